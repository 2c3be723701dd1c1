"""Texts of any length in any place are read in the time of their length: where that is not so, these never end."""

import json
from collections.abc import Callable

import pytest

from dashc.diagnostics.text import render_text
from dashc.pipeline import check

LENGTH = 200_000
PIECES = (
    *(
        "(",
        "[",
        "{",
        "*",
        "`",
        "<",
        "&",
        "!",
        "\\",
        ">",
        " ",
        "_",
        "-",
        "a",
        "aB",
        "a.",
        "a:",
        "/",
        "'",
        '"',
        ",",
        ";",
        "=",
    ),
    *("url(", "/*", "/* ", "Input(", "Input( ", "\t", "\n", "é", "$${\n", "- ", "#"),
)
PLACES: dict[str, Callable[[str], str]] = {
    "a text": lambda text: f"layout: [p: {text}]",
    "a style": lambda text: f"layout: [p: {{style: {text}}}]",
    "a style's value": lambda text: f"layout: [p: {{style: {{color: {text}}}}}]",
    "an id": lambda text: f"layout: [p: {{id: {text}}}]",
    "a URL": lambda text: f"layout: [a: {{href: {text}}}]",
    "a component": lambda text: f"layout: [{text}: x]",
    "a reference": lambda text: f"layout: [p: {{id: a}}]\ncallbacks: [{{call: m.f, inputs: {text}, outputs: a.title}}]",
    "a call": lambda text: f"layout: [p: {{id: a}}]\ncallbacks: [{{call: {text}, inputs: a.id, outputs: a.title}}]",
    "a pattern": lambda text: (
        f"components: {{C: {{params: {{a: {{pattern: {text}}}}}, layout: {{p: x}}}}}}\nlayout: [C: {{a: x}}]"
    ),
    "the language": lambda text: f"app: {{lang: {text}, base_path: {text}, favicon: {text}}}\nlayout: [p: x]",
}


@pytest.mark.filterwarnings("ignore::FutureWarning")  # Of `re`, about patterns that it may read otherwise one day.
@pytest.mark.parametrize("place", PLACES)
def test_a_long_text_is_read(place: str) -> None:
    for piece in PIECES:
        text = (piece * (LENGTH // len(piece)))[:LENGTH]
        compilation = check("x.yaml", data=f"dashc: 1\n{PLACES[place](json.dumps(text))}\n".encode())
        assert render_text(compilation.sink.sorted(), compilation.lines) is not None


@pytest.mark.parametrize("piece", ["[", "![", "a"])
def test_markdown_has_a_limit_since_its_library_needs_long_for_brackets(piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    (finding,) = check("x.yaml", data=f"dashc: 1\nlayout: [Markdown: '{text}']\n".encode()).sink.sorted()
    assert finding.code == "DC112"
    assert finding.headline == "the text has 1,000,000 characters; a `Markdown` may have 100,000"
    assert finding.help == ("divide it into several `Markdown`s",)
