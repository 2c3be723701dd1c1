"""Ids: which component it is, and which callbacks read and write it."""

from dashc.lsp.document import OpenDocument
from dashc.lsp.target import IdTarget
from dashc.lsp.usage import usages
from dashc.lsp.words import article


def hover_id(document: OpenDocument, target: IdTarget) -> str | None:
    """The component, and its uses."""
    type = document.type_of(target.id)
    if type is None:
        return None
    uses = document.components.get(target.id, [])
    where = f" on line {uses[0].key.span.line}" if uses else ""
    text = f"**{target.id}**: {article(type)} `{type}`{where}"
    kind = document.grammar.catalogue.type(type)
    if kind is not None:
        text += f"\n\n{kind.description}"
    return f"{text}\n\n{used(document, target.id)}".rstrip()


def used(document: OpenDocument, id: str, prop: str | None = None) -> str:
    """A list of what callbacks do with a component, or with one prop of it; empty where they do nothing."""
    plan = document.compilation.plan if document.compilation else None
    if plan is None:
        return ""
    lines = []
    for usage in usages(plan, id, prop):
        span = usage.callback.source.span
        lines.append(f"- `{usage.ref}` {usage.verb} `{usage.callback.name}` (line {span.line})")
    return "\n".join(lines)
