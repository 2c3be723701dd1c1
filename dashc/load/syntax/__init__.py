"""libyaml's complaint -> a finding that names the cause (diagnostics.md rule 7).

libyaml decides what is wrong and where; the wording comes from the text at that place.
"""

from collections.abc import Callable

import yaml

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.ir.span import Span
from dashc.ir.tree import Source
from dashc.load.problem import Problem
from dashc.load.syntax.brackets import no_content, unclosed
from dashc.load.syntax.lines import (
    directive,
    item_not_allowed,
    key_not_allowed,
    missing_colon,
    no_expected_dash,
    no_expected_key,
    second_root,
    tab,
    values_not_allowed,
)
from dashc.load.syntax.templates import no_spec_yet, tag_as_value
from dashc.load.syntax.texts import (
    bad_escape,
    bad_name,
    bad_tag,
    block_header,
    cannot_start,
    indentation_indicator,
    other,
    unclosed_quote,
)


def explain(error: Exception, source: Source, first_line: int) -> Diagnostic:
    """The finding for an exception of libyaml; `first_line` is where its text begins in the source, from 0."""
    if not isinstance(error, yaml.MarkedYAMLError):
        where = Span(source.name, first_line + 1, 1, first_line + 1, 2)
        return yaml_syntax(where, "this text is no YAML", help=["save the file as UTF-8 text"])
    problem = Problem(error, source, first_line)
    tag = tag_as_value(problem)
    if tag is not None:
        return tag
    for part, worder in _WORDERS:
        if part in problem.problem:
            return worder(problem)
    return other(problem)


def explain_whole(error: Exception, source: Source) -> Diagnostic | None:
    """The finding where another tool has to work on the file first; None for an ordinary mistake."""
    return no_spec_yet(Problem(error, source, 0)) if isinstance(error, yaml.MarkedYAMLError) else None


def after_header(problem: Problem) -> Diagnostic:
    """What follows on the line of `|` and `>`, or of a directive."""
    return directive(problem) if "directive" in problem.context else block_header(problem)


def after_tag(problem: Problem) -> Diagnostic:
    """A tag, or a directive, that goes on where it should end."""
    return directive(problem) if "directive" in problem.context else bad_tag(problem)


_WORDERS: tuple[tuple[str, Callable[[Problem], Diagnostic]], ...] = (
    ("found character that cannot start any token", cannot_start),
    ("found a tab character", tab),
    ("mapping values are not allowed", values_not_allowed),
    ("could not find expected ':'", missing_colon),
    ("did not find expected key", no_expected_key),
    ("did not find expected '-' indicator", no_expected_dash),
    ("did not find expected ',' or", unclosed),
    ("did not find expected node content", no_content),
    ("found unexpected end of stream", unclosed_quote),
    ("found unexpected document indicator", unclosed_quote),
    ("found unknown escape character", bad_escape),
    ("did not find expected hexdecimal number", bad_escape),
    ("found invalid Unicode character escape code", bad_escape),
    ("did not find expected alphabetic or numeric character", bad_name),
    ("found an indentation indicator equal to 0", indentation_indicator),
    ("directive", directive),
    ("version number", directive),
    ("found unexpected non-alphabetical character", directive),
    ("did not find expected digit", directive),
    ("did not find expected comment or line break", after_header),
    ("did not find expected whitespace", after_tag),
    ("mapping keys are not allowed", key_not_allowed),
    ("block sequence entries are not allowed", item_not_allowed),
    ("tag", bad_tag),
    ("URI", bad_tag),
    ("UTF-8", bad_tag),
    ("did not find expected '!'", bad_tag),
    ("did not find the expected '>'", bad_tag),
    ("did not find expected <document start>", second_root),
    ("found incompatible YAML document", directive),
)
