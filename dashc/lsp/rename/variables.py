"""Rename of a variable, loop variable or parameter: where it gets its name, and all texts that use it."""

from collections.abc import Iterator

from dashc.ir.names import is_name
from dashc.lsp.project import Project
from dashc.lsp.rename.edits import Change, key_change
from dashc.lsp.rename.refusal import Refused
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.variable_places import mentions, variable_places
from dashc.lsp.variables import Variable, global_names, parameters_of


def variable_edits(file: SpecFile, variable: Variable, new: str) -> Iterator[Change]:
    """The edits in all files of one spec, or a refusal."""
    _check(file.project, variable, new)
    for item in variable_places(file.project, variable):
        if item.scalar is None:
            yield Change(item.file, item.span, new)
        else:
            yield key_change(item.file, item.scalar, item.span, new)


def _check(project: Project, variable: Variable, new: str) -> None:
    if not is_name(new):
        raise Refused(
            f"`{new}` cannot be a name: it begins with a letter or `_`, and goes on with letters, digits, `_` and `-`."
        )
    if new == variable.name:
        return
    if variable.kind == "parameter" and new == "children":
        raise Refused("`children` is what the user of a component puts in it, so no parameter can have this name.")
    if new in global_names(project) or new in parameters_of(project, variable.owner):
        raise Refused(f"There is a variable `{new}` already.")
    for file in project.files:
        for mention, names in mentions(file):
            found = names.get(mention.path.partition(".")[0])
            if found and found.place == variable.place and new in names:
                raise Refused(f"There is a variable `{new}` already.")
            if mention.path.partition(".")[0] == new and variable.name in names:
                raise Refused(f"`${{{new}}}` is used already, and would get another meaning.")
