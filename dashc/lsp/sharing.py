"""Files that several specs include: what is said of a name in one spec holds in the others that share it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from lsprotocol import types as lsp

from dashc.lsp.spec_file import SpecFile
from dashc.lsp.text_document import TextDocument

Share = Callable[[TextDocument], list[SpecFile]]
"""A text in the light of each spec that it belongs to."""


class _Placed(Protocol):
    """Something at the beginning of a name in a file."""

    @property
    def file(self) -> SpecFile: ...

    @property
    def position(self) -> lsp.Position: ...


P = TypeVar("P", bound=_Placed)


def in_all_specs(
    files: Sequence[SpecFile], position: lsp.Position, share: Share, find: Callable[[SpecFile, lsp.Position], list[P]]
) -> Iterator[P]:
    """What is found about a position in its specs, and from there in those that share a file with these."""
    work = [(file, position) for file in files]
    seen = {file.project.spec.real for file in files}
    for file, place in work:
        for found in find(file, place):
            yield found
            for other in share(found.file.document):
                if other.project.spec.real not in seen:
                    seen.add(other.project.spec.real)
                    work.append((other, found.position))
