"""Suggestions only when right (diagnostics.md rule 6), measured on recorded typos."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from dashc.catalogue import load_catalogue
from dashc.diagnostics.codes import known_codes
from dashc.diagnostics.suggest import suggest
from dashc.validate import app, callbacks, top

RECORDED: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("typos.yaml").read_text(encoding="utf-8"))
IDS = ("region", "city-select", "year-slider", "sales-table", "total", "details")
KEYS = {"top": top.KEYS, "callback": callbacks.KEYS, "app": app.KEYS}
PRECISION = 0.95


class Typo(NamedTuple):
    """A word, what is legal where it stands, and what was meant."""

    word: str
    candidates: tuple[str, ...]
    meant: str | None


def recorded(part: Mapping[str, Any]) -> Iterator[tuple[Any, Sequence[str]]]:
    """The words of a part of the file with what is legal there."""
    catalogue = load_catalogue()
    types = [*catalogue.elements, *catalogue.components]
    yield part.get("components", {}), types
    for name, words in part.get("props", {}).items():
        kind = catalogue.type(name)
        assert kind
        yield words, list(kind.props)
    for name, words in part.get("keys", {}).items():
        yield words, list(KEYS[name])
    yield part.get("ids", {}), IDS
    yield part.get("codes", {}), [*known_codes(), *known_codes().values()]


TYPOS = [
    Typo(str(word), tuple(candidates), meant)
    for words, candidates in recorded(RECORDED)
    for word, meant in words.items()
]  # fmt: skip
UNRELATED = [
    Typo(str(word), tuple(candidates), None) for words, candidates in recorded(RECORDED["unrelated"]) for word in words
]


def test_there_are_enough_of_both() -> None:
    assert len(TYPOS) >= 100
    assert len(UNRELATED) >= 30
    assert [typo for typo in TYPOS if typo.meant not in typo.candidates or typo.word in typo.candidates] == []


def test_the_first_suggestion_is_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the suggestions made; and few typos get none."""
    first = {typo: (suggest(typo.word, typo.candidates) or (None,))[0] for typo in TYPOS}
    made = [typo for typo, found in first.items() if found]
    wrong = [(typo.word, typo.meant, first[typo]) for typo in made if first[typo] != typo.meant]
    missed = [(typo.word, typo.meant) for typo in TYPOS if not first[typo]]
    precision = 1 - len(wrong) / len(made)
    with capsys.disabled():
        sys.stdout.write(
            f"\ntypos: {len(TYPOS)} recorded, {len(made)} with a suggestion, precision of the first {precision:.3f},"
            f" recall {(len(made) - len(wrong)) / len(TYPOS):.3f}\n"
        )
    assert precision >= PRECISION, wrong
    assert len(missed) <= len(TYPOS) * 0.1, missed


@pytest.mark.parametrize("typo", UNRELATED, ids=lambda typo: typo.word)
def test_nothing_is_suggested_for_other_words(typo: Typo) -> None:
    assert suggest(typo.word, typo.candidates) == ()
