"""The return value of a function, split into its outputs and encoded (language.md section 5, semantics S10, S11)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from .conversions import named
from .encoding import NotJSON, encode
from .failures import WrongReturn
from .manifest import PlannedCallback
from .no_update import is_no_update


class OutputSlot(NamedTuple):
    """One output of a callback."""

    ref: str
    check: Callable[[bytes], str | None] | None
    """What is wrong with its JSON beyond what JSON asks, as a clause ("must be text")."""


def outputs_of(callback: PlannedCallback, slots: Sequence[OutputSlot], returned: Any) -> dict[str, bytes]:
    """The JSON of each output that was written; `WrongReturn` says what does not fit."""
    if is_no_update(returned):
        return {}
    form = callback.outputs.form
    if form == "single":
        return _encoded(callback, slots, (returned,))
    if form == "none":
        if returned is not None:
            expected = f"{_place(callback)} has no outputs and must return nothing"
            raise WrongReturn(f"{expected}; it returned {_was(returned)}.")
        return {}
    if form == "list":
        return _encoded(callback, slots, _list(callback, returned))
    return _encoded(callback, slots, _mapping(callback, returned))


def _encoded(callback: PlannedCallback, slots: Sequence[OutputSlot], values: Sequence[Any]) -> dict[str, bytes]:
    written: dict[str, bytes] = {}
    for slot, value in zip(slots, values, strict=True):
        if is_no_update(value):
            continue
        try:
            data = encode(value)
        except NotJSON as error:
            raise WrongReturn(
                f"{_place(callback)} returned a value for `{slot.ref}` that cannot be written as JSON: {error}."
            ) from error
        problem = slot.check(data) if slot.check else None
        if problem:
            raise WrongReturn(f"{_place(callback)} returned a wrong value for `{slot.ref}`, which {problem}.")
        written[slot.ref] = data
    return written


def _list(callback: PlannedCallback, returned: Any) -> Sequence[Any]:
    count = len(callback.outputs.refs)
    expected = f"{_place(callback)} must return a list or tuple of {_count(count)}, one for each of its outputs"
    if not isinstance(returned, list | tuple):
        raise WrongReturn(f"{expected}; it returned {_was(returned)}.")
    if len(returned) != count:
        raise WrongReturn(f"{expected}; it returned a `{type(returned).__name__}` of {_count(len(returned))}.")
    return returned


def _mapping(callback: PlannedCallback, returned: Any) -> Sequence[Any]:
    keys = callback.outputs.keys
    expected = f"{_place(callback)} must return a dictionary with the keys {_quoted(keys)}"
    if not isinstance(returned, Mapping):
        raise WrongReturn(f"{expected}; it returned {_was(returned)}.")
    if missing := [key for key in keys if key not in returned]:
        raise WrongReturn(f"{expected}; {_quoted(missing)} {_be(missing)} missing.")
    if unknown := [str(key) for key in returned if key not in keys]:
        raise WrongReturn(f"{expected}; {_quoted(unknown)} {_be(unknown)} not among its outputs.")
    return [returned[key] for key in keys]


def _place(callback: PlannedCallback) -> str:
    return f"`{callback.name}` ({callback.at})"


def _was(returned: Any) -> str:
    return "`None`" if returned is None else named(returned)


def _count(number: int) -> str:
    return "1 value" if number == 1 else f"{number} values"


def _be(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _quoted(names: Sequence[str]) -> str:
    words = [f"`{name}`" for name in names]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}"
