"""What is wrong, in the form that the pages of development get."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.text import Lines, render_text

Findings = list[dict[str, str]]


def findings_for_page(diagnostics: Sequence[Diagnostic], lines: Lines) -> Findings:
    """Each finding with its headline, and the text of the terminal below it."""
    found = []
    for finding in diagnostics:
        title, _, rest = render_text([finding], lines).strip().partition("\n")
        found.append({"headline": title, "text": rest})
    return found


def failed_start(headline: str, text: str) -> Findings:
    """The app was built, but it cannot be loaded: its Python code raised, or gave something wrong."""
    return [{"headline": f"The app cannot start. {headline}", "text": text}]


def still_starting(seconds: float) -> Findings:
    """Its modules are still being imported, or compute what `$from` names."""
    return [
        {
            "headline": f"The app has been starting for {seconds:.0f} seconds and does not answer yet.",
            "text": "Its Python modules are still at work. A save starts it anew.",
        }
    ]


def died(status: int) -> Findings:
    """The process ended by itself."""
    return [
        {
            "headline": f"The app's process ended by itself, with status {status}.",
            "text": "The terminal may say why. The next save starts it again.",
        }
    ]
