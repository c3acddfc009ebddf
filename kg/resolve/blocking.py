"""Which pairs are worth a look: things that share a key, and never all pairs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

Node = TypeVar("Node")

WINDOW = 30
"""In a larger block each is compared with so many that follow it (sorted neighbourhood, Hernández & Stolfo 1995)."""


def candidates(
    nodes: Sequence[Node], keys: Callable[[Node], Iterable[Hashable]], *, window: int = WINDOW
) -> Iterator[tuple[Node, Node]]:
    """Yield each pair of nodes that share a key, once, the earlier node of the sequence first.

    The sequence should be sorted so that likely partners stand close together, for a block larger than the window.
    """
    blocks: dict[Hashable, list[int]] = {}
    for position, node in enumerate(nodes):
        for key in dict.fromkeys(keys(node)):
            blocks.setdefault(key, []).append(position)
    pairs = {
        (left, right)
        for block in blocks.values()
        for rank, left in enumerate(block)
        for right in block[rank + 1 : rank + 1 + window]
    }
    for left, right in sorted(pairs):
        yield nodes[left], nodes[right]
