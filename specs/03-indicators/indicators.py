"""Data in the long form of the World Bank's tables, and the callback that draws two indicators."""

import plotly.express as px
from plotly.graph_objects import Figure

INDICATORS = {
    "gdpPercap": "GDP per capita (US$)",
    "lifeExp": "Life expectancy at birth, total (years)",
    "pop": "Population, total",
}

df = (
    px.data.gapminder()
    .rename(columns={"country": "Country Name", "year": "Year"} | INDICATORS)
    .melt(["Country Name", "Year"], list(INDICATORS.values()), "Indicator Name", "Value")
)

names = df["Indicator Name"].unique()
first_year = df["Year"].min()
last_year = df["Year"].max()
year_marks = {str(year): str(year) for year in df["Year"].unique()}


def update_graph(
    xaxis_column_name: str, yaxis_column_name: str, xaxis_type: str, yaxis_type: str, year_value: int
) -> Figure:
    """Draw one indicator against another, country by country, in one year."""
    dff = df[df["Year"] == year_value]
    x = dff[dff["Indicator Name"] == xaxis_column_name]
    y = dff[dff["Indicator Name"] == yaxis_column_name]
    fig = px.scatter(x=x["Value"], y=y["Value"], hover_name=y["Country Name"])
    fig.update_layout(margin={"l": 40, "b": 40, "t": 10, "r": 0}, hovermode="closest")
    fig.update_xaxes(title=xaxis_column_name, type="linear" if xaxis_type == "Linear" else "log")
    fig.update_yaxes(title=yaxis_column_name, type="linear" if yaxis_type == "Linear" else "log")
    return fig
