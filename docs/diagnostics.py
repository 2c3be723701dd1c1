"""Writes the pages of `dashc explain`, and `docs/diagnostics.md` from them. Run by `python3 -m docs.diagnostics`.

The head of a page comes from its rule, the examples from `tests/diagnostics/`; the text between is written by hand, and
begins as the rule's docstring.
"""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

from dashc.diagnostics import rules
from dashc.diagnostics.codes import PAGES
from dashc.diagnostics.rule import Rule

CASES = Path(__file__).parents[1] / "tests" / "diagnostics"
REFERENCE = Path(__file__).with_name("diagnostics.md")

EXAMPLES = "<!-- What follows is made from tests/diagnostics by `python3 -m docs.diagnostics`; do not edit. -->"

CITATION = re.compile(r" \((?:semantics|language\.md|diagnostics\.md)[^)]*\)")
"""Docstrings say where a rule comes from; readers of the page need not know."""

FAMILIES = {
    "DC1": "Text and YAML",
    "DC2": "Shape",
    "DC3": "Layout",
    "DC4": "Callbacks and graph",
    "DC5": "Python",
    "DC6": "This version and its output",
    "DC9": "The linter itself",
}

HEAD = """# The diagnostics

Made from `dashc/diagnostics/pages/` by `python3 -m docs.diagnostics`; do not edit. `dashc explain DC302` prints a part
of it.

Codes are never used again. Errors stop `build`; `--fail-on` and `--strict` say what makes `lint` fail. Those marked
*on request* are reported only where `--select` names them.
"""


def all_rules() -> list[tuple[Rule, str]]:
    """Every rule with its docstring, less the code, sorted by code."""
    found = []
    for module in pkgutil.iter_modules(rules.__path__):
        loaded = import_module(f"{rules.__name__}.{module.name}")
        rule: Rule = loaded.RULE
        found.append((rule, (loaded.__doc__ or "").removeprefix(f"{rule.code}: ").strip()))
    return sorted(found, key=lambda pair: pair[0].code)


def page_file(rule: Rule) -> Path:
    """Where a rule's page is."""
    return PAGES / f"{rule.code}-{rule.name}.md"


def page(rule: Rule, reason: str) -> str:
    """A page as it should be; the part that is written by hand is taken from the page as it is."""
    head = f"# {rule.code} {rule.name}\n\n{severity(rule)}\n"
    file = page_file(rule)
    if file.exists():
        text = file.read_text(encoding="utf-8").split("\n", 4)[-1]
        reason = text.partition(EXAMPLES)[0].strip()
    else:
        reason = CITATION.sub("", reason[:1].upper() + reason[1:])
    folder = CASES / f"{rule.code}-{rule.name}"
    return "\n".join([head, reason, "", EXAMPLES, "", *examples(folder)]).rstrip() + "\n"


def severity(rule: Rule) -> str:
    """What kind of finding it is."""
    return f"*{rule.severity.value.capitalize()}{', on request' if not rule.default else ''}.*"


def examples(folder: Path) -> list[str]:
    """The wrong example with what `lint` says, and the right one; nothing for a rule that has no case."""
    if not folder.is_dir():
        return []
    parts = ["## Wrong", "", *source(folder / "bad.yaml"), ""]
    named = (folder / "bad.yaml").read_text(encoding="utf-8", errors="replace")
    for extra in sorted([*folder.glob("*.py"), *folder.glob("bad.html")]):
        if extra.stem not in named:
            continue
        parts += [f"With `{extra.name}`:", "", *source(extra), ""]
    said = (folder / "expected.txt").read_text(encoding="utf-8").strip()
    return [*parts, *fenced("text", said), "", "## Right", "", *source(folder / "good.yaml"), ""]


def source(file: Path) -> list[str]:
    """A file's text."""
    kind = {".py": "python"}.get(file.suffix, file.suffix[1:])
    return fenced(kind, file.read_text(encoding="utf-8", errors="replace").rstrip("\n"))


def fenced(kind: str, text: str) -> list[str]:
    """A block of code; the fence is longer than any in the text."""
    fence = "```" if "```" not in text else "````"
    return [f"{fence}{kind}", text, fence]


def reference(pages: list[str]) -> str:
    """All pages in one, by family, one heading lower."""
    parts = [HEAD]
    family = ""
    for text in pages:
        if text[2:5] != family:
            family = text[2:5]
            parts.append(f"## {FAMILIES[family]}\n")
        lines = text.replace(f"{EXAMPLES}\n\n", "").splitlines()
        lines[0] = f"##{lines[0]}"
        parts.append("\n".join(f"###{line[1:]}" if line.startswith("## ") else line for line in lines) + "\n")
    return "\n".join(parts)


def main() -> None:
    """Write everything anew."""
    PAGES.mkdir(exist_ok=True)
    made = []
    for rule, reason in all_rules():
        text = page(rule, reason)
        page_file(rule).write_text(text, encoding="utf-8")
        made.append(text)
    REFERENCE.write_text(reference(made), encoding="utf-8")


if __name__ == "__main__":
    main()
