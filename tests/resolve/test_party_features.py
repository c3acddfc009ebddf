"""The questions on who does it and what it is done to, named or not."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model.knowledge import MentionRef
from kg.ontology import read_ontology
from kg.resolve.features import parties, statements, times
from kg.resolve.occurrences import Occurrence
from kg.resolve.parties import Party


def deed(kind: str, things: Party, doers: Party | None = None) -> Occurrence:
    """Return a mention of something done to some things."""
    return Occurrence(
        mentions=(MentionRef("a", 0),),
        documents=frozenset({"a"}),
        types=frozenset({kind}),
        above=frozenset({kind}),
        habits=read_ontology().habits_of(kind),
        things=things,
        doers=doers or Party(),
    )


def words(*told: str) -> Party:
    """Return what is told by words alone."""
    return Party(words=frozenset(told))


PLAN, SEARCH, TRIP = words("plan"), words("search"), words("trip")
CANCELLED = deed("kg:Cancellation", TRIP)
MANY = [
    ("another thing", CANCELLED, deed("kg:Cancellation", SEARCH), 1),
    ("the same thing", CANCELLED, deed("kg:Cancellation", TRIP), 0),
    ("the same thing by another", deed("kg:Ban", TRIP, words("mayor")), deed("kg:Ban", TRIP, words("judge")), 0),
    ("done by another", deed("kg:Ban", Party(), words("mayor")), deed("kg:Ban", TRIP, words("judge")), 1),
    ("a name tells nothing of a word", CANCELLED, deed("kg:Cancellation", Party(keys=frozenset({"lumo"}))), 0),
    ("a kind of event that comes once", deed("kg:Recall", TRIP), deed("kg:Recall", SEARCH), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in MANY], ids=[case[0] for case in MANY])
def test_what_is_done_again_and_again(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert parties.another_of_many(left, right) == answer
    assert parties.another_of_many(right, left) == answer


SAID = replace(deed("kg:Remark", words("fare", "rise", "july")), is_speech=True)
TOLD = [
    ("other words", SAID, replace(SAID, things=words("driver", "return")), 1),
    ("like words", SAID, replace(SAID, things=words("fare", "rise")), 0),
    ("too few words", SAID, replace(SAID, things=words("driver")), 0),
    ("no speech", SAID, deed("kg:Remark", words("driver", "return")), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_is_said_in_other_words(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert statements.says_other_things(left, right) == answer


def test_one_company_tells_two_texts_two_parts_of_one_announcement() -> None:
    mine = replace(SAID, types=frozenset({"kg:Announcement"}), roles=frozenset({("kg:speaker", "acme")}))
    theirs = replace(mine, documents=frozenset({"b"}), things=words("driver", "return"))
    assert statements.says_other_things(mine, theirs) == 0
    assert statements.says_other_things(mine, replace(theirs, documents=mine.documents)) == 1
    spoken = [replace(one, is_verb=True, is_lead=False) for one in (mine, theirs)]
    assert statements.says_other_things(*spoken) == 1, "neither text begins with it, and no day is known"
    days = [replace(one, published=(date(2031, 5, day),)) for one, day in zip(spoken, (1, 3), strict=True)]
    assert statements.says_other_things(*days) == 0
    assert statements.says_other_things(days[0], replace(days[1], published=(date(2031, 6, 3),))) == 1


SPOKEN = replace(SAID, is_verb=True, doers=words("mayor"))
MATTERS = [
    ("nothing shows that it is one", SPOKEN, replace(SPOKEN, things=words("fare", "driver", "strike", "week")), 1),
    ("half of it is the same", SPOKEN, replace(SPOKEN, things=words("fare", "rise")), 0),
    ("a noun says nothing of itself", SPOKEN, replace(SPOKEN, things=Party(), is_verb=False), 0),
    ("only one criticism of one's own", SPOKEN, replace(SPOKEN, habits=frozenset(), things=Party()), 0),
]


@pytest.mark.parametrize(("left", "right", "answer"), [case[1:] for case in MATTERS], ids=[case[0] for case in MATTERS])
def test_statements_on_other_matters(left: Occurrence, right: Occurrence, answer: int) -> None:
    assert statements.on_another_matter(left, right) == answer


def test_statements_of_different_people() -> None:
    assert statements.others_speak(SPOKEN, replace(SPOKEN, doers=words("pilot"))) == 1
    assert statements.others_speak(SPOKEN, SPOKEN) == 0
    assert statements.others_speak(SPOKEN, replace(SPOKEN, doers=Party())) == 0


def test_a_plan_and_what_one_text_tells_as_done() -> None:
    plan = replace(CANCELLED, is_verb=True, is_planned=True)
    done = replace(CANCELLED, is_verb=True, is_done=True)
    assert times.planned_here_and_done(plan, done) == 1
    assert times.planned_here_and_done(plan, replace(done, documents=frozenset({"b"}))) == 0
    assert times.planned_here_and_done(plan, replace(done, is_headline=True)) == 0


def test_a_plan_of_one_thing_and_a_deed_done_to_another() -> None:
    plan = replace(deed("kg:Recall", TRIP), is_ahead=True, is_planned=True, is_verb=True)
    done = replace(deed("kg:Recall", SEARCH), is_done=True, is_verb=True)
    assert parties.plan_of_another(plan, done) == 1
    assert parties.plan_of_another(done, plan) == 1
    assert parties.plan_of_another(plan, replace(done, things=TRIP)) == 0
    assert parties.plan_of_another(plan, replace(done, is_verb=False)) == 0


def test_all_cases_are_asked() -> None:
    assert (len(MANY), len(TOLD), len(MATTERS)) == (6, 4, 4)
