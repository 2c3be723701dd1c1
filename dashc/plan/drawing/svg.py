"""The graph as an SVG picture that needs no program but a browser, in light and in dark."""

from collections.abc import Mapping
from html import escape

from dashc.plan.drawing.layers import Drawing, lay_out
from dashc.plan.drawing.view import Kind, Link, Node, View

STYLE = """
svg{color-scheme:light dark;--ink:#24242e;--dim:#73737f;--line:#8f8f9b;--band:#f6f6fa;--edge:#dcdce6;--prop:#fff;
--call:#edeaff;--mark:#5b49d6;--drop:#c2362c;font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){svg{--ink:#e8e8f0;--dim:#9a9aa8;--line:#7d7d8b;--band:#1c1c24;--edge:#34343f;
--prop:#26262f;--call:#2f2a52;--mark:#a99cff;--drop:#ff8a80}}
.band{fill:var(--band);stroke:var(--edge)}.prop{fill:var(--prop);stroke:var(--line)}
.callback{fill:var(--call);stroke:var(--mark)}text{fill:var(--ink)}.dim{fill:var(--dim);font-size:11px}
.order{fill:var(--mark);font-weight:700}path{fill:none;stroke:var(--line);stroke-width:1.3}
.state{stroke-dasharray:5 4}.dropped{stroke:var(--drop);stroke-dasharray:1.5 3.5;stroke-linecap:round}
.head{fill:var(--line);stroke:none}.head-dropped{fill:var(--drop);stroke:none}
""".strip().replace("\n", "")

CHARACTER = 7.25
HEIGHT = 28
LONGEST = 38
MARGIN = 16
COLUMN_GAP = 56
BAND_TOP = 34
LEGEND = (
    (Kind.INPUT, "input or output"),
    (Kind.STATE, "state: read after its writer"),
    (Kind.DROPPED, "state: not waited for, it would close a cycle"),
)


def svg(view: View) -> str:
    """Segments below each other, in each the props and callbacks from left to right as data flows."""
    columns = _columns(view)
    parts: list[str] = []
    positions: dict[str, tuple[float, float]] = {}
    inner: dict[Link, tuple[Drawing, float]] = {}
    top = float(MARGIN)
    width = max([left + size for left, size in columns.values()], default=320) + 2 * MARGIN
    width = max(width, 560)
    for segment in view.segments:
        keys = {node.key for node in segment.nodes}
        links = [link for link in view.links if link.source in keys and link.target in keys]
        drawing = lay_out(segment.nodes, links, view.layers)
        height = drawing.height + HEIGHT + BAND_TOP + MARGIN
        parts += _band(segment.label, top, width, height)
        middle = top + BAND_TOP + HEIGHT / 2
        positions |= {key: (float(columns[drawing.column[key]][0]), y + middle) for key, y in drawing.y.items()}
        inner |= dict.fromkeys(links, (drawing, top + height))
        top += height + MARGIN
    both_ways = _both_ways(view)
    for link in view.links:
        if link not in both_ways:
            back = Link(link.target, link.source, Kind.OUTPUT) in both_ways
            parts.append(_path(link, inner.get(link), positions, columns, view.layers, both_ways=back))
    parts += [_node(node, positions[node.key], columns[view.layers[node.key]][1]) for node in view.nodes]
    parts += _legend(top)
    return _document(width, top + 24, parts)


def _band(label: str, top: float, width: float, height: float) -> list[str]:
    size = f'width="{_number(width - MARGIN)}" height="{_number(height)}"'
    return [
        f'<rect class="band" x="{_number(MARGIN / 2)}" y="{_number(top)}" {size} rx="10"/>',
        f'<text class="dim" x="{MARGIN + 4}" y="{_number(top + 18)}">{label}</text>',
    ]


def _both_ways(view: View) -> frozenset[Link]:
    """Outputs that lead back to an input of their own callback (S9): that input's line gets a second head instead."""
    inputs = {(link.target, link.source) for link in view.links if link.kind is Kind.INPUT}
    return frozenset(link for link in view.links if link.kind is Kind.OUTPUT and (link.source, link.target) in inputs)


def _columns(view: View) -> Mapping[int, tuple[float, float]]:
    """The left edge and the width of each layer."""
    widths: dict[int, float] = dict.fromkeys(range(max(view.layers.values(), default=-1) + 1), 60.0)
    for node in view.nodes:
        layer = view.layers[node.key]
        widths[layer] = max(widths[layer], len(_label(node)) * CHARACTER + 28)
    columns = {}
    left = float(MARGIN + 8)
    for layer, width in widths.items():
        columns[layer] = (left, round(width, 1))
        left = round(left + width + COLUMN_GAP, 1)
    return columns


def _label(node: Node) -> str:
    text = f"{node.order}. {node.label}" if node.is_callback else node.label
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _node(node: Node, at: tuple[float, float], width: float) -> str:
    x, y = at
    kind, radius = ("callback", 6) if node.is_callback else ("prop", HEIGHT / 2)
    label = escape(_label(node))
    if node.is_callback:
        label = f'<tspan class="order">{node.order}.</tspan>{label.removeprefix(f"{node.order}.")}'
    return (
        f'<g><title>{escape(node.title)}</title><rect class="{kind}" x="{x}" y="{_number(y - HEIGHT / 2)}" '
        f'width="{width}" height="{HEIGHT}" rx="{_number(radius)}"/>'
        f'<text x="{_number(x + 13)}" y="{_number(y + 4)}">{label}</text></g>'
    )


def _path(
    link: Link,
    inner: tuple[Drawing, float] | None,
    positions: Mapping[str, tuple[float, float]],
    columns: Mapping[int, tuple[float, float]],
    layers: Mapping[str, int],
    *,
    both_ways: bool,
) -> str:
    """Left to right through the bends; a link that leads back goes around below its ends."""
    x, y = positions[link.source]
    x += columns[layers[link.source]][1]
    end, end_y = positions[link.target]
    if end > x:
        route = inner[0].routes[link][1:-1] if inner else []
        x += 7 if both_ways else 0
        steps = [f"M{_number(x)} {_number(y)}"]
        for bend in route:
            left, height = positions[bend]
            size = columns[inner[0].column[bend]][1] if inner else 0
            steps.append(_curve(x, y, left, height))
            steps.append(f"H{_number(left + size)}")
            x, y = left + size, height
        steps.append(_curve(x, y, end - 7, end_y))
    else:
        below = max(y, end_y) + HEIGHT * 0.95
        steps = [
            f"M{_number(x)} {_number(y)}",
            f"C{_number(x + 34)} {_number(y)} {_number(x + 34)} {_number(below)} {_number(x - 8)} {_number(below)}",
            f"H{_number(end + 8)}",
            f"C{_number(end - 40)} {_number(below)} {_number(end - 40)} {_number(end_y)} ",
            f"{_number(end - 7)} {_number(end_y)}",
        ]
    head = "drop" if link.kind is Kind.DROPPED else "head"
    kind = f' class="{link.kind}"' if link.kind in (Kind.STATE, Kind.DROPPED) else ""
    heads = f'marker-end="url(#{head})"' + (f' marker-start="url(#{head})"' if both_ways else "")
    return f'<path{kind} d="{"".join(steps)}" {heads}/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = (x + to_x) / 2
    return f"C{_number(half)} {_number(y)} {_number(half)} {_number(to_y)} {_number(to_x)} {_number(to_y)}"


def _legend(top: float) -> list[str]:
    parts = []
    x = float(MARGIN + 4)
    for kind, text in LEGEND:
        name = f' class="{kind}"' if kind is not Kind.INPUT else ""
        parts.append(f'<path{name} d="M{_number(x)} {_number(top + 4)}h28"/>')
        parts.append(f'<text class="dim" x="{_number(x + 36)}" y="{_number(top + 8)}">{text}</text>')
        x += 36 + len(text) * 6.7 + 24
    return parts


def _document(width: float, height: float, parts: list[str]) -> str:
    width = max(width, 2 * MARGIN + sum(36 + len(text) * 6.7 + 24 for _, text in LEGEND))
    marker = (
        '<marker id="{0}" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class="{1}" d="M0 0L8 4L0 8z"/></marker>'
    )
    size = f"{_number(width)} {_number(height)}"
    box = f'viewBox="0 0 {size}" width="{_number(width)}" height="{_number(height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Callback graph" {box}>',
        f"<style>{STYLE}</style>",
        f"<defs>{marker.format('head', 'head')}{marker.format('drop', 'head-dropped')}</defs>",
        *parts,
        "</svg>",
        "",
    ]
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
