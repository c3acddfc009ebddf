from __future__ import annotations

import pytest

from kg.model.bounds import TimeBounds
from kg.model.statement import Ref
from kg.temporal.allen import Allen, Certainty
from kg.timeline import allowed, certainty, display_order
from tests.factory import all_of, between, claim, day, event, extraction

UNKNOWN = TimeBounds()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(day("2025-01-01"), day("2025-01-05"), {Allen.BEFORE}, id="days apart"),
        pytest.param(day("2025-01-01"), day("2025-01-02"), {Allen.MEETS}, id="the next day"),
        pytest.param(day("2025-01-01"), day("2025-01-01"), {Allen.EQUALS}, id="the same day"),
        pytest.param(
            between("2025-01-01", "2025-01-03"),
            day("2025-01-02"),
            {Allen.MEETS, Allen.EQUALS, Allen.MET_BY},
            id="some day around it",
        ),
        pytest.param(day("2024-05-03"), all_of("2024-01-01", "2024-12-31"), {Allen.DURING}, id="within a year"),
        pytest.param(all_of("2024-01-01", "2024-12-31"), day("2024-12-31"), {Allen.FINISHED_BY}, id="its last day"),
    ],
)
def test_bounds_allow_relations(one: TimeBounds, other: TimeBounds, expected: set[Allen]) -> None:
    assert allowed(event("kg:A", on=one), event("kg:B", on=other)) == expected


def test_nothing_known_allows_what_days_can_be() -> None:
    found = allowed(event("kg:A", on=UNKNOWN), event("kg:B", on=all_of("2024-01-01", "2024-12-31")))
    assert found == {
        *(Allen.BEFORE, Allen.MEETS, Allen.STARTS, Allen.DURING, Allen.FINISHES, Allen.MET_BY, Allen.AFTER)
    }


def test_relations_are_certain_possible_or_impossible() -> None:
    early, late = event("kg:A", on="2025-01-01"), event("kg:B", on=between("2025-01-03", "2025-02-01"))
    assert certainty(early, late, Allen.BEFORE) is Certainty.CERTAIN
    assert certainty(late, early, Allen.BEFORE) is Certainty.IMPOSSIBLE
    assert certainty(event("kg:C", on=UNKNOWN), late, Allen.BEFORE) is Certainty.POSSIBLE


def test_the_display_follows_dates_and_what_texts_put_first() -> None:
    a, b, c = (event("kg:A", key=key, on=on) for key, on in (("a", "2025-03-01"), ("b", None), ("c", "2025-01-01")))
    said = claim(extraction("B came before C."), "before", "b", "kg:before", Ref("c"))
    assert [one.key for one in display_order([a, b, c])] == ["c", "a", "b"]
    assert [one.key for one in display_order([a, b, c], [said])] == ["b", "c", "a"]


def test_a_circle_of_stated_orders_is_left_out_of_the_display() -> None:
    a, b = event("kg:A", key="a", on="2025-03-01"), event("kg:A", key="b", on="2025-01-01")
    read = extraction("A came before B. B came before A.")
    circle = [
        claim(read, "A came before", "a", "kg:before", Ref("b")),
        claim(read, "B came before", "b", "kg:before", Ref("a")),
    ]
    assert [one.key for one in display_order([a, b], circle)] == ["b", "a"]
