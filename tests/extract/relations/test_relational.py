"""Lasting relations by grammar, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.analysis import Analysis
from kg.extract.relations import relational
from tests.extract.trees import analysis

ORG, PERSON, PLACE = "Organization", "Person", "Place"
Relation = tuple[str, str, str]
CASES: list[tuple[str, str, Mapping[str, str], set[Relation]]] = [
    (
        "rivals such as some are the subject's",
        "Alpha/NNP/nsubj/1 fears/VBZ/root/1/fear rivals/NNS/obj/1/rival such/JJ/case/5 as/IN/fixed/3 Beta/NNP/nmod/2"
        " and/CC/cc/7 Gamma/NNP/conj/5",
        {"Alpha": ORG, "Beta": ORG, "Gamma": ORG},
        {(x, "competitor", y) for a in ("Beta", "Gamma") for x, y in (("Alpha", a), (a, "Alpha"))},
    ),
    (
        "a name that the parser hung on the firm",
        "A/DT/det/1 spokesman/NN/nsubj/7 for/IN/case/3 Alpha/NNP/nmod/1 ,/,/punct/5 Ida/NNP/appos/3 ,/,/punct/1"
        " spoke/VBD/root/7/speak",
        {"Ida": PERSON, "Alpha": ORG},
        {("Ida", "worksFor", "Alpha"), ("Ida", "jobTitle", "spokesman")},
    ),
    (
        "a predicate with an owner",
        "Beta/NNP/nsubj/4 is/VBZ/cop/4/be Alpha/NNP/nmod:poss/4 's/POS/case/2 parent/NN/root/4",
        {"Alpha": ORG, "Beta": ORG},
        {("Alpha", "parentOrganization", "Beta")},
    ),
    (
        "two posts in two houses",
        "Ida/NNP/root/0 ,/,/punct/3 Alpha/NNP/compound/3 chairman/NN/appos/0 and/CC/cc/5 founder/NN/conj/3"
        " of/IN/case/7 Beta/NNP/nmod/5",
        {"Ida": PERSON, "Alpha": ORG, "Beta": ORG},
        {
            ("Ida", "worksFor", "Alpha"),
            ("Ida", "jobTitle", "chairman"),
            ("Ida", "worksFor", "Beta"),
            ("Ida", "jobTitle", "founder"),
            ("Beta", "founder", "Ida"),
        },
    ),
    (
        "an analyst is named after what he watches",
        "Alpha/NNP/compound/1 analyst/NN/nmod:desc/2 Ida/NNP/nsubj/3 left/VBD/root/3/leave",
        {"Ida": PERSON, "Alpha": ORG},
        {("Ida", "jobTitle", "analyst")},
    ),
    (
        "headed by",
        "Alpha/NNP/root/0 ,/,/punct/2 headed/VBN/acl/0/head by/IN/case/4 Ida/NNP/obl:agent/2",
        {"Ida": PERSON, "Alpha": ORG},
        {("Ida", "worksFor", "Alpha")},
    ),
    (
        "what is spun off belongs to who does it",
        "Alpha/NNP/nsubj/2 would/MD/aux/2 spin/VB/root/2 off/RP/compound:prt/2 Beta/NNP/obj/2",
        {"Alpha": ORG, "Beta": ORG},
        {("Beta", "parentOrganization", "Alpha")},
    ),
    (
        "no rival",
        "Alpha/NNP/nsubj/3 does/VBZ/aux/3/do not/RB/advmod/3 rival/VB/root/3 Beta/NNP/obj/3",
        {"Alpha": ORG, "Beta": ORG},
        set(),
    ),
    (
        "what one has somewhere",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 stores/NNS/root/2/store in/IN/case/4 Chile/NNP/nmod/2",
        {"Alpha": ORG, "Chile": PLACE},
        {("Alpha", "operatesIn", "Chile")},
    ),
    (
        "what one keeps somewhere",
        "Alpha/NNP/nsubj/1 has/VBZ/root/1/have stores/NNS/obj/1/store in/IN/case/4 Chile/NNP/nmod/2",
        {"Alpha": ORG, "Chile": PLACE},
        {("Alpha", "operatesIn", "Chile")},
    ),
    (
        "who runs what is called a place",
        "Ida/NNP/nsubj/1 runs/VBZ/root/1/run Westbahn/NNP/obj/1",
        {"Ida": PERSON, "Westbahn": PLACE},
        {("Ida", "worksFor", "Westbahn")},
    ),
    (
        "nobody is employed by a country that he runs",
        "Ida/NNP/nsubj/1 runs/VBZ/root/1/run Chile/NNP/obj/1",
        {"Ida": PERSON, "Chile": "Country"},
        set(),
    ),
    (
        "a candidate stands for his party",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 candidate/NN/nsubj/5 ,/,/punct/4 Ida/NNP/appos/2 won/VBD/root/5/win",
        {"Ida": PERSON, "Alpha": ORG},
        {("Ida", "worksFor", "Alpha")},
    ),
    (
        "a trade by its end",
        "Ida/NNP/nsubj/4 ,/,/punct/3 a/DT/det/3 ferryman/NN/appos/0 left/VBD/root/4/leave",
        {"Ida": PERSON},
        {("Ida", "jobTitle", "ferryman")},
    ),
    (
        "a trade before its name",
        "the/DT/det/1 ferryman/NN/nsubj/4 ,/,/punct/3 Ida/NNP/appos/1 left/VBD/root/4/leave",
        {"Ida": PERSON},
        {("Ida", "jobTitle", "ferryman")},
    ),
    (
        "no trade of kin",
        "Ida/NNP/nsubj/4 ,/,/punct/3 a/DT/det/3 mother/NN/appos/0 left/VBD/root/4/leave",
        {"Ida": PERSON},
        set(),
    ),
    (
        "who joins as something",
        "Ida/NNP/nsubj/1 joined/VBD/root/1/join Alpha/NNP/obj/1 as/IN/case/4 director/NN/obl/1",
        {"Ida": PERSON, "Alpha": ORG},
        {("Ida", "worksFor", "Alpha"), ("Ida", "jobTitle", "director")},
    ),
    (
        "a part that gets a name",
        "Alpha/NNP/nmod:poss/3 's/POS/case/0 services/NNS/compound/3 arm/NN/nsubj:pass/6 will/MD/aux/6 be/VB/aux:pass/6"
        " called/VBN/root/6/call Beta/NNP/xcomp/6",
        {"Alpha": ORG, "Beta": ORG},
        {("Beta", "parentOrganization", "Alpha")},
    ),
    (
        "what one splits into",
        "Alpha/NNP/nsubj/1 splits/VBZ/root/1/split into/IN/case/4 two/CD/nummod/4 companies/NNS/obl/1/company"
        " ,/,/punct/6 Beta/NNP/appos/4 and/CC/cc/8 Gamma/NNP/conj/6",
        {"Alpha": ORG, "Beta": ORG, "Gamma": ORG},
        {("Beta", "parentOrganization", "Alpha"), ("Gamma", "parentOrganization", "Alpha")},
    ),
    (
        "where one runs something",
        "Alpha/NNP/nsubj/1 operates/VBZ/root/1/operate ferries/NNS/obj/1 in/IN/case/4 Chile/NNP/nmod/2",
        {"Alpha": ORG, "Chile": "Country"},
        {("Alpha", "operatesIn", "Chile")},
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 20


def told(found: Analysis) -> set[Relation]:
    return {
        (
            found.entities[one.subject].name,
            one.predicate.split(":")[1],
            one.object if isinstance(one.object, str) else found.entities[one.object].name,
        )
        for one in relational.find(0, found)
    }


@pytest.mark.parametrize(("rows", "names", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_grammar_tells_relations(rows: str, names: Mapping[str, str], wanted: set[Relation]) -> None:
    assert told(analysis(rows, names)) == wanted
