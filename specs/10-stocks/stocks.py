"""Callbacks of the stock dashboard: one window on the prices, and what is drawn from it."""

from typing import Any

import pandas as pd
import plotly.express as px
from plotly.graph_objects import Figure

NAMES = {
    "AAPL": "Apple",
    "AMZN": "Amazon",
    "FB": "Facebook",
    "GOOG": "Alphabet",
    "MSFT": "Microsoft",
    "NFLX": "Netflix",
}
COLOURS = dict(zip(NAMES, px.colors.qualitative.T10, strict=False))
WEEKS_PER_YEAR = 52

prices = px.data.stocks().assign(date=lambda d: pd.to_datetime(d["date"])).set_index("date")
months = [month.strftime("%Y-%m") for month in pd.period_range(prices.index.min(), prices.index.max(), freq="M")]

companies = [{"label": name, "value": ticker} for ticker, name in NAMES.items()]
month_marks = {i: month for i, month in enumerate(months) if i % 6 == 0} | {len(months) - 1: months[-1]}

Window = dict[str, Any]
Node = dict[str, Any]


def select_window(tickers: list[str], span: list[int]) -> Window:
    """Keep the companies and the months that the page's other callbacks work on."""
    return {"tickers": tickers or list(NAMES), "first": months[span[0]], "last": months[span[1]]}


def draw_history(window: Window, measure: str, options: list[str]) -> Figure:
    """Draw the chosen measure, a line for each company."""
    chosen = in_window(window)
    values = {
        "growth": chosen / chosen.iloc[0],
        "drawdown": chosen / chosen.cummax() - 1,
        "weekly": chosen.pct_change(),
    }[measure]
    if "smooth" in options:
        values = values.rolling(4, min_periods=1).mean()
    fig = px.line(values.rename(columns=NAMES), color_discrete_sequence=[COLOURS[t] for t in values.columns])
    fig.update_layout(hovermode="x unified", legend_title=None, margin={"l": 50, "r": 10, "t": 20, "b": 40}, height=380)
    fig.update_xaxes(title=None)
    fig.update_yaxes(
        title=None,
        tickformat=".2f" if measure == "growth" else ".0%",
        type="log" if "log" in options and measure == "growth" else "linear",
    )
    return fig


def draw_risk(window: Window) -> Figure:
    """Draw yearly return against volatility, a point for each company."""
    table = statistics(window)
    fig = px.scatter(
        table,
        x="volatility",
        y="yearly",
        text="name",
        color="ticker",
        color_discrete_map=COLOURS,
    )
    fig.update_traces(marker_size=16, textposition="top center", cliponaxis=False)
    fig.update_layout(showlegend=False, margin={"l": 50, "r": 10, "t": 10, "b": 45}, height=320)
    fig.update_xaxes(title="Volatility a year", tickformat=".0%", rangemode="tozero")
    fig.update_yaxes(title="Return a year", tickformat=".0%")
    return fig


def summarise(window: Window) -> dict[str, Node]:
    """Make the tiles and the table."""
    table = statistics(window)
    tiles = [
        {
            "article": {
                "children": [
                    {"small": row["name"]},
                    {"div": {"style": {"font-size": "1.6rem", "font-weight": 600}, "children": f"{row['total']:+.0%}"}},
                    {"small": f"{window['first']} to {window['last']}"},
                ]
            }
        }
        for row in table.to_dict("records")
    ]
    number = {"style": {"text-align": "right"}}
    head = [
        {"th": {"scope": "col", "children": "Company"}},
        *(
            {"th": {"scope": "col", "children": text, **number}}
            for text in ("Return", "Yearly", "Volatility", "Worst week")
        ),
    ]
    body = [
        {
            "tr": [
                {"th": {"scope": "row", "children": row["name"]}},
                *(
                    {"td": {"children": f"{row[key]:.1%}", **number}}
                    for key in ("total", "yearly", "volatility", "worst")
                ),
            ]
        }
        for row in table.to_dict("records")
    ]
    grid = {"display": "grid", "grid-template-columns": "repeat(auto-fit, minmax(8rem, 1fr))", "gap": "1rem"}
    return {
        "tiles": {"div": {"style": grid, "children": tiles}},
        "figures": {"table": [{"thead": [{"tr": head}]}, {"tbody": body}]},
    }


def in_window(window: Window) -> pd.DataFrame:
    """The prices of a window's companies and months, a column for each company."""
    return prices.loc[window["first"] : window["last"], window["tickers"]]


def statistics(window: Window) -> pd.DataFrame:
    """Return and risk over a window, a row for each company."""
    chosen = in_window(window)
    weekly = chosen.pct_change().dropna()
    total = chosen.iloc[-1] / chosen.iloc[0] - 1
    return pd.DataFrame(
        {
            "ticker": chosen.columns,
            "name": [NAMES[ticker] for ticker in chosen.columns],
            "total": total.to_numpy(),
            "yearly": ((1 + total) ** (WEEKS_PER_YEAR / max(len(weekly), 1)) - 1).to_numpy(),
            "volatility": (weekly.std() * WEEKS_PER_YEAR**0.5).to_numpy(),
            "worst": weekly.min().to_numpy(),
        }
    )
