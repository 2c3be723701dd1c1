"""The key `vars`, `--var`, and the build's environment (language.md section 2)."""

import os
from collections.abc import Mapping as Map
from typing import TYPE_CHECKING

from dashc.diagnostics.rules.bad_value import bad_choice
from dashc.diagnostics.rules.bad_variable_name import bad_variable_name
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.unknown_override import unknown_override
from dashc.diagnostics.rules.unset_environment import unset_environment
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.expand.nodes import target_of
from dashc.expand.scope import Variable
from dashc.expand.substitution import describe, show
from dashc.ir.names import is_name
from dashc.ir.span import Span, Value
from dashc.ir.tree import Entry, JSONScalar, Mapping, Node, Poisoned, Scalar

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


def read_variables(
    expander: "Expander", entries: Map[str, Entry], overrides: Map[str, str], where: Span
) -> dict[str, Variable]:
    """All variables of the spec; `where` is the place of the key `vars`."""
    found: dict[str, Variable] = {}
    for name, entry in entries.items():
        if name.startswith("x-"):
            continue
        if not is_name(name):
            expander.sink.add(bad_variable_name(entry.key.span, name, "a variable"))
            continue
        if name in overrides:
            found[name] = _outside(expander, name, entry.value, overrides[name], f"`--var {name}={overrides[name]}`")
        else:
            found[name] = _declared(expander, name, entry)
    for name in overrides:
        if name not in entries and expander.names_known:
            expander.sink.add(unknown_override(where, name, found))
    return found


def _declared(expander: "Expander", name: str, entry: Entry) -> Variable:
    target = target_of(entry.value)
    if isinstance(target, Mapping) and "env" in target.entries:
        return _environment(expander, name, target)
    misspelt = _misspelt_env(target) if isinstance(target, Mapping) else None
    if misspelt is not None:
        where = f"in the variable `{name}`, which has a `default`"
        expander.sink.add(unknown_key(misspelt.span, str(misspelt.value), where, ["env"]))
        return _variable(expander, name, Poisoned(target.span))
    return _variable(expander, name, entry.value)


def _misspelt_env(node: Mapping) -> Scalar | None:
    """The key `ennv` of `{ennv: NAME, default: …}`."""
    others = [entry.key for name, entry in node.entries.items() if name != "default"]
    is_one = len(others) == 1 and "default" in node.entries and suggest(str(others[0].value), ["env"])
    return others[0] if is_one else None


def _variable(expander: "Expander", name: str, node: Node) -> Variable:
    target = target_of(node)
    text = target.text if isinstance(target, Scalar) else None
    facts = Value(name, "var", target.span, text, shown=show(target))
    return Variable(name, node, expander.global_scope, facts)


def _environment(expander: "Expander", name: str, node: Mapping) -> Variable:
    """`{env: NAME, default: …}`."""
    poison = _variable(expander, name, Poisoned(node.span))
    for key, entry in node.entries.items():
        if key not in ("env", "default") and not key.startswith("x-"):
            expander.sink.add(unknown_key(entry.key.span, key, f"in the variable `{name}`", ["default"]))
            return poison
    env = node.entries["env"]
    wanted = target_of(env.value)
    if isinstance(wanted, Poisoned):
        return poison
    if not isinstance(wanted, Scalar) or not isinstance(wanted.value, str) or not wanted.value:
        if isinstance(wanted, Scalar) and wanted.value is None:
            help = ["write `env: NAME`"]
            needed = "the name of an environment variable"
            expander.sink.add(wrong_type(env.key.span, "`env`", needed, "nothing", help=help))
        else:
            got = describe(wanted) if isinstance(wanted, Scalar) else "a list or mapping"
            expander.sink.add(wrong_type(wanted.span, "`env`", "the name of an environment variable", got))
        return poison
    default = node.entries.get("default")
    given = os.environ.get(wanted.value)
    if given is not None:
        note = f"the environment variable `{wanted.value}`"
        return _outside(expander, name, default.value if default else None, given, note, wanted.span)
    if default is None:
        expander.sink.add(unset_environment(wanted.span, name, wanted.value))
        return poison
    return _variable(expander, name, default.value)


def _outside(
    expander: "Expander", name: str, declared: Node | None, text: str, source: str, span: Span | None = None
) -> Variable:
    """A value from outside of the spec: text where the spec's own is text, else what YAML reads there."""
    target = target_of(declared) if declared is not None else None
    if isinstance(target, Mapping) and "default" in target.entries:
        target = target_of(target.entries["default"].value)
    place = span or (target.span if target is not None else Span("", 1, 1, 1, 1))
    facts = Value(name, "outside", None, text, note=f"`{name}` has its value from {source}", shown=text)
    if isinstance(target, Scalar) and isinstance(target.value, bool) and text not in ("true", "false"):
        # As text it would count as true, whatever was meant: a shell's `False`, `no` and `0` too.
        expander.sink.add(bad_choice(place, f"`{name}`, which {source} gives,", f"`{text}`", ["true", "false"]))
        return Variable(name, Poisoned(place), None, facts)
    value: JSONScalar = text
    if not (isinstance(target, Scalar) and isinstance(target.value, str)):
        try:
            value = expander.services.scalar(text)
        except ValueError:
            value = text
    node = Scalar(place, value, text, plain=False, verbatim=False)
    return Variable(name, node, None, facts)
