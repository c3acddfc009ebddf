"""What keeps two mentions of one document apart, and what joins them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from kg.corpus import read_corpus
from kg.extract import prepare
from kg.model.mention import Modality, Tense
from kg.resolve import resolve
from kg.resolve.meanings import meanings
from kg.resolve.signs import stem
from tests.resolve.build import ONTOLOGY, Article, named

ROOT = Path(__file__).parents[2]
JUDGED = ROOT / "tests" / "gold" / "identity.yaml"


def two_verbs() -> Article:
    made = Article("a", "Acme fired staff in Leeds and dismissed others in York.")
    acme = made.entity("Acme")
    made.event("fired", agent=acme)
    made.event("dismissed", agent=acme)
    return made


def two_people() -> Article:
    made = Article("a", "Ann Roe becomes chair.\nBo Fox becomes chief.")
    for name, nth in (("Ann Roe", 0), ("Bo Fox", 1)):
        made.event("becomes", "kg:Appointment", nth=nth, affected=made.entity(name, type="schema:Person"))
    return made


def two_amounts() -> Article:
    made = Article("a", "Acme shares fell 4 percent.\nZenith is glad.\nAcme shares fell 38 percent.")
    acme = made.entity("Acme")
    for nth, words in enumerate(("4 percent", "38 percent")):
        event = made.event("fell", "kg:SharePriceChange", nth=nth, affected=acme)
        made.figure(words, words.split()[0], unit="%", metric="kg:SharePrice", event=event)
    return made


def two_spans() -> Article:
    made = Article("a", "Acme shares fell on 5 June 2024.\nAcme shares fell in 2024.")
    acme = made.entity("Acme")
    day = made.time("5 June 2024", "in(md(month(6),5),year(2024))")
    made.event("fell", "kg:SharePriceChange", affected=acme, time=day)
    made.event("fell", "kg:SharePriceChange", nth=1, affected=acme, time=made.time("2024"))
    return made


def another() -> Article:
    made = Article("a", "Acme cut jobs.\nAcme said so.\nIn May a cut was made by Zenith.")
    made.event("cut", agent=made.entity("Acme"))
    zenith = made.entity("Zenith")
    made.event("cut", nth=1, tense=Tense.NONE, agent=zenith, time=made.time("May", "month(5)"))
    return made


def strangers() -> Article:
    made = Article("a", "Acme will spin off its pumps.\nZenith will spin off its boats.")
    for name, nth in (("Acme", 0), ("Zenith", 1)):
        made.event("spin off", "kg:SpinOff", nth=nth, modality=Modality.PLANNED, agent=made.entity(name))
    return made


def definite() -> Article:
    made = Article("a", "Acme cut 300 jobs.\nNobody knew.\nThe layoffs follow weak sales.")
    made.event("cut", agent=made.entity("Acme"))
    made.event("layoffs", tense=Tense.NONE)
    return made


def headline() -> Article:
    made = Article("a", "Acme cuts jobs\nLeeds, Monday.\nAcme cut 300 jobs on Monday.")
    acme = made.entity("Acme")
    made.event("cuts", agent=acme)
    made.event("cut", nth=1, agent=acme)
    return made


CASES = [
    ("two verbs of one sentence", two_verbs, 2),
    ("two people", two_people, 2),
    ("two amounts", two_amounts, 2),
    ("a day and a year", two_spans, 2),
    ("brought up anew", another, 2),
    ("strangers", strangers, 2),
    ("definite noun", definite, 1),
    ("headline and body", headline, 1),
]


@pytest.mark.parametrize(("make", "events"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_events_of_one_document(make: Callable[[], Article], events: int) -> None:
    assert len(resolve(named(make()), ontology=ONTOLOGY).events) == events


def test_cases_count() -> None:
    assert len(CASES) == 8


def test_a_past_noun_under_a_plan_is_no_plan() -> None:
    told = Article("a", "Acme cut jobs on 5 June 2024.", on="2024-06-06")
    told.event("cut", agent=told.entity("Acme"), time=told.time("5 June 2024", "in(md(month(6),5),year(2024))"))
    later = Article("b", "Acme will pay for the cut of 5 June 2024.", on="2024-06-20")
    time = later.time("5 June 2024", "in(md(month(6),5),year(2024))")
    acme = later.entity("Acme")
    later.event("cut", agent=acme, time=time, modality=Modality.PLANNED, tense=Tense.NONE)
    assert len(resolve(named(told, later), ontology=ONTOLOGY).events) == 1


MEANINGS = [("foiled", "thwarts", True), ("crash", "accident", True), ("took office", "seized", False)]


@pytest.mark.parametrize(("left", "right", "is_shared"), MEANINGS)
def test_meanings(left: str, right: str, is_shared: bool) -> None:
    assert meanings(left).isdisjoint(meanings(right)) is not is_shared


BEGINNINGS = [
    ("commenced", False, "began", False, True),
    ("commenced", False, "started", True, False),
    ("commenced", False, "opened", True, False),
    ("started", True, "introduced", False, False),
    ("started", True, "launched", True, True),
    ("launched", True, "opened", False, True),
]


@pytest.mark.parametrize(("left", "is_left_typed", "right", "is_right_typed", "is_shared"), BEGINNINGS)
def test_a_word_of_beginning_tells_not_what_begins(
    *, left: str, is_left_typed: bool, right: str, is_right_typed: bool, is_shared: bool
) -> None:
    mine, theirs = meanings(left, is_typed=is_left_typed), meanings(right, is_typed=is_right_typed)
    assert mine.isdisjoint(theirs) is not is_shared


def test_a_noun_is_named_by_its_last_word() -> None:
    assert stem("job cuts", is_noun=True) == stem("cut")
    assert stem("spinning off", is_noun=True) == stem("spin")


def test_judged_mentions_stand_where_they_are_said_to() -> None:
    seen = 0
    for folder, marked in yaml.safe_load(JUDGED.read_text(encoding="utf-8")).items():
        texts = {each.key: prepare(each).text for each in read_corpus([ROOT / folder]).documents}
        for mention in (*(one for group in marked["events"] for one in group), *marked["open"]):
            document, start, words = mention.split(maxsplit=2)
            at = int(start)
            assert " ".join(texts[document][at : at + len(words) + 4].split()).startswith(words), mention
            seen += 1
    assert seen > 300
