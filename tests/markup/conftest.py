"""Reads HTML back, to show that nothing hostile got through."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from dashc.catalogue import load_catalogue
from dashc.runtime.urls import URL_ATTRIBUTES, is_safe_url

ELEMENTS = frozenset(load_catalogue().elements)
VOID = frozenset(name for name, element in load_catalogue().elements.items() if element.void)


class Tree(HTMLParser):
    """The elements and texts as a parser finds them; unbalanced tags are an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")


def _assert_harmless(html: str) -> None:
    """No element that is not offered, no handler, no style, no forbidden URL."""
    for tag, attributes in Tree(html).tags:
        assert tag in ELEMENTS, tag
        for name, value in attributes.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert name not in URL_ATTRIBUTES or is_safe_url(value or "", tag, name), value


@pytest.fixture(scope="session")
def assert_harmless() -> Callable[[str], None]:
    """Asserts that HTML holds nothing hostile."""
    return _assert_harmless
