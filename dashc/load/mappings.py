"""The entries of a mapping: keys are text and unique, merges are applied."""

import re
from collections.abc import Mapping as Map

from dashc.diagnostics.rules.bad_merge import alias_as_key, anchor_in_merge, bad_merge
from dashc.diagnostics.rules.duplicate_key import duplicate_key
from dashc.diagnostics.rules.non_string_key import empty_key, key_not_text, non_string_key, template_as_key
from dashc.diagnostics.rules.yaml_syntax import invisible_indent
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.ir.tree import BULLET, Alias, Entry, Mapping, Node, Poisoned, Scalar, Sequence, Value
from dashc.load.places import Places

INVISIBLE = "\u00a0\u1680\u2007\u202f\u205f\u3000\u200b\u2060\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C))
)
"""Characters that look like a blank or like nothing, but are text to YAML."""

_OF_CSS = re.compile(r"-(?:webkit|moz|ms|o)-|--\w")


def make_entries(
    children: list[Node], sink: Sink, places: Places, anchors: Map[str, int]
) -> tuple[dict[str, Entry], bool]:
    """The entries from keys and values in turn, and whether that is all of them.

    What a `<<` brings stands where the `<<` stands. `anchors` are the names of those above, and how often each stood.
    """
    entries: dict[str, Entry] = {}
    whole, merges = True, False
    nodes = iter(children)
    for key_node, value in zip(nodes, nodes, strict=True):
        if isinstance(key_node, Alias) and isinstance(key_node.target, Mapping):
            before = _aliases_merged(entries["<<"].value) if "<<" in entries else []
            sink.add(alias_as_key(key_node.span, before, key_node.name))
            whole = False
            continue
        key = _key(key_node, sink, places)
        if key is None:
            whole = False
            continue
        name = key.text
        if name in entries:
            if not BULLET.match(name) or _OF_CSS.match(name):  # That it should be an item is a finding already.
                sink.add(duplicate_key(key.span, name, entries[name].key.span))
            continue
        entries[name] = Entry(key, value)
        merges = merges or (name == "<<" and key.plain)
    if not merges:
        return entries, whole
    merged, readable = _with_merges(entries, sink, anchors)
    return merged, whole and readable


def _with_merges(written: dict[str, Entry], sink: Sink, anchors: Map[str, int]) -> tuple[dict[str, Entry], bool]:
    """What a `<<` brings, and whether all of it could be read; the mapping's own entries win."""
    whole = True
    entries: dict[str, Entry] = {}
    for name, entry in written.items():
        if not (name == "<<" and entry.key.plain):
            entries[name] = entry
            continue
        brought, readable = _merged(entry.value, sink, anchors)
        whole = whole and readable
        for merged_name, merged in brought:
            if merged_name not in written and merged_name not in entries:
                entries[merged_name] = Entry(merged.key, merged.value, entry.key.span)
    return entries, whole


def join_blocks(blocks: list[Mapping], sink: Sink) -> Mapping:
    """One mapping of the top-level blocks that were parsed one by one."""
    entries: dict[str, Entry] = {}
    for block in blocks:
        for name, entry in block.entries.items():
            first = entries.setdefault(name, entry)
            if first is not entry:
                sink.add(duplicate_key(entry.key.span, name, first.key.span))
    first_span, last = blocks[0].span, blocks[-1].span
    span = Span(first_span.file, first_span.line, first_span.column, last.end_line, last.end_column)
    return Mapping(span, entries, partial=any(block.partial for block in blocks))


def _key(node: Node, sink: Sink, places: Places) -> Scalar | None:
    """The key as text; None, with a finding, where it is none."""
    value: Value = node.target if isinstance(node, Alias) else node
    if not isinstance(value, Scalar):
        if isinstance(value, Poisoned):
            return None
        tag = places.template_at(node.span)
        if tag is not None:
            sink.add(template_as_key(*tag))
        else:
            kind = "mapping" if isinstance(value, Mapping) else "list"
            sink.add(key_not_text(node.span, kind, braces=places.is_braced(node.span)))
        return None
    text = value.value
    if not isinstance(text, str):
        wrong = empty_key(node.span, value.text) if text is None else non_string_key(node.span, value.text, text)
        sink.add(wrong)
        return None
    if value.plain and text and text[0] in INVISIBLE:
        sink.add(invisible_indent(node.span, text[0], len(text) - len(text.lstrip(text[0]))))
        return None
    if isinstance(node, Alias):
        return Scalar(node.span, text, value.text, plain=False, verbatim=False)
    return value


def _merged(value: Node, sink: Sink, anchors: Map[str, int]) -> tuple[list[tuple[str, Entry]], bool]:
    """What a `<<` brings, the earlier mappings of a list first, and whether all of it could be read."""
    target = value.target if isinstance(value, Alias) else value
    if not isinstance(target, Sequence):
        return _entries_of(value, sink, anchors)
    found = [_entries_of(item, sink, anchors) for item in target.items]
    return [entry for entries, _ in found for entry in entries], all(whole for _, whole in found)


def _entries_of(value: Node, sink: Sink, anchors: Map[str, int]) -> tuple[list[tuple[str, Entry]], bool]:
    target = value.target if isinstance(value, Alias) else value
    if isinstance(target, Mapping):
        return list(target.entries.items()), not target.partial
    if isinstance(target, Scalar) and value is target and target.anchor is not None and not target.text:
        where = _before(target.span, f"&{target.anchor}")
        sink.add(anchor_in_merge(where, target.anchor, known=anchors[target.anchor] > 1))
    elif not isinstance(target, Poisoned):
        text = target.text.lstrip("*&") if isinstance(target, Scalar) and target.verbatim else ""
        sink.add(bad_merge(value.span, _shown(target), anchor=text if text in anchors else None))
    return [], False


def _before(span: Span, text: str) -> Span:
    """The place of a text that stands right before another."""
    return span._replace(column=span.column - len(text), end_line=span.line, end_column=span.column)


def _aliases_merged(value: Node) -> list[str]:
    """The names of the aliases after a `<<`, as far as they are some."""
    items = value.items if isinstance(value, Sequence) else [value]
    return [item.name for item in items if isinstance(item, Alias)]


def _shown(value: Value) -> str:
    return f"`{value.text}`" if isinstance(value, Scalar) and value.verbatim and value.text else "this"
