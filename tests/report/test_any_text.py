"""Whatever the text, `lint` ends with a status of 0 or 1, its forms can be read, and fixing ends."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from dashc.cli import main

PARTS = st.sampled_from(
    [
        "dashc: 1\n", "layout:\n", "  - div: ", "  - Dropdown: {", "valeu: 1", "className: a", "callbacks:\n",
        "  - call: a.b\n", "    inputs: ", "a.value", "{", "}", "[", "]", ", ", "\n", "\t", "\r\n", "&x ", "*x", "*y",
        "<<: ", "$from", ": ", "id: a", "true: 1", "no", "'", '"', "- ", "  ", "    ", "app:\n", "  titel: x\n",
        " # dashc: ignore[DC302]", " # dashc: ignore[DC107, nonsense]", "# dashc: ignore", "|\n", "${a}", "é", "𝒳",
        "$for: {i: [1, 2]}", "$include: spec.yaml", "\u2028", "\ufeff", "!!python/x ", "---\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PARTS, max_size=30).map("".join).map(str.encode), st.binary(max_size=80)))
def test_any_text_can_be_checked_shown_and_mended(data: bytes) -> None:
    with TemporaryDirectory() as name:
        spec = Path(name) / "spec.yaml"
        spec.write_bytes(data)
        runner = CliRunner()

        def lint(*arguments: str) -> str:
            result = runner.invoke(main, ["lint", str(spec), *arguments])
            assert result.exit_code in (0, 1), result.output
            return result.stdout

        for form in ("json", "sarif", "gitlab"):
            json.loads(lint("--format", form))
        ElementTree.fromstring(lint("--format", "junit"))
        assert lint("--diff", "--unsafe-fixes") is not None
        assert spec.read_bytes() == data
        lint("--fix", "--unsafe-fixes")
        once = spec.read_bytes()
        lint("--fix", "--unsafe-fixes")
        assert spec.read_bytes() == once
