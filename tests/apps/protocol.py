"""The protocol's schema, for tests that look at real bodies, lines and pages."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from dashc.catalogue import schemas_folder


def protocol_problem(name: str, value: Any) -> str | None:
    """What is wrong with a value by the schema's definition of this name."""
    error = best_match(_validator(name).iter_errors(value))
    return None if error is None else error.message


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((schemas_folder() / "protocol.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"})
