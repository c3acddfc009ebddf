"""What lasts: which day is its begin or its end, and how long it goes on ("the 17-day strike ended on Sunday")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.model.mention import Modality, TimeLink, TimeRelation
from kg.temporal.formula import parse_formula
from kg.temporal.lengths import farthest, nearest
from kg.timeline.datings import COUNTED, ENDS, Dating, dating_of
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.readings import A_DAY
from kg.timeline.story import Story, Told

_OWN = ("modifies the event", "is its length")
_DAYS = 2
"""A time of so many days at most dates a begin or an end."""
_WEEK = 7
"""So many days are counted with the first and the last; of more, the first may not count."""
_SHARE = 6
"""Lengths in weeks and more are told roundly: off by a sixth."""


def marked(datings: Sequence[Dating], story: Story) -> list[Dating]:
    """Return datings of what lasts with the end that they date, where a text tells both its length or end and a day."""
    ended = {one.key for one in datings if one.rule == ENDS}
    lasting = ended | {told.event.key for told, _ in _lengths(story)}
    return [replace(one, mark=_mark(one)) if one.key in lasting else one for one in datings]


def _mark(dating: Dating) -> str:
    if dating.rule == ENDS:
        return "end"
    is_day = dating.relation is TimeRelation.AT and dating.words.usual_bounds.days <= _DAYS
    return "begin" if is_day and not dating.time.value.signal else ""


def length_datings(story: Story) -> Iterator[Dating]:
    """Yield the claims of lengths."""
    yield from (dating for dating, _, _ in _dated_lengths(story))


def extent_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that what goes on for some days ends so long after its begin, give or take what is told roundly."""
    for dating, least, most in _dated_lengths(story):
        begin, end = story.begin(dating.key), story.end(dating.key)
        if begin == end:
            continue
        reason, premises = f"it goes on for {dating.quote}", (dating.claim.key,)
        yield Constraint(begin, end, Gap(least), "goes-on-for", reason, premises, Strength.FIRM, tie=dating.tie)
        yield Constraint(end, begin, Gap(-most), "goes-on-for", reason, premises, Strength.FIRM, tie=dating.tie)


def _dated_lengths(story: Story) -> Iterator[tuple[Dating, int, int]]:
    for told, link in _lengths(story):
        least, most = _days(told, link)
        dating = dating_of(told, told.event.key, TimeLink(link.time, rule=COUNTED), told.mention.tense)
        if dating is not None:
            yield replace(dating, told=told), least, most


def _lengths(story: Story) -> Iterator[tuple[Told, TimeLink]]:
    """Yield the mentions of what lasts that tell how long: over a day, as a fact."""
    for told in story.told:
        if told.event.type not in story.habits.lasts or told.mention.modality is Modality.NEGATED:
            continue
        for link in told.mention.times:
            meaning = told.extraction.times[link.time].value.meaning
            if link.rule in _OWN and meaning.startswith("dur(") and _days(told, link)[1] > 1:
                yield told, link


def _days(told: Told, link: TimeLink) -> tuple[int, int]:
    """Return the least and the most days between the first day of a length and its last."""
    length = parse_formula(told.extraction.times[link.time].value.meaning)
    day = date.fromordinal(A_DAY.toordinal())
    least, most = (nearest(day, length, 1) - day).days, (farthest(day, length, 1) - day).days
    slack = 0 if length.parts[0].operator == "day" else -(-most // _SHARE)
    is_rough = slack > 0 or most > _WEEK
    return max(0, least - 1 - slack), most + slack - (slack > 0 or not is_rough)
