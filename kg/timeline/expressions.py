"""Time expressions → what they claim of events and figures, and what follows for their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from kg.model.bounds import Granularity, TimeBounds
from kg.model.mention import AHEAD, Modality, Tense, TimeLink, TimeMention, TimeRelation
from kg.model.statement import Claim
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.edtf import to_edtf
from kg.timeline.claims import time_claim
from kg.timeline.fiscal import FiscalEnd, fiscal_end_of, fiscal_ends
from kg.timeline.narration import A_DAY_OF, Spoken, from_named_day
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Shift, Strength
from kg.timeline.readings import A_DAY, Bearing, Limit, NotAfter, NotBefore, Words
from kg.timeline.story import Counted, Story, Told

_REACH = 48
_WOULD = re.compile(r"\bwould\b(?! (?:\w+ )?have\b)")
_HAD = re.compile(r"\bhad\b|’d been|'d been")
_COMPARED = re.compile(
    r"\b(?:up|down|rise|rose|jump|increase|growth|gain|decline|drop|fall|improvement)\b[^.;,]* (?:on|over|from)\s$"
)
_BARE = re.compile(r"(?:by\(|notbefore\()?(month\(\d+\)|md\(month\(\d+\),\d+\))\)?")
_FOR = re.compile(r"\bfor (?:the )?$")
_ON = re.compile(r"(?:\s[A-Za-z]+){0,3},?(?:\son)?\s")
_ANY_DAY = date(2001, 6, 14).toordinal()
SET_FOR = "is set for it"
"""The rule of a link to a day that is still fixed: "has been set for 14 June"."""
MOVED_TO = "is moved to it"
"""The rule of a link to the time to which something is put off: "postponed the vote to Friday"."""
WHEN = "is when it was"
"""The rule of a link to a time of which another event is counted: "since 1998, when a dam burst"."""
SHARED = "is the time of what it happens with"
_DEADLINE = "kg:Deadline"
"""A deadline is the day until which something may be done: "until July 31"."""
_CORE = re.compile(r"(?:since|until|by|before|after|notbefore)\((.*)\)")
COUNTED = "is counted from another event"
"""The rule of a link of a length to another event."""
COUNTED_FROM_NOW = "is counted from the writing"
"""The rule of a link of a length to what lies so long before the text: "It comes a week after the vote"."""
_LENGTH = re.compile(r"\b((?:dur|sum|andhalf)\(.*\))")
_LOOSE = "in the same clause"
"""The rule of a link that rests on nothing but nearness."""
ABOUT_OTHER_TIMES = frozenset(
    f"kg:{name}"
    for name in (
        *("EarningsGuidance", "Prediction", "TargetSetting", "Promise", "Proposal", "Remark", "Announcement"),
        *("Report", "EarningsReport", "Analysis", "Warning", "Comment", "Denial", "Investigation", "Demand", "Request"),
    )
)
"""Types of which "in 2026" or "for the third quarter" tells what is spoken of, not when it was said."""
_PLAIN = re.compile(r"(?:md|check|wd|month|time)\(")
_MONTH = 31
_SHORT_MONTH = 28
RECENT_DAYS = 730
_WHOLE = {Granularity.MONTH: 31, Granularity.QUARTER: 92, Granularity.HALF: 184, Granularity.YEAR: 366}
"""Units whose whole a figure is about, with the most days they have."""


@dataclass(frozen=True, slots=True)
class Dating:
    """One time expression that dates one event or figure."""

    key: str
    time: TimeMention
    text: str
    words: Words
    relation: TimeRelation
    rule: str
    claim: Claim
    published: Point
    narrated: Point | None
    """The event that the text told of before it, for words that are counted from there."""
    is_stated: bool
    """Whether the document itself states its day of publication."""
    is_whole: bool = False
    """Whether the whole of the time is meant, as by a figure's period."""
    told: Told | None = None
    """The mention that it dates, if it dates an event."""
    tells_writing: bool = False
    """Whether what it dates is dated otherwise, too, so that its day tells the day of writing."""
    others: tuple[str, ...] = ()
    """Claims of other sentences that it rests on: "its fiscal year ends in October"."""
    from_event: str = ""
    """From what a length is counted, in words: " after “resigned”"."""
    support: int = 1
    tie: str = ""

    @property
    def quote(self) -> str:
        """Return the words in quotation marks."""
        return f"“{self.text}”{self.from_event}"

    @property
    def is_anchored(self) -> bool:
        """Return whether its days do not hang on a day of writing that is still sought."""
        return self.words.bearing is Bearing.NOTHING or (self.is_stated and self.narrated is None)


def read_datings(story: Story) -> tuple[Dating, ...]:
    """Return all datings of events and figures, with the number of origins that give the same day."""
    ends = fiscal_ends(story)
    found = [*_event_datings(story, ends), *_figure_datings(story, ends)]
    origins: dict[tuple[str, str], set[str]] = {}
    for dating in found:
        origin = dating.claim.origin.key if dating.claim.origin else ""
        origins.setdefault((dating.key, str(dating.claim.object)), set()).add(origin)
    anchored: dict[str, set[str]] = {}
    for dating in found:
        if dating.is_anchored or A_DAY_OF.match(dating.time.value.meaning):
            anchored.setdefault(dating.key, set()).add(dating.claim.key)
    return tuple(
        replace(
            dating,
            tells_writing=not dating.is_stated and bool(anchored.get(dating.key, set()) - {dating.claim.key}),
            support=len(origins[dating.key, str(dating.claim.object)] - {""}) or 1,
        )
        for dating in found
    )


def lasting_keys(datings: tuple[Dating, ...]) -> frozenset[str]:
    """Return the keys of what lasts: all of its times are meant as a whole."""
    lasts: dict[str, bool] = {}
    for dating in datings:
        is_lasting = dating.relation is TimeRelation.AT and (dating.words.usual_bounds.is_lasting or dating.is_whole)
        lasts[dating.key] = lasts.get(dating.key, True) and is_lasting
    return frozenset(key for key, is_lasting in lasts.items() if is_lasting)


def _event_datings(story: Story, ends: Mapping[str, FiscalEnd]) -> Iterator[Dating]:
    for told_here in story.by_document.values():
        spoken = Spoken()
        coming = frozenset(_coming(told_here))
        for told in told_here:
            datings = [
                found
                for link in told.mention.times
                if link.rule != COUNTED
                and (
                    found := _of_event(
                        told, link, spoken.before(told, link), coming, ends, is_of_name=story.is_name_of_plan(told)
                    )
                )
            ]
            yield from datings
            yield from _counted_datings(told, told_here)
            plain = [one.words for one in datings if not one.time.value.signal]
            spoken = spoken.after(told, plain)


def _counted_datings(told: Told, told_here: Sequence[Told]) -> Iterator[Dating]:
    """Yield how long before or after another event of its text an event lies, and the other seen from it."""
    at = {one.reference.index: one for one in told_here}
    for link in told.mention.times:
        other = at.get(link.anchor) if link.anchor is not None else None
        if other is None or other.event.key == told.event.key or link.rule != COUNTED:
            continue
        sign = -1 if link.relation is TimeRelation.BEFORE else 1
        yield from _distance(told, other, link.time, sign)
        yield from _distance(other, told, link.time, -sign)


def _distance(told: Told, other: Told, time: int, sign: int) -> Iterator[Dating]:
    value = told.extraction.times[time].value
    length = _LENGTH.search(value.meaning)
    if length is None:
        return
    words = Words(replace(value, meaning=f"shift(then,{length[1]},{sign})"), Tense.PAST)
    found = _dating(told, told.event.key, TimeLink(time, rule=COUNTED), Tense.PAST, narrated=Point(other.event.key))
    if found is not None:
        side = "after" if sign > 0 else "before"
        start = Point(other.event.key)
        yield replace(found, told=told, words=words, narrated=start, from_event=f" {side} {other.quote}")


def _coming(told_here: Sequence[Told]) -> Iterator[str]:
    """Yield the months and days without a year that a text speaks of as still to come."""
    for told in told_here:
        mention = told.mention
        is_ahead = mention.modality in AHEAD and (mention.tense is not Tense.PAST or _is_said_to_come(told, told_here))
        if mention.tense is Tense.FUTURE or is_ahead:
            yield from (_bare_meaning(told, link) for link in mention.times)


def _is_said_to_come(told: Told, told_here: Sequence[Told]) -> bool:
    """Return whether a plan is past by the tense of a recent saying alone: "said it would open in May"."""
    first, mention = told.extraction.sentences[told.mention.sentence].start, told.mention
    last = max((told.extraction.times[link.time].span.start for link in mention.times), default=mention.trigger.start)
    before = told.extraction.document.text[first : max(last, mention.trigger.start)]
    would = _WOULD.search(before)
    if would is None or mention.modality is Modality.POSSIBLE or _HAD.search(before[: would.start()]):
        return False
    said = [one for one in told_here if one.mention.sentence == mention.sentence and one.mention.modality not in AHEAD]
    return all(_is_recent(one, link) for one in said for link in one.mention.times)


def _is_recent(told: Told, link: TimeLink) -> bool:
    """Return whether a time, read on the day of the text, is no longer ago than a month."""
    day = told.source.bounds.earliest if told.source.bounds.is_known else A_DAY
    words = Words(told.extraction.times[link.time].value, Tense.PAST)
    latest = words.limit(Limit.LATEST, day.toordinal(), Bearing.PUBLICATION)
    return latest is None or latest >= day.toordinal() - _MONTH


def _bare_meaning(told: Told, link: TimeLink) -> str:
    """Return the meaning of a month or day without a year, without "by" or "until"."""
    found = _BARE.fullmatch(told.extraction.times[link.time].value.meaning)
    return found[1] if found else ""


def is_of_days(told: Told, link: TimeLink) -> bool:
    """Return whether days of a month are named: "it opens on May 3" tells what is to come."""
    return told.extraction.times[link.time].value.meaning.startswith(("md(", "check(", "range(md"))


def _of_event(
    told: Told,
    link: TimeLink,
    previous: Told | None,
    coming: Set[str],
    ends: Mapping[str, FiscalEnd],
    *,
    is_of_name: bool,
) -> Dating | None:
    if (told.event.type in ABOUT_OTHER_TIMES and is_period(told, link)) or _is_of_saying(told, link):
        return None
    if _is_compared(told, link):
        return None
    link = _set_for(told, _with_day(told, link))
    tense = Tense.FUTURE if link.rule in (SET_FOR, MOVED_TO) else told.mention.tense
    if tense in {Tense.NONE, Tense.PRESENT}:
        is_ahead = told.mention.modality in AHEAD or told.event.modality in AHEAD
        is_scheduled = told.mention.tense is Tense.PRESENT and is_of_days(told, link)
        tense = Tense.FUTURE if is_ahead or is_scheduled else Tense.PAST
    if _bare_meaning(told, link) in coming - {""}:
        tense = Tense.FUTURE
    narrated = Point(previous.event.key) if previous is not None and previous.event.key != told.event.key else None
    value = from_named_day(told, link.time, previous)
    dating = _dating(told, told.event.key, link, tense, narrated=narrated, value=value, ends=ends)
    if dating is None or (is_of_name and dating.words.touches_writing):
        return None
    return replace(dating, told=told)


def is_period(told: Told, link: TimeLink) -> bool:
    """Return whether the words name a quarter or longer."""
    value = told.extraction.times[link.time].value
    return Words(value, Tense.PAST).usual_bounds.days > _MONTH


def _is_compared(told: Told, link: TimeLink) -> bool:
    """Return whether the time is what something is measured against: "sales rose 5 percent over 2023". It is no day."""
    if Words(told.extraction.times[link.time].value, Tense.PAST).usual_bounds.days < _SHORT_MONTH:
        return False
    start = told.extraction.times[link.time].span.start
    return _COMPARED.search(told.extraction.document.text[max(0, start - _REACH) : start].lower()) is not None


def _with_day(told: Told, link: TimeLink) -> TimeLink:
    """Return a link of a clock time turned to the day that follows it: "at 10:00 AM on Monday, March 9"."""
    times = told.extraction.times
    if not times[link.time].value.meaning.startswith("time(") or link.time + 1 >= len(times):
        return link
    clock, day = times[link.time], times[link.time + 1]
    is_day = A_DAY_OF.match(day.value.meaning) is not None
    if not is_day or not 0 < day.span.start - clock.span.end < _REACH:
        return link
    between = told.extraction.document.text[clock.span.end : day.span.start]
    return replace(link, time=link.time + 1) if _ON.fullmatch(between) else link


def _set_for(told: Told, link: TimeLink) -> TimeLink:
    """Return the link to a day for which something is planned: "was preparing a strike for August 23"."""
    mention, time = told.mention, told.extraction.times[link.time]
    before = told.extraction.document.text[max(0, time.span.start - _REACH) : time.span.start]
    is_day = A_DAY_OF.match(time.value.meaning) is not None
    return replace(link, rule=SET_FOR) if is_day and mention.modality in AHEAD and _FOR.search(before) else link


def _is_of_saying(told: Told, link: TimeLink) -> bool:
    """Return whether a day before the writing stands with what was to come then: it dates the saying of it.

    In "said last week it would close" the closing is later than last week.
    """
    mention, value = told.mention, told.extraction.times[link.time].value
    if link.rule in (SET_FOR, MOVED_TO):
        return False
    if mention.modality not in AHEAD or mention.tense is not Tense.PAST or value.signal:
        return False
    bounds = Words(value, Tense.PAST).usual_bounds
    return Words(value, Tense.PAST).bearing is Bearing.PUBLICATION and bounds.latest < A_DAY


def _figure_datings(story: Story, ends: Mapping[str, FiscalEnd]) -> Iterator[Dating]:
    for counted in story.counted:
        tense = Tense.PAST if counted.mention.kind in {"actual", "change"} else Tense.FUTURE
        for link in counted.mention.times:
            dating = _dating(counted, counted.figure.key, link, tense, ends=ends)
            if dating is not None:
                yield replace(dating, is_whole=_is_whole(dating))


def _is_whole(dating: Dating) -> bool:
    bounds = dating.words.usual_bounds
    most = _WHOLE.get(bounds.granularity, 0)
    return (
        dating.relation in {TimeRelation.AT, TimeRelation.DURING}
        and not dating.time.value.signal
        and bounds.days <= most
    )


def _dating(  # noqa: PLR0913 - what may be known of a link beside itself
    told: Told | Counted,
    key: str,
    link: TimeLink,
    tense: Tense,
    *,
    narrated: Point | None = None,
    value: TimeValue | None = None,
    ends: Mapping[str, FiscalEnd] | None = None,
) -> Dating | None:
    time = told.extraction.times[link.time]
    if time.value.type is TimeType.SET:
        return None
    is_core = link.rule == WHEN or (isinstance(told, Told) and told.event.type == _DEADLINE)
    core = _CORE.fullmatch(time.value.meaning) if is_core else None
    length = _LENGTH.search(time.value.meaning) if link.rule == COUNTED_FROM_NOW else None
    ago = replace(time.value, meaning=f"shift(ref,{length[1]},-1)") if length else None
    read = ago or value or (replace(time.value, meaning=core[1], signal="") if core else time.value)
    fiscal = fiscal_end_of(told, ends or {}) if "fiscal" in read.meaning else None
    words = Words(read, tense, fiscal.month if fiscal else None)
    bounds = words.fixed_bounds
    if not bounds.is_known and words.bearing is Bearing.NOTHING and link.rule != COUNTED:
        return None
    text = " ".join(told.extraction.quote(time.span).split())
    said = ("kg:when", to_edtf(_related(bounds, link.relation))) if bounds.is_known else ("kg:timeText", text)
    claim = time_claim(told.extraction, time.span, key, said=said, rule=_kebab(time.value.rule), like=told.claim)
    if claim is None:
        return None
    return Dating(
        key,
        time,
        text,
        words,
        TimeRelation.AT if ago else link.relation,
        link.rule,
        claim,
        others=fiscal.premises if fiscal else (),
        published=Point(told.source.key),
        narrated=narrated if words.bearing is Bearing.NARRATIVE else None,
        is_stated=told.source.bounds.is_known,
        tie=_tie(told),
    )


def _tie(told: Told | Counted) -> str:
    """Return what decides between equals: the earlier document, but of what is still to come the later one."""
    if not told.source.bounds.is_known:
        return f"9999999 {told.source.key}"
    day = told.source.bounds.earliest.toordinal()
    is_plan = isinstance(told, Told) and told.mention.modality in AHEAD and told.event.modality in AHEAD
    return f"{9999998 - day if is_plan else day:07} {told.source.key}"


def _related(bounds: TimeBounds, relation: TimeRelation) -> TimeBounds:
    """Return the bounds of what lies before, after, since or until some bounds."""
    open_end, open_start = TimeBounds(earliest=bounds.earliest), TimeBounds(latest=bounds.latest)
    return {
        TimeRelation.BEFORE: open_start,
        TimeRelation.UNTIL: open_start,
        TimeRelation.AFTER: open_end,
        TimeRelation.SINCE: open_end,
    }.get(relation, bounds)


def _kebab(words: str) -> str:
    return "-".join(words.replace(",", " ").split())


_RIGHT_OPEN = (TimeRelation.AFTER, TimeRelation.SINCE)
_LEFT_OPEN = (TimeRelation.BEFORE, TimeRelation.UNTIL)


def constraints_of(dating: Dating, story: Story) -> Iterator[Constraint]:
    """Yield what a dating says of the begin and the end of what it dates."""
    begin, end = story.begin(dating.key), story.end(dating.key)
    if dating.relation not in _LEFT_OPEN:
        yield from _lower(dating, begin, Limit.EARLIEST)
    if dating.relation not in _RIGHT_OPEN:
        yield from _upper(dating, end, Limit.LATEST)
    if begin == end or dating.relation is not TimeRelation.AT:
        return
    yield Constraint(begin, end, Gap(0), "begin-before-end", "it begins before it ends", (dating.claim.key,))
    yield from _upper(dating, begin, Limit.EARLIEST if dating.is_whole else Limit.LATEST_START)
    yield from _lower(dating, end, Limit.LATEST if dating.is_whole else Limit.EARLIEST_END)


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
    if told is not None and told.event.modality is Modality.ACTUAL and told.mention.modality in AHEAD:
        return Strength.WEAK if told.mention.modality is Modality.POSSIBLE else Strength.SOFT
    if dating.from_event:
        return Strength.FIRM
    if dating.rule == SHARED or dating.words.bearing is Bearing.NARRATIVE:
        return Strength.SOFT
    if not dating.words.on(_ANY_DAY, Bearing.PUBLICATION).is_hard:
        return Strength.OWN if _is_plain_day(dating) else Strength.FIRM
    return Strength.HARD if dating.rule == _LOOSE else Strength.STATED
