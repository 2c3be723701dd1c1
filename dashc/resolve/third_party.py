"""Third-party imports in the user's source that no requirements list has (architecture.md, invariant 2)."""

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dashc.diagnostics.rules.unlisted_requirement import unlisted_requirement
from dashc.diagnostics.sink import Sink
from dashc.resolve.python.imported import absolute_base
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.outcome import outcome
from dashc.resolve.python.source import SourceModule
from dashc.resolve.requirements import Listed, Requirement, listed, normalised, read_requirement

RUNTIME = ("flask", "orjson")
"""What every emitted app requires by itself."""

OTHER_NAMES = {
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "jwt": "pyjwt",
    "PIL": "pillow",
    "psycopg2": "psycopg2-binary",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
"""Import names that are not the distribution's name, for packages that are not installed here."""


def report_unlisted(
    modules: Sequence[SourceModule],
    lookup: Lookup,
    requirements: str | None,
    folder: Path,
    reported: Iterable[str],
    sink: Sink,
) -> None:
    """One warning per package, at its first import; silent where the list cannot be known for certain.

    Modules in `reported` have a finding already.
    """
    wanted = listed(requirements or "", folder)
    if not wanted.whole:
        return
    named = {*RUNTIME, *(requirement.name for requirement in wanted.requirements)}
    known = {name.partition(".")[0] for name in reported}
    doubtful: dict[str, tuple[SourceModule, ast.stmt]] = {}
    for module in modules:
        for name, statement in _certain_imports(module):
            if name in doubtful or normalised(OTHER_NAMES.get(name, name)) in named or normalised(name) in named:
                continue
            file = lookup.path.find(name)
            own = name in known or name in ("dashc", "wsgi") or (file is not None and file.user)
            if own or name in sys.stdlib_module_names:
                continue
            doubtful[name] = (module, statement)
    if not doubtful:
        return
    from importlib import metadata  # here: it takes a tenth of the start of `lint`, and few specs need it

    installed = metadata.packages_distributions()
    closure = _closure(wanted)
    for name, (module, statement) in doubtful.items():
        providers = sorted({normalised(provider) for provider in installed.get(name, ())})
        if closure is None or closure.intersection(providers):
            continue
        if providers or lookup.path.find(name) is None:
            distribution = providers[0] if providers else normalised(OTHER_NAMES.get(name, name))
            span = module.span(statement, name)
            sink.add(unlisted_requirement(name, distribution, span, has_file=requirements is not None))


def _certain_imports(module: SourceModule) -> Iterator[tuple[str, ast.stmt]]:
    """Top-level names of absolute imports that are not behind a `try`, or a condition that never holds."""
    for statement in _statements(module.tree.body):
        if isinstance(statement, ast.Import):
            yield from ((alias.name.partition(".")[0], statement) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            yield absolute_base(module, statement).partition(".")[0], statement


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Those that an import of the module, or a call of its functions, may run without a `try` around them."""
    work = list(reversed(list(body)))
    while work:
        statement = work.pop()
        yield statement
        if isinstance(statement, ast.Try | ast.TryStar):
            continue
        inner = [node for node in ast.iter_child_nodes(statement) if isinstance(node, ast.stmt)]
        if isinstance(statement, ast.If) and (holds := outcome(statement.test)) is not None:
            inner = statement.body if holds else statement.orelse
        work.extend(reversed(inner))


def _closure(wanted: Listed) -> frozenset[str] | None:
    """The listed packages and all that they require; None where one of them is not installed, so nobody can say."""
    from importlib import metadata

    listed_here = [requirement for requirement in wanted.requirements if requirement.applies]
    work = [*(Requirement(name) for name in RUNTIME), *listed_here]
    seen: set[Requirement] = set()
    direct = {requirement.name for requirement in listed_here}
    while work:
        requirement = work.pop()
        if requirement in seen:
            continue
        seen.add(requirement)
        try:
            requires = metadata.requires(requirement.name) or []
        except metadata.PackageNotFoundError:
            if requirement.name in direct:
                return None
            continue
        required = [read_requirement(line, requirement.extras) for line in requires]
        work.extend(one for one in required if one is not None and one.applies)
    return frozenset(requirement.name for requirement in seen)
