"""Variables, loop variables and parameters."""

from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import VariableTarget
from dashc.lsp.variable_words import value_in_words, variable_documentation
from dashc.lsp.variables import value_at


def hover_variable(document: SpecFile, target: VariableTarget) -> str:
    """What it is, its value, and where it gets its name."""
    variable = target.variable
    of = f" of `{variable.owner}`" if variable.owner else ""
    where = variable.file.shown_place(variable.key.span, document)
    parts = [f"**{variable.name}** ({variable.kind}{of}, {where})", variable_documentation(variable, target.names)]
    if "." in target.path:
        value = value_at(target.path, target.names)
        first = ", in the first round" if variable.kind == "loop variable" else ""
        parts += [f"`{target.path}` is {value_in_words(value)}{first}."] if value is not None else []
    return "\n\n".join(part for part in parts if part)
