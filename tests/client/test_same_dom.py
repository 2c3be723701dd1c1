"""The server's renderer and the client draw the same: every case of the corpus gives equal DOMs."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dashc.catalogue import load_catalogue
from dashc.runtime.render import Renderer, Scope
from tests.client.pages import TestPage

CORPUS = json.loads((Path(__file__).parents[1] / "markup" / "corpus.json").read_text())

NODES: list[Any] = [
    "text",
    7,
    0.1,
    None,
    True,
    ["a", 1, None, ["b", {"b": "c"}], False, "d"],
    {"br": None},
    {"p": ["a", {"br": None}, "b"]},
    {
        "div": {
            "class": "x",
            "className": "y",
            "tabIndex": 0,
            "onClick": "alert(1)",
            "data-a": True,
            "aria-hidden": True,
        }
    },
    {"label": {"htmlFor": "z", "children": "Z"}},
    {"div": {"style": {"backgroundColor": "red", "width": 5, "lineHeight": 2, "--x": 3}}},
    {"div": {"style": "color: red; background: url(javascript:x); margin: 1px !important"}},
    {"a": {"href": "javascript:alert(1)", "children": "x"}},
    {"a": {"href": " java\tscript:alert(1)", "children": "x"}},
    {"a": {"href": "/x?y#z", "target": "_blank", "children": "x"}},
    {"a": {"href": "mailto:a@b.c"}},
    {"img": {"src": "data:image/png;base64,AAAA", "alt": ""}},
    {"img": {"src": "data:text/html,x", "alt": ""}},
    {"table": [{"tr": [{"td": 1}, {"td": 2}]}, {"tr": {"td": 3}}, {"tfoot": {"tr": {"td": 4}}}]},
    {"table": [{"caption": "c"}, {"col": {"span": 2}}, {"thead": {"tr": {"th": "h"}}}, {"tbody": {"tr": {"td": 1}}}]},
    {"ul": [{"li": "one"}, {"li": ["two", {"ul": [{"li": "three"}]}]}]},
    {"textarea": "\nline"},
    {"pre": "\nline\r\nline"},
    {"div": {"id": {"b": 1, "a": "x"}}},
    {"div": {"id": "@private"}},
    {"div": {"__proto__": "x", "constructor": "y", "title": '<&">'}},
    {"iframe": {"srcdoc": "<b>x</b>", "title": "t", "children": "no"}},
    {"details": [{"summary": "s"}, "t"]},
    {"input": {"type": "checkbox", "checked": True, "disabled": False}},
    {"div": {"contenteditable": False, "draggable": True, "hidden": True, "spellcheck": False}},
    {"type": "Div", "namespace": "dash_html_components", "props": {"children": ["x"], "className": "c"}},
    {"script": "alert(1)"},
    {"unknown": "x"},
    {"div": [{"script": "alert(1)"}, {"blink": {"children": "x"}}, {"Unknown": {"children": "x"}}, {"p": "y"}]},
    {"p": "1", "div": "2"},
    {},
    {"div": {"$html": "<b>x</b>"}},
    {"div": {"children": {"$html": "<b>x</b>"}}},
]

COMPARE = """
async (given) => {
  const [cases, pages, times] = JSON.parse(given);
  const drawn = await window.drawCases(cases, times);
  const shown = (el) => {
    if (el.nodeType === Node.TEXT_NODE) return el.data;
    const attributes = [...el.attributes].map(({name, value}) => [name, value.replace(/_dx-[a-z0-9]+/g, '_dx-KEY')]);
    return [el.localName, Object.fromEntries(attributes.sort()), [...el.childNodes].map(shown)];
  };
  const styled = (root, styles) => {
    for (const el of root.querySelectorAll('[data-s]')) {
      const probe = document.createElement('i');
      for (const [name, value] of styles[el.dataset.s]) {
        const [, bare, important] = /^(.*?)\\s*(!\\s*important)?$/i.exec(value);
        probe.style.setProperty(name, bare, important ? 'important' : '');
      }
      el.removeAttribute('data-s');
      el.style.cssText = probe.style.cssText;
      if (el.getAttribute('style') === '') el.removeAttribute('style');
    }
    return root;
  };
  const differences = [];
  pages.forEach(({html, styles}, i) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    const parsed = template.content;
    for (const el of drawn[i].querySelectorAll('[style=""]')) el.removeAttribute('style');
    const server = JSON.stringify([...styled(parsed, styles).childNodes].map(shown));
    const client = JSON.stringify([...drawn[i].childNodes].map(shown));
    if (server !== client) differences.push({node: cases[i], server, client});
  });
  return differences;
}
"""


class _Styles(Scope):
    """Keeps the declarations behind each mark."""

    def __init__(self) -> None:
        super().__init__("c")
        self.declared: dict[str, list[tuple[str, str]]] = {}

    def style(self, declarations: Mapping[str, str]) -> str:
        mark = super().style(declarations)
        self.declared[mark] = list(declarations.items())
        return mark


def _server(nodes: Any) -> dict[str, Any]:
    scope = _Styles()
    renderer = Renderer(load_catalogue().runtime(load_catalogue().components))
    return {"html": renderer.html(nodes, scope, trusted=False), "styles": scope.declared}


def _differences(page: TestPage, cases: list[Any], times: int = 1) -> Any:
    # As text: Playwright's own encoding loses keys such as `__proto__`.
    differences = page.page.evaluate(COMPARE, json.dumps([cases, [_server(case) for case in cases], times]))
    page.forget()  # The cases name hosts and files that are not there.
    return differences


def test_nodes_of_callbacks(show: Callable[..., TestPage]) -> None:
    """Text, elements, attributes, styles, tables, and what is left out."""
    assert _differences(show([]), NODES) == []


def test_nodes_of_callbacks_that_come_again(show: Callable[..., TestPage]) -> None:
    """What is left out, is left out the second time too."""
    assert _differences(show([]), NODES, times=2) == []


def test_components_with_many_values_of_every_prop(show: Callable[..., TestPage]) -> None:
    """The whole corpus of the markup language."""
    cases = [{case["type"]: case["props"]} for case in CORPUS]
    assert _differences(show([]), cases) == []
