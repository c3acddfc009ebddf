"""Tests of kg.extract.figures.corrections: a right value is of what the wrong one was."""

from __future__ import annotations

import pytest

from kg.extract.figures import amounts, figures
from tests.extract.trees import analysis

WRONG = "Acme/NNP/nsubj/1 had/VBD/root/1/have revenue/NN/obj/1 of/IN/case/4 $30m/CD/nmod/2 in/IN/case/6 2023/CD/obl/1 "
RIGHT = "the/DT/det/9 {word}/JJ/amod/9 figure/NN/nsubj/11 is/VBZ/cop/11/be $33m/CD/root/11"
ACME = {"Acme": "Organization"}
CASES = [
    pytest.param("correct", "kg:Revenue", ["2023"], id="the correct figure"),
    pytest.param("second", "kg:Amount", [], id="another figure"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 2


@pytest.mark.parametrize(("word", "metric", "times"), CASES)
def test_a_right_value_is_of_what_the_wrong_one_was(word: str, metric: str, times: list[str]) -> None:
    read = analysis(WRONG + RIGHT.format(word=word), ACME, ["2023"])
    _, right = amounts.extract(figures.extract(read)).figures
    assert (right.value, right.metric) == ("33000000", metric)
    assert [read.times[link.time].span.within(read.document.text) for link in right.times] == times


def test_what_all_repeat_is_of_what_the_value_set_against_it_is() -> None:
    talk = "everyone/NN/nsubj/1 quotes/VBZ/root/1/quote £30m/CD/obj/1 ;/:/punct/1 "
    read = analysis(f"{talk}revenue/NN/nsubj/8 at/IN/case/6 Acme/NNP/nmod/4 is/VBZ/cop/8/be £33m/CD/root/8", ACME)
    talked_of, right = amounts.extract(figures.extract(read)).figures
    assert (talked_of.metric, talked_of.entity) == (right.metric, right.entity) == ("kg:Revenue", 0)
