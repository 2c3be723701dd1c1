"""What all checks share: the way through the tree, and the findings with the text that has to change (rule 2).

A text that an anchor names can be right at one use and wrong at another. So findings behind an alias or a merge wait
until all uses were seen: wrong at every use, the text has to change; else the use.
"""

from dataclasses import replace

from dashc.catalogue import Catalogue
from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.missing_key import RULE as MISSING_KEY
from dashc.diagnostics.rules.wrong_type import RULE as WRONG_TYPE
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span, reading_of
from dashc.ir.spec import Text
from dashc.ir.tree import Document, Mapping, Sequence, Value
from dashc.validate.place import Place, Use
from dashc.validate.swallowed import is_left_out, with_comment

MAX_USES_SHOWN = 3

_Chain = tuple[Use, ...]
_Group = tuple[str, Span, int]


class Context:
    """The state of one validation."""

    def __init__(self, document: Document, catalogue: Catalogue, sink: Sink) -> None:
        self.document = document
        self.catalogue = catalogue
        self.layout_known = True
        """False as soon as a part of the layout was given up: ids may be missing."""
        self.python_known = "python" not in document.unread
        """False as soon as a folder of `python` was given up: modules may be missing."""
        self.own_components: frozenset[str] = frozenset(document.components)
        """Names under the key `components`."""
        self.types_by_id: dict[str, str] = {}
        """The types of the components that were read so far and have an id."""
        self.perhaps_paths: list[Text] = []
        """Texts with a finding about their type that have the form of a dotted path."""
        self._sink = sink
        self._visits: dict[int, set[_Chain]] = {}
        self._waiting: dict[_Group, list[tuple[Diagnostic, _Chain]]] = {}
        self._direct: set[_Group] = set()

    def add(self, finding: Diagnostic, place: Place, *, key: bool = False) -> None:
        """Take a finding about the text at a place, or about the key that leads there."""
        if finding.code == MISSING_KEY.code and isinstance(place.value, Mapping) and place.value.partial:
            return
        if finding.code == WRONG_TYPE.code and is_left_out(place.value):
            finding = with_comment(finding, self.document)
        if not finding.pointer:
            finding = replace(finding, pointer=place.pointer)
        uses = place.key_uses if key else place.uses
        if not uses:
            self._sink.add(finding)
            self._direct.add(_group(finding))
            return
        group = _group(finding)
        self._waiting.setdefault(group, []).append((finding, uses))

    def root(self, value: Value) -> Place:
        """The place of the whole document."""
        return Place(value)

    def entries(self, place: Place) -> list[Place]:
        """The values of a mapping; the key is part of each place."""
        assert isinstance(place.value, Mapping)
        anchored = place.value.anchor is not None
        uses_here = place.uses
        places = []
        for name, entry in place.value.entries.items():
            uses = uses_here
            if entry.merge:
                uses = (*uses, Use(entry.merge, "<<", id(entry.key)))
                self._visits.setdefault(id(entry.key), set()).add(uses)
            elif anchored:
                self._visits.setdefault(id(entry.key), set()).add(uses)
            child = Place(entry.value, name, place, entry.key, uses)
            if child.value.anchor is not None or child.alias is not None:
                self._visit(child)
            places.append(child)
        return places

    def items(self, place: Place) -> list[Place]:
        """The items of a list."""
        assert isinstance(place.value, Sequence)
        uses = place.uses
        places = [Place(item, str(index), place, None, uses) for index, item in enumerate(place.value.items)]
        for item in places:
            if item.value.anchor is not None or item.alias is not None:
                self._visit(item)
        return places

    def flush(self) -> None:
        """Hand over the findings that waited for all uses of their text to be seen."""
        for group, found in self._waiting.items():
            if group in self._direct:  # The same text is wrong where it stands.
                continue
            chains = {uses for _, uses in found}
            for finding, uses in found:
                if not self._visits.get(uses[-1].target, set()) <= chains:
                    self._sink.add(_at_use(finding, uses[-1]))
                elif uses == found[0][1]:  # The other uses are wrong for the same reason.
                    self._sink.add(replace(finding, related=(*finding.related, *_used_at(chains))))

    def _visit(self, place: Place) -> None:
        """One way to a text that may have several."""
        if place.alias is not None or not place.name.startswith("x-"):  # The user's own keys are not checked.
            self._visits.setdefault(id(place.value), set()).add(place.uses)


def _group(finding: Diagnostic) -> _Group:
    """A text as it is read at one use of the component, loop or file that it stands in."""
    reading = reading_of(finding.primary)
    return finding.code, finding.primary, id(reading.frame) if reading else 0


def _used_at(chains: set[_Chain]) -> list[Related]:
    spans = sorted({chain[-1].span for chain in chains})
    return [Related(span, "used here") for span in spans[:MAX_USES_SHOWN]]


def _at_use(finding: Diagnostic, use: Use) -> Diagnostic:
    source = "merged from here" if use.name == "<<" else f"the text that `{use.name}` stands for"
    return replace(
        finding,
        primary=use.span,
        related=(Related(finding.primary, source), *finding.related),
        fix=None,
    )
