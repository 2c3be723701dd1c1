"""`app.frame`: the user's own HTML file around the app (language.md section 2)."""

import re
from dataclasses import dataclass
from pathlib import Path

from dashc.diagnostics.rules.bad_frame import bad_frame
from dashc.diagnostics.rules.missing_file import missing_file
from dashc.diagnostics.sink import Sink
from dashc.generate.positions import place_of
from dashc.ir.spec import Spec

HEAD_MARK = re.compile(r"<!--\s*dashc:head\s*-->")
APP_MARK = re.compile(r"<!--\s*dashc:app\s*-->")
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


def read_frame(spec: Spec, sink: Sink) -> Frame | None:
    """The frame, if the spec names one and it can be used."""
    if spec.app.frame is None:
        return None
    span = place_of(spec.document, "app", "frame")
    path = Path(spec.document.source.path).parent / spec.app.frame
    if not path.is_file():
        sink.add(missing_file(span, "frame", spec.app.frame, "file"))
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        sink.add(bad_frame(span, spec.app.frame, "is not UTF-8"))
        return None
    heads, apps = list(HEAD_MARK.finditer(text)), list(APP_MARK.finditer(text))
    for name, marks in (("head", heads), ("app", apps)):
        if len(marks) != 1:
            how_often = "does not have the mark" if not marks else f"has {len(marks)} times the mark"
            sink.add(bad_frame(span, spec.app.frame, f"{how_often} `<!-- dashc:{name} -->`"))
            return None
    if apps[0].start() < heads[0].end():
        sink.add(bad_frame(span, spec.app.frame, "has the mark for the app before the one for the head"))
        return None
    return Frame(text[: heads[0].start()], text[heads[0].end() : apps[0].start()], text[apps[0].end() :])
