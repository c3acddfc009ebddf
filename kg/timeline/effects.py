"""What datings say of the begin and the end of what they date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.model.mention import AHEAD, FORESEEN, Modality, Tense, TimeRelation
from kg.timeline.datings import MOVED_TO, Dating
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Shift, Strength
from kg.timeline.readings import Bearing, Limit, NotAfter, NotBefore
from kg.timeline.story import Story

_ANY_DAY = date(2001, 6, 14).toordinal()
SHARED = "is the time of what it happens with"
_LOOSE = "in the same clause"
"""The rule of a link that rests on nothing but nearness."""
_PLAIN = re.compile(r"(?:md|check|wd|month|time)\(")
_ROUGHLY = "approx(to"
_NOT_UNTIL = re.compile(r"notbefore\((.*)\)")
RECENT_DAYS = 730
_RIGHT_OPEN = (TimeRelation.AFTER, TimeRelation.SINCE)
_LEFT_OPEN = (TimeRelation.BEFORE, TimeRelation.UNTIL)


def constraints_of(dating: Dating, story: Story) -> Iterator[Constraint]:
    """Yield what a dating says of the begin and the end of what it dates."""
    if dating.is_overtaken:
        return
    begin, end = story.begin(dating.key), story.end(dating.key)
    if dating.mark:
        point = end if dating.mark == "end" else begin
        yield from (*_lower(dating, point, Limit.EARLIEST), *_upper(dating, point, Limit.LATEST))
        yield Constraint(begin, end, Gap(0), "begin-before-end", "it begins before it ends", (dating.claim.key,))
        return
    if dating.relation not in _LEFT_OPEN:
        yield from _lower(dating, begin, Limit.EARLIEST)
    if dating.is_put_off:
        return
    if dating.relation not in _RIGHT_OPEN:
        yield from _upper(dating, end, Limit.LATEST)
    yield from _not_until(dating, end)
    if begin == end or dating.relation is not TimeRelation.AT:
        return
    yield Constraint(begin, end, Gap(0), "begin-before-end", "it begins before it ends", (dating.claim.key,))
    yield from _upper(dating, begin, Limit.EARLIEST if dating.is_whole else Limit.LATEST_START)
    yield from _lower(dating, end, Limit.LATEST if dating.is_whole else Limit.EARLIEST_END)


def _not_until(dating: Dating, end: Point) -> Iterator[Constraint]:
    """Yield the soft rule that what does not open until May opens in May, as such words are used."""
    found = _NOT_UNTIL.fullmatch(dating.words.value.meaning)
    if found is None or not dating.text.lower().startswith(("until", "till")):
        return
    inner = replace(dating.words, value=replace(dating.words.value, meaning=found[1], signal=""))
    for constraint in _upper(replace(dating, words=inner, tells_writing=False), end, Limit.LATEST):
        reason = f"what is not to be {dating.quote} is to be then, as such words are used (soft rule)"
        yield replace(constraint, rule="not-until-means-then", reason=reason, strength=Strength.WEAK)


def recent_constraints(datings: tuple[Dating, ...]) -> Iterator[Constraint]:
    """Yield the soft rule that a text is not much younger than the latest day it speaks of."""
    latest: dict[Point, tuple[int, Dating]] = {}
    for dating in datings:
        day = dating.words.fixed(Limit.LATEST)
        if day is not None and (dating.published not in latest or day > latest[dating.published][0]):
            latest[dating.published] = (day, dating)
    for published, (day, dating) in latest.items():
        reason = (
            f"nothing that the text dates is later than {dating.quote}, and news is of the last two years (soft rule)"
        )
        gap = Gap(-day - RECENT_DAYS)
        yield Constraint(
            published, ORIGIN, gap, "news-is-recent", reason, (dating.claim.key,), Strength.WEAK, tie=dating.tie
        )


def _lower(dating: Dating, point: Point, limit: Limit) -> Iterator[Constraint]:
    day = dating.words.fixed(limit)
    if day is not None:
        yield _constraint(dating, ORIGIN, point, Gap(day))
    elif dating.words.bearing is not Bearing.NOTHING:
        reference, bearing = _reference(dating)
        yield _constraint(dating, reference, point, NotBefore(dating.words, limit, bearing))
        if dating.tells_writing and _tells_days(dating):
            yield _back(dating, reference, point, NotBefore(dating.words, limit, bearing, is_back=True))


def _upper(dating: Dating, point: Point, limit: Limit) -> Iterator[Constraint]:
    day = dating.words.fixed(limit)
    if day is not None:
        yield _constraint(dating, point, ORIGIN, Gap(-day))
    elif dating.words.bearing is not Bearing.NOTHING:
        reference, bearing = _reference(dating)
        yield _constraint(dating, point, reference, NotAfter(dating.words, limit, bearing))
        if dating.tells_writing and _tells_days(dating):
            yield _back(dating, point, reference, NotAfter(dating.words, limit, bearing, is_back=True))


def _tells_days(dating: Dating) -> bool:
    """Return whether words tell days exactly enough to count back from them: "last month", "a week away"."""
    is_counted = _strength(dating) is Strength.FIRM and dating.time.value.meaning.startswith("shift(ref,")
    return is_counted or _strength(dating).is_hard


def _reference(dating: Dating) -> tuple[Point, Bearing]:
    """Return from when the words are counted, and as what."""
    if dating.narrated is not None:
        return dating.narrated, Bearing.NARRATIVE
    return dating.published, Bearing.PUBLICATION


def _constraint(dating: Dating, earlier: Point, later: Point, shift: Shift) -> Constraint:
    return Constraint(
        earlier,
        later,
        shift,
        "date-of-event" if isinstance(shift, Gap) else dating.claim.extractor.split(" ", 1)[1],
        dating.quote,
        (dating.claim.key, *dating.others),
        _strength(dating),
        dating.support,
        dating.tie,
    )


def _back(dating: Dating, earlier: Point, later: Point, shift: Shift) -> Constraint:
    """Return that the words must have been written when they fit: soft, since it hangs on what other texts say."""
    forward = _constraint(dating, earlier, later, shift)
    return replace(forward, rule="written-when-words-fit", strength=Strength.SOFT)


def _is_plain_day(dating: Dating) -> bool:
    """Return whether a dated text puts something on a day or in a month, past or to come by its grammar.

    Which Monday or which May is meant then follows from the use of language, not from habits of news.
    """
    tense = dating.told.mention.tense if dating.told is not None else Tense.NONE
    is_plain = tense in {Tense.PAST, Tense.FUTURE} and _PLAIN.match(dating.time.value.meaning) is not None
    return is_plain and dating.is_stated and dating.rule != _LOOSE


def _strength(dating: Dating) -> Strength:
    told = dating.told
    is_plan = told is not None and (told.mention.modality in AHEAD or dating.rule == MOVED_TO)
    if told is not None and told.event.modality is Modality.ACTUAL and is_plan:
        return Strength.WEAK if told.mention.modality is Modality.POSSIBLE else Strength.SOFT
    if told is not None and told.event.modality in FORESEEN and told.mention.modality is Modality.POSSIBLE:
        return Strength.SOFT  # a plan's own day outweighs that of the rumour before it
    if dating.from_event:
        return Strength.SOFT if _ROUGHLY in dating.words.value.meaning else Strength.FIRM
    if dating.rule == SHARED or dating.words.bearing is Bearing.NARRATIVE:
        return Strength.SOFT
    if not dating.words.on(_ANY_DAY, Bearing.PUBLICATION).is_hard:
        return Strength.OWN if _is_plain_day(dating) else Strength.FIRM
    return Strength.HARD if dating.rule == _LOOSE else Strength.STATED
