"""What may stand at a place of the tree."""

from collections.abc import Callable
from enum import Enum, auto


class Position(Enum):
    """Only among nodes a mapping can be the use of a component."""

    NODE = auto()
    DATA = auto()


PositionOf = Callable[[str], Position]
"""By the name of a prop."""
