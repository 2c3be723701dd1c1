"""`app.frame`: the user's own HTML file around the app (language.md section 2)."""

import re
from dataclasses import dataclass
from pathlib import Path

from dashc.ir.spec import FRAME_MARKS, Spec

MAIN = re.compile(r"<main[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The file, cut at its two marks."""

    before: str
    between: str
    after: str

    @property
    def has_main(self) -> bool:
        """Whether the app stands in a `main` already; a page has one."""
        return any(MAIN.search(part) for part in (self.before, self.between, self.after))


def read_frame(spec: Spec) -> Frame | None:
    """The frame, if the spec names one; `resolve` has seen that it is there and has its marks."""
    if spec.app.frame is None:
        return None
    text = (Path(spec.document.source.path).parent / spec.app.frame).read_text(encoding="utf-8")
    head, app = FRAME_MARKS
    before, _, rest = text.partition(head)
    between, _, after = rest.partition(app)
    return Frame(before, between, after)
