"""Capitalised words that are no names, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.names.plain_words import abbreviations, ends_title
from tests.extract.trees import analysis

SHORT = [
    (
        "of plain words",
        "improvement/NN/compound/1 plans/NNS/root/1/plan (/:/punct/3 IPs/NNP/appos/1 )/:/punct/3",
        {"IPs"},
    ),
    (
        "of a body",
        "grain/NN/compound/1 authority/NN/root/1 (/:/punct/3 GA/NNP/appos/1 )/:/punct/3",
        set(),
    ),
    ("of other words", "some/DT/det/1 plans/NNS/root/1/plan (/:/punct/3 XY/NNP/appos/1 )/:/punct/3", set()),
]
TITLES = [
    ("ends a job", "the/DT/det/2 Chief/NNP/compound/2 Executive/NNP/root/2", 2, True),
    ("is a name", "the/DT/det/2 Blue/NNP/compound/2 Executive/NNP/root/2", 2, False),
]


def test_the_tables_are_whole() -> None:
    assert (len(SHORT), len(TITLES)) == (3, 2)


@pytest.mark.parametrize(("rows", "found"), [case[1:] for case in SHORT], ids=[case[0] for case in SHORT])
def test_a_short_form(rows: str, found: set[str]) -> None:
    assert abbreviations(analysis(rows)) == found


@pytest.mark.parametrize(("rows", "word", "is_end"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_a_capital(rows: str, word: int, is_end: bool) -> None:
    made = analysis(rows)
    assert ends_title(made.doc[word : word + 1], made) is is_end
