"""Whom pronouns and descriptions take up from the sentence before, and under whose letterhead a text stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kg.extract.publication import LETTERHEAD
from kg.extract.reference import coreference
from kg.extract.topic import issuer, main_organization
from kg.model.document import Fact, PublicationFact
from kg.model.mention import MentionKind
from kg.model.span import Span
from tests.extract.trees import analysis

ORG, PERSON, COUNTRY = "Organization", "Person", "Country"
CASES: list[tuple[str, str, Mapping[str, str], str, str | None]] = [
    (
        "a country that acted before",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 Norway/NNP/nsubj/4 struck/VBD/root/4/strike ././punct/4"
        " It/PRP/nsubj/7 banned/VBD/root/7/ban imports/NNS/obj/7/import",
        {"Alpha": ORG, "Norway": COUNTRY},
        "It",
        "Norway",
    ),
    (
        "the only person of the sentence before, though not its subject",
        "Dahl/NNP/nsubj/1 spoke/VBD/root/1/speak ././punct/1 Police/NNS/nsubj/4 charged/VBD/root/4/charge"
        " Roe/NNP/obj/4 ././punct/4 He/PRP/nsubj/8 denied/VBD/root/8/deny it/PRP/obj/8",
        {"Dahl": PERSON, "Roe": PERSON},
        "He",
        "Roe",
    ),
    (
        "somebody without a name is between",
        "Roe/NNP/nsubj/1 spoke/VBD/root/1/speak ././punct/1 the/DT/det/4 watchman/NN/nsubj/5 woke/VBD/root/5/wake"
        " ././punct/5 He/PRP/nsubj/8 ran/VBD/root/8/run",
        {"Roe": PERSON},
        "He",
        None,
    ),
    (
        "it only opens a clause",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 It/PRP/nsubj/4 comes/VBZ/root/4/come as/IN/mark/7"
        " prices/NNS/nsubj/7 rise/VBP/advcl/4/rise",
        {"Alpha": ORG},
        "It",
        None,
    ),
    (
        "what took days is no company",
        "Alpha/NNP/nsubj/1 moved/VBD/root/1/move ././punct/1 It/PRP/nsubj/4 took/VBD/root/4/take days/NNS/obj/4/day",
        {"Alpha": ORG},
        "It",
        None,
    ),
    (
        "another post is another person",
        "chancellor/NN/nmod:desc/1 Roe/NNP/nsubj/2 spoke/VBD/root/2/speak ././punct/2 the/DT/det/5"
        " prosecutor/NN/nsubj/6 left/VBD/root/6/leave",
        {"Roe": PERSON},
        "the prosecutor",
        None,
    ),
    (
        "no particular kind of company where two are told of",
        "Alpha/NNP/nsubj/1 met/VBD/root/1/meet Beta/NNP/obj/1 ././punct/1 the/DT/det/5 insurer/NN/nsubj/6"
        " paid/VBD/root/6/pay",
        {"Alpha": ORG, "Beta": ORG},
        "the insurer",
        None,
    ),
    (
        "the only company is of the kind",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 the/DT/det/4 insurer/NN/nsubj/5 paid/VBD/root/5/pay",
        {"Alpha": ORG},
        "the insurer",
        "Alpha",
    ),
    (
        "for whom a lawyer speaks",
        "Roe/NNP/nmod:poss/2 's/POS/case/0 lawyer/NN/nsubj/4 Dahl/NNP/appos/2 spoke/VBD/root/4/speak ././punct/4"
        " her/PRP$/nmod:poss/7 client/NN/nsubj/8 waits/VBZ/root/8/wait",
        {"Roe": PERSON, "Dahl": PERSON},
        "her client",
        "Roe",
    ),
    (
        "who is named after the clause that opens the sentence",
        "After/IN/mark/2 he/PRP/nsubj/2 retired/VBD/advcl/4/retire Roe/NNP/nsubj/4 sold/VBD/root/4/sell it/PRP/obj/4",
        {"Roe": PERSON},
        "he",
        "Roe",
    ),
    (
        "a place by what ends its name",
        "Alpha/NNP/compound/1 Airport/NNP/nsubj/2 closed/VBD/root/2/close ././punct/2 the/DT/det/5"
        " airport/NN/nsubj/6 reopened/VBD/root/6/reopen",
        {"Alpha Airport": "Place"},
        "the airport",
        "Alpha Airport",
    ),
    (
        "the company by a word of its name",
        "Alpha/NNP/nsubj/2 Wind/NNP/flat/0 met/VBD/root/2/meet Beta/NNP/obj/2 ././punct/2 the/DT/det/7"
        " wind/NN/compound/7 company/NN/nsubj/8 fell/VBD/root/8/fall",
        {"Alpha Wind": ORG, "Beta": ORG},
        "the wind company",
        "Alpha Wind",
    ),
    (
        "no company is a guild",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 Miners/NNP/compound/4 Guild/NNP/nsubj/5"
        " waits/VBZ/root/5/wait ././punct/5 the/DT/det/8 company/NN/nsubj/9 pays/VBZ/root/9/pay",
        {"Alpha": ORG, "Miners Guild": ORG},
        "the company",
        "Alpha",
    ),
    (
        "whose speaker takes up the sentence before",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 Alpha/NNP/nsubj/4 sank/VBD/root/4/sink ././punct/4"
        " Beta/NNP/nsubj/7 waits/VBZ/root/7/wait ././punct/7 Wrong/JJ/ccomp/10/wrong said/VBD/root/10/say"
        " its/PRP$/nmod:poss/12 chief/NN/nsubj/10",
        {"Alpha": ORG, "Beta": ORG},
        "its",
        "Beta",
    ),
    (
        "a number is no company",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ././punct/1 Beta/NNP/nsubj/4 said/VBD/root/4/say"
        " it/PRP/nsubj/7 is/VBZ/cop/7/be 85/CD/ccomp/4",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        None,
    ),
    (
        "a nation is no person",
        "Roe/NNP/nsubj/1 spoke/VBD/root/1/speak ././punct/1 the/DT/det/4 Swiss/NNPS/nsubj/5 searched/VBD/root/5/search",
        {"Roe": PERSON},
        "the Swiss",
        None,
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 16


@pytest.mark.parametrize(
    ("rows", "names", "words", "name"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_words_take_up_somebody(rows: str, names: Mapping[str, str], words: str, name: str | None) -> None:
    found = coreference.extract(analysis(rows, names))
    text = found.document.text
    meant = {
        mention.span.within(text): entity.name
        for entity in found.entities
        for mention in entity.mentions
        if mention.kind is not MentionKind.NAME
    }
    assert meant.get(words) == name


OWN = (
    "Alpha/NNP/root/0 ././punct/0 Beta/NNP/nsubj/3 rose/VBD/root/3/rise ././punct/3 the/DT/det/6"
    " company/NN/nsubj/7 sees/VBZ/root/7/see growth/NN/obj/7"
)


def test_a_body_speaks_under_its_letterhead() -> None:
    told = analysis(OWN, {"Alpha": ORG, "Beta": ORG})
    head = PublicationFact(Fact.PUBLISHER, Span(0, 5), "Alpha", LETTERHEAD)
    own = replace(told, document=replace(told.document, facts=(head,)))
    assert issuer(told) is None
    assert issuer(own) == 0
    assert main_organization(own, before=Span(20, 25)) == 0
    described = [
        entity.name
        for entity in coreference.extract(own).entities
        if any(mention.kind is MentionKind.NOMINAL for mention in entity.mentions)
    ]
    assert described == ["Alpha"]
