def show(value):
    return value
