"""Which pairs of event mentions are worth a comparison."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.resolve.blocking import candidates
from kg.resolve.occurrences import Occurrence, merged
from kg.resolve.vectors import nearest

SMALL = 400
"""Up to so many events all pairs are looked at."""
TELLING = 3
"""So many words of a document's gist propose pairs."""
UNLIKE = 0.5
"""Two events of no common word or kind are compared from this likeness of their words on."""


def pairs_worth_comparing(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth a comparison: all of one document, and of two those whose heaps share a key."""
    heaps = _heaps(found)
    everything = range(len(heaps))
    few = len(found) <= SMALL
    near = combinations(everything, 2) if few else candidates(everything, lambda i: _block_keys(heaps[i][0]))
    for members in _by_document(found).values():
        yield from combinations(members, 2)
    for one, other in near:
        (mine, left), (theirs, right) = heaps[one], heaps[other]
        if mine.documents.isdisjoint(theirs.documents) and _may_be_one(mine, theirs):
            yield from ((min(a, b), max(a, b)) for a in left for b in right)


def _by_document(found: Sequence[Occurrence]) -> Mapping[str, Sequence[int]]:
    documents: dict[str, list[int]] = {}
    for index, each in enumerate(found):
        documents.setdefault(each.mentions[0].document, []).append(index)
    return documents


def _heaps(found: Sequence[Occurrence]) -> list[tuple[Occurrence, Sequence[int]]]:
    """Return the mentions of one kind in one document, told together: what is compared with other documents."""
    heaps: dict[tuple[str, ...], list[int]] = {}
    for index, each in enumerate(found):
        kind = each.types if each.above else each.stems
        heaps.setdefault((each.mentions[0].document, *sorted(kind)), []).append(index)
    return [(merged([found[index] for index in members]), members) for members in heaps.values()]


def _may_be_one(left: Occurrence, right: Occurrence) -> bool:
    if not left.stems.isdisjoint(right.stems) or not left.types.isdisjoint(right.types):
        return True
    if not left.above.isdisjoint(right.above) or not left.meanings.isdisjoint(right.meanings):
        return True
    return bool(not left.above or not right.above) and nearest(left.vectors, right.vectors) >= UNLIKE


def _block_keys(occurrence: Occurrence) -> Iterator[Hashable]:
    """Yield what two mentions of one event share at the least: a kind or a word, and who, where or what story."""
    kinds = [*sorted(occurrence.above), *(f"word {stem}" for stem in sorted(occurrence.stems))]
    kinds += [f"meaning {group}" for group in sorted(occurrence.meanings)] if not occurrence.above else []
    story = [word for gist in occurrence.gists for word in list(gist.weights)[:TELLING]]
    who = sorted(occurrence.entities | occurrence.kin | (frozenset() if occurrence.roles else occurrence.topic))
    for kind in kinds:
        for name in (*who, *sorted(occurrence.places), *sorted(occurrence.content), *story):
            yield kind, name
