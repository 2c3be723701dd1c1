"""The app is built anew under an open page, and deployed at its address."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.servers import free_port
from tests.faults.proxy import Proxy
from tests.faults.servers import Server, compile_app

SPEC = """
dashc: 1
app: {title: Rebuilt}
layout:
  - Input: {id: a, value: one, aria-label: a}
  - Input: {id: secret, type: password, aria-label: secret}
  - RadioItems: {id: r, options: [x, y, z], value: x, aria-label: r}
  - Dropdown: {id: d, options: [p, q], value: p, aria-label: d}
  - Slider: {id: s, min: 0, max: 10, value: 5, aria-label: s}
  - button: {id: save, children: Save}
  - p: {id: shown}
  - p: {id: saved}
callbacks:
  - call: app_functions.show
    inputs: [a.value, r.value, d.value, s.value]
    outputs: shown.children
  - {call: app_functions.save, inputs: save.n_clicks, state: secret.value, outputs: saved.children,
     prevent_initial_call: true}
"""
FUNCTIONS = """
def show(a, r, d, s):
    return f"{a} {r} {d} {s}"


def save(n_clicks, secret):
    return f"saved {n_clicks}"
"""
ALIKE = SPEC.replace("children: Save", "children: Store").replace("title: Rebuilt", "title: Again")
OTHER_FUNCTIONS = FUNCTIONS.replace("saved", "stored")
WIDER = ALIKE.replace("[x, y, z]", "[x, y, z, u]")
"""What is checked of a value has changed."""

Deploy = Callable[[str], None]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The builds by their specs."""
    return {
        spec: compile_app(tmp_path_factory.mktemp("rebuilt"), spec, functions)
        for spec, functions in ((SPEC, FUNCTIONS), (ALIKE, OTHER_FUNCTIONS), (WIDER, OTHER_FUNCTIONS))
    }


@pytest.fixture(scope="session")
def ports(builds: dict[str, Path]) -> Iterator[dict[str, int]]:
    """Servers of all builds."""
    servers = {spec: Server(folder, free_port(), {}, gunicorn=False) for spec, folder in builds.items()}
    with ExitStack() as stack:
        for process in servers.values():
            stack.callback(process.kill)
        yield {spec: process.ready().port for spec, process in servers.items()}


@pytest.fixture
def proxy(ports: dict[str, int]) -> Iterator[Proxy]:
    """One address for whichever of them is deployed."""
    with Proxy(ports[SPEC]).running() as way:
        yield way


@pytest.fixture
def deploy(proxy: Proxy, ports: dict[str, int]) -> Deploy:
    """Put another build at the address."""

    def exchange(spec: str) -> None:
        proxy.upstream = ports[spec]

    return exchange


@pytest.fixture
def visit(browser: Browser, proxy: Proxy) -> Iterator[Visit]:
    """An open page of the first build."""
    visitor = Visit(browser.new_context(), proxy.url)
    visitor.console_allowed = True
    yield visitor.open()
    visitor.close()


def loads(proxy: Proxy) -> int:
    """How many times the page was loaded."""
    return sum(request.method == "GET" and request.path == "/" for request in proxy.seen)


def test_pages_go_on_with_a_build_that_is_wired_alike(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """Labels, titles and the code of functions may change."""
    visit.by_id("a").fill("two")
    visit.shows("shown", "two x p 5")
    deploy(ALIKE)
    visit.by_id("save").click()
    visit.shows("saved", "stored 1")
    visit.choose("r", "y")
    visit.shows("shown", "two y p 5")
    expect(visit.page.locator(".dx-notice")).to_have_count(0)
    assert loads(proxy) == 1


def test_a_page_in_which_nothing_was_entered_loads_anew_by_itself(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """And says that the click came to nothing."""
    deploy(WIDER)
    visit.by_id("save").click()
    expect(visit.by_id("save")).to_have_text("Store")
    expect(visit.page.get_by_role("status")).to_contain_text("What you did last was not carried out")
    visit.by_id("save").click()
    visit.shows("saved", "stored 1")
    assert loads(proxy) == 2


def test_what_was_entered_is_there_in_the_new_page(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """In every kind of control, and callbacks run on it."""
    visit.by_id("a").fill("two")
    visit.by_id("d").get_by_role("combobox").click()
    visit.page.get_by_role("option", name="q").click()
    visit.by_id("s").get_by_role("slider").press("ArrowRight")
    visit.shows("shown", "two x q 6")
    deploy(WIDER)
    visit.choose("r", "z")
    expect(visit.by_id("save")).to_have_text("Store")
    visit.shows("shown", "two z q 6")
    expect(visit.by_id("a")).to_have_value("two")
    expect(visit.by_id("r").get_by_label("z")).to_be_checked()
    expect(visit.by_id("d")).to_contain_text("q")
    expect(visit.by_id("s").get_by_role("slider")).to_have_value("6")
    expect(visit.page.locator(".dx-notice")).to_have_count(0)
    assert loads(proxy) == 2


def test_nobody_is_interrupted_while_writing(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """The page offers to load anew, and keeps what was written."""
    deploy(WIDER)
    visit.by_id("a").press_sequentially("!!")
    notice = visit.page.get_by_role("status")
    expect(notice).to_contain_text("There is a new version of this page")
    expect(notice).to_contain_text("What you entered here is kept.")
    visit.settled()
    button = notice.get_by_role("button", name="Reload").element_handle()
    visit.by_id("a").press_sequentially("!")
    visit.page.wait_for_timeout(200)
    assert button.is_visible(), "the notice is not drawn anew under the user's pointer"
    notice.get_by_role("button", name="Reload").click()
    visit.shows("shown", "!!!one x p 5")
    assert loads(proxy) == 2


def test_what_cannot_be_kept_is_not_thrown_away(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """A password is never stored, so the page waits for the user."""
    visit.by_id("secret").fill("geheim")
    visit.choose("r", "y")
    visit.shows("shown", "one y p 5")
    deploy(WIDER)
    visit.by_id("save").click()
    notice = visit.page.get_by_role("status")
    expect(notice).to_contain_text("Some of what you entered here cannot be kept.")
    expect(visit.by_id("secret")).to_have_value("geheim")
    assert "geheim" not in visit.page.evaluate("JSON.stringify(sessionStorage)")
    notice.get_by_role("button", name="Reload").click()
    visit.shows("shown", "one y p 5")
    expect(visit.by_id("secret")).to_have_value("")
    assert visit.page.evaluate("sessionStorage.getItem('_dx-kept')") is None


def test_builds_that_alternate_do_not_make_the_page_load_for_ever(visit: Visit, proxy: Proxy, deploy: Deploy) -> None:
    """As while a deployment goes through the machines one by one: once by itself, then the user decides."""
    deploy(WIDER)
    visit.by_id("save").click()
    expect(visit.by_id("save")).to_have_text("Store")
    deploy(SPEC)
    visit.by_id("save").click()
    expect(visit.page.get_by_text("There is a new version of this page")).to_be_visible()
    assert loads(proxy) == 2
