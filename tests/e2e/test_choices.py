"""Choices whose options change: what callbacks get to know of them, in a whole app."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.browsing import Visit
from tests.e2e.environments import Environment
from tests.e2e.servers import serve

SPEC = """
dashc: 1
layout:
  - button: {id: swap, children: Swap}
  - Dropdown: {id: one, options: [a1, a2], value: a1, aria-label: One}
  - Dropdown: {id: several, options: [a1, b1], value: [a1, b1], multi: true, aria-label: Several}
  - RadioItems: {id: radio, options: [a1, a2], value: a1, aria-label: Radio}
  - Checklist: {id: boxes, options: [a1, b1], value: [a1, b1], aria-label: Boxes}
  - Dropdown: {id: from, options: {$from: app_functions.OPTIONS}, value: gone, aria-label: From}
  - RadioItems: {id: late, value: b1, aria-label: Late}
  - p: {id: values}
  - p: {id: both}
  - p: {id: others}
callbacks:
  - call: app_functions.swap
    inputs: swap.n_clicks
    outputs: [one.options, several.options, radio.options, boxes.options]
    prevent_initial_call: true
  - {call: app_functions.slow, inputs: swap.id, outputs: late.options}
  - {call: app_functions.show, inputs: [one.value, several.value, radio.value, boxes.value], outputs: values.children}
  - {call: app_functions.show, name: both, inputs: [one.options, one.value], outputs: both.children}
  - {call: app_functions.show, name: others, inputs: [from.value, late.value], outputs: others.children}
"""

FUNCTIONS = """
import time
from dashc.runtime import ctx

OPTIONS = ["p", "q"]


def swap(_):
    return ["b1", "b2"], ["b1", "b2"], ["b1", "b2"], ["b1"]


def slow(_):
    time.sleep(0.2)
    return ["b1", "b2"]


def show(*values):
    return f"{values} by {len(ctx.triggered_prop_ids)}"
"""


def test_callbacks_get_what_is_left(browser: Browser, bare: Environment, compiled: Callable[[str, str], Path]) -> None:
    """In one call for all that a click took away; a choice that waits for its options stays."""
    with serve(bare, compiled(SPEC, FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        v.shows("others", "(None, 'b1') by 1")
        v.shows("values", "('a1', ['a1', 'b1'], 'a1', ['a1', 'b1']) by 0")
        runs = v.runs()
        v.by_id("swap").click()
        v.shows("values", "(None, ['b1'], None, ['b1']) by 4")
        v.shows("both", "(['b1', 'b2'], None) by 2")
        v.settled()
        assert v.runs() == runs + 2
        v.shows("others", "(None, 'b1') by 1")
        v.choose("radio", "b2")
        v.shows("values", "(None, ['b1'], 'b2', ['b1']) by 1")
        v.close()
