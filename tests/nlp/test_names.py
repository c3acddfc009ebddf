from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg.nlp
from kg.nlp.names import evidence, settle, type_votes

if TYPE_CHECKING:
    from spacy.language import Language

# documents' votes by name and type; the name asked for; its type by all of them
VOTES = {
    "majority": ([{"Lumo": {"PERSON": 1.0}}, {"Lumo": {"ORGANIZATION": 2.0}}], "Lumo", "ORGANIZATION"),
    "one strong cue": ([{"Lumo": {"PERSON": 3.0}}, {"Lumo": {"ORGANIZATION": 4.0}}], "Lumo", "ORGANIZATION"),
    "longer form": (
        [{"Lumo": {"PLACE": 1.0}}, {"Lumo Holdings": {"ORGANIZATION": 5.0}}],
        "Lumo",
        "ORGANIZATION",
    ),
    "a person's first name": (
        [{"Paris": {"PLACE": 1.0}}, {"Paris Holm": {"PERSON": 9.0}}],
        "Paris",
        "PLACE",
    ),
    "a person's surname": (
        [{"Holm": {"PLACE": 1.0}}, {"Ida Holm": {"PERSON": 0.9}}],
        "Holm",
        "PERSON",
    ),
    "what an organization's name begins with": (
        [{"Okone": {"PRODUCT": 1.0}}, {"Okone Chocolate Works": {"ORGANIZATION": 3.0}}],
        "Okone",
        "ORGANIZATION",
    ),
    "a first name without other evidence": (
        [{"Ida": {"PLACE": 0.4}}, {"Ida Holm": {"PERSON": 3.0}}],
        "Ida",
        "PERSON",
    ),
    "tie": ([{"Lumo": {"PRODUCT": 1.0, "ORGANIZATION": 1.0}}], "Lumo", "ORGANIZATION"),
}


def test_case_table_is_whole() -> None:
    assert len(VOTES) == 8


@pytest.mark.parametrize(("tables", "name", "expected"), VOTES.values(), ids=VOTES.keys())
def test_type_votes(tables: list[dict[str, dict[str, float]]], name: str, expected: str) -> None:
    assert type_votes(tables)[name] == expected
    assert type_votes(reversed(tables))[name] == expected


CUES = {
    "suffix": ("Talvik Holdings closed a plant.", "Talvik Holdings", "ORGANIZATION"),
    "title": ("The union met Ms. Talvik on Monday.", "Talvik", "PERSON"),
    "apposition": ("Talvik, a Danish company, closed a plant.", "Talvik", "ORGANIZATION"),
    "described": ("The retailer Talvik closed a plant.", "Talvik", "ORGANIZATION"),
    "opening": ("Workers of Stiftung Talvik left.", "Stiftung Talvik", "ORGANIZATION"),
    "what is in it": ("Shares in Talvik halved on Tuesday.", "Talvik", "ORGANIZATION"),
    "who makes it": ("The makers of Talvik are glad.", "Talvik", "PRODUCT"),
    "age": ("Talvik (23) signed on Monday.", "Talvik", "PERSON"),
}


def test_cue_table_is_whole() -> None:
    assert len(CUES) == 8


@pytest.mark.parametrize(("text", "name", "label"), CUES.values(), ids=CUES.keys())
def test_words_around_a_name_vote(nlp: Language, text: str, name: str, label: str) -> None:
    doc = nlp(text)
    start = text.index(name)
    span = doc.char_span(start, start + len(name), label="MISC")
    assert span is not None
    doc.set_ents([span])
    votes = evidence(doc)[name]
    assert max(votes, key=lambda key: votes[key]) == label
    assert votes[label] >= 1.0


def test_the_vote_is_a_component() -> None:
    pipeline = kg.nlp.load()
    pipeline.add_pipe("kg_names")
    doc = pipeline("Talvik Holdings closed a plant. Workers at Talvik Holdings protested.")
    assert {(e.text, e.label_) for e in doc.ents} == {("Talvik Holdings", "ORGANIZATION")}


def test_one_name_has_one_type(nlp: Language) -> None:
    doc = nlp("Talvik, the Danish company, closed a plant. Workers at Talvik protested. Nobody told Talvik.")
    places = [token.i for token in doc if token.text == "Talvik"]
    from spacy.tokens import Span

    labels = ["ORGANIZATION", "PERSON"]
    doc.set_ents([Span(doc, i, i + 1, label=label) for i, label in zip(places, labels, strict=False)])
    settle(doc)
    assert [(e.start, e.label_) for e in doc.ents] == [(place, "ORGANIZATION") for place in places]


def test_a_sure_mention_outweighs_a_doubtful_one(nlp: Language) -> None:
    doc = nlp("Talvik closed a plant, and Talvik protested.")
    from spacy.tokens import Span

    places = [token.i for token in doc if token.text == "Talvik"]
    doc.set_ents([Span(doc, place, place + 1, label="PLACE") for place in places])
    rows = doc._.name_types * 0
    rows[places[0]], rows[places[1]] = (0.95, 0.01, 0.03, 0.01), (0.3, 0.1, 0.5, 0.1)
    doc._.name_types = rows
    votes = evidence(doc)["Talvik"]
    assert type_votes([{"Talvik": votes}])["Talvik"] == "ORGANIZATION"
    assert votes["PLACE"] < votes["ORGANIZATION"]
