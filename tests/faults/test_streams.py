"""The page's own stream breaks off: B6 and C1 hold from the first byte on."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.browsing import Visit
from tests.e2e.servers import free_port
from tests.faults.proxy import BAD_GATEWAY, Answer, Cut, Proxy, Swallow
from tests.faults.servers import server


@pytest.fixture
def script_of_input(faults_app: Path) -> str:
    """The module of the component `Input`, whose style sheet is called alike."""
    (script,) = (faults_app / "static").glob("Input-*.js")
    return script.name


def begin(page: Page, url: str) -> None:
    """Load a document that may never end."""
    page.goto(url, wait_until="commit")


@pytest.mark.parametrize("gunicorn", [True, False], ids=["gunicorn", "wsgi.py"])
def test_a_server_that_dies_while_the_page_waits_for_results(
    browser: Browser, faults_app: Path, gunicorn: bool
) -> None:
    """Marks are taken back, the page says that the connection is lost, and recovers when the server is there again."""
    port = free_port()
    visit = Visit(browser.new_context(), f"http://127.0.0.1:{port}/")
    visit.console_allowed = True
    with server(faults_app, port, gunicorn=gunicorn, SLOWNESS="60", DASHC_PATIENCE_MS="4000") as process:
        begin(visit.page, visit.url)
        visit.page.locator("html[data-dx-ready]").wait_for()
        expect(visit.by_id("shown")).to_have_attribute("aria-busy", "true")
        process.kill()
    expect(visit.page.get_by_text("Connection lost")).to_be_visible()
    expect(visit.page.locator("[aria-busy=true]")).to_have_count(0)
    with server(faults_app, port, gunicorn=gunicorn):
        visit.shows("after", "after shows one")
        expect(visit.page.get_by_role("status")).to_have_count(0)
        visit.close()


PLACES = {
    "before the layout": b"</head>",
    "in the layout": b'id="save"',
    "before the data": b"</main>",
    "in the data": b'"callbacks":[',
    "in a result": b'{"callback":',
    "at the end": b"</body>",
}


def test_what_stays_away_is_noticed_by_the_silence(browser: Browser, proxy: Proxy) -> None:
    """A document that breaks off somewhere, and a script that never comes. All side by side: it takes time to be sure
    that nothing comes any more."""
    # Pages of one context would wait for each other's requests of one file.
    context, other_context = browser.new_context(), browser.new_context()

    def page(name: str, context: BrowserContext = context) -> Page:
        opened = context.new_page()
        begin(opened, f"{proxy.url}?{name}")
        return opened

    # Nothing tells a script that never comes from a slow one, so that page leaves it at a notice.
    proxy.on("GET", "client-", Swallow(), times=1)
    without_script = page("without-script", other_context)
    while not proxy.count("GET", "client-"):
        without_script.wait_for_timeout(20)
    # A page that cannot work loads itself anew, but not while nothing answers, nor where something would be lost.
    proxy.on("GET", "/?typed", Cut(PLACES["before the data"]), times=1)
    proxy.on("HEAD", "/?typed", BAD_GATEWAY)
    typed = page("typed")
    # Of the others each works, at once where the data has come, else after it has loaded anew.
    broken = []
    for number, place in enumerate(PLACES.values()):
        proxy.on("GET", f"/?{number}", Cut(place, reset=number % 2 == 0), times=1)
        broken.append(page(str(number)))

    for one in broken:
        one.locator("html[data-dx-ready]").wait_for()
        one.locator("#a").fill("two")
        expect(one.locator("#after")).to_have_text("after shows two")

    expect(typed.get_by_role("alert")).to_contain_text("This page did not load completely")
    typed.locator("#a").fill("typed")
    proxy.heal()
    expect(typed.get_by_role("alert")).to_contain_text("what you have entered is lost then")
    expect(typed.locator("#a")).to_have_value("typed")

    expect(without_script.get_by_role("alert")).to_contain_text("This page is not ready yet")
    for one in (typed, without_script):
        one.get_by_role("link", name="Reload").click()
        one.locator("html[data-dx-ready]").wait_for()
        expect(one.locator("#after")).to_have_text("after shows one")
    context.close()
    other_context.close()


def test_a_script_that_cannot_be_loaded_comes_later(visit: Visit, proxy: Proxy) -> None:
    """The page says so, and loses nothing of what was done meanwhile."""
    proxy.on("GET", "client-", Answer("503 Service Unavailable"))
    proxy.on("HEAD", "client-", Answer("503 Service Unavailable"))
    begin(visit.page, visit.url)
    expect(visit.page.get_by_role("alert")).to_contain_text("This page did not load completely")
    visit.by_id("a").fill("two")
    visit.by_id("save").click()
    proxy.heal()
    visit.shows("after", "after shows two")
    visit.shows("saved", "saved 1")
    expect(visit.page.get_by_role("alert")).to_have_count(0)
    assert proxy.count("GET", "/_dashc/static/client-") == 2
    assert sum(request.method == "GET" and request.path == "/" for request in proxy.seen) == 1


def test_a_style_sheet_that_cannot_be_loaded_comes_later(visit: Visit, proxy: Proxy) -> None:
    """The page works without it."""
    proxy.on("GET", ".css", Answer("503 Service Unavailable"), times=1)
    visit.open()
    expect(visit.by_id("a")).to_have_css("border-top-left-radius", "8px")


def test_a_script_that_is_gone_makes_the_page_load_anew_once(visit: Visit, proxy: Proxy) -> None:
    """As after a build: the new page names other files. Where that does not help, the user decides."""
    proxy.on("GET", "client-", Answer("404 Not Found"))
    proxy.on("HEAD", "client-", Answer("404 Not Found"))
    begin(visit.page, visit.url)
    expect(visit.page.get_by_role("alert")).to_contain_text("what you have entered is lost then")
    assert sum(request.method == "GET" and request.path == "/" for request in proxy.seen) == 2
    proxy.heal()
    visit.page.get_by_role("link", name="Reload").click()
    visit.ready()


def test_a_part_of_the_client_that_cannot_be_loaded_comes_later(
    visit: Visit, proxy: Proxy, script_of_input: str
) -> None:
    """The module of a component."""
    proxy.on("GET", script_of_input, Answer("503 Service Unavailable"))
    proxy.on("GET", "healthz", BAD_GATEWAY)
    begin(visit.page, visit.url)
    expect(visit.page.get_by_text("Connection lost")).to_be_visible()
    visit.by_id("a").fill("two")
    proxy.heal()
    visit.shows("after", "after shows two")


def test_a_part_of_the_client_that_is_late_does_not_hold_up_the_others(
    visit: Visit, proxy: Proxy, script_of_input: str
) -> None:
    """Nothing tells whether it will ever come, so the user decides."""
    proxy.on("GET", script_of_input, Swallow(), times=1)
    begin(visit.page, visit.url)
    visit.by_id("save").click()
    visit.shows("saved", "saved 1")
    notice = visit.page.get_by_role("status")
    expect(notice).to_contain_text("A part of this page is missing")
    notice.get_by_role("button", name="Reload").click()
    visit.ready()
    visit.by_id("a").fill("two")
    visit.shows("after", "after shows two")


def test_a_part_of_the_client_that_is_gone_makes_the_page_load_anew_once(
    visit: Visit, proxy: Proxy, script_of_input: str
) -> None:
    """Then the user decides; all the rest works."""
    proxy.on("GET", script_of_input, Answer("404 Not Found"))
    begin(visit.page, visit.url)
    expect(visit.page.get_by_role("status")).to_contain_text("A part of this page is missing")
    visit.by_id("save").click()
    visit.shows("saved", "saved 1")
    assert sum(request.method == "GET" and request.path == "/" for request in proxy.seen) == 2
    proxy.heal()
    visit.page.get_by_role("button", name="Reload").click()
    visit.ready()
    visit.by_id("a").fill("two")
    visit.shows("after", "after shows two")
