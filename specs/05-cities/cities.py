"""The callbacks of the chained example."""

all_options = {
    "America": ["New York City", "San Francisco", "Cincinnati"],
    "Canada": ["Montréal", "Toronto", "Ottawa"],
}


def set_cities_options(selected_country: str) -> list[dict[str, str]]:
    """Offer the cities of a country."""
    return [{"label": city, "value": city} for city in all_options[selected_country]]


def set_cities_value(available_options: list[dict[str, str]]) -> str:
    """Choose the first of the cities on offer."""
    return available_options[0]["value"]


def set_display_children(selected_country: str, selected_city: str) -> str:
    """Say what is chosen."""
    return f"{selected_city} is a city in {selected_country}"
