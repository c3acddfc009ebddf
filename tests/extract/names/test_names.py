"""What names are, what they stand for, and which capitals are none, over parses made by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Span as TokenSpan

from kg.extract.names.datelines import stands_in_dateline
from kg.extract.names.kinds import types
from kg.extract.names.names import Name
from kg.extract.names.plain_words import is_common
from kg.extract.names.short_names import full_forms
from kg.model.span import Span
from kg.ontology import read_ontology
from tests.extract.trees import analysis, tree

ORG, PERSON, PLACE = "schema:Organization", "schema:Person", "schema:Place"


@pytest.mark.parametrize(
    ("rows", "is_in"),
    [
        (
            "LEEDS/NNP/root/0 ,/,/punct/0 May/NNP/dep/0 3/CD/dep/0 —/:/punct/0 Alpha/NNP/nsubj/6 fell/VBD/dep/0/fall",
            True,
        ),
        ("Leeds/NNP/root/0 (/:/punct/0 Wire/NNP/dep/0 )/:/punct/0 -/:/punct/0 Alpha/NNP/dep/0", True),
        ("ALPHA/NNP/root/0 -/:/punct/0 the/DT/det/3 best/JJ/dep/0", False),
        ("LEEDS/NNP/nsubj/2 ,/,/punct/0 won/VBD/root/2/win —/:/punct/2 again/RB/advmod/2", False),
    ],
    ids=["city and day", "agency", "neither", "a verb before the dash"],
)
def test_a_dateline_is_a_city_in_capitals_or_ends_with_an_agency(rows: str, is_in: bool) -> None:
    assert stands_in_dateline(tree(rows)[0]) is is_in


@pytest.mark.parametrize(
    ("rows", "word", "is_none"),
    [
        (
            "Tram/NNP/compound/1 drivers/NNS/nsubj/2/driver left/VBD/root/2/leave ;/:/punct/2 a/DT/det/5 tram/NN/dep/2",
            0,
            True,
        ),
        ("Alpha/NNP/compound/1 drivers/NNS/nsubj/2/driver left/VBD/root/2/leave", 0, False),
        ("today/NN/obl/3 the/DT/det/2 Company/NNP/nsubj/3 left/VBD/root/3/leave", 2, True),
        ("today/NN/obl/3 the/DT/det/2 Senate/NNP/nsubj/3 left/VBD/root/3/leave", 2, False),
    ],
    ids=["written small elsewhere", "never small", "out of respect", "a name of its own"],
)
def test_capitals_alone_make_no_name(rows: str, word: int, is_none: bool) -> None:
    found = analysis(rows)
    assert is_common(found.doc[word : word + 1], found) is is_none


def _name(text: str, start: int = 0) -> Name:
    doc = tree(" ".join(f"{word}/NNP/flat/0" for word in text.split()))
    return Name(doc[:], text, Span(start, start + len(text)))


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Rovers", "Halden Rovers", "Halden Rovers"),
        ("Halden", "Halden Mining", "Halden Mining"),
        ("Mining", "Halden Mining", "Mining"),
        ("HALDEN", "Halden", "Halden"),
    ],
    ids=["a club by its last word", "without the business", "no business alone", "capitals"],
)
def test_a_short_name_stands_for_the_longer_one(short: str, full: str, expected: str) -> None:
    kinds = {short: (ORG, 1.0), full: (ORG, 1.0)}
    found = [_name(full), _name(short, 40)]
    assert full_forms(found, [full, short], kinds, read_ontology())[short][0] == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Halden Quist", "Halden"), "Halden Quist"),
        (("Halden", "Halden Quist"), "Halden"),
        (("Halden Quist", "Halden", "Halden Quist"), "Halden"),
        (("Halden Quist", "Halden Foyle", "Halden"), "Halden"),
    ],
    ids=["told in full first", "told short first", "told in full again", "two begin so"],
)
def test_a_beginning_takes_the_place_of_a_name_told_in_full(texts: tuple[str, ...], expected: str) -> None:
    kinds = dict.fromkeys(texts, (ORG, 1.0))
    found = [_name(text, 40 * place) for place, text in enumerate(texts)]
    assert full_forms(found, list(kinds), kinds, read_ontology())["Halden"][0] == expected


@pytest.mark.parametrize(
    ("texts", "short", "expected"),
    [
        (("Ida Holm", "Ida"), "Ida", "Ida Holm"),
        (("Ida Holm", "Ida Roe", "Ida"), "Ida", "Ida"),
    ],
    ids=["the only one", "two of the name"],
)
def test_a_given_name_stands_for_its_only_bearer(texts: tuple[str, ...], short: str, expected: str) -> None:
    found = [_name(text, 40 * place) for place, text in enumerate(texts)]
    assert full_forms(found, texts, dict.fromkeys(texts, (PERSON, 1.0)), read_ontology())[short][0] == expected


@pytest.mark.parametrize(("score", "expected"), [(0.3, "Ida Holm"), (1.0, "Ida")], ids=["a guess", "seen"])
def test_a_given_name_is_no_body_for_its_look(score: float, expected: str) -> None:
    kinds = {"Ida Holm": (PERSON, 1.0), "Ida": (ORG, score)}
    found = [_name("Ida Holm"), _name("Ida", 40)]
    assert full_forms(found, list(kinds), kinds, read_ontology())["Ida"][0] == expected


def test_a_body_called_by_its_founders_name_is_not_its_founder() -> None:
    doc = tree("so/RB/root/0 the/DT/det/2 Halden/NNP/nsubj/0")
    texts = {"Halden Museum": (ORG, 1.0), "Ida Halden": (PERSON, 1.0), "Halden": (PERSON, 1.0)}
    found = [_name("Halden Museum"), _name("Ida Halden", 40), Name(doc[2:3], "Halden", Span(80, 86))]
    assert full_forms(found, list(texts), texts, read_ontology())["Halden"][0] == "Halden Museum"


def test_a_short_name_stands_for_the_longest_of_one_row() -> None:
    texts = ("Halden Foods Ltd", "Halden Foods", "Halden")
    found = [_name(text, 40 * place) for place, text in enumerate(texts)]
    assert full_forms(found, texts, dict.fromkeys(texts, (ORG, 1.0)), read_ontology())["Halden"][0] == texts[0]


def test_two_names_in_one_sentence_are_two() -> None:
    doc = tree("Halden/NNP/nsubj/3 Quist/NNP/flat/0 ,/,/punct/0 left/VBD/root/3/leave Halden/NNP/obj/3")
    found = [Name(doc[:2], "Halden Quist", Span(0, 12)), Name(doc[4:5], "Halden", Span(20, 26))]
    kinds = {"Halden Quist": (ORG, 1.0), "Halden": (ORG, 1.0)}
    assert full_forms(found, list(kinds), kinds, read_ontology())["Halden"][0] == "Halden"


def test_a_dateline_stands_for_no_club_of_the_city() -> None:
    city = tree("HALDEN/NNP/root/0 ,/,/punct/0 May/NNP/dep/0 —/:/punct/0 Rain/NNP/dep/0")
    found = [Name(city[:1], "HALDEN", Span(0, 6)), _name("Halden Rovers", 40)]
    kinds = {"HALDEN": (PLACE, 1.0), "Halden Rovers": (ORG, 1.0)}
    assert full_forms(found, list(kinds), kinds, read_ontology())["HALDEN"][0] == "HALDEN"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ingrid Holm", PERSON), ("Ingrid Shipping", ORG), ("Quorl Holm", ORG)],
    ids=["a given name", "a business", "nothing known"],
)
def test_a_given_name_speaks_for_a_person(text: str, kind: str) -> None:
    words = text.split()
    found = analysis(f"{words[0]}/NNP/nsubj/2 {words[1]}/NNP/flat/0 fell/VBD/root/2/fall")
    name = Name(found.doc[:2], text, Span(0, len(text)))
    assert types([name], found)[text][0] == kind


@pytest.mark.parametrize(("label", "kind"), [("PERSON", PERSON), ("ORGANIZATION", ORG)])
def test_a_word_in_a_name_weighs_less_than_a_person_seen(label: str, kind: str) -> None:
    found = analysis("said/VBD/root/0/say Quorl/NNP/nsubj/0 Post/NNP/flat/1")
    found.doc.set_ents([TokenSpan(found.doc, 1, 3, label=label)])
    assert types([Name(found.doc[1:3], "Quorl Post", Span(5, 15))], found)["Quorl Post"][0] == kind


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("Quorl/NNP/nsubj/2 himself/PRP/nmod/0 fell/VBD/root/2/fall", PERSON),
        ("Quorl/NNP/nsubj/3 who/WP/nsubj/2 leaves/VBZ/acl:relcl/0/leave fell/VBD/root/3/fall", PERSON),
        ("Quorl/NNP/nsubj/1 becomes/VBZ/root/1/become president/NN/xcomp/1", PERSON),
        ("Quorl/NNP/nsubj/1 becomes/VBZ/root/1/become quiet/JJ/xcomp/1", ORG),
        ("Accord/NNP/compound/1 union/NN/nsubj/2 fell/VBD/root/2/fall", ORG),
    ],
    ids=["himself", "who", "a post", "no post", "a union"],
)
def test_grammar_tells_what_bears_a_name(rows: str, kind: str) -> None:
    found = analysis(rows)
    text = found.doc[0].text
    assert types([Name(found.doc[:1], text, Span(0, len(text)))], found)[text][0] == kind
