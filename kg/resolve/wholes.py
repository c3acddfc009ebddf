"""Which like documents are one text, and which only share a part: an article merged from two does not make them one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from kg.resolve.clusters import Edge
from kg.resolve.features.copies import COPIES, WHOLE, coverage
from kg.resolve.fingerprints import Fingerprint, candidate_pairs
from kg.resolve.scoring import Comparison, Judged

MOST_ASKED = 3
"""So many of the longest documents speak for a group."""

FULL_LENGTH = 0.75
"""Share of the words of a longest document from which on another is no mere excerpt of it."""


@dataclass(slots=True)
class Wholes:
    """Comparisons of documents, each made once."""

    prints: Mapping[str, Fingerprint]
    _known: dict[tuple[str, str], Comparison] = field(default_factory=dict)
    _covered: dict[tuple[str, str], float] = field(default_factory=dict)

    def edges(self) -> Iterator[Edge[str]]:
        """Yield the like documents; where all of one is in the other the edge is surer than where a part is."""
        for left, right in candidate_pairs(self.prints):
            compared = self._compared(left, right)
            if compared.verdict is Judged.SAME:
                yield Edge(left, right, compared.score + self._coverage(left, right), compared.words, "same-text")

    def are_one_text(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether two groups are: most that speak for them are, or a document of full length is all in both."""
        mine, theirs = self._speakers(left), self._speakers(right)
        pairs = list(product(mine, theirs))
        if 2 * sum(self._is_same(*pair) for pair in pairs) > len(pairs):
            return True
        longest = mine[0], theirs[0]
        least = FULL_LENGTH * min(len(self.prints[name].words) for name in longest)
        full = (name for name in {*mine, *theirs} if len(self.prints[name].words) >= least)
        return any(all(name == other or self._is_whole(name, other) for other in longest) for name in full)

    def _is_whole(self, left: str, right: str) -> bool:
        return self._is_same(left, right) and self._coverage(left, right) >= WHOLE

    def _speakers(self, group: Sequence[str]) -> list[str]:
        return sorted(group, key=lambda name: (-len(self.prints[name].words), name))[:MOST_ASKED]

    def _is_same(self, left: str, right: str) -> bool:
        return self._compared(left, right).verdict is Judged.SAME

    def _compared(self, left: str, right: str) -> Comparison:
        pair = (left, right) if left < right else (right, left)
        if pair not in self._known:
            self._known[pair] = COPIES.compare(self.prints[pair[0]], self.prints[pair[1]])
        return self._known[pair]

    def _coverage(self, left: str, right: str) -> float:
        pair = (left, right) if left < right else (right, left)
        if pair not in self._covered:
            self._covered[pair] = coverage(self.prints[pair[0]], self.prints[pair[1]])
        return self._covered[pair]
