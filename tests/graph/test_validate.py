from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD
from rdflib.term import Node

from kg.graph import build
from kg.graph.validate import render_report, validate
from kg.namespaces import DEFAULT_BASE, KG, SCHEMA
from tests.factory import LAYOFF, OPENING, SALES, extractions, knowledge

TEXTS = {found.document.digest: found.document.text for found in extractions()}


def iri(key: str) -> URIRef:
    return URIRef(DEFAULT_BASE + key)


E, PLAN, FIGURE = iri(LAYOFF), iri(OPENING), iri(SALES)


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def some(graph: Graph, kind: str, **where: Node) -> Node:
    """Return the first instance of a class with the given values."""
    return min(
        (node for node in graph.subjects(RDF.type, KG[kind]) if _fits(graph, node, where)),
        key=str,
    )


def _fits(graph: Graph, node: Node, where: dict[str, Node]) -> bool:
    parts = {"subject": RDF.subject, "predicate": RDF.predicate, "object": RDF.object}
    return all(
        (node, parts.get(name, KG[name] if name not in parts else None), value) in graph
        for name, value in where.items()
    )


def drop(subject: Node | None, predicate: URIRef, value: Node | None = None) -> Callable[[Graph], object]:
    def change(graph: Graph) -> None:
        assert (subject, predicate, value) in graph
        graph.remove((subject, predicate, value))

    return change


def put(subject: Node, predicate: URIRef, value: Node) -> Callable[[Graph], object]:
    return lambda graph: graph.set((subject, predicate, value))


def add(subject: Node, predicate: URIRef, value: Node) -> Callable[[Graph], object]:
    return lambda graph: graph.add((subject, predicate, value))


def on(kind: str, change: Callable[[Graph, Node], object], **where: Node) -> Callable[[Graph], object]:
    return lambda graph: change(graph, some(graph, kind, **where))


def circle(graph: Graph) -> None:
    one = some(graph, "Inference", predicate=KG.earliest, subject=E)
    other = some(graph, "Inference", predicate=KG.before)
    graph.add((one, PROV.wasDerivedFrom, other))


def negate_all(graph: Graph) -> None:
    claim = some(graph, "Claim", predicate=KG.place, object=iri("norway"))
    graph.set((claim, KG.modality, KG.negated))


def other_document(graph: Graph) -> None:
    claim = some(graph, "Claim", predicate=KG.place, object=iri("norway"))
    documents = set(graph.subjects(RDF.type, SCHEMA.NewsArticle)) - {graph.value(claim, KG.doc)}
    graph.set((claim, KG.doc, documents.pop()))


def blur(graph: Graph) -> None:
    sentence = some(graph, "Sentence")
    graph.set((sentence, KG.text, Literal(str(graph.value(sentence, KG.text)).swapcase())))


def lengthen(graph: Graph) -> None:
    sentence = some(graph, "Sentence")
    graph.set((sentence, KG.text, Literal(str(graph.value(sentence, KG.text)) + "!")))


class Mutation(NamedTuple):
    name: str
    change: Callable[[Graph], object]
    told: str


MUTATIONS = (
    Mutation("no label", drop(E, RDFS.label), "rdfs:label:"),
    Mutation("no when", drop(E, KG.when), "kg:when:"),
    Mutation("no earliest", drop(E, KG.earliest), "kg:earliest:"),
    Mutation("two latests", add(E, KG.latest, day("2025-03-05")), "kg:latest:"),
    Mutation("bounds turned round", put(E, KG.earliest, day("2025-04-04")), "kg:earliest:"),
    Mutation(
        "bound is a time", put(E, KG.earliest, Literal("2025-03-04T00:00:00", datatype=XSD.dateTime)), "kg:earliest:"
    ),
    Mutation("inner bound after the end", add(FIGURE, KG.latestStart, day("2026-01-01")), "kg:latestStart:"),
    Mutation("basis unheard of", put(E, KG.timeBasis, KG.open), "kg:timeBasis:"),
    Mutation("modality unheard of", put(E, KG.modality, KG.stated), "kg:modality:"),
    Mutation("no modality", drop(E, KG.modality), "kg:modality:"),
    Mutation("no evidence", drop(E, KG.evidence), "reaches no sentence"),
    Mutation("ordinal nought", put(E, KG.ordinal, Literal(0)), "kg:ordinal:"),
    Mutation("role without involves", drop(E, KG.involves, iri("norway")), "not under kg:involves"),
    Mutation("role without claim", add(E, KG.affected, iri("oslo")), "no claim and no inference"),
    Mutation("order impossible", add(PLAN, KG.before, FIGURE), "kg:before:"),
    Mutation("wrong count of origins", put(E, KG.independentSources, Literal(2)), "is not the number of kg:origin"),
    Mutation("bound without reason", put(E, KG.earliest, day("2025-03-03")), "gives this day"),
    Mutation(
        "fact without reason", add(iri("oslo"), SCHEMA.containedInPlace, iri("norway")), "no claim and no inference"
    ),
    Mutation("figure without unit", drop(FIGURE, KG.unit), "kg:unit:"),
    Mutation("figure of nothing", drop(FIGURE, KG.of), "kg:of:"),
    Mutation("value is text", put(FIGURE, KG.value, Literal("3.5m")), "kg:value:"),
    Mutation(
        "claim without predicate",
        on("Claim", lambda g, c: g.remove((c, RDF.predicate, None))),
        "rdf:predicate:",
    ),
    Mutation("claim without sentence", on("Claim", lambda g, c: g.remove((c, KG.evidence, None))), "kg:evidence:"),
    Mutation("claim without words", on("Claim", lambda g, c: g.remove((c, KG.text, None))), "exact words"),
    Mutation("claim of another document", other_document, "is not in the document of the claim"),
    Mutation(
        "confidence above one",
        on("Claim", lambda g, c: g.set((c, KG.confidence, Literal("1.5", datatype=XSD.decimal)))),
        "kg:confidence:",
    ),
    Mutation("negated yet believed", negate_all, "negated"),
    Mutation("inference without rule", on("Inference", lambda g, i: g.remove((i, KG.rule, None))), "kg:rule:"),
    Mutation(
        "inference without reason",
        on("Inference", lambda g, i: g.remove((i, RDFS.comment, None))),
        "rdfs:comment:",
    ),
    Mutation(
        "inference from nothing",
        on("Inference", lambda g, i: g.remove((i, PROV.wasDerivedFrom, None))),
        "sentences",
    ),
    Mutation("inference in a circle", circle, "itself"),
    Mutation("quote is not the text", blur, "the text has"),
    Mutation("quote is too long", lengthen, "is not as long as"),
    Mutation("document without group", drop(None, KG.group), "kg:group:"),
    Mutation("no hash", drop(None, KG.sha256), "kg:sha256:"),
    Mutation("conflict without verdict", drop(None, KG.verdict), "kg:verdict:"),
    Mutation(
        "conflict of one",
        on("Conflict", lambda g, c: g.set((c, KG.statement, some(g, "Claim")))),
        "kg:statement:",
    ),
    Mutation("blank node", add(E, KG.cause, BNode("b")), "blank node"),
    Mutation("loose end", add(E, KG.cause, iri("nowhere")), "says nothing about it"),
    Mutation("source of another document", drop(E, KG.source), "kg:source"),
)


def test_a_good_graph_conforms() -> None:
    report = validate(build(knowledge()), texts=TEXTS)
    assert report.problems == ()
    assert report.conforms
    assert render_report(report).endswith("the graph keeps its promises (0 violations, 0 warnings).")


def test_every_mutation_is_listed_once() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) == 40


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[mutation.name for mutation in MUTATIONS])
def test_a_mutation_is_told(mutation: Mutation) -> None:
    graph = build(knowledge())
    mutation.change(graph)
    report = validate(graph, texts=TEXTS)
    assert not report.conforms
    assert [
        problem for problem in report.problems if mutation.told in f"{problem.path}: {problem.value}: {problem.message}"
    ]


def test_a_text_that_is_not_at_hand_is_only_a_warning() -> None:
    report = validate(build(knowledge()), texts={})
    assert len(report.problems) == 2
    assert report.conforms


def test_without_texts_a_claim_is_held_against_its_sentence() -> None:
    graph = build(knowledge())
    claim = some(graph, "Claim", predicate=KG.place, object=iri("norway"))
    graph.set((claim, KG.text, Literal("Sweden")))
    report = validate(graph)
    assert [(problem.path, problem.value, problem.message) for problem in report.problems] == [
        ("kg:text", "Sweden", "the text has “Norway” there")
    ]


def test_a_text_with_another_hash_is_told() -> None:
    report = validate(build(knowledge()), texts={digest: text + " " for digest, text in TEXTS.items()})
    assert {problem.message for problem in report.problems} == {"the text at hand has another hash"}


def test_a_denied_event_may_be_negated_by_all() -> None:
    graph = build(knowledge())
    graph.set((PLAN, KG.modality, KG.negated))
    for claim in set(graph.subjects(RDF.subject, PLAN)) & set(graph.subjects(RDF.type, KG.Claim)):
        graph.set((claim, KG.modality, KG.negated))
    assert validate(graph, texts=TEXTS).problems == ()
