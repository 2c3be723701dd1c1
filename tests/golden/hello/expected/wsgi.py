"""The app of hello.yaml, compiled by dashc 0.1.0.

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
import hello  # noqa: E402

app = create_app(
    BUILD,
    callbacks={
        # hello.yaml:13: my-input.value -> my-output.children
        "update_output_div": hello.update_output_div,
    },
    values={},
)

if __name__ == "__main__":
    run(app)
