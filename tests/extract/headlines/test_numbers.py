"""Clauses that label figures whose measure says nothing, over parses made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.headlines import numbers
from kg.model.mention import FigureMention
from kg.model.span import Span
from tests.extract.trees import analysis

CLAUSE = (
    "40/CD/nummod/1 drivers/NNS/nsubj/3/driver had/VBD/aux/3/have failed/VBN/root/3/fail to/TO/mark/5 come/VB/xcomp/3"
)
NOUN = "Nobody/NN/nsubj/1 knew/VBD/root/1/know with/IN/case/4 40/CD/nummod/4 boats/NNS/obl/1/boat"


@pytest.mark.parametrize(
    ("rows", "metric", "wanted"),
    [
        pytest.param(CLAUSE, "kg:Count", "40 drivers had failed to come", id="the clause"),
        pytest.param(CLAUSE, "kg:Revenue", "", id="of a measure that says what it is"),
        pytest.param(NOUN, "kg:Count", "Nobody knew with 40 boats", id="a clause around it"),
    ],
)
def test_a_figure_is_told_by_its_clause(rows: str, metric: str, wanted: str) -> None:
    made = analysis(rows, {})
    start = made.document.text.index("40")
    figure = FigureMention(Span(start, start + 2), "40", "boat", "actual", metric, 0)
    (told,) = numbers.extract(replace(made, figures=(figure,))).figures
    assert told.phrase == wanted
