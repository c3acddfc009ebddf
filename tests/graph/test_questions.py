from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import QueryError
from kg.graph import Rows, ask, find, questions, read
from kg.graph.questions import fill
from kg.namespaces import PREFIXES

SMALL = Path(__file__).with_name("small.ttl")


class Case(NamedTuple):
    """A question with parameters, the number of its rows, and some cells of the first one."""

    name: str
    parameters: dict[str, str]
    rows: int
    first: dict[str, object]


CASES = (
    Case("timeline", {}, 5, {"event": "Marlow Shops misses its target", "when": "2024-01-01/2024-12-31"}),
    Case("timeline", {"entity": "Marlow plc", "after": "2025-07-03"}, 3, {"event": "Launch in Chile"}),
    Case("timeline", {"type": "staff change"}, 1, {"event": "Layoffs at Marlow Shops", "sources": 2}),
    Case("timeline", {"before": "2025-01-01"}, 1, {"event": "Marlow Shops misses its target"}),
    Case("evidence", {"type": "Layoff"}, 2, {"document": "First", "quote": "cuts"}),
    Case("voices", {"event": "Layoffs at Marlow Shops"}, 2, {"chain": "The Lamp < Ida Berg", "origin": "Ida Berg"}),
    Case("corroboration", {}, 1, {"documents": 2, "groups": 2, "independent": 2}),
    Case("conflicts", {}, 2, {"document": "First", "words": "17"}),
    Case("conflicts", {"entity": "marlow"}, 2, {"why": "17 or 30.5?"}),
    Case("targets", {}, 1, {"whose": "Marlow Shops", "target": 17, "reported": "Marlow"}),
    Case("before", {"event": "deadline-1"}, 4, {"relation": "certainly", "event": "Layoffs at Marlow Shops"}),
    Case("ahead", {"on": "2025-07-06"}, 1, {"event": "Launch in Peru"}),
    Case("ahead", {}, 2, {"event": "Deadline for Marlow", "who": "Marlow"}),
    Case("inferred-dates", {}, 2, {"thing": "Launch in Chile", "rule": "news-is-fresh", "quote": "layoffs"}),
    Case("inferred-dates", {"event": ":launch-1"}, 1, {"why": "Within a week of publication."}),
    Case("places", {"type": "launch"}, 2, {"ordinal": 2, "place": "Chile"}),
    Case("missing-rounds", {}, 1, {"highest": 4, "known": 2, "missing": 2}),
    Case("people", {}, 1, {"person": "Ida Berg", "job": "head of shops", "employer": "Marlow Shops"}),
    Case("family", {"entity": "Marlow", "after": "2025-07-05"}, 3, {"unit": "Marlow Shops"}),
    Case("weak-points", {}, 5, {"event": "Launch in Chile", "caveat": "no byline"}),
    Case("documents", {}, 2, {"group": "The Lamp", "file": "1.txt"}),
    Case("drift", {}, 1, {"group": "The Lamp", "document": "First", "quote": "17", "other": "Second"}),
    Case("causes", {}, 1, {"cause": "Marlow Shops misses its target", "figure": "Target 2024", "voice": "Ida Berg"}),
    Case("not-accepted", {}, 2, {"words": "Peru"}),
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return read(SMALL)


def test_every_question_is_asked() -> None:
    assert len(questions()) == 19
    assert len(CASES) == 24
    assert {case.name for case in CASES} | {"schema-org"} == set(questions())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.name} {' '.join(case.parameters)}".strip() for case in CASES])
def test_both_engines_give_the_expected_answer(graph: Graph, case: Case) -> None:
    answer = ask(graph, case.name, case.parameters)
    assert isinstance(answer, Rows)
    assert len(answer.rows) == case.rows
    assert answer.as_dicts()[0] == {**answer.as_dicts()[0], **case.first}
    namespaces = {**PREFIXES, "": "https://w3id.org/timeline-kg/id/"}
    other = graph.query(fill(graph, case.name, case.parameters), initNs=namespaces)
    assert [str(variable) for variable in other.vars or ()] == list(answer.variables)
    assert sorted(map(words, other)) == sorted(map(words, answer.rows))  # type: ignore[arg-type]


def words(row: tuple[object, ...]) -> list[str]:
    return ["" if term is None else str(term) for term in row]


def test_both_engines_translate_to_schema_org_alike(graph: Graph) -> None:
    answer = ask(graph, "schema-org")
    assert isinstance(answer, Graph)
    other = graph.query(fill(graph, "schema-org", {}), initNs=PREFIXES).graph
    assert other is not None
    assert isomorphic(answer, other)
    assert len(answer) == 47


def test_every_question_has_a_title() -> None:
    assert all(question.title and question.title[0] != "#" for question in questions().values())


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("timelime", {}, "Did you mean: timeline"),
        ("documents", {"entity": "Marlow"}, "takes no entity"),
        ("family", {}, "needs --entity"),
        ("timeline", {"after": "July"}, "is no day"),
        ("timeline", {"entity": "Marlo"}, "Did you mean: marlow"),
        ("timeline", {"entity": 'x" } DROP ALL'}, "Nothing in the graph"),
    ],
)
def test_a_wrong_question_is_explained(graph: Graph, name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(graph, name, parameters)


@pytest.mark.parametrize(
    "text", ["marlow", ":marlow", "Marlow", "MARLOW PLC", "https://w3id.org/timeline-kg/id/marlow"]
)
def test_a_thing_is_found_by_any_of_its_names(graph: Graph, text: str) -> None:
    assert [str(found).rpartition("/")[2] for found in find(graph, text, kind="entity")] == ["marlow"]
