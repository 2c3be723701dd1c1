"""The phase in one screen: ids, then references, then Python, then what the source tells about the app's needs."""

import os
from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.missing_python_folder import missing_python_folder
from dashc.diagnostics.rules.unusable_file import link_outside
from dashc.diagnostics.sink import Sink
from dashc.ir.paths import is_folder, leads_out
from dashc.ir.program import Function, Program, PropRef
from dashc.ir.spec import Callback, Component, From, Prop, SideBody, Spec
from dashc.resolve.app_files import read_app_files
from dashc.resolve.arguments import callable_of, check_argument_names, check_arguments, check_value
from dashc.resolve.callbacks import Bound, make_callbacks
from dashc.resolve.functions import Functions
from dashc.resolve.imports import FailedImports
from dashc.resolve.layout import Layout, name_components, read_layout
from dashc.resolve.offers import offer_objects
from dashc.resolve.paths import call_pointer
from dashc.resolve.python.files import ImportPath
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.used import user_modules
from dashc.resolve.references import References
from dashc.resolve.requirements import read_requirements
from dashc.resolve.side_bodies import NotingSink, components_of, seen_from
from dashc.resolve.third_party import report_unlisted
from dashc.resolve.usage import component_types, plotly_bundle
from dashc.resolve.wiring.checker import check_wiring
from dashc.resolve.wiring.values import GivenValue, check_values


def resolve(spec: Spec, catalogue: Catalogue, sink: Sink) -> Program:
    """Bind a spec's ids, references and dotted paths; what cannot be bound is a finding and left out."""
    source = spec.document.source
    folder = Path(source.path).parent
    assets = read_app_files(spec, sink)
    folders = _python_folders(spec, folder, sink)
    lookup = Lookup(ImportPath(folders), source.name, source.path)
    looked_in = [path.path for path in spec.python]
    silent = not spec.python_known or len(folders) < len(looked_in)
    imports = FailedImports(lookup, sink)
    functions = Functions(lookup, looked_in, silent=silent, sink=sink, imports=imports)

    layout = read_layout((*spec.layout, *spec.dynamic), sink)
    side_layouts = [read_layout(body.layout, sink) for body in spec.side_bodies]
    beside = components_of(spec.side_bodies, side_layouts)
    references = References(layout, spec.layout_known, catalogue, sink, beside=beside)
    binder = _Binder(references, functions, sink)
    bound = [binder.callback(callback) for callback in spec.callbacks]
    bound += [binder.callback(call.callback, (component, prop)) for component, prop, call in layout.calls]
    given: list[GivenValue] = []
    values = [(component, prop, binder.value(component, prop, value, given)) for component, prop, value in layout.froms]
    references.report()
    functions.doubtful = True
    for place, body in enumerate(spec.side_bodies):
        seen = seen_from(place, spec.side_bodies, side_layouts, layout)
        noting = functions.sink = NotingSink(sink, body)
        aside = References(seen, spec.layout_known, catalogue, noting, only_near=True)
        _check_aside(_Binder(aside, functions, noting), body, side_layouts[place])
        aside.report()
    functions.sink = sink
    functions.report_missing()
    check_wiring(bound, catalogue, lookup, sink)
    check_values(given, catalogue, lookup, sink)

    named = [component for item in bound for component in item.components()]
    components = name_components(layout, [*named, *(component for component, _, _ in values)])
    ids = {id(component.node): name for name, component in components.items()}
    # A second component with an id is a finding; here it goes on under that id.
    ids |= {id(component): component.id for component in layout.in_order if component.id is not None}
    ids |= {id(component): name for name, component in references.absent.items()}

    offer_objects(spec, lookup, sink)
    modules = user_modules(lookup)
    imports.check(modules)
    requirements = read_requirements(folder)
    report_unlisted(modules, lookup, requirements, folder, imports.modules, sink)
    types = component_types(layout.in_order, modules, lookup, catalogue)
    return Program(
        spec=spec,
        components=components,
        by_pointer={component.node.pointer: name for name, component in components.items()},
        callbacks=make_callbacks(bound, ids, sink),
        values={PropRef(ids[id(component)], prop.name): function for component, prop, function in values},
        python_paths=tuple(folders),
        component_types=types,
        plotly_bundle=plotly_bundle(modules, lookup) if "Graph" in types else None,
        requirements=requirements or "",
        assets=assets,
    )


def _check_aside(binder: "_Binder", body: SideBody, layout: Layout) -> None:
    """Look up what a part of the spec names that is no part of the app."""
    for callback in body.callbacks:
        binder.callback(callback)
    for component, prop, call in layout.calls:
        binder.callback(call.callback, (component, prop))
    for component, prop, value in layout.froms:
        binder.value(component, prop, value, [])


def _python_folders(spec: Spec, folder: Path, sink: Sink) -> list[str]:
    folders = []
    for path in spec.python:
        found = os.path.realpath(folder / path.path)
        if not is_folder(found):
            if path.span is not None:
                sink.add(missing_python_folder(path.path, path.span))
        elif path.span is not None and found != os.path.realpath(folder) and leads_out(found, folder):
            sink.add(link_outside(path.span, "python", path.path))
        else:
            folders.append(found)
    return folders


class _Binder:
    """Binds callbacks and directives one by one."""

    def __init__(self, references: References, functions: Functions, sink: Sink) -> None:
        self._references = references
        self._functions = functions
        self._sink = sink

    def callback(self, source: Callback, holder: tuple[Component, Prop] | None = None) -> Bound:
        """A callback; one finding for its arguments at most, and none where these are not known."""
        at = source.pointer
        inputs = self._references.find(source.inputs, output=False, pointer=f"{at}/inputs")
        state = self._references.find(source.state, output=False, pointer=f"{at}/state")
        outputs = self._references.find(source.outputs, output=True, pointer=f"{at}/outputs")
        if source.call_known:
            function, found = self._functions.find(source.call, source.call_span, call_pointer(source))
        else:
            function, found = Function(source.call, "", source.call, "", 0), None
        names_fit = check_argument_names(source, self._sink)
        called, fits = None, False
        if found is not None:
            called = callable_of(found, self._functions.lookup)
            self._functions.check_callable(called, source.call, source.call_span, call_pointer(source))
            known = source.arguments_known and self._references.are_single(source)
            fits = names_fit and (not known or check_arguments(source, called, self._sink))
        return Bound(source, inputs, state, outputs, function, holder, called, fits)

    def value(self, component: Component, prop: Prop, value: From, given: list[GivenValue]) -> Function:
        """The function or object of a `$from`; one that was found is put to those that are `given`."""
        pointer = f"{component.pointer}/{prop.name}/$from"
        function, found = self._functions.find(value.path, value.span, pointer)
        if found is not None:
            check_value(found, value.path, value.span, pointer, self._functions, self._sink)
            given.append(GivenValue(component, prop, value, found, pointer))
        return function
