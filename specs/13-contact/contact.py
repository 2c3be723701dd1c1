"""A form whose fields depend on a choice."""

from typing import Literal

Way = Literal["email", "phone", "never"]
HOURS = {"morning": "mornings", "evening": "evenings"}


def fields(way: Way) -> list[dict[str, object]]:
    """The fields of this way; their ids are declared under `dynamic` in the spec."""
    if way == "never":
        return [{"p": "Then you will not hear from us."}]
    text, kind = ("Email address", "email") if way == "email" else ("Telephone number", "tel")
    nodes: list[dict[str, object]] = [
        {"label": {"for": "address", "children": f"{text}: "}},
        {"Input": {"id": "address", "type": kind, "value": ""}},
        {"small": {"id": "hint"}},
    ]
    if way == "phone":
        nodes.append({"Checklist": {"id": "hours", "aria-label": "When we may call", "options": HOURS, "value": []}})
    return nodes


def hint(address: str, way: Way) -> str:
    """Runs as soon as the field is there, and whenever it changes."""
    if not address:
        return "This field is empty."
    sign = "@" if way == "email" else "+"
    return "" if sign in address else f"There is no {sign} in it."


def answer(way: Way, address: str | None, hours: list[str] | None) -> str:
    """`address` and `hours` are `None` while these fields are not in the page."""
    if way == "never" or not address:
        return ""
    when = f" in the {' or '.join(HOURS[hour] for hour in hours)}" if hours else ""
    return f"We will {'write to' if way == 'email' else 'call'} {address}{when}."
