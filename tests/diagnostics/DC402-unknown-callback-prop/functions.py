def show(city):
    return city


def shows(city, country):
    return city


TITLE = "Sales"
