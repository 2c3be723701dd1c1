"""Styles: text and mappings, and that no value leaves its declaration."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashc.runtime.styles import declarations


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("color: red", {"color": "red"}),
        ("COLOR: Red; --Own: 1;", {"color": "Red", "--Own": "1"}),
        ("color: red; color: blue", {"color": "blue"}),
        ("a:b;content: 'x;y'; c: f(1;2)", {"a": "b", "content": "'x;y'", "c": "f(1;2)"}),
        ("color: red /* or not */; top: 0", {"color": "red", "top": "0"}),
        (
            {"backgroundColor": "red", "WebkitMask": "none", "msFlex": 1},
            {"background-color": "red", "-webkit-mask": "none", "-ms-flex": "1px"},
        ),
        (
            {"width": 5, "height": 0, "lineHeight": 2, "--x": 3, "marginTop": -3.5},
            {"width": "5px", "height": "0", "line-height": "2", "--x": "3", "margin-top": "-3.5px"},
        ),
        ({"color": "red !important"}, {"color": "red !important"}),
        ({"a": None, "b": True, "c": [], "d": {}, 5: "x"}, {}),
        ({"background": "url(a.png)"}, {"background": "url(a.png)"}),
        ({"background": "url('data:image/png;base64,AA==')"}, {"background": "url('data:image/png;base64,AA==')"}),
        ({"background": "red\n  linear-gradient(red, blue)"}, {"background": "red   linear-gradient(red, blue)"}),
        (None, {}),
        (5, {}),
    ],
)
def test_declarations_are_read_from_text_and_mappings(style: Any, expected: dict[str, str]) -> None:
    assert declarations(style) == expected


@pytest.mark.parametrize(
    "value",
    [
        "red;background:blue",
        "red}body{display:none",
        "red{",
        "</style>",
        "a/*b",
        "\\72 ed",
        "'open",
        'x"y',
        "f(",
        "f)",
        "[)",
        "url(javascript:x)",
        "url( 'java\tscript:x' )",
        "url(data:text/html,x)",
        "url(vbscript:x)",
        "image-set('javascript:x' 1x)",
        "@import 'x'",
        "a\x00b",
        "expression(alert(1))}",
        "url(a(b)",
        "x\x7f",
    ],
)
def test_a_value_that_could_leave_its_declaration_is_dropped(value: str) -> None:
    assert declarations({"color": value, "top": "1px"}) == {"top": "1px"}


@pytest.mark.parametrize("name", ["a b", "a:b", "a;b", "{", "", "1a", "behavior", "MozBinding", "<", "--"])
def test_a_name_that_is_none_is_dropped(name: str) -> None:
    assert declarations({name: "x"}) == {}


@given(st.text(st.sampled_from(list("abc:;{}()[]'\"/*\\ \n<>@!-,urlURL")), max_size=40))
def test_no_text_gives_more_than_declarations(style: str) -> None:
    for name, value in declarations(style).items():
        assert not set(name + value) & set("{}<>@\\\n")
        assert "/*" not in value
