"""Every code has a page, made from one source, and every rule is used (diagnostics.md rule 8)."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from dashc.diagnostics import rules
from dashc.diagnostics.codes import PAGES, is_on_request, known_codes, page_of, selected_by
from docs.diagnostics import EXAMPLES, REFERENCE, all_rules, page, page_file, reference

PACKAGE = Path(rules.__path__[0]).parents[1]
RULES = all_rules()
TEXTS = {rule.code: page(rule, reason) for rule, reason in RULES}


def test_there_is_a_page_for_every_code_and_a_code_for_every_page() -> None:
    assert sorted(PAGES.iterdir()) == sorted(page_file(rule) for rule, _ in RULES)
    assert dict(known_codes()) == {rule.code: rule.name for rule, _ in RULES}


@pytest.mark.parametrize("code", TEXTS)
def test_a_page_is_what_the_rule_and_its_examples_make(code: str) -> None:
    """Else: `python3 -m docs.diagnostics`."""
    assert page_of(code).read_text(encoding="utf-8") == TEXTS[code]


def test_the_reference_is_made_of_the_pages() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(list(TEXTS.values()))


@pytest.mark.parametrize("code", TEXTS)
def test_a_page_says_why_in_words_for_users(code: str) -> None:
    prose = TEXTS[code].partition(EXAMPLES)[0].split("\n\n", 2)[2]
    assert len(prose.split()) >= 12
    assert prose.strip().endswith(".")
    for citation in ("semantics", ".md", "section"):
        assert citation not in prose


def test_rules_that_are_off_by_default_are_known_without_importing_them() -> None:
    assert [code for code in known_codes() if is_on_request(code)] == [
        rule.code for rule, _ in RULES if not rule.default
    ]


def test_every_finding_is_made_by_a_rule_and_every_rule_by_a_phase() -> None:
    """Nothing but `Rule.at` makes a `Diagnostic`, and each function of a rule is called from outside of the rules."""
    ours = [file for file in sources() if "lsp" not in file.parts]  # The protocol has a type of that name too.
    assert {file.name for file in ours if "Diagnostic" in called(file)} == {"rule.py"}
    used = set().union(*(called(file) for file in sources()))
    for module in sorted(Path(rules.__path__[0]).glob("[a-z]*.py")):
        loaded = import_module(f"{rules.__name__}.{module.stem}")
        makers = [
            node.name
            for node in ast.parse(module.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or ast.Constant("")) == "Diagnostic"
        ]
        assert makers, f"{loaded.RULE.code} is never reported"
        assert [name for name in makers if name not in used and not name.startswith("_")] == []


def sources() -> Iterator[Path]:
    return PACKAGE.rglob("*.py")


def called(file: Path) -> set[str]:
    """The names that a file calls, or hands on to be called."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            names.add(node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""))
        elif isinstance(node, ast.ImportFrom) and file.parent.name != "rules":
            names |= {alias.name for alias in node.names if alias.name != "Diagnostic"}
    return names


def test_beginnings_of_codes_select_families() -> None:
    assert selected_by("DC50") == {code for code in TEXTS if code.startswith("DC50")}
    assert selected_by("ALL") == set(TEXTS)
    assert selected_by("D") == selected_by("") == selected_by("nothing") == frozenset()
