"""A visit to an app, which keeps an eye on what must never happen."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Request, expect

WATCH_POLICY = """
  window.__violations = [];
  document.addEventListener('securitypolicyviolation', e =>
    window.__violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


class Visit:
    """One page of one app: its requests, its console, and short words for what a user does."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.context = context
        self.page = context.new_page()
        self.page.add_init_script(WATCH_POLICY)
        self.requests: list[Request] = []
        self.console: list[str] = []
        self.failed: list[str] = []
        self.console_allowed = False
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("requestfailed", lambda request: self.failed.append(f"{request.url}: {request.failure}"))
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"pageerror: {error}"))

    def open(self) -> "Visit":
        """Load the page and wait until the client has adopted it."""
        self.page.goto(self.url)
        self.ready()
        return self

    def ready(self) -> None:
        """Wait until the client has taken over and nothing is under way."""
        self.page.locator("html[data-dx-ready]").wait_for()
        self.settled()

    def settled(self) -> None:
        """Wait until no callback runs."""
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    def by_id(self, id: str) -> Locator:
        """The element with an id, whatever characters are in it."""
        return self.page.locator(f'[id="{id}"]')

    def shows(self, id: str, text: str) -> None:
        """The element's whole text becomes this."""
        expect(self.by_id(id)).to_have_text(text, use_inner_text=False)

    def choose(self, id: str, label: str) -> None:
        """Click a radio item or a box of a checklist."""
        self.by_id(id).locator("label", has_text=label).click()

    def runs(self) -> int:
        """How many runs were asked for so far."""
        return sum(request.method == "POST" for request in self.requests)

    def figure_points(self, id: str) -> str:
        """Where the first and the last point of a drawn scatter are, or nothing."""
        points: Any = self.by_id(id).evaluate(
            """e => {
              const points = e.querySelectorAll('.scatterlayer .point');
              const place = p => p.getAttribute('d') + p.getAttribute('transform');
              return points.length ? place(points[0]) + place(points[points.length - 1]) : '';
            }"""
        )
        return str(points)

    def changes(self, look: Callable[[], str], before: str) -> bool:
        """Whether what one sees becomes something else within five seconds."""
        for _ in range(100):
            if look() != before:
                return True
            self.page.wait_for_timeout(50)
        return False

    def close(self) -> None:
        """Nothing was refused by the policy, asked of another host, or said in the console."""
        violations = self.page.evaluate("window.__violations")
        failed = list(self.failed)  # before closing cuts anything off
        self.context.close()
        own = urlsplit(self.url).netloc
        assert violations == []
        assert [r.url for r in self.requests if urlsplit(r.url).netloc not in (own, "")] == []
        if not self.console_allowed:
            assert self.console == []
            assert failed == []
