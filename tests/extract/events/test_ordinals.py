from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.evaluate.mentions import as_document
from kg.extract import extract
from kg.extract.events.ordinals import ordinal_value
from kg.nlp import load
from kg.ontology import read_ontology

CASES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "ninth": 9,
    "twentieth": 20,
    "twenty-first": 21,
    "17th": 17,
    "22nd": 22,
    "north": None,
    "month": None,
    "zeroth": None,
    "three": None,
    "th": None,
}


@pytest.mark.parametrize("word", CASES)
def test_an_ordinal_is_read_as_its_number(word: str) -> None:
    assert ordinal_value(Doc(English().vocab, words=[word])[0]) == CASES[word]


SERIES = {
    "Halden Foods let go 140 people in 2020, in the second round of cuts in eight months.": 2,
    "The desk has been short since 90 were let go in the autumn of 2019, in the second round of cuts that year.": 2,
    "Halden cut 90 jobs on Monday, its third round of redundancies since March.": 3,
    "For the second time this year, Halden is laying off staff.": 2,
    "Halden has laid off staff for the first time.": None,
    "On the third day of talks, Halden laid off 40 people.": None,
}

COUNTED = {
    "Halden Foods dismissed 300 people in January, its second cut in a year.": ("kg:Layoff", 2),
    "The company delayed the launch a second time, to October.": ("kg:Delay", 2),
    "Shares fell 9 percent after Halden cut its forecast for the second time in a year.": ("kg:EarningsGuidance", 2),
    "Alvin Reed won his third title on Sunday.": ("kg:Championship", 3),
    "Its first bid failed.": ("kg:FailedMerger", 1),
    "The price rise is the third since March.": ("kg:PriceRise", 3),
    "It issued its second profit warning of the year.": ("kg:ProfitWarning", 2),
    "Halden Foods fell behind Fjord Foods in the third quarter.": ("kg:Overtaking", None),
    "The firm announced a second profit warning in March.": ("kg:Announcement", None),
}


@pytest.mark.parametrize("sentence", COUNTED)
def test_an_ordinal_counts_the_event_that_it_stands_with(sentence: str) -> None:
    found = extract(as_document("a", sentence), load()(sentence), read_ontology())
    kind, value = COUNTED[sentence]
    assert [event.ordinal for event in found.events if event.type == kind] == [value]


@pytest.mark.parametrize("sentence", SERIES)
def test_a_verb_is_counted_by_what_restates_it(sentence: str) -> None:
    found = extract(as_document("a", sentence), load()(sentence), read_ontology())
    layoff = next(event for event in found.events if event.type == "kg:Layoff")
    assert layoff.ordinal == SERIES[sentence]


def test_case_tables_are_whole() -> None:
    assert (len(CASES), len(SERIES), len(COUNTED)) == (14, 6, 9)
