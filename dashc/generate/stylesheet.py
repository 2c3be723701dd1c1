"""The app's own style sheet: its theme, and the literal styles of the layout as rules (semantics B9)."""

from collections.abc import Iterable, Mapping

from dashc.ir.spec import App


def stylesheet(app: App, rules: Iterable[str]) -> str:
    """The text of `app.css`; empty where there is nothing to say."""
    lines = [*_theme(app.theme), *rules]
    return "\n".join(lines) + "\n" if lines else ""


def _theme(theme: str | Mapping[str, str]) -> list[str]:
    if isinstance(theme, Mapping):
        declarations = [f"--dx-{name}:{value}" for name, value in theme.items()]
        return [f":root{{{';'.join(declarations)}}}"] if declarations else []
    # Every colour of the client's style sheets is a `light-dark()`, which follows `color-scheme`.
    return [] if theme == "auto" else [f":root{{color-scheme:{theme}}}"]
