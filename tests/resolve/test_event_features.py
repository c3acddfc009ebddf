"""The questions on two mentions of events that ask for news, for what is brought up, and for deeds."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model.bounds import TimeBounds
from kg.model.knowledge import MentionRef
from kg.resolve.features.participants import same_deed
from kg.resolve.features.times import new_and_past, news_of_the_day, news_weeks_later
from kg.resolve.occurrences import Occurrence

TODAY = date(2025, 3, 10)


def mention(document: str = "a", index: int = 0) -> Occurrence:
    """Return a mention of layoffs at Acme."""
    return Occurrence(
        mentions=(MentionRef(document, index),),
        documents=frozenset({document}),
        types=frozenset({"kg:Layoff"}),
        above=frozenset({"kg:Layoff"}),
        roles=frozenset({("kg:agent", "acme")}),
        published=(TODAY,),
    )


def days(first: date, last: date | None = None) -> tuple[TimeBounds, ...]:
    """Return the time from one day to another."""
    return (TimeBounds(first, last or first),)


FEBRUARY = days(date(2025, 2, 1), date(2025, 2, 14))
EARLIER, NEW = mention(), replace(mention(index=1), is_new=True, bounds=FEBRUARY)
PAST = [
    ("a past thing brought up anew", EARLIER, NEW, 1),
    ("whichever is asked first", NEW, EARLIER, 1),
    ("another document", EARLIER, replace(NEW, documents=frozenset({"b"})), 0),
    ("not new", EARLIER, replace(NEW, is_new=False), 0),
    ("itself the news", EARLIER, replace(NEW, is_lead=True), 0),
    ("no time", EARLIER, replace(NEW, bounds=()), 0),
    ("both dated", replace(EARLIER, bounds=FEBRUARY), NEW, 0),
    ("days ago", EARLIER, replace(NEW, bounds=days(date(2025, 3, 1))), 0),
    ("an undated document", EARLIER, replace(NEW, published=()), 0),
    ("the new one comes first", replace(EARLIER, mentions=(MentionRef("a", 2),)), NEW, 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in PAST], ids=[case[0] for case in PAST])
def test_what_is_brought_up_as_new_and_past(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert new_and_past(left, right) == answer


LEAD = replace(mention(), is_lead=True, is_verb=True)
THEN = replace(mention("b"), bounds=days(date(2025, 3, 8)))
NEWS = [
    ("the day before last", LEAD, THEN, 1),
    ("whichever is asked first", THEN, LEAD, 1),
    ("some time in a quarter", LEAD, replace(THEN, bounds=days(date(2025, 1, 1), date(2025, 3, 31))), 0),
    ("a week ago", LEAD, replace(THEN, bounds=days(date(2025, 3, 3))), 0),
    ("no news", replace(LEAD, is_lead=False), THEN, 0),
    ("a plan", replace(LEAD, is_planned=True), THEN, 0),
    ("a noun that points back", replace(LEAD, is_definite=True), THEN, 0),
    ("denied", replace(LEAD, is_denied=True), THEN, 0),
    ("said", replace(LEAD, is_speech=True), THEN, 0),
    ("nothing dated", LEAD, replace(THEN, bounds=()), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in NEWS], ids=[case[0] for case in NEWS])
def test_news_of_the_day(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert news_of_the_day(left, right) == answer


AGO = replace(mention("b"), bounds=days(date(2025, 2, 20)))
LATER = [
    ("news of March and a day in February", LEAD, AGO, 1),
    ("whichever is asked first", AGO, LEAD, 1),
    ("two weeks to the day", LEAD, replace(AGO, bounds=days(date(2025, 2, 24))), 0),
    ("ahead of the news", LEAD, replace(AGO, bounds=days(date(2025, 4, 24))), 0),
    ("a noun", replace(LEAD, is_verb=False), AGO, 0),
    ("no news", replace(LEAD, is_lead=False), AGO, 0),
    ("both dated", replace(LEAD, bounds=days(TODAY)), AGO, 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in LATER], ids=[case[0] for case in LATER])
def test_news_weeks_later(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert news_weeks_later(left, right) == answer


LEEDS = replace(mention("b"), roles=frozenset({("kg:agent", "acme"), ("kg:affected", "leeds works")}))
DEEDS = [
    ("one kind, one doer", mention(), mention("b"), 0.8),
    ("two in their parts", LEEDS, LEEDS, 1.0),
    ("another doer", mention(), replace(mention("b"), roles=frozenset({("kg:agent", "zenith")})), 0),
    ("another part", mention(), replace(mention("b"), roles=frozenset({("kg:affected", "acme")})), 0),
    ("another kind", mention(), replace(mention("b"), types=frozenset({"kg:Hiring"})), 0),
    ("statements", replace(mention(), is_speech=True), mention("b"), 0),
    ("kind unknown", replace(mention(), above=frozenset()), mention("b"), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in DEEDS], ids=[case[0] for case in DEEDS])
def test_same_deed(left: Occurrence, right: Occurrence, answer: float) -> None:
    assert same_deed(left, right) == pytest.approx(answer)


def test_cases_count() -> None:
    assert (len(PAST), len(NEWS), len(LATER), len(DEEDS)) == (10, 10, 7, 7)
