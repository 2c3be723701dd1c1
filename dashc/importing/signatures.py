"""What `inspect` says of a function, in the form that the reading of source gives."""

from collections.abc import Sequence

from dashc.resolve.python.signature import Signature, misfit

Parameter = tuple[str, str, bool]
"""Its name, its kind as `inspect` calls it, and whether it has a default."""


def real_signature(name: str, parameters: Sequence[Parameter]) -> Signature:
    """The signature of a function that was imported."""
    positional = [p for p in parameters if p[1] in ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")]
    keyword = [p for p in parameters if p[1] == "KEYWORD_ONLY"]
    kinds = {kind for _, kind, _ in parameters}
    return Signature(
        text=f"{name}({', '.join(_parts(parameters))})",
        positional=tuple(name for name, _, _ in positional),
        positional_only=sum(kind == "POSITIONAL_ONLY" for _, kind, _ in positional),
        required=sum(not has_default for _, _, has_default in positional),
        takes_more="VAR_POSITIONAL" in kinds,
        keyword=tuple(name for name, _, _ in keyword),
        keyword_required=tuple(name for name, _, has_default in keyword if not has_default),
        takes_any_keyword="VAR_KEYWORD" in kinds,
    )


def why_not(signature: Signature, given: int, keys: Sequence[str]) -> tuple[str, ...]:
    """Why a call with these arguments fails; empty where it does not."""
    problem = misfit(signature, given, keys)
    return problem.problems if problem else ()


def _parts(parameters: Sequence[Parameter]) -> list[str]:
    parts: list[str] = []
    starred = False
    for place, (name, kind, has_default) in enumerate(parameters):
        if kind == "KEYWORD_ONLY" and not starred:
            parts.append("*")
            starred = True
        mark = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(kind, "")
        starred = starred or mark == "*"
        parts.append(f"{mark}{name}=…" if has_default else f"{mark}{name}")
        following = parameters[place + 1][1] if place + 1 < len(parameters) else ""
        if kind == "POSITIONAL_ONLY" and following != kind:
            parts.append("/")
    return parts
