"""Literal Markdown as sanitised HTML at build; in the client markdown-it and DOMPurify do the same with these rules.

Markdown-it's default rules: CommonMark with tables and strikethrough. HTML in the text is shown, not interpreted.
"""

import re
from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from dashc.ir.spec import JSON
from dashc.runtime.urls import is_safe_url
from dashc.runtime.values import text

_OPTIONS = {"html": False, "linkify": False, "typographer": False, "breaks": False, "maxNesting": 20}
# fmt: off
_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
    "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title", "target", "rel"},
    "code": {"class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
}
_CLASS = re.compile(r"language-\S+|dx-align-(left|center|right)")
_SCHEMES = {"http", "https", "mailto", "tel", "data"}
"""`data` only for images; `_attribute` sees to that."""
_LINE = re.compile(r"\r\n|\r|\n")


def markdown_html(children: JSON, *, dedent: bool = True, link_target: str | None = None) -> str:
    """The HTML for the `children` of a Markdown: text, or a list of texts, one per line."""
    source = "\n".join(map(text, children)) if isinstance(children, list) else text(children)
    html = _parser().render(_dedented(source) if dedent else source, {"link_target": link_target})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    ).rstrip("\n")


def _dedented(source: str) -> str:
    """Without the blanks that all lines begin with (as Dash: tabs and blanks only where they are the same)."""
    lines = _LINE.split(source)
    prefix: str | None = None
    for line in lines:
        found = re.match(r"\s*(?=\S)", line)
        if found is not None:
            prefix = found[0] if prefix is None else _common(prefix, found[0])
    length = len(prefix or "")
    return "\n".join(line[length:] if line.strip() else "" for line in lines)


def _common(left: str, right: str) -> str:
    """The beginning that both have."""
    length = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return left[:length]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", _OPTIONS)
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("th_open", _cell_open)
    parser.add_render_rule("td_open", _cell_open)
    return parser


def _link_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A link with the component's `link_target`."""
    if env.get("link_target"):
        tokens[index].attrSet("target", env["link_target"])
        tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, env)


def _cell_open(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A cell with a class for its alignment: the Content-Security-Policy admits no `style` attribute."""
    style = tokens[index].attrs.pop("style", None)
    if isinstance(style, str):
        tokens[index].attrSet("class", f"dx-align-{style.removeprefix('text-align:')}")
    return renderer.renderToken(tokens, index, options, env)


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value that an attribute keeps; None takes it off."""
    if name == "class":
        return value if _CLASS.fullmatch(value) else None
    if name in ("href", "src"):
        return value if is_safe_url(value, tag, name) else None
    return value
