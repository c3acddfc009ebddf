"""Which mentions copies of one text have in common: those in sentences that are versions of one sentence, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.resolve.alignment import CLEAR_GAIN, aligned_sentences
from kg.resolve.copies import Grouping
from kg.resolve.occurrences import Occurrence, merged

Place = tuple[str, int]
"""A document and the number of a sentence in it."""


def versions(grouping: Grouping) -> tuple[tuple[Place, Place], ...]:
    """Return the sentences that are versions of one, of documents that were joined to one group."""
    found = []
    for edge in grouping.edges:
        sides = [grouping.prints[name] for name in (edge.left, edge.right)]
        places = [[(each.document, s.position) for s in each.sentences if s.is_long] for each in sides]
        chain = aligned_sentences(*sides)
        found += [(places[0][i], places[1][j]) for i, j, gain in chain if gain >= CLEAR_GAIN]
    return tuple(found)


def told_twice(
    pairs: Sequence[tuple[Place, Place]], extractions: Sequence[Extraction], single: Mapping[MentionRef, Occurrence]
) -> Iterator[tuple[MentionRef, MentionRef]]:
    """Yield the mentions of one event that versions of a sentence hold."""
    held: dict[Place, list[MentionRef]] = {}
    for extraction in extractions if pairs else ():
        for index, event in sorted(enumerate(extraction.events), key=lambda pair: pair[1].trigger):
            held.setdefault((extraction.document.key, event.sentence), []).append(
                MentionRef(extraction.document.key, index)
            )
    for left, right in pairs:
        yield from _in_order(held.get(left, []), held.get(right, []), single)


def _in_order(
    left: Sequence[MentionRef], right: Sequence[MentionRef], single: Mapping[MentionRef, Occurrence]
) -> Iterator[tuple[MentionRef, MentionRef]]:
    """Yield the longest row of mentions of one kind that goes forward in both."""
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    fits = [[_fit(single[one], single[other]) for other in right] for one in left]
    for i, row in enumerate(fits):
        for j, fit in enumerate(row):
            best[i + 1][j + 1] = max(best[i][j] + fit, best[i][j + 1], best[i + 1][j])
    i, j = len(left), len(right)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield left[i], right[j]


def _fit(left: Occurrence, right: Occurrence) -> int:
    """Return how well two mentions in versions of a sentence agree: by word, by kind, by likeness, or not at all."""
    if left.is_speech != right.is_speech or left.is_denied != right.is_denied:
        return 0
    if left.above and right.above and left.above.isdisjoint(right.above):
        return int(_is_worded_anew(left, right))
    if left.is_speech:
        return 1 + round(4 * left.things.likeness(right.things))
    is_one_kind = bool(left.above) and not left.types.isdisjoint(right.types)
    is_one_word = not left.stems.isdisjoint(right.stems) or not left.meanings.isdisjoint(right.meanings)
    if is_one_word or is_one_kind:
        return 2 + 2 * is_one_word + is_one_kind
    return int(left.is_planned == right.is_planned and not left.above.isdisjoint(right.above))


def _is_worded_anew(left: Occurrence, right: Occurrence) -> bool:
    """Return whether other words, read as of another kind, may tell the same: the same ones do it, or like things."""
    is_one_deed = left.is_verb and right.is_verb and left.is_planned == right.is_planned
    is_done_by_one = left.doers.shares(right.doers) or not left.roles.isdisjoint(right.roles)
    return is_one_deed and (is_done_by_one or left.things.shares(right.things))


def with_kinds_of_copies(
    pairs: Sequence[tuple[MentionRef, MentionRef]], single: Mapping[MentionRef, Occurrence]
) -> dict[MentionRef, Occurrence]:
    """Return the mentions, those that copies of a text tell in one place being of the kinds of both."""
    found = dict(single)
    for left, right in pairs:
        if found[left].types != found[right].types:
            both = merged([found[left], found[right]])
            for one in (left, right):
                found[one] = replace(
                    found[one], types=both.types, above=both.above, habits=both.habits, near_types=both.near_types
                )
    return found
