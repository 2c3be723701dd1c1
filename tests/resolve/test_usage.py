"""What the user's source tells about the app: chart bundle, component types, packages."""

import json
from pathlib import Path

import pytest

from dashc.catalogue import schemas_folder
from dashc.resolve.traces import EXPRESS, FACTORY, MARGINALS
from tests.resolve.projects import Checked, check

SPEC = "dashc: 1\nlayout:\n  - Graph: {id: g}\ncallbacks:\n  - {call: app.f, outputs: g.figure}\n"

TRACES: dict[str, list[str]] = json.loads((schemas_folder() / "traces.json").read_text())


def drawing(folder: Path, source: str, **files: str) -> Checked:
    (folder / "requirements.txt").write_text("plotly\npandas\nnumpy\n")
    checked = check(folder, SPEC, app=f"{source}\ndef f(): ...\n", **files)
    assert checked.findings == []
    return checked


@pytest.mark.parametrize(
    ("source", "bundle"),
    [
        ("", "basic"),
        ("import plotly.express as px\npx.scatter()", "basic"),
        ("import plotly.express as px\npx.line(), px.bar, px.pie, px.area, px.timeline", "basic"),
        ("import plotly.express as px\npx.data.gapminder()", "basic"),
        ("import plotly.express as px\npx.histogram()", "cartesian"),
        ("import plotly.express as px\npx.scatter(marginal_x='box')", "cartesian"),
        ("import plotly.express as px\npx.imshow, px.violin, px.strip, px.density_contour", "cartesian"),
        ("from plotly.express import density_heatmap", "basic"),
        ("from plotly.express import density_heatmap\ndensity_heatmap()", "cartesian"),
        ("import plotly.express as px\npx.choropleth()", "strict"),
        ("import plotly.express as px\npx.scatter(render_mode='webgl')", "strict"),
        ("import plotly.express\nplotly.express.treemap", "strict"),
        ("import plotly.graph_objects as go\ngo.Figure(go.Scatter())", "basic"),
        ("import plotly.graph_objects as go\ngo.Figure().add_heatmap()", "cartesian"),
        ("from plotly import graph_objs as go\ngo.Contour()", "cartesian"),
        ("from plotly.graph_objects import Sankey\nSankey()", "strict"),
        ("import plotly.figure_factory as ff\nff.create_distplot()", "cartesian"),
        ("FIGURE = {'data': [{'type': 'bar'}]}", "basic"),
        ("FIGURE = {'data': [{'type': 'heatmap'}]}", "cartesian"),
        ("FIGURE = {'data': [dict(type='surface')]}", "strict"),
        ("FIGURE = {'type': 'something else'}", "basic"),
    ],
)
def test_the_smallest_bundle_that_draws_what_the_source_names(tmp_path: Path, source: str, bundle: str) -> None:
    assert drawing(tmp_path, source).program.plotly_bundle == bundle


@pytest.mark.parametrize(("bundle", "trace"), [(b, trace) for b, added in TRACES.items() for trace in added])
def test_every_trace_type_of_the_catalogue_chooses_its_bundle(tmp_path: Path, bundle: str, trace: str) -> None:
    assert drawing(tmp_path, f"FIGURE = {{'type': '{trace}'}}").program.plotly_bundle == bundle


def test_what_plotlys_python_functions_draw_is_in_the_catalogue() -> None:
    known = {trace for added in TRACES.values() for trace in added}
    drawn = {trace for table in (EXPRESS, FACTORY) for traces in table.values() for trace in traces}
    assert drawn | set(MARGINALS.values()) <= known


def test_modules_that_the_users_modules_import_count(tmp_path: Path) -> None:
    checked = drawing(
        tmp_path,
        "def late():\n    from charts.box import draw",
        charts____init__="",
        charts__box="from . import violin",
        charts__violin="import plotly.express as px\npx.box()",
    )
    assert checked.program.plotly_bundle == "cartesian"


def test_other_modules_of_the_folder_do_not_count(tmp_path: Path) -> None:
    checked = drawing(tmp_path, "", unrelated="import plotly.express as px\npx.box()")
    assert checked.program.plotly_bundle == "basic"


def test_without_a_graph_there_is_no_bundle(tmp_path: Path) -> None:
    spec = "dashc: 1\nlayout:\n  - div: {id: a}\ncallbacks:\n  - {call: app.f, outputs: a.children}\n"
    checked = check(tmp_path, spec, app="def f(): ...")
    assert checked.program.plotly_bundle is None
    assert checked.program.component_types == {"div"}


@pytest.mark.parametrize(
    "source",
    [
        "{'Graph': {}}",
        "dict(Graph={})",
        "node['Graph'] = {}",
        "from dash import dcc\ndcc.Graph()",
        "import dash\ndash.dcc.Graph()",
    ],
)
def test_component_types_that_callbacks_return(tmp_path: Path, source: str) -> None:
    spec = "dashc: 1\nlayout:\n  - div: {id: a}\ncallbacks:\n  - {call: app.f, outputs: a.children}\n"
    (tmp_path / "requirements.txt").write_text("dash\n")
    body = source.replace("\n", "\n    ")
    checked = check(tmp_path, spec, app=f"def f():\n    node = {{}}\n    {body}\n")
    assert "Graph" in checked.program.component_types
    assert checked.program.plotly_bundle == "basic"


def imports(folder: Path, source: str, requirements: str | None = None, **files: str) -> list[str]:
    if requirements is not None:
        (folder / "requirements.txt").write_text(requirements)
    spec = "dashc: 1\nlayout:\n  - div: {id: a}\ncallbacks:\n  - {call: app.f, outputs: a.children}\n"
    checked = check(folder, spec, app=f"{source}\ndef f(): ...\n", **files)
    assert set(checked.codes) <= {"DC508"}
    return [item.headline for item in checked.findings]


def test_a_package_that_no_list_has_is_a_warning_at_its_import(tmp_path: Path) -> None:
    assert imports(tmp_path, "import os\nimport pandas as pd\nfrom pandas import DataFrame", "plotly\n") == [
        "`pandas` is imported here, but `requirements.txt` does not list `pandas`"
    ]


def test_without_a_file_the_warning_says_so(tmp_path: Path) -> None:
    (headline,) = imports(tmp_path, "import yaml")
    assert headline.endswith("there is no `requirements.txt` beside the spec to list `pyyaml`")


@pytest.mark.parametrize(
    ("source", "requirements"),
    [
        ("import pandas", "pandas\n"),
        ("import pandas", "# data\nPandas[performance] >= 2.2 ; python_version > '3' # the rest\n"),
        ("import yaml", "PyYAML==6.0\n"),
        ("import dateutil", "python-dateutil\n"),
        ("import numpy", "pandas\n"),
        ("import numpy", "-r more.txt\n"),
        ("import numpy", "-e .\n"),
        ("import numpy", "./wheels/own.whl\n"),
        ("import numpy", "git+https://example.org/own\n"),
        ("import numpy", "something-not-installed-here\n"),
        ("import not_installed_either", "not-installed-either\n"),
        ("import flask, orjson, werkzeug, click", None),
        ("import json, os.path, collections.abc", None),
        ("from __future__ import annotations", None),
        ("from dashc.runtime import no_update", None),
        ("import helper\nimport helper as h", None),
        ("try:\n    import pandas\nexcept ImportError:\n    pandas = None", None),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pandas", None),
    ],
)
def test_no_warning_where_the_package_is_there_or_nobody_can_say(
    tmp_path: Path, source: str, requirements: str | None
) -> None:
    (tmp_path / "more.txt").write_text("numpy\n")
    assert imports(tmp_path, source, requirements, helper="") == []


@pytest.mark.parametrize(
    ("marker", "listed", "is_required"),
    [
        ("", "needs", True),
        ("; python_version >= '3.11'", "needs", True),
        ("; python_version < '3'", "needs", False),
        ("; sys_platform == 'none' or extra == 'tables'", "needs[tables]", True),
        ("; sys_platform == 'none' and extra == 'tables'", "needs[tables]", False),
        ("; extra == 'tables'", "needs", False),
        ("; extra == 'tables'", "Needs[Tables]>=1.0 --hash=sha256:0", True),
        ("", "needs; python_version < '3'", False),
    ],
)
def test_a_package_is_required_where_its_marker_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marker: str, listed: str, is_required: bool
) -> None:
    """Where `needs` requires pandas."""
    metadata = tmp_path / "installed" / "needs-1.0.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    extra = "Provides-Extra: tables\n" if "extra" in marker else ""
    metadata.write_text(f"Metadata-Version: 2.1\nName: needs\nVersion: 1.0\n{extra}Requires-Dist: pandas {marker}\n")
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    folder = tmp_path / "app"
    folder.mkdir()
    assert (imports(folder, "import pandas", f"{listed}\n") == []) == is_required


def test_a_package_that_is_listed_for_another_system_is_listed(tmp_path: Path) -> None:
    assert imports(tmp_path, "import pandas", "pandas; sys_platform == 'none'\n") == []


def test_the_text_of_the_requirements_is_kept(tmp_path: Path) -> None:
    assert drawing(tmp_path, "").program.requirements == "plotly\npandas\nnumpy\n"
