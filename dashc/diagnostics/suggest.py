"""Names that somebody probably meant (diagnostics.md rule 6)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_SUGGESTIONS = 3
MAX_LISTED = 8
SHORT = 4
_QUESTION = "did you mean "


def suggest(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates close enough to `word` to be what was meant: the nearest, at most three, best first.

    Only what differs in case, `-` or `_` is offered for words of one or two letters; for longer ones a distance of a
    third of their length is allowed. Short words begin alike, unless their first two letters were swapped: other than
    that, one letter makes another word (`plot`, `slot`).
    """
    return _suggest(word, tuple(dict.fromkeys(candidates)))


@lru_cache(maxsize=64)  # A finding asks twice: for its help and for its fix.
def _suggest(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    plain, letters = _plain(word)
    limit = max(1, len(word) // 3) if len(word) > 2 else 0
    ranked = []
    for candidate in candidates:
        if candidate == word or not candidate:
            continue
        other, others = _plain(candidate)
        distance = limit + 1
        if max(abs(len(other) - len(plain)), len(letters - others), len(others - letters)) <= limit:
            distance = _distance(plain, other, limit)
        if distance > limit and ("ph" in plain) != ("ph" in other):  # Many languages write `Graf` and `Telefon`.
            distance = _distance(plain.replace("ph", "f"), other.replace("ph", "f"), limit)
        other_letter = candidate[:1].lower() != word[:1].lower()
        if other_letter and len(plain) <= SHORT and sorted(plain[:2]) != sorted(other[:2]):
            continue
        if distance <= limit:
            ranked.append((distance, other_letter, abs(len(candidate) - len(word)), candidate.lower(), candidate))
    ranked.sort()
    return tuple(name for distance, *_, name in ranked[:MAX_SUGGESTIONS] if distance == ranked[0][0])


def did_you_mean(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Help lines: the likely names; else all of them where they are few; else nothing."""
    names = list(dict.fromkeys(candidates))
    likely = suggest(word, names)
    if likely:
        return (f"{_QUESTION}{one_of(likely)}?",)
    if names and len(names) <= MAX_LISTED:
        return (f"use {one_of(names)}" if len(names) > 1 else f"use `{names[0]}`",)
    return ()


def suggested(helps: Iterable[str]) -> tuple[str, ...]:
    """The names that help lines suggest, read back from their "did you mean"."""
    found = (line for line in helps if line.startswith(_QUESTION))
    return tuple(dict.fromkeys(name for line in found for name in re.findall(r"`([^`]+)`", line)))


def one_of(names: Iterable[str]) -> str:
    """The names in backticks, as an English list that ends in "or"."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@lru_cache(maxsize=4096)
def _plain(word: str) -> tuple[str, frozenset[str]]:
    """The word without what is often mistaken, and its letters: one edit brings or takes one of them at most."""
    if not word.isascii():  # Full-width letters, and marks of direction that nobody sees.
        word = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) != "Cf")
    plain = word.replace("-", "").replace("_", "").lower()
    return plain, frozenset(plain)


def _distance(a: str, b: str, limit: int) -> int:
    """The restricted Damerau-Levenshtein distance: insert, delete, replace, swap neighbours.

    More than the limit where it is more, without working out how much.
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit and min(last) >= limit:  # A swap reaches back over one row, and costs one.
            return limit + 1
        before, last = last, row
    return last[-1]
