"""`dashc explain`: what a finding means, what a component and its props are."""

from dashc.catalogue import Catalogue
from dashc.diagnostics.codes import code_of, known_codes, selected_by
from dashc.diagnostics.html_names import html_name, is_event_handler
from dashc.diagnostics.suggest import one_of, suggest
from dashc.explain.components import ID, component_text, prop_text
from dashc.explain.pages import page_text

__all__ = ["explain", "unknown"]


def explain(topic: str | None, catalogue: Catalogue) -> str | None:
    """The text about a code, a name of one, the beginning of some, a component, or `Component.prop`."""
    if topic is None:
        return _list(list(known_codes()))
    code = code_of(topic)
    if code:
        return page_text(code)
    kind = catalogue.type(topic)
    if kind:
        return component_text(kind)
    name, dot, prop_name = topic.partition(".")
    kind = catalogue.type(name) if dot else None
    prop = (ID if prop_name == ID.name else kind.prop(prop_name)) if kind else None
    if kind and prop:
        return prop_text(kind, prop)
    codes = sorted(selected_by(topic))
    return _list(codes) if codes else None


def unknown(topic: str, catalogue: Catalogue) -> str:
    """What to say where there is nothing to explain."""
    types = [*catalogue.components, *catalogue.elements]
    name, dot, prop_name = topic.partition(".")
    kind = catalogue.type(name) if dot else None
    if dot and not (name and prop_name):
        likely: tuple[str, ...] = ()
        headline = f"`{topic}` is only a part of a name"
        fallback = "write a component and its prop, such as `Dropdown.value`."
    elif kind and kind.is_element and is_event_handler(prop_name):
        likely = ()
        headline = f"`{prop_name}` is an inline event handler, which is not allowed"
        fallback = "`dashc explain event-handler` says more."
    elif kind:
        ours = html_name(prop_name)
        names = (ours,) if kind.prop(ours) else suggest(prop_name, (ID.name, *kind.props))
        likely = tuple(f"{name}.{prop}" for prop in names)
        headline = f"`{name}` has no prop `{prop_name}`"
        fallback = f"`dashc explain {name}` lists its props."
    else:
        codes = known_codes()
        likely = suggest(name, types) or suggest(topic, [*codes, *codes.values()])
        headline = f"there is no code, component or element `{topic}`"
        fallback = "`dashc explain` lists the codes."
        if dot:
            likely = tuple(f"{other}.{prop_name}" for other in suggest(name, types))
            headline = f"there is no component or element `{name}`"
    return f"{headline}; did you mean {one_of(likely)}?" if likely else f"{headline}; {fallback}"


def _list(codes: list[str]) -> str:
    names = known_codes()
    return "".join(f"{code}  {names[code]}\n" for code in codes)
