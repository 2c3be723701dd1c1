"""Ways to break a spec that gave two findings, or one that said little."""

from collections.abc import Iterator

from dashc.ir.span import Span
from tests.mutations.mutants import Mutant, Project, kind, typo, written


@kind("DC302")
def id_under_another_name(project: Project) -> Iterator[Mutant]:
    """The references to the id are no further mistakes."""
    for component in project.components():
        span = component.id_span
        if span is not None:
            key = Span("", span.line, span.column - 4, span.line, span.column - 2)
            if project.at(key) == "id":
                yield project.replaced(key, "idd")
                yield project.replaced(key, "identifier")


@kind("DC114")
def merge_of_a_text(project: Project) -> Iterator[Mutant]:
    """What it would have brought is not missing as well."""
    yield project.node("{<<: text}")
    yield project.node("div: {<<: text}")
    for span in written(project, "call", " -"):
        if span.line > project.key_line("layout"):
            end = len(project.spec.splitlines()[span.line - 1]) + 1
            yield project.replaced(Span("", span.line, span.column, span.line, end), "<<: text")


@kind("DC201")
def key_of_a_callback_in_the_singular(project: Project) -> Iterator[Mutant]:
    for key in ("inputs", "outputs"):
        for span in written(project, key, " -"):
            if span.line > project.key_line("layout"):
                yield project.replaced(span, key[:-1])


@kind("DC201")
def unknown_key_in_a_callback(project: Project) -> Iterator[Mutant]:
    for span in written(project, "call", " -"):
        if span.line > project.key_line("layout"):
            yield project.line_after(span.line, " " * (span.column - 1) + "colour: red")


@kind("DC601")
def key_of_a_callback_of_a_later_version(project: Project) -> Iterator[Mutant]:
    for span in written(project, "call", " -"):
        if span.line > project.key_line("layout"):
            yield project.line_after(span.line, " " * (span.column - 1) + "mode: single")


@kind("DC201")
def typo_in_a_long_reference(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\{(?:id|component): \S+, (property): "):
        yield project.with_match(name, found, typo(found[1]))
