"""The allow-list of URLs."""

import pytest

from dashc.runtime.urls import is_safe_url


@pytest.mark.parametrize(
    "url",
    [
        "a.html",
        "/a?b=c:d#e:f",
        "//host/a",
        "https://example.com",
        "HTTP://x",
        "mailto:a@b.c",
        "tel:+1",
        "",
        "#a",
        "?a:b",
        "a/b:c",
        "./x:y",
    ],
)
def test_relative_and_harmless_urls_are_allowed(url: str) -> None:
    assert is_safe_url(url, "a", "href")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        " javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\x01javascript:x",
        "java\u200bscript:x",
        "\u00a0javascript:x",
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "file:///etc",
        "x:y",
        "feed:javascript:x",
        ":x",
        "view-source:x",
        "javascript\u2060:x",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert not is_safe_url(url, "a", "href")


def test_data_of_images_is_a_source_of_images_only() -> None:
    image = "data:image/png;base64,AA"
    assert is_safe_url(image, "img", "src")
    assert is_safe_url(image, "video", "poster")
    assert not is_safe_url(image, "a", "href")
    assert not is_safe_url(image, "iframe", "src")
    assert not is_safe_url("data:text/html,x", "img", "src")
