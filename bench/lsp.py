"""How long an editor waits for the language server, in a spec of 36,000 lines; alone, and as one of several files.

    python3 -m bench.lsp [KEYS]

Types a reference key by key, a tenth of a second apart, asks for completion after each, and then waits for the
findings. Prints medians and worst cases in milliseconds.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.lint import generate
from tests.lsp.editor import Editor

KEYS = 12
PAUSE = 0.1
TYPED = "part-2.value"
SECOND = 1000


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    keys = int(arguments[0]) if arguments else KEYS
    with tempfile.TemporaryDirectory() as folder:
        large = generate(Path(folder) / "large", 5_000, 2_000)
        with Editor(large.parent) as editor:
            _measure(editor, "the spec itself", large.read_text(), "spec.yaml", keys)
        main_file = large.parent / "main.yaml"
        text = large.read_text().replace("dashc: 1\n", "dashc: 1\ninclude: [parts.yaml]\n", 1)
        main_file.write_text(text)
        large.unlink()
        with Editor(large.parent) as editor:
            _measure(editor, "a small file that it includes", "callbacks:\n", "parts.yaml", keys)


def _measure(editor: Editor, name: str, text: str, file: str, keys: int) -> None:
    first = _timed(lambda: (editor.open(text, file), editor.findings(file)))
    print(f"{name}\n  first findings     {first:6.0f}")
    head = f"{text}  - call: functions.update_1\n    inputs: [part-0.value, part-1.value]\n    state: "
    editor.open(f"{head}‸\n    outputs: part-3.hidden\n", file)
    completions = []
    for number in range(keys):
        typed = TYPED[: number % len(TYPED) + 1]
        place = editor.open(f"{head}{typed}‸\n    outputs: part-3.hidden\n", file)
        completions.append(_timed(place.complete))
        time.sleep(PAUSE)
    print(f"  completion         {statistics.median(completions):6.0f}   worst {max(completions):6.0f}")
    place = editor.open(f"{head}part-2.va‸lue\n    outputs: part-3.hidden\n", file)
    print(f"  findings after it  {_timed(lambda: editor.findings(file)):6.0f}")
    for what, ask in (("hover", place.hover), ("definition", place.definitions), ("references", place.references)):
        print(f"  {what:18} {_timed(ask):6.0f}")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * SECOND


if __name__ == "__main__":
    main(sys.argv[1:])
