"""The page as far as it is known when the server starts: bytes, and places that are filled per load."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum

from .manifest import JSON
from .render import Hole, Renderer, Scope


class Place(Enum):
    """What is filled in per load, beside the holes of the layout."""

    NONCE = "nonce"
    STYLES = "styles"
    """In the head, for the rules of `$from` values."""
    DATA = "data"
    """After the layout, for the app's data and the results."""


Piece = bytes | Hole | Place


class PageTemplate:
    """The page in three parts: up to the first hole, up to the place of the data, and the end."""

    def __init__(
        self,
        chunks: Sequence[JSON],
        renderer: Renderer,
        computed: Mapping[int, Mapping[str, JSON]],
        written: Collection[int],
    ) -> None:
        """`computed` are props of `$from` by component, `written` the components that the initial run may write."""
        self._renderer = renderer
        scope = Scope("s", computed)
        pieces = _merged(_with_styles(list(_pieces(chunks, renderer, scope, written)), scope.rules))
        data = pieces.index(Place.DATA)
        first = next(index for index, piece in enumerate(pieces) if isinstance(piece, Hole) or index == data)
        self._head = pieces[:first]
        self._body = pieces[first:data]
        self.tail = b"".join(piece for piece in pieces[data + 1 :] if isinstance(piece, bytes))
        self.drawn = frozenset(
            index for piece in self._body if isinstance(piece, Hole) for index in components_of(piece.node)
        )
        """The components that are drawn per load."""

    def head(self, nonce: bytes) -> bytes:
        """All that is known before any function has run."""
        return b"".join(piece if isinstance(piece, bytes) else nonce for piece in self._head)

    def body_html(self, scope: Scope) -> bytes:
        """The rest of the layout."""
        return b"".join(
            self._renderer.html(piece.node, scope).encode() if isinstance(piece, Hole) else piece
            for piece in self._body
            if not isinstance(piece, Place)
        )


def style_element(rules: Sequence[str], nonce: bytes) -> bytes:
    """Rules for what is styled on this page alone; nothing where there are none (semantics B9)."""
    return b'<style nonce="%b">%b</style>' % (nonce, "".join(rules).encode()) if rules else b""


def components_of(node: JSON) -> Iterator[int]:
    """Indices of the components in a node of the layout."""
    if isinstance(node, list):
        for item in node:
            yield from components_of(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$component"), int):
            yield node["$component"]
        for value in node.values():
            yield from components_of(value)


def _pieces(chunks: Sequence[JSON], renderer: Renderer, scope: Scope, written: Collection[int]) -> Iterator[Piece]:
    for chunk in chunks:
        if isinstance(chunk, str):
            yield chunk.encode()
        elif "hole" in chunk:
            for part in renderer.chunks(chunk["hole"], written, scope):
                yield part.encode() if isinstance(part, str) else part
        else:
            yield next(place for place in Place if place.value in chunk)


def _with_styles(pieces: Sequence[Piece], rules: Sequence[str]) -> Iterator[Piece]:
    for piece in pieces:
        if piece is not Place.STYLES:
            yield piece
        elif rules:
            yield from (b'<style nonce="', Place.NONCE, b'">', "".join(rules).encode(), b"</style>")


def _merged(pieces: Iterator[Piece]) -> list[Piece]:
    """With neighbouring bytes joined."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, bytes) and isinstance(last, bytes):
            merged[-1] = last + piece
        else:
            merged.append(piece)
    return merged
