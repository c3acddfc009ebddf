from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.agreement import Agreement, same, total

COUNTS = st.builds(Agreement, *[st.integers(0, 9)] * 4)


def test_ratios_are_in_percent() -> None:
    assert Agreement(1, 2, 1, 4).ratios() == {"precision": 50.0, "recall": 25.0, "f1": 33.3}
    assert same(2, 3, 4).ratios(digits=2) == {"precision": 66.67, "recall": 50.0, "f1": 57.14}


def test_nothing_counted_is_nothing_known() -> None:
    assert Agreement().ratios() == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert Agreement().known_ratios() == {}
    assert Agreement(met=1, wanted=2).known_ratios() == {"recall": 50.0}


@given(st.lists(COUNTS))
def test_the_order_of_a_sum_does_not_matter(counts: list[Agreement]) -> None:
    assert total(counts) == total(reversed(counts))
