"""Whom figures are said of, and of whom not, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.figures import figures
from tests.extract.trees import analysis

ORG, PERSON, PRODUCT = "Organization", "Person", "Product"
NOBODY = ""
CASES: list[tuple[str, str, Mapping[str, str], list[str]]] = [
    (
        "a part without a name is not its owner",
        "Alpha/NNP/nmod:poss/3 's/POS/case/0 cloud/NN/compound/3 arm/NN/nsubj/4 earned/VBD/root/4/earn €12m/CD/obj/4",
        {"Alpha": ORG},
        [NOBODY],
    ),
    (
        "a part with a name is called by it",
        "Alpha/NNP/nmod:poss/3 's/POS/case/0 cloud/NN/compound/3 arm/NN/nsubj/6 ,/,/punct/5 Beta/NNP/appos/3"
        " earned/VBD/root/6/earn €12m/CD/obj/6",
        {"Alpha": ORG, "Beta": ORG},
        ["Beta"],
    ),
    (
        "who estimates is not meant",
        "Analysts/NNS/nsubj/3/analyst at/IN/case/2 Alpha/NNP/nmod/0 expect/VBP/root/3 profit/NN/obj/3 of/IN/case/6"
        " €12m/CD/nmod/4 at/IN/case/8 Beta/NNP/nmod/4",
        {"Alpha": ORG, "Beta": ORG},
        ["Beta"],
    ),
    (
        "who has it in a clause of its own",
        "Alpha/NNP/nsubj/1 topped/VBD/root/1/top the/DT/det/3 €12m/CD/obj/1 that/WDT/obj/6 Beta/NNP/nsubj/6"
        " earned/VBD/acl:relcl/3/earn",
        {"Alpha": ORG, "Beta": ORG},
        ["Beta"],
    ),
    (
        "a thing that does it is not whom the text is about",
        "Alpha/NNP/nsubj/1 slept/VBD/root/1/sleep ;/:/punct/5 the/DT/det/4 flood/NN/nsubj/5"
        " wrecked/VBD/parataxis/1/wreck 90/CD/nummod/7 cars/NNS/obj/5/car",
        {"Alpha": ORG},
        [NOBODY],
    ),
    (
        "for whom the speaker speaks",
        "Roe/NNP/nsubj/5 ,/,/punct/2 chief/NN/appos/0 of/IN/case/4 Alpha/NNP/nmod/2 said/VBD/root/5/say"
        " sales/NNS/nsubj/8/sale had/VBD/aux/8/have reached/VBN/ccomp/5/reach €12m/CD/obj/8"
        " at/IN/case/11 Beta/NNP/obl/5",
        {"Roe": PERSON, "Alpha": ORG, "Beta": ORG},
        ["Alpha"],
    ),
    (
        "a price stands before its thing",
        "Alpha/NNP/nsubj/1 beats/VBZ/root/1/beat the/DT/det/4 $400/CD/compound/4 Beta/NNP/obj/1",
        {"Alpha": PRODUCT, "Beta": PRODUCT},
        ["Beta"],
    ),
    (
        "a price before a thing without a name is nobody's",
        "Alpha/NNP/nsubj/1 beats/VBZ/root/1/beat the/DT/det/4 $400/CD/compound/4 tablet/NN/obj/1",
        {"Alpha": PRODUCT},
        [NOBODY],
    ),
    (
        "counted things are their possessor's",
        "Alpha/NNP/nsubj/1 seized/VBD/root/1/seize the/DT/det/3 town/NN/nmod:poss/6 's/POS/case/3 90/CD/nummod/6"
        " shops/NNS/obj/1/shop",
        {"Alpha": ORG},
        [NOBODY],
    ),
    (
        "votes are not of who declares them",
        "Alpha/NNP/nsubj/1 declared/VBD/root/1/declare Roe/NNP/obj/1 winner/NN/xcomp/1 by/IN/case/6 190/CD/nummod/6"
        " votes/NNS/obl/1/vote",
        {"Alpha": ORG, "Roe": PERSON},
        [NOBODY],
    ),
    (
        "who is fined",
        "Alpha/NNP/nsubj/1 fined/VBD/root/1/fine Beta/NNP/iobj/1 €12m/CD/obj/1",
        {"Alpha": ORG, "Beta": ORG},
        ["Beta"],
    ),
    (
        "the value of a place is not of who puts it",
        "Alpha/NNP/nsubj/1 put/VBD/root/1/put the/DT/det/3 value/NN/obj/1 of/IN/case/5 Chile/NNP/nmod/3 at/IN/case/7"
        " €12m/CD/obl/1",
        {"Alpha": ORG, "Chile": "Country"},
        [NOBODY],
    ),
    (
        "a source is no topic",
        "fares/NNS/nsubj/1/fare rose/VBD/root/1/rise 9%/CD/obj/1 ,/,/punct/1 according/VBG/case/6 to/IN/fixed/4"
        " Alpha/NNP/obl/1",
        {"Alpha": ORG},
        [NOBODY],
    ),
    (
        "votes for somebody",
        "Roe/NNP/nsubj/1 won/VBD/root/1/win 53/CD/nummod/3 percent/NN/obj/1 of/IN/case/6 the/DT/det/6 vote/NN/nmod/3"
        " against/IN/case/9 46/CD/nummod/9 percent/NN/obl/1 for/IN/case/11 Moss/NNP/nmod/9",
        {"Roe": PERSON, "Moss": PERSON},
        ["Roe", "Moss"],
    ),
    (
        "a country gives",
        "Austria/NNP/nsubj/1 pledged/VBD/root/1/pledge €5m/CD/obj/1",
        {"Austria": "Country"},
        ["Austria"],
    ),
    (
        "owners without a name have it",
        "Alpha/NNP/nsubj:pass/2 was/VBD/aux:pass/2 backed/VBN/root/2/back by/IN/case/4"
        " holders/NNS/obl/2/holder of/IN/case/7 64/CD/nummod/7 percent/NN/nmod/4",
        {"Alpha": ORG},
        [NOBODY],
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 16


@pytest.mark.parametrize(("rows", "names", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_figure_is_of_whom_the_text_says(rows: str, names: Mapping[str, str], wanted: list[str]) -> None:
    found = figures.extract(analysis(rows, names))
    told = [NOBODY if one.entity is None else found.entities[one.entity].name for one in found.figures]
    assert told == wanted
