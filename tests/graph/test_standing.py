"""What became of plans, read from the graph."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.graph.standing import Standing, standings
from kg.namespaces import DEFAULT_BASE, KG, SCHEMA

PLAN, OTHER, ARTICLE = (URIRef(DEFAULT_BASE + name) for name in ("plan", "other", "article"))

CASES = [
    pytest.param("planned", "2021-07-31", {}, Standing("open"), id="passed without news"),
    pytest.param("planned", "2021-12-31", {}, None, id="still ahead"),
    pytest.param("planned", "9999-12-31", {}, None, id="no day"),
    pytest.param("actual", "2021-07-31", {}, None, id="happened"),
    pytest.param("planned", "2021-07-31", {KG.misses}, Standing("missed", (OTHER,)), id="missed"),
    pytest.param("planned", "2021-12-31", {KG.postpones}, Standing("put off", (OTHER,)), id="put off"),
    pytest.param("possible", "2021-07-31", {KG.denies}, Standing("denied", (OTHER,)), id="denied"),
    pytest.param("negated", "2021-07-31", {KG.cancels}, Standing("called off", (OTHER,)), id="called off"),
    pytest.param("planned", "2021-07-31", {KG.postpones, KG.realises}, Standing("came true", (OTHER,)), id="late"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 9


@pytest.mark.parametrize(("modality", "latest", "links", "expected"), CASES)
def test_what_became_of_a_plan(modality: str, latest: str, links: set[URIRef], expected: Standing | None) -> None:
    graph = Graph()
    graph.add((ARTICLE, RDF.type, SCHEMA.NewsArticle))
    graph.add((ARTICLE, KG.earliest, Literal("2021-09-21", datatype=XSD.date)))
    graph.add((PLAN, RDF.type, KG.Event))
    graph.add((PLAN, KG.modality, URIRef(str(KG) + modality)))
    graph.add((PLAN, KG.latest, Literal(latest, datatype=XSD.date)))
    for link in links:
        graph.add((OTHER, link, PLAN))
    assert standings(graph).get(PLAN) == expected


def test_a_rumour_that_was_only_announced_has_not_come_true() -> None:
    graph = Graph()
    graph.add((PLAN, KG.modality, KG.possible))
    graph.add((OTHER, KG.modality, KG.planned))
    graph.add((OTHER, KG.realises, PLAN))
    assert standings(graph)[PLAN] == Standing("planned since", (OTHER,))
