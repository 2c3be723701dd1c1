"""Which specs the arguments mean."""

import pytest

from tests.report.commands import BAD, GOOD, Folder

OTHER = "services:\n  db: {image: postgres}\n"


def test_a_folder_means_the_specs_below_it_and_no_other_yaml(folder: Folder) -> None:
    folder.write(
        {
            "apps/a.yaml": BAD, "apps/deep/b.yml": BAD, "apps/compose.yaml": OTHER, "apps/notes.txt": BAD,
            "apps/.hidden/c.yaml": BAD, "apps/node_modules/d.yaml": BAD, "apps/build/e.yaml": BAD,
            "apps/quoted.yaml": BAD.replace("dashc", '"dashc"'),
        }
    )  # fmt: skip
    assert [line.partition(":")[0] for line in folder.concise("apps")] == [
        "apps/a.yaml", "apps/deep/b.yml", "apps/quoted.yaml",
    ]  # fmt: skip


def test_a_glob_means_what_it_matches_where_the_shell_leaves_it(folder: Folder) -> None:
    folder.write({"apps/a.yaml": BAD, "apps/deep/b.yaml": BAD})
    assert len(folder.concise("apps/*.yaml")) == 1
    assert len(folder.concise("apps/**/*.yaml")) == 2


def test_a_file_with_the_characters_of_a_glob_is_that_file(folder: Folder) -> None:
    folder.write({"a[1].yaml": BAD})
    assert folder.concise("a[1].yaml")[0].startswith("a[1].yaml:3:5: error[DC301]")


def test_a_spec_named_in_several_ways_is_checked_once(folder: Folder) -> None:
    folder.write({"apps/a.yaml": BAD})
    assert len(folder.concise("apps", "apps/a.yaml", "apps/*.yaml")) == 1


def test_what_is_excluded_is_left_out_of_folders_and_globs_but_not_where_it_is_named(folder: Folder) -> None:
    folder.write(
        {
            "apps/a.yaml": BAD, "apps/old/b.yaml": BAD,
            "pyproject.toml": '[tool.dashc.lint]\nexclude = ["apps/old", "*d.yaml", "fixable.yaml"]\n',
        }
    )  # fmt: skip
    assert [line.partition(":")[0] for line in folder.concise(".")] == ["apps/a.yaml", "broken.yaml"]
    assert len(folder.concise("apps/old/*.yaml")) == 0
    assert len(folder.concise("apps/old/b.yaml")) == 1


@pytest.mark.parametrize(
    ("started_in", "argument"),
    [(".", "."), (".", "examples"), ("examples", "."), ("examples", "{here}"), ("sub", "..")],
)
def test_what_is_excluded_is_so_from_every_folder(folder: Folder, started_in: str, argument: str) -> None:
    folder.write({"examples/broken/a.yaml": BAD, "examples/b.yaml": BAD, "sub/c.txt": ""})
    folder.write({"pyproject.toml": '[tool.dashc.lint]\nexclude = ["examples/broken"]\n'})
    folder.monkeypatch.chdir(folder.path / started_in)
    named = "\n".join(folder.concise(argument.format(here=folder.path / "examples")))
    assert "b.yaml:3:5" in named
    assert "broken/a.yaml" not in named


def test_a_way_around_names_the_same_spec(folder: Folder) -> None:
    folder.write({"sub/x.txt": ""})
    (found,) = folder.concise("sub/../bad.yaml", "bad.yaml", str(folder.path / "bad.yaml"))
    assert found.startswith("bad.yaml:3:5: ")


def test_a_way_through_a_link_names_another_spec(folder: Folder) -> None:
    folder.write({"other/deep/x.txt": "", "other/bad.yaml": BAD})
    (folder.path / "sub").symlink_to(folder.path / "other/deep")
    assert len(folder.concise("sub/../bad.yaml", "bad.yaml")) == 2


def test_the_standard_input_has_the_name_it_is_given(folder: Folder) -> None:
    assert folder.concise("-", stdin=BAD)[0].startswith("stdin.yaml:3:5: ")
    assert folder.concise("-", "--stdin-filename", "apps/x.yaml", stdin=BAD)[0].startswith("apps/x.yaml:3:5: ")
    assert folder.lint("-", stdin=GOOD).exit_code == 0
    assert folder.lint("-", stdin=b"\xff\xfe").exit_code == 1


def test_functions_are_looked_for_beside_the_name_of_the_standard_input(folder: Folder) -> None:
    folder.write({"apps/functions.py": "def show(value):\n    return value\n"})
    spec = "dashc: 1\nlayout: [Input: {id: a}, p: {id: b}]\ncallbacks:\n"
    spec += "  - {call: functions.show, inputs: a.value, outputs: b.children}\n"
    assert folder.concise("-", "--stdin-filename", "apps/x.yaml", stdin=spec) == []
    assert "cannot find module" in folder.concise("-", stdin=spec)[0]


def test_a_path_with_a_detour_is_the_same_spec(folder: Folder) -> None:
    folder.write({"apps/a.yaml": BAD, "other/b.txt": ""})
    lines = folder.concise("apps/a.yaml", "other/../apps/a.yaml")
    assert [line.partition(":")[0] for line in lines] == ["apps/a.yaml"]
