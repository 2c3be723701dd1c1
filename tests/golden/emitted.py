"""Emitted folders as they are compared: what changes with every change of the client is taken out."""

import json
import re
import shutil
from pathlib import Path

from dashc.generate.record import current_build
from dashc.pipeline import build

ROOT = Path(__file__).parents[2]
SPECS = {"hello": "01-hello", "cities": "05-cities", "gapminder": "02-gapminder"}
COMPARED = ("Dockerfile", "requirements.txt", "wsgi.py")
CLIENT_HASH = re.compile(r"-[0-9A-Z]{8}(?=\.(?:css|js)\b)")


def emit(example: str, folder: Path) -> Path:
    """Compile a copy of an example, at the place where `dashc build` would put it."""
    project = folder / example
    shutil.copytree(ROOT / "specs" / SPECS[example], project, ignore=shutil.ignore_patterns("build", "__pycache__"))
    out = project / "build" / example
    compilation = build(project / f"{example}.yaml", out)
    assert compilation.sink.sorted() == []
    return out


def comparable(out: Path) -> dict[str, str]:
    """The texts of an emitted folder: what was rendered for this app whole, the rest as a list of names."""
    build = current_build(out)
    assert build is not None
    texts = {name: (out / name).read_text(encoding="utf-8").replace(build.name, "BUILD") for name in COMPARED}
    manifest = json.loads((build / "app.json").read_bytes())
    names = [p.relative_to(out).as_posix().replace(build.name, "BUILD") for p in out.rglob("*") if p.is_file()]
    manifest["build"] = "BUILD"
    manifest["wiring"] = "WIRING"
    manifest["catalogue"] = {"components": sorted(manifest["catalogue"]["components"])}
    manifest["page"]["csp"] = re.sub(r"sha256-[^']+", "sha256-RECORDER", manifest["page"]["csp"])
    manifest["page"]["chunks"] = [
        re.sub(r"<script>.*?</script>", "<script>RECORDER</script>", chunk) if isinstance(chunk, str) else chunk
        for chunk in manifest["page"]["chunks"]
    ]
    manifest["static"] = dict(sorted(manifest["static"].items(), key=lambda item: masked(item[0])))
    texts["app.json"] = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    # The runtime's modules are listed by its own tests.
    texts["files.txt"] = "".join(
        f"{name}\n" for name in sorted(names, key=masked) if not name.startswith("BUILD/dashc/runtime/")
    )
    return {name: masked(text) for name, text in texts.items()}


def masked(text: str) -> str:
    """Without the hashes of the client's files; these would decide the order of names, too."""
    return CLIENT_HASH.sub("-HASH", text)
