"""Headlines of events, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract import events, figures
from tests.extract.trees import analysis

ORG, PLACE = "Organization", "Place"
CASES: list[tuple[str, str, Mapping[str, str], str]] = [
    (
        "what was said",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say that/IN/mark/5 it/PRP/nsubj/5 will/MD/aux/5 grow/VB/ccomp/1",
        {"Alpha": ORG},
        "Alpha said it will grow",
    ),
    (
        "a subject without a name",
        "Some/DT/det/2 4,500/CD/nummod/2 residents/NNS/nsubj:pass/4/resident were/VBD/aux:pass/4/be"
        " evacuated/VBN/root/4/evacuate",
        {},
        "Some 4,500 residents were evacuated",
    ),
    (
        "whose shares, and by how much",
        "Shares/NNS/nsubj/3/share in/IN/case/2 Alpha/NNP/nmod/0 fell/VBD/root/3/fall 11/CD/nummod/5 percent/NN/obj/3",
        {"Alpha": ORG},
        "Shares in Alpha fell 11 percent",
    ),
    (
        "to do what",
        "Alpha/NNP/nsubj/3 is/VBZ/aux/3/be to/TO/mark/3 close/VB/root/3 its/PRP$/nmod:poss/6 old/JJ/amod/6"
        " plant/NN/obj/3",
        {"Alpha": ORG},
        "Alpha is to close its old plant",
    ),
    (
        "a complement of the object, but no time",
        "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay a/DT/det/3 fine/NN/obj/1 of/IN/case/6 6/CD/nummod/6"
        " million/NN/nmod/3 on/IN/case/8 Monday/NNP/obl/1",
        {"Alpha": ORG},
        "Alpha paid a fine of 6 million",
    ),
    (
        "the auxiliary of the first of two verbs",
        "Alpha/NNP/nsubj/2 would/MD/aux/2 close/VB/root/2 stores/NNS/obj/2/store and/CC/cc/5 dismiss/VB/conj/2"
        " staff/NN/obj/5",
        {"Alpha": ORG},
        "Alpha would dismiss staff",
    ),
    (
        "who told it, not what was told",
        "As/IN/mark/1 reported/VBN/advcl/6/report by/IN/case/3 Beta/NNP/obl:agent/1 ,/,/punct/6 Alpha/NNP/nsubj/6"
        " closed/VBD/root/6/close stores/NNS/obj/6/store",
        {"Alpha": ORG, "Beta": ORG},
        "Beta reported Alpha closed stores",
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 7


@pytest.mark.parametrize(("rows", "names", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_event_has_a_headline(rows: str, names: Mapping[str, str], wanted: str) -> None:
    times = [day for day in ("Monday",) if day in rows]
    found = events.extract(figures.extract(analysis(rows, names, times)))
    assert wanted in [event.phrase for event in found.events]
