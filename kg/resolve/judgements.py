"""The user's verdicts, which outrank ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Distinct, Judgement
from kg.resolve.clusters import CERTAIN, Edge, Node


def same_edges(judgements: Sequence[Judgement], known_as: Mapping[str, Sequence[Node]]) -> Iterator[Edge[Node]]:
    """Yield the joins that the user asks for, among things by their names."""
    for judgement in judgements:
        if judgement.is_same:
            for left, right in _pairs(judgement, known_as):
                yield Edge(left, right, CERTAIN, in_words(judgement), "judgement")


def different_pairs(
    judgements: Sequence[Judgement], known_as: Mapping[str, Sequence[Node]]
) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs that the user holds apart."""
    yield from ((edge.left, edge.right) for edge in different_edges(judgements, known_as))


def different_edges(judgements: Sequence[Judgement], known_as: Mapping[str, Sequence[Node]]) -> Iterator[Edge[Node]]:
    """Yield the pairs that the user holds apart, with where that is said."""
    for judgement in judgements:
        if not judgement.is_same:
            for left, right in _pairs(judgement, known_as):
                yield Edge(left, right, -CERTAIN, in_words(judgement), "judgement")


def judged_apart(judgements: Sequence[Judgement], key_of: Callable[[str], str | None]) -> Iterator[Distinct]:
    """Yield that the user holds two entities apart, by the keys of their names."""
    for judgement in judgements:
        left, right = key_of(judgement.left), key_of(judgement.right)
        if not judgement.is_same and left is not None and right is not None and left != right:
            about = (min(left, right), max(left, right))
            yield Distinct("distinct-" + keys.mint(*about), about, in_words(judgement) + ".")


def in_words(judgement: Judgement) -> str:
    """Return a judgement as the reason of what it decides, with where it stands.

    >>> in_words(Judgement("Acme", "Zenith", is_same=False, place="judged.csv, line 3"))
    'The user judged that they are two (judged.csv, line 3)'
    """
    place = f" ({judgement.place})" if judgement.place else ""
    return f"The user judged that they are {'one' if judgement.is_same else 'two'}{place}"


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
