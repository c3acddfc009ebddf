from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS, XSD

from kg.errors import GraphError
from kg.graph import build
from kg.model.keys import document_key
from kg.model.knowledge import KnowledgeBase
from kg.namespaces import DEFAULT_BASE, KG, SCHEMA
from tests.factory import FIRST, LAYOFF, OPENING, SALES, claim, extraction, extractions, knowledge

ID = DEFAULT_BASE


def iri(key: str) -> URIRef:
    return URIRef(ID + key)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(knowledge(), hierarchy={"kg:Layoff": ("kg:JobChange",), "kg:JobChange": ("kg:Event",)})


def test_an_event_is_flat_and_typed_twice(graph: Graph) -> None:
    types = set(graph.objects(iri(LAYOFF), RDF.type))
    assert types == {KG.Event, URIRef(str(KG._NS) + "Layoff")}
    assert graph.value(iri(LAYOFF), KG.when) == Literal("2025-03-04")
    assert graph.value(iri(OPENING), KG.when) == Literal("../2025-05-01")
    assert graph.value(iri(OPENING), KG.earliest) == Literal("0001-01-01", datatype=XSD.date)
    assert set(graph.objects(iri(LAYOFF), KG.involves)) == {iri("brightloom"), iri("norway")}


def test_every_claim_has_its_own_words(graph: Graph) -> None:
    texts = {document_key(found.document.digest): found.document.text for found in extractions()}
    claims = list(graph.subjects(RDF.type, KG.Claim))
    assert len(claims) == len(knowledge().claims)
    for found in claims:
        start, end = (int(str(graph.value(found, bound))) for bound in (KG.start, KG.end))
        text = texts[str(graph.value(found, KG.doc)).removeprefix(ID)]
        assert text[start:end] == str(graph.value(found, KG.text)) != ""


def test_only_accepted_claims_have_their_triple(graph: Graph) -> None:
    assert (iri(LAYOFF), KG.place, iri("oslo")) not in graph
    assert (iri(LAYOFF), KG.place, iri("norway")) in graph
    assert (iri("brightloom"), SCHEMA.parentOrganization, iri("loom-group")) in graph


def test_independence_counts_origins_not_documents(graph: Graph) -> None:
    assert len(set(graph.objects(iri(LAYOFF), KG.source))) == 2
    assert graph.value(iri(LAYOFF), KG.independentSources) == Literal(1)


def test_inferences_name_rule_reason_and_premises(graph: Graph) -> None:
    for inference in graph.subjects(RDF.type, KG.Inference):
        assert graph.value(inference, KG.rule)
        assert graph.value(inference, RDFS.comment)
        assert all(
            (premise, RDF.type, KG.Claim) in graph or (premise, RDF.type, KG.Inference) in graph
            for premise in graph.objects(inference, PROV.wasDerivedFrom)
        )


def test_the_graph_stands_alone(graph: Graph) -> None:
    layoff, change = KG._NS["Layoff"], KG._NS["JobChange"]
    assert (layoff, RDFS.subClassOf, change) in graph
    assert (change, RDFS.subClassOf, KG.Event) in graph
    assert graph.value(change, RDFS.label) == Literal("job change", lang="en")
    assert (KG._NS["Opening"], RDFS.subClassOf, KG.Event) in graph
    assert (iri("norway"), OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q20")) in graph


def test_no_blank_nodes(graph: Graph) -> None:
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_confidence_is_rounded() -> None:
    story = knowledge()
    blurred = replace(story, claims=tuple(replace(claim, score=0.123456789) for claim in story.claims))
    assert set(build(blurred).objects(None, KG.confidence)) == {Literal("0.12", datatype=XSD.decimal)}


def test_whole_values_are_integers(graph: Graph) -> None:
    assert graph.value(iri(SALES), KG.value) == Literal(3500000)


def test_context_stays_below_the_share() -> None:
    wide, narrow = build(knowledge(), context=9), build(knowledge(), context=0)
    document = iri(document_key(extraction(FIRST).document.digest))

    def quoted(graph: Graph) -> int:
        return sum(len(str(graph.value(s, KG.text))) for s in graph.subjects(KG.doc, document) if "-s" in str(s))

    assert quoted(narrow) < quoted(wide) <= 0.6 * len(FIRST)


def test_the_order_of_the_records_does_not_matter(graph: Graph) -> None:
    story = knowledge()
    fields = {name: tuple(reversed(getattr(story, name))) for name in KnowledgeBase.__slots__}
    assert isomorphic(build(KnowledgeBase(**fields)), build(story))


def test_another_base_moves_every_thing() -> None:
    moved = build(knowledge(), base="https://news.example/id/")
    assert not [term for triple in moved for term in triple if str(term).startswith(ID)]


def test_a_relative_base_is_refused() -> None:
    with pytest.raises(GraphError, match="absolute"):
        build(knowledge(), base="id/")


def test_an_unknown_prefix_is_named() -> None:
    story = knowledge()
    wrong = replace(story, entities=(replace(story.entities[0], type="my:Thing"), *story.entities[1:]))
    with pytest.raises(GraphError, match="my:Thing"):
        build(wrong)


def test_evidence_outside_the_document_is_named() -> None:
    story = knowledge()
    claim = story.claims[0]
    lost = replace(claim, evidence=replace(claim.evidence, sentence=99))
    with pytest.raises(GraphError, match="sentence 99 of 'first'"):
        build(replace(story, claims=(lost, *story.claims[1:])))


def test_the_record_has_the_last_word_on_what_has_one_value() -> None:
    story, first = knowledge(), extractions()[0]
    shouted = claim(first, "Brightloom", "brightloom", "rdfs:label", "BRIGHTLOOM")
    other = claim(first, "120 workers", "brightloom", "skos:altLabel", "The Loom")
    graph = build(replace(story, claims=(*story.claims, shouted, other)))
    assert set(graph.objects(iri("brightloom"), RDFS.label)) == {Literal("Brightloom", lang="en")}
    assert set(map(str, graph.objects(iri("brightloom"), SKOS.altLabel))) == {"Brightloom AS", "The Loom"}


@pytest.mark.parametrize(("url", "written"), [("https://a.example/x y", True), ("javascript:alert(1)", False)])
def test_only_web_addresses_are_written(url: str, written: bool) -> None:
    story = knowledge()
    graph = build(replace(story, sources=(replace(story.sources[0], url=url), story.sources[1])))
    assert ((None, SCHEMA.url, Literal(url, datatype=XSD.anyURI)) in graph) is written
