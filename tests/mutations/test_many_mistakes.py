"""Mistakes in several blocks of a spec are all found in one run, broken YAML among them (diagnostics.md rule 3)."""

from itertools import combinations
from pathlib import Path

import pytest

from dashc.pipeline import check

FUNCTIONS = "def pick(value: str) -> str:\n    return value\n"
GOOD = {
    "app": "app:\n  title: Cities\n",
    "python": "python: [lib]\n",
    "vars": "vars:\n  limit: 3\n",
    "components": "components:\n  Row:\n    layout:\n      p: text\n",
    "layout": "layout:\n  - Input: {id: city, aria-label: City}\n  - Row:\n  - p: {id: chosen, children: '${limit}'}\n",
    "callbacks": "callbacks:\n  - call: functions.pick\n    inputs: city.value\n    outputs: chosen.children\n",
}
WRONG = {
    "app": ("  title: Cities", "  titel: Cities", "DC201"),
    "python": ("[lib]", "[lib, 3]", "DC203"),
    "vars": ("limit: 3", "limit: 3\n  9th: x", "DC122"),
    "components": ("    layout", "    descripton: A row\n    layout", "DC201"),
    "layout": ("aria-label", "aria-lable", "DC302"),
    "callbacks": ("city.value", "ctiy.value", "DC401"),
}
BROKEN = {
    "app": ("Cities", "Cities: all", "DC101"),
    "python": ("lib]", "lib", "DC101"),
    "vars": ("limit: 3", "limit: 'it's'", "DC101"),
    "components": ("      p", "\tp", "DC102"),
    "layout": ("City}", "City", "DC101"),
    "callbacks": ("inputs: ", "inputs:", "DC101"),
}
HIDDEN_BY = {"callbacks": {"vars", "components", "layout"}}
"""A wrong id is no finding where it may stand in a block that cannot be read."""
SUBSETS = [subset for size in range(1, 7) for subset in combinations(GOOD, size)]


def spec(mutations: dict[str, tuple[str, str, str]]) -> str:
    """The spec with mistakes in some blocks."""
    texts = dict(GOOD)
    for block, (before, after, _) in mutations.items():
        assert before in texts[block]
        texts[block] = texts[block].replace(before, after)
    return "dashc: 1\n" + "".join(texts.values())


def found(text: str, folder: Path) -> list[tuple[str, str]]:
    """Code and block of each finding, in their order."""
    path = folder / "app.yaml"
    (folder / "lib").mkdir(exist_ok=True)
    (folder / "lib" / "functions.py").write_text(FUNCTIONS)
    path.write_text(text)
    keys = [""]
    for line in text.splitlines():
        keys.append(line.partition(":")[0] if line[0].isalpha() else keys[-1])
    return [(finding.code, keys[finding.primary.line]) for finding in check(path).sink.sorted()]


def test_the_spec_without_mistakes_is_clean(tmp_path: Path) -> None:
    assert found(spec({}), tmp_path) == []


@pytest.mark.parametrize("broken", [(), *SUBSETS], ids="-".join)
def test_each_of_k_mistakes_in_k_blocks_is_one_finding(broken: tuple[str, ...], tmp_path: Path) -> None:
    """All sets of blocks with a mistake each; in those of `broken` it is one of the YAML."""
    for blocks in SUBSETS:
        if set(broken) <= set(blocks):
            mutations = {block: BROKEN[block] if block in broken else WRONG[block] for block in blocks}
            expected = [
                (code, block)
                for block, (_, _, code) in mutations.items()
                if block in broken or not HIDDEN_BY.get(block, set()) & set(broken)
            ]
            assert found(spec(mutations), tmp_path) == expected


@pytest.mark.parametrize("python", ["python: lib", "python: [3]", "python: [/lib]", "pyhton: [lib]", "python: [*lib]"])
def test_folders_that_are_not_known_are_one_mistake_and_not_one_for_each_module(python: str, tmp_path: Path) -> None:
    assert len(found(spec({"python": (GOOD["python"].rstrip(), python, "")}), tmp_path)) == 1
