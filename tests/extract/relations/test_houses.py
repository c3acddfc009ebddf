"""Employers that go unsaid beside a post."""

from __future__ import annotations

import pytest

from kg.evaluate.mentions import as_document
from kg.extract import extract
from kg.extract.relations.houses import RULE
from kg.nlp import load
from kg.ontology import read_ontology

CASES = {
    "Halden Foods issued a profit warning. Rosa Twite, finance director since 2016, blamed fuel costs.": "Halden Foods",
    "Halden Foods sued Lowick Mills. Rosa Twite, finance director since 2016, blamed energy bills.": None,
    "Halden Foods issued a profit warning. Rosa Twite, an analyst, blamed energy bills.": None,
}


@pytest.mark.parametrize("text", CASES, ids=["one company", "two companies", "a post that outsiders have"])
def test_a_post_alone_is_that_of_the_company_told_of(text: str) -> None:
    found = extract(as_document("a", text), load()(text), read_ontology())
    told = [
        found.entities[one.object].name for one in found.relations if one.rule == RULE and isinstance(one.object, int)
    ]
    assert told == ([CASES[text]] if CASES[text] else [])


def test_the_table_is_whole() -> None:
    assert len(CASES) == 3
