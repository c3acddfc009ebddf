"""Another spaCy pipeline in the bundled model's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, Span

import kg.nlp
from kg.errors import ModelError
from kg.nlp.adapter import adapt, to_universal
from kg.nlp.attributes import register

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

# form, tag, CLEAR label, head (from 0) and what Universal Dependencies say: label and head
PASSIVE = [
    ("Orvella", "PROPN", "nsubjpass", 2, "nsubj:pass", 2),
    ("was", "AUX", "auxpass", 2, "aux:pass", 2),
    ("bought", "VERB", "ROOT", 2, "ROOT", 2),
    ("by", "ADP", "agent", 2, "case", 4),
    ("Brask", "PROPN", "pobj", 3, "obl:agent", 2),
    ("in", "ADP", "prep", 2, "case", 6),
    ("May", "PROPN", "pobj", 5, "obl", 2),
]
COPULA = [
    ("Rask", "PROPN", "nsubj", 1, "nsubj", 3),
    ("is", "AUX", "ROOT", 1, "cop", 3),
    ("its", "PRON", "poss", 3, "nmod:poss", 3),
    ("chief", "NOUN", "attr", 1, "ROOT", 3),
]
OBJECT = [
    ("They", "PRON", "nsubj", 1, "nsubj", 1),
    ("sold", "VERB", "ROOT", 1, "ROOT", 1),
    ("shares", "NOUN", "dobj", 1, "obj", 1),
    ("of", "ADP", "prep", 2, "case", 5),
    ("the", "DET", "det", 5, "det", 5),
    ("firm", "NOUN", "pobj", 3, "nmod", 2),
    ("that", "PRON", "nsubj", 7, "nsubj", 7),
    ("failed", "VERB", "relcl", 5, "acl:relcl", 5),
]
TAGS = {"was": "VBD", "bought": "VBN", "is": "VBZ", "sold": "VBD", "failed": "VBD"}
CLEAR = {"passive": PASSIVE, "copula": COPULA, "object": OBJECT}


def clear_doc(rows: list[tuple[str, str, str, int, str, int]]) -> Doc:
    register()
    return Doc(
        spacy.blank("en").vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        tags=[TAGS.get(row[0], "NN") for row in rows],
        lemmas=["be" if row[0] in ("was", "is") else row[0] for row in rows],
        deps=[row[2] for row in rows],
        heads=[row[3] for row in rows],
    )


def test_case_table_is_whole() -> None:
    assert len(CLEAR) == 3


@pytest.mark.parametrize("rows", CLEAR.values(), ids=CLEAR.keys())
def test_clear_labels_become_universal(rows: list[tuple[str, str, str, int, str, int]]) -> None:
    doc = clear_doc(rows)
    to_universal(doc)
    assert [(t.text, t.dep_, t.head.i) for t in doc] == [(row[0], row[4], row[5]) for row in rows]


def test_names_and_gaps_are_filled() -> None:
    doc = clear_doc(PASSIVE)
    doc.set_ents([Span(doc, 0, 1, label="ORG"), Span(doc, 4, 5, label="GPE"), Span(doc, 6, 7, label="DATE")])
    adapt(doc)
    assert [(e.text, e.label_) for e in doc.ents] == [("Orvella", "ORGANIZATION"), ("Brask", "PLACE")]
    assert [(s.text, s.label_) for s in doc.spans["timex"]] == [("May", "DATE")]
    assert [(s.text, s.label_) for s in doc.spans["triggers"]] == [("bought", "VERB")]
    assert doc[2]._.tense == "past"


def test_another_pipeline_works_in_its_place(other_pipeline: Path) -> None:
    nlp: Language = kg.nlp.load(str(other_pipeline))
    doc = nlp("Brask closed the store")
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "det", "obj"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Brask", "ORGANIZATION")]
    assert [span.text for span in doc.spans["triggers"]] == ["closed"]
    assert doc._.token_vectors.shape == (4, 384)


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="not installed"):
        kg.nlp.load("no_such_model_here")
