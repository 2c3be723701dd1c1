from typing import Literal

Reading = Literal["rate", "pressure"]


def draw(line: str, reading: Literal["rate"]) -> str:
    return f"{line}: {reading}"


def good(lines: list[str], reading: Reading, limit: "int | float | None") -> str:
    return f"{lines}: {reading}, {limit}"
