"""Requests that break off, are swallowed, or are answered by somebody else (B6)."""

import re
import signal
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browsing import Visit
from tests.e2e.servers import free_port
from tests.faults.proxy import Answer, Cut, Proxy, Swallow
from tests.faults.servers import server

RUN = "_dashc/run"
SIGN_IN = Answer("200 OK", b"<!doctype html><title>Sign in</title><h1>Sign in</h1>")


def notices(page: Page) -> Locator:
    """What the page says of itself."""
    return page.locator(".dx-notice")


def test_a_swallowed_request_is_sent_again(visit: Visit, proxy: Proxy) -> None:
    """Marks are there while it is waited for, and taken back."""
    visit.open()
    proxy.on("POST", RUN, Swallow(), times=1)
    visit.by_id("a").fill("two")
    expect(visit.by_id("after")).to_have_attribute("aria-busy", "true")
    visit.shows("after", "after shows two")
    visit.settled()
    expect(notices(visit.page)).to_have_count(0)


def test_swallowed_requests_do_not_block_what_comes_after(visit: Visit, proxy: Proxy) -> None:
    """At most two runs of a callback are in flight: the third goes as soon as patience is over."""
    visit.open()
    proxy.on("POST", RUN, Swallow(), times=2)
    for text in ("x", "xy", "xyz"):
        visit.by_id("a").fill(text)
        visit.page.wait_for_timeout(50)
    assert proxy.count("POST", RUN) == 2
    visit.shows("after", "after shows xyz")
    visit.settled()


def test_a_slow_answer_is_waited_for(visit: Visit, proxy: Proxy) -> None:
    """The server says that it is at work, so twice the patience is no sign of a loss."""
    visit.open()
    visit.by_id("a").fill("slow")
    visit.shows("after", "after shows slow")
    assert proxy.count("POST", RUN) == 1


PLACES: dict[str, bytes | int] = {
    "before the first byte": 0,
    "in a line": b'{"callback":"show","outputs"',
    "before the end": b"shows two",
}


def test_an_answer_that_breaks_off_anywhere(visit: Visit, proxy: Proxy) -> None:
    """What only computes is sent again without a word."""
    visit.open()
    for number, (place, reset) in enumerate(product(PLACES.values(), (False, True))):
        proxy.on("POST", RUN, Cut(place, reset), times=1)
        visit.by_id("a").fill(f"two {number}")
        visit.shows("after", f"after shows two {number}")
        visit.settled()
        assert proxy.count("POST", RUN) == 2 * (number + 1)
        expect(notices(visit.page)).to_have_count(0)


@pytest.mark.parametrize("delivered", [False, True])
def test_a_question_is_taken_back_when_the_user_does_it_again(visit: Visit, proxy: Proxy, delivered: bool) -> None:
    """Nobody knows whether a click that was lost has had its effect; a second one answers that."""
    visit.open()
    proxy.on("POST", RUN, Swallow(delivered), times=1)
    visit.by_id("save").click()
    expect(notices(visit.page)).to_contain_text("No answer came")
    visit.settled()
    visit.by_id("save").click()
    visit.shows("saved", "saved 2")
    expect(notices(visit.page)).to_have_count(0)


def test_one_question_for_all_that_was_lost(visit: Visit, proxy: Proxy) -> None:
    """And it is sent at once when the user says so."""
    visit.open()
    proxy.on("POST", RUN, Cut(0), times=1)
    visit.by_id("save").click()
    visit.page.get_by_role("button", name="Try again").click()
    visit.shows("saved", "saved 1")
    expect(notices(visit.page)).to_have_count(0)


def test_a_proxy_without_its_server_is_a_lost_connection(visit: Visit, proxy: Proxy) -> None:
    """Whatever page it sends; the page recovers by itself."""
    visit.open()
    for status in ("502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"):
        proxy.on("POST", RUN, Answer(status, b"<h1>Sorry</h1>"))
        proxy.on("GET", "healthz", Answer(status, b"<h1>Sorry</h1>"))
        visit.by_id("a").fill(status)
        expect(notices(visit.page)).to_contain_text("Connection lost")
        proxy.heal()
        visit.shows("after", f"after shows {status}")
        expect(notices(visit.page)).to_have_count(0)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("403 Forbidden", b"<h1>Blocked by a firewall</h1>"), "The server answered with status 403."),
        (Answer("500 Internal Server Error", b"<h1>Oops</h1>"), "The server answered with status 500."),
        (Answer("413 Content Too Large", b'{"detail": "Too large."}', "application/problem+json"), "Too large."),
    ],
)
def test_a_refusal_is_said_and_can_be_tried_again(visit: Visit, proxy: Proxy, answer: Answer, said: str) -> None:
    """With what the server says, if it says something."""
    visit.open()
    proxy.on("POST", RUN, answer, times=1)
    visit.by_id("a").fill("two")
    expect(notices(visit.page)).to_contain_text(f"The server refused this{said}")
    visit.settled()
    visit.page.get_by_role("button", name="Try again").click()
    visit.shows("after", "after shows two")
    expect(notices(visit.page)).to_have_count(0)


@pytest.mark.parametrize(
    "answer",
    [
        Answer("302 Found", location="/login"),
        Answer("303 See Other", location="http://localhost:9/login"),
        Answer("401 Unauthorized", b"<h1>Who are you?</h1>"),
        SIGN_IN,
    ],
    ids=["redirect", "to another host", "401", "a page"],
)
def test_a_page_to_sign_in_is_followed(visit: Visit, proxy: Proxy, answer: Answer) -> None:
    """The session is over, or a network wants to be asked first. What was entered is there again afterwards."""
    visit.open()
    proxy.on("POST", RUN, answer)
    proxy.on("GET", "/login", SIGN_IN)
    proxy.on("GET", "/", Answer("302 Found", location="/login"), times=1)
    visit.by_id("a").fill("two")
    expect(visit.page).to_have_title("Sign in")
    proxy.heal()
    visit.page.goto(visit.url)
    visit.shows("after", "after shows two")
    expect(visit.by_id("a")).to_have_value("two")
    expect(notices(visit.page)).to_have_count(0)
    # Playwright lists where a redirect leads, though the page has not gone there.
    visit.requests = [request for request in visit.requests if not request.redirected_from]


def test_a_redirect_that_leads_back_is_not_followed_for_ever(visit: Visit, proxy: Proxy) -> None:
    """The page comes as before and only its requests are led away: once is enough, then the user decides."""
    visit.open()
    proxy.on("POST", RUN, Answer("302 Found", location="/login"))
    visit.by_id("save").click()
    expect(notices(visit.page)).to_contain_text("What you did last was not carried out")
    visit.by_id("save").click()
    expect(notices(visit.page).last).to_contain_text("Something else answers")
    assert sum(request.method == "GET" and request.path == "/" for request in proxy.seen) == 2
    proxy.heal()
    visit.page.get_by_role("button", name="Reload").click()
    expect(notices(visit.page)).to_contain_text("What you did last was not carried out")
    visit.by_id("save").click()
    visit.shows("saved", "saved 1")


def test_a_network_that_goes_away_and_comes_back(visit: Visit) -> None:
    """The browser says so at once, both times."""
    visit.open()
    visit.context.set_offline(True)
    expect(notices(visit.page)).to_contain_text("Connection lost")
    visit.by_id("a").fill("two")
    visit.by_id("save").click()
    visit.settled()
    visit.context.set_offline(False)
    visit.shows("after", "after shows two")
    visit.shows("saved", "saved 1")
    expect(notices(visit.page)).to_have_count(0)


def test_a_server_that_stands_still(browser: Browser, faults_app: Path) -> None:
    """Stopped as a whole, it accepts connections and answers none; then it goes on."""
    port = free_port()
    visit = Visit(browser.new_context(), f"http://127.0.0.1:{port}/")
    visit.console_allowed = True
    with server(faults_app, port) as process:
        visit.open()
        process.signal(signal.SIGSTOP)
        visit.by_id("a").fill("two")
        expect(notices(visit.page)).to_contain_text("Connection lost")
        visit.settled()
        process.signal(signal.SIGCONT)
        visit.shows("after", "after shows two")
        expect(notices(visit.page)).to_have_count(0)
        visit.close()


def test_a_server_that_is_killed_at_work_and_started_again(browser: Browser, faults_app: Path) -> None:
    """B6, with the production server."""
    port = free_port()
    visit = Visit(browser.new_context(), f"http://127.0.0.1:{port}/")
    visit.console_allowed = True
    with server(faults_app, port, gunicorn=True) as process:
        visit.open()
        visit.by_id("a").fill("slow two")
        expect(visit.by_id("after")).to_have_attribute("aria-busy", "true")
        process.kill()
        expect(notices(visit.page)).to_contain_text("Connection lost")
        visit.settled()
    with server(faults_app, port, gunicorn=True):
        visit.by_id("a").fill("three")
        expect(visit.by_id("after")).to_have_text(re.compile("three"))
        expect(notices(visit.page)).to_have_count(0)
        visit.close()
