"""Hostile specs through the command: one finding each, and nothing of other files is shown (diagnostics.md rule 13)."""

from pathlib import Path

import pytest

from tests.report.commands import Folder

SECRET = "root:x:0:0"
LEVELS = "".join(f"x-{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 11))
HEAD = "dashc: 1\nlayout: text\n"


@pytest.fixture
def outside(folder: Folder) -> Folder:
    """A project in a folder beside a file that is none of it, and a link to that."""
    (folder.path / "passwd").write_text(f"{SECRET}:root:/root:/bin/sh\n")
    folder.write({"project/pyproject.toml": ""})
    (folder.path / "project" / "link.yaml").symlink_to(folder.path / "passwd")
    folder.monkeypatch.chdir(folder.path / "project")
    return folder


@pytest.mark.parametrize("path", ["/etc/passwd", "../passwd", "{absolute}", "~/passwd", "link.yaml", "a/../../passwd"])
@pytest.mark.parametrize("form", ["layout:\n  - $include: {path}\n", "layout: text\ninclude: [{path}]\n"])
def test_a_file_outside_of_the_project_is_not_included(outside: Folder, form: str, path: str) -> None:
    text = form.format(path=path.format(absolute=outside.path / "passwd"))
    (outside.path / "project" / "app.yaml").write_text(f"dashc: 1\n{text}")
    result = outside.lint("--format", "concise", "app.yaml")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert "error[DC110]" in line
    for form in ("text", "json", "sarif", "junit"):
        assert SECRET not in outside.lint("--format", form, "app.yaml").stdout
    assert outside.lint("--fix", "--unsafe-fixes", "app.yaml").exit_code == 1
    assert Path(outside.path / "passwd").read_text().startswith(SECRET)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"{HEAD}x-0: &a0 ha\n{LEVELS}".encode(), "DC106"),
        (f"{HEAD}x-a: {'[' * 5000}".encode(), "DC111"),
        (f"{HEAD}vars: {{_a: &x {{b: *x}}}}\n".encode(), "DC105"),
        (f"{HEAD}x-a: \x00\n".encode(), "DC109"),
        (HEAD.encode() + b"x-a: \xff\n", "DC109"),
        (f"{HEAD}vars: {{_a: !!python/object/apply:os.system [ls]}}\n".encode(), "DC108"),
        (b"dashc: 1\nlayout:\n  - $for: {i: {range: [1, 1000000000]}}\n    $do: {p: '${i}'}\n", "DC128"),
        (b"dashc: 1\nlayout:\n  - $include: app.yaml\n", "DC110"),
    ],
)
def test_what_would_take_memory_or_run_code_is_one_finding(folder: Folder, data: bytes, code: str) -> None:
    (folder.path / "app.yaml").write_bytes(data)
    assert folder.codes("app.yaml") == [code]
