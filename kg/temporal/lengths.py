"""Lengths of time: how far they reach, and how TIMEX3 writes them."""

from __future__ import annotations

from datetime import date

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity
from kg.temporal.formula import Formula
from kg.temporal.periods import MONTHS, SHORT, add_days, move, unit_of
from kg.temporal.situation import Reading, Situation

VAGUE = {
    "few": (2, 9),
    "several": (3, 12),
    "couple": (2, 3),
    "many": (3, 60),
    "dozens": (20, 120),
    "hundreds": (100, 1200),
    "thousands": (1000, 9000),
    "asmany": (2, 12),
}
"""How many a vague count may be, at least and at most."""
CODES = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "weekend": "WE",
    "hour": "TH",
    "minute": "TM",
    "second": "TS",
    "businessday": "D",
    "half": "H",
    "night": "D",
}
_SLACK = 0.2
"""How far "about", "nearly" and "over" may be off, as a share."""


def count_of(count: Formula) -> tuple[float, float]:
    """Return the least and the most that a count may be.

    >>> count_of(Formula("few"))
    (2, 9)
    """
    if count.operator == "approx":
        kind, inner = count.parts[0].operator, count_of(count.parts[1])
        if kind.startswith("to"):
            return inner[0], float(kind[2:])
        low = inner[0] if kind == "over" else inner[0] * (1 - _SLACK)
        return low, inner[1] if kind == "nearly" else inner[1] * (1 + _SLACK)
    if count.operator in VAGUE:
        return VAGUE[count.operator]
    number = float(count.operator)
    return number, number


def _pieces(length: Formula) -> list[tuple[str, tuple[float, float]]]:
    """Return the units of a length with the least and most of each."""
    if length.operator == "sum":
        return [piece for part in length.parts for piece in _pieces(part)]
    if length.operator == "andhalf":
        (unit, (low, high)), *rest = _pieces(length.parts[0])
        return [(unit, (low + 0.5, high + 0.5)), *rest]
    return [(length.parts[0].operator, count_of(length.parts[1]))]


def _moved(day: date, pieces: list[tuple[str, tuple[float, float]]], sign: int, *, most: bool) -> date:
    for unit, ends in pieces:
        if unit not in SHORT:
            day = move(day, unit, sign * min(ends[most], 20000))
        elif unit == "hour" and ends[most] >= 24:
            day = add_days(day, sign * round(min(ends[most], 480000) / 24))
    return day


def farthest(day: date, length: Formula, sign: int) -> date:
    """Return the day that a length reaches at most."""
    return _moved(day, _pieces(length), sign, most=True)


def nearest(day: date, length: Formula, sign: int) -> date:
    """Return the day that a length reaches at least."""
    return _moved(day, _pieces(length), sign, most=False)


def shift(anchor: Reading, length: Formula, sign: int, situation: Situation, *, is_exact: bool) -> Reading:
    """Return the time so long before or after another; in months and years it is no finer than they are."""
    pieces = _pieces(length)
    units = [unit for unit, _ in pieces]
    ends = [_moved(day, pieces, sign, most=most) for day in (anchor.start, anchor.end) for most in (False, True)]
    start, end = min(ends), max(ends)
    finest = units[-1]
    if situation.calendar.is_literal and is_exact and _is_approximate(length):
        return _open_sided(anchor, length, sign)
    if finest in SHORT and situation.calendar.is_literal:
        return Reading(start, end, Granularity.DAY, start.isoformat())
    if finest in SHORT:
        situation.note("hours may cross midnight")
        near = add_days(start, -1) if sign < 0 else start
        return Reading(near, end if sign < 0 else add_days(end, 1), Granularity.DAY, start.isoformat())
    timex = start.isoformat() if start == end else ""
    is_vague = any(low != high for _, (low, high) in pieces)
    if is_vague:
        timex = "PAST_REF" if sign < 0 else "FUTURE_REF"
    elif finest in MONTHS or finest in {"week", "fortnight"}:
        timex = timex if is_exact and timex else unit_of(finest if finest != "fortnight" else "week", start).timex
    timex = timex or unit_of("month" if anchor.granularity is Granularity.MONTH else "day", start).timex
    if is_exact or situation.calendar.is_literal or finest not in {*MONTHS, "week", "fortnight"}:
        granularity = anchor.granularity if anchor.granularity in Granularity else Granularity.DAY
        return Reading(start, end, granularity, timex)
    situation.note(f"counted in {finest}s, so no finer than a {finest}", is_soft=True)
    first, last = (unit_of(finest, day, calendar=situation.calendar) for day in (start, end))
    return Reading(first.start, last.end, Granularity.SPAN if is_vague else first.granularity, timex)


def _open_sided(anchor: Reading, length: Formula, sign: int) -> Reading:
    """Return what lies more, or less, than a length away from a time."""
    plain = Formula("dur", (length.parts[0], length.parts[1].parts[1]))
    day = farthest(anchor.start, plain, sign)
    timex = timex_of(length)
    if length.parts[1].parts[0].operator == "over":
        start, end = (UNKNOWN_EARLIEST, add_days(day, -1)) if sign < 0 else (day, UNKNOWN_LATEST)
        return Reading(start, end, Granularity.SPAN, timex)
    start, end = (day, anchor.end) if sign < 0 else (anchor.start, add_days(day, -1))
    return Reading(min(start, end), max(start, end), Granularity.SPAN, timex)


def timex_of(length: Formula) -> str:
    """Return a length as TIMEX3 writes it.

    >>> timex_of(Formula("dur", (Formula("month"), Formula("18"))))
    'P18M'
    """
    dates, times = "", ""
    for part in _parts(length):
        unit, (low, high) = _pieces(part)[0]
        code = CODES.get(unit, "D")
        number = _plain_number(part) if _is_approximate(part) else f"{low:g}" if low == high else "X"
        if unit == "fortnight":
            code, number = "W", f"{low * 2:g}"
        if code[0] == "T":
            times += number + code[1:]
        else:
            dates += number + code
    return f"P{dates}T{times}" if times else f"P{dates}"


def _parts(length: Formula) -> list[Formula]:
    return [one for part in length.parts for one in _parts(part)] if length.operator == "sum" else [length]


def _is_approximate(length: Formula) -> bool:
    return length.operator == "dur" and length.parts[1].operator == "approx"


def _plain_number(length: Formula) -> str:
    count = length.parts[1]
    while count.operator == "approx":
        count = count.parts[1]
    return count.operator if count.operator not in VAGUE else "X"


_PERIODS = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "biweek": "P2W",
    "month": "XXXX-XX",
    "bimonth": "P2M",
    "quarter": "XXXX-QX",
    "halfyear": "P6M",
    "year": "XXXX",
    "weekend": "XXXX-WXX-WE",
    "MO": "XXXX-XX-XXTMO",
    "AF": "XXXX-XX-XXTAF",
    "EV": "XXXX-XX-XXTEV",
    "NI": "XXXX-XX-XXTNI",
}


def timex_of_set(formula: Formula) -> str:
    """Return a set of times as TIMEX3 writes it: its period, or the name that comes back."""
    if formula.operator == "setadverb":
        return _PERIODS[formula.parts[0].operator]
    if formula.operator == "setof":
        return _timex_of_name(formula.parts[0])
    count, unit = formula.parts[0].operator.removeprefix("P"), formula.parts[1].operator
    if count == "1" and unit in _PERIODS:
        return _PERIODS[unit]
    number = count if count.replace(".", "").isdigit() else "X"
    code = CODES.get(unit, "D")
    return f"PT{number}{code[1:]}" if code[0] == "T" else f"P{number}{code}"


def _timex_of_name(name: Formula) -> str:
    if name.operator == "wd":
        return f"XXXX-WXX-{name.parts[0].operator}"
    if name.operator == "month":
        return f"XXXX-{name.parts[0].number:02}"
    if name.operator == "season":
        return f"XXXX-{name.parts[0].operator}"
    return "P1Y"
