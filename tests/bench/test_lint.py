"""The benchmark guards its targets: whoever runs it sees by the status that one is missed."""

import pytest

from bench.lint import Ratio, report


@pytest.mark.parametrize(("values", "status"), [((1.0, 2.0), 0), ((1.0, 2.1), 1), ((2.1, 1.0), 1)])
def test_a_missed_target_is_marked_and_fails(
    values: tuple[float, float], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(*(Ratio(f"ratio {number}", value, 2) for number, value in enumerate(values))) == status
    lines = capsys.readouterr().out.splitlines()
    assert [line.endswith("MISSED") for line in lines] == [value > 2 for value in values]
