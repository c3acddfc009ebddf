"""Noun phrases, amounts and modality over parses made by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.nlp.modality import modality
from kg.nlp.quantities import quantity_spans

Rows = list[tuple[str, str, str, str, int]]


def parsed(rows: Rows) -> Doc:
    """Return a document from (word, tag, lemma, relation, head)."""
    universal = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "DT": "DET", "CD": "NUM", "IN": "ADP"}
    universal |= {"MD": "AUX", "RB": "PART", "TO": "PART", "PRP$": "PRON", "PRP": "PRON", "$": "SYM", "POS": "PART"}
    return Doc(
        spacy.blank("en").vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[universal.get(row[1], "VERB") for row in rows],
        lemmas=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[row[4] for row in rows],
    )


AMOUNTS = {
    "symbol": ("$ 3 billion", ["$ 3 billion:MONEY"]),
    "unit word": ("5 million euros", ["5 million euros:MONEY"]),
    "percent": ("12 percent", ["12 percent:PERCENT"]),
    "per cent": ("12 per cent", ["12 per cent:PERCENT"]),
    "sign": ("12 %", ["12 %:PERCENT"]),
    "bare": ("12", []),
    "symbol alone": ("$ sign", []),
}


def test_amount_table_is_whole() -> None:
    assert len(AMOUNTS) == 7


@pytest.mark.parametrize(("text", "expected"), AMOUNTS.values(), ids=AMOUNTS.keys())
def test_amounts(text: str, expected: list[str]) -> None:
    words = text.split()
    doc = Doc(spacy.blank("en").vocab, words=words, lemmas=[word.removesuffix("s") for word in words])
    assert [f"{span.text}:{span.label_}" for span in quantity_spans(doc)] == expected


def clause(*before: tuple[str, str, str, str], verb: str = "sell", tag: str = "VB") -> Rows:
    rows = [("It", "PRP", "it", "nsubj", len(before) + 1), *((*word, len(before) + 1) for word in before)]
    return [*rows, (verb, tag, "sell", "ROOT", len(before) + 1)]


PLAN: Rows = [
    ("It", "PRP", "it", "nsubj", 1),
    ("plans", "VBZ", "plan", "ROOT", 1),
    ("to", "TO", "to", "mark", 3),
    ("sell", "VB", "sell", "xcomp", 1),
]
MODALITY = {
    "past": (clause(verb="sold", tag="VBD"), ("positive", "certain", "past")),
    "future": (clause(("will", "MD", "will", "aux")), ("positive", "certain", "future")),
    "may": (clause(("may", "MD", "may", "aux")), ("positive", "possible", "present")),
    "negated": (
        clause(("did", "VBD", "do", "aux"), ("not", "RB", "not", "advmod")),
        ("negative", "certain", "past"),
    ),
    "plan": (PLAN, ("positive", "probable", "future")),
    "headline": (
        [
            ("Halden", "NNP", "Halden", "nsubj", 2),
            ("to", "TO", "to", "mark", 2),
            ("sell", "VB", "sell", "ROOT", 2),
        ],
        ("positive", "certain", "future"),
    ),
    "denial": (
        [(w, t, "deny" if w == "plans" else lemma, d, h) for w, t, lemma, d, h in PLAN],
        ("negative", "certain", "present"),
    ),
}


def test_modality_table_is_whole() -> None:
    assert len(MODALITY) == 7


@pytest.mark.parametrize(("rows", "expected"), MODALITY.values(), ids=MODALITY.keys())
def test_modality(rows: Rows, expected: tuple[str, str, str]) -> None:
    found = modality(parsed(rows)[len(rows) - 1])
    assert (found.polarity, found.certainty, found.tense) == expected
    assert found.generic is False
