"""The top level and the key `app` (language.md section 2)."""

import pytest

from tests.validate.validating import checked, found, good

BODY = "dashc: 1\nlayout: a\n"


def test_defaults() -> None:
    spec = good(BODY)
    app = spec.app
    assert (app.title, app.lang, app.theme, app.assets, app.base_path) == ("Spec", "en", "auto", "assets", "/")
    assert (app.description, app.favicon, app.update_title, app.frame) == (None, None, None, None)
    assert (app.stylesheets, app.scripts, app.meta) == ((), (), ())
    assert [path.path for path in spec.python] == ["."]
    assert spec.layout_known


def test_everything_given() -> None:
    app = good(
        f"{BODY}app:\n  title: Sales\n  description: By region\n  lang: fr-CA\n  favicon: icon.svg\n"
        "  theme: {accent: '#06c', radius: 4}\n"
        "  stylesheets: [a.css, {href: 'https://example.org/b.css', media: print}]\n"
        "  scripts: [{src: c.js, async: true}]\n  assets: static/files\n  meta: [{name: author, content: me}]\n"
        "  base_path: /reports/sales/\n  update_title: Working\n  frame: frame.html\n  x-mine: 1\n"
    ).app
    assert app.title == "Sales"
    assert app.theme == {"accent": "#06c", "radius": "4"}
    assert [sheet.attributes for sheet in app.stylesheets] == [
        {"href": "a.css"},
        {"href": "https://example.org/b.css", "media": "print"},
    ]
    assert app.scripts[0].attributes == {"src": "c.js", "async": True}
    assert app.meta == ({"name": "author", "content": "me"},)
    assert app.base_path == "/reports/sales/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["DC202 the spec is empty; it needs at least `dashc: 1` and a `layout`"]),
        ("# only a comment\n", ["DC202 the spec is empty; it needs at least `dashc: 1` and a `layout`"]),
        ("---\n", ["DC202 the spec is empty; it needs at least `dashc: 1` and a `layout`"]),
        ("- a\n", ["DC203 a spec needs a mapping at its top level, got a list"]),
        ("a\n", ['DC203 a spec needs a mapping at its top level, got the text "a"']),
        ("layout: a\n", ["DC202 the spec has no `dashc`"]),
        ("dashc: 1\n", ["DC202 the spec has no `layout`"]),
        ("dashc: 1\nlayuot: a\n", ["DC201 unknown key `layuot` at the top level"]),
        ("dashc: 2\nlayout: a\n", ["DC207 version 2 of the language is newer than this dashc, which knows 1"]),
        ("dashc: 0\nlayout: a\n", ["DC207 there is no version 0 of the language"]),
        ("dashc: '1'\nlayout: a\n", ['DC203 `dashc` needs the number 1, got the text "1"']),
        ("dashc: 1.5\nlayout: a\n", ["DC207 version 1.5 of the language is newer than this dashc, which knows 1"]),
        ("dashc: 1\nlayout:\n", ["DC208 `layout` is empty; the app will show a blank page"]),
        ("dashc: 1\nlayout: []\n", ["DC208 `layout` is empty; the app will show a blank page"]),
        (BODY + "app: Sales\n", ['DC203 `app` needs a mapping, got the text "Sales"']),
        (BODY + "app: {title: 5}\n", ["DC203 `title` needs text, got the number 5"]),
        (BODY + "app: {theme: drak}\n", ["DC204 `theme` must be one of `auto`, `light`, `dark`; got `drak`"]),
        (BODY + "app: {theme: {Big: 1}}\n", ["DC607 `Big` cannot be the name of a theme token"]),
        (BODY + "app: {theme: {accentt: red}}\n", ["DC607 `accentt` is none of the page's design tokens"]),
        (BODY + "app: {theme: {brand: red}}\n", []),
        (BODY + "app: {theme: {a: 'b;c'}}\n", ["DC607 the theme token `a` cannot have the value `b;c`"]),
        (BODY + "app: {favicon: 'javascript:x'}\n", ["DC312 `favicon` cannot hold a `javascript:` URL"]),
        (BODY + "app: {scripts: ['vbscript:x']}\n", ["DC312 an item of `scripts` cannot hold a `vbscript:` URL"]),
        (BODY + "app: {scripts: a.js}\n", ['DC203 `scripts` needs a list, got the text "a.js"']),
        (BODY + "app: {stylesheets: [{media: print}]}\n", ["DC202 this item has no `href`"]),
        (
            BODY + "app: {stylesheets: [{hrefs: a}]}\n",
            ["DC201 unknown key `hrefs` among the attributes of a style sheet"],
        ),
        (BODY + "app: {assets: /etc}\n", ["DC204 `assets` cannot be `/etc`"]),
        (BODY + "app: {assets: ../x}\n", ["DC204 `assets` cannot be `../x`"]),
        (BODY + "app: {base_path: x}\n", ["DC204 `base_path` must begin and end with `/`; got `x`"]),
        (BODY + "app: {base_path: /a b/}\n", ["DC204 `base_path` must be a plain path, as in a URL; got `/a b/`"]),
        (BODY + "app: {base_path: /a/../}\n", ["DC204 `base_path` must be a plain path, as in a URL; got `/a/../`"]),
        (BODY + "app: {lang: a b}\n", ["DC204 `a b` is no language tag"]),
        (BODY + "app: {meta: {a: b}}\n", ["DC203 `meta` needs a list, got a mapping"]),
        (BODY + "python: lib\n", ['DC203 `python` needs a list of folders, got the text "lib"']),
        (BODY + "python: [/usr/lib]\n", ["DC204 an item of `python` cannot be `/usr/lib`"]),
        (BODY + "callbacks: {call: a.b}\n", ["DC203 `callbacks` needs a list, got a mapping"]),
    ],
)
def test_one_mistake_is_one_finding(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("key", ["pages", "tests"])
def test_what_comes_later_says_so_and_makes_ids_unknown(key: str) -> None:
    spec, findings = checked(f"{BODY}{key}: {{}}\n")
    assert [finding.headline for finding in findings] == [f"`{key}` is not supported yet by this version of dashc"]
    assert spec is not None
    assert not spec.layout_known


@pytest.mark.parametrize("directive", ["$from", "$call"])
def test_a_layout_made_by_python_is_not_supported_yet(directive: str) -> None:
    headline = f"`layout: {{{directive}: …}}` is not supported yet by this version of dashc"
    assert found(f"dashc: 1\nlayout: {{{directive}: a.b}}\n") == [f"DC601 {headline}"]


def test_nothing_is_said_about_a_key_whose_block_is_broken() -> None:
    assert [headline.split(" ")[0] for headline in found("dashc: 1\nlayout:\n  - p: 'it's'\n")] == ["DC101"]
    assert [headline.split(" ")[0] for headline in found("dashc: {\nlayout: a\n")] == ["DC101"]
