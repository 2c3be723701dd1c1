"""`--fix`, `--unsafe-fixes` and `--diff` (diagnostics.md rule 15)."""

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.report.checked import Checks, Input, check_all
from dashc.report.fixes import Mended, mend
from dashc.report.settings import Settings
from tests.mutations.mutants import KINDS
from tests.mutations.test_mutations import EXAMPLES, project_of, write
from tests.report.commands import FIXABLE, Folder

CASES = sorted((Path(__file__).parents[1] / "diagnostics").glob("DC*"))
FIXED = 'dashc: 1 # the version\nlayout:\n  - p: {class: wide, children: "no"}  # kept\n'
EXACT = {"typo_in_a_top_level_key", "typo_in_a_key_of_app", "typo_in_a_key_of_a_callback", "typo_in_a_prop"}
EXACT |= {"typo_in_a_component", "typo_in_a_reference", "typo_in_the_prop_of_a_reference", "typo_in_a_module"}
EXACT |= {"tab_for_blanks", "version_of_tomorrow", "argument_renamed", "typo_in_a_reference_by_anchor"}
"""Kinds of mistakes whose fix, where there is one, gives the very text that was there before."""


def mended(spec: Path, files: dict[Path, bytes], *, unsafe: bool) -> Mended:
    data = files.get(spec)
    return mend(Input(spec, data, files), Settings(), Checks(), unsafe=unsafe)


def open_fixes(spec: Path, files: dict[Path, bytes], *, unsafe: bool) -> list[Diagnostic]:
    """The findings that could still be mended."""
    findings = Settings().shown(check_all([Input(spec, files.get(spec), files)], Checks()).findings)
    return [f for f in findings if f.fix and (f.fix.safe or unsafe)]


def assert_fixing_ends(spec: Path, *, unsafe: bool) -> Mended:
    """fix(fix(x)) = fix(x), and lint(fix(x)) has nothing left that could be mended."""
    once = mended(spec, {}, unsafe=unsafe)
    files = {text.path: text.after.encode() for text in once.texts.values()}
    twice = mended(spec, files, unsafe=unsafe)
    assert {text.path: text.after.encode() for text in twice.texts.values()} == files
    assert once.refused == []
    assert open_fixes(spec, files, unsafe=unsafe) == []
    return once


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_fixing_ends_for_every_rule(case: Path, unsafe: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    if case.name != "DC109-bad-encoding":  # No text, so nothing to edit.
        assert_fixing_ends(Path("bad.yaml"), unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("kind", KINDS)
def test_fixing_ends_for_every_mutation(
    kind: str, unsafe: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where one name was meant, the fix gives the very text of before."""
    _, mutate = KINDS[kind]
    for spec in EXAMPLES:
        for number, mutant in enumerate(list(mutate(project_of(spec)))[:1]):
            broken = write(mutant, spec, tmp_path / f"{spec.stem}-{number}")
            monkeypatch.chdir(broken.parent)
            once = assert_fixing_ends(Path(broken.name), unsafe=unsafe)
            if kind in EXACT and once.applied:
                assert once.texts[spec.name].after == spec.read_text(encoding="utf-8")


def test_safe_fixes_are_written_and_comments_stay(folder: Folder) -> None:
    result = folder.lint("--fix", "fixable.yaml")
    assert (result.exit_code, result.stdout) == (0, "no errors in 1 file\n")
    assert result.stderr == "dashc: fixed 2 findings in `fixable.yaml`.\n"
    assert folder.read("fixable.yaml") == FIXED


def test_guesses_are_made_only_when_asked_for(folder: Folder) -> None:
    before = folder.read("bad.yaml")
    assert folder.lint("--fix", "bad.yaml").exit_code == 1
    assert folder.read("bad.yaml") == before
    assert folder.lint("--fix", "--unsafe-fixes", "bad.yaml").exit_code == 0
    assert folder.read("bad.yaml") == before.replace("Dropdwon", "Dropdown")


def test_only_what_is_selected_is_mended(folder: Folder) -> None:
    folder.lint("--fix", "--select", "DC3", "fixable.yaml")
    assert folder.read("fixable.yaml") == FIXABLE.replace("className", "class")


def test_what_a_comment_ignores_is_not_mended(folder: Folder) -> None:
    text = FIXABLE.replace("# kept", "# dashc: ignore[DC302, DC107]")
    folder.write({"fixable.yaml": text})
    folder.lint("--fix", "fixable.yaml")
    assert folder.read("fixable.yaml") == text


def test_line_ends_and_a_byte_order_mark_stay(folder: Folder) -> None:
    folder.write({"fixable.yaml": "\ufeff" + FIXABLE.replace("\n", "\r\n")})
    folder.lint("--fix", "fixable.yaml")
    assert folder.read("fixable.yaml") == "\ufeff" + FIXED.replace("\n", "\r\n")


def test_a_file_without_changes_is_not_written(folder: Folder) -> None:
    before = (folder.path / "good.yaml").stat().st_mtime_ns
    folder.lint("--fix", "good.yaml")
    assert (folder.path / "good.yaml").stat().st_mtime_ns == before


def test_the_mode_stays_and_a_link_stays_a_link(folder: Folder) -> None:
    (folder.path / "fixable.yaml").chmod(0o640)
    (folder.path / "link.yaml").symlink_to("fixable.yaml")
    folder.lint("--fix", "link.yaml")
    assert (folder.path / "link.yaml").is_symlink()
    assert stat.S_IMODE((folder.path / "fixable.yaml").stat().st_mode) == 0o640
    assert folder.read("fixable.yaml") == FIXED


def test_a_write_that_fails_leaves_the_file_and_nothing_else(folder: Folder) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    folder.monkeypatch.setattr(os, "replace", refuse)
    before = sorted(path.name for path in folder.path.iterdir())
    result = folder.lint("--fix", "fixable.yaml")
    assert result.exit_code == 2
    assert result.stderr.endswith("dashc: `fixable.yaml` cannot be written: No space left on device.\n")
    assert folder.read("fixable.yaml") == FIXABLE
    assert sorted(path.name for path in folder.path.iterdir()) == before


def test_an_edit_that_brings_up_something_new_is_taken_back(folder: Folder) -> None:
    """The only likely name is `Dropdown`, but what stands below it shows that something else was meant."""
    text = "dashc: 1\nlayout:\n  - Dropdwon:\n      figure: {}\n  - div: {clas: a}\n"
    folder.write({"spec.yaml": text})
    result = folder.lint("--fix", "--unsafe-fixes", "spec.yaml")
    assert "dashc: spec.yaml:3:5: DC301 is not fixed: its edit would bring up something new.\n" in result.stderr
    assert "dashc: fixed 1 finding in `spec.yaml`.\n" in result.stderr
    assert folder.read("spec.yaml") == text.replace("clas:", "class:")


def test_an_edit_that_was_taken_back_is_tried_again_when_others_are_made(folder: Folder) -> None:
    """The callback needs the id, whose edit comes later; together they fail because of the third."""
    text = "dashc: 1\ncallbakcs:\n  - call: m.show\n    inputs: name.value\n    outputs: out.children\n"
    text += "layout:\n  - Input: {idd: name, aria-label: Name}\n  - p: {id: out}\n  - Dropdwon:\n      figure: {}\n"
    folder.write({"spec.yaml": text, "m.py": "def show(name):\n    return name\n"})
    result = folder.lint("--fix", "--unsafe-fixes", "spec.yaml")
    assert result.stderr.count("is not fixed") == 1
    assert folder.read("spec.yaml") == text.replace("callbakcs", "callbacks").replace("idd", "id")


def test_what_a_broken_text_hid_may_come_up(folder: Folder) -> None:
    folder.write({"spec.yaml": "dashc: 1\nlayout:\n  - div:\n\ttitle: a\n\tclas: b\n"})
    assert folder.codes("--fix", "spec.yaml") == ["DC302"]
    assert folder.read("spec.yaml") == "dashc: 1\nlayout:\n  - div:\n        title: a\n        clas: b\n".replace(
        "        ", " " * folder.read("spec.yaml").splitlines()[3].index("t")
    )


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("dashc: 1\nlayout:\n  - div:\n      title: a\n\t\t\thidden: true\n", True),
        ("dashc: 1\nlayout:\n\t- p: a\n\t- p: b\n", True),
        ("dashc: 1\nlayout:\n  - div:\n       title: a\n\thidden: true\n", False),
    ],
)
def test_tabs_are_replaced_where_the_lines_around_leave_no_doubt(folder: Folder, text: str, safe: bool) -> None:
    folder.write({"spec.yaml": text})
    folder.lint("--fix", "spec.yaml")
    assert ("\t" not in folder.read("spec.yaml")) == safe


def test_the_differences_are_a_patch_and_nothing_is_written(folder: Folder) -> None:
    result = folder.lint("--diff", "fixable.yaml", "good.yaml")
    assert result.stdout == (
        "--- a/fixable.yaml\n+++ b/fixable.yaml\n@@ -1,3 +1,3 @@\n dashc: 1 # the version\n layout:\n"
        '-  - p: {className: wide, children: no}  # kept\n+  - p: {class: wide, children: "no"}  # kept\n'
    )
    assert folder.read("fixable.yaml") == FIXABLE


@pytest.mark.parametrize("text", [FIXABLE, FIXABLE.rstrip("\n"), FIXABLE.replace("\n", "\r\n")])
def test_git_can_apply_the_patch(folder: Folder, text: str) -> None:
    folder.write({"fixable.yaml": text})
    patch = folder.lint("--diff", "fixable.yaml").stdout_bytes
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "-"], input=patch, check=True)
    applied = folder.read("fixable.yaml")
    folder.write({"fixable.yaml": text})
    folder.lint("--fix", "fixable.yaml")
    assert folder.read("fixable.yaml") == applied != text


def test_the_standard_input_is_mended_to_the_standard_output(folder: Folder) -> None:
    result = folder.lint("--fix", "-", stdin=FIXABLE + "app: {titel: x}\n")
    assert result.stdout == FIXED + "app: {titel: x}\n"
    assert "unknown key `titel`" in result.stderr
    assert result.exit_code == 1


def test_edits_that_meet_are_made_one_after_the_other(folder: Folder) -> None:
    """Both concern the same text: the first is made, and the second, where it still holds, in the next round."""
    folder.write({"spec.yaml": "dashc: 1\nlayout:\n  - html.Div: {className: a, class_name: b}\n  - p: true\n"})
    folder.lint("--fix", "spec.yaml")
    assert folder.read("spec.yaml").splitlines()[2:] == ["  - div: {class: a, class_name: b}", '  - p: "true"']


PARTS = {
    "app.yaml": "dashc: 1\nlayout:\n  - $include: parts/nav.yaml\n  - $include: parts/nav.yaml\n"
    "  - p: {className: a}\n",
    "other.yaml": "dashc: 1\nlayout:\n  - $include: parts/nav.yaml\n",
    "parts/nav.yaml": "div:\n  className: nav  # kept\n  children: no\n",
}
NAV = 'div:\n  class: nav  # kept\n  children: "no"\n'


def test_included_files_are_mended_once_however_often_they_are_used(folder: Folder) -> None:
    folder.write(PARTS)
    result = folder.lint("--fix", "app.yaml", "other.yaml")
    assert result.stderr == "dashc: fixed 1 finding in `app.yaml`.\ndashc: fixed 2 findings in `parts/nav.yaml`.\n"
    assert (result.exit_code, result.stdout) == (0, "no errors in 2 files\n")
    assert folder.read("parts/nav.yaml") == NAV
    assert folder.read("app.yaml") == PARTS["app.yaml"].replace("className", "class")


def test_the_differences_of_included_files_are_shown_once(folder: Folder) -> None:
    folder.write(PARTS)
    assert folder.lint("--diff", "app.yaml", "other.yaml").stdout.count("--- a/parts/nav.yaml") == 1
    assert folder.read("parts/nav.yaml") == PARTS["parts/nav.yaml"]


def test_a_mistake_in_a_loop_or_a_component_is_mended_once(folder: Folder) -> None:
    text = "dashc: 1\ncomponents:\n  Field:\n    layout:\n      - p: {className: a}\n"
    text += "layout:\n  - Field:\n  - Field:\n  - $for: {i: [1, 2]}\n    $do: {p: {className: b, children: '${i}'}}\n"
    folder.write({"spec.yaml": text})
    result = folder.lint("--fix", "spec.yaml")
    assert result.exit_code == 0, result.output
    assert folder.read("spec.yaml") == text.replace("className", "class")


AWKWARD = [
    "a, b", "c: d", "no", "null", "1.50", "# one", 'say "hi"', "back\\slash", "{x}", "[x]", "*all", "&more", "!all",
    "it's", "%a", "@home", "`tick`", "- dash", "? what", "| pipe", "> more", "${price}", "  wide  ", "12:30",
    "é 𝒳", "a #b",
]  # fmt: skip


@pytest.mark.parametrize("around", ["  - Tip: {kind: %s}\n", "  - Tip:\n      kind: %s\n"], ids=["flow", "block"])
@pytest.mark.parametrize("choice", AWKWARD)
def test_a_fix_writes_what_yaml_reads_as_the_text_that_is_meant(folder: Folder, choice: str, around: str) -> None:
    def quoted(text: str) -> str:
        return json.dumps(text.replace("${", "$${"), ensure_ascii=False)

    params = f"{{kind: {{enum: [{quoted(choice + ' long')}, other]}}}}"
    head = f'dashc: 1\ncomponents:\n  Tip: {{params: {params}, layout: {{p: "${{kind}}"}}}}\nlayout:\n'
    folder.write({"spec.yaml": head + around % quoted(choice + " lomg")})
    assert folder.codes("spec.yaml") == ["DC204"]
    folder.lint("--fix", "--unsafe-fixes", "spec.yaml")
    assert folder.codes("spec.yaml") == []
