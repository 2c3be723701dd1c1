"""The document around the layout."""

from pathlib import Path

import pytest

from tests.generate.emitted import emit

HIDDEN = '<h1 class="dx-visually-hidden">App</h1>'


def test_the_layout_stands_in_the_pages_main_with_the_title_as_a_heading(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [p: Hello]")
    assert f'<body><main class="dx-main">{HIDDEN}<p>Hello</p></main>{{data}}</body></html>' in app.html


def test_a_layout_with_a_heading_of_its_own_gets_no_other(tmp_path: Path) -> None:
    assert HIDDEN not in emit(tmp_path, "layout: [h1: Sales, p: Hello]").html


def test_a_heading_in_literal_markdown_counts(tmp_path: Path) -> None:
    app = emit(tmp_path, 'layout: [Markdown: {children: "# Sales"}]')
    assert HIDDEN not in app.html
    assert "<h1>Sales</h1>" in app.html


def test_the_hidden_heading_follows_a_layout_that_begins_deeper(tmp_path: Path) -> None:
    """From `h1` to `h6` a level would be skipped; the other way round none is."""
    assert f"<h6>Deep</h6>{HIDDEN}</main>" in emit(tmp_path, "layout: [h6: Deep]").html


def test_a_layout_with_a_main_of_its_own_is_not_put_into_another(tmp_path: Path) -> None:
    html = emit(tmp_path, "layout: [header: Top, main: [h1: Sales]]").html
    assert "<body><header>Top</header><main><h1>Sales</h1></main>{data}" in html


def test_the_hidden_heading_goes_into_a_main_of_the_layouts_own(tmp_path: Path) -> None:
    """Outside of every landmark it would be an accessibility defect itself."""
    html = emit(tmp_path, "layout: [header: Top, main: [p: Hello]]").html
    assert f"<main>{HIDDEN}<p>Hello</p></main>" in html


def test_everything_in_the_head_is_escaped(tmp_path: Path) -> None:
    spec = """\
app:
  title: "</title><script>alert(1)</script>"
  description: '"><b>'
  meta: [{name: author, content: '"><i>'}]
layout: [p: x]
"""
    html = emit(tmp_path, spec).html
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>" in html
    assert '<meta name="description" content="&quot;&gt;&lt;b&gt;">' in html
    assert '<meta name="author" content="&quot;&gt;&lt;i&gt;">' in html


def test_the_users_own_viewport_replaces_the_usual_one(tmp_path: Path) -> None:
    usual = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    assert usual in emit(tmp_path / "a", "layout: [p: x]").html
    html = emit(tmp_path / "b", "app: {meta: [{name: viewport, content: width=400}]}\nlayout: [p: x]").html
    assert html.count('name="viewport"') == 1
    assert usual not in html


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_fixed_theme_is_an_attribute_and_a_colour_scheme(tmp_path: Path, theme: str) -> None:
    app = emit(tmp_path, f"app: {{theme: {theme}}}\nlayout: [p: x]")
    assert f'<html lang="en" data-theme="{theme}">' in app.html
    assert app.text(f"static/{app.static('app-')}") == f":root{{color-scheme:{theme}}}\n"


def test_theme_tokens_are_custom_properties(tmp_path: Path) -> None:
    app = emit(tmp_path, 'app: {theme: {accent: "#0a6", radius: 1rem}}\nlayout: [p: x]')
    assert app.text(f"static/{app.static('app-')}") == ":root{--dx-accent:#0a6;--dx-radius:1rem}\n"


def test_literal_styles_are_rules_of_the_apps_sheet_which_comes_last(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [p: {style: {color: red}, children: x}]", {"assets/own.css": "p{color:blue}"})
    sheet = app.static("app-")
    assert "color:red" in app.text(f"static/{sheet}")
    assert "style=" not in app.html
    assert app.html.index("own.css") < app.html.index(sheet)


def test_an_app_without_styles_has_no_sheet_of_its_own(tmp_path: Path) -> None:
    assert not [name for name in emit(tmp_path, "layout: [p: x]").manifest["static"] if name.startswith("app-")]


def test_an_app_without_an_icon_gets_one(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [p: x]")
    assert f'href="/_dashc/static/{app.static("favicon-")}" type="image/svg+xml"' in app.html


def test_the_base_path_begins_every_url(tmp_path: Path) -> None:
    app = emit(tmp_path, "app: {base_path: /sales/}\nlayout: [Input: {aria-label: x}]", {"assets/own.css": ""})
    assert 'href="/sales/_dashc/static/' in app.html
    assert '="/_dashc' not in app.html
    assert app.manifest["base_path"] == "/sales/"


def test_the_frame_stands_around_the_app(tmp_path: Path) -> None:
    frame = '<!doctype html><html lang="fr"><head><!-- dashc:head --></head><body><!-- dashc:app --><footer></body>'
    app = emit(tmp_path, "app: {frame: page.html}\nlayout: [p: x]", {"page.html": frame})
    assert app.html.startswith('<!doctype html><html lang="fr"><head><meta charset="utf-8">')
    assert f'<body><main class="dx-main">{HIDDEN}<p>x</p></main>{{data}}<footer></body>' in app.html


def test_a_frame_with_a_main_gets_no_second(tmp_path: Path) -> None:
    frame = '<html lang="en"><head><!-- dashc:head --></head><body><main id="m"><!-- dashc:app --></main></body>'
    app = emit(tmp_path, "app: {frame: page.html}\nlayout: [p: x]", {"page.html": frame})
    assert f'<main id="m">{HIDDEN}<p>x</p>{{data}}</main>' in app.html


def test_scripts_and_style_sheets_are_linked_and_admitted(tmp_path: Path) -> None:
    spec = """\
app:
  stylesheets: ["https://fonts.example/css?a=1&b=2", {href: /local.css, media: print}]
  scripts: ["https://stats.example/s.js", {src: "https://stats.example/m.js", type: module}]
layout: [p: x]
"""
    app = emit(tmp_path, spec)
    assert '<link rel="stylesheet" href="https://fonts.example/css?a=1&amp;b=2">' in app.html
    assert '<link rel="stylesheet" href="/local.css" media="print">' in app.html
    assert '<script defer src="https://stats.example/s.js"></script>' in app.html
    assert '<script src="https://stats.example/m.js" type="module"></script>' in app.html
    assert app.csp["style-src"] == "'self' 'nonce-{nonce}' https://fonts.example"
    assert app.csp["script-src"].endswith(" https://stats.example")
    assert app.csp["connect-src"] == "'self' https://stats.example"


def test_the_policy_allows_blobs_only_with_a_chart(tmp_path: Path) -> None:
    plain = emit(tmp_path / "a", "layout: [p: x]").csp
    chart = emit(tmp_path / "b", "layout: [Graph: {aria-label: x, figure: {}}]").csp
    assert (plain["img-src"], plain.get("worker-src")) == ("'self' data:", None)
    assert (chart["img-src"], chart["worker-src"]) == ("'self' data: blob:", "'self' blob:")
    for csp in (plain, chart):
        assert not [value for value in csp.values() if "unsafe" in value]


def test_only_the_chunks_of_the_used_components_are_there(tmp_path: Path) -> None:
    plain = emit(tmp_path / "a", "layout: [p: x]").manifest["static"]
    chart = emit(tmp_path / "b", "layout: [Graph: {aria-label: x, figure: {}}]").manifest["static"]
    assert not [name for name in plain if name.startswith(("Input", "Graph", "plotly"))]
    assert {name.rpartition("-")[0] for name in chart} >= {"Graph", "plotly-basic", "plotly-strict"}
    assert not [name for name in chart if name.startswith("Dropdown")]


def test_the_chart_library_is_fetched_early(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [Graph: {aria-label: x, figure: {}}]")
    assert '<link rel="preload" as="script" href="/_dashc/static/plotly-' in app.html
