"""Dotted paths of Python objects, and the keys that callbacks and `$call` share (language.md section 5)."""

import keyword
import re

from dashc.diagnostics.rules.bad_call import bad_call
from dashc.diagnostics.rules.bad_value import bad_value
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.spec import References
from dashc.ir.tree import Poisoned, Scalar
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.place import Place
from dashc.validate.references import read_references
from dashc.validate.schemas import type_fix
from dashc.validate.words import describe, is_null, shorten

_CODE = re.compile(r"(?:async\s+)?def\s|lambda\b|import\s|return\s")
_KEY = re.compile(r"""\[["'](\w+)["']\]""")
"""`["year"]`, which as an attribute is `.year`."""
_CALLED = re.compile(r"([\w.:]+)\(.*\)")


def read_path(ctx: Context, place: Place, subject: str) -> str:
    """A dotted path; raises `Unreadable` after a finding where it is none."""
    text = _text(ctx, place, subject, "the dotted path of a Python object")
    if not text.strip():
        helps = ["write `module.function`, the Python function to run"]
        ctx.add(bad_value(place.span, f"{subject} is empty", help=helps), place)
        raise Unreadable
    problem = _problem(text)
    if problem:
        ctx.add(bad_call(place.span, shorten(text), *problem), place)
        raise Unreadable
    return text


def path_text(place: Place | None) -> str | None:
    """What stands where a dotted path should, if it is a text of one line."""
    value = place.value if place else None
    if isinstance(value, Scalar) and isinstance(value.value, str) and "\n" not in value.value:
        return value.value or None
    return None


def read_name(ctx: Context, place: Place | None) -> str | None:
    """The callback's `name`."""
    if place is None or (isinstance(place.value, Scalar) and place.value.value is None):
        return None
    text = _text(ctx, place, "`name`", "text")
    if not text.strip():
        ctx.add(
            bad_value(place.span, "`name` cannot be empty", help=["leave it out: the function's name is taken"]), place
        )
        raise Unreadable
    return text


def read_flag(ctx: Context, place: Place | None) -> bool:
    """`prevent_initial_call`."""
    if place is None:
        return False
    value = place.value
    if isinstance(value, Scalar) and isinstance(value.value, bool):
        return value.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if isinstance(value, Scalar) and value.value is None:
        return False
    fix = type_fix(value, ["boolean"])
    subject = f"`{place.name}`"
    ctx.add(wrong_type(place.span, subject, "`true` or `false`", describe(value), fix=fix), place)
    raise Unreadable


def read_section(ctx: Context, place: Place | None, section: str) -> References | None:
    """`inputs`, `state` or `outputs`, where they are given."""
    return read_references(ctx, place, section) if place else None


def _text(ctx: Context, place: Place, subject: str, needed: str) -> str:
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        nothing = is_null(value)
        where = place.key_span if nothing else place.span
        fix = type_fix(value, ["string"])
        ctx.add(wrong_type(where, subject, needed, describe(value), fix=fix), place, key=nothing)
        raise Unreadable
    return value.value


def _problem(text: str) -> tuple[str, str | None] | None:
    """What is wrong with a path, and what to write."""
    module, colon, attribute = text.partition(":")
    names = module.split(".") + (attribute.split(".") if colon else [])
    if _CODE.match(text) or "\n" in text:
        return "is Python code; `call` names a function that stands in a Python file", None
    if all(name.isidentifier() and not keyword.iskeyword(name) for name in names):
        if colon and module.endswith(".py"):
            return "names a file; a module has no `.py`", f"{module.removesuffix('.py')}.{attribute}"
        return None
    called = _CALLED.fullmatch(text)
    if called:
        return "is a call, not a path", called[1]
    dotted = _KEY.sub(r".\1", text).removesuffix("()")
    if dotted != text and _problem(dotted) is None:
        return "holds brackets; in a path each name follows a dot", dotted
    joined = re.sub(r"::|#|->|:\.", ".", text)
    if joined != text and _problem(joined) is None:
        return "is no dotted path of Python names", joined
    if text.endswith(".py"):
        return "is a file, not a function", f"{text.removesuffix('.py').replace('/', '.')}.function"
    if "/" in text or "\\" in text:
        cleaned = text.replace("\\", "/").replace(".py", "").strip("./").replace("/", ".")
        return "holds a slash; a dotted path has dots", cleaned if _problem(cleaned) is None else None
    if "-" in text:
        fixed = text.replace("-", "_")
        return "holds a `-`, which no Python name has", fixed if _problem(fixed) is None else None
    return "is no dotted path of Python names", None
