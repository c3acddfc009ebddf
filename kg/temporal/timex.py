"""TIMEX3 values (ISO-TimeML), for exchange with others."""

from __future__ import annotations

from kg.model.bounds import TimeBounds
from kg.model.time_value import TimeValue
from kg.temporal.anchor import Anchored
from kg.temporal.edtf import exact_unit


def to_timex3(value: TimeValue, anchored: Anchored) -> str:
    """Return the TIMEX3 `value` attribute of an anchored expression."""
    del value
    return anchored.timex or _of_bounds(anchored.bounds)


def _of_bounds(bounds: TimeBounds) -> str:
    if not bounds.is_known:
        return "XXXX-XX-XX"
    day = bounds.earliest.isoformat()
    if bounds.earliest == bounds.latest:
        return day
    return {"year": day[:4], "month": day[:7]}.get(exact_unit(bounds), "XXXX-XX-XX")
