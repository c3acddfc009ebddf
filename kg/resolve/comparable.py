"""Which two mentions of figures speak of one thing and one time, so that their values can contradict each other."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.resolve.dates import gap
from kg.resolve.measures import COUNT, Measure

NEAR_IN_SIZE, NEAR_WITHOUT_TIME = 10, 2
"""Values that differ more than so many times are of different things, not in conflict; sooner if no time is given."""
NEAR_IN_VALUE = Decimal("0.1")
"""So little, as a share, forecasts differ that are taken for one thing's though not both name their period."""
AHEAD = frozenset({"target", "forecast"})
SAID = frozenset({"actual", "target"})
"""What two voices can tell differently in one text."""
MOMENTARY = frozenset({"kg:SharePrice", "kg:Price", "kg:ExchangeRate", "kg:MarketValue"})
"""What changes by the day."""
RATES = frozenset({"kg:EarningsPerShare", "kg:Dividend"})
"""What is per share also where the words leave it out."""
CROWD = "kg:Attendance"
"""What a text may count itself and set beside the number of the police."""
TALLIES = frozenset({"kg:Deaths", "kg:Injuries", "kg:Missing", "kg:Displaced", "kg:Arrests", "kg:Cases", "kg:Rescued"})
"""Counts that grow while they are taken."""
_YEAR = re.compile(r"(?:19|20)\d\d")
WEEK = 7
BESIDE, CROWD_BESIDE = 2, 5
"""How many sentences apart two voices of one text may give their numbers, and those of a crowd."""


def comparable(left: Measure, right: Measure) -> bool:
    """Return whether two measures tell the same of one thing and time, in two documents or by two voices of one."""
    if not _is_one_metric(left, right) or scopes_exclude(left, right):
        return False
    if left.reference.document == right.reference.document:
        return _voices_differ(left, right)
    if left.kind == "change" or left.metric in MOMENTARY:
        return _is_one_thing(left, right) and _is_one_day(left, right)
    if left.event is not None and left.event == right.event:
        return left.bounds is None or right.bounds is None or gap(left.bounds, right.bounds) == 0
    if left.metric in TALLIES and left.kind == "actual" and left.scene & right.scene:
        return left.bounds is None or right.bounds is None or gap(left.bounds, right.bounds) <= WEEK
    return left.subject == right.subject and _may_be_one_period(left, right)


def is_one_time(left: Measure, right: Measure) -> bool:
    """Return whether two measures are of one event, scene or period, or one corrects the other or answers to it."""
    is_one_event = left.event is not None and left.event == right.event
    is_one_scene = left.metric in TALLIES and bool(left.scene & right.scene)
    is_dated = left.bounds is not None and right.bounds is not None
    is_set_right = is_corrected(left, right) and not left.is_vague and not right.is_vague
    is_of_voices = left.reference.document == right.reference.document and _voices_differ(left, right)
    return is_one_event or is_one_scene or is_dated or is_set_right or is_of_voices


def is_corrected(left: Measure, right: Measure) -> bool:
    """Return whether one of two measures sets something right."""
    return left.is_correction != right.is_correction


def _is_one_metric(left: Measure, right: Measure) -> bool:
    """Return whether both measure the same; a correction is believed to correct what it does not name."""
    if left.kind != right.kind or left.unit != right.unit:
        return False
    if left.metric == right.metric == COUNT and (left.event is None or left.event != right.event):
        return False
    is_vague = is_corrected(left, right) and (left.is_vague or right.is_vague)
    is_beside = left.kind in AHEAD or left.reference.document == right.reference.document
    is_of_event = is_beside and left.event is not None and left.event == right.event
    return is_vague or (left.metric == right.metric and (not left.is_vague or is_of_event))


def scopes_exclude(left: Measure, right: Measure) -> bool:
    """Return whether two measures are of different places, years, rates or parts, or one only bounds the other."""
    is_rate = left.per != right.per and (bool(left.per and right.per) or left.metric not in RATES)
    if is_rate or left.is_part or right.is_part:
        return True
    is_bound = _is_within(left, right) or _is_within(right, left)
    return is_bound or _places_exclude(left, right) or _years_exclude(left, right)


def _places_exclude(left: Measure, right: Measure) -> bool:
    """Return whether two measures are of different places; a toll of a place named is of another happening there."""
    if left.place and right.place:
        return left.place != right.place
    return left.metric in TALLIES and left.place != right.place


def _years_exclude(left: Measure, right: Measure) -> bool:
    """Return whether two measures name different years."""
    ours, theirs = _years(left), _years(right)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _years(measure: Measure) -> frozenset[str]:
    return frozenset(year for words in measure.time_words for year in _YEAR.findall(words))


def _is_within(bound: Measure, value: Measure) -> bool:
    """Return whether a value keeps within the bound that another only is; a tally is expected to grow out of it."""
    if bound.metric in TALLIES:
        return False
    if bound.minimum == bound.value and bound.maximum is None:
        return value.value >= bound.value
    return bound.maximum == bound.value and bound.minimum is None and value.value <= bound.value


def _is_one_thing(left: Measure, right: Measure) -> bool:
    return left.subject == right.subject or (left.event is not None and left.event == right.event)


def _voices_differ(left: Measure, right: Measure) -> bool:
    """Return whether two voices of one text give their numbers of one thing beside each other."""
    told = (left.tellers, right.tellers)
    is_said = (any if left.metric == CROWD else all)(told) and left.tellers.isdisjoint(right.tellers)
    is_near = abs(left.sentence - right.sentence) <= (CROWD_BESIDE if left.metric == CROWD else BESIDE)
    is_timed_alike = left.bounds is None or right.bounds is None or gap(left.bounds, right.bounds) == 0
    is_one = _is_one_thing(left, right) or _are_alike_crowds(left, right)
    return is_said and is_near and is_timed_alike and left.kind in SAID and is_one


def _are_alike_crowds(left: Measure, right: Measure) -> bool:
    """Return whether two measures count a crowd at gatherings of a kind, which one text tells near each other."""
    return left.metric == CROWD and bool(left.event_type) and left.event_type == right.event_type


def _is_one_day(left: Measure, right: Measure) -> bool:
    """Return whether two measures are of the same few days; versions of a text name them by the same words."""
    if left.group == right.group and left.time_words and left.time_words == right.time_words:
        return True
    if left.bounds is None or right.bounds is None or gap(left.bounds, right.bounds) > 0:
        return False
    return max(left.bounds.days, right.bounds.days) <= WEEK or _are_alike_long(left, right)


def _are_alike_long(left: Measure, right: Measure) -> bool:
    if left.bounds is None or right.bounds is None:
        return False
    shorter, longer = sorted((left.bounds.days, right.bounds.days))
    return longer <= 2 * shorter


def _may_be_one_period(left: Measure, right: Measure) -> bool:
    """Return whether two measures of one subject may be of one period."""
    if left.kind in AHEAD and left.is_of_analysts != right.is_of_analysts:
        return False
    if left.bounds is not None and right.bounds is not None:
        is_one_year = bool(_years(left)) and left.kind in AHEAD
        return gap(left.bounds, right.bounds) == 0 and (is_one_year or _are_alike_long(left, right))
    if is_corrected(left, right):
        return True
    if left.kind == "forecast" or (left.bounds is None) != (right.bounds is None):
        return left.kind in AHEAD and _is_near(left, right)
    return True


def _is_near(left: Measure, right: Measure) -> bool:
    return abs(left.value - right.value) <= NEAR_IN_VALUE * max(abs(left.value), abs(right.value))
