"""Numbers whose noun is left out, over parses made by hand."""

from __future__ import annotations

import pytest

from kg.extract.figures import figures
from tests.extract.trees import analysis

Row = tuple[str, str, str]
"""Value, unit and metric."""
CASES: list[tuple[str, str, list[Row]]] = [
    (
        "those whom something befell are people",
        "Some/DT/advmod/1 300/CD/nsubj:pass/3 were/VBD/aux:pass/3 hurt/VBN/root/3/hurt",
        [("300", "people", "kg:Injuries")],
    ),
    (
        "a part of the dead",
        "five/CD/nsubj:pass/5 of/IN/case/3 the/DT/det/3 dead/JJ/nmod/0 were/VBD/aux:pass/5 named/VBN/root/5/name",
        [("5", "people", "kg:Deaths")],
    ),
    (
        "those who are missing",
        "Crews/NNS/nsubj/1/crew sought/VBD/root/1/seek 30/CD/obj/1 who/WP/nsubj/5 were/VBD/aux/5/be"
        " missing/VBG/acl:relcl/2/miss",
        [("30", "people", "kg:Missing")],
    ),
    (
        "the rest of what was counted before",
        "Of/IN/case/2 18/CD/nummod/2 pumps/NNS/obl/4/pump seven/CD/nsubj/4 worked/VBD/root/4/work",
        [("18", "pump", "kg:Count"), ("7", "pump", "kg:Count")],
    ),
    (
        "votes against",
        "It/PRP/nsubj/1 passed/VBD/root/1/pass by/IN/case/4 61/CD/nummod/4 votes/NNS/obl/1/vote"
        " to/IN/case/6 38/CD/nmod/4",
        [("61", "vote", "kg:Votes"), ("38", "vote", "kg:Votes")],
    ),
    (
        "two killed by a word that only its ending tells to be for people",
        "It/PRP/nsubj/1 killed/VBD/root/1/kill two/CD/nummod/3 hikers/NNS/obj/1/hiker",
        [("2", "people", "kg:Deaths")],
    ),
    (
        "what it was not is no figure",
        "Alpha/NNP/nsubj/1 cut/VBD/root/1/cut 240/CD/nummod/3 jobs/NNS/obj/1/job"
        " ,/,/punct/6 not/RB/advmod/6 190/CD/conj/3",
        [("240", "job", "kg:JobCuts")],
    ),
    (
        "nobody can go home",
        "Some/DT/advmod/1 300/CD/nummod/2 people/NNS/nsubj/4 can/MD/aux/4 go/VB/root/4 home/RB/advmod/4",
        [("300", "people", "kg:Displaced")],
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 8


@pytest.mark.parametrize(("rows", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bare_numbers_are_read(rows: str, wanted: list[Row]) -> None:
    found = figures.extract(analysis(rows, {"Alpha": "Organization"} if "Alpha" in rows else {})).figures
    assert [(one.value, one.unit, one.metric) for one in found] == wanted
