"""axe-core finds nothing on any example page, in either theme, on a screen and on a phone, closed and open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import ROOT, SPECS

AXE = ROOT / "templates" / "client" / "node_modules" / "axe-core" / "axe.min.js"
EXAMPLES = sorted(folder.name for folder in SPECS.iterdir() if folder.is_dir())


def violations(page: Page) -> list[list[str]]:
    """What axe finds: of WCAG A and AA, and of its own best practices."""
    # The policy refuses foreign scripts, so axe comes in by the debugging protocol, past the policy.
    page.evaluate(AXE.read_text())
    found: list[list[str]] = page.evaluate(
        """async () => (await axe.run()).violations.map(
          v => [v.id, v.help, ...v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary)])"""
    )
    return found


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_axe_finds_nothing(visit: Callable[..., Visit], example: str, scheme: str, width: int) -> None:
    """On the page as it comes, and with each of its lists open."""
    v = visit(example, color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900})
    assert violations(v.page) == []
    for dropdown in v.page.get_by_role("combobox", expanded=False).all():
        dropdown.click()
        v.page.get_by_role("listbox").wait_for()
        assert violations(v.page) == []
        v.page.keyboard.press("Escape")
        expect(v.page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_notices(visit: Callable[..., Visit], scheme: str) -> None:
    """Those of a lost connection, with their buttons."""
    v = visit("01-hello", color_scheme=scheme, reduced_motion="reduce")
    v.console_allowed = True
    v.page.route("**/_dashc/run", lambda route: route.abort())
    v.by_id("my-input").fill("x")
    v.page.locator(".dx-notice").first.wait_for()
    assert violations(v.page) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_scrolls_sideways_on_a_phone(visit: Callable[..., Visit], example: str) -> None:
    """400 pixels wide, the page fits."""
    v = visit(example, viewport={"width": 400, "height": 800})
    assert v.page.evaluate("document.documentElement.scrollWidth") <= 400
