from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph

from kg.graph import ask, build, explain, render_explanation, validate
from kg.graph.engine import Rows
from kg.model.knowledge import Drift
from tests.factory import evidence, extractions, knowledge

CHANGED = "number: “3.5 million dollars” became “4 million dollars”"


@pytest.fixture
def graph() -> Graph:
    """Return the graph of two articles of one group, with a figure that changed."""
    first, second = extractions()
    now = knowledge()
    group = now.groups[0]
    sources = tuple(replace(source, group=group.key) for source in now.sources)
    proofs = evidence(first, "3.5 million dollars"), evidence(second, "4 million dollars")
    drift = Drift("drift-1", (group.key, *(source.key for source in sources)), proofs, CHANGED)
    return build(replace(now, sources=sources, drifts=(drift,)))


def test_a_drift_is_asked_for_with_both_sentences(graph: Graph) -> None:
    answer = ask(graph, "drift")
    assert isinstance(answer, Rows)
    (row,) = answer.as_dicts()
    assert row["changed"] == CHANGED
    assert {"3.5 million" in str(row["quote"]), "3.5 million" in str(row["otherquote"])} == {True, False}
    assert row["document"] != row["other"]


def test_a_drift_is_told_of_its_group(graph: Graph) -> None:
    told = render_explanation(explain(graph, ":" + next(iter(knowledge().groups)).key))
    assert f"Changed from version to version, {CHANGED}" in told
    assert told.count("million dollars in 2024.”") == 2


def test_a_drift_keeps_the_contract(graph: Graph) -> None:
    report = validate(graph)
    assert report.conforms, report
    assert "drift-1" in graph.serialize(format="turtle")
