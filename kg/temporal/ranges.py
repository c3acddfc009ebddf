"""The two ends of a range, each as a formula of its own: what one leaves out is taken from the other."""

from __future__ import annotations

from kg.temporal.formula import Formula
from kg.temporal.names import comes_back

RANGES = frozenset({"range", "between", "days", "years"})
CONNECTORS = ("to", "until", "till", "through", "and", "or", "-", "/")


def ends_of(formula: Formula) -> tuple[Formula, Formula]:
    """Return both ends of a range.

    >>> [str(end) for end in ends_of(Formula("years", (Formula("2014"), Formula("18"))))]
    ['year(2014)', 'year(2018)']
    """
    if formula.operator == "days":
        return _days(*formula.parts)
    if formula.operator == "years":
        return _years(formula.parts[0].number, formula.parts[1].number)
    first, second = formula.parts
    if first.operator == second.operator == "md" and _runs_over(first, second):
        return first, Formula("trailing", (Formula("dom", second.parts[1:]), first))
    if not comes_back(second):
        return (Formula("leading", (first, second)) if comes_back(first) else first), second
    return first, Formula("trailing", (second, first))


def _runs_over(first: Formula, second: Formula) -> bool:
    """Return whether two days of one month run over into the next: "from April 27 to the third"."""
    return first.parts[0] == second.parts[0] and first.parts[1].number > second.parts[1].number


def _days(first: Formula, second: Formula, month: Formula) -> tuple[Formula, Formula]:
    """Return two days of one month, which may have its year beside it."""
    if month.operator == "in":
        name, year = month.parts
        days = [Formula("in", (Formula("md", (name, day)), year)) for day in (first, second)]
        return days[0], days[1]
    one, other = Formula("md", (month, first)), Formula("md", (month, second))
    if first.number > second.number:
        return Formula("leading", (Formula("dom", (first,)), other)), other
    return one, Formula("trailing", (other, one))


def _years(start: int, digits: int) -> tuple[Formula, Formula]:
    end = start // 100 * 100 + digits
    return _year(start), _year(end if end >= start else end + 100)


def _year(number: int) -> Formula:
    return Formula("year", (Formula(str(number)),))
