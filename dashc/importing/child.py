"""Runs in the process that imports the user's modules; standard library only, and nothing of dashc.

Started as `python child.py REQUEST RESULT`. The request is one JSON object (see `process.py`); the result gets a line
of JSON for each event as it happens, so that a crash tells how far it came. The user's functions are not called.
"""

import importlib
import inspect
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

MAX_TEXT = 200

Say = Callable[..., None]


def main(request_file: str, result_file: str) -> None:
    """Import, look, and leave without waiting for threads or exit handlers of the user's."""
    request = json.loads(Path(request_file).read_text(encoding="utf-8"))
    sys.path[:] = request["path"]
    sys.argv[:] = [""]
    with Path(result_file).open("a", encoding="utf-8") as result:

        def say(**event: Any) -> None:
            result.write(json.dumps(event) + "\n")
            result.flush()

        for name in request["modules"]:
            _import(name, say)
        for module, attribute in request["objects"]:
            if module in sys.modules:
                say(event="object", module=module, attribute=attribute, **_look(sys.modules[module], attribute))
        say(event="done")
    os._exit(0)


def _import(name: str, say: Say) -> None:
    say(event="importing", module=name)
    printed = _printed()
    try:
        importlib.import_module(name)
    except SystemExit as error:
        say(event="exited", module=name, status=_status(error.code), **_place(error))
    except BaseException as error:
        text = _short(str(error))
        say(event="raised", module=name, type=type(error).__name__, text=text, **_place(error))
    else:
        say(event="imported", module=name)
    if _printed() > printed:
        say(event="printed", module=name, text=_output(printed))


def _status(code: object) -> int:
    """What the process would end with: a text is printed, and means 1."""
    return code if isinstance(code, int) else int(code is not None)


def _printed() -> int:
    """How much the standard output holds, which is a file here."""
    try:
        sys.stdout.flush()
        return os.fstat(1).st_size
    except (OSError, ValueError, AttributeError):
        return 0


def _output(start: int) -> str:
    try:
        data = os.pread(1, 4 * MAX_TEXT, start)
    except (OSError, AttributeError):
        return ""
    lines = data.decode("utf-8", "replace").strip().splitlines()
    return _short(lines[0]) if lines else ""


def _place(error: BaseException) -> dict[str, Any]:
    """The innermost line of source that led to an exception, less the import system."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith("<frozen")]
    own = [frame for frame in frames if frame.filename != __file__ and "importlib" not in frame.filename]
    if isinstance(error, SyntaxError) and error.filename:
        return {"file": error.filename, "line": error.lineno or 1}
    return {"file": own[-1].filename, "line": own[-1].lineno} if own else {}


def _look(owner: object, attribute: str) -> dict[str, Any]:
    """What an object is: missing at which step, callable or not, and what it takes."""
    found: Any = owner
    for step in attribute.split("."):
        try:
            found = getattr(found, step)
        except AttributeError:
            return {"missing": step}
        except BaseException as error:
            return {"failed": f"{type(error).__name__}: {_short(str(error))}"}
    facts: dict[str, Any] = {"type": type(found).__name__, "callable": callable(found), "class": inspect.isclass(found)}
    try:
        parameters = inspect.signature(found).parameters.values() if callable(found) else []
    except BaseException:
        return facts
    facts["parameters"] = [
        [parameter.name, parameter.kind.name, parameter.default is not parameter.empty] for parameter in parameters
    ]
    return facts


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_TEXT else line[:MAX_TEXT] + "…"


if __name__ == "__main__":
    main(*sys.argv[1:])
