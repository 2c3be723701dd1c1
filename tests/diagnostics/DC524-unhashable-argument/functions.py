from functools import cache


@cache
def draw(lines):
    return str(lines)
