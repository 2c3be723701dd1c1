"""Callbacks of the live page. The sensors are functions of time, so that every visitor sees the same plant."""

from math import sin
from typing import Any

import plotly.graph_objects as go

LINES = ["Line 1", "Line 2", "Line 3"]
USUAL = {"rate": 240.0, "temperature": 21.0, "pressure": 3.2}
UNITS = {"rate": "bottles a minute", "temperature": "°C", "pressure": "bar"}
COLOURS = {"Line 1": "#3b6fd4", "Line 2": "#d9822b", "Line 3": "#2f9e77"}
KEPT = 60

Sample = dict[str, Any]
Node = dict[str, Any]


def toggle_clock(n_clicks: int) -> tuple[bool, str]:
    """Stop the clock on every odd click, and start it again on the next."""
    paused = n_clicks % 2 == 1
    return paused, "Go on" if paused else "Pause"


def read_sensors(n_intervals: int | None, history: list[Sample]) -> list[Sample]:
    """Add the reading of this second; the first call brings the minute before the page was opened."""
    second = n_intervals or 0
    if not history:
        return [sample(second + past) for past in range(-KEPT + 1, 1)]
    return [*history, sample(second)][-KEPT:]


def sample(second: int) -> Sample:
    """What the sensors of every line show in one second."""

    def value(usual: float, line: int, swing: float) -> float:
        wave = sin(second / (7 + line) + line) + 0.4 * sin(second / 2.3 + 2 * line)
        return round(usual * (1 + swing * wave), 2)

    return {"second": second} | {
        name: {
            "rate": value(USUAL["rate"], line, 0.06),
            "temperature": value(USUAL["temperature"], line, 0.08),
            "pressure": value(USUAL["pressure"], line, 0.05),
        }
        for line, name in enumerate(LINES)
    }


def show_now(history: list[Sample], lines: list[str], reading: str) -> Node:
    """A tile for each line with its latest reading, against the second before."""
    before, latest = history[-2], history[-1]
    big = {"font-size": "1.6rem", "font-weight": 600}
    tiles = [
        {
            "article": [
                {"small": name},
                {"div": {"style": big, "children": f"{latest[name][reading]:g}"}},
                {"small": f"{UNITS[reading]}, {latest[name][reading] - before[name][reading]:+.2f}"},
            ]
        }
        for name in lines
    ]
    grid = {"display": "grid", "grid-template-columns": "repeat(auto-fit, minmax(9rem, 1fr))", "gap": "1rem"}
    return {"div": {"style": grid, "children": tiles or "No line is chosen."}}


def draw_trend(history: list[Sample], lines: list[str], reading: str, limit: int) -> go.Figure:
    """The last minute of the chosen lines, and the alarm limit."""
    seconds = [row["second"] for row in history]
    fig = go.Figure(
        [
            go.Scatter(x=seconds, y=[row[name][reading] for row in history], name=name, line_color=COLOURS[name])
            for name in lines
        ]
    )
    fig.add_hline(y=USUAL[reading] * limit / 100, line_dash="dot", line_color="#c0392b", annotation_text="Alarm")
    fig.update_layout(height=320, margin={"l": 50, "r": 10, "t": 20, "b": 40}, legend={"orientation": "h"})
    fig.update_xaxes(title="Second")
    fig.update_yaxes(title=UNITS[reading])
    return fig


def list_alarms(history: list[Sample], lines: list[str], reading: str, limit: int) -> Node | str:
    """The latest five readings above the limit, newest first."""
    bound = USUAL[reading] * limit / 100
    alarms = [
        {"li": f"{name}: {row[name][reading]:g} {UNITS[reading]} in second {row['second']}"}
        for row in reversed(history)
        for name in lines
        if row[name][reading] > bound
    ]
    return {"ul": alarms[:5]} if alarms else "No reading of the last minute is above the limit."
