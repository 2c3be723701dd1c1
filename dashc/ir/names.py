"""What names are made of: letters and digits of any script, as in Python's identifiers (Unicode Standard Annex 31)."""


def is_name(text: str) -> bool:
    """Whether it names a variable, a loop variable or a parameter: it begins with a letter or `_`, and may hold `-`."""
    return not text.startswith("-") and text.replace("-", "_").isidentifier()


def is_name_part(text: str) -> bool:
    """Whether it may be the rest of a name: `3` and `-kind`."""
    return text != "" and is_name(f"_{text}")


def is_component_name(text: str) -> bool:
    """Whether a component of the spec's own may have this name."""
    return begins_component(text) and text.isidentifier() and "_" not in text


def begins_component(text: str) -> bool:
    """Whether the first letter is that of a component: a capital one, or one of a script that has no capitals."""
    return text[:1].isalpha() and not text[:1].islower()
