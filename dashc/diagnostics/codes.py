"""The codes that there are, by the names of their pages, so that nothing has to be imported to know them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

PAGES = Path(__file__).parent / "pages"


@cache
def known_codes() -> Mapping[str, str]:
    """Every code with its name, in order."""
    return dict(path.stem.split("-", 1) for path in sorted(PAGES.glob("DC*.md")))


def code_of(text: str) -> str | None:
    """The code that a text names, by itself or by its name; None where there is none."""
    codes = known_codes()
    if text.upper() in codes:
        return text.upper()
    return next((code for code, name in codes.items() if name == text.lower()), None)


def selected_by(selector: str) -> frozenset[str]:
    """The codes that a selector names: a code, a name, the beginning of codes such as `DC3`, or `ALL`."""
    exact = code_of(selector)
    if exact:
        return frozenset({exact})
    prefix = selector.upper()
    if prefix == "ALL":
        return frozenset(known_codes())
    return frozenset(code for code in known_codes() if prefix.startswith("DC") and code.startswith(prefix))


def is_on_request(code: str) -> bool:
    """Whether its rule is off by default."""
    with page_of(code).open(encoding="utf-8") as page:
        return "on request" in "".join(page.readline() for _ in range(3))


def page_of(code: str) -> Path:
    """The file of a code's page."""
    return PAGES / f"{code}-{known_codes()[code]}.md"
