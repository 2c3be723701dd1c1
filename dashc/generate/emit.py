"""The phase in one screen: everything that an emitted folder holds, and how it gets there."""

from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.foreign_files import foreign_files
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
from dashc.generate.python_files import copy_of_python
from dashc.generate.runtime_files import runtime_files
from dashc.generate.server import server_module
from dashc.generate.write import foreign_in, replace_folder
from dashc.ir.plan import Plan


def generate(plan: Plan, catalogue: Catalogue, out: Path, sink: Sink, *, copy_python: bool = False) -> None:
    """Emit the app into `out`, or find why not; after a finding `out` is as it was."""
    out = out.resolve()
    document = plan.program.spec.document
    foreign = foreign_in(out)
    if foreign:
        sink.add(foreign_files(start_of(document), out.name, foreign))
        return
    files = emitted_files(plan, catalogue, out, copy_python=copy_python)
    try:
        replace_folder(out, files)
    except OSError as error:
        sink.add(unwritable_output(start_of(document), out.name, _reason(error)))


def _reason(error: OSError) -> str:
    """Why writing failed; a file in the place of a folder is `File exists` to the system."""
    if isinstance(error, FileExistsError | NotADirectoryError) and error.filename:
        return f"`{Path(error.filename).name}` is not a folder"
    return error.strerror or str(error)


def emitted_files(plan: Plan, catalogue: Catalogue, out: Path, *, copy_python: bool) -> Files:
    """All files of the emitted folder by their path in it; the same plan gives the same bytes (semantics C7)."""
    program = plan.program
    bundle = ClientBundle.of(program)
    assets = UserAssets.of(program.spec)
    layout = layout_nodes(plan)
    page = render_document(plan, catalogue, layout, bundle, assets)
    static = {**bundle.files, **assets.files, **page.files}
    files: Files = {
        "wsgi.py": server_module(plan, out),
        "requirements.txt": requirements(program),
        "Dockerfile": dockerfile(complete=copy_python or not (plan.callbacks or program.values)),
        **runtime_files(),
        **{f"static/{name}": content for name, content in static.items()},
        **(copy_of_python(program, out) if copy_python else {}),
    }
    files["app.json"] = manifest_bytes(plan, catalogue, layout, page, assets, files)
    return dict(sorted(files.items()))
