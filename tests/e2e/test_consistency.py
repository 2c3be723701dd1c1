"""S5 and B4 in the browser: with every delay random, no function and no reader of the page sees a mixed pair."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import SPECS, Environment
from tests.e2e.servers import HERE, serve

SLOW_CITIES = """
import json, os, random, threading, time
from pathlib import Path

from original_cities import all_options
import original_cities as cities

chance, lock = random.Random(int(os.environ["SEED"]) + 1), threading.Lock()
CALLS = Path(os.environ["CALLS"])


def slow(*arguments):
    with lock:
        with CALLS.open("a") as log:
            log.write(json.dumps(arguments) + chr(10))
        seconds = chance.random() * 0.15
    time.sleep(seconds)


def set_cities_options(selected_country):
    slow("options", selected_country)
    return cities.set_cities_options(selected_country)


def set_cities_value(available_options):
    slow("value", available_options)
    return cities.set_cities_value(available_options)


def set_display_children(selected_country, selected_city):
    slow("display", selected_country, selected_city)
    return cities.set_display_children(selected_country, selected_city)
"""

RECORD_TEXTS = """
  window.texts = [];
  const target = document.getElementById('display-selected-values');
  new MutationObserver(() => window.texts.push(target.textContent))
    .observe(target, {childList: true, characterData: true, subtree: true});
"""

COUNTRIES = {"America": ["New York City", "San Francisco", "Cincinnati"], "Canada": ["Montréal", "Toronto", "Ottawa"]}


@pytest.mark.parametrize("seed", range(6))
def test_no_inconsistent_pair_ever(
    browser: Browser, bare: Environment, built: Callable[[str], Path], tmp_path: Path, seed: int
) -> None:
    """Twelve actions in each run, most of them inside the flight of the one before."""
    python = tmp_path / "python"
    python.mkdir()
    shutil.copy(SPECS / "05-cities" / "cities.py", python / "original_cities.py")
    (python / "cities.py").write_text(SLOW_CITIES)
    app = tmp_path / "app"
    shutil.copytree(built("05-cities"), app)
    shutil.copy(HERE / "delayed_server.py", app)
    calls = tmp_path / "calls"
    variables = {"DASHC_PYTHON_PATH": str(python), "SEED": str(seed), "CALLS": str(calls)}
    with serve(bare, app, "delayed_server.py", **variables) as url:
        v = Visit(browser.new_context(), url).open()
        v.page.evaluate(RECORD_TEXTS)
        chance = random.Random(seed)
        country = "America"
        for _ in range(12):
            if chance.random() < 0.6:
                country = chance.choice([c for c in COUNTRIES if c != country])
                v.choose("countries-radio", country)
            else:
                radios = v.by_id("cities-radio").locator("label")
                v.page.evaluate(
                    "i => document.querySelectorAll('#cities-radio input')[i]?.click()", chance.randrange(3)
                )
                expect(radios).to_have_count(3)
            v.page.wait_for_timeout(chance.random() * 250)
        v.settled()
        checked = v.by_id("cities-radio").locator("input:checked")
        expect(checked).to_have_count(1)
        city = v.by_id("cities-radio").locator("label", has=v.page.locator("input:checked")).inner_text().strip()
        v.shows("display-selected-values", f"{city} is a city in {country}")
        texts = v.page.evaluate("window.texts")
        v.close()
    assert city in COUNTRIES[country]
    assert texts, "the page must have changed"
    for text in texts:
        shown_city, shown_country = text.split(" is a city in ")
        assert shown_city in COUNTRIES[shown_country], text
    displayed = [json.loads(line) for line in calls.read_text().splitlines()]
    pairs = [arguments[1:] for arguments in displayed if arguments[0] == "display"]
    assert len(pairs) > 1
    for called_country, called_city in pairs:
        assert called_city in COUNTRIES[called_country], (called_country, called_city)
