"""Compare our bounds with those that the Recognizers-Text specifications expect."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kg.errors import DocumentError
from kg.model.bounds import UNKNOWN_BOUNDS, UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.anchor import Anchored, anchor
from kg.temporal.expressions import find_expressions
from kg.temporal.periods import Calendar, unit_of
from kg.temporal.timex import to_timex3

CALENDAR = Calendar(week_starts=(0,), day_first=False, is_literal=True)
"""The suite's conventions: weeks begin on Monday, lengths count to the day, American order in digits."""
LEFT_OUT = frozenset({"time", "timerange", "timezone"})
"""Kinds of results that say no day; a case with one of them is not counted."""
_FILE = Path("DateTime", "English", "DateTimeModel.json")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the day it is read on, and what is expected to be found."""

    words: str
    day: date | None
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected result: its words, kind, TIMEX, and the days that it may mean."""

    words: str
    kind: str
    timex: str
    readings: tuple[tuple[date | None, date | None], ...]
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a case was right and, if not, the kind of what was missed."""

    case: Case
    is_right: bool
    kind: str


def evaluate_recognizers(folder: Path) -> tuple[Verdict, ...]:
    """Return a verdict on every case of the suite in `folder` that says a day, a length or a set."""
    path = next((path for path in (folder, folder / _FILE, folder / _FILE.name) if path.is_file()), None)
    if path is None:
        raise DocumentError(f"{folder}: no {_FILE.name}; give the folder of the Recognizers-Text specifications")
    cases = (_case(row) for row in json.loads(path.read_text(encoding="utf-8-sig")))
    return tuple(_judge(case) for case in cases if not any(one.kind in LEFT_OUT for one in case.expected))


def _case(row: Mapping[str, object]) -> Case:
    context = row.get("Context")
    day = (
        str(context["ReferenceDateTime"])[:10] if isinstance(context, dict) and "ReferenceDateTime" in context else None
    )
    results = row["Results"]
    expected = tuple(_expected(result) for result in results) if isinstance(results, list) else ()
    return Case(str(row["Input"]), date.fromisoformat(day) if day else None, expected)


def _expected(result: Mapping[str, object]) -> Expected:
    resolution = result.get("Resolution")
    values = resolution.get("values", []) if isinstance(resolution, dict) else []
    kind = str(result.get("TypeName", "")).rpartition(".")[2]
    timex = str(values[0].get("timex", "")) if values else ""
    readings = tuple(reading for value in values if (reading := _reading(value)) is not None)
    seconds = str(values[0].get("value", "")) if values and kind == "duration" else ""
    return Expected(
        str(result["Text"]),
        kind,
        timex,
        readings,
        round(float(seconds)) if seconds.replace(".", "").isdigit() else None,
    )


def _reading(value: Mapping[str, str]) -> tuple[date | None, date | None] | None:
    """Return the first and the last expected day; the suite's ends are the day after, where they are at midnight."""
    if "start" in value or "end" in value:
        return _day(value.get("start")), _last_day(value.get("end"))
    day = _day(value.get("value"))
    return (day, day) if day else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _last_day(text: str | None) -> date | None:
    day = _day(text)
    is_midnight = text is not None and (len(text) == 10 or text.endswith("00:00:00"))
    return day - timedelta(1) if day and is_midnight and day != date.min else day


def _judge(case: Case) -> Verdict:
    reference = TimeBounds(case.day, case.day, Granularity.DAY) if case.day else UNKNOWN_BOUNDS
    found = [value for _, value in find_expressions(case.words)]
    if len(found) != len(case.expected):
        kind = case.expected[0].kind if case.expected else "nothing"
        return Verdict(case, is_right=False, kind=kind)
    for value, expected in zip(found, case.expected, strict=True):
        if not _agrees(value, expected, reference):
            return Verdict(case, is_right=False, kind=expected.kind)
    return Verdict(case, is_right=True, kind=case.expected[0].kind if case.expected else "nothing")


def _agrees(value: TimeValue, expected: Expected, reference: TimeBounds) -> bool:
    """Return whether one of our readings, in past or coming tense, gives days that the suite allows."""
    if expected.kind == "set":
        return value.type is TimeType.SET
    anchored = [
        anchor(value, reference=reference, tense=tense, calendar=CALENDAR)
        for tense in (Tense.PAST, Tense.FUTURE, Tense.NONE)
    ]
    if expected.kind == "duration":
        return seconds_of(to_timex3(value, anchored[0]).replace("X", "3")) == expected.seconds
    if not expected.readings:
        return True
    return any(_same(value, one, reading) for one in anchored for reading in expected.readings)


_TWO_ENDED = ("range(", "between(", "days(", "years(", "todate(", "within(")


def _same(value: TimeValue, one: Anchored, reading: tuple[date | None, date | None]) -> bool:
    """Return whether the days are those expected.

    The suite ends "from May to June" with the beginning of June, and leaves open whether an open bound is in or out.
    """
    start, end = reading
    earliest, latest = one.bounds.earliest, one.bounds.latest
    if start is None and end is not None:
        return earliest == UNKNOWN_EARLIEST and latest - end in {timedelta(0), timedelta(1)}
    if end is None and start is not None:
        return latest == UNKNOWN_LATEST and earliest - start in {timedelta(0), timedelta(1)}
    if start != earliest or end is None:
        return False
    begun = [latest, *(unit_of(unit, latest).start for unit in ("month", "quarter", "half", "year"))]
    return end == latest or (value.meaning.startswith(_TWO_ENDED) and end in {day - timedelta(1) for day in begun})


_SECONDS = {"D": 86400, "W": 604800, "M": 2592000, "Q": 7776000, "Y": 31536000, "DE": 315360000, "WE": 172800}
_CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}


def seconds_of(timex: str) -> int | None:
    """Return the seconds of a TIMEX3 length, with months of 30 and years of 365 days.

    >>> seconds_of("P1Y2M")
    36720000
    """
    days, _, clock = timex.removeprefix("P").partition("T")
    total = 0.0
    for text, table in ((days, _SECONDS), (clock, _CLOCK_SECONDS)):
        number = unit = ""
        for sign in f"{text} ":
            if unit and not sign.isalpha():
                if unit not in table or not number:
                    return None
                total, number, unit = total + float(number) * table[unit], "", ""
            if sign.isalpha():
                unit += sign
            else:
                number += sign.strip()
        if unit or number:
            return None
    return round(total) if timex.startswith("P") else None


def shares(verdicts: Sequence[Verdict]) -> dict[str, tuple[int, int]]:
    """Return for every kind of case how many were right, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for verdict in verdicts:
        right, number = counts.get(verdict.kind, (0, 0))
        counts[verdict.kind] = (right + verdict.is_right, number + 1)
    return dict(sorted(counts.items()))
