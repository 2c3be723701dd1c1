"""What the parts of one document share while they are rendered: style rules, private keys, current values."""

from collections.abc import Collection, Mapping
from typing import Any


class Scope:
    """One document.

    `mark` begins its style marks and private keys, so that those of the build (`b`) and of a page load (`p`) never
    clash; `c` is the client's. `values` and `busy` are of the components of the manifest, by index.
    """

    def __init__(
        self, mark: str, values: Mapping[int, Mapping[str, Any]] | None = None, busy: Collection[int] = ()
    ) -> None:
        self.rules: list[str] = []
        """The CSS rules that the rendered HTML needs."""
        self._mark = mark
        self._values = values or {}
        self._busy = busy
        self._marks: dict[str, str] = {}
        self._keys = 0

    def props(self, index: int) -> Mapping[str, Any]:
        """Current values of a component's props, which go before what the layout says."""
        return self._values.get(index, {})

    def busy(self, index: int) -> bool:
        """Whether a prop of the component is still being computed (semantics S19)."""
        return index in self._busy

    def key(self) -> str:
        """A new private key, for a component that is not in the manifest."""
        self._keys += 1
        return f"_dx-{self._mark}{self._keys}"

    def style(self, declarations: Mapping[str, str]) -> str:
        """The mark for elements with these declarations.

        `:not(#_)` gives the rule more weight than class names have, as a `style` attribute would.
        """
        body = ";".join(f"{name}:{value}" for name, value in declarations.items())
        mark = self._marks.get(body)
        if mark is None:
            mark = self._marks[body] = f"{self._mark}{len(self._marks) + 1}"
            self.rules.append(f'[data-s="{mark}"]:not(#_){{{body}}}')
        return mark
