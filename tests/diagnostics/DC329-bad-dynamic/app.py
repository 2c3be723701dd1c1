def more(clicks):
    return [{"Input": {"id": "row"}}, {"p": {"id": "copy"}}]


def copy(value):
    return value
