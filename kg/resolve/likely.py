"""Which two mentions of figures look like one thing's though no event or subject of theirs is one.

Only what two texts tell of events of one kind with the same people, or of a sum and of who takes part in its deal, is
held for one; what a text sets against what all repeat is as well.
"""

from __future__ import annotations

from decimal import Decimal

from kg.resolve.comparable import BESIDE, MOMENTARY, TALLIES, WEEK, scopes_exclude
from kg.resolve.dates import gap
from kg.resolve.measures import COUNT, Measure

NEAR_IN_EVENT, NEAR_IN_SUM = Decimal("1.5"), Decimal("1.25")
"""Values that differ more than so many times are of two events, or of two deals."""
SUMS = frozenset({"kg:DealValue", "kg:OfferPerShare", "kg:LoanSum", "kg:FineSum"})
"""What is paid once."""
FORTNIGHT = 2 * WEEK
GENERIC_EVENT, UNITS = "kg:Event", "kg:Units"


def seem_one(left: Measure, right: Measure) -> bool:
    """Return whether two measures of two independent texts are probably of one thing."""
    is_told_twice = left.reference.document != right.reference.document and left.group != right.group
    is_alike = left.metric == right.metric and left.unit == right.unit and left.kind == right.kind == "actual"
    is_known = left.metric == UNITS or not (left.is_vague or right.is_vague)
    is_countable = is_known and left.metric not in (COUNT, *MOMENTARY, *TALLIES)
    if not (is_told_twice and is_alike and is_countable) or scopes_exclude(left, right) or _times_exclude(left, right):
        return False
    if _events_alike(left, right):
        return _is_near(left, right, NEAR_IN_EVENT)
    is_related = left.subject in right.circle or right.subject in left.circle
    is_eventless = left.event is None or right.event is None
    return left.metric in SUMS and is_related and is_eventless and _is_near(left, right, NEAR_IN_SUM)


def set_against_talk(left: Measure, right: Measure) -> bool:
    """Return whether a text sets its own value against what all repeat: "everybody says $4m; it was $5m"."""
    is_beside = left.reference.document == right.reference.document and abs(left.sentence - right.sentence) <= BESIDE
    is_against = left.is_common_talk != right.is_common_talk and left.sentence != right.sentence
    is_alike = left.unit == right.unit and left.kind == right.kind == "actual" and left.per == right.per
    is_one_metric = left.metric == right.metric or left.is_vague or right.is_vague
    is_one_thing = left.subject == right.subject and is_one_metric and left.unit not in ("%", "x")
    return is_beside and is_against and is_alike and is_one_thing and _is_near(left, right, NEAR_IN_EVENT)


def _events_alike(left: Measure, right: Measure) -> bool:
    """Return whether two events are of one kind and have somebody in common, or at least nobody who says otherwise."""
    if left.event is None or right.event is None or left.event_type != right.event_type:
        return False
    ours, theirs = left.circle - {left.event}, right.circle - {right.event}
    return left.event_type != GENERIC_EVENT and (not ours.isdisjoint(theirs) or not ours or not theirs)


def _times_exclude(left: Measure, right: Measure) -> bool:
    if left.bounds is not None and right.bounds is not None:
        return gap(left.bounds, right.bounds) > 0
    if left.published is None or right.published is None:
        return False
    return left.event is not None and abs((left.published - right.published).days) > FORTNIGHT


def _is_near(left: Measure, right: Measure, reach: Decimal) -> bool:
    small, large = sorted((abs(left.value), abs(right.value)))
    return small > 0 and large <= reach * small
