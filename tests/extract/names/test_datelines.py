"""Datelines: a city opens the sentence, but did nothing of what it tells."""

from __future__ import annotations

import pytest

from kg.extract.names.datelines import detach
from kg.nlp import load

SUBJECTS = {
    "Limerick, 12 February 2022 (Shannon Wire) - Talks between Brexo and Orvane ended on Friday.": (
        "ended",
        "Talks",
    ),
    "LIMERICK, Feb 12 (Shannon Wire) - Talks between Brexo and Orvane ended on Friday.": ("ended", "Talks"),
    "LIMERICK, Ireland — Talks between Brexo and Orvane ended on Friday.": ("ended", "Talks"),
    "Dublin, Feb. 12, 2022 – Orvane opened a plant on Friday.": ("opened", "Orvane"),
    "Orvane, 12 years old - the oldest maker - opened a plant on Friday.": ("opened", "Orvane"),
}


@pytest.mark.parametrize("line", SUBJECTS)
def test_the_city_is_no_subject(line: str) -> None:
    doc = load()(line)
    detach(doc)
    verb, subject = SUBJECTS[line]
    root = next(token for token in doc if token.text == verb)
    assert root.head == root
    assert subject in [child.text for child in root.children if child.dep_ == "nsubj"]
    assert len(list(doc.sents)) == 1


def test_every_case_is_collected() -> None:
    assert len(SUBJECTS) == 5
