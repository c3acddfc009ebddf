"""How long before or after another event of its text an event lies: "two weeks after the vote"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model.mention import AHEAD, Modality, Tense, TimeLink, TimeRelation
from kg.temporal.expressions import is_exact
from kg.timeline.datings import COUNTED, LENGTH, Dating, dating_of
from kg.timeline.earlier import meant
from kg.timeline.points import Point
from kg.timeline.readings import Words
from kg.timeline.story import Told

_REACH = 24


def counted_datings(told: Told, told_here: Sequence[Told]) -> Iterator[Dating]:
    """Yield how long before or after another event of its text an event lies, and the other seen from it."""
    for link in told.mention.times:
        other = meant(link.anchor, told_here) if link.anchor is not None and link.rule == COUNTED else None
        if other is None or other.event.key == told.event.key or _is_of_other(told) or _is_of_other(other):
            continue
        sign = -1 if link.relation is TimeRelation.BEFORE else 1
        yield from _distance(told, other, link.time, sign)
        yield from _distance(other, told, link.time, -sign)


def _is_of_other(told: Told) -> bool:
    """Return whether words put as done what is held for a plan, so that they tell of another thing than its date."""
    is_done = told.mention.modality is Modality.ACTUAL and told.mention.tense is Tense.PAST
    return is_done and told.event.modality in AHEAD


def _distance(told: Told, other: Told, time: int, sign: int) -> Iterator[Dating]:
    value = told.extraction.times[time].value
    length = LENGTH.search(value.meaning)
    if length is None:
        return
    first = told.extraction.times[time].span.start
    before = told.extraction.document.text[max(0, first - _REACH) : first]
    start = "exactly(then)" if is_exact(before) else "then"
    words = Words(replace(value, meaning=f"shift({start},{length[1]},{sign})"), Tense.PAST)
    found = dating_of(told, told.event.key, TimeLink(time, rule=COUNTED), Tense.PAST, narrated=Point(other.event.key))
    if found is not None:
        side = "after" if sign > 0 else "before"
        narrated = Point(other.event.key)
        yield replace(found, told=told, words=words, narrated=narrated, from_event=f" {side} {other.quote}")
