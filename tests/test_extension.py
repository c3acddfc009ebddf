"""An event type of one's own is one Turtle file: declared, found, checked, and no line of code."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg as package
from kg.ontology import read_ontology
from tests.conftest import Command

PARADE = """
@prefix kg: <https://w3id.org/timeline-kg/ns#> .
@prefix my: <https://my.example/types#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

my:BoatParade a owl:Class, kg:EventType ;
    rdfs:subClassOf kg:Event ;
    rdfs:label "boat parade"@en ;
    skos:definition "Boats pass the shore one after another."@en ;
    kg:trigger "boat parade"@en, [ kg:lemma "outsail"@en ; kg:partOfSpeech kg:verb ; kg:needs my:outsailed ] ;
    kg:role my:sailor, my:outsailed ;
    kg:example "[my:sailor Kestrel Boats] [trigger outsailed] [my:outsailed Harrow Marine] on [time 3 May 2024]."@en ,
        "The [trigger boat parade] off [kg:place Cowes] begins on [time Monday]."@en ;
    kg:counterExample "The harbour was quiet."@en .

my:sailor a owl:ObjectProperty ; rdfs:subPropertyOf kg:agent ; rdfs:range schema:Organization ; rdfs:label "sailor"@en .
my:outsailed a owl:ObjectProperty ; rdfs:subPropertyOf kg:affected ; rdfs:range schema:Organization ;
    rdfs:label "outsailed"@en .
"""
ARTICLE = """Kestrel Boats beats its rival

Kestrel Boats outsailed Harrow Marine in Cowes on May 3, 2024. Some 4,000 people watched the boat parade from the shore.
"""
FAULTS: dict[str, tuple[str, str, str]] = {
    "a mark in a trigger": ('kg:trigger "boat parade"', 'kg:trigger "boat [parade]"', "kg:trigger"),
    "no definition": ("skos:definition", "skos:note", "skos:definition"),
    "no label": ('    rdfs:label "boat parade"@en ;\n', "", "rdfs:label"),
    "not below kg:Event": ("rdfs:subClassOf kg:Event", "rdfs:seeAlso kg:Event", "rdfs:subClassOf"),
    "an example that is not found": ("[trigger outsailed]", "[trigger overhauled]", "not found in"),
    "a counter-example that is found": (
        "The harbour was quiet.",
        "The boat parade was quiet.",
        "found in the counter-example",
    ),
}


@pytest.fixture
def types(tmp_path: Path) -> Path:
    file = tmp_path / "boats.ttl"
    file.write_text(PARADE, encoding="utf-8")
    return file


def test_an_own_event_is_found_by_the_library(types: Path, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "cowes.txt").write_text(ARTICLE, encoding="utf-8")
    story = package.build(tmp_path / "news", ontology=read_ontology(types))
    found = [event for event in story.events() if str(event["type"]).endswith("BoatParade")]
    assert {event["when"] for event in found} >= {"2024-05-03"}
    assert story.check().conforms, story.check()


def test_an_own_event_is_found_by_the_command(types: Path, kg: Command, tmp_path: Path) -> None:
    article, output = tmp_path / "cowes.txt", tmp_path / "output"
    article.write_text(ARTICLE, encoding="utf-8")
    assert kg("build", article, "-o", output, "--ontology", types).code == 0
    rows = kg(
        "query", "--named", "timeline", "--type", "boat parade", "-g", output / "graph.ttl", "--format", "csv"
    ).out
    assert "2024-05-03" in rows
    assert kg("build", article, "-o", output).code == 0
    assert "BoatParade" not in kg("query", "SELECT DISTINCT ?t { ?e a kg:Event, ?t }", "-g", output / "graph.ttl").out


def test_an_own_type_is_listed_under_its_parent(types: Path, kg: Command) -> None:
    lines = kg("ontology", "list", "--ontology", types).out.splitlines()
    assert [line for line in lines if "boat parade" in line and "Boats pass the shore one after another." in line]


def test_a_well_declared_file_is_fine(types: Path, kg: Command) -> None:
    ended = kg("ontology", "check", types)
    assert (ended.code, ended.out) == (0, f"{types}: fine\n")


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_with_its_remedy(case: str, types: Path, kg: Command) -> None:
    old, new, words = FAULTS[case]
    assert old in PARADE
    types.write_text(PARADE.replace(old, new), encoding="utf-8")
    ended = kg("ontology", "check", types)
    assert ended.code == 1, ended.err
    assert words in ended.out


def test_every_fault_is_tried() -> None:
    assert len(FAULTS) == 6
