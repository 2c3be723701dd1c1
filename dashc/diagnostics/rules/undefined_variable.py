"""DC120: `${name}` stands for a variable, a loop variable or a parameter; any other name is an error."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC120", "undefined-variable", Severity.ERROR)


def undefined_variable(span: Span, name: str, candidates: Iterable[str], *, hidden: bool = False) -> Diagnostic:
    """`hidden`: the name is known where the component is used, and its body sees only its own parameters."""
    names = list(candidates)
    likely = suggest(name, names)
    helps = [*did_you_mean(name, names)] if likely or not hidden else []
    if hidden:
        helps.append(f"the body of a component sees `vars` and its own `params` only; add `{name}` to these")
    if name in ("env", "ENV", "environ"):
        helps = ["a value of the environment is a variable: `vars: {name: {env: NAME}}`, and `${name}`"]
    return RULE.at(
        span,
        f"there is no variable `{name}` here",
        help=helps or ["define it under `vars`, or write `$${` if the text itself is meant"],
        fix=Fix((Edit(span, likely[0]),), safe=False) if len(likely) == 1 else None,
        lacks=name,
    )


def misnamed_parameter(span: Span, name: str, component: str, meant: str) -> Diagnostic:
    """The body and the uses of a component agree on a name, and its `params` have another one."""
    return RULE.at(
        span,
        f"`{component}` and its uses say `{meant}`, and nothing says `{name}`",
        help=[f"did you mean `{meant}`?"],
        fix=Fix((Edit(span, meant),), safe=False),
    )


def no_such_part(span: Span, owner: str, name: str, what: str, candidates: Iterable[str]) -> Diagnostic:
    """`${city.nmae}`: the variable is there, the part is not."""
    return RULE.at(span, f"`{owner}` is {what} and has no `{name}`", help=did_you_mean(name, candidates))
