"""Spans of time that are figures: sentences served and what lasts; all others only date."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from tests.extract.trees import analysis

CASES: list[tuple[str, str, list[tuple[str, str, str, str]]]] = [
    (
        "a sentence",
        "Ann/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be jailed/VBN/root/2/jail for/IN/case/5 four/CD/nummod/5"
        " years/NNS/obl/2/year",
        [("4", "year", "actual", "kg:PrisonTerm")],
    ),
    (
        "a sentence that is asked for",
        "Prosecutors/NNS/nsubj/1/prosecutor want/VBP/root/1/want 18/CD/nummod/3 months/NNS/obj/1/month",
        [("18", "month", "target", "kg:PrisonTerm")],
    ),
    (
        "what lasts",
        "Outages/NNS/nsubj/1/outage lasted/VBD/root/1/last 50/CD/nummod/3 minutes/NNS/obl:unmarked/1/minute",
        [("50", "minute", "actual", "kg:Duration")],
    ),
    ("work", "Ann/NNP/nsubj/1 worked/VBD/root/1/work for/IN/case/4 12/CD/nummod/4 years/NNS/obl/1/year", []),
]


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_span_of_time_is_a_figure_only_where_a_word_measures_it(
    rows: str, wanted: list[tuple[str, str, str, str]]
) -> None:
    found = figures.extract(analysis(rows, {"Ann": "Person"} if "Ann" in rows else {})).figures
    assert [(one.value, one.unit, one.kind, one.metric) for one in found] == wanted
    assert all(one.entity == 0 for one in found if "jailed" in rows)
