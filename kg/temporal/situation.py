"""What a formula is read against, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity
from kg.model.mention import Tense
from kg.temporal.periods import NEWS, Calendar, Period


@dataclass(frozen=True, slots=True)
class Reading:
    """Inclusive days from start to end, with inner days for what certainly lasts, and a TIMEX3 value."""

    start: date = UNKNOWN_EARLIEST
    end: date = UNKNOWN_LATEST
    granularity: Granularity = Granularity.UNKNOWN
    timex: str = ""
    latest_start: date | None = None
    earliest_end: date | None = None

    @classmethod
    def of(cls, period: Period, *, timex: str = "") -> Reading:
        """Return the reading that some day within a period is meant."""
        return cls(period.start, period.end, period.granularity, timex or period.timex)

    def named(self, timex: str) -> Reading:
        """Return the same days under another TIMEX3 value."""
        return replace(self, timex=timex)


@dataclass(slots=True)
class Situation:
    """The day of writing, the time last spoken of, tense and conventions; collects the reasons while reading."""

    day: date
    then: Reading | None = None
    tense: Tense = Tense.NONE
    calendar: Calendar = NEWS
    notes: list[str] = field(default_factory=list)
    is_hard: bool = True

    def note(self, reason: str, *, is_soft: bool = False) -> None:
        """Keep a reason once; a soft one makes the whole reading soft."""
        if reason not in self.notes:
            self.notes.append(reason)
        self.is_hard = self.is_hard and not is_soft

    def today(self) -> Reading:
        """Return the day of writing."""
        return Reading(self.day, self.day, Granularity.DAY, self.day.isoformat())

    def last_spoken_of(self) -> Reading:
        """Return the time that the text spoke of last, else the day of writing."""
        if self.then is not None:
            self.note("counted from the time last spoken of", is_soft=True)
            return self.then
        self.note("no earlier time is spoken of, so counted from publication", is_soft=True)
        return self.today()
