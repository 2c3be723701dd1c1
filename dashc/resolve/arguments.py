"""Whether a callback's inputs and state fit the parameters of its function."""

import ast
from keyword import iskeyword

from dashc.diagnostics.rules.arity_mismatch import (
    argument_twice,
    arity_mismatch,
    unknown_argument,
    value_needs_arguments,
)
from dashc.diagnostics.rules.bad_argument_name import bad_argument_name
from dashc.diagnostics.rules.not_callable import a_module
from dashc.diagnostics.sink import Sink
from dashc.ir import spec
from dashc.ir.span import Span
from dashc.ir.tree import Poisoned
from dashc.resolve.functions import Functions
from dashc.resolve.paths import call_pointer
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import ClassObject, FunctionObject, InstanceObject, Missing, ModuleObject, Object
from dashc.resolve.python.signature import Signature, misfit, signature_of


def callable_of(found: Object, lookup: Lookup) -> Object:
    """What is called when the object is: for an instance its `__call__`, if the class shows one."""
    if isinstance(found, InstanceObject):
        method = lookup.attribute(found, "__call__", frozenset())
        return found if isinstance(method, Missing) else method
    return found


def check_argument_names(callback: spec.Callback, sink: Sink) -> bool:
    """Keys of `inputs` and `state` are names that a `def` can have, each given once; whether they are."""
    seen: dict[str, Span] = {}
    fine = True
    for part, references in (("inputs", callback.inputs), ("state", callback.state)):
        if references is None or references.form != "mapping":
            continue
        for place, key in enumerate(references.keys):
            span = references.key_spans[place] if place < len(references.key_spans) else references.span
            pointer = f"{callback.pointer}/{part}"
            if not key.isidentifier() or iskeyword(key):
                sink.add(bad_argument_name(key, iskeyword(key), span, pointer))
                fine = False
            elif key in seen:
                sink.add(argument_twice(key, span, seen[key], pointer))
                fine = False
            else:
                seen[key] = span
    return fine


def check_arguments(callback: spec.Callback, found: Object, sink: Sink) -> bool:
    """The callback's references against the signature, where that is known; whether nothing is wrong."""
    if not isinstance(found, FunctionObject) or not found.sure:
        return True
    signature = found.signature
    if isinstance(found.node, ast.Lambda):
        signature = signature_of(_last_name(callback.call), found.node, bound=found.bound)
    parts = [references for references in (callback.inputs, callback.state) if references is not None]
    keyed = [part for part in parts if part.form == "mapping"]
    keys = [key for part in keyed for key in part.keys]
    given = [item for part in parts if part.form != "mapping" for item in part.items]
    problem = misfit(signature, len(given), keys)
    if problem is None:
        return True
    pointer = call_pointer(callback)
    if problem.is_one_wrong_key:
        span = _key_span(keyed, problem.unknown[0])
        filled = signature.positional[: len(given)]
        free = [name for name in signature.names if name not in keys and name not in filled]
        sink.add(unknown_argument(signature.text, problem.unknown[0], span, found.span, free, pointer))
        return False
    pairs = [(_shown(item), _parameter(signature, place)) for place, item in enumerate(given)]
    for part in keyed:
        for key, item in zip(part.keys, part.items, strict=True):
            pairs.append((_shown(item), key if key in signature.names or signature.takes_any_keyword else "?"))
    sink.add(
        arity_mismatch(
            signature.text,
            problem.problems,
            _passes(len(given), keys),
            callback.call_span,
            found.span,
            pairs,
            pointer,
            help=_of_class(callback.call, signature),
            lacks="" if callback.inputs else "inputs",
        )
    )
    return False


def check_value(found: Object, path: str, span: Span, pointer: str, functions: Functions, sink: Sink) -> None:
    """`$from` calls what it finds, if that can be called, without arguments; a module is no value."""
    if isinstance(found, ClassObject):
        instance = InstanceObject(found, found.module, found.node)
        found = functions.lookup.attribute(instance, "__init__", frozenset())
    if isinstance(found, ModuleObject) and functions.is_first(path):
        sink.add(a_module(path, "value", functions.names_in(found.file.name, values=True), span, pointer))
    if not isinstance(found, FunctionObject) or not found.sure:
        return
    signature = found.signature
    problem = misfit(signature, 0, ())
    if problem is not None:
        sink.add(value_needs_arguments(signature.text, problem.problems, span, found.span, pointer))


def _of_class(path: str, signature: Signature) -> list[str]:
    """Help for a method that is named by its class, and so gets no object."""
    owner, dot, method = path.replace(":", ".").rpartition(".")
    if signature.positional[:1] != ("self",) or not dot:
        return []
    name = owner.rpartition(".")[2]
    thing = name.lower() if name.lower() != name else "thing"
    return [f"make an object in the module, `{thing} = {name}(…)`, and name its method: `….{thing}.{method}`"]


def _last_name(path: str) -> str:
    return path.replace(":", ".").rpartition(".")[2]


def _key_span(keyed: list[spec.References], key: str) -> Span:
    for part in keyed:
        if key in part.keys and part.key_spans:
            return part.key_spans[part.keys.index(key)]
    return keyed[0].span


def _shown(item: spec.Reference) -> str:
    if isinstance(item.component, Poisoned):
        return item.property
    return f"{item.id or '*' + (getattr(item.component, 'anchor', None) or 'anchor')}.{item.property}"


def _parameter(signature: Signature, place: int) -> str:
    if place < len(signature.positional):
        return signature.positional[place]
    return "*" if signature.takes_more else "?"


def _passes(given: int, keys: list[str]) -> str:
    named = ", ".join(f"`{key}`" for key in keys)
    if not keys:
        return str(given) if given else "none"
    return f"{given} and {named}" if given else named
