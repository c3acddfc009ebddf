"""Scored pairs → clusters, joined by their best pair and by how well all agree; "different" verdicts are respected.

Between single linkage, which chains unlike things together in a large corpus, and average linkage (Sokal & Michener
1958), which leaves out mentions that tell little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import Generic

import networkx as nx

from kg.resolve.clusters import CERTAIN, Clusters, Edge, Node, enemies_of, is_forbidden

BEST = 0.3
"""The share of the best pair in the score of two clusters."""
SURE = 1.0
"""Edges above this score are joins that a sentence or the user asks for: they come first, whatever the average."""


@dataclass(slots=True)
class _Linked(Generic[Node]):
    """What two clusters have between them."""

    total: float
    best: Edge[Node]


@dataclass(slots=True)
class _State(Generic[Node]):
    """Clusters under construction, each under the name of one of its members."""

    members: dict[Node, list[Node]]
    links: dict[Node, dict[Node, _Linked[Node]]] = field(default_factory=dict)
    owner: dict[Node, Node] = field(default_factory=dict)
    kept: list[Edge[Node]] = field(default_factory=list)

    def link(self, left: Node, right: Node, total: float, best: Edge[Node]) -> None:
        """Add evidence between two clusters."""
        known = self.links.setdefault(left, {}).get(right)
        if known is not None:
            total += known.total
            best = min(best, known.best, key=_rank)
        found = _Linked(total, best)
        self.links[left][right] = found
        self.links.setdefault(right, {})[left] = found

    def score(self, left: Node, right: Node) -> float:
        """Return the score of the best pair and the mean of all, weighed; a pair that was not compared counts as 0."""
        linked = self.links[left][right]
        mean = linked.total / (len(self.members[left]) * len(self.members[right]))
        return BEST * linked.best.score + (1 - BEST) * mean

    def join(self, left: Node, right: Node, edge: Edge[Node]) -> Node:
        """Make two clusters one, and return its name."""
        if (-len(self.members[left]), left) > (-len(self.members[right]), right):
            left, right = right, left
        self.kept.append(edge)
        self.members[left].extend(self.members.pop(right))
        self.owner[right] = left
        for other, linked in self.links.pop(right, {}).items():
            del self.links[other][right]
            if other != left:
                self.link(left, other, linked.total, linked.best)
        return left

    def name(self, node: Node) -> Node:
        """Return the name of the cluster that holds a node."""
        while node in self.owner:
            node = self.owner[node]
        return node


def linked_clusters(
    nodes: Iterable[Node],
    edges: Iterable[Edge[Node]],
    *,
    least: float,
    different: Iterable[tuple[Node, Node]] = (),
    agree: Callable[[Sequence[Node], Sequence[Node]], bool] = lambda _left, _right: True,
) -> Clusters[Node]:
    """Return clusters joined while the score between two is at least so much, the highest first.

    Clusters that hold a "different" pair between them, or that do not `agree`, stay apart.
    """
    state = _State({node: [node] for node in nodes})
    enemies = enemies_of(different)
    ordered = sorted(edges, key=_rank)

    def may_join(left: Node, right: Node, *, is_certain: bool = False) -> bool:
        mine, theirs = state.members[left], state.members[right]
        return not is_forbidden(mine, theirs, enemies) and (is_certain or agree(mine, theirs))

    for edge in ordered:
        left, right = state.name(edge.left), state.name(edge.right)
        if left != right and edge.score > SURE and may_join(left, right, is_certain=edge.score >= CERTAIN):
            state.join(left, right, edge)
    for edge in ordered:
        left, right = state.name(edge.left), state.name(edge.right)
        if left != right and edge.score <= SURE:
            state.link(left, right, edge.score, edge)
    _join_best(state, least, may_join)
    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(node for members in state.members.values() for node in members)
    graph.add_edges_from((edge.left, edge.right) for edge in state.kept)
    members = tuple(sorted(tuple(sorted(found)) for found in nx.connected_components(graph)))
    return Clusters(members, tuple(state.kept))


def _join_best(state: _State[Node], least: float, may_join: Callable[[Node, Node], bool]) -> None:
    """Join clusters, the best pair first, until no two score enough."""
    queue = [(-state.score(a, b), a, b) for a, found in state.links.items() for b in found if a < b]
    heapify(queue)
    while queue and -queue[0][0] >= least:
        score, left, right = heappop(queue)
        linked = state.links.get(left, {}).get(right)
        if linked is None or -score != state.score(left, right) or not may_join(left, right):
            continue
        name = state.join(left, right, linked.best)
        for other in state.links.get(name, ()):
            first, second = sorted((name, other))
            heappush(queue, (-state.score(name, other), first, second))


def _rank(edge: Edge[Node]) -> tuple[float, Node, Node, str]:
    first, second = sorted((edge.left, edge.right))
    return -edge.score, first, second, edge.reason
