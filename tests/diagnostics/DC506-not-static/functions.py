import functools


def factory(function):
    return function


@factory
def made(clicks, more): ...


@functools.lru_cache(maxsize=5)
def plain(clicks): ...
