"""The Jinja2 templates of the emitted server."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashc.catalogue import templates_folder


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(templates_folder() / "server"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  (Python and Docker, not HTML)
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, **values: object) -> str:
    """The text that a template gives; a name that it does not get is an error."""
    return _environment().get_template(name).render(values)
