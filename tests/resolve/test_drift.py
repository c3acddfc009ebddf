from __future__ import annotations

from datetime import date

import pytest

from kg.model.knowledge import Drift
from kg.resolve.copies import group_documents
from kg.resolve.drift import drifts
from kg.resolve.entities import resolve_entities
from tests.resolve.build import ONTOLOGY, Article, named
from tests.resolve.test_copies import FACTS, INDEPENDENT, NAMES

CHANGES = {
    "number": ("412 jobs", "421 jobs", "number: “412 jobs” became “421 jobs”"),
    "money": ("$318 million", "$381 million", "number: “$318 million” became “$381 million”"),
    "year": ("2019", "2018", "time: “2019” became “2018”"),
    "name": ("Bob Quill", "Bill Quaid", "name: “Bob Quill” became “Bill Quaid”"),
}


def article(name: str, sentences: tuple[str, ...]) -> Article:
    """Return an article with its names, a figure and a year."""
    made = Article(name, "\n".join(sentences))
    for each in (*NAMES, "Bill Quaid"):
        if each in made.text:
            made.entity(each)
    for words in ("$318 million", "$381 million"):
        if words in made.text:
            made.figure(words, words[1:4] + "000000")
    for year in ("2019", "2018"):
        if year in made.text:
            made.time(year)
    return made


def found(left: tuple[str, ...], right: tuple[str, ...]) -> list[Drift]:
    """Return how the second text, a day younger, differs from the first."""
    extractions = named(article("a", left), article("b", right))
    directory = resolve_entities(extractions, ONTOLOGY)
    grouping = group_documents(
        extractions,
        titles={"a": "a", "b": "b"},
        published={"a": date(2024, 1, 1), "b": date(2024, 1, 2)},
        key_of=directory.key_of,
    )
    return list(drifts(grouping, extractions, directory.key_of))


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_told_with_both_sentences(old: str, new: str, told: str) -> None:
    assert len(CHANGES) == 4
    changed = tuple(sentence.replace(old, new) for sentence in FACTS)
    (drift,) = found(FACTS, changed)
    assert drift.comment == told
    assert [proof.document for proof in drift.evidence] == ["a", "b"]
    place = next(number for number, sentence in enumerate(FACTS) if old in sentence)
    assert [proof.sentence for proof in drift.evidence] == [place, place]
    assert drift.about[0].startswith("group-")
    assert len(drift.about) == 3


def test_the_same_number_written_otherwise_is_no_change() -> None:
    assert found(FACTS, tuple(sentence.replace("1,000", "1000") for sentence in FACTS)) == []
    assert (
        found((*FACTS, "It had 1,000 shops in Spain and in Peru."), (*FACTS, "It had 1000 shops in Spain and in Peru."))
        == []
    )


def test_what_is_left_out_is_no_change() -> None:
    assert found(FACTS, tuple(sentence.replace(" with 412 jobs", "") for sentence in FACTS)) == []


def test_a_name_that_both_versions_give_has_not_changed() -> None:
    more = "Bill Quaid and Bob Quill then went home."
    changed = tuple(sentence.replace("Bob Quill", "Bill Quaid") for sentence in FACTS)
    assert found((*FACTS, more), (*changed, more)) == []


def test_independent_texts_do_not_drift() -> None:
    assert found(FACTS, INDEPENDENT) == []


def test_without_dates_no_direction_is_told() -> None:
    extractions = named(article("a", FACTS), article("b", tuple(s.replace("412", "421") for s in FACTS)))
    grouping = group_documents(extractions, titles={"a": "a", "b": "b"}, published={})
    (drift,) = drifts(grouping, extractions, {})
    assert "is, in another version," in drift.comment
