"""Modality from cue words, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract import cues
from kg.model.mention import Modality
from tests.extract.trees import analysis

ALPHA = "Alpha/NNP/nsubj/"
CASES = [
    ("actual", "close", f"{ALPHA}1 closed/VBD/root/1/close plants/NNS/obj/1"),
    ("planned", "close", f"{ALPHA}2 will/MD/aux/2 close/VB/root/2 plants/NNS/obj/2"),
    ("planned", "close", f"{ALPHA}2 to/TO/mark/2 close/VB/root/2 plant/NN/obj/2"),
    ("planned", "close", f"{ALPHA}1 plans/VBZ/root/1/plan to/TO/mark/3 close/VB/xcomp/1"),
    ("actual", "agree", f"{ALPHA}2 has/VBZ/aux/2/have agreed/VBN/root/2/agree to/TO/mark/4 go/VB/xcomp/2"),
    ("planned", "close", f"{ALPHA}1 has/VBZ/root/1/have to/TO/mark/3 close/VB/xcomp/1"),
    ("possible", "close", f"{ALPHA}2 may/MD/aux/2 close/VB/root/2"),
    ("possible", "close", f"{ALPHA}3 may/MD/aux/3 not/RB/advmod/3 close/VB/root/3"),
    ("negated", "close", f"{ALPHA}3 could/MD/aux/3 not/RB/advmod/3 close/VB/root/3"),
    ("negated", "invite", "Nobody/PRP/nsubj:pass/2 was/VBD/aux:pass/2/be invited/VBN/root/2/invite"),
    ("negated", "close", f"{ALPHA}3 would/MD/aux/3 have/VB/aux/3 closed/VBN/root/3/close"),
    ("planned", "close", f"{ALPHA}1 said/VBD/root/1/say it/PRP/nsubj/4 would/MD/aux/4 close/VB/ccomp/1"),
    ("actual", "close", f"{ALPHA}2 not/RB/advmod/2 opened/VBD/root/2/open and/CC/cc/4 closed/VBD/conj/2/close"),
    ("planned", "close", f"{ALPHA}2 will/MD/aux/2 open/VB/root/2 and/CC/cc/4 close/VB/conj/2"),
    ("actual", "injure", "Blast/NN/nsubj/1 killed/VBD/root/1/kill two/CD/obj/1 injuring/VBG/conj/1/injure"),
    ("negated", "vote", "They/PRP/nsubj/1 cancelled/VBD/root/1/cancel the/DT/det/3 vote/NN/obj/1"),
    ("actual", "collapse", "She/PRP/nsubj/1 thinks/VBZ/root/1/think it/PRP/nsubj/3 collapsed/VBD/ccomp/1/collapse"),
    ("possible", "close", f"If/IN/mark/2 {ALPHA}2 closes/VBZ/advcl/4/close we/PRP/nsubj/4 go/VBP/root/4"),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 18


@pytest.mark.parametrize(("modality", "lemma", "rows"), CASES, ids=[f"{n} {c[0]}" for n, c in enumerate(CASES)])
def test_cues_set_the_modality(modality: str, lemma: str, rows: str) -> None:
    found = analysis(rows)
    head = next(token for token in found.doc if token.lemma_ == lemma)
    assert cues.read(head, found).modality is Modality(modality)


def test_an_act_stays_done_when_it_is_turned_down() -> None:
    found = analysis("He/PRP/nsubj/1 rejected/VBD/root/1/reject the/DT/det/3 claim/NN/obj/1")
    assert cues.read(found.doc[3], found, is_act=True).modality is Modality.ACTUAL
    assert cues.read(found.doc[3], found).modality is Modality.NEGATED
