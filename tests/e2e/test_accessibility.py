"""axe-core finds nothing on any example page, in either theme."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.browsing import Visit
from tests.e2e.environments import ROOT, SPECS

AXE = ROOT / "templates" / "client" / "node_modules" / "axe-core" / "axe.min.js"
EXAMPLES = sorted(folder.name for folder in SPECS.iterdir() if folder.is_dir())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_axe_finds_nothing(visit: Callable[..., Visit], example: str, scheme: str) -> None:
    """No violation of WCAG A, AA or axe's best practices."""
    # The policy refuses foreign scripts, so axe comes in by the debugging protocol, past the policy.
    v = visit(example, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    v.page.evaluate(Path(AXE).read_text())
    found = v.page.evaluate(
        """async () => (await axe.run()).violations.map(
          v => [v.id, v.help, ...v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary)])"""
    )
    assert found == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_scrolls_sideways_on_a_phone(visit: Callable[..., Visit], example: str) -> None:
    """400 pixels wide, the page fits."""
    v = visit(example, viewport={"width": 400, "height": 800})
    assert v.page.evaluate("document.documentElement.scrollWidth") <= 400
