"""Ways to break the wiring's types, and ways to write what is hardly meant."""

from collections.abc import Iterator

from dashc.ir.program import Callback
from dashc.ir.spec import Literal
from tests.mutations.mutants import Mutant, Project, file_of, kind


def rewritten(project: Project, callback: Callback, source: str) -> Mutant:
    """The function is defined anew at the end of its module; `source` holds `NAME` in its place."""
    module, name = file_of(project, callback.source.call), callback.function.attribute
    return project.python_changed(module, f"{project.python[module]}\n\n{source.replace('NAME', name)}\n")


def singles(project: Project) -> Iterator[Callback]:
    """Callbacks with one output."""
    return (callback for callback in project.callbacks if callback.outputs.form == "single")


def both(project: Project, node: str, callback: str) -> Mutant:
    """A further node, and a further callback that uses it."""
    with_node = Project(project.node(node).spec, project.plan, project.python)
    return with_node.callback(callback, "def mutant(*values): ...")


@kind("DC505")
def output_taken_away(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        outputs = callback.source.outputs
        if outputs is not None and outputs.form == "list":
            kept = ", ".join(project.at(item.span) for item in outputs.items[:-1])
            yield project.replaced(outputs.span, f"[{kept}]")


@kind("DC505")
def output_made_a_list(project: Project) -> Iterator[Mutant]:
    for callback in singles(project):
        source = project.python[file_of(project, callback.source.call)]
        outputs = callback.source.outputs
        returns_text = source.partition(f"def {callback.function.attribute}(")[2].partition(":\n")[0].endswith("-> str")
        if outputs is not None and outputs.items[0].id is not None and returns_text:
            yield project.replaced(outputs.span, f"[{project.at(outputs.span)}]")
            yield project.replaced(outputs.span, f"{{text: {project.at(outputs.span)}}}")


@kind("DC505")
def return_of_another_form(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        if callback.outputs.form in ("list", "mapping"):
            yield rewritten(project, callback, "def NAME(*values, **keys):\n    return 5")
            yield rewritten(project, callback, "def NAME(*values, **keys) -> str:\n    return str(values)")
            yield rewritten(project, callback, "def NAME(*values, **keys):\n    values")


@kind("DC521")
def return_that_json_cannot_hold(project: Project) -> Iterator[Mutant]:
    for callback in singles(project):
        yield rewritten(project, callback, "def NAME(*values, **keys) -> set[str]:\n    return {str(values)}")


@kind("DC522")
def function_made_a_generator(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        yield rewritten(project, callback, "def NAME(*values, **keys):\n    yield values")


@kind("DC524")
def cache_of_a_list(project: Project) -> Iterator[Mutant]:
    types = {component.id: component.type for component in project.components()}
    for callback in project.callbacks:
        refs = [*callback.inputs.refs, *callback.state.refs]
        if [types.get(ref.id) for ref in refs if ref.property == "value"].count("Checklist") == 1:
            source = "from functools import lru_cache\n\n@lru_cache(maxsize=9)\ndef NAME(*values, **keys): ..."
            if sum(types.get(ref.id) in ("Checklist", "Dropdown", "RangeSlider") for ref in refs) == 1:
                yield rewritten(project, callback, source)


@kind("DC520")
def annotation_of_another_type(project: Project) -> Iterator[Mutant]:
    for callback in project.callbacks:
        refs = [*callback.inputs.refs, *callback.state.refs]
        if len(refs) == 1 and refs[0].property == "value" and callback.source.inputs is not None:
            yield rewritten(project, callback, "def NAME(value: dict[str, str]): ...")


@kind("DC521")
def return_of_another_type(project: Project) -> Iterator[Mutant]:
    for callback in singles(project):
        if callback.outputs.refs[0].property == "children":
            yield rewritten(project, callback, "def NAME(*values, **keys) -> bool:\n    return bool(values)")


@kind("DC505")
def nothing_returned(project: Project) -> Iterator[Mutant]:
    for callback in singles(project):
        yield rewritten(project, callback, "def NAME(*values, **keys) -> None: ...")


@kind("DC308")
def bound_beyond_the_value(project: Project) -> Iterator[Mutant]:
    for component in project.components():
        value, bound = component.props.get("value"), component.props.get("max")
        if value and bound and isinstance(value.value, Literal) and isinstance(bound.value, Literal):
            given = value.value.value
            highest = given[-1] if isinstance(given, list) else given
            if isinstance(highest, int):
                yield project.replaced(bound.value.span, str(highest - 1))


@kind("DC407")
def callback_that_never_runs(project: Project) -> Iterator[Mutant]:
    for end in ("prevent_initial_call: true", "prevent_initial_call: true, state: mutant.lang"):
        yield both(project, "div: {id: mutant}", f"inputs: mutant.title, outputs: mutant.children, {end}")


@kind("DC406")
def field_set_while_it_is_typed(project: Project) -> Iterator[Mutant]:
    yield both(project, "Input: {id: mutant}", "inputs: mutant.value, outputs: mutant.value")


@kind("DC303")
def chart_without_a_figure(project: Project) -> Iterator[Mutant]:
    yield project.node("Graph: {aria-label: Nothing}")
