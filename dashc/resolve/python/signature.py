"""Parameters, as a `def` or `lambda` lists them, and whether a call fits them."""

import ast
from collections.abc import Sequence
from typing import NamedTuple

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Signature(NamedTuple):
    """What a function takes; the first parameter of a bound method is left out."""

    text: str
    """As the `def` writes it, without annotations: `filter_rows(region, year, *, limit)`."""
    positional: tuple[str, ...]
    positional_only: int
    """How many of `positional` have no keyword."""
    required: int
    """How many of `positional` have no default."""
    takes_more: bool
    """`*args`."""
    keyword: tuple[str, ...]
    """Keyword-only parameters."""
    keyword_required: tuple[str, ...]
    takes_any_keyword: bool
    """`**kwargs`."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that may be given by keyword."""
        return (*self.positional[self.positional_only :], *self.keyword)


class Misfit(NamedTuple):
    """Why a call does not fit."""

    problems: tuple[str, ...]
    """In words that follow the function's name: "takes 2 positional arguments", "needs `year`"."""
    unknown: tuple[str, ...]
    """Keywords that it does not have."""
    missing: tuple[str, ...]
    """Parameters that get no argument and have no default."""

    @property
    def is_one_wrong_key(self) -> bool:
        """One keyword is wrong, and nothing else save the parameter that it was perhaps meant for."""
        explained = 2 if self.missing else 1
        return len(self.unknown) == 1 and len(self.missing) <= 1 and len(self.problems) == explained


def signature_of(name: str, node: FunctionNode, *, bound: bool) -> Signature:
    """The signature of a definition; `bound` leaves out the first positional parameter (`self`, `cls`)."""
    arguments = node.args
    positional = [argument.arg for argument in [*arguments.posonlyargs, *arguments.args]]
    required = len(positional) - len(arguments.defaults)
    only = len(arguments.posonlyargs)
    if bound and positional:
        positional, required, only = positional[1:], max(required - 1, 0), max(only - 1, 0)
    keyword = tuple(argument.arg for argument in arguments.kwonlyargs)
    defaults = dict(zip(keyword, arguments.kw_defaults, strict=True))
    return Signature(
        text=f"{name}({', '.join(_parts(arguments, positional, required, only))})",
        positional=tuple(positional),
        positional_only=only,
        required=required,
        takes_more=arguments.vararg is not None,
        keyword=keyword,
        keyword_required=tuple(name for name in keyword if defaults[name] is None),
        takes_any_keyword=arguments.kwarg is not None,
    )


def _parts(arguments: ast.arguments, positional: Sequence[str], required: int, only: int) -> list[str]:
    parts = []
    for place, name in enumerate(positional):
        parts.append(name if place < required else f"{name}=…")
        if place + 1 == only:
            parts.append("/")
    if arguments.vararg:
        parts.append(f"*{arguments.vararg.arg}")
    elif arguments.kwonlyargs:
        parts.append("*")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        parts.append(argument.arg if default is None else f"{argument.arg}=…")
    if arguments.kwarg:
        parts.append(f"**{arguments.kwarg.arg}")
    return parts


def misfit(signature: Signature, given: int, keys: Sequence[str]) -> Misfit | None:
    """Why a call with so many positional arguments and these keywords fails, or None."""
    only = signature.positional[: signature.positional_only]
    by_position: list[str] = []
    unknown: tuple[str, ...] = ()
    twice: list[str] = []
    missing = (*signature.positional[given : signature.required], *signature.keyword_required)
    if keys:
        by_position = [key for key in keys if key in only and not signature.takes_any_keyword]
        allowed = {*signature.names, *by_position}
        unknown = tuple(key for key in keys if key not in allowed and not signature.takes_any_keyword)
        filled = set(signature.positional[signature.positional_only : given])
        twice = [key for key in keys if key in filled]
        missing = tuple(name for name in missing if name not in keys or (name in only and name not in by_position))
    problems = []
    if given > len(signature.positional) and not signature.takes_more:
        problems.append(f"takes {_count(len(signature.positional), 'positional argument')}")
    if missing:
        problems.append(f"needs {_names(missing)}")
    if unknown:
        problems.append(f"has no parameter {_names(unknown, 'or')}")
    if by_position:
        problems.append(f"takes {_names(by_position)} by position only")
    if twice:
        problems.append(f"gets {_names(twice)} by position already")
    if not problems:
        return None
    return Misfit(tuple(problems), unknown, missing)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _names(names: Sequence[str], last: str = "and") -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
