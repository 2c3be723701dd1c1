"""YAML 1.2 core scalars, narrowed (language.md section 1)."""

import pytest

from tests.load.loading import codes, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("0", 0),
        ("0o14", 12),
        ("0x1F", 31),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-2.5E-3", -0.0025),
    ],
)
def test_plain_scalars_that_are_no_text(text: str, expected: object) -> None:
    assert value(text) == expected
    assert type(value(text)) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "off", "Yes", "True", "FALSE", "NULL", "Null", "y", "n"),
        *("12:30", "22:22", "2024-01-02", "012", "1_000", "0b11", "=", "1e", "1.2.3", "0x", "+", "1e3e4"),
    ],
)
def test_all_other_plain_scalars_are_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize("text", ["yes", "off", "True", "NULL", "12:30", "2024-01-02", "012", "1_000", "0b11"])
def test_what_yaml_1_1_reads_otherwise_is_a_warning_unless_it_is_quoted(text: str) -> None:
    assert codes(f"a: {text}\n") == ["DC107"]
    assert codes(f"a: '{text}'\nb: |\n  {text}\n") == []


def test_a_key_that_yaml_1_1_reads_otherwise_is_a_warning_too() -> None:
    assert codes("on: push\n") == ["DC107"]


@pytest.mark.parametrize("text", [".nan", ".NaN", ".inf", "-.Inf", "1e999", "9" * 400, "9" * 5000])
def test_numbers_that_json_cannot_hold(text: str) -> None:
    assert codes(f"a: {text}\n") == ["DC206"]


def test_an_integer_beyond_64_bits_keeps_its_digits() -> None:
    assert value(str(16**16)) == 16**16


def test_tags_of_the_core_schema() -> None:
    assert value("!!str 404") == "404"
    assert value("!!int '12'") == 12
    assert value("!!float 2") == 2.0
    assert value("! yes") == "yes"
    assert codes("a: !!map {}\nb: !!seq []\n") == []
    assert codes("a: !!set {}\nb: !!omap []\n") == ["DC108", "DC108"]
