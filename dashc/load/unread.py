"""What a broken block leaves unchecked: the rest of a file is, so its findings do not tell (diagnostics.md rule 3)."""

_MORE = {
    "layout": ", and the ids that callbacks name",
    "python": ", and modules that may be in its folders",
    "dynamic": ", and the ids that callbacks name",
    "vars": ", the variables that are used, and the ids that callbacks name",
    "components": ", where they are used, and the ids that callbacks name",
    "include": ", names that its files may bring, and the ids that callbacks name",
}
"""What nothing is said about beside the block itself, as it may be meant by what stands there."""


def not_checked(key: str | None, *, whole: bool) -> list[str]:
    """The note for a block with this key; `whole` where the file has no other."""
    if whole:
        return ["nothing else of this file is checked until this is mended"]
    return [f"not checked until this is mended: `{key}`{_MORE.get(key, '')}"] if key else []
