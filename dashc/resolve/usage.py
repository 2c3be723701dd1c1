"""What the user's source seems to need in the browser: component types in returned nodes, and kinds of charts."""

import ast
from collections.abc import Iterator, Sequence

from dashc.catalogue import Catalogue, plotly_bundles
from dashc.ir.spec import Component
from dashc.resolve.python.imported import dotted_name
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.source import SourceModule
from dashc.resolve.traces import trace_types

DASH_MODULES = ("dash.dcc.", "dash.html.", "dash_core_components.", "dash_html_components.")


def component_types(
    components: Sequence[Component], modules: Sequence[SourceModule], lookup: Lookup, catalogue: Catalogue
) -> frozenset[str]:
    """The types in the layout, and those that the source names as a dictionary's key or as a Dash component."""
    types = {name for name in {component.type for component in components} if catalogue.type(name)}
    for module in modules:
        imported = lookup.imported(module)
        for name in _names_in(module):
            if catalogue.type(name):
                types.add(name)
        for node in module.walk():
            dotted = dotted_name(node, imported) if isinstance(node, ast.Attribute | ast.Name) else None
            if dotted and dotted.startswith(DASH_MODULES):
                name = dotted.rpartition(".")[2]
                types.update(kind for kind in (name, name.lower()) if catalogue.type(kind))
    return frozenset(types)


def _names_in(module: SourceModule) -> Iterator[str]:
    """Texts that are keys: in `{"div": …}`, `dict(div=…)`, `node["div"] = …`."""
    for node in module.walk():
        match node:
            case ast.Dict(keys=keys):
                yield from (key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
            case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
                yield from (keyword.arg for keyword in keywords if keyword.arg)
            case ast.Subscript(slice=ast.Constant(value=str(key)), ctx=ast.Store()):
                yield key
            case _:
                pass


def plotly_bundle(modules: Sequence[SourceModule], lookup: Lookup) -> str:
    """The smallest of plotly's bundles that has every trace type that the source seems to draw."""
    named = {trace for module in modules for trace in trace_types(module, lookup.imported(module))}
    *_, (largest, all_types) = bundles = list(plotly_bundles().items())
    return next((name for name, types in bundles if named & all_types <= types), largest)
