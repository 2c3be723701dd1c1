"""Reads the workflow commands of GitHub's runner, `::name key=value,…::message`, with their escapes undone."""

from dataclasses import dataclass

DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%3A": ":", "%2C": ","} | DATA


@dataclass(frozen=True)
class Command:
    """One command."""

    name: str
    properties: dict[str, str]
    message: str


def read_commands(log: str) -> list[Command]:
    """The commands among the lines of a log."""
    found = []
    for line in log.splitlines():
        if line.startswith("::"):
            head, _, message = line[2:].partition("::")
            name, _, written = head.partition(" ")
            pairs = [pair.split("=", 1) for pair in written.split(",") if pair]
            properties = {key: _undone(value, PROPERTY) for key, value in pairs}
            found.append(Command(name, properties, _undone(message, DATA)))
    return found


def _undone(text: str, escapes: dict[str, str]) -> str:
    """In the runner's order: the percent sign last."""
    for written, meant in escapes.items():
        text = text.replace(written, meant)
    return text
