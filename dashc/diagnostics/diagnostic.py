"""One finding, as data (diagnostics.md section 2)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dashc.ir.span import Span


class Severity(StrEnum):
    """How much a finding matters; only errors stop `build`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Related(NamedTuple):
    """Another place that belongs to the finding."""

    span: Span
    message: str


class Edit(NamedTuple):
    """Text to put in the place of a span."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """Edits that mend the finding; `safe` when they cannot change what the spec means otherwise."""

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: `headline` stands alone, `label` is shown under the carets, `pointer` is a JSON Pointer for tools."""

    code: str
    name: str
    severity: Severity
    headline: str
    primary: Span
    label: str = ""
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    fix: Fix | None = None
    pointer: str = ""
    default: bool = True
    """Whether its rule is on by default."""
    lacks: str = ""
    """The name that is used and not there, where that is all that is wrong."""
