"""Which trace types of plotly.js a Python source seems to draw."""

import ast
from collections.abc import Iterator, Mapping

from dashc.resolve.python.imported import dotted_name
from dashc.resolve.python.source import SourceModule

EXPRESS: Mapping[str, tuple[str, ...]] = {
    "area": ("scatter",),
    "bar": ("bar",),
    "bar_polar": ("barpolar",),
    "box": ("box",),
    "choropleth": ("choropleth",),
    "choropleth_map": ("choroplethmap",),
    "density_contour": ("histogram2dcontour",),
    "density_heatmap": ("histogram2d",),
    "density_map": ("densitymap",),
    "ecdf": ("scatter",),
    "funnel": ("funnel",),
    "funnel_area": ("funnelarea",),
    "histogram": ("histogram",),
    "icicle": ("icicle",),
    "imshow": ("heatmap", "image"),
    "line": ("scatter",),
    "line_3d": ("scatter3d",),
    "line_geo": ("scattergeo",),
    "line_map": ("scattermap",),
    "line_polar": ("scatterpolar",),
    "line_ternary": ("scatterternary",),
    "parallel_categories": ("parcats",),
    "parallel_coordinates": ("parcoords",),
    "pie": ("pie",),
    "scatter": ("scatter",),
    "scatter_3d": ("scatter3d",),
    "scatter_geo": ("scattergeo",),
    "scatter_map": ("scattermap",),
    "scatter_matrix": ("splom",),
    "scatter_polar": ("scatterpolar",),
    "scatter_ternary": ("scatterternary",),
    "strip": ("box",),
    "sunburst": ("sunburst",),
    "timeline": ("bar",),
    "treemap": ("treemap",),
    "violin": ("violin",),
}
"""What the functions of plotly.express draw."""

FACTORY: Mapping[str, tuple[str, ...]] = {
    "create_annotated_heatmap": ("heatmap",),
    "create_bullet": ("bar", "scatter"),
    "create_candlestick": ("box",),
    "create_choropleth": ("scatter",),
    "create_dendrogram": ("scatter",),
    "create_distplot": ("histogram", "scatter"),
    "create_facet_grid": ("scatter", "histogram", "bar", "box"),
    "create_gantt": ("scatter",),
    "create_hexbin_map": ("choroplethmap",),
    "create_ohlc": ("scatter",),
    "create_quiver": ("scatter",),
    "create_scatterplotmatrix": ("scatter", "histogram", "box"),
    "create_streamline": ("scatter",),
    "create_table": ("heatmap",),
    "create_ternary_contour": ("scatterternary",),
    "create_trisurf": ("mesh3d",),
    "create_violin": ("violin", "scatter"),
}
"""What the functions of plotly.figure_factory draw."""

MARGINALS: Mapping[str, str] = {"histogram": "histogram", "box": "box", "violin": "violin", "rug": "box"}


def trace_types(module: SourceModule, imported: Mapping[str, str]) -> Iterator[str]:
    """The trace types that a module's source seems to name; what it does not name cannot be seen.

    Among them are names that only look like one: a caller keeps those that plotly.js knows (`schemas/traces.json`).
    """
    for node in module.walk():
        match node:
            case ast.Attribute() | ast.Name():
                yield from _of_name(dotted_name(node, imported) or "")
            case ast.Call(func=ast.Attribute(attr=name)) if name.startswith("add_"):
                yield name.removeprefix("add_")
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    yield from _of_type(key.value if isinstance(key, ast.Constant) else None, value)
            case ast.keyword(arg=name, value=value):
                yield from _of_keyword(name, value)
            case _:
                pass


def _of_name(dotted: str) -> Iterator[str]:
    package, _, name = dotted.rpartition(".")
    if package == "plotly.express":
        yield from EXPRESS.get(name, ())
    elif package == "plotly.figure_factory":
        yield from FACTORY.get(name, ())
    elif package in ("plotly.graph_objects", "plotly.graph_objs"):
        yield name.lower()


def _of_type(key: object, value: ast.expr) -> Iterator[str]:
    """`{"type": "heatmap"}`: a trace as plain data."""
    if key == "type" and isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


def _of_keyword(name: str | None, value: ast.expr) -> Iterator[str]:
    text = value.value if isinstance(value, ast.Constant) else None
    if name in ("marginal", "marginal_x", "marginal_y") and text in MARGINALS:
        yield MARGINALS[str(text)]
    elif name == "render_mode" and text == "webgl":
        yield "scattergl"
    else:
        yield from _of_type(name, value)
