"""Texts in the place of other values that are the path of a Python object: `figure: charts.fig` wants a `$from`."""

from dataclasses import replace

from dashc.diagnostics.diagnostic import Edit, Fix
from dashc.diagnostics.rules.wrong_type import RULE as WRONG_TYPE
from dashc.diagnostics.sink import Sink
from dashc.ir.spec import Spec
from dashc.resolve.paths import dotted_path
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import Failure, ModuleObject


def offer_objects(spec: Spec, lookup: Lookup, sink: Sink) -> None:
    """Say so in the findings about such texts, where the object is there; a guess would only be the next mistake."""
    paths = {text.span: text.text for text in spec.perhaps_paths}
    if not paths:
        return
    for finding in sink.all():
        text = paths.get(finding.primary)
        if finding.code != WRONG_TYPE.code or text is None:
            continue
        path = dotted_path(text, finding.primary, lookup.path)
        found = lookup.find(path.module, path.attribute) if lookup.path.find(path.module) else None
        if found is None or isinstance(found, Failure | ModuleObject):
            continue
        written = f"{{$from: {text}}}"
        sink.drop(finding)
        fix = Fix((Edit(finding.primary, written),), safe=False)
        sink.add(replace(finding, help=(f"write `{written}` for the Python object of that name",), fix=fix))
