"""Bytes -> text: UTF-8 without control characters, of bounded size (language.md section 1)."""

import re

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.bad_encoding import control_character, not_utf8, other_encoding
from dashc.diagnostics.rules.too_big import too_big
from dashc.ir.limits import MAX_BYTES
from dashc.ir.span import Span

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line, so that its line numbers are ours."""
_CONTROL = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def decode(data: bytes, file: str) -> tuple[str, Diagnostic | None]:
    """The text, less a byte order mark; with a finding where it is not one."""
    if len(data) > MAX_BYTES:
        return "", too_big(Span(file, 1, 1, 1, 1), len(data), MAX_BYTES)
    for mark, encoding in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return "", other_encoding(Span(file, 1, 1, 1, 1), encoding)
    if (data[:1] == b"\0") != (data[1:2] == b"\0"):  # Every second byte of ASCII in UTF-16, which may lack its mark.
        return "", other_encoding(Span(file, 1, 1, 1, 1), "UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _undecodable(data, file)
    control = _CONTROL.search(text)
    if control:
        return text, control_character(_span_at(text, control.start(), file), ord(control[0]))
    return text, None


def split_lines(text: str) -> tuple[str, ...]:
    """The lines, as libyaml counts them, without their ends."""
    if any(mark in text for mark in "\r\x85\u2028\u2029"):
        return tuple(_LINE_BREAK.split(text))
    return tuple(text.split("\n"))


def _undecodable(data: bytes, file: str) -> tuple[str, Diagnostic]:
    """The offset counts bytes of the file; the column counts characters, as everywhere."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        before = data[: error.start].decode("utf-8-sig")
        return text, not_utf8(_span_at(text, len(before), file), data[error.start], error.start)
    raise AssertionError("decodes as UTF-8 but not as UTF-8 with a byte order mark")


def _span_at(text: str, index: int, file: str) -> Span:
    lines = split_lines(text[:index])
    line, column = len(lines), len(lines[-1]) + 1
    return Span(file, line, column, line, column + 1)
