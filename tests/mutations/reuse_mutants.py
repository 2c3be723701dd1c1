"""Ways to break what a spec reuses: its sections, its components and their parameters, what they are given."""

from collections.abc import Iterator

from tests.mutations.mutants import Mutant, Project, kind, typo


def each(project: Project, pattern: str, new: str | None = None) -> Iterator[Mutant]:
    """The first group of every match misspelt, or replaced."""
    for name, found in project.matches(pattern):
        yield project.with_match(name, found, typo(found[1]) if new is None else new)


@kind("DC201")
def typo_in_a_section_that_defines_names(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"^(vars|components|include):")


@kind("DC201")
def typo_in_a_key_of_an_own_component(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"^    (params|layout|callbacks):")


@kind("DC203")
def include_without_a_list(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^include: (\[([\w/.]+)\])$"):
        yield project.with_match(name, found, found[2])


@kind("DC203")
def include_of_a_number(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^include: \[([\w/.]+)\]$"):
        yield project.with_match(name, found, "5")


@kind("DC203")
def section_as_a_list(project: Project) -> Iterator[Mutant]:
    """One section in the place of a mapping; what it held is gone with it."""
    for name, text in project.texts():
        for section in ("vars", "components"):
            start = text.find(f"{section}:\n") if text.startswith(section) else text.find(f"\n{section}:\n") + 1
            if start > 0 or text.startswith(f"{section}:"):
                head, _, rest = text[start:].partition("\n")
                lines = rest.splitlines(keepends=True)
                stop = next((number for number, line in enumerate(lines) if line[0] not in " \n"), len(lines))
                changed = f"{text[:start]}{head} [one]\n{''.join(lines[stop:])}"
                yield Mutant(changed) if name is None else Mutant(project.spec, parts={name: changed})


@kind("DC301")
def component_defined_under_a_misspelt_name(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"^  ([A-Z]\w+):$")


@kind("DC120")
def parameter_defined_under_a_misspelt_name(project: Project) -> Iterator[Mutant]:
    """Those that have no default: the others are only not used."""
    yield from each(project, r"^      (\w{3,}): \{type: \w+(?:, minLength: 1)?\}")


@kind("DC204")
def default_that_is_no_choice(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"enum: \[\w+, \w+\], default: (\w+)")


@kind("DC203")
def default_of_another_type(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"\{type: integer, .*default: (\w+)", "five")


@kind("DC325")
def typo_in_default(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"^      \w+: \{.*(default):")


@kind("DC122")
def parameter_called_children(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"^    params:\n(      )\w", "      children: {}\n      ")


@kind("DC320")
def typo_in_children(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^ +heading: .*\n +(children):"):
        yield project.with_match(name, found, "chidlren")


@kind("DC326")
def children_as_a_text(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"\"\$\{panel\}\", (children): \$children", "title")


@kind("DC120")
def item_without_a_key(project: Project) -> Iterator[Mutant]:
    """One of several: what the others have is right."""
    yield from each(project, r"^    - \{(id: \w+, )", "")
    yield from each(project, r"^    - \{id: \w+, (name): ")


@kind("DC321")
def argument_not_given(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"(?:Order|Field): \{.*(, (?:name|label): \"?[^,}]+\}?\"?)(?=[,}])", "")


@kind("DC320")
def argument_that_nobody_takes(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"(?:Order|Field|Word|Rating): \{()", "extra: {p: {id: extra}}, ")


@kind("DC302")
def typo_in_a_prop_of_a_label(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"label: (\{Word: \{text: \w+\}\})", "{b: {clas: x}}")


@kind("DC301")
def typo_in_a_component_of_a_label(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"label: \{(Word):")


@kind("DC203")
def condition_left_out(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"\$if: (\w+)", "")


@kind("DC202")
def condition_without_its_key(project: Project) -> Iterator[Mutant]:
    yield from each(project, r"(\$if: \w+\n +)\$then", "")


@kind("DC322")
def component_that_uses_itself_by_a_variable(project: Project) -> Iterator[Mutant]:
    for name, text in project.parts.items():
        if "strong: ${text}" in text:
            changed = text.replace("strong: ${text}", '- strong: ${text}\n      - "${again}": {text: x}')
            yield Mutant(project.spec, parts={name: changed.replace("vars:\n", "vars:\n  again: Word\n")})


@kind("DC127")
def variable_that_nothing_uses(project: Project) -> Iterator[Mutant]:
    if "\nvars:\n" in project.spec:
        yield project.line_after(project.key_line("vars"), "  spare: 1")


@kind("DC327")
def component_that_nothing_uses(project: Project) -> Iterator[Mutant]:
    if "\ncomponents:\n" in project.spec:
        yield project.line_after(project.key_line("components"), "  Spare: {layout: {p: text}}")


@kind("DC302")
def typo_in_a_component_that_nothing_uses(project: Project) -> Iterator[Mutant]:
    if "\ncomponents:\n" in project.spec:
        yield project.line_after(project.key_line("components"), "  Spare: {layout: {p: {clas: text}}}")
