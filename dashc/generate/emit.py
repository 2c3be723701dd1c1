"""The phase in one screen: everything that an emitted folder holds, and how it gets there."""

import os
from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.foreign_files import SHOWN, foreign_files
from dashc.diagnostics.rules.unreadable_file import unreadable_file
from dashc.diagnostics.rules.unwritable_output import unwritable_output
from dashc.diagnostics.sink import Sink
from dashc.generate.assets import UserAssets
from dashc.generate.bundle import ClientBundle
from dashc.generate.document import render_document
from dashc.generate.extras import dockerfile, requirements
from dashc.generate.files import Files
from dashc.generate.layout import layout_nodes
from dashc.generate.manifest import manifest_bytes
from dashc.generate.positions import start_of
from dashc.generate.python_files import copied_python
from dashc.generate.runtime_files import runtime_files
from dashc.generate.server import server_module
from dashc.generate.write import write_build
from dashc.ir.plan import Plan
from dashc.ir.program import Program


def generate(plan: Plan, catalogue: Catalogue, out: Path, sink: Sink, *, copy_python: bool = False) -> None:
    """Emit the app into `out`, or find why not; after a finding the app in `out` is as it was."""
    start = start_of(plan.program.spec.document)
    out = Path(os.path.realpath(out))
    name = out.name or str(out)
    if _is_published(out, plan.program):
        sink.add(unwritable_output(start, name, "it lies in the app's folder of assets"))
        return
    try:
        python = copied_python(plan.program, out, sink) if copy_python else {}
        files = emitted_files(plan, catalogue, out, python) if python is not None else None
    except OSError as error:  # Changed since it was looked at.
        sink.add(unreadable_file(start, str(error.filename), error.strerror or str(error)))
        return
    if files is None:
        return
    try:
        strangers = write_build(out, files, SHOWN + 1)
    except OSError as error:
        sink.add(unwritable_output(start, name, _reason(error)))
        return
    if strangers:
        sink.add(foreign_files(start, name, strangers))


def _is_published(out: Path, program: Program) -> bool:
    """Whether the next build would take this one for a part of the app."""
    assets = Path(program.spec.document.source.path).parent / program.spec.app.assets
    return out.is_relative_to(os.path.realpath(assets))


def _reason(error: OSError) -> str:
    """Why writing failed; a file in the place of a folder is `File exists` to the system."""
    if isinstance(error, FileExistsError | NotADirectoryError) and error.filename:
        path = Path(error.filename)
        culprit = next(there for there in (path, *path.parents) if os.path.lexists(there))
        return f"`{culprit.name}` is not a folder"
    return error.strerror or str(error)


def emitted_files(plan: Plan, catalogue: Catalogue, out: Path, python: Files) -> Files:
    """All files of the app by their path in it; the same plan gives the same bytes."""
    program = plan.program
    bundle = ClientBundle.of(program)
    assets = UserAssets.of(program)
    layout = layout_nodes(plan)
    page = render_document(plan, catalogue, layout, bundle, assets)
    static = {**bundle.files, **assets.files, **page.files}
    files: Files = {
        "wsgi.py": server_module(plan, out),
        "requirements.txt": requirements(program),
        "Dockerfile": dockerfile(complete=bool(python) or not (plan.callbacks or program.values)),
        **runtime_files(),
        **{f"static/{name}": content for name, content in static.items()},
        **python,
    }
    files["app.json"] = manifest_bytes(plan, catalogue, layout, page, assets, files)
    return dict(sorted(files.items()))
