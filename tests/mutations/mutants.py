"""Ways to break a good spec in one place, each with the code of the one error that should follow."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dashc.ir.plan import Plan
from dashc.ir.program import Callback
from dashc.ir.span import Span, reading_of
from dashc.ir.spec import Component, LayoutNode, Literal, Nodes, Reference, References, Text


@dataclass
class Project:
    """A spec that lints clean, with its plan and the text of its Python files."""

    spec: str
    plan: Plan
    python: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    """The texts of the files that it includes, by their path."""

    @property
    def callbacks(self) -> tuple[Callback, ...]:
        """Those that stand in the spec itself, word for word."""
        return tuple(item for item in self.plan.program.callbacks if is_written(item.source.call_span))

    def components(self) -> Iterator[Component]:
        def walk(nodes: tuple[LayoutNode, ...]) -> Iterator[Component]:
            for node in nodes:
                if not isinstance(node, Text):
                    if is_written(node.type_span) and (node.id_span is None or is_written(node.id_span)):
                        yield node
                    for prop in node.props.values():
                        if isinstance(prop.value, Nodes):
                            yield from walk(prop.value.items)

        return walk(self.plan.program.spec.layout)

    def references(self) -> Iterator[tuple[Callback, References, Reference]]:
        for callback in self.callbacks:
            for part in (callback.source.inputs, callback.source.state, callback.source.outputs):
                if part is not None:
                    yield from ((callback, part, item) for item in part.items if is_written(item.span))

    def at(self, span: Span) -> str:
        return self.spec.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]

    def replaced(self, span: Span, text: str) -> "Mutant":
        assert span.line == span.end_line
        lines = self.spec.splitlines(keepends=True)
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
        return Mutant("".join(lines))

    def line_after(self, number: int, text: str) -> "Mutant":
        lines = self.spec.splitlines(keepends=True)
        return Mutant("".join([*lines[:number], f"{text}\n", *lines[number:]]))

    def key_line(self, key: str) -> int:
        return next(number for number, line in enumerate(self.spec.splitlines(), 1) if line.startswith(f"{key}:"))

    def node(self, text: str) -> "Mutant":
        """A further node at the top of the layout."""
        return self.line_after(self.key_line("layout"), f"  - {text}")

    def callback(self, text: str, function: str) -> "Mutant":
        """A further callback, with a function of its own."""
        module = next(iter(self.python))
        spec = self.spec if "\ncallbacks:" in self.spec else f"{self.spec}callbacks:\n"
        added = f"{spec.rstrip()}\n  - {{call: {Path(module).stem}.mutant, {text}}}\n"
        return Mutant(added, {module: f"{self.python[module]}\n\n{function}\n"})

    def texts(self) -> Iterator[tuple[str | None, str]]:
        """The YAML files: the spec (None), and those that it includes."""
        yield None, self.spec
        yield from self.parts.items()

    def matches(self, pattern: str) -> Iterator[tuple[str | None, re.Match[str]]]:
        """Where a pattern matches in the YAML files."""
        for name, text in self.texts():
            for found in re.finditer(pattern, text, re.MULTILINE):
                yield name, found

    def with_match(self, name: str | None, found: re.Match[str], text: str) -> "Mutant":
        """The first group of a match replaced."""
        whole = found.string
        changed = whole[: found.start(1)] + text + whole[found.end(1) :]
        return Mutant(changed) if name is None else Mutant(self.spec, parts={name: changed})

    def python_changed(self, module: str, text: str) -> "Mutant":
        return Mutant(self.spec, {module: text})


@dataclass
class Mutant:
    """The changed files; None for one that is gone."""

    spec: str
    python: dict[str, str | None] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)


Kind = Callable[[Project], Iterator[Mutant]]
KINDS: dict[str, tuple[str, Kind]] = {}


def kind(code: str) -> Callable[[Kind], Kind]:
    """Register a way to break a spec."""

    def register(function: Kind) -> Kind:
        KINDS[function.__name__] = (code, function)
        return function

    return register


def is_written(span: Span) -> bool:
    """Whether the text stands there word for word, and is used nowhere else."""
    return reading_of(span) is None


def typo(word: str) -> str:
    """The word with a letter doubled in its middle."""
    middle = len(word) // 2
    return word[:middle] + word[middle] + word[middle:] if word[middle].isalpha() else word + "z"


def written(project: Project, key: str, start: str) -> Iterator[Span]:
    """The places of a key at the beginning of a line, after blanks and `start`."""
    for number, line in enumerate(project.spec.splitlines(), 1):
        rest = line.lstrip(" -") if start else line
        column = len(line) - len(rest) + 1
        if rest.startswith(f"{key}:"):
            yield Span("", number, column, number, column + len(key))


def file_of(project: Project, function: str) -> str:
    """The module's file of a callback's function."""
    return next(name for name in project.python if Path(name).stem == function.split(".")[0])


@kind("DC201")
def typo_in_a_top_level_key(project: Project) -> Iterator[Mutant]:
    for key in ("layout", "callbacks", "app", "dashc"):
        for span in written(project, key, ""):
            yield project.replaced(span, typo(key))


@kind("DC201")
def typo_in_a_key_of_app(project: Project) -> Iterator[Mutant]:
    for span in written(project, "title", " "):
        if span.line == project.key_line("app") + 1:
            yield project.replaced(span, "titel")


@kind("DC201")
def typo_in_a_key_of_a_callback(project: Project) -> Iterator[Mutant]:
    for key in ("inputs", "state", "outputs", "call"):
        for span in written(project, key, " -"):
            if span.line > project.key_line("layout"):
                yield project.replaced(span, typo(key))


@kind("DC202")
def version_left_out(project: Project) -> Iterator[Mutant]:
    yield Mutant(project.spec.replace("dashc: 1\n", "", 1))


@kind("DC207")
def version_of_tomorrow(project: Project) -> Iterator[Mutant]:
    yield Mutant(project.spec.replace("dashc: 1\n", "dashc: 2\n", 1))


@kind("DC203")
def version_as_text(project: Project) -> Iterator[Mutant]:
    yield Mutant(project.spec.replace("dashc: 1\n", 'dashc: "1"\n', 1))


@kind("DC103")
def key_given_twice(project: Project) -> Iterator[Mutant]:
    yield project.line_after(project.key_line("dashc"), "dashc: 1")


@kind("DC103")
def prop_given_twice(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        for prop in component.props.values():
            line = project.spec.splitlines()[prop.name_span.line - 1]
            if line.strip().startswith(f"{prop.name}: ") and isinstance(prop.value, Literal):
                yield project.line_after(prop.name_span.line, line)


@kind("DC201")
def unknown_section(project: Project) -> Iterator[Mutant]:
    yield Mutant(f"{project.spec.rstrip()}\nextras: []\n")


@kind("DC601")
def section_of_a_later_version(project: Project) -> Iterator[Mutant]:
    yield Mutant(f"{project.spec.rstrip()}\ntests: []\n")


@kind("DC102")
def tab_for_blanks(project: Project) -> Iterator[Mutant]:
    for span in written(project, "outputs", " -"):
        line = project.spec.splitlines()[span.line - 1]
        yield project.replaced(Span("", span.line, 1, span.line, len(line) - len(line.lstrip()) + 1), "\t")


@kind("DC101")
def bracket_left_open(project: Project) -> Iterator[Mutant]:
    yield project.node("div: [text")


@kind("DC101")
def bracket_left_open_in_a_callback(project: Project) -> Iterator[Mutant]:
    for span in written(project, "inputs", " -"):
        yield project.replaced(span._replace(column=span.end_column, end_column=span.end_column + 2), ": [")


@kind("DC104")
def alias_without_anchor(project: Project) -> Iterator[Mutant]:
    yield project.node("*nowhere")


@kind("DC108")
def python_tag(project: Project) -> Iterator[Mutant]:
    yield project.node("!!python/object/apply:os.system [ls]")


@kind("DC301")
def typo_in_a_component(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        if len(component.type) > 2:
            yield project.replaced(component.type_span, typo(component.type))


@kind("DC302")
def typo_in_a_prop(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        for prop in component.props.values():
            if project.at(prop.name_span) == prop.name and not prop.name.startswith(("aria-", "data-", "children")):
                yield project.replaced(prop.name_span, typo(prop.name))


@kind("DC203")
def wrong_type_of_a_prop(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        for prop in component.props.values():
            if isinstance(prop.value, Literal) and isinstance(prop.value.value, bool | int) and prop.name != "value":
                yield project.replaced(prop.value.span, "{}")


@kind("DC204")
def unknown_word_for_a_setting(project: Project) -> Iterator[Mutant]:
    yield project.line_after(project.key_line("app"), "  theme: drak")


@kind("DC401")
def typo_in_an_id(project: Project) -> Iterator[Mutant]:
    used = {reference.id for _, _, reference in project.references()}
    for component in project.components():
        if component.id is not None and component.id in used and component.id_span is not None:
            yield project.replaced(component.id_span, typo(component.id))


@kind("DC401")
def typo_in_a_reference(project: Project) -> Iterator[Mutant]:
    for _, _, reference in project.references():
        if reference.id is not None and not reference.optional:
            yield project.replaced(reference.id_span, typo(reference.id))


@kind("DC104")
def typo_in_a_reference_by_anchor(project: Project) -> Iterator[Mutant]:
    for _, _, reference in project.references():
        if reference.id is None:
            yield project.replaced(reference.id_span, typo(project.at(reference.id_span)))


@kind("DC402")
def typo_in_the_prop_of_a_reference(project: Project) -> Iterator[Mutant]:
    for _, _, reference in project.references():
        yield project.replaced(reference.property_span, typo(reference.property))


@kind("DC410")
def reference_without_a_prop(project: Project) -> Iterator[Mutant]:
    for _, _, reference in project.references():
        if reference.id is not None:
            yield project.replaced(reference.span, reference.id)


@kind("DC304")
def duplicate_id(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        if component.id is not None:
            yield project.node(f"div: {{id: {component.id}}}")


@kind("DC305")
def blank_in_an_id(project: Project) -> Iterator[Mutant]:
    yield project.node("div: {id: one two}")


@kind("DC306")
def children_of_a_void_element(project: Project) -> Iterator[Mutant]:
    yield project.node("br: text")


@kind("DC309")
def two_components_in_one_node(project: Project) -> Iterator[Mutant]:
    yield project.node("{div: one, span: two}")


@kind("DC310")
def component_among_the_props(project: Project) -> Iterator[Mutant]:
    yield project.node("div: {h1: Title}")


@kind("DC311")
def inline_event_handler(project: Project) -> Iterator[Mutant]:
    yield project.node("button: {onclick: go()}")


@kind("DC312")
def script_as_a_url(project: Project) -> Iterator[Mutant]:
    yield project.node('a: {href: "javascript:go()", children: Go}')


@kind("DC501")
def module_removed(project: Project) -> Iterator[Mutant]:
    for module in project.python:
        yield Mutant(project.spec, {module: None})


@kind("DC501")
def module_that_does_not_parse(project: Project) -> Iterator[Mutant]:
    for module, text in project.python.items():
        yield project.python_changed(module, f"{text}\ndef broken(:\n")


@kind("DC501")
def typo_in_a_module(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        span = callback.source.call_span
        yield project.replaced(span._replace(end_column=span.column + 1), "x" + project.at(span)[0])


@kind("DC502")
def function_removed(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        module, name = file_of(project, callback.source.call), callback.function.attribute
        yield project.python_changed(module, project.python[module].replace(f"def {name}(", f"def removed_{name}("))


@kind("DC502")
def value_removed(project: Project) -> Iterator[Mutant]:
    for function in project.plan.program.values.values():
        module, name = file_of(project, function.path), function.attribute
        changed = project.python[module] + f"\n\ndel {name}\n"
        yield project.python_changed(module, changed)


@kind("DC503")
def function_made_a_constant(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        module, name = file_of(project, callback.source.call), callback.function.attribute
        yield project.python_changed(module, f"{project.python[module]}\n\n{name} = 5\n")


@kind("DC504")
def parameter_added(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        module, name = file_of(project, callback.source.call), callback.function.attribute
        text = project.python[module]
        if f"def {name}(*" in text:  # It takes any number.
            continue
        changed = text.replace(f"def {name}(", f"def {name}(additional, ").replace(", )", ")")
        yield project.python_changed(module, changed)


@kind("DC504")
def input_added(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        inputs = callback.source.inputs
        if inputs is not None and inputs.form == "single":
            yield project.replaced(inputs.span, f"[{project.at(inputs.span)}, {project.at(inputs.span)}]")
        elif inputs is not None and inputs.span.line == inputs.span.end_line:
            end = inputs.span.end_column
            extra = "" if inputs.form == "list" else "unheard_of: "
            place = inputs.span._replace(column=end - 1)
            yield project.replaced(place, f", {extra}{project.at(inputs.items[0].span)}{project.at(place)}")


@kind("DC504")
def argument_renamed(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        for part in (callback.source.inputs, callback.source.state):
            for span in part.key_spans if part else ():
                yield project.replaced(span, typo(project.at(span)))


@kind("DC509")
def argument_with_a_hyphen(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        for part in (callback.source.inputs, callback.source.state):
            for span in part.key_spans if part else ():
                yield project.replaced(span, f"{project.at(span)}-x")


@kind("DC413")
def call_that_is_no_path(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        yield project.replaced(callback.source.call_span, callback.source.call.replace(".", "/"))


@kind("DC403")
def output_of_another_callback(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        for ref in callback.outputs.refs:
            if not ref.id.startswith("@"):
                yield project.callback(f"outputs: {ref}", "def mutant(): ...")


@kind("DC403")
def output_named_twice(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        outputs = callback.source.outputs
        if outputs is not None and outputs.form == "single" and outputs.items[0].id is not None:
            yield project.replaced(outputs.span, f"[{project.at(outputs.span)}, {project.at(outputs.span)}]")


@kind("DC404")
def cycle_closed(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        for output in callback.outputs.refs:
            for read in callback.inputs.refs:
                if "@" not in f"{output}{read}" and output != read:
                    back = f"{{id: {read.id}, property: {read.property}, allow_duplicate: true}}"
                    yield project.callback(f"inputs: {output}, outputs: {back}", "def mutant(value): ...")


@kind("DC402")
def component_changed_to_one_without_the_prop(project: Project) -> Iterator[Mutant]:
    """The input becomes a line break, so what callbacks read of it is gone; it must have no props of its own."""
    used = {(reference.id, reference.property) for _, _, reference in project.references()}
    for component in project.components():
        props = [prop for name, prop in used if name == component.id]
        is_bare = component.id is not None and not component.props
        if is_bare and len(props) == 1 and props[0] not in ("title", "style", "class", "hidden"):
            yield project.replaced(component.type_span, "hr")


@kind("DC510")
def folder_that_is_missing(project: Project) -> Iterator[Mutant]:
    yield project.line_after(project.key_line("dashc"), "python: [missing-folder]")


@kind("DC120")
def typo_in_a_variable(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\$\{(\w+)"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC120")
def typo_in_a_part_of_a_variable(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\$\{\w+\.(\w+)\}"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC120")
def variable_renamed(project: Project) -> Iterator[Mutant]:
    """However often it is used, it is one mistake."""
    start = project.spec.find("\nvars:")
    stop = start + 1 + re.search(r"\n\S", project.spec[start + 1 :]).start() if start >= 0 else 0  # type: ignore[union-attr]
    for _, found in project.matches(r"^  (\w+):"):
        if found.string is project.spec and start < found.start() < stop:
            yield project.with_match(None, found, "renamed")


@kind("DC121")
def more_than_a_name(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\$\{(\w+)\}"):
        yield project.with_match(name, found, f"{found[1]} + 1")


@kind("DC121")
def variable_left_open(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r'"\$\{\w+(\})"'):
        yield project.with_match(name, found, "")


@kind("DC314")
def typo_in_for(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"(\$for):"):
        yield project.with_match(name, found, "$foor")


@kind("DC202")
def loop_without_a_body(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"(\n +\$do:.*(?:\n +(?:Rating|Order): .*)?)"):
        yield project.with_match(name, found, "")


@kind("DC125")
def loop_over_a_single_value(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\$for: \{\w+: (\S+)\}"):
        yield project.with_match(name, found, "once")


@kind("DC110")
def typo_in_an_include(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"include: \[?([\w/]+)\.yaml"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC110")
def include_that_leaves_the_project(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"include: \[?([\w/]+\.yaml)"):
        yield project.with_match(name, found, f"../../{found[1]}")


@kind("DC101")
def included_file_broken(project: Project) -> Iterator[Mutant]:
    for name, text in project.parts.items():
        yield Mutant(project.spec, parts={name: f"{text}  - [broken\n"})


@kind("DC301")
def typo_in_an_own_component(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^ {6,}(?:- )?(Rating|Card):"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC320")
def typo_in_an_argument(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"(?:Rating: \{|, )(name|label|best): \"\$\{\w+(?:\.\w+)?\}\"(?=.*\}$)"):
        if "Rating" in found.string.splitlines()[found.string.count("\n", 0, found.start())]:
            yield project.with_match(name, found, typo(found[1]))


@kind("DC321")
def argument_left_out(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"Rating: \{(name: \S+, )"):
        yield project.with_match(name, found, "")


@kind("DC203")
def argument_of_the_wrong_type(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r'Rating: .*best: ("\S+")\}'):
        yield project.with_match(name, found, "many")


@kind("DC325")
def typo_in_the_type_of_a_parameter(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"\{type: (\w+)"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC302")
def typo_in_a_prop_of_a_body(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"Slider: \{.*(step): "):
        yield project.with_match(name, found, "stpe")


@kind("DC301")
def typo_in_a_component_of_a_body(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"- (Slider|section|h2): "):
        if name is not None:
            yield project.with_match(name, found, typo(found[1]))


@kind("DC304")
def id_of_a_body_that_does_not_vary(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"- (p): \{id: \"\$"):
        yield project.with_match(name, found, "p: {id: same}\n          - p")


@kind("DC402")
def typo_in_the_output_of_a_travelling_callback(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"outputs: \$\{name\}-words\.(children)"):
        yield project.with_match(name, found, "childern")


@kind("DC401")
def travelling_callback_with_a_wrong_id(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"outputs: \$\{name\}-(words)\.children"):
        yield project.with_match(name, found, "wrods")


@kind("DC502")
def typo_in_the_function_of_a_travelling_callback(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"call: ratings\.(in_words)"):
        yield project.with_match(name, found, "in_wrods")


@kind("DC322")
def component_that_uses_itself(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^      (Card):$"):
        yield project.with_match(name, found, "Rating")


@kind("DC326")
def children_without_a_place(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^        - (\$children)$"):
        yield project.with_match(name, found, "p: no children")


@kind("DC401")
def id_that_dynamic_does_not_list(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^  - \{id: (\w+), component: (?:Input|small)\}"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC301")
def typo_in_a_component_of_dynamic(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^  - \{id: \w+, component: (\w+)\}"):
        yield project.with_match(name, found, typo(found[1]))


@kind("DC304")
def dynamic_id_of_the_layout(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^dynamic:\n(  - )\{id: address"):
        yield project.with_match(name, found, "  - {id: fields, component: div}\n  - ")


@kind("DC402")
def dynamic_component_without_the_prop(project: Project) -> Iterator[Mutant]:
    for name, found in project.matches(r"^  - \{id: address, component: (Input)\}"):
        yield project.with_match(name, found, "hr")
