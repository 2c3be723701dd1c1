"""The page as literal HTML chunks and numbered holes (architecture.md, Runtime protocol)."""

import html
from dataclasses import dataclass

from dashc.catalogue import Catalogue
from dashc.generate.assets import UserAssets
from dashc.generate.bundle import ClientBundle
from dashc.generate.files import Files, hashed_name, with_compressed
from dashc.generate.frame import Frame, read_frame
from dashc.generate.head import Head
from dashc.generate.layout import Layout
from dashc.generate.policy import policy
from dashc.generate.stylesheet import stylesheet
from dashc.ir.plan import Plan
from dashc.ir.spec import JSON, App
from dashc.runtime.render import Hole, Renderer, Scope

BUILD_MARK = "b"
"""Begins the marks of style rules known at build, so that those of a page load never clash with them."""

DATA: JSON = {"data": True}
STYLES: JSON = {"styles": True}


@dataclass(frozen=True, slots=True)
class Page:
    """The page's part of the manifest, and the style sheet and icon that it links."""

    chunks: list[JSON]
    csp: str
    files: Files


def render_document(plan: Plan, catalogue: Catalogue, layout: Layout, bundle: ClientBundle, assets: UserAssets) -> Page:
    """The whole document around the rendered layout."""
    spec = plan.program.spec
    app = spec.app
    frame = read_frame(spec)
    scope = Scope(BUILD_MARK)
    body = _body(app, layout, frame, Renderer(catalogue.runtime(layout.types)), scope)
    head = Head(app, bundle, assets)
    files: Files = {}
    if css := stylesheet(app, scope.rules):
        name = hashed_name("app.css", css.encode())
        files.update(with_compressed(name, css.encode()))
        head.style(name)
    if assets.favicon is None:
        files.update(head.default_icon())
    before, between, after = _shell(app, frame)
    chunks = _joined([before + head.first(), STYLES, head.last() + between, *body, DATA, after])
    return Page(chunks, policy(app, bundle.recorder, {*layout.types, *plan.program.component_types}), files)


def _shell(app: App, frame: Frame | None) -> tuple[str, str, str]:
    """What stands before the head's content, between it and the app, and after the app."""
    if frame is not None:
        return frame.before, frame.between, frame.after
    scheme = f' data-theme="{app.theme}"' if app.theme in ("light", "dark") else ""
    before = f'<!doctype html><html lang="{html.escape(app.lang)}"{scheme}><head>'
    return before, "</head><body>", "</body></html>"


def _body(app: App, layout: Layout, frame: Frame | None, renderer: Renderer, scope: Scope) -> list[JSON]:
    """The layout in the page's one `main`, and its title as a heading for those who do not see the tab."""
    nodes = layout.nodes
    if "main" not in layout.types and not (frame and frame.has_main):
        nodes = [{"main": {"class": "dx-main", "children": nodes}}]
    if "h1" not in layout.headings:
        heading: JSON = {"h1": {"class": "dx-visually-hidden", "children": app.title}}
        # Levels must not skip downwards (a layout that begins with `h6`), but may go back up.
        in_front = not layout.headings or layout.headings[0] == "h2"
        nodes = _with_heading(nodes, heading, in_front=in_front) or _around(heading, nodes, in_front=in_front)
    chunks = renderer.chunks(nodes, layout.holes, scope)
    return [{"hole": chunk.node} if isinstance(chunk, Hole) else chunk for chunk in chunks]


def _with_heading(nodes: list[JSON], heading: JSON, *, in_front: bool) -> list[JSON] | None:
    """The nodes with the heading in the first `main` among them: all of a page's content stands in a landmark."""
    for place, node in enumerate(nodes):
        if not isinstance(node, dict):
            continue
        ((name, props),) = node.items()
        assert isinstance(props, dict)
        children = props.get("children", [])
        if isinstance(children, list):
            inside = (
                _around(heading, children, in_front=in_front)
                if name == "main"
                else _with_heading(children, heading, in_front=in_front)
            )
            if inside is not None:
                return [*nodes[:place], {name: {**props, "children": inside}}, *nodes[place + 1 :]]
    return None


def _around(heading: JSON, nodes: list[JSON], *, in_front: bool) -> list[JSON]:
    return [heading, *nodes] if in_front else [*nodes, heading]


def _joined(chunks: list[JSON]) -> list[JSON]:
    """The chunks with neighbouring texts made one."""
    joined: list[JSON] = []
    for chunk in chunks:
        last = joined[-1] if joined else None
        if isinstance(chunk, str) and isinstance(last, str):
            joined[-1] = last + chunk
        else:
            joined.append(chunk)
    return joined
