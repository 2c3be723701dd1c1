"""What lint says of one slip of the hand: each token of the examples is left out, doubled, or swapped with the next.

    python3 -m bench.slips [EVERY [CODES]]

Checks every EVERYth slip (default: all, about 30,000) and counts how many have findings, how many have two and how many
more, warnings included: one slip is one mistake, so a second finding needs a second cause. The pairs of codes follow,
most frequent first; with CODES (`DC101+DC401`) the slips that gave just these are shown too.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Severity
from dashc.pipeline import check

SPECS = sorted((Path(__file__).parents[1] / "specs").glob("*/*.yaml"))
TOKEN = re.compile(r"[^\W_]+|[ ]+|\n|.")
PROCESSES = 2
SHOWN = 20


class Slip(NamedTuple):
    """One slip in one example."""

    spec: Path
    line: int
    """From 1."""
    what: str
    text: str
    """The whole spec with the slip in it."""


def slips(spec: Path) -> Iterator[Slip]:
    """All slips of an example that change it, each text once, in the order of the places."""
    text = spec.read_text(encoding="utf-8")
    tokens = TOKEN.findall(text)
    seen = {text}
    line = 1
    for place, token in enumerate(tokens):
        before, after = "".join(tokens[:place]), "".join(tokens[place + 1 :])
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        made = {
            f"without {token!r}": before + after,
            f"{token!r} twice": before + token * 2 + after,
            f"{token!r} after {following!r}": before + following + token + after[len(following) :],
        }
        for what, changed in made.items():
            if changed not in seen:
                seen.add(changed)
                yield Slip(spec, line, what, changed)
        line += token == "\n"


def codes(slip: Slip) -> tuple[str, ...]:
    """The codes of what lint says of it, errors and warnings, in the order of the file."""
    found = check(slip.spec, data=slip.text.encode()).sink.sorted()
    return tuple(finding.code for finding in found if finding.severity is not Severity.INFO)


def measured(spec: Path, every: int) -> list[tuple[Slip, tuple[str, ...]]]:
    """Every so manyth slip of an example with what lint says of it."""
    return [(slip, codes(slip)) for slip in list(slips(spec))[::every]]


def main() -> None:
    """Print the counts."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    wanted = tuple(sorted(sys.argv[2].split("+"))) if len(sys.argv) > 2 else None
    with ProcessPoolExecutor(PROCESSES) as processes:
        results = [pair for pairs in processes.map(partial(measured, every=every), SPECS) for pair in pairs]
    numbers = Counter(min(len(found), 3) for _, found in results)
    with_findings = len(results) - numbers[0]
    print(f"{len(results)} slips, {with_findings} with findings")
    print(f"two findings: {numbers[2]} ({numbers[2] / with_findings:.2%}); three or more: {numbers[3]}")
    groups: dict[tuple[str, ...], list[Slip]] = defaultdict(list)
    for slip, found in results:
        if len(found) > 1:
            groups[tuple(sorted(found))].append(slip)
    for pair, members in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        print(f"{len(members):6} {'+'.join(pair)}")
        for slip in members[:SHOWN] if pair == wanted else ():
            print(f"       {slip.spec.name}:{slip.line}: {slip.what}: {slip.text.splitlines()[slip.line - 1].strip()}")


if __name__ == "__main__":
    main()
