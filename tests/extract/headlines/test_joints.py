"""Where headlines are cut, over parses made by hand: no word, rate, pair or complement is torn apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.events import events
from kg.extract.figures import figures
from kg.extract.headlines.headlines import TICKER_MOVE
from tests.extract.trees import analysis

ORG = "Organization"
CASES: list[tuple[str, str, Mapping[str, str], str]] = [
    (
        "both parts of a preposition",
        "Alpha/NNP/nsubj:pass/2 were/VBD/aux:pass/2/be forced/VBN/root/2/force out/RB/case/6 of/IN/case/6 the/DT/det/6"
        " market/NN/obl/2",
        {"Alpha": ORG},
        "Alpha were forced out of the market",
    ),
    (
        "for how long a number is",
        "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay a/DT/det/3 fine/NN/obj/1 of/IN/case/6 400/CD/nummod/6"
        " euros/NNS/nmod/3/euro a/DT/det/8 day/NN/nmod:unmarked/6",
        {"Alpha": ORG},
        "Alpha paid a fine of 400 euros a day",
    ),
    (
        "how much, with its adverb",
        "Alpha/NNP/compound/1 shares/NNS/nsubj/2/share fell/VBD/root/2/fall almost/RB/advmod/5 a/DT/det/5"
        " fifth/NN/obj/2",
        {"Alpha": ORG},
        "Alpha shares fell almost a fifth",
    ),
    (
        "what is made how, for whom",
        "Layoffs/NNS/nsubj/1/layoff made/VBD/root/1/make it/PRP/expl/1 hard/JJ/xcomp/1 for/IN/mark/7 Alpha/NNP/nsubj/7"
        " to/TO/mark/7 grow/VB/csubj/1",
        {"Alpha": ORG},
        "Layoffs made it hard for Alpha to grow",
    ),
    (
        "the name behind what describes it",
        "Alpha/NNP/nsubj/1 bought/VBD/root/1/buy chip/NN/compound/3 maker/NN/obj/1 Beta/NNP/obj/1",
        {"Alpha": ORG, "Beta": ORG},
        "Alpha bought Beta",
    ),
    (
        "the guilt that somebody is found to have",
        "They/PRP/nsubj/1 found/VBD/root/1/find Roe/NNP/obj/1 ,/,/punct/5 clerk/NN/appos/2 guilty/JJ/acl/2",
        {"Roe": "Person", "They": ORG},
        "They found Roe guilty",
    ),
    (
        "its own stays its own",
        "Alpha/NNP/nsubj/1 resigned/VBD/root/1/resign on/IN/case/4 its/PRP$/nmod:poss/4 own/JJ/obl/1",
        {"Alpha": ORG},
        "Alpha resigned on its own",
    ),
    (
        "who says it at the end of a sentence",
        "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell its/PRP$/nmod:poss/3 mill/NN/obj/1 ,/,/punct/6 Beta/NNP/nsubj/6"
        " announced/VBD/acl/3/announce",
        {"Alpha": ORG, "Beta": ORG},
        "Beta announced Alpha sold its mill",
    ),
    (
        "a noun that nobody takes part in, with what became of it",
        "Wage/NN/compound/1 talks/NNS/nsubj/2/talk collapsed/VBD/root/2/collapse in/IN/case/4 disorder/NN/obl/2",
        {},
        "Wage talks collapsed in disorder",
    ),
    (
        "a meeting with what was done at it",
        "Alpha/NNP/nsubj/1 sacked/VBD/root/1/sack managers/NNS/obj/1/manager at/IN/case/5 a/DT/det/5 meeting/NN/obl/1",
        {"Alpha": ORG},
        "Meeting at which Alpha sacked managers",
    ),
    (
        "the article of a name",
        "The/DT/det/1 Alpha/NNP/nsubj/4 ,/,/punct/1 today/NN/obl:unmarked/4 resigned/VBD/root/4/resign",
        {"Alpha": ORG},
        "The Alpha resigned",
    ),
    (
        "both ends of a choice",
        "Alpha/NNP/nsubj/2 must/MD/aux/2 sell/VB/root/2 Beta/NNP/obj/2 or/CC/cc/5 close/VB/conj/2 shops/NNS/obj/5/shop",
        {"Alpha": ORG, "Beta": ORG},
        "Alpha must sell Beta or close shops",
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Alpha ALPH +0.60%’s plant closed", "Alpha’s plant closed"),
        ("Quell 2382.TW -0.75% built it", "Quell built it"),
        ("NATO lost 5%", "NATO lost 5%"),
    ],
    ids=["a letter code", "a number code", "no ticker"],
)
def test_no_move_of_a_share_stands_in_a_headline(text: str, wanted: str) -> None:
    assert TICKER_MOVE.sub("", text) == wanted


def test_the_table_is_whole() -> None:
    assert len(CASES) == 12


@pytest.mark.parametrize(("rows", "names", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_nothing_is_cut_at_a_wrong_joint(rows: str, names: Mapping[str, str], wanted: str) -> None:
    found = events.extract(figures.extract(analysis(rows, names)))
    assert wanted in [event.phrase for event in found.events]
