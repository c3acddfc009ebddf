"""What Hypothesis draws the records of kg.model from."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def closed_bounds(draw: st.DrawFn) -> TimeBounds:
    """Return bounds that are known on both sides."""
    earliest = draw(days)
    latest = earliest + timedelta(draw(st.integers(0, 2000)))
    return TimeBounds(earliest, latest, draw(st.sampled_from(list(Granularity))))


@st.composite
def lasting_bounds(draw: st.DrawFn) -> TimeBounds:
    """Return bounds that mean all of their days."""
    bounds = draw(closed_bounds())
    return TimeBounds(bounds.earliest, bounds.latest, bounds.granularity, bounds.earliest, bounds.latest)


@st.composite
def open_bounds(draw: st.DrawFn) -> TimeBounds:
    """Return bounds that are unknown on one side or on both."""
    bounds = draw(closed_bounds())
    side = draw(st.sampled_from(("before", "after", "both")))
    earliest = UNKNOWN_EARLIEST if side in {"before", "both"} else bounds.earliest
    latest = UNKNOWN_LATEST if side in {"after", "both"} else bounds.latest
    return TimeBounds(earliest, latest, bounds.granularity)


bounds = st.one_of(closed_bounds(), open_bounds())
