"""What a run of `lint` was asked for: by options, and by `[tool.dashc.lint]` of a `pyproject.toml`."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from dashc.diagnostics.codes import known_codes, selected_by
from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.suggest import did_you_mean, one_of
from dashc.ignores.mark import may_be_ignored
from dashc.ir.read import read_file
from dashc.load.loader import without_detours

DEFAULT = "DEFAULT"
"""The selector of all rules that are on by default."""

KEYS = ("select", "ignore", "per-file-ignores", "exclude", "fail-on", "strict")
SEVERITIES = tuple(severity.value for severity in Severity)


class WrongSettings(Exception):
    """The message is a sentence for the user."""


class Settings(NamedTuple):
    """Which findings are shown, and which of them make `lint` fail."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    """Globs for files, with the codes that are ignored there."""
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    folder: Path = Path()
    """Where the configuration is; globs are relative to it."""

    def shown(self, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        """The findings that were asked for; errors of reading are always among them."""
        chosen = codes(self.select)
        default = not self.select or DEFAULT in map(str.upper, self.select)
        ignored = codes(self.ignore)
        return [
            finding
            for finding in findings
            if not may_be_ignored(finding)
            or (
                (finding.code in chosen or (default and finding.default))
                and finding.code not in ignored
                and finding.code not in self._ignored_in(finding.primary.file)
            )
        ]

    def fails(self, findings: Sequence[Diagnostic]) -> bool:
        """Whether one of the findings is grave enough."""
        order = list(Severity)
        return any(order.index(finding.severity) <= order.index(self.fail_on) for finding in findings)

    def _ignored_in(self, file: str) -> frozenset[str]:
        if not self.per_file:
            return frozenset()
        name = self.name_of(Path(file))
        return frozenset().union(*(wanted for pattern, wanted in self.per_file if fnmatch(name, pattern)))

    def excludes(self, path: Path) -> bool:
        """Whether a file that a folder or a glob brought, or a folder that it lies in, matches an `exclude`."""
        if not self.exclude:
            return False
        parts = self.name_of(path).split("/")
        names = ["/".join(parts[: index + 1]) for index in range(len(parts))]
        return any(fnmatch(name, pattern.rstrip("/")) for name in [*names, parts[-1]] for pattern in self.exclude)

    def name_of(self, path: Path) -> str:
        """A file's name in globs, from wherever it is named: relative to the configuration's folder."""
        path = without_detours(path)
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.as_posix()


def codes(selectors: Sequence[str]) -> frozenset[str]:
    """All codes that the selectors name."""
    return frozenset().union(*map(selected_by, selectors))


def check_selectors(selectors: Sequence[str], where: str) -> tuple[str, ...]:
    """The selectors, each of which must name something."""
    for selector in selectors:
        if selector.upper() != DEFAULT and not selected_by(selector):
            known = known_codes()
            advice = did_you_mean(selector, [*known, *known.values()])
            raise WrongSettings(
                f"{where}: `{selector}` is neither a code nor a name of one; "
                + (advice[0] if advice else "`dashc explain` lists them.")
            )
    return tuple(selectors)


def read_settings(start: Path) -> Settings:
    """The settings of the nearest `pyproject.toml`, from a folder upwards."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return _from_toml(file)
    return Settings()


def _from_toml(file: Path) -> Settings:
    try:
        data = read_file(file)
    except OSError as error:
        raise WrongSettings(f"`{file.name}` cannot be read: {error.strerror}.") from error
    if b"dashc" not in data:
        return Settings()
    import tomllib  # here: most runs need no TOML

    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongSettings(f"`{file.name}` is no TOML: {error}.") from error
    for name in ("tool", "dashc", "lint"):
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise WrongSettings(f"`{file.name}`: `tool.dashc.lint` must be a table.")
    return _from_table(table, file.parent, f"`{file.name}`: `tool.dashc.lint`")


def _from_table(table: Mapping[str, Any], folder: Path, where: str) -> Settings:
    for key in table:
        if key not in KEYS:
            raise WrongSettings(f"{where} has no key `{key}`; {did_you_mean(key, KEYS)[0]}")
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise WrongSettings(f"{where}: `per-file-ignores` must be a table of globs with lists of codes.")
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise WrongSettings(f"{where}: `strict` must be true or false.")
    fail_on = table.get("fail-on", "warning" if strict else "error")
    if fail_on not in SEVERITIES:
        raise WrongSettings(f"{where}: `fail-on` must be {one_of(SEVERITIES)}.")
    return Settings(
        select=_selectors(table.get("select", []), "select", where),
        ignore=_selectors(table.get("ignore", []), "ignore", where),
        per_file=tuple(
            (glob, codes(_selectors(chosen, f'per-file-ignores."{glob}"', where))) for glob, chosen in per_file.items()
        ),
        exclude=_texts(table.get("exclude", []), "exclude", where),
        fail_on=stricter(Severity(fail_on), strict),
        folder=folder,
    )


def stricter(fail_on: Severity, strict: bool) -> Severity:
    """`--strict` fails on warnings; it makes nothing milder."""
    return Severity.WARNING if strict and fail_on is Severity.ERROR else fail_on


def _selectors(value: Any, key: str, where: str) -> tuple[str, ...]:
    return check_selectors(_texts(value, key, where), f"{where}: `{key}`")


def _texts(value: Any, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongSettings(f"{where}: `{key}` must be a list of texts.")
    return tuple(value)
