from rdflib import URIRef
from rdflib.namespace import DCTERMS

from kg.graph import build
from kg.graph.marks import KINDS, marks, replaced
from kg.namespaces import DEFAULT_BASE
from kg.resolve import continuity
from tests.factory import LAYOFF, knowledge


def test_graph_and_knowledge_have_the_same_marks() -> None:
    found, known = marks(build(knowledge())), continuity.marks(knowledge())
    assert {kind: found[kind] for kind in KINDS} == {kind: known.get(kind, {}) for kind in KINDS}
    assert found["event"][LAYOFF]


def test_what_was_replaced_is_read() -> None:
    graph = build(knowledge(), base="https://news.example/")
    graph.add(tuple(map(URIRef, ("https://news.example/a%20b", DCTERMS.isReplacedBy, "https://news.example/c"))))  # type: ignore[arg-type]
    assert replaced(graph) == {"a b": "c"}
    assert DEFAULT_BASE not in str(marks(graph))
