"""Where the ontology's triggers stand in a sentence."""

from __future__ import annotations

import pytest

from kg.extract.triggers import lexicon
from tests.extract.trees import analysis

IN = "kg:Appointment"
CASES = [
    ("several words", "Alpha/NNP/nsubj/1 laid/VBD/root/1/lay off/RP/compound:prt/1", "kg:Layoff", "laid"),
    ("noun before verb", "Alpha/NNP/nsubj/1 cut/VBD/root/1 jobs/NNS/obj/1/job", "kg:Layoff", "cut"),
    ("no company", "Alpha/NNP/nsubj/1 cut/VBD/root/1 bread/NN/obj/1", "kg:Layoff", ""),
    ("forbidden company", "Alpha/NNP/nsubj/1 cut/VBD/root/1 job/NN/compound/3 pay/NN/obj/1", "kg:Layoff", ""),
    ("future asked for", "Ida/NNP/nsubj/2 will/MD/aux/2 lead/VB/root/2 Alpha/NNP/obj/2", "kg:Appointment", "lead"),
    ("no future", "Ida/NNP/nsubj/1 leads/VBZ/root/1/lead Alpha/NNP/obj/1", "kg:Appointment", ""),
    ("shares", "Shares/NNS/nsubj/1/share rose/VBD/root/1/rise", "kg:SharePriceRise", "rose"),
    ("undergoer", "Beta/NNP/nsubj/1 ended/VBD/root/1/end deal/NN/obj/1", "kg:ContractTermination", "ended"),
    ("other undergoer", "Deal/NN/nsubj/1/deal ended/VBD/root/1/end row/NN/obj/1", "kg:ContractTermination", ""),
    ("particle", "We/PRP/nsubj/1 take/VBP/root/1 cost/NN/obj/1 over/IN/case/4 us/PRP/nmod/2", "kg:Acquisition", ""),
    ("preposition", "It/PRP/nsubj/1 took/VBD/root/1/take place/NN/obj/1 on/IN/case/4 May/NNP/obl/1", "kg:Hiring", ""),
    ("doer", "Stones/NNS/nsubj/1/stone hit/VBD/root/1 cars/NNS/obj/1/car", "kg:Attack", "hit"),
    ("other doer", "Hail/NN/nsubj/1 hit/VBD/root/1 cars/NNS/obj/1/car", "kg:Attack", ""),
    ("order", "Company/NN/nsubj/1/company found/VBD/root/1/found leak/NN/obj/1", "kg:Founding", ""),
    ("another verb", "Alpha/NNP/nsubj/1 fired/VBD/root/1/fire up/RP/compound:prt/1 Ida/NNP/obj/1", "kg:Dismissal", ""),
    ("wholly", "He/PRP/nsubj/1 closed/VBD/root/1/close down/RP/compound:prt/1 plant/NN/obj/1", "kg:Closure", "closed"),
    ("down in", "Coach/NN/nsubj/1 stepped/VBD/root/1/step down/RP/compound:prt/1 in/IN/case/4 May/NNP/obl/1", IN, ""),
    ("no one", "He/PRP/nsubj/1 said/VBD/root/1/say no/DT/det/3 one/PRP/nsubj/4 left/VBD/ccomp/1", "kg:Rejection", ""),
    ("two nouns", "houses/NNS/root/0/house and/CC/cc/4 a/DT/det/4 fire/NN/compound/4 van/NN/conj/0", "kg:Fire", "fire"),
    ("stem", "Alpha/NNP/nsubj/1 furloughed/VBD/root/1 staff/NNS/obj/1", "kg:Furlough", "furloughed"),
    ("hyphen", "Buy/NN/compound/2/buy -/HYPH/punct/0 back/NN/nsubj/4 out/IN/case/4 talk/NN/root/4", "kg:Buyout", ""),
]  # fmt: skip


def test_the_table_is_whole() -> None:
    assert len(CASES) == 21


@pytest.mark.parametrize(("rows", "kind", "head"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_trigger_stands_where_its_conditions_hold(rows: str, kind: str, head: str) -> None:
    found = analysis(rows, {"Ida": "Person"} if "Ida" in rows else {})
    matches = lexicon.find(next(iter(found.doc.sents)), found)
    assert {match.head.text for match in matches if match.type == kind} == ({head} if head else set())
