"""Findings about text that is used several times, put at the place that has to change (diagnostics.md rule 2).

A text in the body of a component or of a loop is read once for each use. What is wrong at every one of them is wrong in
the body, once; what is wrong only with one argument or in one round is the argument's or the loop value's fault. The
places carry what is needed for that: see `dashc.ir.span.Reading`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.ir.span import Frame, Reading, Span, Value, part, plain, reading_of

MAX_WAY = 100
"""Steps from a text to an argument, and from there to what is passed on; more than the language allows."""


def settle(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings with plain places, each with the way by which its text came into the spec."""
    settled: list[Diagnostic] = []
    waiting = list(findings)
    for _ in range(MAX_WAY):
        if not waiting:
            break
        groups: dict[tuple[str, Span], list[Diagnostic]] = {}
        by_value: dict[tuple[str, int], set[Span]] = {}
        for finding in waiting:
            groups.setdefault((finding.code, plain(finding.primary)), []).append(finding)
            for value in _values(finding.primary):
                by_value.setdefault((finding.code, id(value)), set()).add(_text_of(finding.primary))
        waiting = []
        for group in groups.values():
            final, moved = _decide(group, by_value)
            settled += final
            waiting += moved
    return [*settled, *(_final(finding) for finding in waiting)]


def _decide(
    group: list[Diagnostic], wrong_uses: dict[tuple[str, int], set[Span]]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Findings about one text: those that stay there, and those that go to where a value comes from."""
    first = group[0]
    reading = reading_of(first.primary)
    if reading is None:
        return [_final(finding) for finding in _distinct(group)], []
    if reading.substitution is not None:
        copies = reading.substitution.site.copies
        values = [value for finding in group for value in _values(finding.primary)]
        if not values or (copies > 1 and _originals(group) >= copies):
            return [_final(first)], []
        final: list[Diagnostic] = []
        moved: list[Diagnostic] = []
        for finding in group:
            value = _responsible(finding.primary)
            stays = value.span is None or (
                value.kind in ("var", "default") and not value.uses <= wrong_uses[finding.code, id(value)]
            )
            if stays:
                final.append(_final(finding, value))
            else:
                moved.append(_at_value(finding, value))
        return final[:1], moved
    frame = reading.frame
    if frame is not None and frame.kind == "value" and frame.value is not None:
        wrong_at = {plain(found.frame.site) for found in map(_reading, group) if found.frame is not None}
        if not {plain(use) for use in frame.value.uses} <= wrong_at:
            return [], [_at_site(finding) for finding in group]
    return [_final(first)], []


def _originals(group: list[Diagnostic]) -> int:
    """In how many readings of the text it is wrong."""
    return len({id(_root_substitution(finding.primary)) for finding in group})


def _root_substitution(span: Span) -> object:
    reading = reading_of(span)
    assert reading is not None
    assert reading.substitution is not None
    return reading.substitution.original or reading.substitution


def _reading(finding: Diagnostic) -> Reading:
    reading = reading_of(finding.primary)
    assert reading is not None
    return reading


def _values(span: Span) -> list[Value]:
    """The values in the text that a finding is about."""
    reading = reading_of(span)
    if reading is None or reading.substitution is None:
        return []
    return [piece.value for piece in reading.substitution.pieces if piece.value is not None]


def _responsible(span: Span) -> Value:
    """Of several values the one that changes most: that of a loop, then an argument."""
    order = {"round": 0, "argument": 1, "default": 2, "var": 3, "outside": 4}
    return min(_values(span), key=lambda value: order[value.kind])


def _text_of(span: Span) -> Span:
    reading = reading_of(span)
    assert reading is not None
    assert reading.substitution is not None
    return reading.substitution.span


def _at_value(finding: Diagnostic, value: Value) -> Diagnostic:
    """The finding at the text of an argument, a variable or a loop value, its old place related."""
    assert value.span is not None
    where = value.span
    reading = _reading(finding)
    if reading.narrow is not None and reading.narrow[0] is value and value.text is not None:
        where = part(where, value.text, reading.narrow[1], reading.narrow[2])
    said = {
        "round": f"with `{value.name}` = {value.shown}",
        "argument": f"`{value.name}` is used here",
        "default": f"the default of `{value.name}` is used here",
    }.get(value.kind, f"`{value.name}` is used here")
    others = [Related(_same_value(item.span, finding.primary, value), item.message) for item in finding.related]
    if value.kind in ("var", "default"):  # An argument stands at the use itself.
        others += [Related(frame.site, frame.message) for frame in _frames(finding.primary)]
    related = (Related(finding.primary, said), *others)
    return replace(finding, primary=where, label="", related=related, fix=None)


def _same_value(span: Span, primary: Span, value: Value) -> Span:
    """Of another reading of the very same text, the value that it had there."""
    if plain(span) != plain(primary):
        return span
    other = next((other for other in _values(span) if other.name == value.name), None)
    return other.span if other is not None and other.span is not None else span


def _at_site(finding: Diagnostic) -> Diagnostic:
    """The finding at the `${name}` that put a list or mapping where it is wrong."""
    frame = _reading(finding).frame
    assert frame is not None
    name = frame.value.name if frame.value else ""
    related = (Related(finding.primary, f"the text that `${{{name}}}` stands for"), *finding.related)
    return replace(finding, primary=frame.site, label="", related=related, fix=None)


def _final(finding: Diagnostic, value: Value | None = None) -> Diagnostic:
    """Plain places; the uses on the way to the text as related ones."""
    related = [Related(plain(item.span), item.message) for item in finding.related]
    notes = finding.notes
    if value is not None and value.span is not None:
        related.append(Related(plain(value.span), f"the value of `{value.name}`"))
    if value is not None and value.note:
        notes = (*notes, value.note)
    related += [Related(plain(frame.site), frame.message) for frame in _frames(finding.primary)]
    primary = plain(finding.primary)
    seen = {primary}
    kept = []
    for item in related:
        if item.span not in seen and not _inside(primary, item.span):
            seen.add(item.span)
            kept.append(item)
    fix = finding.fix if not _values(finding.primary) else None
    if fix is not None:
        edits = tuple(edit._replace(span=plain(edit.span)) for edit in fix.edits)
        fix = fix._replace(edits=edits)
    return replace(finding, primary=primary, related=tuple(kept), notes=notes, fix=fix)


def _inside(span: Span, other: Span) -> bool:
    """Whether a place is a part of another, so that to name both says nothing."""
    start, stop = (span.line, span.column), (span.end_line, span.end_column)
    return span.file == other.file and other[1:3] <= start and stop <= other[3:5]


def _frames(span: Span) -> Iterator[Frame]:
    """From the innermost use of a text outwards."""
    for _ in range(MAX_WAY):
        reading = reading_of(span)
        if reading is None or reading.frame is None:
            return
        yield reading.frame
        span = reading.frame.site


def _distinct(group: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each headline once."""
    found: dict[str, Diagnostic] = {}
    for finding in group:
        found.setdefault(finding.headline, finding)
    return list(found.values())
