"""What the bundled model promises, whatever its weights: layers, labels, offsets, sameness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.vectors import cosine, sentence_vector, trigger_vector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STORY = (
    "Orvella closes plant in Aarhus\n\n"
    "AARHUS — The Danish company Orvella said on Tuesday that it would cut 400 jobs and close its plant in Aarhus. "
    "The closure, announced by chief executive Mette Rask, follows a loss of $12 million in the U.K. The bank "
    "declined to comment.\n\n"
    '"We did not expect this decision," said Jonas Holm, who leads the union. Orvella bought its rival Brask Inc. '
    "last year."
)
HOSTILE = {
    "nothing": "",
    "white space": " \n\n\t ",
    "emoji": "Orvella 🚀🚀 to the moon 👩‍👩‍👧‍👦!!! #shares",
    "right to left": "شركة أورفيلا closes المصنع in عمّان today.",
    "zero width": "Or\u200bvella\u200d closed\ufeff its pl\u00adant.",
    "all capitals": "ORVELLA CLOSES PLANT IN AARHUS AFTER LOSS OF $12M",
    "no stops": "orvella closed its plant " * 120,
    "long sentence": "The plant, which " + "closed, reopened and " * 500 + "closed.",
    "one long word": "x" * 10_000,
    "table": "Year\tSales\tLoss\n2021\t14\t2\n2022\t15\t3\n",
    "brackets": "((((((((((((((((((((((((((((((((",
    "carriage returns": "One line.\r\nAnother line\r\n\r\nThird",
    "lone surrogate look-alikes": "\ufffd\ufffd said \x00\x01\x02 it",
    "hard wrapped": "The company said it would\nclose its plant in the north\nand cut jobs.\n" * 3,
}


@pytest.fixture(scope="module")
def story(nlp: Language) -> Doc:
    return nlp(STORY)


def fingerprint(doc: Doc) -> tuple[object, ...]:
    return (
        [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, bool(t.is_sent_start)) for t in doc],
        [(e.start, e.end, e.label_) for e in doc.ents],
        {name: [(s.start, s.end, s.label_) for s in group] for name, group in doc.spans.items()},
        doc._.token_vectors.tobytes(),
        doc._.sentence_vectors.tobytes(),
        [t._.factuality for t in doc],
    )


def test_every_layer_is_filled(story: Doc) -> None:
    assert all(story.has_annotation(layer) for layer in ("POS", "TAG", "DEP", "HEAD", "LEMMA", "SENT_START"))
    assert set(story.spans) == {"timex", "triggers", "quantities"}
    assert story._.token_vectors.shape == (len(story), 384)
    assert story._.sentence_vectors.shape == (len(list(story.sents)), 384)
    assert np.linalg.norm(story._.sentence_vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_trees_have_one_root_for_each_sentence(story: Doc) -> None:
    for sent in story.sents:
        assert sum(token.dep_ == "ROOT" for token in sent) == 1
        assert all(sent.start <= token.head.i < sent.end for token in sent)


def test_names_have_our_labels(story: Doc) -> None:
    labels = {(e.text, e.label_) for e in story.ents}
    assert ("Mette Rask", "PERSON") in labels
    assert ("Jonas Holm", "PERSON") in labels
    assert ("Orvella", "ORGANIZATION") in labels
    assert ("Aarhus", "PLACE") in labels
    assert {e.label_ for e in story.ents} <= {"ORGANIZATION", "PERSON", "PLACE", "PRODUCT", "MISC"}


def test_addresses_are_no_names(nlp: Language) -> None:
    doc = nlp("Write to Mette.Rask@orvella.example or see https://orvella.example for the plan.")
    assert not [e.text for e in doc.ents if "orvella" in e.text]


def test_times_and_amounts(story: Doc) -> None:
    assert {"Tuesday", "last year"} <= {span.text for span in story.spans["timex"]}
    assert [(s.text, s.label_) for s in story.spans["quantities"]] == [
        ("400 jobs", "QUANTITY"),
        ("$12 million", "MONEY"),
    ]


def test_triggers_are_verbs_and_nouns(story: Doc) -> None:
    found = {(span.text, span.label_) for span in story.spans["triggers"]}
    assert {("cut", "VERB"), ("close", "VERB"), ("bought", "VERB"), ("closure", "NOUN")} <= found
    assert not {"would", "did"} & {text for text, _ in found}


def test_modality_of_triggers(story: Doc) -> None:
    marks = {span.text: span.root._ for span in story.spans["triggers"]}
    assert marks["bought"].tense == "past"
    assert marks["bought"].polarity == "positive"
    assert marks["cut"].tense == "future"
    assert all(-3.0 <= mark.factuality <= 3.0 for mark in marks.values())


def test_relations_are_universal(story: Doc) -> None:
    relations = {(token.text, token.dep_) for token in story}
    assert ("Orvella", "nsubj") in relations
    assert ("plant", "obj") in relations
    assert ("Rask", "flat") in relations


def test_same_text_same_result(nlp: Language) -> None:
    assert fingerprint(nlp(STORY)) == fingerprint(nlp(STORY))


def test_other_documents_do_not_matter(nlp: Language) -> None:
    others = ["A fire broke out in Lyon.", STORY, "Sales of the watch rose by 3 percent in May. " * 9]
    docs = list(nlp.pipe(others, batch_size=3))
    assert [fingerprint(doc) for doc in docs] == [fingerprint(nlp(text)) for text in others]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_keeps_its_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert doc._.token_vectors.shape == (len(doc), 384)
    assert all(span.text == text[span.start_char : span.end_char] for group in doc.spans.values() for span in group)
    if len(doc):
        assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_given_sentences_are_kept(nlp: Language) -> None:
    from spacy.tokens import Doc as SpacyDoc

    words = "The plant closed . It was old . Workers".split()
    starts: list[bool | int | None] = [True, False, False, True, False, False, True, False, False]
    doc = nlp(SpacyDoc(nlp.vocab, words=words, sent_starts=starts))
    assert [sent.start for sent in doc.sents] == [0, 3, 6]


def test_vectors_tell_like_from_unlike(nlp: Language) -> None:
    doc = nlp(
        "Orvella bought Brask. The acquisition of Brask cost Orvella $5 million. Rain fell in the hills all night."
    )
    first, second, third = (sentence_vector(sent) for sent in doc.sents)
    assert cosine(first, second) > cosine(first, third)
    assert trigger_vector(doc[1:2]).shape == (384,)
    assert cosine(first, first) == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_keeps_its_offsets(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sent.text_with_ws) for sent in doc.sents) == len(text) if len(doc) else not text
    assert all(0 <= token.head.i < len(doc) for token in doc)
