"""The documents are true: their specs compile, their messages are what dashc prints, and none of them is stale."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashc.catalogue import design_tokens, load_catalogue
from dashc.cli import main
from dashc.runtime.context import Context
from docs.components import PAGE, page

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "language.md"]

LINTING = ROOT / "docs" / "linting.md"

NAMED_BLOCK = re.compile(r"^`([\w./-]+)`:\n\n```(?:yaml|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FINDING = re.compile(r"^  ```text\n(  error\[.*?)^  ```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A spec in a document."""

    document: Path
    spec: str


CASES = [
    Case(document, name)
    for document in DOCUMENTS
    for name, _ in NAMED_BLOCK.findall(document.read_text(encoding="utf-8"))
    if name.endswith(".yaml")
]


def write_files(document: Path, folder: Path) -> None:
    """Put the files that a document shows into a folder."""
    for name, text in NAMED_BLOCK.findall(document.read_text(encoding="utf-8")):
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.document.name}-{case.spec}")
def test_specs_in_documents_are_clean(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spec that a document shows has no findings, warnings included."""
    write_files(case.document, tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["lint", "--strict", case.spec])
    assert result.exit_code == 0, result.output


def test_the_finding_in_the_readme_is_what_lint_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The README's finding comes from its own example with one letter pair swapped."""
    write_files(ROOT / "README.md", tmp_path)
    spec = tmp_path / "hello.yaml"
    spec.write_text(spec.read_text().replace("name.value", "nmae.value"))
    (shown,) = FINDING.findall((ROOT / "README.md").read_text())
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, ["lint", "hello.yaml"]).output
    assert "".join(line[2:] + "\n" for line in shown.splitlines()) in printed


def test_the_component_reference_is_made_from_the_catalogue() -> None:
    """`docs/components.md` is what `python3 -m docs.components` would write."""
    assert PAGE.read_text(encoding="utf-8") == page(load_catalogue())


def test_every_command_is_in_the_readme() -> None:
    """The README's table names each command, and no other."""
    named = set(re.findall(r"^\| `dashc (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named == set(main.commands)


def test_every_option_of_lint_is_in_its_page() -> None:
    options = {name for option in main.commands["lint"].params for name in option.opts if name.startswith("--")}
    text = LINTING.read_text(encoding="utf-8")
    assert [name for name in sorted(options) if f"`{name}" not in text and f" {name} " not in text] == []


def test_the_settings_and_the_comments_that_the_page_shows_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings are read, and both comments silence what they are there for."""
    text = LINTING.read_text(encoding="utf-8")
    (settings,) = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    (layout,) = re.findall(r"^```yaml\n(layout:.*?)^```", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "pyproject.toml").write_text(settings)
    (tmp_path / "app.yaml").write_text(f"dashc: 1\n{layout}")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    result = runner.invoke(main, ["lint", "--ignore", "DC303,DC420", "app.yaml"])
    assert result.exit_code == 0, result.output
    assert runner.invoke(main, ["lint", "--no-ignores", "app.yaml"]).output.count("error[DC302]") == 2


def test_every_helper_in_the_language_page_exists() -> None:
    """The table of helpers names what `dashc.runtime` offers."""
    text = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    names = json.dumps(
        sorted({name.split(".")[0] for name in re.findall(r"^\| `((?:ctx|no_|Prev)[\w.]*)`", text, re.M)})
    )
    code = f"import json, dashc.runtime as r; [getattr(r, n) for n in json.loads({names!r})]"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_language_page_lists_all_of_ctx() -> None:
    """The table of helpers has each attribute of `ctx`, and no other."""
    text = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    listed = re.findall(r"`ctx\.(\w+)`", "".join(re.findall(r"^\| (`ctx\..*?) \|", text, re.M)))
    assert sorted(listed) == sorted(name for name, value in vars(Context).items() if isinstance(value, property))


def test_the_language_page_lists_the_design_tokens() -> None:
    """All of those that the page's style sheet begins with and the compiler knows, and no others."""
    sheet = (ROOT / "templates" / "client" / "src" / "styles" / "tokens.css").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^Design tokens .*?: (.*?)\. All", (ROOT / "docs" / "language.md").read_text(), re.M | re.S)
    assert sorted(re.findall(r"`([\w-]+)`", listed)) == sorted(set(re.findall(r"--dx-([\w-]+):", sheet)))
    assert sorted(re.findall(r"`([\w-]+)`", listed)) == sorted(design_tokens())
