"""How far cue words reach, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract import readings
from kg.model.mention import Modality
from tests.extract.trees import analysis

A = "Alpha/NNP/nsubj/"
CASES = [
    ("possible", "ban", f"{A}1 called/VBD/root/1/call for/IN/case/4 a/DT/det/4 ban/NN/obl/1", "asked for"),
    ("possible", "pass", f"{A}1 urged/VBD/root/1/urge Beta/NNP/obj/1 to/TO/mark/4 pass/VB/xcomp/1", "urged"),
    ("possible", "sell", f"{A}1 wants/VBZ/root/1/want Beta/NNP/obj/1 to/TO/mark/4 sell/VB/xcomp/1", "wanted of others"),
    ("possible", "stop", f"{A}1 sued/VBD/root/1/sue to/TO/mark/3 stop/VB/xcomp/1 talks/NNS/obj/3", "sued for"),
    ("planned", "sell", f"{A}1 wants/VBZ/root/1/want to/TO/mark/3 sell/VB/xcomp/1", "wanted"),
    (
        "negated",
        "attack",
        f"{A}1 kept/VBD/root/1/prevent Beta/NNP/obj/1 from/IN/mark/4 attacking/VBG/advcl/1/attack",
        "prevented from it",
    ),
    (
        "possible",
        "hide",
        f"{A}1 accused/VBD/root/1/accuse Beta/NNP/obj/1 of/IN/mark/4 hiding/VBG/advcl/1/hide losses/NNS/obj/4",
        "accused of it",
    ),
    ("negated", "sink", "Ship/NN/nsubj/2 almost/RB/advmod/2 sank/VBD/root/2/sink", "almost"),
    ("actual", "double", "Sales/NNS/nsubj/2 almost/RB/advmod/2 doubled/VBD/root/2/double", "almost, by degrees"),
    ("negated", "open", f"{A}1 has/VBZ/root/1/have yet/RB/advmod/1 to/TO/mark/4 open/VB/xcomp/1", "yet to do"),
    (
        "negated",
        "open",
        f"{A}4 was/VBD/cop/4/be to/TO/mark/4 have/VB/aux/4 opened/VBN/root/4/open",
        "was to have",
    ),
    (
        "possible",
        "cut",
        f"{A}3 did/VBD/aux/3/do not/RB/advmod/3 rule/VB/root/3 out/RP/compound:prt/3 cuts/NNS/obj/3/cut",
        "not ruled out",
    ),
    (
        "actual",
        "sue",
        f"{A}3 did/VBD/aux/3/do not/RB/advmod/3 hesitate/VB/root/3 to/TO/mark/5 sue/VB/xcomp/3",
        "not hesitated",
    ),
    (
        "possible",
        "strike",
        "If/IN/mark/2 talks/NNS/nsubj/2 fail/VBP/advcl/5 crews/NNS/nsubj/5 will/MD/aux/5 strike/VB/root/5",
        "under a condition",
    ),
    (
        "negated",
        "arrest",
        "Not/RB/advmod/3 a/DT/det/3 single/JJ/amod/3 arrest/NN/nsubj:pass/5 was/VBD/aux:pass/5/be made/VBN/root/5/make",
        "not a single one",
    ),
    (
        "actual",
        "merger",
        "The/DT/det/1 merger/NN/nsubj/5 is/VBZ/cop/5/be not/RB/advmod/5 in/IN/case/5 doubt/NN/root/5",
        "known, whatever is said of it",
    ),
    (
        "actual",
        "write",
        "“/``/punct/3 They/PRP/nsubj/3 were/VBD/cop/3/be not/RB/advmod/6 ,/,/punct/3 ”/''/punct/3 Roe/NNP/nsubj/7 "
        "wrote/VBD/root/7/write",
        "not in the words quoted",
    ),
    (
        "actual",
        "order",
        "Ships/NNS/nsubj:pass/5 ordered/VBN/acl/0/order in/IN/case/3 May/NNP/obl/1 will/MD/aux/5 come/VB/root/5",
        "what only describes",
    ),
    (
        "actual",
        "fight",
        f"{A}1 wants/VBZ/root/1/want to/TO/mark/3 go/VB/xcomp/1 setting/VBG/advcl/1/set off/RP/compound:prt/4 "
        "a/DT/det/7 fight/NN/obj/4",
        "another verb with a particle",
    ),
    (
        "actual",
        "revoke",
        f"{A}1 had/VBD/root/1/have licence/NN/obj/1 revoked/VBN/xcomp/1/revoke",
        "had it done",
    ),
    (
        "actual",
        "discover",
        "He/PRP/nsubj/1 discovered/VBD/root/1/discover cracks/NNS/obj/1 as/RB/advmod/1 long/RB/fixed/3 as/IN/fixed/3",
        "a length",
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 21


@pytest.mark.parametrize(("modality", "lemma", "rows"), [one[:3] for one in CASES], ids=[one[3] for one in CASES])
def test_cues_reach_so_far(modality: str, lemma: str, rows: str) -> None:
    found = analysis(rows)
    head = next(token for token in found.doc if token.lemma_ == lemma)
    assert readings.read(head, found).modality is Modality(modality)
