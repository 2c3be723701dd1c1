"""B8: the server believes nothing; whatever is wrong with a request gets a 4xx with a problem document."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashc.catalogue import schemas_folder
from dashc.runtime.settings import Settings
from tests.apps.compact import Wired
from tests.apps.protocol import protocol_problem
from tests.apps.served import WIRING, app_of, ask, lines_of

CALLS: list[Any] = []


def record(*values: Any) -> Any:
    CALLS.append(values)
    return values[0] if values else None


LAYOUT: dict[str, dict[str, Any]] = {
    "a": {"input": {"value": "x"}},
    "n": {"div": {}},
    "b": {"div": {}},
    "c": {"div": {}},
    "d": {"div": {}},
    "s": {"input": {}},
}
CALLBACKS = [
    Wired(record, ["a.value", "n.n_clicks"], "b.title", name="first", state="s.value"),
    Wired(record, "b.title", "c.title", name="second"),
    Wired(record, ["b.title", "c.title"], "d.title", name="third", prevent_initial_call=True),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return app_of(tmp_path_factory.mktemp("app"), CALLBACKS, LAYOUT, settings=Settings(max_body=10_000)).test_client()


def refused(response: TestResponse, status: int) -> str:
    """The detail of a refusal, which must have reached no function."""
    assert CALLS == []
    assert response.content_type == "application/problem+json"
    document = response.get_json(force=True)
    assert protocol_problem("Problem", document) is None
    assert response.status_code == document["status"] == status
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    detail: str = document["detail"]
    return detail


@pytest.fixture(autouse=True)
def no_calls_before() -> None:
    CALLS.clear()


VALUES = {"a__value": "x", "n__n_clicks": 1, "s__value": None}
FIRST: dict[str, Any] = {"callback": "first", "triggered": ["a.value"]}


def test_B8_a_good_request_is_answered(client: FlaskClient) -> None:
    lines = lines_of(ask(client, [FIRST, {"callback": "second"}], **VALUES))
    assert [line.get("callback") for line in lines] == ["first", "second", None]
    assert CALLS == [("x", 1, None), ("x",)]


def test_B8_the_only_input_that_can_set_a_callback_off_may_be_left_out(client: FlaskClient) -> None:
    run = [FIRST, {"callback": "second"}, {"callback": "third"}]
    assert len(lines_of(ask(client, run, **VALUES, b__title="old", c__title="old"))) == 4
    assert CALLS[-1] == ("x", "x")
    CALLS.clear()
    assert refused(ask(client, run, **VALUES, b__title="old"), 400) == "The value of `c.title` is missing."


def test_B8_only_what_is_optional_may_be_left_out_because_it_is_not_there(tmp_path: Path) -> None:
    callbacks = [
        Wired(record, ["a.value", "more.value"], "b.title", name="one", optional=["more.value"]),
        Wired(record, "a.value", "c.title", name="two", state="more.value", prevent_initial_call=True),
    ]
    client = app_of(tmp_path, callbacks, LAYOUT, dynamic={"more": "Input"}).test_client()
    one, two = ({"callback": name, "triggered": ["a.value"]} for name in ("one", "two"))
    lines_of(ask(client, [one], a__value="x"))
    lines_of(ask(client, [one, two], a__value="x", more__value="y"))
    assert CALLS == [("x", None), ("x", "y"), ("x", "y")]
    CALLS.clear()
    assert refused(ask(client, [one, two], a__value="x"), 400) == "The value of `more.value` is missing."
    wrong = ask(client, [one], a__value="x", more__value={})
    assert refused(wrong, 400).startswith("The value of `more.value` must be")


ENTRY = "Each item of `run` must be an object with `callback`, and `triggered` or `initial`."
UNKNOWN = "`run` names a callback that the app does not have."
ORDER = "`first` must come once, and in the order of the app's callbacks."
KEYS = "The body must have exactly the keys `wiring`, `run` and `values`."
TRIGGERED = "`triggered` of `first` must list inputs of that callback, each once."


@pytest.mark.parametrize(
    ("run", "detail"),
    [
        ([], "`run` must be a list of at least one callback."),
        ({}, "`run` must be a list of at least one callback."),
        ([1], ENTRY),
        ([{**FIRST, "extra": 1}], ENTRY),
        ([{"callback": "unknown", "triggered": ["a.value"]}], UNKNOWN),
        ([{"triggered": ["a.value"]}], UNKNOWN),
        ([{"callback": ["first"]}], UNKNOWN),
        ([{"callback": "first", "triggered": []}], TRIGGERED),
        ([{"callback": "first", "triggered": "a.value"}], TRIGGERED),
        ([{"callback": "first", "triggered": ["evil.n_clicks"]}], TRIGGERED),
        ([{"callback": "first", "triggered": ["s.value"]}], TRIGGERED),
        ([{"callback": "first", "triggered": [["a.value"]]}], TRIGGERED),
        ([{"callback": "first", "triggered": ["a.value", "a.value"]}], TRIGGERED),
        ([{"callback": "third", "initial": True}], "`third` has no initial call."),
        ([{"callback": "first", "initial": False}], "`first` has no initial call."),
        ([{"callback": "first", "initial": 1}], "`first` has no initial call."),
        ([FIRST, FIRST], ORDER),
        ([{"callback": "second", "triggered": ["b.title"]}, FIRST], ORDER),
        ([{"callback": "first"}], "Nothing in this run can set off `first`."),
        ([{"callback": "second", "triggered": ["b.title"]}, {"callback": "first"}], ORDER),
    ],
)
def test_B8_a_wrong_run_is_refused(client: FlaskClient, run: Any, detail: str) -> None:
    response = client.post("/_dashc/run", json={"wiring": WIRING, "run": run, "values": {}})
    assert refused(response, 400) == detail


GOOD = {"a.value": "x", "n.n_clicks": 1, "s.value": "t"}


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({}, "The value of `a.value` is missing."),
        ({"a.value": "x", "n.n_clicks": 1}, "The value of `s.value` is missing."),
        (
            GOOD | {"n.n_clicks": 1, "s.value": 1, "d.title": 1},
            "`values` holds a prop that no callback of this run reads.",
        ),
        (
            {"a.value": "x", "n.n_clicks": 1, "s.value": {}},
            "The value of `s.value` must be text or a number, not a mapping.",
        ),
        (GOOD | {"n.n_clicks": "1", "s.value": "t"}, "The value of `n.n_clicks` must be a whole number, not text."),
        (GOOD | {"n.n_clicks": True, "s.value": "t"}, "The value of `n.n_clicks` must be a whole number, not `true`."),
        (GOOD | {"n.n_clicks": -1, "s.value": "t"}, "The value of `n.n_clicks` must be at least 0, not `-1`."),
        ([], "`values` must be an object."),
    ],
)
def test_B8_wrong_values_are_refused(client: FlaskClient, values: Any, detail: str) -> None:
    response = client.post("/_dashc/run", json={"wiring": WIRING, "run": [FIRST], "values": values})
    assert refused(response, 400) == detail


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        (b"", 400, "The body is not JSON."),
        (b"{", 400, "The body is not JSON."),
        (b"\xff\xfe", 400, "The body is not JSON."),
        (b"[" * 5000, 400, "The body is not JSON."),
        (b'{"wiring": NaN}', 400, "The body is not JSON."),
        (b'{"n": 1e400}', 400, "The body is not JSON."),
        (b"[]", 400, "The body must be an object."),
        (b"{}", 400, "`wiring` must be a text."),
        (b'{"wiring": "other"}', 409, "The app has been updated since this page was loaded; reload the page."),
        (json.dumps({"wiring": WIRING}).encode(), 400, KEYS),
        (json.dumps({"wiring": WIRING, "run": [], "values": {}, "x": 1}).encode(), 400, KEYS),
        (b" " * 10_001, 413, "The body is larger than 10000 bytes."),
    ],
)
def test_B8_a_wrong_body_is_refused(client: FlaskClient, body: bytes, status: int, detail: str) -> None:
    assert refused(client.post("/_dashc/run", data=body, content_type="application/json"), status) == detail


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "application/jsonx"]
)
def test_B10_only_json_is_read(client: FlaskClient, content_type: str) -> None:
    body = json.dumps({"wiring": WIRING, "run": [FIRST], "values": {}})
    response = client.post("/_dashc/run", data=body, content_type=content_type)
    assert refused(response, 415) == "The body must be `application/json`."


def anonymous(client: FlaskClient) -> FlaskClient:
    """A client of the same app that does not say where its requests come from."""
    other = client.application.test_client()
    other.environ_base.pop("HTTP_SEC_FETCH_SITE")
    return other


@pytest.mark.parametrize(
    ("headers", "detail"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, "Requests from other sites are refused."),
        ({"Sec-Fetch-Site": "same-site"}, "Requests from other sites are refused."),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, "Requests from other sites are refused."),
        ({"Origin": "https://evil.example"}, "Requests from other origins are refused."),
        ({"Origin": "http://localhost:81"}, "Requests from other origins are refused."),
        ({"Origin": "null"}, "Requests from other origins are refused."),
        ({"Origin": "http://["}, "Requests from other origins are refused."),
        ({"Referer": "https://evil.example/page"}, "Requests from other origins are refused."),
        (
            {"Origin": "https://evil.example", "Referer": "http://localhost/"},
            "Requests from other origins are refused.",
        ),
        ({}, "Requests must say where they come from: by `Sec-Fetch-Site`, `Origin` or `Referer`."),
    ],
)
def test_B10_requests_of_other_sites_are_refused(client: FlaskClient, headers: dict[str, str], detail: str) -> None:
    body = {"wiring": WIRING, "run": [FIRST], "values": {}}
    assert refused(anonymous(client).post("/_dashc/run", json=body, headers=headers), 403) == detail


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {"Referer": "http://localhost/page"},
    ],
)
def test_B10_the_pages_own_requests_are_not(client: FlaskClient, headers: dict[str, str]) -> None:
    body = {"wiring": WIRING, "run": [FIRST], "values": {"a.value": "x", "n.n_clicks": 1, "s.value": None}}
    assert anonymous(client).post("/_dashc/run", json=body, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/_dashc/run", 405),
        ("PUT", "/_dashc/run", 405),
        ("OPTIONS", "/_dashc/run", 405),
        ("POST", "/", 405),
        ("DELETE", "/", 405),
        ("NONSENSE", "/", 405),
        ("GET", "/nothing", 404),
        ("POST", "/_dashc//run", 404),
        ("GET", "/%ff%00", 404),
        ("GET", "/_dashc/static/%00", 404),
        ("POST", "/_dashc/nothing", 404),
    ],
)
def test_B8_other_addresses_and_methods_are_refused(client: FlaskClient, method: str, path: str, status: int) -> None:
    response = client.open(path, method=method)
    refused(response, status)
    assert ("Allow" in response.headers) == (status == 405)


NAMES = [WIRING, "first", "second", "third", "a.value", "b.title", "n.n_clicks", "s.value", "callback", "triggered"]
JSON_KEYS = ["wiring", "run", "values", "callback", "triggered", "initial", "a.value", "b.title", "x", "__proto__"]
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.sampled_from(NAMES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(JSON_KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.one_of(junk, st.fixed_dictionaries({"wiring": st.just(WIRING), "run": junk, "values": junk})))
def test_B8_no_body_is_a_failure_of_the_server(client: FlaskClient, body: Any) -> None:
    CALLS.clear()
    response = client.post("/_dashc/run", data=json.dumps(body), content_type="application/json")
    if response.status_code == 200:
        assert protocol_problem("RunRequest", body) is None
    else:
        assert refused(response, response.status_code)
        assert 400 <= response.status_code < 500


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(max_size=200),
    path=st.text(max_size=20).map(quote),
    header=st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=20),
)
def test_B8_no_bytes_are_a_failure_of_the_server(client: FlaskClient, body: bytes, path: str, header: str) -> None:
    for method in ("GET", "POST"):
        for address in ("/_dashc/run", f"/_dashc/static/{path}", f"/{path}"):
            headers = {
                "Content-Type": "application/json",
                "Origin": header,
                "Accept-Encoding": header,
                "Cookie": header,
            }
            response = client.open(address, method=method, data=body, headers=headers)
            assert response.status_code < 500


STRICT: dict[str, dict[str, Any]] = {
    "r": {"RadioItems": {"options": ["a", {"label": "B", "value": 2}, True], "strict": True}},
    "k": {"Checklist": {"options": {"x": "X", "y": "Y"}, "strict": True}},
    "w": {"Slider": {"min": 0, "max": 10.5, "strict": True}},
    "e": {"Dropdown": {"options": ["only"], "strict": True}},
}


@pytest.mark.parametrize(
    ("ref", "good", "bad"),
    [
        ("r.value", ["a", 2, 2.0, True, None], ["b", 1, "2", False]),
        ("k.value", [["x"], ["x", "y"], [], None], [["z"], ["x", 1]]),
        ("w.value", [0, 10.5, 5, None], [-1, 11]),
        ("w.drag_value", [3], [99]),
    ],
)
def test_B8_a_strict_component_takes_only_what_its_literal_bounds_allow(
    tmp_path: Path, ref: str, good: list[Any], bad: list[Any]
) -> None:
    app = app_of(tmp_path, [Wired(record, ref, name="read")], {ref[0]: STRICT[ref[0]]})
    client = app.test_client()
    body = {"wiring": WIRING, "run": [{"callback": "read", "triggered": [ref]}]}
    for value in good:
        assert client.post("/_dashc/run", json={**body, "values": {ref: value}}).status_code == 200, value
    CALLS.clear()
    for value in bad:
        detail = refused(client.post("/_dashc/run", json={**body, "values": {ref: value}}), 400)
        assert detail.startswith(f"The value of `{ref}` is "), value


def test_B8_a_bound_that_a_callback_writes_is_no_bound(tmp_path: Path) -> None:
    callbacks = [Wired(record, "e.value", name="read"), Wired(lambda: ["new"], None, "e.options", name="write")]
    client = app_of(tmp_path, callbacks, {"e": STRICT["e"]}).test_client()
    assert ask(client, [{"callback": "read", "triggered": ["e.value"]}], e__value="new").status_code == 200


def test_the_protocol_has_a_schema() -> None:
    assert (schemas_folder() / "protocol.schema.json").is_file()
