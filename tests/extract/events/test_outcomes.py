"""What came of plans, within a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extract import links
from kg.extract.analysis import Analysis
from kg.extract.dating import dating
from kg.extract.events import events, outcomes
from kg.model.mention import LinkKind
from tests.extract.trees import analysis


def read(rows: str, times: Sequence[str] = ()) -> Analysis:
    """Return the analysis with its events and links."""
    found = analysis(rows, {"Acme": "Organization"} if rows.startswith("Acme") else {}, times)
    for step in (events.extract, outcomes.extract, dating.extract, links.extract):
        found = step(found)
    return found


def told(found: Analysis) -> list[tuple[LinkKind, str, str]]:
    """Return the links with the words of both ends."""
    words = [event.trigger.within(found.document.text) for event in found.events]
    return [(link.kind, words[link.source], words[link.target]) for link in found.links if link.kind != LinkKind.BEFORE]


ACME = "Acme/NNP/nsubj/1"
CASES = [
    pytest.param(
        f"{ACME} delayed/VBD/root/1/delay the/DT/det/3 launch/NN/obj/1",
        [(LinkKind.POSTPONES, "delayed", "launch")],
        id="delayed the launch",
    ),
    pytest.param(
        f"{ACME} scrapped/VBD/root/1/scrap plans/NNS/obj/1/plan to/TO/mark/4 open/VB/acl/2 a/DT/det/6 store/NN/obj/4",
        [(LinkKind.CANCELS, "scrapped", "open")],
        id="scrapped plans to open a store",
    ),
    pytest.param(
        f"{ACME} denied/VBD/root/1/deny that/IN/mark/5 it/PRP/nsubj/5 would/MD/aux/5 cut/VB/ccomp/1 jobs/NNS/obj/5/job",
        [(LinkKind.DENIES, "denied", "cut")],
        id="denied that it would cut jobs",
    ),
    pytest.param(
        f"{ACME} missed/VBD/root/1/miss the/DT/det/3 deadline/NN/obj/1",
        [(LinkKind.MISSES, "missed", "deadline")],
        id="missed the deadline",
    ),
    pytest.param(
        "The/DT/det/1 merger/NN/nsubj:pass/3 was/VBD/aux:pass/3/be scrubbed/VBN/root/3/scrub",
        [(LinkKind.CANCELS, "scrubbed", "merger")],
        id="a cue that is no event by itself",
    ),
    pytest.param(
        f"{ACME} completed/VBD/root/1/complete the/DT/det/3 layoffs/NNS/obj/1/layoff announced/VBN/acl/3/announce",
        [(LinkKind.REALISES, "layoffs", "announced")],
        id="what had been announced",
    ),
    pytest.param(
        f"{ACME} may/MD/aux/2 delay/VB/root/2 the/DT/det/4 launch/NN/obj/2".replace("nsubj/1", "nsubj/2"),
        [],
        id="may delay",
    ),
    pytest.param(f"{ACME} announced/VBD/root/1/announce layoffs/NNS/obj/1/layoff", [], id="only announced"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 8


@pytest.mark.parametrize(("rows", "expected"), CASES)
def test_what_a_sentence_says_came_of_a_plan(rows: str, expected: list[tuple[LinkKind, str, str]]) -> None:
    assert told(read(rows)) == expected


TRIAL = (
    "The/DT/det/1 trial/NN/nsubj/5 planned/VBN/acl/1/plan for/IN/case/4 March/NNP/obl/2 began/VBD/root/5/begin "
    "in/IN/case/7 May/NNP/obl/5"
)


def test_a_plan_and_its_happening_have_a_date_each() -> None:
    found = read(TRIAL, ("March", "May"))
    dates = {
        event.trigger.within(found.document.text): [
            found.times[link.time].span.within(found.document.text) for link in event.times
        ]
        for event in found.events
    }
    assert dates == {"trial": ["May"], "planned": ["March"]}
    assert told(found) == [(LinkKind.REALISES, "trial", "planned")]


def test_a_plan_that_says_more_than_when_is_no_other_date() -> None:
    rows = (
        "The/DT/det/1 plant/NN/nsubj/8 planned/VBN/acl/1/plan to/TO/mark/4 create/VB/xcomp/2 jobs/NNS/obj/4/job "
        "in/IN/case/7 March/NNP/obl/4 opened/VBD/root/8/open"
    )
    assert told(read(rows, ("March",))) == []
