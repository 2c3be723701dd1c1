"""The app of cities.yaml, compiled by dashc 0.1.0.

In production `gunicorn wsgi:app` serves it; `python wsgi.py` does so for a try, on HOST
and PORT (127.0.0.1:8050).
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What belongs to this build alone; the next one gets a folder of its own.
BUILD = HERE / "BUILD"
sys.path.insert(0, str(BUILD))

from dashc.runtime import create_app, run  # noqa: E402
from dashc.runtime.python_path import use_python_path  # noqa: E402

use_python_path(BUILD, "../../..")

# The app's own modules, which the line above lets Python find.
import cities  # noqa: E402

app = create_app(
    BUILD,
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
