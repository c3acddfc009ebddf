"""When a text was written, by the times it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model.span import Span
from kg.model.statement import Claim, Evidence, Ref
from kg.model.time_value import TimeType, TimeValue
from kg.timeline.cues import Cue, Side
from kg.timeline.writing import Company, best_days

CLAIM = Claim("claim-1", Ref("doc-1"), "kg:timeText", "then", Evidence("d", 0, Span(0, 1)))
YEARS = range(2009, 2020)


def dated(first: str, last: str, side: Side, *, is_over: bool = False) -> Cue:
    """Return a time with its year."""
    days = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    return Cue((days,), side, is_bare=False, weekday=None, quote="then", claim=CLAIM, is_over=is_over)


def year(number: int, side: Side, *, is_over: bool = False) -> Cue:
    """Return a whole year."""
    return dated(f"{number}-01-01", f"{number}-12-31", side, is_over=is_over)


def bare(month: int, first: int, last: int, side: Side, weekday: int | None = None) -> Cue:
    """Return days of a month of any year."""
    days = tuple((date(one, month, first).toordinal(), date(one, month, last).toordinal()) for one in YEARS)
    return Cue(days, side, is_bare=True, weekday=weekday, quote="then", claim=CLAIM, is_close=last - first < 20)


CASES: list[tuple[tuple[Cue, ...], str, str]] = [
    ((year(2012, Side.UNKNOWN),), "", "a time that may lie on either side tells nothing"),
    ((bare(4, 1, 30, Side.AHEAD),), "", "a month tells nothing without any year"),
    ((year(2014, Side.PAST),), "2014-01-01..2015-12-31", "a text is of the year it tells of or the next"),
    ((year(2014, Side.PAST, is_over=True),), "2014-12-31..2015-12-31", "a whole year told of is over"),
    ((year(2013, Side.AHEAD), year(2014, Side.AHEAD)), "2013-01-01..2013-12-31", "forecasts for two years"),
    (
        (year(1999, Side.PAST), year(2014, Side.AHEAD)),
        "2013-01-01..2014-12-31",
        "what is ahead tells more than the past",
    ),
    (
        (dated("2014-02-01", "2014-02-28", Side.PROBABLY_PAST), dated("2014-04-05", "2014-04-05", Side.AHEAD)),
        "2014-02-01..2014-04-05",
        "between what is past and what is ahead",
    ),
    (
        (dated("2014-01-01", "2014-04-30", Side.AHEAD), bare(2, 9, 16, Side.AHEAD), bare(12, 1, 31, Side.PAST)),
        "2013-12-31..2014-02-16",
        "a month lies in the time that the text names with its year",
    ),
    (
        (year(2015, Side.UNKNOWN), bare(3, 9, 9, Side.AHEAD, weekday=1)),
        "2014-12-07..2015-03-09",
        "the weekday tells the year",
    ),
]


@pytest.mark.parametrize(("cues", "expected"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_texts_are_written_when_their_times_read_naturally(cues: tuple[Cue, ...], expected: str) -> None:
    found = best_days(cues)
    assert (f"{date.fromordinal(found[0])}..{date.fromordinal(found[1])}" if found else "") == expected


def test_a_date_line_without_its_year_leaves_its_own_days() -> None:
    own = TimeValue(TimeType.DATE, "month and day", "nov. 3", "md(month(11),3)")
    found = best_days((year(2014, Side.PAST),), own=own)
    assert found is not None
    assert [date.fromordinal(day).isoformat() for day in found] == ["2014-11-03", "2015-11-03"]


def test_the_order_of_the_times_does_not_matter() -> None:
    cues = CASES[-2][0]
    assert best_days(cues) == best_days(cues[::-1])


def test_no_case_is_lost() -> None:
    assert len(CASES) == 9


BEHIND = dated("2014-02-01", "2014-02-28", Side.PAST)
AHEAD = dated("2014-04-05", "2014-04-05", Side.AHEAD)


@pytest.mark.parametrize(
    ("cues", "expected"),
    [((BEHIND, AHEAD), "2014-02-01..2014-04-05"), ((BEHIND,), "2014-05-30..2014-07-31")],
    ids=["behind and ahead", "behind alone"],
)
def test_a_text_that_names_what_is_behind_and_ahead_needs_no_company(cues: tuple[Cue, ...], expected: str) -> None:
    company = Company(date(2014, 6, 30).toordinal(), date(2014, 6, 30).toordinal(), count=3)
    found = best_days(cues, company=company)
    assert found is not None
    assert f"{date.fromordinal(found[0])}..{date.fromordinal(found[1])}" == expected
