"""Whole names: titles, nouns behind, parts that touch, and firms with "&"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from spacy.tokens import Doc, Span

from kg.nlp.name_spans import tidy

if TYPE_CHECKING:
    from spacy.language import Language

ORG, PER, LOC, PROD = "ORGANIZATION", "PERSON", "PLACE", "PRODUCT"
# words with tags, the names that the network marked, the names that are there
CASES = {
    "title": ("Sister/NOUN Benedicta/PROPN spoke/VERB", [(0, 2, PER)], [(1, 2, PER)]),
    "a title that is a firm's": ("General/ADJ Motors/PROPN grew/VERB", [(0, 2, ORG)], [(0, 2, ORG)]),
    "nothing but a title": ("Sister/NOUN spoke/VERB", [(0, 1, PER)], [(0, 1, PER)]),
    "noun behind": ("Orvella/PROPN growers/NOUN met/VERB", [(0, 2, ORG)], [(0, 1, ORG)]),
    "preposition behind": (
        "Arts/PROPN in/ADP Aarhus/PROPN", [(0, 2, LOC), (2, 3, LOC)], [(0, 1, LOC), (2, 3, LOC)],
    ),
    "lower case throughout": ("eleven/NUM pigeons/NOUN met/VERB", [(0, 2, ORG)], [(0, 2, ORG)]),
    "article alone": ("The/DET Wray/PROPN Fund/PROPN", [(0, 1, ORG), (1, 3, ORG)], [(1, 3, ORG)]),
    "parts of one type": ("Eleven/NUM Mile/PROPN Foods/PROPN Ltd/PROPN", [(0, 2, ORG), (2, 4, ORG)], [(0, 4, ORG)]),
    "place in a firm's name": ("Green/PROPN Valley/PROPN Gizmos/PROPN", [(0, 2, LOC), (2, 3, ORG)], [(0, 3, ORG)]),
    "country before a firm": ("US/PROPN Orvella/PROPN", [(0, 1, LOC), (1, 2, ORG)], [(0, 1, LOC), (1, 2, ORG)]),
    "town and state": ("Miramar/PROPN Ohio/PROPN", [(0, 1, LOC), (1, 2, LOC)], [(0, 1, LOC), (1, 2, LOC)]),
    "maker and product": ("Orvella/PROPN Lumo/PROPN", [(0, 1, ORG), (1, 2, PROD)], [(0, 1, ORG), (1, 2, PROD)]),
    "title marked apart": ("Sister/NOUN Benedicta/PROPN", [(0, 1, PER), (1, 2, PER)], [(0, 1, PER), (1, 2, PER)]),
    "two partners": ("at/ADP Kvist/PROPN &/CCONJ Bao/PROPN today/NOUN", [(1, 2, PER), (3, 4, PER)], [(1, 4, ORG)]),
    "one partner": ("at/ADP Kvist/PROPN &/CCONJ Da/PROPN Bao/PROPN", [(1, 2, PER)], [(1, 5, ORG)]),
    "three partners": (
        "Kvist/PROPN &/CCONJ Bao/PROPN &/CCONJ Rask/PROPN", [(0, 1, PER), (4, 5, PER)], [(0, 5, ORG)],
    ),
    "two firms": (
        "Kvist/PROPN &/CCONJ Bao/PROPN sued/VERB Bao/PROPN and/CCONJ Kvist/PROPN",
        [(0, 1, ORG), (2, 3, ORG), (4, 5, ORG), (6, 7, ORG)],
        [(0, 1, ORG), (2, 3, ORG), (4, 5, ORG), (6, 7, ORG)],
    ),
    "institution of a place": (
        "Bank/PROPN of/ADP Orvella/PROPN rose/VERB", [(0, 1, ORG), (2, 3, LOC)], [(0, 3, ORG)],
    ),
    "waters of a place": (
        "the/DET Gulf/PROPN of/ADP the/DET Orv/PROPN", [(1, 2, LOC), (4, 5, LOC)], [(1, 5, LOC)],
    ),
    "firm of a place": ("Kvist/PROPN of/ADP Orvella/PROPN", [(0, 1, ORG), (2, 3, LOC)], [(0, 1, ORG), (2, 3, LOC)]),
    "common noun of a place": ("court/NOUN of/ADP Orv/PROPN", [(0, 1, ORG), (2, 3, LOC)], [(0, 1, ORG), (2, 3, LOC)]),
    "pronoun": ("It/PRON fell/VERB", [(0, 1, ORG)], []),
    "and at the edge": ("&/CCONJ Bao/PROPN &/CCONJ", [(1, 2, PER)], [(1, 2, PER)]),
}  # fmt: skip


def test_case_table_is_whole() -> None:
    assert len(CASES) == 23


@pytest.mark.parametrize(("words", "marked", "expected"), CASES.values(), ids=CASES.keys())
def test_names_are_whole(
    nlp: Language, words: str, marked: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    pairs = [word.split("/") for word in words.split()]
    doc = Doc(nlp.vocab, words=[word for word, _ in pairs], pos=[tag for _, tag in pairs])
    doc.set_ents([Span(doc, *name[:2], label=name[2]) for name in marked])
    assert [(e.start, e.end, e.label_) for e in tidy(doc).ents] == expected


def test_a_time_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        words=["In", "winter", "Orvella", "grew"],
        pos=["ADP", "PROPN", "PROPN", "VERB"],
        heads=[1, 3, 3, 3],
        deps=["case", "obl", "nsubj", "ROOT"],
    )
    doc.set_ents([Span(doc, 1, 3, label=ORG)])
    assert [e.text for e in tidy(doc).ents] == ["Orvella"]


def test_probabilities_go_with_the_names(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Sister", "Benedicta", "of", "Kvist", "&", "Bao"], pos=["NOUN", *["PROPN"] * 5])
    doc.set_ents([Span(doc, 0, 2, label=PER), Span(doc, 3, 4, label=PER), Span(doc, 5, 6, label=PER)])
    doc._.name_types = np.zeros((6, 4), np.float32)
    doc._.name_types[[0, 3, 5]] = [[0.25, 0.75, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0]]
    rows = tidy(doc)._.name_types
    assert rows[1].tolist() == [0.25, 0.75, 0, 0]
    assert rows[3].tolist() == [1, 0, 0, 0]
    assert rows.sum() == 2
