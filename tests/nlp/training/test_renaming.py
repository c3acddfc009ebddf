"""Other names of the same type: as many words, the same one throughout a window, the rest untouched."""

from __future__ import annotations

import pytest

from kg.nlp.training.augment import seeded
from kg.nlp.training.renaming import TYPES, Names, Renaming, made_up, named, parts
from kg.nlp.training.sentences import NAME_CLASSES, Sentence, allowed, outside

WORDS = ("Ida", "Holm", "left", "Talvik", ";", "Holm", "joined", "Lumo", "in", "Leeds", ".")
OUT = outside(NAME_CLASSES)
KINDS = ("PERSON", "PERSON", "", "ORGANIZATION", "", "PERSON", "", "ORGANIZATION", "", "PLACE", "")


def sentence(source: str = "own") -> Sentence:
    masks = [allowed(NAME_CLASSES, "I" if n == 1 else "B", kind) if kind else OUT for n, kind in enumerate(KINDS)]
    return Sentence(words=WORDS, source=source, document="d").with_numbers(names=tuple(masks))


def renaming(seed: str) -> Renaming:
    return Renaming(Names.of([sentence()]), seeded(seed), chosen=True)


def test_names_are_found_with_their_bounds() -> None:
    assert named(sentence()) == (
        (0, 2, "PERSON"),
        (3, 4, "ORGANIZATION"),
        (5, 6, "PERSON"),
        (7, 8, "ORGANIZATION"),
        (9, 10, "PLACE"),
    )


def test_names_of_several_possible_types_stay() -> None:
    mask = allowed(NAME_CLASSES, "B", "ORGANIZATION", "PRODUCT")
    assert named(Sentence(words=("Lumo",), source="btc", document="d").with_numbers(names=(mask,))) == ()


def test_names_in_trees_stay_unless_all_their_words_are_proper_nouns() -> None:
    tagged = sentence("ewt")
    tagged.text["xpos"] = ("NNP",) * 3 + ("NN",) + ("NNP",) * 7
    assert (3, 4, "ORGANIZATION") not in named(tagged)
    assert (0, 2, "PERSON") in named(tagged)


@pytest.mark.parametrize("seed", ["1", "2", "3", "4", "5", "6"])
def test_renaming_keeps_all_other_words_and_the_tie_of_a_surname(seed: str) -> None:
    words = list(WORDS)
    renaming(seed).apply(words, named(sentence()))
    assert len(words) == len(WORDS)
    assert [word for word, kind in zip(words, KINDS, strict=True) if not kind] == ["left", ";", "joined", "in", "."]
    assert words[5] == words[1]


def test_renaming_changes_most_names() -> None:
    changed = 0
    for seed in range(50):
        words = list(WORDS)
        renaming(str(seed)).apply(words, named(sentence()))
        changed += words[9] != "Leeds"
    # Leeds is the only place to lend: half of the four fifths are made up.
    assert 10 < changed < 35


def test_a_window_that_is_not_chosen_stays() -> None:
    words = list(WORDS)
    Renaming(Names.of([sentence()]), seeded("1"), chosen=False).apply(words, named(sentence()))
    assert words == list(WORDS)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("size", [1, 2])
def test_made_up_names_have_their_size_and_capitals(kind: str, size: int) -> None:
    rng = seeded(kind)
    for _ in range(60):
        name = made_up(kind, size, rng)
        assert len(name) == size
        assert any(mark.isupper() for mark in name[0])


def test_every_type_has_its_parts() -> None:
    assert set(parts()) == set(TYPES)
