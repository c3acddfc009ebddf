"""Whom pronouns and descriptions stand for, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.reference import coreference
from kg.model.mention import MentionKind
from tests.extract.trees import analysis

ORG = "Organization"
TOLD = "Alpha/NNP/nsubj/1 told/VBD/root/1/tell Beta/NNP/obj/1 that/IN/mark/6 it/PRP/nsubj/6 "
CASES: list[tuple[str, str, Mapping[str, str], str, str | None]] = [
    (
        "who is told must",
        TOLD + "must/MD/aux/6 sell/VB/ccomp/1",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        "Beta",
    ),
    (
        "who tells will",
        TOLD + "would/MD/aux/6 sell/VB/ccomp/1",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        "Alpha",
    ),
    (
        "who says it, though taken for a place",
        "Beta/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 Alpha/NNP/nsubj/4 said/VBD/parataxis/1/say it/PRP/nsubj/7"
        " would/MD/aux/7 sell/VB/ccomp/4",
        {"Alpha": "Place", "Beta": ORG},
        "it",
        "Alpha",
    ),
    (
        "what was called so",
        "the/DT/det/1 union/NN/nsubj/3 Unia/NNP/appos/1 met/VBD/root/3/meet Alpha/NNP/obj/3 ;/:/punct/7"
        " the/DT/det/7 union/NN/nsubj/8 struck/VBD/parataxis/3/strike",
        {"Unia": ORG, "Alpha": ORG},
        "the union",
        "Unia",
    ),
    (
        "no company is a court",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue ;/:/punct/1 the/DT/det/4 court/NN/nsubj/5 agreed/VBD/parataxis/1/agree",
        {"Alpha": ORG},
        "the court",
        None,
    ),
    (
        "people without a name are nearer",
        "Alpha/NNP/nsubj/1 met/VBD/root/1/meet pilots/NNS/obj/1/pilot ;/:/punct/5 pilots/NNS/nsubj/5/pilot"
        " said/VBD/parataxis/1/say they/PRP/nsubj/7 left/VBD/ccomp/5/leave",
        {"Alpha": ORG},
        "they",
        None,
    ),
    (
        "what is said to be no company",
        "Alpha/NNP/nsubj/1 met/VBD/root/1/meet Beta/NNP/obj/1 ;/:/punct/1 it/PRP/nsubj/7 was/VBD/cop/7/be"
        " the/DT/det/7 strike/NN/parataxis/1",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        None,
    ),
    (
        "its is the nameless subject's",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue ;/:/punct/5 an/DT/det/4 agency/NN/nsubj/5 gave/VBD/parataxis/1/give"
        " its/PRP$/nmod:poss/7 numbers/NNS/obj/5/number",
        {"Alpha": ORG},
        "its",
        None,
    ),
    (
        "no he for a woman's name",
        "Ingrid/NNP/nsubj/2 Dahl/NNP/flat/0 met/VBD/root/2/meet Karsten/NNP/obj/2 Holm/NNP/flat/3 ;/:/punct/7"
        " he/PRP/nsubj/7 left/VBD/parataxis/2/leave",
        {"Ingrid Dahl": "Person", "Karsten Holm": "Person"},
        "he",
        "Karsten Holm",
    ),
    (
        "the company of who speaks",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 chief/NN/nsubj/4 Roe/NNP/appos/2 said/VBD/root/4/say Beta/NNP/nsubj/6"
        " failed/VBD/ccomp/4/fail but/CC/cc/10 the/DT/det/9 company/NN/nsubj/10 pays/VBZ/conj/6/pay",
        {"Alpha": ORG, "Roe": "Person", "Beta": ORG},
        "the company",
        "Alpha",
    ),
    (
        "no company is a league",
        "the/DT/det/1 maker/NN/nsubj/3 Alpha/NNP/appos/1 met/VBD/root/3/meet Beta/NNP/obj/3 League/NNP/flat/4"
        " ;/:/punct/9 the/DT/det/8 company/NN/nsubj/9 won/VBD/parataxis/3/win",
        {"Alpha": ORG, "Beta League": ORG},
        "the company",
        "Alpha",
    ),
    (
        "who opened it, though another is spoken of more",
        "Beta/NNP/nsubj/1 waited/VBD/root/1/wait ;/:/punct/4 Alpha/NNP/nsubj/4 shut/VBD/parataxis/1/shut a/DT/det/6"
        " plant/NN/obj/4 which/WDT/obj/9 it/PRP/nsubj/9 opened/VBD/acl:relcl/6/open",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        "Alpha",
    ),
    (
        "who does it in the clause of the possessive",
        "Beta/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 Alpha/NNP/nsubj/4 shut/VBD/parataxis/1/shut"
        " its/PRP$/nmod:poss/6 plant/NN/obj/4",
        {"Beta": ORG, "Alpha": ORG},
        "its",
        "Alpha",
    ),
    (
        "no possessive of who is described",
        "Ann/NNP/nsubj/2 Roe/NNP/flat/0 met/VBD/root/2/meet Eva/NNP/obj/2 Lund/NNP/flat/3 ,/,/punct/7"
        " her/PRP$/nmod:poss/7 deputy/NN/appos/3",
        {"Ann Roe": "Person", "Eva Lund": "Person"},
        "her",
        "Ann Roe",
    ),
    (
        "what is accepted is no company",
        "Alpha/NNP/nsubj/1 got/VBD/root/1/get a/DT/det/3 fine/NN/obj/1 ;/:/punct/6 Beta/NNP/nsubj/6"
        " accepted/VBD/parataxis/1/accept it/PRP/obj/6",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        None,
    ),
    (
        "what is sold is a product",
        "the/DT/det/1 Lumo/NNP/nsubj/2 sells/VBZ/root/2/sell ;/:/punct/5 Alpha/NNP/nsubj/5 ships/VBZ/parataxis/2/ship"
        " it/PRP/obj/5",
        {"Lumo": "Product", "Alpha": ORG},
        "it",
        "Lumo",
    ),
    (
        "what is learnt",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/1 it/PRP/nsubj:pass/5 was/VBD/aux:pass/5/be"
        " learnt/VBN/parataxis/1/learn later/RB/advmod/5",
        {"Alpha": ORG},
        "it",
        None,
    ),
    (
        "of its kind",
        "Alpha/NNP/nsubj/1 had/VBD/root/1/have the/DT/det/3 worst/NN/obj/1 of/IN/case/6"
        " its/PRP$/nmod:poss/6 kind/NN/nmod/3",
        {"Alpha": ORG},
        "its",
        None,
    ),
    (
        "a nameless speaker's own",
        "Roe/NNP/nsubj/1 left/VBD/root/1/leave ;/:/punct/5 a/DT/det/4 clerk/NN/nsubj/5/woman said/VBD/parataxis/1/say"
        " she/PRP/nsubj/7 rang/VBD/ccomp/5/ring",
        {"Roe": "Person"},
        "she",
        None,
    ),
    (
        "who is named in the sentence",
        "Lund/NNP/nsubj/1 spoke/VBD/root/1/speak ./:/punct/1 the/DT/det/4 trial/NN/nsubj/7 of/IN/case/6 Roe/NNP/nmod/4"
        " ended/VBD/root/7/end at/IN/case/10 his/PRP$/nmod:poss/10 wish/NN/obl/7",
        {"Lund": "Person", "Roe": "Person"},
        "his",
        "Roe",
    ),
    (
        "no man is the chairwoman",
        "Mr/NNP/compound/1 Roe/NNP/nsubj/2 asked/VBD/root/2/ask ;/:/punct/2 the/DT/det/5 chairwoman/NN/nsubj/6"
        " agreed/VBD/parataxis/2/agree",
        {"Mr Roe": "Person"},
        "the chairwoman",
        None,
    ),
    (
        "a bank without a name",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue a/DT/det/3 bank/NN/obj/1 ;/:/punct/7 the/DT/det/6 bank/NN/nsubj/7"
        " paid/VBD/parataxis/1/pay",
        {"Alpha": ORG},
        "the bank",
        None,
    ),
    (
        "customers, not the company, are they",
        "customers/NNS/nsubj/1/customer sued/VBD/root/1/sue Alpha/NNP/obj/1 over/IN/case/5 their/PRP$/nmod:poss/5"
        " records/NNS/obl/1/record",
        {"Alpha": ORG},
        "their",
        None,
    ),
    (
        "a club in the plural",
        "Rovers/NNP/nsubj/2 have/VBP/aux/2 won/VBN/root/2/win ;/:/punct/5 they/PRP/nsubj/5 sing/VBP/parataxis/2/sing",
        {"Rovers": ORG},
        "they",
        "Rovers",
    ),
    (
        "itself is who does it",
        "Beta/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 Alpha/NNP/nsubj/4 split/VBD/parataxis/1/split"
        " itself/PRP/obj/4",
        {"Alpha": ORG, "Beta": ORG},
        "itself",
        "Alpha",
    ),
    (
        "who is quoted",
        "\"/``/punct/2 We/PRP/nsubj/2 won/VBD/ccomp/5/win \"/''/punct/2 Alpha/NNP/nsubj/5 said/VBD/root/5/say",
        {"Alpha": ORG},
        "We",
        "Alpha",
    ),
    (
        "who speaks of itself",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 our/PRP$/nmod:poss/4 plants/NNS/nsubj/5/plant"
        " rose/VBD/parataxis/1/rise ;/:/punct/9 but/CC/cc/9 we/PRP/nsubj/9 won/VBD/parataxis/1/win",
        {"Alpha": ORG},
        "our we",
        "Alpha",
    ),
    (
        "who does it is not it",
        "Beta/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 Alpha/NNP/nsubj/4 sued/VBD/parataxis/1/sue it/PRP/obj/4",
        {"Alpha": ORG, "Beta": ORG},
        "it",
        "Beta",
    ),
    (
        "who speaks is not he",
        "Lund/NNP/nsubj/1 left/VBD/root/1/leave ;/:/punct/4 Roe/NNP/nsubj/4 said/VBD/parataxis/1/say"
        ' "/``/punct/7 He/PRP/nsubj/7 lied/VBD/ccomp/4/lie',
        {"Lund": "Person", "Roe": "Person"},
        "He",
        "Lund",
    ),
    (
        "a thing without a name is nearer",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ./:/punct/1 a/DT/det/4 fluid/NN/nsubj/5 lost/VBD/root/5/lose"
        " its/PRP$/nmod:poss/7 heat/NN/obj/5",
        {"Alpha": ORG},
        "its",
        None,
    ),
    (
        "a union by its name",
        "the/DT/det/1 Guild/NNP/nsubj/2 met/VBD/root/2/meet Alpha/NNP/obj/2 ;/:/punct/7 the/DT/det/6 union/NN/nsubj/7"
        " left/VBD/parataxis/2/leave",
        {"Guild": ORG, "Alpha": ORG},
        "the union",
        "Guild",
    ),
    (
        "no bank is the central bank",
        "Alpha/NNP/nsubj/2 Bank/NNP/flat/0 fell/VBD/root/2/fall ;/:/punct/7 the/DT/det/6 central/JJ/amod/6"
        " bank/NN/nsubj/7 acted/VBD/parataxis/2/act",
        {"Alpha Bank": ORG},
        "the central bank",
        None,
    ),
    (
        "no seller is the buyer",
        "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell it/PRP/obj/1 ;/:/punct/6 the/DT/det/5 buyer/NN/nsubj/6"
        " paid/VBD/parataxis/1/pay",
        {"Alpha": ORG},
        "the buyer",
        None,
    ),
    (
        "who comes from there is no country",
        "Voss/NNP/nsubj/1 left/VBD/root/1/leave ;/:/punct/5 the/DT/det/4 German/NNP/nsubj/5 wept/VBD/parataxis/1/weep",
        {"Voss": "Person", "German": "Country"},
        "German",
        "Voss",
    ),
    (
        "several things are they",
        "Alpha/NNP/nsubj/1 recalled/VBD/root/1/recall lamps/NNS/obj/1/lamp after/IN/mark/5 Beta/NNP/nsubj/5"
        " found/VBD/advcl/1/find they/PRP/nsubj/7 burn/VBP/ccomp/5",
        {"Alpha": ORG, "Beta": ORG},
        "they",
        None,
    ),
    (
        "a team is they",
        "Rovers/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/4 Roe/NNP/nsubj/4 praised/VBD/parataxis/1/praise a/DT/det/6"
        " team/NN/obj/4 and/CC/cc/9 their/PRP$/nmod:poss/9 captain/NN/conj/6",
        {"Rovers": ORG, "Roe": "Person"},
        "their",
        None,
    ),
    (
        "an analyst's company is another's",
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall ;/:/punct/6 Beta/NNP/compound/4 analyst/NN/nsubj/6 Roe/NNP/appos/4"
        " said/VBD/parataxis/1/say the/DT/det/8 company/NN/nsubj/9 pays/VBZ/ccomp/6/pay",
        {"Beta": ORG, "Roe": "Person", "Alpha": ORG},
        "the company",
        "Alpha",
    ),
]


def _words(words: str) -> list[str]:
    """Return pronouns one by one, a description whole."""
    return words.split() if words.startswith("our ") else [words]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 37


@pytest.mark.parametrize(
    ("rows", "names", "words", "name"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_words_stand_for_somebody(rows: str, names: Mapping[str, str], words: str, name: str | None) -> None:
    found = coreference.extract(analysis(rows, names))
    text = found.document.text
    meant = [
        (mention.span.within(text), entity.name)
        for entity in found.entities
        for mention in entity.mentions
        if mention.kind is not MentionKind.NAME
    ]
    assert meant == ([(word, name) for word in _words(words)] if name else [])
