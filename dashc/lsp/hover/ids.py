"""Ids: which component it is, and which callbacks read and write it."""

from dashc.lsp.ids import definitions_of, ids_at
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import IdTarget
from dashc.lsp.usage import usages
from dashc.lsp.words import article

MANY = 10
"""More than a hover can hold."""


def hover_id(document: SpecFile, target: IdTarget) -> str | None:
    """The component, and its uses."""
    type = _type(document, target)
    if type is None:
        return None
    place = next(iter(definitions_of(document, target)), None)
    where = f" on {place.file.shown_place(place.span, document)}" if place else ""
    text = f"**{target.id}**: {article(type)} `{type}`{where}"
    kind = document.grammar.catalogue.type(type)
    if kind is not None:
        text += f"\n\n{kind.description}"
    if "${" in target.id:
        return f"{text}\n\n{_becomes(document, target)}".rstrip()
    return f"{text}\n\n{used(document, target.id)}".rstrip()


def _type(document: SpecFile, target: IdTarget) -> str | None:
    if "${" not in target.id:
        return document.project.type_of(target.id)
    types = {use.type for use in document.outline.templates.get(target.id, [])}
    types = types or {type for id in ids_at(document, target) if (type := document.project.type_of(id))}
    return types.pop() if len(types) == 1 else None


def _becomes(document: SpecFile, target: IdTarget) -> str:
    """The ids that a text with `${name}` in it stands for."""
    ids = ids_at(document, target)
    more = ", …" if len(ids) > MANY else ""
    return f"Stands for {', '.join(f'`{id}`' for id in ids[:MANY])}{more}." if ids else ""


def used(document: SpecFile, id: str, prop: str | None = None) -> str:
    """A list of what callbacks do with a component, or with one prop of it; empty where they do nothing."""
    plan = document.project.plan
    if plan is None:
        return ""
    lines = []
    for usage in usages(plan, id, prop):
        span = usage.callback.source.span
        file = document.project.file_named(span.file)
        where = file.shown_place(span, document) if file else f"line {span.line}"
        lines.append(f"- `{usage.ref}` {usage.verb} `{usage.callback.name}` ({where})")
    return "\n".join(lines)
