"""The five findings of the seeds in two small stories of another company, another year, other words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kg.model.knowledge import Event
from kg.pipeline import Build, build_story

VARIANTS = Path(__file__).parent / "gold" / "variants"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a careful reader finds in a story."""

    round: int
    laid_off: date
    tellers: int
    market: int
    opened: tuple[date, date]
    deadline: date
    target: Decimal
    volume: Decimal
    met: tuple[date, date]


WANTED = {
    "grocer": Wanted(
        round=4,
        laid_off=date(2023, 11, 14),
        tellers=5,
        market=9,
        opened=(date(2023, 11, 12), date(2023, 11, 15)),
        deadline=date(2024, 1, 31),
        target=Decimal(850_000_000),
        volume=Decimal(1_200_000_000),
        met=(date(2023, 6, 1), date(2023, 6, 30)),
    ),
    "scooters": Wanted(
        round=2,
        laid_off=date(2019, 3, 5),
        tellers=4,
        market=12,
        opened=(date(2019, 2, 24), date(2019, 3, 3)),
        deadline=date(2019, 6, 30),
        target=Decimal(2_400_000_000),
        volume=Decimal(6_000_000_000),
        met=(date(2019, 1, 1), date(2019, 1, 31)),
    ),
}


@pytest.fixture(scope="module", params=WANTED)
def variant(request: pytest.FixtureRequest) -> tuple[Build, Wanted]:
    return build_story([VARIANTS / request.param]), WANTED[request.param]


def told(events: Iterable[Event]) -> list[str]:
    return [
        f"{event.type} {event.label} {event.bounds.earliest}..{event.bounds.latest} {event.modality}"
        for event in events
    ]


def of_type(built: Build, *names: str) -> list[Event]:
    return [event for event in built.knowledge.events if event.type in names]


def documents(event: Event) -> set[str]:
    return {mention.document for mention in event.mentions}


def test_the_round_of_layoffs_is_one_event_in_all_articles(variant: tuple[Build, Wanted]) -> None:
    built, wanted = variant
    layoffs = of_type(built, "kg:Layoff")
    rounds = [event for event in layoffs if event.ordinal == wanted.round]
    assert len(rounds) == 1, told(layoffs)
    bounds = rounds[0].bounds
    assert (bounds.earliest, bounds.latest) == (wanted.laid_off, wanted.laid_off)
    assert len(documents(rounds[0])) == wanted.tellers, told(layoffs)


def test_the_launch_has_an_interval_with_its_reason(variant: tuple[Build, Wanted]) -> None:
    built, wanted = variant
    launches = of_type(built, "kg:MarketLaunch", "kg:Opening", "kg:ProductLaunch", "kg:MarketEntry")
    numbered = [event for event in launches if event.ordinal == wanted.market]
    assert len(numbered) == 1, told(launches)
    low, high = wanted.opened
    assert low <= numbered[0].bounds.earliest <= numbered[0].bounds.latest <= high
    reasons = [
        statement.comment
        for statement in built.knowledge.inferences
        if statement.subject.key == numbered[0].key and statement.predicate in {"kg:earliest", "kg:latest"}
    ]
    assert reasons
    assert all(reasons)


def test_the_deadline_is_a_planned_sale(variant: tuple[Build, Wanted]) -> None:
    built, wanted = variant
    sales = of_type(built, "kg:Divestiture", "kg:Acquisition", "kg:Sale")
    due = [event for event in sales if event.bounds.latest == wanted.deadline]
    assert len(due) == 1, told(sales)
    assert due[0].modality == "planned"


def test_the_missed_target_has_its_amount_and_the_volume_its_own(variant: tuple[Build, Wanted]) -> None:
    built, wanted = variant
    missed = of_type(built, "kg:MissedTarget")
    assert missed
    assert all(event.modality == "actual" for event in missed), told(missed)
    by_value = {figure.value: figure for figure in built.knowledge.figures}
    assert wanted.target in by_value
    assert by_value[wanted.target].kind == "target"
    assert wanted.volume in by_value
    assert by_value[wanted.volume].kind == "actual"


def test_the_meeting_is_dated_by_its_month(variant: tuple[Build, Wanted]) -> None:
    built, wanted = variant
    meetings = of_type(built, "kg:Meeting")
    assert [(event.bounds.earliest, event.bounds.latest) for event in meetings] == [wanted.met], told(meetings)


def test_there_are_two_variants() -> None:
    assert sorted(path.name for path in VARIANTS.iterdir()) == sorted(WANTED)
