"""`ctx`: what a function may ask about its own call (semantics S16)."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from .manifest import JSON, Arguments, PlannedCallback, split_ref


class OutsideCallback(RuntimeError):
    """`ctx` was asked outside a callback."""


class ResponseClosed(RuntimeError):
    """`ctx.response` was used where its headers can no longer be sent."""


class HeldResponse:
    """The response to set cookies and headers on; it passes on to Flask's until the headers are sent."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self._sent = False

    def close(self) -> None:
        """The headers go out now."""
        self._sent = True

    def take_back(self, problem: Callable[[str, Any], str | None]) -> list[str]:
        """Remove the headers that have a problem; says which."""
        if self._sent:
            return []
        found = {name: text for name, value in self._response.headers if (text := problem(name, value))}
        for name in found:
            del self._response.headers[name]
        return list(found.values())

    def __getattr__(self, name: str) -> Any:
        if self._sent:
            raise ResponseClosed("`ctx.response` was used after the headers had been sent to the browser.")
        return getattr(self._response, name)


class Exchange:
    """The HTTP request in which callbacks run, and the response to it; this one is empty."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the request."""
        return {}

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies of the request."""
        return {}

    @property
    def path(self) -> str:
        """The path of the request."""
        return "/"

    @property
    def response(self) -> HeldResponse | None:
        """The response, where its headers are held back."""
        return None


class Call:
    """One call of one callback."""

    __slots__ = ("arguments", "callback", "exchange", "triggered")

    def __init__(
        self, callback: PlannedCallback, triggered: tuple[str, ...], arguments: Sequence[JSON], exchange: Exchange
    ) -> None:
        self.callback = callback
        self.triggered = triggered
        self.arguments = arguments
        """The values of the inputs, then of the state."""
        self.exchange = exchange


class Triggered(list[dict[str, JSON]]):
    """The changed inputs; in the initial call one entry without a prop, and falsy all the same, as in Dash."""

    def __bool__(self) -> bool:
        return len(self) > 0 and self[0]["prop_id"] != "."


class Argument(dict[str, JSON]):
    """An item of `ctx.args_grouping`; its keys can be read as attributes too, as in Dash."""

    def __getattr__(self, name: str) -> JSON:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


current_call: ContextVar[Call] = ContextVar("current_call")


class Context:
    """The call that is running; every attribute is that call's own."""

    @property
    def triggered(self) -> Triggered:
        """The inputs that changed, `{"prop_id": "id.prop", "value": …}`; falsy in the initial call."""
        call = _call("triggered")
        values = _by_ref(call)
        return Triggered(
            [{"prop_id": ref, "value": values[ref]} for ref in call.triggered] or [{"prop_id": ".", "value": None}]
        )

    @property
    def triggered_id(self) -> str | None:
        """The id of the first input that changed; None in the initial call."""
        triggered = _call("triggered_id").triggered
        return split_ref(triggered[0])[0] if triggered else None

    @property
    def triggered_prop_ids(self) -> dict[str, str]:
        """`{"id.prop": "id"}` of the inputs that changed."""
        return {ref: split_ref(ref)[0] for ref in _call("triggered_prop_ids").triggered}

    @property
    def inputs(self) -> dict[str, JSON]:
        """The values of the inputs by `id.prop`."""
        call = _call("inputs")
        return dict(zip(call.callback.inputs.refs, call.arguments, strict=False))

    @property
    def states(self) -> dict[str, JSON]:
        """The values of the state by `id.prop`."""
        call = _call("states")
        return dict(zip(call.callback.state.refs, _state_values(call), strict=True))

    @property
    def inputs_list(self) -> list[dict[str, JSON]]:
        """The inputs in the order of the spec: `{"id", "property", "value"}`."""
        call = _call("inputs_list")
        return [_item(ref, value) for ref, value in zip(call.callback.inputs.refs, call.arguments, strict=False)]

    @property
    def states_list(self) -> list[dict[str, JSON]]:
        """The state in the order of the spec: `{"id", "property", "value"}`."""
        call = _call("states_list")
        return [_item(ref, value) for ref, value in zip(call.callback.state.refs, _state_values(call), strict=True)]

    @property
    def outputs_list(self) -> dict[str, JSON] | list[dict[str, JSON]]:
        """The outputs, `{"id", "property"}`: one for a single output, else a list."""
        outputs = _call("outputs_list").callback.outputs
        items = [dict(zip(("id", "property"), split_ref(ref), strict=True)) for ref in outputs.refs]
        return items[0] if outputs.form == "single" else items

    @property
    def args_grouping(self) -> list[Argument] | dict[str | int, Argument]:
        """The arguments as the spec groups them, each `{"id", "property", "value", "triggered"}`.

        A list where all are positional, else a mapping, in which positional ones stand under their place.
        """
        call = _call("args_grouping")
        inputs, state = call.callback.inputs, call.callback.state
        grouped: dict[str | int, Argument] = {}
        _group(grouped, inputs, call.arguments, call.triggered)
        _group(grouped, state, _state_values(call), ())
        return grouped if inputs.keys or state.keys else list(grouped.values())

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the HTTP request."""
        return _call("headers").exchange.headers

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies of the HTTP request."""
        return _call("cookies").exchange.cookies

    @property
    def path(self) -> str:
        """The path of the HTTP request: the page's for initial calls on page load, else that of the run."""
        return _call("path").exchange.path

    @property
    def response(self) -> Any:
        """The response of the HTTP request, to set cookies and headers on (`set_cookie`, `headers`)."""
        call = _call("response")
        if not call.callback.response or call.exchange.response is None:
            raise ResponseClosed(
                "`ctx.response` cannot be used here: the headers are held back only for functions whose own source "
                f"mentions `ctx.response`, and that of the callback `{call.callback.name}` does not."
            )
        return call.exchange.response


ctx = Context()


def _call(attribute: str) -> Call:
    try:
        return current_call.get()
    except LookupError:
        raise OutsideCallback(f"`ctx.{attribute}` can only be read while a callback runs.") from None


def _by_ref(call: Call) -> dict[str, JSON]:
    return dict(zip(call.callback.inputs.refs, call.arguments, strict=False))


def _state_values(call: Call) -> Sequence[JSON]:
    return call.arguments[len(call.callback.inputs.refs) :]


def _item(ref: str, value: JSON) -> dict[str, JSON]:
    id, prop = split_ref(ref)
    return {"id": id, "property": prop, "value": value}


def _group(
    grouped: dict[str | int, Argument], arguments: Arguments, values: Sequence[JSON], triggered: tuple[str, ...]
) -> None:
    for place, (ref, value) in enumerate(zip(arguments.refs, values, strict=False)):
        key = arguments.keys[place] if arguments.keys else len(grouped)
        grouped[key] = Argument(_item(ref, value), triggered=ref in triggered)
