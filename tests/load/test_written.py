"""Which character of a scalar's text stands where in its file."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dashc.diagnostics.sink import Sink
from dashc.ir.span import part
from dashc.ir.tree import Mapping, Scalar
from dashc.load import load_bytes

WORDS = st.lists(st.text("abcé:#'\"\\$ 𝒳", min_size=1, max_size=8), min_size=1, max_size=4)


def scalar_of(text: str) -> tuple[Scalar, list[str]]:
    document = load_bytes(text.encode(), "spec.yaml", Sink())
    assert isinstance(document.root, Mapping)
    value = document.root.entries["key"].value
    assert isinstance(value, Scalar)
    return value, text.splitlines()


def underlined(scalar: Scalar, lines: list[str], start: int, stop: int) -> str:
    span = part(scalar.span, scalar.text, start, stop)
    assert span.line == span.end_line
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "key: |\n  one\n  two word three\n",
        "key: >\n  one\n\n  two word three\n",
        "key: >+\n   one\n\n     word\n\n   three\n\n",
        "key: one\n  two word\n  three\n",
        "key: 'it''s\n  a word'\n",
        'key: "a\\tb \\u00e9 \\\n  \\ word \\"\\""\n',
        'key: "\\x41 word"\n',
        "key: !!str |\n  one\n  word\n",
        "key: &anchor >-\n  word\n  one\n",
    ],
)
def test_a_word_of_a_text_is_found_where_it_stands(text: str) -> None:
    scalar, lines = scalar_of(text)
    start = scalar.text.index("word")
    assert underlined(scalar, lines, start, start + 4) == "word"


@settings(max_examples=300, deadline=None)
@given(words=WORDS, style=st.sampled_from(["|", ">", "'", '"']), width=st.integers(5, 30))
def test_every_letter_is_found_or_the_whole_is_named(words: list[str], style: Any, width: int) -> None:
    """Whatever is underlined for a letter is this letter, its escape, or the whole text."""
    text = yaml.safe_dump({"key": "\n".join(words)}, default_style=style, width=width, allow_unicode=True)
    text = text.replace('"key"', "key").replace("'key'", "key").replace("? |-\n  key\n:", "key:")
    text = text.replace("? >-\n  key\n:", "key:")
    scalar, lines = scalar_of(text)
    for place, letter in enumerate(scalar.text):
        span = part(scalar.span, scalar.text, place, place + 1)
        if letter not in " \n" and span != scalar.span:
            shown = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert shown == letter or shown.startswith("\\") or shown == "''"
