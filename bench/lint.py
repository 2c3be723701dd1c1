"""What `dashc lint` costs, as medians of whole processes that take turns, against what libyaml alone needs.

    python3 -m bench.lint [ROUNDS]

Generates specs of 200, 36,000 and 72,000 lines (5,000 components and 2,000 callbacks for each 36,000 lines) and a
Dropdown with 10,000 options; prints medians, and each ratio beside its target. Ends with 1 where one is missed, so
that a job that runs every night can guard them. dashc is compiled to bytecode first, as an installer does it.
"""

import compileall
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import dashc

ROUNDS = 7
FUNCTIONS = 500
KINDS = (
    ("Input", ("type: text", "value: text {n}")),
    ("Dropdown", ("options: [one, two, three]", "value: one")),
    ("Slider", ("min: 0", "max: 100")),
    ("div", ("class: output", "children: Nothing yet")),
)

PARSE = """
import sys, time, yaml
text = open(sys.argv[1], encoding="utf-8").read()
start = time.perf_counter()
for event in yaml.parse(text, Loader=yaml.CSafeLoader): pass
print(time.perf_counter() - start)
"""
HOLD = """
import sys, yaml
events = list(yaml.parse(open(sys.argv[1], encoding="utf-8").read(), Loader=yaml.CSafeLoader))
"""


def generate(folder: Path, components: int, callbacks: int) -> Path:
    """A spec of so many components and callbacks, and the functions that it calls."""
    lines = ["dashc: 1", "app:", "  title: Generated", "layout:"]
    for number in range(components):
        kind, props = KINDS[number % len(KINDS)]
        lines += [f"  - {kind}:", f"      id: part-{number}"]
        lines += [f"      {prop.format(n=number)}" for prop in props]
    lines.append("callbacks:")
    groups = components // len(KINDS)
    outputs = ("children", "title", "class", "lang")
    for number in range(callbacks):
        first = number % groups * len(KINDS)
        lines += [
            f"  - call: functions.update_{number % FUNCTIONS}",
            f"    name: callback-{number}",
            "    inputs:",
            f"      - part-{first}.value",
            f"      - part-{first + 1}.value",
            "    state:",
            f"      - part-{first + 2}.value",
            f"    outputs: part-{first + 3}.{outputs[number // groups]}",
        ]
    folder.mkdir()
    body = "def update_{n}(text: str, choice: str, number: float | None) -> str:\n    return f'{{text}} {{choice}}'\n"
    (folder / "functions.py").write_text("\n\n".join(body.format(n=number) for number in range(FUNCTIONS)))
    path = folder / "spec.yaml"
    path.write_text("\n".join(lines) + "\n")
    return path


def options(folder: Path) -> Path:
    """A Dropdown with many options."""
    folder.mkdir()
    path = folder / "options.yaml"
    listed = "".join(f"        - {{label: Option {number}, value: {number}}}\n" for number in range(10_000))
    path.write_text(f"dashc: 1\nlayout:\n  - Dropdown:\n      value: 9999\n      options:\n{listed}")
    return path


class Measured:
    """One command and what its runs took."""

    def __init__(self, name: str, *command: str | Path) -> None:
        self.name = name
        self._command = [sys.executable, *map(str, command)]
        self._seconds: list[float] = []
        self._own: list[float] = []
        self._peak: list[float] = []

    def run(self) -> None:
        """Once."""
        read, write = os.pipe()
        start = time.perf_counter()
        process = os.posix_spawn(
            self._command[0], self._command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, write, 1)]
        )
        os.close(write)
        with open(read, encoding="utf-8") as output:  # noqa: PTH123  (a descriptor)
            text = output.read()
        _, status, usage = os.wait4(process, 0)
        self._seconds.append(time.perf_counter() - start)
        self._peak.append(usage.ru_maxrss / 1024)
        if status:
            raise SystemExit(f"{' '.join(self._command)} failed:\n{text}")
        if text.replace(".", "").replace("e-", "").strip().isdigit():
            self._own.append(float(text))

    @property
    def seconds(self) -> float:
        """Of the whole process."""
        return statistics.median(self._seconds)

    @property
    def own(self) -> float:
        """What the command itself reports."""
        return statistics.median(self._own)

    @property
    def peak(self) -> float:
        """Of memory, in MiB."""
        return statistics.median(self._peak)


def main(rounds: int) -> int:
    """Measure and print; the exit status."""
    compileall.compile_dir(Path(dashc.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = generate(folder / "small", 28, 10), generate(folder / "large", 5_000, 2_000)
        larger, many = generate(folder / "larger", 10_000, 4_000), options(folder / "options")
        (folder / "hello.yaml").write_text("dashc: 1\nlayout:\n  - h1: Hello\n")
        lint = ("-m", "dashc", "lint")
        imports = Measured("import yaml, jsonschema, click", "-c", "import yaml, jsonschema, click")
        start = Measured("lint, 3 lines", *lint, folder / "hello.yaml")
        short = Measured(f"lint, {_lines(small)} lines", *lint, small)
        parse = Measured(f"libyaml alone, {_lines(large)} lines", "-c", PARSE, large)
        hold = Measured("libyaml, its events kept", "-c", HOLD, large)
        long = Measured(f"lint, {_lines(large)} lines", *lint, large)
        longer = Measured(f"lint, {_lines(larger)} lines", *lint, larger)
        chosen = Measured("lint, a Dropdown with 10,000 options", *lint, many)
        parse_many = Measured("libyaml alone, the same", "-c", PARSE, many)
        everything = [imports, start, short, parse, hold, long, longer, chosen, parse_many]
        for _ in range(rounds):
            for measured in everything:
                measured.run()
    for measured in everything:
        print(f"{measured.name:42}{measured.seconds:8.3f} s{measured.peak:8.0f} MiB")
    events = hold.peak - parse.peak
    print(f"\nlibyaml's parsing without the start of Python: {parse.own:.3f} s; its events: {events:.0f} MiB")
    return report(
        Ratio("start of lint / start of its libraries", start.seconds / imports.seconds, 1.6),
        Ratio("36,000 lines / libyaml alone, whole processes", long.seconds / parse.seconds, 10),
        Ratio("36,000 lines / libyaml's parsing, without its start", long.seconds / parse.own, 10),
        Ratio("72,000 lines / 36,000 lines", longer.seconds / long.seconds, 2.2),
        Ratio("peak memory / the parsed events", long.peak / events, 12),
        Ratio("10,000 options / libyaml alone, whole processes", chosen.seconds / parse_many.seconds, 10),
    )


class Ratio(NamedTuple):
    """What was measured, and the most that it may be."""

    name: str
    value: float
    target: float


def report(*ratios: Ratio) -> int:
    """Print all of them; 1 where one misses its target."""
    for name, value, target in ratios:
        print(f"{name:55}{value:6.2f}   target {target:g} at most{'' if value <= target else '   MISSED'}")
    return int(any(ratio.value > ratio.target for ratio in ratios))


def _lines(path: Path) -> str:
    return f"{path.read_text().count(chr(10)):,}"


def arguments(given: Sequence[str]) -> int:
    """The number of rounds."""
    return int(given[0]) if given else ROUNDS


if __name__ == "__main__":
    sys.exit(main(arguments(sys.argv[1:])))
