"""DC323: the names of the spec's own components are capitalised, and are not those of the catalogue."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC323", "bad-component-name", Severity.ERROR)


def shadows_catalogue(span: Span, name: str) -> Diagnostic:
    """Readers could not know which of the two is meant."""
    other = f"My{name[:1].upper()}{name[1:]}"
    return RULE.at(span, f"`{name}` is a component of dashc already", help=[f"choose another name, such as `{other}`"])


def bad_component_name(span: Span, name: str) -> Diagnostic:
    """A lower-case name is an HTML element, a dotted one comes from a package."""
    letters = "".join(part[:1].upper() + part[1:] for part in name.replace(".", "-").replace("_", "-").split("-"))
    letters = "".join(character for character in letters if character.isalnum())
    helps = [f"call it `{letters}`, here and where it is used"] if letters[:1].isalpha() and letters != name else []
    return RULE.at(
        span,
        f"`{name}` is no name for a component",
        help=[*helps, "a component's name begins with a capital letter and holds letters and digits"],
    )
