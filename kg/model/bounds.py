"""What is known of a time: two outer bounds, and two inner ones for what lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

UNKNOWN_EARLIEST = date.min
UNKNOWN_LATEST = date.max


class Granularity(StrEnum):
    """The unit in which a time was given."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeBounds:
    """Inclusive days: not before `earliest`, over by `latest`.

    An event is a point somewhere within; with `latest_start` and `earliest_end` it certainly lasts
    from one to the other (CIDOC-CRM P82a/P82b and P81a/P81b). `date.min` and `date.max` mean unknown.
    """

    earliest: date = UNKNOWN_EARLIEST
    latest: date = UNKNOWN_LATEST
    granularity: Granularity = Granularity.UNKNOWN
    latest_start: date | None = None
    earliest_end: date | None = None

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"bounds need earliest <= latest, not {self.earliest}..{self.latest}")

    @property
    def is_known(self) -> bool:
        """Whether at least one outer bound is known."""
        return self.earliest != UNKNOWN_EARLIEST or self.latest != UNKNOWN_LATEST

    @property
    def is_lasting(self) -> bool:
        """Whether the whole interval is meant, not some day within it."""
        return self.latest_start is not None and self.earliest_end is not None

    @property
    def days(self) -> int:
        """Return the number of days from the earliest to the latest."""
        return (self.latest - self.earliest).days + 1

    def meet(self, other: TimeBounds) -> TimeBounds | None:
        """Return the days that both allow, or None if they exclude each other.

        The finer granularity is kept; inner bounds are kept only where both agree on them.
        """
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if earliest > latest:
            return None
        finer = min((self, other), key=lambda bounds: (bounds.days, bounds.granularity))
        inner = (finer.latest_start, finer.earliest_end) if finer.is_lasting else (None, None)
        if inner[0] is not None and inner[1] is not None and not (earliest <= inner[0] and inner[1] <= latest):
            inner = (None, None)
        return TimeBounds(earliest, latest, finer.granularity, *inner)


UNKNOWN_BOUNDS = TimeBounds()
