"""Modality from cue words, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract import readings
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
    ("planned", "open", f"{ALPHA}3 will/MD/aux/3 not/RB/advmod/3 open/VB/root/3 until/IN/case/5 May/NNP/obl/3"),
    ("actual", "cancel", f"{ALPHA}1 forced/VBD/root/1/force Beta/NNP/obj/1 to/TO/mark/4 cancel/VB/xcomp/1"),
    ("possible", "close", f"{ALPHA}2 is/VBZ/aux:pass/2/be rumoured/VBN/root/2/rumour to/TO/mark/4 close/VB/xcomp/2"),
    (
        "negated",
        "merger",
        f"{ALPHA}1 dismissed/VBD/root/1/dismiss talk/NN/obj/1 of/IN/case/5 a/DT/det/5 merger/NN/nmod/2",
    ),
    ("negated", "vote", "Vote/NN/nsubj/3 will/MD/aux/3 not/RB/advmod/3 take/VB/root/3 place/NN/obj/3"),
    ("planned", "open", f"{ALPHA}4 is/VBZ/cop/4/be due/JJ/case/4 to/TO/fixed/2 open/VB/root/4"),
    (
        "planned",
        "close",
        f"{ALPHA}1 confirmed/VBD/root/1/confirm that/IN/mark/5 it/PRP/nsubj/5 would/MD/aux/5 close/VB/ccomp/1",
    ),
    ("planned", "ban", "Bill/NN/nsubj/3/bill that/WDT/nsubj/2 bans/VBZ/acl:relcl/0/ban passed/VBD/root/3/pass"),
    (
        "planned",
        "sell",
        "It/PRP/nsubj:pass/2 was/VBD/aux:pass/2/be supposed/VBN/root/2/suppose to/TO/mark/4 sell/VB/xcomp/2",
    ),
    (
        "possible",
        "ban",
        "It/PRP/nsubj:pass/2 was/VBD/aux:pass/2/be supposed/VBN/root/2/suppose to/TO/mark/4 sell/VB/xcomp/2 or/CC/cc/7 "
        "be/VB/aux:pass/7 banned/VBN/conj/4/ban",
    ),
    ("possible", "close", f"If/IN/mark/2 {ALPHA}2 closes/VBZ/advcl/4/close we/PRP/nsubj/4 go/VBP/root/4"),
    ("actual", "offer", f"{ALPHA}1 made/VBD/root/1/make an/DT/det/4 unsuccessful/JJ/amod/4 offer/NN/obj/1"),
    ("negated", "launch", f"{ALPHA}1 saw/VBD/root/1/see an/DT/det/4 unsuccessful/JJ/amod/4 launch/NN/obj/1"),
    ("actual", "sell", f"{ALPHA}1 used/VBD/root/1/use it/PRP/obj/1 to/TO/mark/4 sell/VB/advcl/1 shares/NNS/obj/4"),
    ("planned", "sell", f"{ALPHA}1 met/VBD/root/1/meet it/PRP/obj/1 to/TO/mark/4 sell/VB/advcl/1 shares/NNS/obj/4"),
    ("planned", "start", "It/PRP/nsubj/4 is/VBZ/cop/2/be due/JJ/reparandum/4 to/TO/mark/4 start/VB/root/4"),
    (
        "planned",
        "open",
        f"{ALPHA}2 will/MD/aux/2 hire/VB/root/2 when/WRB/mark/5 it/PRP/nsubj/5 opens/VBZ/advcl/2/open",
    ),
    ("actual", "open", f"{ALPHA}1 hired/VBD/root/1/hire when/WRB/mark/4 it/PRP/nsubj/4 opened/VBD/advcl/1/open"),
    ("planned", "meeting", "Roe/NNP/nsubj/2 will/MD/aux/2 resign/VB/root/2 at/IN/case/4 meeting/NN/obl/2"),
    ("actual", "meeting", "Roe/NNP/nsubj/1 resigned/VBD/root/1/resign at/IN/case/3 meeting/NN/obl/1"),
    ("actual", "pass", "They/PRP/nsubj/1 voted/VBD/root/1/vote to/TO/mark/3 pass/VB/advcl/1 bill/NN/obj/3"),
    ("possible", "loan", f"{ALPHA}1 needs/VBZ/root/1/need a/DT/det/3 loan/NN/obj/1"),
    ("planned", "trial", "Trial/NN/nsubj/4 is/VBZ/cop/2/be due/IN/case/4 to/IN/fixed/2 start/VB/root/4"),
    ("planned", "vote", "Vote/NN/root/0/vote planned/VBN/acl/0/plan for/IN/case/3 May/NNP/obl/1"),
    ("actual", "vote", "Vote/NN/root/0/vote held/VBN/acl/0/hold in/IN/case/3 May/NNP/obl/1"),
    ("planned", "strike", "They/PRP/nsubj:pass/2 are/VBP/aux:pass/2/be set/VBN/root/2 for/IN/case/4 strike/NN/obl/2"),
    ("actual", "reach", f"{ALPHA}1 beat/VBD/root/1 it/PRP/obj/1 to/TO/mark/4 reach/VB/advcl/1 it/PRP/obj/4"),
    ("possible", "death", f"{ALPHA}2 could/MD/aux/2 cause/VB/root/2 deaths/NNS/obj/2/death"),
    ("possible", "death", f"{ALPHA}2 could/MD/aux/2 lead/VB/root/2 to/IN/case/4 deaths/NNS/obl/2/death"),
    (
        "negated",
        "name",
        "He/PRP/nsubj/1 has/VBZ/root/1/have yet/RB/advmod/1 to/TO/mark/5 be/VB/aux:pass/5 named/VBN/xcomp/1/name",
    ),
    ("planned", "launch", f"{ALPHA}1 forced/VBD/root/1/force delay/NN/obj/1 of/IN/case/4 launch/NN/nmod/2"),
    ("possible", "approval", "It/PRP/nsubj/2 is/VBZ/cop/2/be subject/JJ/root/2 to/IN/case/4 approval/NN/obl/2"),
    ("possible", "buy", "It/PRP/nsubj/2 was/VBD/cop/2/be close/JJ/root/2 to/IN/mark/4 buying/VBG/advcl/2/buy"),
    ("planned", "strike", "They/PRP/nsubj/1 voted/VBD/root/1/vote to/TO/mark/3 strike/VB/advcl/1"),
    ("possible", "strike", "A/DT/det/1 strike/NN/nsubj/3 would/MD/aux/3 cost/VB/root/3 jobs/NNS/obj/3"),
    ("actual", "strike", "The/DT/det/1 strike/NN/nsubj/3 would/MD/aux/3 cost/VB/root/3 jobs/NNS/obj/3"),
    ("possible", "cut", f"{ALPHA}2 could/MD/aux/2 close/VB/root/2 ,/,/punct/4 cutting/VBG/advcl/2/cut jobs/NNS/obj/4"),
    (
        "possible",
        "unveil",
        f"{ALPHA}2 may/MD/aux/2 hold/VB/root/2 a/DT/det/4 show/NN/obj/2 to/TO/mark/6 unveil/VB/advcl/2 it/PRP/obj/6",
    ),
    (
        "negated",
        "close",
        f"{ALPHA}1 said/VBD/root/1/say it/PRP/nsubj/5 should/MD/aux/5 have/VB/aux/5 closed/VBN/ccomp/1/close",
    ),
    (
        "planned",
        "open",
        f"{ALPHA}1 said/VBD/root/1/say it/PRP/nsubj/5 would/MD/aux/5 not/RB/advmod/5 open/VB/ccomp/1 until/IN/case/7"
        " May/NNP/obl/5",
    ),
    (
        "actual",
        "arrest",
        "Roe/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be arrested/VBN/root/2/arrest ;/:/punct/4 is/VBZ/parataxis/2/be"
        " to/TO/mark/6 go/VB/advcl/4",
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 58


@pytest.mark.parametrize(("modality", "lemma", "rows"), CASES, ids=[f"{n} {c[0]}" for n, c in enumerate(CASES)])
def test_cues_set_the_modality(modality: str, lemma: str, rows: str) -> None:
    found = analysis(rows)
    head = next(token for token in found.doc if token.lemma_ == lemma)
    assert readings.read(head, found).modality is Modality(modality)


def test_an_act_stays_done_when_it_is_turned_down() -> None:
    found = analysis("He/PRP/nsubj/1 rejected/VBD/root/1/reject the/DT/det/3 claim/NN/obj/1")
    assert readings.read(found.doc[3], found, is_act=True).modality is Modality.ACTUAL
    assert readings.read(found.doc[3], found).modality is Modality.NEGATED


UNREAL = [
    ("counterfactual", "earn", f"{ALPHA}3 would/MD/aux/3 have/VB/aux/3 earned/VBN/root/3/earn"),
    (
        "had it come",
        "close",
        "If/IN/mark/3 it/PRP/nsubj/3 had/VBD/aux/3 waited/VBN/advcl/7/wait it/PRP/nsubj/7 might/MD/aux/7 have/VB/aux/7"
        " had/VBN/root/7/have to/TO/mark/9 close/VB/xcomp/7",
    ),
    (
        "what it would have taken",
        "approve",
        "Had/VBD/aux/3 it/PRP/nsubj:pass/3 been/VBN/aux:pass/3 approved/VBN/advcl/7/approve it/PRP/nsubj/7"
        " would/MD/aux/7 have/VB/aux/7 sold/VBN/root/7/sell",
    ),
    ("what should have been", "close", f"{ALPHA}3 should/MD/aux/3 have/VB/aux/3 closed/VBN/root/3/close"),
    (
        "as if",
        "close",
        "It/PRP/nsubj/1 acts/VBZ/root/1/act as/IN/advmod/5 if/IN/mark/5 it/PRP/nsubj/5 closed/VBD/advcl/1/close",
    ),
    ("without", "charge", f"Without/IN/case/1 charge/NN/obl/3 {ALPHA}3 gained/VBD/root/3/gain"),
    ("anybody", "sell", "You/PRP/nsubj/1/you sell/VBP/root/1 shares/NNS/obj/1"),
    ("what you will see", "layoff", "You/PRP/nsubj/2/you will/MD/aux/2 see/VB/root/2 layoffs/NNS/obj/2/layoff"),
    ("what any is", "strike", "A/DT/det/1 strike/NN/nsubj/4 is/VBZ/cop/4/be a/DT/det/4 risk/NN/root/4"),
    ("what can be done", "close", f"{ALPHA}2 can/MD/aux/2 close/VB/root/2 plants/NNS/obj/2"),
]


def test_no_unreal_case_is_lost() -> None:
    assert len(UNREAL) == 10


@pytest.mark.parametrize(("lemma", "rows"), [case[1:] for case in UNREAL], ids=[case[0] for case in UNREAL])
def test_what_is_only_thought_of_is_no_event(lemma: str, rows: str) -> None:
    found = analysis(rows)
    head = next(token for token in found.doc if token.lemma_ == lemma)
    assert readings.read(head, found).is_generic
