"""Time expressions → what they claim of events and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.model.bounds import Granularity
from kg.model.mention import AHEAD, Modality, Tense, TimeLink, TimeRelation
from kg.timeline.datings import BEGINS, COUNTED, DEADLINE, MOVED_TO, OF_SAID, Dating, dating_of
from kg.timeline.distances import counted_datings
from kg.timeline.earlier import is_of_old, is_replanned, was_to_be
from kg.timeline.extent import marked
from kg.timeline.fiscal import FiscalEnd, fiscal_ends
from kg.timeline.narration import A_DAY_OF, Spoken, from_named_day
from kg.timeline.points import Point
from kg.timeline.readings import A_DAY, Bearing, Limit, Words
from kg.timeline.story import Habits, Story, Told, about

_REACH = 48
_WOULD = re.compile(r"\bwould\b(?! (?:\w+ )?have\b)")
_PROMISED = re.compile(
    r"\b(?:promised|pledged|vowed|agreed|undertook|committed|swore|guaranteed|ordered|obliged|gave|given|told|asked)\b"
)
_UNTIL = frozenset({"by", "before", "until", "till"})
_HAD = re.compile(r"\bhad\b|’d been|'d been")
_COMPARED = re.compile(
    r"\b(?:up|down|rise|rose|jump|increase|growth|gain|decline|drop|fall|improvement)\b[^.;,]* (?:on|over|from)\s$"
)
_BARE = re.compile(r"(?:by\(|notbefore\(|earlyas\()?(month\(\d+\)|md\(month\(\d+\),\d+\))\)?")
_RUNNING = re.compile(r"rel\((?:year|half|quarter|month|week),0\)")
"""What is not over yet: what is told of it as a fact is of no more than its part until then."""
_FOR = re.compile(r"\bfor (?:the )?$")
_ON = re.compile(r"(?:\s[A-Za-z]+){0,3},?(?:\son)?\s")
SET_FOR = "is set for it"
"""The rule of a link to a day that is still fixed: "has been set for 14 June"."""
DESCRIBED = "stands in what describes it"
"""The rule of a link to a time in words about a thing: "a report, presented on May 3"."""
ABOUT_OTHER_TIMES = frozenset(
    f"kg:{name}"
    for name in (
        *("EarningsGuidance", "Prediction", "TargetSetting", "Promise", "Proposal", "Remark", "Announcement"),
        *("Report", "EarningsReport", "Analysis", "Warning", "Comment", "Denial", "Investigation", "Demand", "Request"),
    )
)
"""Types of which "in 2026" or "for the third quarter" tells what is spoken of, not when it was said."""
WHOLE = ("kg:MissedTarget",)
"""Types of which the time is a whole period: a target for 2024 is missed by the end of 2024."""
_MONTH = 31
_SHORT_MONTH = 28
_WHOLE = {Granularity.MONTH: 31, Granularity.QUARTER: 92, Granularity.HALF: 184, Granularity.YEAR: 366}
"""Units whose whole a figure is about, with the most days they have."""


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
    found = marked(found, story)
    put_off, facts = dict(_put_off(story)), {dating.key for dating in found if _is_of_fact(dating)}
    moved = {plan for _, _, plan in about(story.claims, "kg:postpones")}
    return tuple(
        replace(
            dating,
            is_put_off=_is_put_off(dating, put_off) or (dating.key in moved and _was_planned(dating)),
            is_overtaken=dating.key in facts and _is_maybe(dating),
            tells_writing=not dating.is_stated and bool(anchored.get(dating.key, set()) - {dating.claim.key}),
            support=len(origins[dating.key, str(dating.claim.object)] - {""}) or 1,
        )
        for dating in found
    )


def _put_off(story: Story) -> Iterator[tuple[str, date]]:
    """Yield the events that some dated text says were put off, with the last day on which one says so."""
    found: dict[str, date] = {}
    for claim, _, plan in about(story.claims, "kg:postpones"):
        written = story.sources[claim.evidence.document].bounds
        if written.is_known:
            found[plan] = max(found.get(plan, written.earliest), written.earliest)
    yield from found.items()


def _is_put_off(dating: Dating, put_off: Mapping[str, date]) -> bool:
    """Return whether a plan is told for a time by a text that is older than the one that puts it off."""
    told, since = dating.told, put_off.get(dating.key)
    if told is None or since is None or told.mention.modality not in AHEAD or not told.source.bounds.is_known:
        return False
    return told.source.bounds.latest < since


def _was_planned(dating: Dating) -> bool:
    """Return whether a time is that for which something was once planned."""
    told = dating.told
    return told is not None and told.mention.modality in AHEAD and was_to_be(told, dating.time)


def _is_of_fact(dating: Dating) -> bool:
    """Return whether a text dates something as a fact."""
    return dating.told is not None and dating.told.mention.modality is Modality.ACTUAL


def _is_maybe(dating: Dating) -> bool:
    """Return whether a text only says when something may be that has happened."""
    told = dating.told
    is_open = told is not None and told.mention.modality is Modality.POSSIBLE
    return is_open and told is not None and told.event.modality is Modality.ACTUAL


def lasting_keys(datings: tuple[Dating, ...]) -> frozenset[str]:
    """Return the keys of what lasts: all of its times are meant as a whole."""
    lasts: dict[str, bool] = {}
    for dating in datings:
        is_lasting = dating.relation is TimeRelation.AT and (dating.words.usual_bounds.is_lasting or dating.is_whole)
        lasts[dating.key] = lasts.get(dating.key, True) and is_lasting
    is_marked = {dating.key for dating in datings if dating.mark}
    return frozenset(key for key, is_lasting in lasts.items() if is_lasting or key in is_marked)


def _event_datings(story: Story, ends: Mapping[str, FiscalEnd]) -> Iterator[Dating]:
    for told_here in story.by_document.values():
        spoken, starts = Spoken(), dict[int, Told | None]()
        coming = frozenset(_coming(told_here))
        for told in told_here:
            datings: list[Dating] = []
            for link in (_begun(told, _set_for(told, found), story) for found in told.mention.times):
                is_to_come = _stands_after(told, link) and is_said_to_come(told, told_here)
                is_of_other = is_replanned(told, link, told_here) or _is_of_other_time(told, link, story.habits)
                if link.rule == COUNTED or is_of_other:
                    continue
                if is_to_come or not _is_of_saying(told, link):
                    is_ahead = is_to_come or _bare_meaning(told, link) in coming - {""}
                    before = starts.setdefault(link.time, spoken.before(told, link))  # one for all that share it
                    is_name = story.is_name_of_plan(told)
                    datings += _of_event(told, link, before, ends, is_of_name=is_name, is_ahead=is_ahead)
            yield from datings
            yield from counted_datings(told, told_here)
            plain = [one.words for one in datings if not one.time.value.signal]
            spoken = spoken.after(told, plain)


def _coming(told_here: Sequence[Told]) -> Iterator[str]:
    """Yield the months and days without a year that a text speaks of as still to come."""
    for told in told_here:
        mention = told.mention
        is_ahead = mention.modality in AHEAD and (mention.tense is not Tense.PAST or is_said_to_come(told, told_here))
        if mention.tense is Tense.FUTURE or is_ahead:
            yield from (_bare_meaning(told, link) for link in mention.times)


def is_said_to_come(told: Told, told_here: Sequence[Told]) -> bool:
    """Return whether a plan is past by the tense of a recent saying alone: "said it would open in May".

    So is what was promised by a day: "vowed to pay by Friday".
    """
    first, mention = told.extraction.sentences[told.mention.sentence].start, told.mention
    last = max((told.extraction.times[link.time].span.start for link in mention.times), default=mention.trigger.start)
    before = told.extraction.document.text[first : max(last, mention.trigger.start)]
    would = _WOULD.search(before) or (_PROMISED.search(before) if _is_due(told) else None)
    if would is None or mention.modality is Modality.POSSIBLE or _HAD.search(before[: would.start()]):
        return False
    said = [one for one in told_here if one.mention.sentence == mention.sentence and one.mention.modality not in AHEAD]
    return all(_is_recent(one, link) for one in said for link in one.mention.times)


def _stands_after(told: Told, link: TimeLink) -> bool:
    """Return whether a time stands behind what is planned, so that it is that which is then: "would meet on Friday"."""
    return told.mention.modality in AHEAD and told.extraction.times[link.time].span.start >= told.mention.trigger.end


def _is_due(told: Told) -> bool:
    """Return whether a plan is told with the day until which it is to be carried out."""
    signals = {told.extraction.times[link.time].value.signal for link in told.mention.times}
    return told.mention.modality in AHEAD and not signals.isdisjoint(_UNTIL)


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


def is_scheduled(told: Told, link: TimeLink) -> bool:
    """Return whether days of a month are named in the present: "it opens on May 3" tells what is to come.

    Not so "a report, presented on May 3, puts it at 4 percent".
    """
    is_of_days = told.extraction.times[link.time].value.meaning.startswith(("md(", "check(", "range(md"))
    return is_of_days and told.mention.tense is Tense.PRESENT and link.rule != DESCRIBED


def _is_of_other_time(told: Told, link: TimeLink, habits: Habits) -> bool:
    """Return whether a time tells what is spoken of or compared with, not when it was said."""
    is_since = told.extraction.times[link.time].value.signal == "since"
    is_about = told.event.type in ABOUT_OTHER_TIMES and is_period(told, link) and not (_is_due(told) or is_since)
    is_its_own = told.event.type in habits.of_times_to_come and is_of_old(told, link)
    return (is_about and not is_its_own) or _is_compared(told, link)


def _of_event(
    told: Told,
    link: TimeLink,
    previous: Told | None,
    ends: Mapping[str, FiscalEnd],
    *,
    is_of_name: bool,
    is_ahead: bool,
) -> Iterator[Dating]:
    signal = told.extraction.times[link.time].value.signal
    link = _set_for(told, _with_day(told, link))
    tense = Tense.FUTURE if link.rule in (SET_FOR, MOVED_TO, OF_SAID) else told.mention.tense
    if tense in {Tense.NONE, Tense.PRESENT}:
        is_planned = told.mention.modality in AHEAD or (told.event.modality in AHEAD and not _is_done(told, link))
        is_planned = is_planned or (tense is Tense.NONE and signal == "by")  # "the closure of the mine by 3 May"
        tense = Tense.FUTURE if is_planned or is_scheduled(told, link) else Tense.PAST
    if is_ahead:
        tense = Tense.FUTURE
    if told.mention.modality is Modality.NEGATED and link.rule in (DESCRIBED, SET_FOR) and _bare_meaning(told, link):
        tense = Tense.NONE  # what is called off was to be on the nearest such day, past or to come
    is_once = told.mention.modality in AHEAD and was_to_be(told, told.extraction.times[link.time])
    if is_once and (tense is Tense.FUTURE or _bare_meaning(told, link)):
        tense = Tense.NONE
    narrated = Point(previous.event.key) if previous is not None and previous.event.key != told.event.key else None
    value = from_named_day(told, link.time, previous)
    dating = dating_of(told, told.event.key, link, tense, narrated=narrated, value=value, ends=ends)
    if dating is not None and not (is_of_name and dating.words.touches_writing):
        yield replace(dating, told=told, is_whole=told.event.type in WHOLE and _is_whole(dating))


def _is_done(told: Told, link: TimeLink) -> bool:
    """Return whether a dated day without a year that has just been is meant rather than the one to come.

    Where others plan an event and a later text only names it ("the vote on 12 May"), the nearer day counts.
    """
    value, source = told.extraction.times[link.time].value, told.source.bounds
    if told.mention.tense is not Tense.NONE or not source.is_known or not _BARE.fullmatch(value.meaning):
        return False
    day = source.earliest.toordinal()
    latest = Words(value, Tense.NONE).limit(Limit.LATEST, day, Bearing.PUBLICATION)
    return latest is not None and latest < day


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


def _begun(told: Told, link: TimeLink, story: Story) -> TimeLink:
    """Return the link to the day from which something that is done at once will hold: "will cost more from 1 July"."""
    value = told.extraction.times[link.time].value
    is_ahead = told.mention.modality in AHEAD and told.event.type not in story.habits.lasts
    is_from = value.meaning.startswith("since(") and Words(value, Tense.FUTURE).usual_bounds.earliest > A_DAY
    return replace(link, rule=BEGINS) if is_ahead and is_from and link.rule != COUNTED else link


def _is_of_saying(told: Told, link: TimeLink) -> bool:
    """Return whether a day before the writing stands with what was to come then: it dates the saying of it.

    In "said last week it would close" the closing is later than last week.
    """
    mention, value = told.mention, told.extraction.times[link.time].value
    if link.rule in (SET_FOR, MOVED_TO, OF_SAID) or told.event.type == DEADLINE:
        return False
    if mention.modality not in AHEAD or mention.tense is not Tense.PAST or value.signal:
        return False
    if _bare_meaning(told, link) and was_to_be(told, told.extraction.times[link.time]):
        return False  # "was to be shown in May" tells of a May to come then
    bounds = Words(value, Tense.PAST).usual_bounds
    return Words(value, Tense.PAST).bearing is Bearing.PUBLICATION and bounds.latest < A_DAY


def _figure_datings(story: Story, ends: Mapping[str, FiscalEnd]) -> Iterator[Dating]:
    for counted in story.counted:
        tense = Tense.PAST if counted.mention.kind in {"actual", "change"} else Tense.FUTURE
        for link in counted.mention.times:
            dating = dating_of(counted, counted.figure.key, link, tense, ends=ends)
            if dating is not None:
                is_so_far = tense is Tense.PAST and _RUNNING.fullmatch(dating.time.value.meaning) is not None
                yield replace(dating, is_whole=not is_so_far and _is_whole(dating))


def _is_whole(dating: Dating) -> bool:
    bounds = dating.words.usual_bounds
    most = _WHOLE.get(bounds.granularity, 0)
    return (
        dating.relation in {TimeRelation.AT, TimeRelation.DURING}
        and not dating.time.value.signal
        and bounds.days <= most
    )
