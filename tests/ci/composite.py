"""Runs the steps of a composite action as GitHub's runner does: bash, inputs as expressions, files for the outputs."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")


@dataclass
class Ran:
    """What a run left behind."""

    status: int
    log: str
    summary: str
    outputs: dict[str, str] = field(default_factory=dict)


def run_action(action: Path, workspace: Path, temporary: Path, inputs: Mapping[str, str]) -> Ran:
    """All steps, up to the first that fails."""
    definition = yaml.safe_load((action / "action.yml").read_text(encoding="utf-8"))
    assert definition["runs"]["using"] == "composite"
    unknown = inputs.keys() - definition["inputs"].keys()
    assert not unknown, unknown
    values = {f"inputs.{name}": str(spec["default"]) for name, spec in definition["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    values["github.action_path"] = str(action)
    summary = temporary / "summary.md"
    summary.touch()
    log, status = "", 0
    for number, step in enumerate(definition["runs"]["steps"]):
        outputs = temporary / f"output-{number}"
        outputs.touch()
        environment = {
            **os.environ,
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(workspace), "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(outputs),
            **{name: _value(text, values) for name, text in step.get("env", {}).items()},
        }  # fmt: skip
        assert step["shell"] == "bash"
        assert not EXPRESSION.search(step["run"])  # An input in there could become a command.
        folder = workspace / _value(step.get("working-directory", "."), values)
        done = subprocess.run(
            [*BASH, step["run"]], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        log, status = log + done.stdout + done.stderr, done.returncode
        for line in outputs.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        if status:
            break
    given = {name: _value(spec["value"], values) for name, spec in definition["outputs"].items()}
    return Ran(status, log, summary.read_text(encoding="utf-8"), given)


def _value(text: Any, values: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: values.get(found[1], ""), str(text))
