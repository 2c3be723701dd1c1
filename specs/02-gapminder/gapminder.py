"""Data and callback of the gapminder example."""

import plotly.express as px
from plotly.graph_objects import Figure

df = px.data.gapminder()

first_year = df["year"].min()
last_year = df["year"].max()
year_marks = {str(year): str(year) for year in df["year"].unique()}


def update_figure(selected_year: int) -> Figure:
    """Draw the countries as they were in one year."""
    filtered_df = df[df.year == selected_year]
    fig = px.scatter(
        filtered_df,
        x="gdpPercap",
        y="lifeExp",
        size="pop",
        color="continent",
        hover_name="country",
        log_x=True,
        size_max=55,
    )
    fig.update_layout(transition_duration=500)
    return fig
