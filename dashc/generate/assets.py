"""The user's own files: the folder `assets` and the favicon ."""

from dataclasses import dataclass
from pathlib import Path

from dashc.generate.files import Files, content_hash, extension, hashed_name, with_compressed
from dashc.ir.program import Program
from dashc.ir.spec import URL_STARTS, Spec

FAVICONS = ("favicon.svg", "favicon.ico", "favicon.png")
"""Those looked for among the assets, the best first."""


@dataclass(frozen=True, slots=True)
class UserAssets:
    """What of the assets the page links, and the files themselves; names are those under the static route."""

    files: Files
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    favicon: str | None = None
    """A name under the static route, or a URL."""
    served: tuple[tuple[str, str], ...] = ()
    """Path in the folder -> name under the static route."""

    @classmethod
    def of(cls, program: Program) -> "UserAssets":
        """Read what `resolve` has found."""
        contents = {path: Path(file).read_bytes() for path, file in program.assets.items()}
        # One hash for the folder: its files can refer to each other by relative paths, and change their URL together.
        parts = (part for path, content in contents.items() for part in (path.encode(), content))
        prefix = f"assets-{content_hash(*parts)}"
        served = {path: f"{prefix}/{path}" for path in contents}
        files: Files = {}
        for path, content in contents.items():
            files.update(with_compressed(served[path], content))
        # A file of the user's may have the name that the compressed copy of another has; it is the one that counts.
        files.update({served[path]: content for path, content in contents.items()})
        favicon = _favicon(program.spec, served, files)

        def linked(kind: str) -> tuple[str, ...]:
            return tuple(name for path, name in served.items() if extension(path) == kind)

        return cls(files, linked("css"), linked("js"), linked("mjs"), favicon, tuple(served.items()))


def is_url(favicon: str) -> bool:
    """Whether a favicon is a URL, and not a name under the static route."""
    return favicon.startswith(URL_STARTS)


def _favicon(spec: Spec, served: dict[str, str], files: Files) -> str | None:
    """The favicon's URL or name; a file outside the assets is added to `files`."""
    wanted = spec.app.favicon
    if wanted is None:
        return next((served[name] for name in FAVICONS if name in served), None)
    if is_url(wanted):
        return wanted
    path = Path(spec.document.source.path).parent / wanted
    content = path.read_bytes()
    name = hashed_name(path.name, content)
    files.update(with_compressed(name, content))
    return name
