def rows(clicks):
    for row in range(clicks or 0):
        yield {"li": str(row)}


def listed(clicks):
    return list(rows(clicks))
