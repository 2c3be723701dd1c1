"""The app of cities.yaml, compiled by dashc 0.1.0.

In production `gunicorn wsgi:app` serves it; `python wsgi.py` does so for a try, on HOST
and PORT (127.0.0.1:8050).
"""

from pathlib import Path

from dashc.runtime import create_app, run
from dashc.runtime.python_path import use_python_path

HERE = Path(__file__).resolve().parent
use_python_path(HERE, "../..")

# The app's own modules, which the line above lets Python find.
import cities  # noqa: E402

app = create_app(
    HERE,
    callbacks={
        # cities.yaml:12: countries-radio.value -> cities-radio.options
        "set_cities_options": cities.set_cities_options,
        # cities.yaml:13: cities-radio.options -> cities-radio.value
        "set_cities_value": cities.set_cities_value,
        # cities.yaml:14: countries-radio.value, cities-radio.value ->
        #   display-selected-values.children
        "set_display_children": cities.set_display_children,
    },
    values={},
)

if __name__ == "__main__":
    run(app)
