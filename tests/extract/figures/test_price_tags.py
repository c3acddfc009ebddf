"""What costs how much, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from tests.extract.trees import analysis

CASES = [
    ("Tickets/NNS/nsubj/1/ticket cost/VBP/root/1/cost $25/CD/obj/1", "kg:Price"),
    ("Alpha/NNP/nsubj/1 costs/VBZ/root/1/cost $400/CD/obj/1", "kg:Price"),
    ("Strikes/NNS/nsubj/1/strike cost/VBP/root/1/cost $400/CD/obj/1", "kg:Cost"),
    ("Ann/NNP/nsubj/1 wants/VBZ/root/1/want the/DT/det/4 $400/CD/compound/4 phone/NN/obj/1", "kg:Price"),
    ("Ann/NNP/nsubj/1 wants/VBZ/root/1/want the/DT/det/4 $400/CD/compound/4 loan/NN/obj/1", "kg:LoanSum"),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize(
    ("rows", "metric"), CASES, ids=["goods", "a product", "no goods", "before a thing", "before money"]
)
def test_what_things_cost_is_a_price(rows: str, metric: str) -> None:
    found = figures.extract(analysis(rows, {"Alpha": "Product"} if "Alpha" in rows else {}))
    assert [one.metric for one in found.figures] == [metric]
