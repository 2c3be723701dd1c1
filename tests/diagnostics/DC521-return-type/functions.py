from typing import TypedDict


class Option(TypedDict):
    label: str
    value: int


def cities(clicks) -> int:
    return len("Oslo")


def both(clicks) -> tuple[str, list[str]]:
    return "text", ["wide"]


def names(clicks) -> set[str]:
    return set()


def good(clicks) -> tuple[list[Option], str | int | None, str]:
    return [{"label": "Oslo", "value": 1}], None, "wide"
