"""The user's verdicts, which outrank ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model.knowledge import Judgement
from kg.resolve.clusters import CERTAIN, Edge, Node


def same_edges(judgements: Sequence[Judgement], known_as: Mapping[str, Sequence[Node]]) -> Iterator[Edge[Node]]:
    """Yield the joins that the user asks for, among things by their names."""
    for judgement in judgements:
        if judgement.is_same:
            for left, right in _pairs(judgement, known_as):
                yield Edge(left, right, CERTAIN, "the judgements file says that they are one", "judgement")


def different_pairs(
    judgements: Sequence[Judgement], known_as: Mapping[str, Sequence[Node]]
) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs that the user holds apart."""
    for judgement in judgements:
        if not judgement.is_same:
            yield from _pairs(judgement, known_as)


def _pairs(judgement: Judgement, known_as: Mapping[str, Sequence[Node]]) -> Iterable[tuple[Node, Node]]:
    for left in known_as.get(spoken(judgement.left), ()):
        for right in known_as.get(spoken(judgement.right), ()):
            if left != right:
                yield left, right


def spoken(name: str) -> str:
    """Return a name or key as judgements compare it.

    >>> spoken("  Acme  Foods ")
    'acme foods'
    """
    return " ".join(name.lower().split())
