"""Who stands where, seen from a trigger, over parses made by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.fillers import fillers
from kg.extract.grammar import counting_head, grammar_words, light_verb
from kg.ontology import read_ontology
from tests.extract.trees import tree

WORDS = grammar_words(read_ontology())
ACTIVE = "Alpha/NNP/nsubj/1 cut/VBD/root/1 jobs/NNS/obj/1"
PASSIVE = "Jobs/NNS/nsubj:pass/2 were/VBD/aux:pass/2/be cut/VBN/root/2 by/IN/case/4 Alpha/NNP/obl/2"
CONTROL = "Alpha/NNP/nsubj/1 agreed/VBD/root/1/agree to/TO/mark/3 sell/VB/xcomp/1 Beta/NNP/obj/3"
OPENING = (
    "Founded/VBN/advcl/6/found by/IN/case/2 Ida/NNP/obl/0 in/IN/case/4 1939/CD/obl/0 Alpha/NNP/nsubj/6 grows/VBZ/root/6"
)
RELATIVE = "Alpha/NNP/root/0 which/WDT/nsubj/2 bought/VBD/acl:relcl/0/buy Beta/NNP/obj/2"
HEADLINE = "Dealer/NN/nsubj/1 arrested/VBN/root/1/arrest"
FUTURE = "Alpha/NNP/root/0 Foods/NNP/flat/0 to/TO/mark/3 close/VB/acl/0 plant/NN/obj/3"
A_PLAN = "Plan/NN/root/0 to/TO/mark/2 close/VB/acl/0 plant/NN/obj/2"
LIGHT = "Alpha/NNP/nsubj/1 held/VBD/root/1/hold talks/NNS/obj/1/talk"
RECEIVED = "Alpha/NNP/nsubj/1 received/VBD/root/1/receive a/DT/det/3 fine/NN/obj/1"
BECAME = "Ida/NNP/nsubj/1 became/VBD/root/1/become chief/NN/xcomp/1"
SPLIT = "Alpha/NNP/nsubj/1 split/VBD/root/1"
SPLIT_IT = "Alpha/NNP/nsubj/1 split/VBD/root/1 shares/NNS/obj/1"
STOP = "The/DT/det/1 stop/NN/nsubj/3 was/VBD/cop/3/be Chile/NNP/root/3"
OUT_OF = "It/PRP/nsubj/1 pulled/VBD/root/1/pull out/IN/case/4 of/IN/case/4 Chile/NNP/obl/1"
SHARES = "Shares/NNS/nsubj/3 of/IN/case/2 Alpha/NNP/nmod/0 fell/VBD/root/3/fall"
LEFT = "Alpha/NNP/nsubj/1 left/VBD/root/1/leave talks/NNS/obj/1/talk"
CALLED = "The/DT/det/1 strike/NN/nsubj/5 called/VBN/acl/1/call by/IN/case/4 Unia/NNP/obl/2 ended/VBD/root/5/end"
AFTER = "Rovers/NNP/nsubj/1 rose/VBD/root/1/rise after/IN/case/3 win/NN/obl/1"
TOOK_OVER = "Roe/NNP/nsubj/1 replaced/VBD/root/1/replace Alden/NNP/obj/1"
SUCCEEDED = "Alden/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be replaced/VBN/root/2/replace by/IN/case/4 Roe/NNP/obl:agent/2"
TRIED = "Roe/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be tried/VBN/root/2/try and/CC/cc/4 jailed/VBN/conj/2/jail"
SUMMONED = "Unia/NNP/nsubj/1 called/VBD/root/1/call Roe/NNP/obj/1 to/TO/mark/4 testify/VB/advcl/1"
HIRED = "Alpha/NNP/nsubj/1 hired/VBD/root/1/hire Beta/NNP/obj/1 to/TO/mark/4 audit/VB/advcl/1 it/PRP/obj/4"

ACCEPTED = "Alpha/NNP/nsubj/1 accepted/VBD/root/1/accept Roe/NNP/nmod:poss/4 's/POS/case/2 proposal/NN/obj/1"

FORCED = "Forced/VBN/advcl/5/force to/TO/mark/2 sell/VB/xcomp/0 ,/,/punct/0 Alpha/NNP/nsubj/5 wept/VBD/root/5/weep"
LOST = "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall after/IN/mark/4 Beta/NNP/nsubj/1 rose/VBD/advcl/1/rise"
WITH = "With/IN/case/1 talks/NNS/obl/3 near/JJ/amod/1 has/VBZ/root/3/have Alpha/NNP/nsubj/3 time/NN/obj/3"
RUN = "Alpha/NNP/nsubj:pass/2 is/VBZ/aux:pass/2/be run/VBN/root/2/run by/IN/case/4 Roe/NNP/obl:agent/2"
COACHES = "Coaches/NNS/nsubj/2/coach will/MD/aux/2 run/VB/root/2/run"
TELL = "Alpha/NNP/nsubj/1 informed/VBD/root/1/inform Beta/NNP/obj/1"

CASES = [
    (FORCED, "sell", "nsubj", ["Alpha"]),
    (FUTURE, "close", "nsubj", ["Alpha"]),
    (A_PLAN, "close", "nsubj", []),
    (LOST, "fell", "nsubj", ["Alpha"]),
    (LOST, "rose", "nsubj", ["Beta"]),
    (WITH, "talks", "nsubj", []),
    (RUN, "run", "headed", ["Alpha"]),
    (RUN, "run", "successor", ["Roe"]),
    (COACHES, "run", "successor", []),
    (TELL, "informed", "informed", ["Beta"]),
    (TOOK_OVER, "replaced", "predecessor", ["Alden"]),
    (SUCCEEDED, "replaced", "predecessor", ["Alden"]),
    (ACCEPTED, "proposal", "nsubj", []),
    (LEFT, "talks", "over", ["Alpha"]),
    (CALLED, "strike", "obl:agent", ["Unia"]),
    (AFTER, "win", "clause", ["Rovers"]),
    (TOOK_OVER, "replaced", "successor", ["Roe"]),
    (SUCCEEDED, "replaced", "successor", ["Roe"]),
    (TRIED, "jailed", "nsubj", []),
    (TRIED, "jailed", "nsubj:pass", ["Roe"]),
    (SUMMONED, "testify", "nsubj", ["Roe"]),
    (HIRED, "audit", "nsubj", ["Beta"]),
    (ACTIVE, "cut", "nsubj", ["Alpha"]),
    (ACTIVE, "cut", "obj", ["jobs"]),
    (ACTIVE, "cut", "nsubj:intransitive", []),
    (PASSIVE, "cut", "nsubj:pass", ["Jobs"]),
    (PASSIVE, "cut", "obl:agent", ["Alpha"]),
    (PASSIVE, "cut", "nsubj", []),
    (CONTROL, "sell", "nsubj", ["Alpha"]),
    (OPENING, "Founded", "nsubj:pass", ["Alpha"]),
    (OPENING, "Founded", "obl:agent", ["Ida"]),
    (RELATIVE, "bought", "nsubj", ["Alpha"]),
    (HEADLINE, "arrested", "nsubj:pass", ["Dealer"]),
    (LIGHT, "talks", "nsubj", ["Alpha"]),
    (RECEIVED, "fine", "nsubj:pass", ["Alpha"]),
    (BECAME, "became", "nsubj:pass", ["Ida"]),
    (SPLIT, "split", "nsubj:pass", ["Alpha"]),
    (SPLIT_IT, "split", "nsubj:pass", []),
    (STOP, "stop", "predicate", ["Chile"]),
    (OUT_OF, "pulled", "obl/out of", ["Chile"]),
    (SHARES, "fell", "nsubj>nmod/of", ["Alpha"]),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 41


@pytest.mark.parametrize(("rows", "trigger", "row", "found"), CASES, ids=[f"{c[1]} {c[2]}" for c in CASES])
def test_a_row_finds_its_fillers(rows: str, trigger: str, row: str, found: list[str]) -> None:
    doc = tree(rows)
    head = next(token for token in doc if token.text == trigger)
    assert [token.text for token in fillers(head, row, WORDS)] == found


def _round() -> Doc:
    return tree(
        "Alpha/NNP/nsubj/1 made/VBD/root/1/make a/DT/det/3 round/NN/obj/1 of/IN/case/5 layoffs/NNS/nmod/3/layoff"
    )


def test_a_noun_that_counts_passes_on_to_the_event() -> None:
    doc = _round()
    assert counting_head(doc[5], WORDS) == doc[3]
    assert light_verb(doc[5], WORDS) == doc[1]
    assert [token.text for token in fillers(doc[5], "nsubj", WORDS)] == ["Alpha"]
