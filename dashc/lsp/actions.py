"""Quick fixes: the edits that a finding carries, and its suggestions where it is certain what they replace."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.diagnostics.diagnostic import Diagnostic, Edit
from dashc.diagnostics.suggest import suggested
from dashc.ir.span import Span
from dashc.lsp.diagnostics import PositionsOf, positions_of, to_lsp
from dashc.lsp.spec_file import SpecFile


def code_actions(document: SpecFile, range: lsp.Range) -> list[lsp.CodeAction]:
    """The fixes of the findings at a range of the text that was checked last."""
    compiled = document.project.compiled
    if compiled is None:
        return []
    find = positions_of(document.project)
    actions = []
    for finding in compiled.findings:
        if document.project.file_named(finding.primary.file) is not document:
            continue
        shown = to_lsp(finding, document.positions, find)
        if _overlap(shown.range, range):
            for title, edits, sure in _fixes(document, finding):
                edit = _workspace_edit(edits, find)
                if edit:
                    actions.append(
                        lsp.CodeAction(
                            title,
                            kind=lsp.CodeActionKind.QuickFix,
                            diagnostics=[shown],
                            is_preferred=sure or None,
                            edit=edit,
                        )
                    )
    return actions


def _fixes(document: SpecFile, finding: Diagnostic) -> Iterator[tuple[str, tuple[Edit, ...], bool]]:
    """Title, edits, and whether it is the one fix to make."""
    if finding.fix:
        yield _title(document, finding.fix.edits), finding.fix.edits, finding.fix.safe
        return
    names = suggested(finding.help)
    written = _text(document, finding.primary)
    if not written or f"`{written}`" not in finding.headline:
        return
    same = [item.span for item in finding.related if _text(document, item.span) == written]
    for name in names:
        edits = tuple(Edit(span, name) for span in dict.fromkeys((finding.primary, *same)))
        yield _title(document, edits), edits, len(names) == 1


def _title(document: SpecFile, edits: tuple[Edit, ...]) -> str:
    first, *others = edits
    old, new = _text(document, first.span), first.replacement
    if others and any(edit.replacement != new or _text(document, edit.span) != old for edit in others):
        return "Fix this"
    if not old:
        title = f"Insert `{new.strip()}`"
    elif not new:
        title = f"Remove `{old.strip()}`" if old.strip() else "Remove the blanks"
    elif not old.strip():
        title = "Replace the blanks"
    else:
        title = f"Replace `{old}` by `{new}`"
    return f"{title} in {len(edits)} places" if others else title


def _text(document: SpecFile, span: Span) -> str:
    """The text at a span on one line of a file of the spec; empty elsewhere."""
    file = document.project.file_named(span.file)
    source = file.tree.source if file else document.tree.source
    if file is None or span.line != span.end_line or span.line > len(source.lines):
        return ""
    return source.lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _workspace_edit(edits: tuple[Edit, ...], find: PositionsOf) -> lsp.WorkspaceEdit | None:
    changes: dict[str, list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit]] = {}
    for edit in edits:
        place = find(edit.span.file)
        if place is None:
            return None
        uri, positions = place
        changes.setdefault(uri, []).append(lsp.TextEdit(positions.range(edit.span), edit.replacement))
    return lsp.WorkspaceEdit(changes=changes)  # type: ignore[arg-type]


def _overlap(one: lsp.Range, other: lsp.Range) -> bool:
    return not (_key(one.end) < _key(other.start) or _key(other.end) < _key(one.start))


def _key(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character
