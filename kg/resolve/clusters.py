"""Pairs with verdicts → clusters that respect every "different"."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import networkx as nx


class Sortable(Hashable, Protocol):
    """A name of a thing: hashable, and of a stable order."""

    def __lt__(self, other: Any, /) -> bool: ...


Node = TypeVar("Node", bound=Sortable)

CERTAIN = 1000.0
"""The score of a join that the user asks for: above any that features reach."""


@dataclass(frozen=True, slots=True)
class Edge(Generic[Node]):
    """Two things held for one, how surely, and why."""

    left: Node
    right: Node
    score: float
    reason: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clusters(Generic[Node]):
    """The clusters, sorted, and the edges that made them (a spanning forest)."""

    members: tuple[tuple[Node, ...], ...]
    edges: tuple[Edge[Node], ...]

    def of(self) -> Mapping[Node, int]:
        """Return the position of each thing's cluster."""
        return {node: position for position, members in enumerate(self.members) for node in members}


def cluster(
    nodes: Iterable[Node],
    edges: Iterable[Edge[Node]],
    *,
    different: Iterable[tuple[Node, Node]] = (),
    agree: Callable[[Sequence[Node], Sequence[Node]], bool] = lambda _left, _right: True,
) -> Clusters[Node]:
    """Return connected components in which no two things are held for different.

    The surest edges join first; an edge that would bring a "different" pair together, or clusters that do not `agree`,
    is left out.
    """
    members: dict[Node, list[Node]] = {node: [node] for node in nodes}
    enemies = enemies_of(different)
    kept: list[Edge[Node]] = []
    for edge in sorted(edges, key=lambda edge: (-edge.score, *sorted((edge.left, edge.right)), edge.reason)):
        left, right = members[edge.left], members[edge.right]
        if left is right or is_forbidden(left, right, enemies):
            continue
        if edge.score < CERTAIN and not agree(left, right):
            continue
        kept.append(edge)
        if len(left) < len(right):
            left, right = right, left
        left.extend(right)
        members.update(dict.fromkeys(right, left))
    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_edges_from((edge.left, edge.right) for edge in kept)
    return Clusters(tuple(sorted(tuple(sorted(found)) for found in nx.connected_components(graph))), tuple(kept))


def enemies_of(different: Iterable[tuple[Node, Node]]) -> dict[Node, set[Node]]:
    """Return for each thing those that it is held apart from."""
    enemies: dict[Node, set[Node]] = {}
    for left, right in different:
        enemies.setdefault(left, set()).add(right)
        enemies.setdefault(right, set()).add(left)
    return enemies


def is_forbidden(left: Sequence[Node], right: Sequence[Node], enemies: Mapping[Node, set[Node]]) -> bool:
    """Return whether joining two clusters would bring a "different" pair together."""
    if len(left) > len(right):
        left, right = right, left
    others = set(right)
    return any(not others.isdisjoint(enemies.get(node, ())) for node in left)
