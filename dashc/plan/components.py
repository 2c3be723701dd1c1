"""Strongly connected components, without recursion: chains of thousands of callbacks are ordinary."""

from collections.abc import Callable, Iterable, Iterator


def strong_components(count: int, successors: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """Tarjan's algorithm over the nodes `0 … count-1`; each component sorted, a component before what leads to it."""
    number: list[int] = [-1] * count
    low = [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    components: list[list[int]] = []
    counter = 0
    for root in range(count):
        if number[root] >= 0:
            continue
        number[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        work: list[tuple[int, Iterator[int]]] = [(root, iter(successors(root)))]
        while work:
            node, rest = work[-1]
            for other in rest:
                if number[other] < 0:
                    number[other] = low[other] = counter
                    counter += 1
                    stack.append(other)
                    on_stack[other] = True
                    work.append((other, iter(successors(other))))
                    break
                if on_stack[other]:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == number[node]:
                    components.append(sorted(_pop_until(stack, node, on_stack)))
    return components


def _pop_until(stack: list[int], node: int, on_stack: list[bool]) -> list[int]:
    members = []
    while True:
        member = stack.pop()
        on_stack[member] = False
        members.append(member)
        if member == node:
            return members
