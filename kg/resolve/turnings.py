"""One calling off, told several times: what calls off, or misses, one and the same plan is one event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import LinkKind
from kg.resolve.clusters import Edge
from kg.resolve.occurrences import Occurrence

FINAL = (LinkKind.CANCELS, LinkKind.MISSES)
"""What is done to a plan once; it may be put off several times."""
SCORE = 0.9
Members = tuple[MentionRef, ...]
Clustered = tuple[list[Members], list[Edge[MentionRef]]]


def with_turnings_joined(
    members: Sequence[Members],
    extractions: Sequence[Extraction],
    single: Mapping[MentionRef, Occurrence],
    may_join: Callable[[Sequence[Occurrence], Sequence[Occurrence]], bool],
) -> Clustered:
    """Return the clusters with those made one that call off, or miss, the same event, and the joins."""
    groups = {mention: group for group in map(list, members) for mention in group}
    joins: list[Edge[MentionRef]] = []
    for left, right in _pairs(members, extractions):
        mine, theirs = groups[left], groups[right]
        if mine is theirs:
            continue
        ours, others = ([single[one] for one in group] for group in (mine, theirs))
        if _is_one_kind(ours, others) and may_join(ours, others):
            joins.append(Edge(left, right, SCORE, "Both say of one plan that it came to nothing", "same-event"))
            mine.extend(theirs)
            groups.update(dict.fromkeys(theirs, mine))
    found = {id(group): tuple(sorted(group)) for group in groups.values()}
    return sorted(found.values()), joins


def _pairs(members: Sequence[Members], extractions: Sequence[Extraction]) -> Iterator[tuple[MentionRef, MentionRef]]:
    """Yield the mentions of what does the same to one event, each with the first such."""
    number = {mention: index for index, group in enumerate(members) for mention in group}
    first: dict[tuple[LinkKind, int], MentionRef] = {}
    for extraction in extractions:
        for link in extraction.links:
            source, target = (MentionRef(extraction.document.key, end) for end in (link.source, link.target))
            if link.kind in FINAL and source in number and target in number:
                before = first.setdefault((link.kind, number[target]), source)
                if before != source:
                    yield before, source


def _is_one_kind(left: Sequence[Occurrence], right: Sequence[Occurrence]) -> bool:
    return not _types(left).isdisjoint(_types(right))


def _types(found: Sequence[Occurrence]) -> frozenset[str]:
    return frozenset[str]().union(*(each.types for each in found))
