from __future__ import annotations

import pyshacl
import pytest
from rdflib import Graph

from kg.graph import Engine
from kg.namespaces import KG
from kg.shapes import Rule, Severity, check, read_rules

PREFIXES = """@prefix : <https://w3id.org/timeline-kg/id/> . @prefix kg: <https://w3id.org/timeline-kg/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPES = (
    PREFIXES
    + """<x:shapes> sh:declare [ sh:prefix "kg" ; sh:namespace "https://w3id.org/timeline-kg/ns#"^^xsd:anyURI ] .
:Event a sh:NodeShape ; sh:targetClass kg:Event ;
  sh:property [ sh:path kg:ordinal ; sh:datatype xsd:integer ; sh:maxCount 1 ] ;
  sh:sparql [ sh:message "{$this} is not before {?value}" ; sh:prefixes <x:shapes> ; sh:severity sh:Warning ;
    sh:select '''SELECT $this ?value WHERE {
      $this kg:before ?value ; kg:ordinal ?a . ?value kg:ordinal ?b FILTER(?a > ?b) }''' ] ;
  sh:sparql [ sh:message "has no name" ; sh:prefixes <x:shapes> ;
    sh:select "SELECT $this WHERE { FILTER NOT EXISTS { $this kg:text ?t } }" ] ;
  sh:sparql [ sh:message "wrong count" ; sh:prefixes <x:shapes> ;
    sh:select '''SELECT $this ?value WHERE { $this kg:position ?value .
      { SELECT $this (COUNT(?p) AS ?n) WHERE { $this kg:figure ?p } GROUP BY $this } FILTER(?n != ?value) }''' ] .
"""
)
STORY = (
    PREFIXES
    + """kg:Layoff rdfs:subClassOf kg:Event .
:a a kg:Event ; kg:ordinal 3 ; kg:before :b ; kg:text "a" ; kg:figure :f, :g ; kg:position 2 .
:b a kg:Layoff ; kg:ordinal 2 ; kg:before :a .
:c a kg:Event ; kg:ordinal "x", 1 ; kg:text "c" ; kg:figure :f ; kg:position 7 .
:d a kg:Figure .
"""
)


def read(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def broken(story: Graph, shapes: Graph) -> set[tuple[str, str]]:
    """Return what the rules find: the local name of the node and the message."""
    found = set()
    for rule in read_rules(shapes):
        answer = Engine(story).rows(rule.select)
        for row in answer.as_dicts():
            given = {name: str(value).rpartition("/")[2] for name, value in row.items()}
            found.add((given["this"], rule.tell(given)))
    return found


def test_core_constraints() -> None:
    found = check(read(STORY), read(SHAPES))
    assert {(violation.focus.rpartition("/")[2], violation.path, violation.value) for violation in found} == {
        ("c", str(KG.ordinal), "x"),
        ("c", str(KG.ordinal), ""),
    }
    assert {violation.severity for violation in found} == {Severity.VIOLATION}


def test_rules_are_asked_once_for_all_nodes() -> None:
    assert broken(read(STORY), read(SHAPES)) == {("a", "a is not before b"), ("b", "has no name"), ("c", "wrong count")}


def test_pyshacl_agrees() -> None:
    shapes, story = read(SHAPES), read(STORY)
    _, report, _ = pyshacl.validate(story, shacl_graph=shapes)
    assert isinstance(report, Graph)
    rows = report.query("""PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?focus { ?r sh:focusNode ?focus ; sh:sourceConstraintComponent sh:SPARQLConstraintComponent }""")
    assert sorted(str(row[0]).rpartition("/")[2] for row in rows) == sorted(focus for focus, _ in broken(story, shapes))  # type: ignore[index]


def test_severity_is_read() -> None:
    assert sorted(rule.severity for rule in read_rules(read(SHAPES))) == ["violation", "violation", "warning"]


@pytest.mark.parametrize("message", ["{?value} is wrong", "{$value} is wrong"])
def test_a_message_names_its_values(message: str) -> None:
    assert Rule(message, "").tell({"value": "5"}) == "5 is wrong"
