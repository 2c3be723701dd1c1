"""Tags of template languages (Jinja, Helm, GitHub Actions, ERB), and what a spec writes in their place."""

import re

from dashc.ir.names import is_name, is_name_part

TAG = re.compile(r"\$?\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>")
"""A tag that begins and ends on one line."""
_SIGNS = re.compile(r"^(?:\$?\{\{|\{%|<%)[-+=#/>~]*\s*|\s*[-+~]?(?:\}\}|%\}|%>)$")
_OWNERS = re.compile(r"^(?:\$?\.?Values\.|vars\.|inputs\.|params\.|parameters\.|matrix\.|var\.|local\.|\.|\$\.)")
"""What stands before the name of a variable in Helm, GitHub Actions and Terraform."""
_CONTEXTS = frozenset(("env", "github", "job", "needs", "runner", "secrets", "steps", "process"))
"""What GitHub and others know, and no spec."""
_ENVIRONMENT = re.compile(
    r"(?:env|ENV|oc\.env|process\.env|env_var)[.:]\s*(\w+)"
    r"|(?:env|lookup)\(\s*['\"](?:env['\"]\s*,\s*['\"])?(\w+)['\"]\s*\)"
)
_STATEMENTS = {
    **dict.fromkeys(("if", "unless"), "write a condition as `$if: name`, with `$then` and `$else` beside it"),
    **dict.fromkeys(("for", "range", "each"), "repeat with `$for: {name: [one, two]}`, and `$do` beside it"),
    **dict.fromkeys(
        ("include", "import", "extends", "template", "from"), "bring in a file by `{$include: parts/name.yaml}`"
    ),
    **dict.fromkeys(("set", "assign", "with"), "define variables under `vars`"),
    **dict.fromkeys(
        ("macro", "define", "block"), "write what is used again as a component of your own, below `components`"
    ),
    **dict.fromkeys(("end", "else", "elif"), "`$if` and `$for` hold what belongs to them, so nothing ends them"),
}
_ANY_STATEMENT = "a spec has `$if`, `$for`, `$include` and `${name}` in their place"


def variable_in(tag: str) -> str | None:
    """The variable for whose value a tag stands: `${{ vars.title }}`, `{{ .Values.city.name }}`; None for all else."""
    if tag.startswith(("{%", "{#")):
        return None
    path = _OWNERS.sub("", _SIGNS.sub("", tag))
    name, *keys = path.split(".")
    if keys and name in _CONTEXTS:
        return None
    return path if is_name(name) and all(map(is_name_part, keys)) and not _statement(name) else None


def instead_of(tag: str) -> str:
    """What a spec has in the place of a tag."""
    if tag.startswith("{#"):
        return "write a comment after `# `"
    inner = _SIGNS.sub("", tag)
    environment = _ENVIRONMENT.search(inner)
    if inner.startswith("secrets."):
        return "let Python read secrets when it runs; they do not belong in a spec"
    if environment is not None:
        return from_environment(environment[1] or environment[2])
    statement = _statement(inner)
    if statement is not None:
        return statement
    variable = variable_in(tag)
    if variable is not None:
        return f'write `"${{{variable}}}"`'
    return _ANY_STATEMENT if tag.startswith(("{%", "<%")) else "compute values in Python, and take them by `$from`"


def variable_of_environment(inner: str) -> str | None:
    """The environment variable that is meant by `env.NAME`, `env:NAME`, `env('NAME')`."""
    found = _ENVIRONMENT.fullmatch(inner)
    return (found[1] or found[2]) if found else None


def from_environment(name: str) -> str:
    """How a variable gets its value from the environment of the build."""
    return f"define it under `vars`: `{name.lower()}: {{env: {name}}}`, and write `${{{name.lower()}}}`"


def _statement(inner: str) -> str | None:
    """What stands for a statement; a word alone, save those that end one, may be a variable's name."""
    word, _, rest = inner.partition(" ")
    if word.startswith("end"):
        word = "end"
    return _STATEMENTS.get(word) if rest or word in ("end", "else") else None
