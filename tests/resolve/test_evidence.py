"""Whether anything but their kind shows that two mentions are mentions of one event."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.bounds import TimeBounds
from kg.model.knowledge import MentionRef
from kg.model.time_value import TimeType, TimeValue
from kg.ontology import read_ontology
from kg.resolve.features import amounts, evidence, kinds, participants
from kg.resolve.features.events import across
from kg.resolve.occurrences import Occurrence
from kg.resolve.parties import Party
from kg.resolve.weighing import AGAINST, UNSAID, weight_of


def told(kind: str, document: str) -> Occurrence:
    """Return a bare mention: a kind, and nothing else."""
    ontology, kinds = read_ontology(), frozenset({kind})
    habits, near = ontology.habits_of(kind), ontology.near_types(kind)
    return Occurrence((MentionRef(document, 0),), frozenset({document}), kinds, kinds, habits=habits, near_types=near)


STRIKE, WALKOUT = told("kg:Strike", "a"), told("kg:Strike", "b")
FERRY = frozenset({("kg:agent", "ferry-line")})
MAY = TimeBounds(date(2031, 5, 1), date(2031, 5, 3))
BARE = [
    ("nothing but the kind", WALKOUT, 1),
    ("one points back", replace(WALKOUT, is_definite=True), 0),
    ("the same participant", replace(WALKOUT, roles=FERRY), 0),
    ("the same thing", replace(WALKOUT, things=Party(words=frozenset({"pay"}))), 0),
    ("the same words for who does it", replace(WALKOUT, doers=Party(words=frozenset({"crew"}))), 0),
    ("the same time", replace(WALKOUT, bounds=(MAY,)), 0),
    ("the same sum", replace(WALKOUT, figures=frozenset({("kg:Loss", "EUR", Decimal(5))})), 0),
    ("the same compound", replace(WALKOUT, compounds=frozenset({"warning strike"})), 0),
    ("the same place", replace(WALKOUT, places=frozenset({"harwich"})), 0),
    ("words", replace(WALKOUT, is_speech=True), 0),
]


@pytest.mark.parametrize(("right", "answer"), [case[1:] for case in BARE], ids=[case[0] for case in BARE])
def test_nothing_but_the_kind_makes_no_join(right: Occurrence, answer: int) -> None:
    shared = replace(
        STRIKE,
        roles=right.roles,
        things=right.things,
        doers=right.doers,
        bounds=right.bounds,
        figures=right.figures,
        compounds=right.compounds,
        places=right.places,
        is_speech=right.is_speech,
    )
    assert evidence.nothing_in_common(shared, right) == answer
    assert evidence.nothing_in_common(right, shared) == answer


VOTE = replace(told("kg:Vote", "a"), is_definite=True)
MANY = [
    ("the vote of another text", replace(told("kg:Vote", "b"), is_definite=True), 1),
    ("the vote of the same text", told("kg:Vote", "a"), 0),
    ("a kind that comes once", replace(told("kg:Recall", "b"), types=frozenset({"kg:Recall"})), 0),
    ("a vote on the same thing", replace(told("kg:Vote", "b"), things=Party(words=frozenset({"fare"}))), 0),
]


@pytest.mark.parametrize(("right", "answer"), [case[1:] for case in MANY], ids=[case[0] for case in MANY])
def test_of_many_another_text_means_another(right: Occurrence, answer: int) -> None:
    assert evidence.one_of_many(replace(VOTE, things=right.things), right) == answer


def test_what_all_is_about_shows_nothing() -> None:
    roles = frozenset({("kg:agent", "council")})
    left, right = (replace(told("kg:Vote", one), roles=roles, topic=frozenset({"council"})) for one in "ab")
    assert not evidence.shows_which(left, right)
    assert evidence.shows_which(replace(left, topic=frozenset()), right)


def test_two_reports_may_be_a_day_apart() -> None:
    left, right = (
        replace(told("kg:Vote", one), bounds=(TimeBounds(date(2031, 5, day), date(2031, 5, day)),))
        for one, day in (("a", 1), ("b", 3))
    )
    assert evidence.shows_which(left, right)
    assert not evidence.shows_which(left, replace(right, bounds=(TimeBounds(date(2031, 5, 20), date(2031, 5, 20)),)))


def test_want_of_evidence_weighs_little_and_a_reason_against_much() -> None:
    assert weight_of(across().compare(STRIKE, WALKOUT)) == UNSAID
    assert weight_of(across().compare(STRIKE, replace(WALKOUT, is_denied=True))) == AGAINST
    assert weight_of(across().compare(STRIKE, told("kg:Recall", "b"))) == AGAINST


GAIN = replace(told("kg:SharePriceRise", "a"), above=frozenset({"kg:SharePriceRise", "kg:SharePriceChange"}))
STRETCHES = [
    ("this year", "rel(year,0)", 1),
    ("since spring", "since(season(SP))", 1),
    ("in three months", "dur(month,3)", 1),
    ("on Monday", "wd(1)", 0),
    ("in May", "month(5)", 0),
]


@pytest.mark.parametrize(("meaning", "answer"), [case[1:] for case in STRETCHES], ids=[case[0] for case in STRETCHES])
def test_a_share_over_a_year_and_on_a_day(meaning: str, answer: int) -> None:
    other = replace(GAIN, times=frozenset({TimeValue(TimeType.DATE, "", "", meaning)}))
    assert amounts.over_a_stretch(GAIN, other) == amounts.over_a_stretch(other, GAIN) == answer
    assert amounts.over_a_stretch(other, other) == 0


def test_cuts_in_recent_years_are_not_those_of_this_month() -> None:
    cuts = told("kg:Layoff", "a")
    years, month = (
        replace(cuts, times=frozenset({TimeValue(TimeType.DATE, "", "", meaning)}))
        for meaning in ("window(dur(year,few),-1)", "rel(month,0)")
    )
    assert amounts.summed_up(years, month) == amounts.summed_up(month, years) == 1
    assert amounts.summed_up(years, cuts) == amounts.summed_up(years, years) == 0


def test_one_up_one_down() -> None:
    up, down = (replace(told("kg:RatingChange", one), direction=way) for one, way in (("a", 1), ("b", -1)))
    assert amounts.directions_differ(up, down) == 1
    assert amounts.directions_differ(up, replace(down, direction=0)) == amounts.directions_differ(up, up) == 0


def test_one_named_and_several_people() -> None:
    one = replace(told("kg:Death", "a"), people=frozenset({"ines-holt"}))
    several = replace(told("kg:Death", "b"), figures=frozenset({("kg:Deaths", "people", Decimal(3))}))
    assert participants.one_and_several(one, several) == participants.one_and_several(several, one) == 1
    assert participants.one_and_several(one, replace(several, figures=frozenset())) == 0
    assert participants.one_and_several(one, replace(several, people=one.people)) == 0


def test_every_case_is_collected() -> None:
    assert (len(BARE), len(MANY), len(STRETCHES)) == (10, 4, 5)


def test_kinds_that_words_seldom_tell_apart_may_be_one() -> None:
    opened, launched = told("kg:Opening", "a"), told("kg:MarketLaunch", "b")
    assert kinds.types_unrelated(opened, launched) == kinds.types_unrelated(launched, opened) == 0
    assert kinds.types_unrelated(opened, told("kg:Recall", "b")) == 1
