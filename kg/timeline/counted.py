"""The periods of figures: their own times, the time of their event, or the day on which they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.model.bounds import UNKNOWN_LATEST
from kg.model.mention import Modality, Tense
from kg.timeline.dated import Dates
from kg.timeline.points import Constraint, Gap, Point, Strength
from kg.timeline.readings import Bearing, Words
from kg.timeline.reporting import name_of
from kg.timeline.story import Counted, Story

_OF_PERIODS = frozenset(
    f"kg:{name}"
    for name in "Revenue Sales GMV Profit OperatingProfit Loss CashFlow Margin EarningsPerShare Production".split()
)
"""What adds up over a period, so that no single day can stand for it."""
_FACTS = frozenset({"actual", "change"})
_OVER = timedelta(days=7)
"""So long after an event nobody counts on."""


def reported_constraints(story: Story) -> Iterator[Constraint]:
    """Yield what the times of figures say of the texts that tell them."""
    for counted in story.counted:
        yield from _of_reported(counted, story)


def untimed_figures(story: Story) -> frozenset[str]:
    """Return the keys of the figures of which no text names a time."""
    timed = {counted.figure.key for counted in story.counted if counted.mention.times}
    return frozenset(figure.key for figure in story.knowledge.figures) - timed


def untimed_constraints(story: Story) -> Iterator[Constraint]:
    """Yield of what time figures are of which no text names one."""
    untimed = untimed_figures(story)
    by_figure: dict[str, list[Counted]] = {}
    for counted in story.counted:
        if counted.claim is not None and counted.figure.key in untimed:
            by_figure.setdefault(counted.figure.key, []).append(counted)
    for told_of in by_figure.values():
        yield from (found for counted in told_of for found in _of_event(counted, story))
        if all(counted.event is None for counted in told_of):
            yield from _of_telling(told_of, story)
        elif told_of[0].figure.kind in _FACTS and all(_has_happened(counted) for counted in told_of):
            first, last = min(told_of, key=_day_told), max(told_of, key=_day_told)
            yield _constraint(story.end(last.figure.key), Point(last.source.key), "published-after-counting", last)
            is_over = last.mention.is_former or last.figure.metric in _OF_PERIODS
            if (
                len(last.figure.unit) != len("EUR") and not is_over
            ):  # what an event without a date counts, it counts now
                holds = _constraint(Point(first.source.key), story.begin(first.figure.key), "holds-when-told", first)
                yield replace(holds, strength=Strength.WEAK)


def _of_reported(counted: Counted, story: Story) -> Iterator[Constraint]:
    """Yield that a figure which is a fact is of a period that had begun, and was over if the whole of it is meant."""
    mention = counted.mention
    if mention.kind not in _FACTS or not mention.times or counted.claim is None:
        return
    premises = (counted.claim.key,)
    reason = f"“{counted.extraction.quote(mention.span)}” is given as a fact in {name_of(counted)}"
    published, begin, end = Point(counted.source.key), story.begin(counted.figure.key), story.end(counted.figure.key)
    rule = "published-after-reported-figure"
    yield Constraint(begin, published, Gap(0), rule, f"{reason}, so its period had begun", premises, Strength.FIRM)
    if end != begin and _names_its_years(counted):
        yield Constraint(end, published, Gap(0), rule, f"{reason}, so its period was over", premises, Strength.FIRM)


def _names_its_years(counted: Counted) -> bool:
    """Return whether all times of a figure name their year: "this quarter" is told of before it is over."""
    times = (counted.extraction.times[link.time].value for link in counted.mention.times)
    return all(Words(value, Tense.PAST).bearing is Bearing.NOTHING for value in times)


def _of_event(counted: Counted, story: Story) -> Iterator[Constraint]:
    """Yield that a figure without a time of its own lies within the event that it belongs to."""
    event, claim = counted.event, counted.claim
    if event is None or claim is None:
        return
    reason = f"the figure belongs to “{event.label}”"
    begins = (story.begin(event.key), story.begin(counted.figure.key))
    ends = (story.end(counted.figure.key), story.end(event.key))
    for points in (ends,) if _is_before(counted) else (begins, ends):
        yield Constraint(*points, Gap(0), "period-of-event", reason, (claim.key,), Strength.SOFT)


def _is_before(counted: Counted) -> bool:
    """Return whether a figure is of a time before its event: of the period of a report, or the value until then."""
    return counted.mention.is_former or (counted.figure.metric in _OF_PERIODS and counted.figure.kind in _FACTS)


def _has_happened(counted: Counted) -> bool:
    return counted.event is None or counted.event.modality is Modality.ACTUAL


def _of_telling(told_of: Sequence[Counted], story: Story) -> Iterator[Constraint]:
    """Yield that what is told without a time holds when it is told, from the first telling to the last."""
    figure = told_of[0].figure
    if all(counted.mention.is_former for counted in told_of):
        first = min(told_of, key=_day_told)
        yield _constraint(story.end(figure.key), Point(first.source.key), "published-after-counting", first)
        return
    is_ahead = figure.kind not in _FACTS
    if figure.metric in _OF_PERIODS:
        if not is_ahead:
            last = max(told_of, key=_day_told)
            yield _constraint(story.begin(figure.key), Point(last.source.key), "published-after-counting", last)
        return
    first, last = min(told_of, key=_day_told), max(told_of, key=_day_told)
    yield _constraint(Point(first.source.key), story.begin(figure.key), "holds-when-told", first)
    yield _constraint(story.end(figure.key), Point(last.source.key), "holds-when-told", last)


def _constraint(earlier: Point, later: Point, rule: str, counted: Counted) -> Constraint:
    words = f"“{counted.extraction.quote(counted.mention.span)}” is told without a time in {name_of(counted)}"
    premises = (counted.claim.key,) if counted.claim else ()
    return Constraint(earlier, later, Gap(0), rule, words, premises, Strength.SOFT)


def _day_told(counted: Counted) -> tuple[date, str]:
    """Return a sort key: the day on which a document says that it was published, else before all others."""
    return counted.source.bounds.earliest, counted.source.key


def as_of_days(story: Story, dates: Dates) -> Mapping[str, date]:
    """Return the day for which each figure is told that names no period: that of its last telling."""
    untimed = untimed_figures(story)
    found: dict[str, date] = {}
    for counted in story.counted:
        figure, told = counted.figure, dates.bounds(counted.source.key)
        is_untimed = figure.key in untimed and figure.metric not in _OF_PERIODS and not counted.mention.is_former
        if not is_untimed or told.earliest != told.latest or _is_over(counted, told.latest, dates):
            continue
        found[figure.key] = max(told.latest, found.get(figure.key, told.latest))
    return found


def _is_over(counted: Counted, day: date, dates: Dates) -> bool:
    """Return whether an event was over so long before a day that its count was final."""
    if counted.event is None:
        return False
    latest = dates.bounds(counted.event.key).latest
    return latest != UNKNOWN_LATEST and latest + _OVER < day
