"""The user's own modules that the app loads: those that the spec names, and what they import, found in the source."""

from dashc.resolve.python.files import ModuleFile
from dashc.resolve.python.imported import imports_of
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.source import SourceModule


def user_modules(lookup: Lookup) -> list[SourceModule]:
    """All modules in the `python` folders that are reached from those read so far, these first."""
    reached: dict[str, SourceModule] = {}
    work = [module for module in lookup.sources() if module.file.user]
    while work:
        module = work.pop(0)
        if module.name in reached:
            continue
        reached[module.name] = module
        wanted = [module.name, *(name for name, _ in imports_of(module))]
        for name in dict.fromkeys(part for full in wanted for part in _with_parents(full)):
            if name not in reached and _is_users(lookup.path.find(name)):
                found = lookup.module(name)
                if isinstance(found, SourceModule):
                    work.append(found)
    return list(reached.values())


def _with_parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]


def _is_users(file: ModuleFile | None) -> bool:
    return file is not None and file.user and file.path is not None
