"""JSON Schema's keywords in our words, save those of types, choices and keys, which say more (`schemas.py`).

The catalogue uses a few of them, the parameters of the spec's own components may use all.
"""

RULES: dict[str | None, str] = {
    None: "is not allowed here",
    "minimum": "must be at least {limit}",
    "maximum": "must be at most {limit}",
    "exclusiveMinimum": "must be more than {limit}",
    "exclusiveMaximum": "must be less than {limit}",
    "multipleOf": "must be a multiple of {limit}",
    "minItems": "needs at least {limit} items",
    "maxItems": "takes at most {limit} items",
    "uniqueItems": "needs items that differ from each other",
    "contains": "lacks an item that is needed, or has too many of a kind",
    "items": "has more items than are allowed",
    "unevaluatedItems": "has more items than are allowed",
    "minLength": "needs at least {limit} characters",
    "maxLength": "takes at most {limit} characters",
    "minProperties": "needs at least {limit} entries",
    "maxProperties": "takes at most {limit} entries",
    "dependentRequired": "lacks an entry that another one needs",
    "pattern": "does not have the form that is needed",
    "format": "must be a {limit}",
    "propertyNames": "has a key that is not allowed",
    "not": "is not allowed here",
}
"""What is wrong with a value that fails a keyword; None is the schema `false`."""
