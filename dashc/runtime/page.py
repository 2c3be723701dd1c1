"""Page loads: the page is streamed, first what is always the same, then the layout with the results that are ready
within the budget, then the slower results (architecture.md, Runtime protocol; semantics C1)."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import monotonic

import orjson

from .calls import Outcome
from .engine import Engine, Run
from .lines import line
from .log import logger, trace_of
from .manifest import JSON, Manifest, split_ref
from .page_data import component_props, page_data
from .page_run import initial_entries
from .page_template import PageTemplate, style_element
from .render import Renderer, Scope
from .settings import Settings

_DRAWN = 8
"""How many layouts are kept: most visitors see the same initial results."""

Current = dict[int, dict[str, JSON]]
"""Props by component that have other values than at build."""


class Page:
    """The page of an app."""

    def __init__(
        self,
        manifest: Manifest,
        computed: Mapping[str, JSON],
        fixed: Collection[str],
        engine: Engine,
        settings: Settings,
    ) -> None:
        """`computed` are the values of `$from`, `fixed` the props that nothing can change."""
        self._engine = engine
        self._settings = settings
        self._place = {component.id: index for index, component in enumerate(manifest.components)}
        self._computed: Current = {
            index: {prop: computed[f"{component.id}.{prop}"] for prop in component.computed}
            for index, component in enumerate(manifest.components)
            if component.computed
        }
        self.entries = initial_entries(manifest.callbacks)
        """The initial run."""
        self._writes = {
            entry.index: set(self._places(manifest.callbacks[entry.index].outputs.refs)) for entry in self.entries
        }
        """By callback: the components that it may write."""
        self._values = orjson.dumps(self._initial_values(manifest, computed))
        self._data = _block(page_data(manifest, computed, fixed, settings), b'id="_dx-app"')
        written = set().union(*self._writes.values())
        renderer = Renderer(manifest.catalogue, development=settings.development)
        self._template = PageTemplate(manifest.chunks, renderer, self._computed, written)
        self._draw = lru_cache(_DRAWN)(self._draw_afresh)

    def values(self) -> dict[str, JSON]:
        """What the initial run reads, as a copy of one's own; a prop that the spec does not set is None (S1)."""
        values: dict[str, JSON] = orjson.loads(self._values)
        return values

    def stream(
        self, nonce: str, run: Run | None, settled: list[Outcome], started: float
    ) -> Generator[bytes, None, None]:
        """The page in parts, each of which the browser can show at once."""
        secret = nonce.encode()
        try:
            yield self._template.head(secret)
            if run is not None:
                settled.extend(_within(run, started + self._settings.budget))
            yield self._layout(secret, run, settled)
            if run is not None:
                for outcome in _within(run, started + self._settings.stream_limit):
                    yield self._results([outcome])
        finally:
            if run is not None:
                run.give_up()
        yield self._template.tail

    def _layout(self, nonce: bytes, run: Run | None, settled: list[Outcome]) -> bytes:
        """The layout with the results in place, and the app's data."""
        busy = frozenset(c for index in run.pending for c in self._writes[index]) if run is not None else frozenset()
        results = tuple(item for outcome in sorted(settled, key=_order) for item in outcome.outputs.items())
        drawn = self._template.drawn
        try:
            body, rules = self._draw(results, busy)
        except Exception as error:
            logger.error(
                "The results of the initial callbacks could not be drawn; the page is sent without them.\n%s",
                trace_of(error),
            )
            body, rules = self._draw((), busy)
            drawn = frozenset()
        return body + style_element(rules, nonce) + self._data + self._results(settled, drawn)

    def _draw_afresh(self, results: tuple[tuple[str, bytes], ...], busy: frozenset[int]) -> tuple[bytes, Sequence[str]]:
        """The layout's HTML and its style rules; `results` are JSON by `id.prop`."""
        current: Current = {index: dict(props) for index, props in self._computed.items()}
        for ref, data in results:
            id, prop = split_ref(ref)
            if id in self._place:
                current.setdefault(self._place[id], {})[prop] = orjson.loads(data)
        scope = Scope("p", current, busy)
        return self._template.body_html(scope), scope.rules

    def _results(self, outcomes: list[Outcome], drawn: frozenset[int] = frozenset()) -> bytes:
        """The block of some results; `drawn` are components whose results stand in the HTML already."""
        if not outcomes:
            return b""
        lines = [
            line(self._engine.callbacks[outcome.index], outcome, placed=self._stands_in(drawn, outcome))
            for outcome in outcomes
        ]
        return _block(b"[%b]" % b",".join(lines), b'class="_dx-results"')

    def _stands_in(self, drawn: frozenset[int], outcome: Outcome) -> bool:
        return bool(outcome.outputs) and all(place in drawn for place in self._places(outcome.outputs))

    def _places(self, refs: Iterable[str]) -> Iterator[int]:
        """The components of these props that the layout has; others cannot be there yet."""
        return (self._place[id] for id, _ in map(split_ref, refs) if id in self._place)

    def _initial_values(self, manifest: Manifest, computed: Mapping[str, JSON]) -> dict[str, JSON]:
        read = {read.ref for entry in self.entries for read in self._engine.callbacks[entry.index].arguments}
        props = [component_props(component, computed) for component in manifest.components]
        values = {}
        for ref in sorted(read):
            id, prop = split_ref(ref)
            if id not in self._place:
                continue
            values[ref] = manifest.components[self._place[id]].id if prop == "id" else props[self._place[id]].get(prop)
        return values


def _order(outcome: Outcome) -> int:
    return outcome.index


def _within(run: Run, deadline: float) -> Iterable[Outcome]:
    """What settles until then."""
    while len(run):
        outcome = run.wait(max(0, deadline - monotonic()))
        if outcome is None:
            return
        yield outcome


def _block(data: bytes, attribute: bytes) -> bytes:
    """Inert JSON in the page; without `<` nothing in it can end the element."""
    return b'<script type="application/json" %b>%b</script>' % (attribute, data.replace(b"<", b"\\u003c"))
