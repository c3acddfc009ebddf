"""What came of plans, told by texts of different days."""

from __future__ import annotations

import pytest

from kg.model.knowledge import KnowledgeBase
from kg.model.mention import EventLink, LinkKind, Modality, Tense
from kg.model.statement import Ref
from kg.resolve import resolve
from kg.timeline import order
from tests.resolve.build import ONTOLOGY, Article, named

DONE, DENIED = (Modality.ACTUAL, Tense.PAST), (Modality.NEGATED, Tense.PAST)
SOON = (Modality.PLANNED, Tense.FUTURE)
LIFECYCLE = ("kg:realises", "kg:misses", "kg:postpones", "kg:cancels", "kg:denies")


def text(
    name: str, on: str, words: str, *, by: str, how: tuple[Modality, Tense], kind: str = "kg:ProductLaunch"
) -> Article:
    """Return an article of one event; its trigger is in capitals, and a year in it dates it."""
    made = Article(name, f"{words}.\nThus wrote the {name} post.", on=on)
    trigger = next(word for word in words.split() if word.isupper() and len(word) > 3)
    year = next((word for word in words.split() if word.isdigit()), "")
    agent = made.entity(by)
    made.event(
        trigger, kind, agent=agent, time=made.time(year) if year else None, modality=how[0], tense=how[1], phrase=words
    )
    return made


def told(*articles: Article) -> list[tuple[str, str, str]]:
    """Return what came of plans: the kind of link with the labels of both events."""
    return links(order(resolve(named(*articles), ontology=ONTOLOGY)))


def links(found: KnowledgeBase) -> list[tuple[str, str, str]]:
    label = {event.key: event.label for event in found.events}
    return [
        (one.predicate, label[one.subject.key], label[one.object.key])
        for one in found.statements()
        if one.predicate in LIFECYCLE and isinstance(one.object, Ref)
    ]


PLAN = text("a", "2023-11-05", "Acme will LAUNCH Lumo in 2024", by="Acme", how=SOON)
CASES = [
    pytest.param(
        text("b", "2024-03-21", "Acme has LAUNCHED Lumo", by="Acme", how=DONE),
        [("kg:realises", "Acme has LAUNCHED Lumo", "Acme will LAUNCH Lumo in 2024")],
        id="it came true",
    ),
    pytest.param(text("b", "2024-03-21", "Zenith has LAUNCHED Lumo", by="Zenith", how=DONE), [], id="somebody else's"),
    pytest.param(text("b", "2023-10-21", "Acme has LAUNCHED Lumo", by="Acme", how=DONE), [], id="told before the plan"),
    pytest.param(text("b", "2026-03-21", "Acme LAUNCHED Lumo in 2026", by="Acme", how=DONE), [], id="years later"),
    pytest.param(
        text("b", "2024-03-21", "Acme has FIRED staff", by="Acme", how=DONE, kind="kg:Layoff"), [], id="another kind"
    ),
    pytest.param(
        text("b", "2025-02-01", "Acme did not LAUNCH Lumo in 2024", by="Acme", how=DENIED),
        [("kg:misses", "Acme did not LAUNCH Lumo in 2024", "Acme will LAUNCH Lumo in 2024")],
        id="missed",
    ),
    pytest.param(text("b", "2025-02-01", "Acme will HIRE", by="Acme", how=SOON, kind="kg:Hiring"), [], id="no news"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 7


@pytest.mark.parametrize(("later", "expected"), CASES)
def test_what_came_of_a_plan(later: Article, expected: list[tuple[str, str, str]]) -> None:
    assert told(PLAN, later) == expected


def test_what_one_text_calls_off_is_what_another_foresaw() -> None:
    made = Article("b", "Acme SCRAPPED its plan to LAUNCH Lumo.\nThus wrote the post.", on="2024-01-21")
    acme = made.entity("Acme")
    scrapped = made.event("SCRAPPED", "kg:Cancellation", agent=acme, phrase="Acme SCRAPPED a plan")
    launch = made.event("LAUNCH", "kg:ProductLaunch", agent=acme, modality=Modality.NEGATED, phrase="To LAUNCH Lumo")
    made.links.append(EventLink(LinkKind.CANCELS, scrapped, launch, made.span("SCRAPPED"), "cancels"))
    assert set(told(PLAN, made)) == {
        ("kg:cancels", "Acme SCRAPPED a plan", "To LAUNCH Lumo"),
        ("kg:cancels", "Acme SCRAPPED a plan", "Acme will LAUNCH Lumo in 2024"),
    }


def test_a_delay_finds_the_plan_that_it_speaks_of_by_its_words() -> None:
    plan = text("a", "2023-11-05", "Acme will START its first flights", by="Acme", how=SOON, kind="kg:MarketLaunch")
    late = text("b", "2024-01-05", "Acme POSTPONED its first flights", by="Acme", how=DONE, kind="kg:Delay")
    other = text("c", "2024-01-05", "Acme POSTPONED its annual party", by="Acme", how=DONE, kind="kg:Delay")
    assert told(plan, late) == [
        ("kg:postpones", "Acme POSTPONED its first flights", "Acme will START its first flights")
    ]
    assert told(plan, other) == []


def test_a_rumour_is_taken_up_by_a_plan_and_by_what_comes_of_it() -> None:
    rumour = text(
        "a",
        "2024-03-04",
        "Acme may APPROACH Zenith",
        by="Acme",
        how=(Modality.POSSIBLE, Tense.PRESENT),
        kind="kg:TakeoverApproach",
    )
    plan = text("b", "2024-04-11", "Acme will ACQUIRE Zenith", by="Acme", how=SOON, kind="kg:Acquisition")
    done = text("c", "2024-07-02", "Acme has ACQUIRED Zenith", by="Acme", how=DONE, kind="kg:Acquisition")
    assert set(told(rumour, plan, done)) == {
        ("kg:realises", "Acme will ACQUIRE Zenith", "Acme may APPROACH Zenith"),
        ("kg:realises", "Acme has ACQUIRED Zenith", "Acme may APPROACH Zenith"),
        ("kg:realises", "Acme has ACQUIRED Zenith", "Acme will ACQUIRE Zenith"),
    }


def test_what_was_put_off_may_still_come_true() -> None:
    made = Article("a", "Acme POSTPONED the LAUNCH to 2025.\nThus wrote the post.", on="2024-01-21")
    acme = made.entity("Acme")
    put_off = made.event("POSTPONED", "kg:Delay", agent=acme, phrase="Acme POSTPONED it")
    launch = made.event(
        "LAUNCH",
        "kg:ProductLaunch",
        agent=acme,
        modality=Modality.PLANNED,
        tense=Tense.FUTURE,
        time=made.time("2025"),
        phrase="The LAUNCH of it",
    )
    made.links.append(EventLink(LinkKind.POSTPONES, put_off, launch, made.span("POSTPONED"), "postpones"))
    done = text("b", "2025-03-21", "Acme has LAUNCHED Lumo", by="Acme", how=DONE)
    assert set(told(made, done)) == {
        ("kg:postpones", "Acme POSTPONED it", "The LAUNCH of it"),
        ("kg:realises", "Acme has LAUNCHED Lumo", "The LAUNCH of it"),
    }
