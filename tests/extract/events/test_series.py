"""Events counted by a sentence after them, and rounds that say nothing of their kind."""

from __future__ import annotations

import pytest

from kg.evaluate.mentions import as_document
from kg.extract import extract
from kg.nlp import load
from kg.ontology import read_ontology

COUNTED: dict[str, dict[str, list[int | None]]] = {
    "Halden raised its prices on Monday. It's the second increase in the firm's history.": {"kg:PriceRise": [2]},
    "Halden recalled 400 cars. It was the carmaker's second recall this year.": {"kg:Recall": [2, 2]},
    "Halden went live in Chile on Monday. Chile is its 12th market.": {"kg:MarketLaunch": [12]},
    "Halden cut 90 jobs in May, its second wave of layoffs. A third round is due in autumn.": {"kg:Layoff": [2, 2, 3]},
    "Halden cut 90 jobs in May. A third round is due in autumn.": {"kg:Layoff": [None]},
    "Halden cut 90 jobs in May. It was the hottest May in 20 years.": {"kg:Layoff": [None]},
    "The bank is preparing a second round of rate cuts.": {"kg:Layoff": []},
}


@pytest.mark.parametrize("text", COUNTED)
def test_an_event_is_counted_by_what_follows(text: str) -> None:
    found = extract(as_document("a", text), load()(text), read_ontology())
    for kind, expected in COUNTED[text].items():
        assert [event.ordinal for event in found.events if event.type == kind] == expected


def test_every_case_is_collected() -> None:
    assert len(COUNTED) == 7
