"""What a request to an emitted app costs, against a Flask view written by hand that does the same work.

    python3 -m bench.requests

Builds `specs/05-cities` and asks it in this process, taking turns with the hand-written app; prints medians and ratios.
"""

import importlib.util
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, jsonify, request
from flask.testing import FlaskClient

from dashc.pipeline import build

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "specs" / "05-cities" / "cities.yaml"
ROUNDS = 15
REQUESTS = 200
PAGE = "<!doctype html><title>Cities</title><p>New York City is a city in America</p>"

sys.path.insert(0, str(SPEC.parent))
import cities  # noqa: E402  (the example's own module)


def hand_written() -> Flask:
    """The chain of the example as one view, and a page that holds its result."""
    app = Flask("hand")

    @app.get("/")
    def page() -> Response:
        options = cities.set_cities_options("America")
        city = cities.set_cities_value(options)
        text = cities.set_display_children("America", city)
        return Response(PAGE + text, mimetype="text/html")

    @app.post("/run")
    def run() -> Response:
        country = request.get_json()["country"]
        options = cities.set_cities_options(country)
        city = cities.set_cities_value(options)
        return jsonify(options=options, city=city, text=cities.set_display_children(country, city))

    return app


def emitted(folder: Path) -> Flask:
    """The app that dashc makes of the example."""
    if build(SPEC, folder).sink.has_errors:
        raise SystemExit("the example has errors; run `dashc lint`")
    spec = importlib.util.spec_from_file_location("wsgi", folder / "wsgi.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    app: Flask = module.app
    return app


def microseconds(ask: Callable[[], object]) -> float:
    """The time of one request, as the mean of many."""
    start = time.perf_counter()
    for _ in range(REQUESTS):
        ask()
    return (time.perf_counter() - start) / REQUESTS * 1e6


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Print the medians of both, and the median of their ratios, taken round by round."""
    microseconds(ours), microseconds(theirs)
    pairs = [(microseconds(ours), microseconds(theirs)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    dashc, hand = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{name:24}{dashc:8.0f} µs{hand:8.0f} µs{ratio:8.2f}")


def run_body(client: FlaskClient) -> dict[str, object]:
    """The request that a change of the country makes."""
    data = client.get("/").text.split('id="_dx-app">')[1].split("</script>")[0]
    first, *rest = (callback["name"] for callback in json.loads(data)["callbacks"])
    chain = [{"callback": first, "triggered": ["countries-radio.value"]}, *({"callback": name} for name in rest)]
    chain[-1]["triggered"] = ["countries-radio.value"]
    values = {"countries-radio.value": "Canada", "cities-radio.value": "Toronto"}
    return {"wiring": json.loads(data)["wiring"], "run": chain, "values": values}


def main() -> None:
    """Compare a page load, and a run of three callbacks."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = emitted(Path(folder) / "app").test_client(), hand_written().test_client()
        body = run_body(ours)
        print(f"{'':24}{'dashc':>11}{'hand':>11}{'ratio':>8}")
        compare(
            "run of three callbacks",
            lambda: ours.post("/_dashc/run", json=body, headers={"Sec-Fetch-Site": "same-origin"}).data,
            lambda: theirs.post("/run", json={"country": "Canada"}).data,
        )
        compare("page", lambda: ours.get("/").data, lambda: theirs.get("/").data)


if __name__ == "__main__":
    main()
