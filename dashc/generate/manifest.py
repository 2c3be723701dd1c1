"""`app.json`: what the runtime must know of this app; `dashc/runtime/manifest.py` reads it."""

import json
from typing import Any

from dashc.catalogue import Catalogue
from dashc.generate.assets import UserAssets
from dashc.generate.document import Page
from dashc.generate.files import Files, content_hash, media_type
from dashc.generate.layout import Layout
from dashc.generate.positions import line_of
from dashc.generate.wiring import wiring_of
from dashc.ir.plan import Plan, PlannedCallback
from dashc.ir.program import Arguments

COMPRESSED = (".br", ".gz")
BUILD_LENGTH = 16
STATIC = "static/"


def manifest_bytes(
    plan: Plan, catalogue: Catalogue, layout: Layout, page: Page, assets: UserAssets, files: Files
) -> bytes:
    """The manifest; `files` are all the others of the folder, whose contents make the build's name."""
    app = plan.program.spec.app
    manifest: dict[str, Any] = {
        "build": "",
        "wiring": "",
        "base_path": app.base_path,
        "title": app.title,
        "update_title": app.update_title,
        "callbacks": [_callback(plan, planned) for planned in plan.callbacks],
        "components": [
            {
                "id": c.id,
                "type": c.type,
                "at": c.at,
                "props": c.props,
                "from": list(c.from_props),
                **({"replaced": True} if c.replaced else {}),
            }
            for c in layout.components
        ],
        "dynamic": {c.id: c.type for c in plan.program.spec.dynamic},
        "page": {"chunks": page.chunks, "csp": page.csp},
        "dispatch": {str(ref): list(indices) for ref, indices in plan.dispatch.items()},
        "static": _static(files, assets),
        "assets": dict(assets.served),
        "catalogue": catalogue.runtime(plan.program.component_types | layout.types),
    }
    manifest["wiring"] = wiring_of(manifest, catalogue)
    contents = [part for name, content in sorted(files.items()) for part in (name.encode(), content)]
    manifest["build"] = content_hash(_json(manifest), *contents, length=BUILD_LENGTH)
    return _json(manifest)


def _callback(plan: Plan, planned: PlannedCallback) -> dict[str, Any]:
    callback = planned.callback
    outputs = callback.outputs
    return {
        "name": callback.name,
        "at": line_of(plan.program.spec.document, callback.source.call_span),
        "inputs": _arguments(callback.inputs),
        "state": _arguments(callback.state),
        "outputs": {"form": outputs.form, "refs": [str(ref) for ref in outputs.refs], "keys": list(outputs.keys)},
        "after": list(planned.after),
        "waits": [str(ref) for ref in planned.waits],
        "initial": planned.initial,
        "late": planned.late,
        "dynamic": planned.dynamic,
        "optional": sorted(str(ref) for ref in callback.optional),
        "response": callback.function.uses_response,
    }


def _arguments(arguments: Arguments) -> dict[str, Any]:
    return {"refs": [str(ref) for ref in arguments.refs], "keys": list(arguments.keys)}


def _static(files: Files, assets: UserAssets) -> dict[str, str]:
    """Name under the static route -> media type; compressed copies are no files of their own."""
    names = [name.removeprefix(STATIC) for name in sorted(files) if name.startswith(STATIC)]
    own = {name for _, name in assets.served}
    return {name: media_type(name) for name in names if name in own or not name.endswith(COMPRESSED)}


def _json(manifest: dict[str, Any]) -> bytes:
    """Readable at its top level, a line per part; compact below."""
    lines = (f"{json.dumps(key)}:{_compact(value)}" for key, value in manifest.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _compact(value: Any) -> str:
    if isinstance(value, list) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(_dump(item) for item in value) + "\n]"
    return _dump(value)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
