"""Years, decades and centuries, and dates that say theirs: what does not depend on anything read before."""

from __future__ import annotations

from kg.model.bounds import UNKNOWN_EARLIEST, Granularity
from kg.temporal.dates import parse_day
from kg.temporal.formula import Formula
from kg.temporal.periods import add_days, add_months, clamp_day, unit_of
from kg.temporal.situation import Reading, Situation


def year(formula: Formula, situation: Situation) -> Reading:
    """Return a year."""
    return Reading.of(unit_of("year", clamp_day(formula.parts[0].number, 1)))


def short_year(formula: Formula, situation: Situation) -> Reading:
    """Two digits mean the century in which they lie nearest to the text."""
    number = formula.parts[0].number
    if number > 99:
        return Reading.of(unit_of("year", clamp_day(number, 1)))
    century = situation.day.year // 100 * 100
    nearest = min(
        (century + shift + number for shift in (-100, 0, 100)), key=lambda year: abs(year - situation.day.year)
    )
    return Reading.of(unit_of("year", clamp_day(nearest, 1)))


def decade(formula: Formula, situation: Situation) -> Reading:
    """Return a decade; of the full hundreds before 2000, the century."""
    year = formula.parts[0].number
    if year % 100 == 0 and year < 2000:  # "the 1800s" are a century
        return _century_from(year)
    return Reading.of(unit_of("decade", clamp_day(year, 1)))


def short_decade(formula: Formula, situation: Situation) -> Reading:
    """Return the latest decade of two digits that has begun."""
    number = formula.parts[0].number
    century = situation.day.year // 100 * 100
    year = century + number if century + number <= situation.day.year else century - 100 + number
    return Reading.of(unit_of("decade", clamp_day(year, 1)))


def _century_from(year: int) -> Reading:
    return Reading(clamp_day(max(year, 1), 1), clamp_day(year + 99, 12, 31), Granularity.CENTURY, f"{year // 100:02}")


def century(formula: Formula, situation: Situation) -> Reading:
    """Return a century, counted from one."""
    return _century_from(100 * (formula.parts[0].number - 1))


def era(formula: Formula, situation: Situation) -> Reading:
    """Years before Christ lie before what a date can hold: only their TIMEX3 value says which."""
    year = formula.parts[1].number
    if formula.parts[0].operator == "AD":
        return Reading.of(unit_of("year", clamp_day(year, 1)))
    return Reading(UNKNOWN_EARLIEST, UNKNOWN_EARLIEST, Granularity.YEAR, f"BC{year:04}")


def era_decade(formula: Formula, situation: Situation) -> Reading:
    """Return a decade of an era."""
    year = formula.parts[1].number
    if formula.parts[0].operator == "AD":
        return Reading.of(unit_of("decade", clamp_day(year, 1)))
    return Reading(UNKNOWN_EARLIEST, UNKNOWN_EARLIEST, Granularity.DECADE, f"BC{year // 10:03}")


def era_century(formula: Formula, situation: Situation) -> Reading:
    """Return a century of an era."""
    number = formula.parts[1].number
    if formula.parts[0].operator == "AD":
        return _century_from(100 * (number - 1))
    return Reading(UNKNOWN_EARLIEST, UNKNOWN_EARLIEST, Granularity.CENTURY, f"BC{number - 1:02}")


def absolute(formula: Formula, situation: Situation) -> Reading:
    """Return a date with all of its parts."""
    text = formula.parts[0].operator
    year, month, day = text.split("-")
    bounds = parse_day(f"{year}-{month:0>2}-{day:0>2}")
    return (
        Reading(bounds.earliest, bounds.latest, Granularity.DAY, bounds.earliest.isoformat()) if bounds else Reading()
    )


def year_month(formula: Formula, situation: Situation) -> Reading:
    """Return a month of a year, in digits."""
    year, month = (part.number for part in formula.parts)
    return Reading.of(unit_of("month", clamp_day(year, month))) if 1 <= month <= 12 else Reading()


def word_year(formula: Formula, situation: Situation) -> Reading:
    """Return a year in words."""
    return Reading.of(unit_of("year", clamp_day(sum(part.number for part in formula.parts), 1)))


def school_year(formula: Formula, situation: Situation) -> Reading:
    """From August to July, which holds the school years of most countries in the north."""
    moved = {"last": -1, "next": 1}.get(formula.parts[0].operator, 0)
    first = clamp_day(situation.day.year + moved - (situation.day.month < 8), 8)
    return Reading(first, add_days(add_months(first, 12), -1), Granularity.YEAR, f"SY{first.year:04}")


def hundreds(formula: Formula, situation: Situation) -> Reading:
    """Return a year in words that counts hundreds."""
    year = 100 * formula.parts[0].number + formula.parts[1].number
    return Reading.of(unit_of("year", clamp_day(year, 1))) if 999 < year < 2200 else Reading()
