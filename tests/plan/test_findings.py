"""Cycles and outputs that are written twice (B1)."""

from dashc.catalogue import load_catalogue
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.plan import plan
from tests.plan.programs import make


def findings(*lines: str) -> list[Diagnostic]:
    sink = Sink()
    result = plan(make(*lines), load_catalogue(), sink)
    assert len(result.callbacks) == len(lines)
    return sink.sorted()


def test_a_cycle_is_printed_with_its_path_from_the_first_callback_of_the_file() -> None:
    (finding,) = findings("h: z.v -> y.v", "g: b.v -> c.v", "f: a.v -> b.v", "k: c.v -> a.v")
    assert (finding.code, finding.primary.line) == ("DC404", 2)
    assert finding.headline == "callback cycle: 3 callbacks wait for each other"
    assert finding.notes == ("path: b.v -> m.g -> c.v -> m.k -> a.v -> m.f -> b.v",)
    assert [place.span.line for place in finding.related] == [4, 3]
    assert [place.message for place in finding.related] == ["reads `c.v`, sets `a.v`", "reads `a.v`, sets `b.v`"]


def test_of_several_cycles_through_a_callback_the_shortest_is_shown() -> None:
    (finding,) = findings("a: x.v y.v -> p.v", "b: p.v -> q.v", "c: q.v -> x.v", "d: p.v -> y.v")
    assert finding.notes == ("path: y.v -> m.a -> p.v -> m.d -> y.v",)


def test_each_group_of_callbacks_that_wait_for_each_other_is_one_finding() -> None:
    found = findings("a: x.v -> y.v", "b: y.v -> x.v", "c: p.v -> q.v", "d: q.v -> p.v")
    assert [(finding.code, finding.primary.line) for finding in found] == [("DC404", 1), ("DC404", 3)]


def test_a_callback_whose_input_is_its_own_output_is_no_cycle() -> None:
    assert findings("sync: a.v b.v -> a.v b.v") == []


def test_state_makes_no_cycle() -> None:
    assert findings("f: a.v | c.v -> b.v", "g: b.v -> c.v") == []


def test_two_writers_of_a_prop_are_one_finding_at_the_second() -> None:
    (finding,) = findings("f: a.v -> x.v", "g: b.v -> x.v")
    assert (finding.code, finding.primary.line) == ("DC403", 2)
    assert finding.headline == "two callbacks set `x.v`"
    assert [(place.span.line, place.message) for place in finding.related] == [(1, "first set by `m.f`")]


def test_three_writers_of_a_prop_are_one_finding_too() -> None:
    (finding,) = findings("f: a.v -> x.v", "g: b.v -> x.v", "h: c.v -> x.v")
    assert finding.headline == "three callbacks set `x.v`"
    assert [place.span.line for place in finding.related] == [1, 3]


def test_all_writers_but_one_allow_duplicates() -> None:
    assert findings("f: a.v -> x.v", "g: b.v -> !x.v", "h: c.v -> !x.v") == []
    assert findings("f: a.v -> !x.v", "g: b.v -> x.v") == []
    assert [finding.primary.line for finding in findings("f: a.v -> x.v", "g: b.v -> !x.v", "h: c.v -> x.v")] == [3]


def test_one_callback_cannot_set_a_prop_twice_even_when_it_may_be_shared() -> None:
    (finding,) = findings("f: a.v -> !x.v !x.v")
    assert (finding.code, finding.headline, finding.primary.column) == ("DC403", "`m.f` sets `x.v` twice", 11)
