"""The other builds in the output folder: their pages may still be open, and ask for files that they know by name."""

import json
from pathlib import Path


class OtherBuilds:
    """The static files that the builds beside this one list; each list is read once, when it may be needed."""

    def __init__(self, build: Path) -> None:
        self._folder = build.parent
        self._read = {build.name}
        self._media_types: dict[str, str] = {}

    def media_type(self, name: str) -> str | None:
        """The media type of a file of theirs; a build may have come since this app was started."""
        if name not in self._media_types:
            for manifest in self._folder.glob("build-*/app.json"):
                if manifest.parent.name not in self._read:
                    self._add(manifest)
        return self._media_types.get(name)

    def _add(self, manifest: Path) -> None:
        try:
            listed: dict[str, str] = json.loads(manifest.read_bytes())["static"]
        except (OSError, ValueError, KeyError, TypeError):  # Just being removed, or nothing of ours.
            return
        self._media_types.update(listed)
        self._read.add(manifest.parent.name)
