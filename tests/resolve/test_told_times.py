"""The questions on when a text tells of a thing, and as what: still to come, done, or besides another."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model.bounds import TimeBounds
from kg.model.knowledge import MentionRef
from kg.model.time_value import TimeType, TimeValue
from kg.resolve.features import telling, times
from kg.resolve.occurrences import Occurrence


def told(document: str, day: date | None = None) -> Occurrence:
    """Return a mention of a closure told in a document of a day."""
    return Occurrence(
        mentions=(MentionRef(document, 0),),
        documents=frozenset({document}),
        types=frozenset({"kg:Closure"}),
        above=frozenset({"kg:Closure"}),
        published=(day,) if day else (),
    )


def in_year(year: int) -> tuple[TimeBounds, ...]:
    """Return the bounds of a year."""
    return (TimeBounds(date(year, 1, 1), date(year, 12, 31)),)


PLAN = replace(told("a", date(2022, 5, 4)), is_ahead=True, is_planned=True, is_verb=True)
DONE = replace(told("b", date(2022, 3, 1)), is_done=True, is_verb=True)
OVER = [
    ("told as done before", PLAN, DONE, 1),
    ("told as done later", PLAN, replace(DONE, published=(date(2022, 6, 1),)), 0),
    ("dated long before", PLAN, replace(told("c", date(2022, 6, 1)), bounds=in_year(2019)), 1),
    ("the day of the plan is not known", replace(PLAN, published=()), DONE, 0),
    ("another plan", PLAN, replace(PLAN, bounds=in_year(2019)), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in OVER], ids=[case[0] for case in OVER])
def test_what_was_over_when_the_other_was_to_come(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert times.over_before_told(left, right) == answer
    assert times.over_before_told(right, left) == answer


DATED = replace(told("c"), bounds=in_year(2023))
BEFORE = [
    ("done before", DONE, DATED, 1),
    ("done in that year", replace(DONE, published=(date(2023, 2, 1),)), DATED, 0),
    ("with a time of its own", replace(DONE, bounds=in_year(2023)), DATED, 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in BEFORE], ids=[case[0] for case in BEFORE])
def test_what_was_told_before_the_other_was(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert times.told_before_it_was(left, right) == answer


def test_what_is_told_besides() -> None:
    first = replace(told("a"), sentences=frozenset({("a", 0)}))
    second = replace(first, mentions=(MentionRef("a", 1),), sentences=frozenset({("a", 1)}), is_also=True)
    assert telling.told_beside(first, second) == 1
    assert telling.told_beside(replace(first, is_also=True), replace(second, is_also=False)) == 0
    assert telling.told_beside(first, replace(second, documents=frozenset({"b"}))) == 0


def test_all_cases_are_asked() -> None:
    assert (len(OVER), len(BEFORE)) == (5, 3)


JUNE = (TimeBounds(date(2022, 6, 1), date(2022, 6, 30)),)
CAME = replace(DONE, published=(date(2022, 7, 1),), bounds=(TimeBounds(date(2022, 6, 14), date(2022, 6, 14)),))
OF_LUMO = frozenset({("kg:agent", "lumo")})
AS_PLANNED = [
    ("on the day planned", replace(PLAN, bounds=JUNE, roles=OF_LUMO), replace(CAME, roles=OF_LUMO), 0),
    ("of another", replace(PLAN, bounds=JUNE, roles=OF_LUMO), CAME, 1),
    ("on another day", replace(PLAN, bounds=in_year(2022), roles=OF_LUMO), replace(CAME, roles=OF_LUMO), 1),
]


@pytest.mark.parametrize(
    ("left", "right", "answer"), [case[1:] for case in AS_PLANNED], ids=[case[0] for case in AS_PLANNED]
)
def test_a_plan_and_what_came_of_it(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert times.plan_and_happening(left, right) == answer
    assert times.plan_and_happening(right, left) == answer
    assert len(AS_PLANNED) == 3


def test_history_is_no_news_but_the_news_of_its_day_was() -> None:
    past = replace(told("c", date(2024, 5, 1)), is_long_past=True, bounds=JUNE)
    assert times.history_and_news(past, told("d", date(2024, 4, 1))) == 1
    assert times.history_and_news(past, told("d", date(2022, 6, 20))) == 0
    assert times.history_and_news(told("d"), past) == 0, "its text may be of those days"
    assert times.history_and_news(replace(told("d"), is_planned=True), past) == 1


def test_a_month_with_and_without_its_year() -> None:
    august, of_2018, day, may = (
        replace(told("c"), times=frozenset({TimeValue(TimeType.DATE, "", "", meaning)}))
        for meaning in ("go(last,month(8))", "in(month(8),year(2018))", "md(month(8),3)", "month(5)")
    )
    assert times.same_time_words(august, replace(of_2018, bounds=JUNE)) == 1
    assert times.same_time_words(august, day) == times.same_time_words(august, may) == 0
    assert times.same_time_words(replace(august, bounds=JUNE), replace(of_2018, bounds=JUNE)) == 0
