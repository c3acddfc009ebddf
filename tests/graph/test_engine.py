from __future__ import annotations

import time
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import GraphError, QueryError
from kg.graph import Engine, Rows, base_of, query, read
from kg.namespaces import KG

SMALL = Path(__file__).with_name("small.ttl")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return read(SMALL)


def test_prefixes_are_known(graph: Graph) -> None:
    answer = query(graph, "SELECT ?label { :marlow rdfs:label ?label ; a schema:Organization }")
    assert isinstance(answer, Rows)
    assert answer.as_dicts() == [{"label": "Marlow"}]


def test_values_are_python_values(graph: Graph) -> None:
    answer = Engine(graph).rows(
        "SELECT ?value ?day ?none { :figure-2 kg:value ?value ; kg:earliest ?day OPTIONAL { :x :y ?none } }"
    )
    row = answer.as_dicts()[0]
    assert (str(row["value"]), str(row["day"]), row["none"]) == ("30.5", "2024-01-01", None)


def test_ask_and_construct(graph: Graph) -> None:
    assert query(graph, "ASK { :marlow a schema:Organization }") is True
    assert query(graph, "ASK { :marlow a schema:Person }") is False
    built = query(graph, "CONSTRUCT { ?e a kg:Event } WHERE { ?e a kg:Event }")
    assert isinstance(built, Graph)
    assert len(built) == 5


UNSAFE = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "select * { service silent <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://x.example/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p """a"b""" . SERVICE <http://x.example/> { ?s ?p ?o } }',
    "SELECT * { ?s ?p ?o } # harmless\n SERVICE",
    "SELECT * { ?s kg:of ?o . SERVICE <x:> {} }",
    "SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '\\u0027 . SERVICE <http://x.example/> {} #' }",
    "SELECT * { SERVICESILENT <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://x.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <http://x.example/> { ?s ?p ?o } }",
    "ASKFROM<file:///etc/passwd>{}",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "CREATE GRAPH <a:b>",
    "COPY DEFAULT TO <a:b>",
    "MOVE DEFAULT TO <a:b>",
    "ADD DEFAULT TO <a:b>",
)


@pytest.mark.parametrize("text", UNSAFE)
def test_what_reaches_out_or_changes_is_refused(graph: Graph, text: str) -> None:
    with pytest.raises(QueryError, match="is not allowed in a query"):
        query(graph, text)


HARMLESS = (
    'SELECT * { ?service ?from "SERVICE and FROM" } # LOAD',
    "SELECT * { ?s <http://x.example/SERVICE> ?load }",
    "SELECT * { ?s kg:from 'DROP' ; schema:SERVICE ?o }",
    'SELECT * { ?s ?p "x"@en . FILTER(?s != <urn:FROM>) }',
)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_words_elsewhere_are_harmless(graph: Graph, text: str) -> None:
    assert isinstance(query(graph, text), Rows)


def test_a_slow_query_ends(graph: Graph) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0.02 seconds"):
        query(graph, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.02)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("text", ["a1" * 49_000, "'" * 99_999, '"""' + "x" * 90_000, "<" * 90_000, "1." * 49_000])
def test_hostile_queries_are_refused_in_time(graph: Graph, text: str) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError):
        query(graph, text)
    assert time.monotonic() - begun < 10


NESTED = {
    "braces": "SELECT * " + "{" * 9_000 + "}" * 9_000,
    "brackets": "SELECT * { FILTER(" + "(" * 9_000 + "1" + ")" * 9_000 + ") }",
    "unions": "SELECT * { {} " + "UNION {} " * 9_000 + "}",
}


@pytest.mark.parametrize("name", NESTED)
def test_a_query_that_would_overrun_the_stack_is_refused(graph: Graph, name: str) -> None:
    with pytest.raises(QueryError, match="Make it simpler"):
        query(graph, NESTED[name])


def test_a_query_has_a_length(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Make it shorter"):
        query(graph, "#" * 100_001)


def test_a_quoted_triple_is_no_value(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Ask for its parts"):
        query(graph, "SELECT ?t { BIND(<<( :a :b :c )>> AS ?t) }")


def test_a_wrong_query_is_explained(graph: Graph) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL"):
        query(graph, "SELECT ?s { ?s ?p }")


NOTATIONS = {
    "x.ttl": '@prefix : <https://n.example/> . :a <https://w3id.org/timeline-kg/ns#text> "b" .',
    "x.nt": '<https://n.example/a> <https://w3id.org/timeline-kg/ns#text> "b" .',
    "x.nq": '<https://n.example/a> <https://w3id.org/timeline-kg/ns#text> "b" <https://n.example/g> .',
    "x.trig": '@prefix : <https://n.example/> . :g { :a <https://w3id.org/timeline-kg/ns#text> "b" }',
    "x.jsonld": '{"@id": "https://n.example/a", "https://w3id.org/timeline-kg/ns#text": "b"}',
}


@pytest.mark.parametrize("name", NOTATIONS)
def test_every_notation_is_read_flat(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(NOTATIONS[name], encoding="utf-8")
    assert set(read(path)) == {(URIRef("https://n.example/a"), KG.text, Literal("b"))}


def test_the_base_is_the_empty_prefix(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(NOTATIONS["x.ttl"], encoding="utf-8")
    assert base_of(read(path)) == "https://n.example/"


def test_the_base_is_guessed_without_prefixes(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_text(f"<https://n.example/c> <{KG.doc}> <https://n.example/d> .", encoding="utf-8")
    assert base_of(read(path)) == "https://n.example/"


def test_schema_org_has_one_address(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_text("<https://n.example/a> <http://schema.org/url> <http://schema.org/b> .", encoding="utf-8")
    assert set(read(path)) == {
        (URIRef("https://n.example/a"), URIRef("https://schema.org/url"), URIRef("https://schema.org/b"))
    }


def test_dates_keep_their_type(graph: Graph) -> None:
    assert graph.value(URIRef(base_of(graph) + "layoff-1"), KG.earliest) == Literal("2025-07-02", datatype=XSD.date)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "cannot be read"),
        ("x.pdf", "", "is not a graph"),
        ("x", "", "no suffix"),
        ("x.ttl", "@prefix : <x:> . :a :b", "not valid Turtle"),
        ("x.jsonld", "{", "not valid"),
        ("x.jsonld", '{"@context": "https://x.example/context", "@id": "a:b", "c": 1}', "not valid"),
        ("x.nt", "\x00\xff", "not valid"),
    ],
)
def test_what_cannot_be_read_is_explained(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=message):
        read(path)
