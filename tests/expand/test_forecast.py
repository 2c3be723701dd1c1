"""What a spec expands to is counted before it is built: never too high, and past the limit nothing is built."""

from pathlib import Path

import pytest

from dashc.expand import whole
from dashc.expand.expander import Expander
from dashc.expand.forecast import Forecast, Part
from tests.expand.expanding import compiled

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted([*(ROOT / "specs").glob("*/*.yaml"), *(ROOT / "tests/expand/golden").glob("*/*.yaml")])

HEAD = "dashc: 1\n"
LOOP = "- $for: {i: {range: 600}}\n  $do:\n    - $for: {j: {range: 600}}\n      $do: {p: '${i} ${j}'}\n"
DOUBLING = "".join(f"  C{i}: {{layout: [{{C{i + 1}: }}, {{C{i + 1}: }}]}}\n" for i in range(30))
LISTS = "".join(f"  a{i}: ['${{a{i + 1}}}', '${{a{i + 1}}}', '${{a{i + 1}}}']\n" for i in range(20))
HUGE = {
    "loops in loops": f"layout:\n{LOOP}",
    "a product": "layout: [{$for: {i: {range: 400}, j: {range: 400}}, $do: {p: '${i} ${j}'}}]\n",
    "a loop with many nodes in a round": f"layout: [{{$for: {{i: {{range: 60000}}}}, $do: {{p: [{'a, ' * 20}]}}}}]\n",
    "a list of the spec": "vars: {rows: {range: 600}}\nlayout:\n" + LOOP.replace("{range: 600}", "'${rows}'"),
    "components that double": f"components:\n{DOUBLING}  C30: {{layout: x}}\nlayout: [C0: ]\n",
    "a component in a loop": "components: {Row: {layout: {p: [a, b]}}}\n"
    "layout: [{$for: {_: {range: 90000}}, $do: {Row: }}]\n",
    "callbacks of components": "components: {Row: {layout: x, callbacks: [{call: a.b, inputs: [c.d, e.f]}]}}\n"
    "layout: {div: {children: [{$for: {_: {range: 90000}}, $do: {Row: }}]}}\n",
    "lists of lists by variables": f"vars:\n{LISTS}  a20: [x]\nlayout: [div: '${{a0}}']\n",
}


class Watched(Expander):
    """Keeps what was to be expanded, and how much was made."""

    latest: "Watched"

    def foresee(self, roots: list[Part]) -> None:
        """As usual."""
        Watched.latest = self
        self.roots = roots
        super().foresee(roots)

    @property
    def made(self) -> int:
        """The nodes that were counted while they were made."""
        return self._nodes


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "Expander", Watched)


@pytest.mark.parametrize("name", HUGE)
def test_what_surely_passes_the_limit_is_refused_before_anything_is_made(name: str, tmp_path: Path) -> None:
    compilation = compiled(tmp_path, HEAD + HUGE[name])
    assert [finding.code for finding in compilation.sink.sorted()] == ["DC128"]
    assert Watched.latest.made == 0


def test_includes_that_multiply_are_refused_when_their_files_were_read_once(tmp_path: Path) -> None:
    for level in range(12):
        (tmp_path / f"{level}.yaml").write_text(f"- $include: {level + 1}.yaml\n" * 10)
    (tmp_path / "12.yaml").write_text("p: x\n")
    compilation = compiled(tmp_path, f"{HEAD}layout:\n  - $include: 0.yaml\n")
    assert [finding.code for finding in compilation.sink.sorted()] == ["DC128"]
    assert Watched.latest.includes < 40


def test_a_loop_whose_rounds_are_known_late_is_refused_before_its_first_round(tmp_path: Path) -> None:
    spec = "vars: {a: {rows: {range: 40000}}}\nlayout: [{$for: {i: '${a.rows}'}, $do: {p: ['${i}', a, b, c, d]}}]\n"
    compilation = compiled(tmp_path, HEAD + spec)
    assert [finding.code for finding in compilation.sink.sorted()] == ["DC128"]
    assert Watched.latest.made < 10


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_forecast_is_never_more_than_what_is_made(path: Path) -> None:
    from dashc.pipeline import check

    Watched.latest = None  # type: ignore[assignment]  # Not every example has anything to expand.
    check(path)
    if Watched.latest is not None:
        forecast = Forecast(Watched.latest)
        assert sum(map(forecast, Watched.latest.roots)) <= Watched.latest.made


@pytest.mark.parametrize(
    "spec",
    [
        "layout: [{$for: {i: {range: 5}}, $do: {p: '${unknown}'}}]",
        "layout: [{$for: {i: {range: 5}, 1: [a]}, $do: {p: x}}]",
        "layout: [{$for: {i: '${no}'}, $do: {p: '${i}'}}]",
        "layout: [{$for: {i: {range: 5}}, $do: {'${i}': x, b: y}}]",
        "layout: [{$for: {i: {range: 5}}, $do: {$if: i, $then: {p: x}}}]",
        "layout: [{$for: {i: {range: 5}}, $doo: {p: x}}]",
        "layout: [{$for: {i: [a, {$for: {j: [b]}, $do: '${j}'}]}, $do: {p: '${i}'}}]",
        "components: {A: {layout: {B: }}, B: {layout: {A: }}}\nlayout: [A: ]",
        "components: {A: {params: {p: }, layout: {div: ['${p}', $children]}}}\nlayout: [A: {p: {i: x}, children: [b]}]",
        "components: {A: {layout: {p: x}}}\nlayout: [Dropdown: {options: [{A: x}, {A: y}]}]",
        "vars: {a: ['${b}'], b: ['${a}']}\nlayout: [div: '${a}']",
        "x-a: &a [p: x]\nlayout: [{$for: {_: [1, 2]}, $do: {div: *a}}, {div: *a}]",
        "layout: [{$include: missing.yaml}, {$include: [a]}]",
    ],
)
def test_the_forecast_is_not_too_high_where_there_are_findings_either(spec: str, tmp_path: Path) -> None:
    compiled(tmp_path, f"{HEAD}{spec}\n")
    assert sum(map(Forecast(Watched.latest), Watched.latest.roots)) <= Watched.latest.made
