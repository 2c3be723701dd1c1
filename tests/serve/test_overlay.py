"""What the pages of development show, in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serve.served import HELLO, serving, write_hello

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console must stay empty, but for the answer 503 that the page of errors is."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert [text for text in said if "503 (Service Unavailable)" not in text] == []


@contextmanager
def visited(spec: Path, page: Page) -> Iterator[None]:
    """The app of a spec, served and open; the page is left before the server ends, which it would complain about."""
    with serving(spec) as served:
        page.goto(served.url)
        yield
        page.goto("about:blank")


def test_errors_lie_over_the_app_which_goes_on_and_go_with_the_mended_save(tmp_path: Path, page: Page) -> None:
    spec = write_hello(tmp_path)
    with visited(spec, page):
        page.get_by_text("Hello, World!").wait_for()
        spec.write_text(HELLO.replace("hello.greet", "hello.great"))
        page.get_by_role("alert").wait_for()
        assert "module `hello` has no `great`" in page.get_by_role("alert").inner_text()
        page.get_by_label("Name").fill("you there")
        page.get_by_text("Hello, you there!").wait_for()
        spec.write_text(HELLO.replace("World", "Moon"))
        page.get_by_text("Hello, Moon!").wait_for()
        assert page.get_by_role("alert").count() == 0


def test_the_errors_can_be_hidden_with_the_keyboard(tmp_path: Path, page: Page) -> None:
    spec = write_hello(tmp_path)
    with visited(spec, page):
        page.get_by_text("Hello, World!").wait_for()
        spec.write_text(HELLO.replace("hello.greet", "hello.great"))
        page.get_by_role("button", name="Hide").focus()
        page.keyboard.press("Escape")
        page.get_by_role("alert").wait_for(state="detached")


def test_text_from_the_spec_is_shown_as_text(tmp_path: Path, page: Page) -> None:
    spec = write_hello(tmp_path)
    with visited(spec, page):
        page.get_by_text("Hello, World!").wait_for()
        spec.write_text(HELLO + "'<img src=x onerror=alert(1)>': 1\n")
        page.get_by_role("alert").wait_for()
        assert "<img src=x onerror=alert(1)>" in page.get_by_role("alert").inner_text()


def test_the_page_of_errors_comes_alive_by_itself(tmp_path: Path, page: Page) -> None:
    spec = write_hello(tmp_path)
    spec.write_text(HELLO.replace("hello.greet", "hello.great"))
    with visited(spec, page):
        assert "no `great`" in page.get_by_role("main").inner_text()
        spec.write_text(HELLO.replace("hello.greet", "hello.grret"))
        page.get_by_text("no `grret`").first.wait_for()
        spec.write_text(HELLO)
        page.get_by_text("Hello, World!").wait_for()
