"""DC108: tags can make other parsers construct objects; a spec is plain data."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.templates import from_environment
from dashc.ir.span import Span

RULE = Rule("DC108", "unsafe-tag", Severity.ERROR)

_CALL = re.compile(r"!!python/name:(\w+(?:\.\w+)*)")
_PLAIN_PATH = re.compile(r"[\w./-]+")
_ENVIRONMENT = re.compile(r"\W*(\w+)")
_VARIABLE = "a value that is used again is a variable of `vars`, written `${name}`"
_NOT_HERE = "secrets do not belong in a spec: let Python read them when it runs"
_PYTHON = "let Python compute it, and take it by `{$from: module.name}`"
_TEXT = "remove the tag: `${name}` is replaced in every text"
_OTHERS = {
    **dict.fromkeys(("secret", "vault", "vault-encrypted", "sops", "encrypted"), _NOT_HERE),
    **dict.fromkeys(("var", "vars", "input", "ref", "reference", "getatt", "importvalue", "findinmap"), _VARIABLE),
    **dict.fromkeys(("sub", "join", "format", "concat"), _TEXT),
    **dict.fromkeys(("if", "equals", "not", "and", "or"), "write a condition as `{$if: name, $then: …, $else: …}`"),
    **dict.fromkeys(("lambda", "py", "eval", "exec", "code", "js", "function"), _PYTHON),
    **dict.fromkeys(("extend", "override", "merge"), "merge mappings by `<<: *name`"),
    **dict.fromkeys(("remove", "reset"), "leave out what should not be there"),
    "timestamp": "remove the tag: dates are text",
    "binary": "put the file into the folder `assets`, and refer to it by its path",
    "set": "write a list",
    "omap": "write a mapping, whose order is kept",
    "pairs": "write a list of mappings",
}
"""By the tag's name in lower case, what a spec has in its place."""


def unsafe_tag(span: Span, tag: str, text: str | None, whole: Span) -> Diagnostic:
    """A tag other than those of the core schema; `text` is the scalar after it, and `whole` the place of both."""
    name = re.split(r"[/:_.]", tag.strip("!").lower())[0]
    fix = None
    helps = [_OTHERS.get(name) or "quote the text if it should begin with `!`; a spec has no tags of its own"]
    called = _CALL.match(tag)
    if called is not None:
        helps = [f"write `{{$from: {called[1]}}}`"]
    elif name == "python":
        helps = [_PYTHON]
    elif name in ("include", "import", "inc"):
        path = (text or "").strip()
        written = f"{{$include: {path if _PLAIN_PATH.fullmatch(path) else _quoted(path)}}}"
        is_file = bool(path) and "dir" not in tag
        helps = [f"write `{written}`" if is_file else "write `{$include: parts/name.yaml}`, once for each file"]
        fix = Fix((Edit(whole, written),), safe=False) if is_file else None
    elif name in ("env", "environ", "envvar", "getenv"):
        variable = _ENVIRONMENT.match(text or "")
        helps = [from_environment(variable[1] if variable else "NAME")]
    elif name not in _OTHERS and text is not None and not set(text) & set('"\\\n'):
        fix = Fix((Edit(whole, _quoted(f"{tag} {text}".rstrip())),), safe=False)
    return RULE.at(span, f"tag `{tag}` is not allowed in a spec", help=helps, fix=fix)


def _quoted(text: str) -> str:
    return f'"{text}"'


def misfit_tag(span: Span, tag: str, text: str) -> Diagnostic:
    """A tag of the core schema on a text that is none of its values."""
    return RULE.at(span, f"tag `{tag}` does not fit the text `{text}`", help=["remove the tag, or change the text"])
