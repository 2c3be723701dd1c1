"""`text`: findings for people, with the source, a summary, and where to read more."""

from dashc.diagnostics.formats.report import Report
from dashc.diagnostics.text import render_text, summary


def render(report: Report) -> str:
    """What `dashc lint` prints by default."""
    text = render_text(report.findings, report.lines, colour=report.colour)
    return f"{text}{summary(report.findings, len(report.files))}\n{_more(report)}"


def _more(report: Report) -> str:
    """One line for the whole run, as a line below every finding would say the same again and again."""
    codes = sorted({finding.code for finding in report.findings})
    if not codes:
        return ""
    return f"`dashc explain {codes[0]}` says more{' about it' if len(codes) == 1 else ', and so for each code'}.\n"
