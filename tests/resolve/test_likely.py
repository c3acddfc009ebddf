"""Tests of kg.resolve.likely: values of one thing though no event or subject is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.knowledge import MentionRef, Verdict
from kg.resolve.likely import seem_one
from kg.resolve.measures import Measure
from tests.resolve.build import Article
from tests.resolve.test_conflicts import found

BASE = Measure(
    reference=MentionRef("a", 0),
    subject="stoppage-1",
    circle=frozenset({"stoppage-1", "acme"}),
    event="stoppage-1",
    metric="kg:Cost",
    unit="EUR",
    kind="actual",
    value=Decimal(310_000),
    minimum=None,
    maximum=None,
    is_approximate=False,
    place=None,
    per="day",
    bounds=None,
    published=date(2024, 2, 1),
    sayers=frozenset(),
    group="one",
    event_type="kg:Strike",
)
OTHER = replace(
    BASE,
    reference=MentionRef("b", 0),
    subject="stoppage-2",
    circle=frozenset({"stoppage-2", "acme"}),
    event="stoppage-2",
    value=Decimal(450_000),
    published=date(2024, 2, 5),
    group="two",
)
SUM = replace(OTHER, metric="kg:DealValue", subject="acme", circle=frozenset({"acme"}), event=None, event_type="")
DEAL = replace(BASE, metric="kg:DealValue", value=Decimal(400_000))
CASES = [
    pytest.param(BASE, OTHER, True, id="near in time and size"),
    pytest.param(BASE, replace(OTHER, value=Decimal(4_500_000)), False, id="far in size"),
    pytest.param(BASE, replace(OTHER, published=date(2025, 2, 5)), False, id="far in time"),
    pytest.param(BASE, replace(OTHER, event_type="kg:Protest"), False, id="another kind of event"),
    pytest.param(BASE, replace(OTHER, circle=frozenset({"stoppage-2", "brill"})), False, id="somebody else's"),
    pytest.param(BASE, replace(OTHER, group="one"), False, id="a copy"),
    pytest.param(BASE, replace(OTHER, kind="forecast"), False, id="expected"),
    pytest.param(DEAL, SUM, True, id="a sum of a deal and of who is in it"),
    pytest.param(DEAL, replace(SUM, value=Decimal(900_000)), False, id="another deal"),
    pytest.param(replace(DEAL, circle=frozenset({"stoppage-1"})), SUM, False, id="a deal of others"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 10


@pytest.mark.parametrize(("left", "right", "is_one"), CASES)
def test_what_seems_one(left: Measure, right: Measure, is_one: bool) -> None:
    assert seem_one(left, right) is is_one


@pytest.mark.parametrize(
    ("first", "verdicts"),
    [
        pytest.param("Everybody says Acme paid 4 million for it.", [Verdict.OPEN], id="what all repeat"),
        pytest.param("Acme paid 4 million for it.", [], id="what the text says itself"),
    ],
)
def test_a_value_is_set_against_what_all_repeat(first: str, verdicts: list[Verdict]) -> None:
    made = Article("a", f"{first}\nThe papers that I saw speak of 5 million for Acme.")
    acme = made.entity("Acme")
    for words, value in (("4 million", "4000000"), ("5 million", "5000000")):
        made.figure(words, value, unit="EUR", metric="kg:DealValue", entity=acme)
    assert [conflict.verdict for conflict in found(made)] == verdicts
