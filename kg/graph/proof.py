"""From a triple to the sentences that prove it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rdflib import Graph
from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.graph.edtf import parse_edtf
from kg.namespaces import KG, PREFIXES, SCHEMA
from kg.shapes import Violation

BOUNDS = (KG.earliest, KG.latest)
_NAMES = frozenset({RDF.type, RDFS.label, SKOS.altLabel, SKOS.prefLabel, SKOS.closeMatch, OWL.sameAs, RDFS.comment})


class Proofs:
    """The statements of a graph, found by their triple, and how each is grounded."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.by_triple: dict[tuple[Node, Node, Node], list[Node]] = defaultdict(list)
        self.by_subject: dict[Node, list[Node]] = defaultdict(list)
        for kind in (KG.Claim, KG.Inference):
            for statement in sorted(graph.subjects(RDF.type, kind), key=str):
                parts = [graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
                subject, predicate, value = parts
                if subject is not None and predicate is not None and value is not None:
                    self.by_triple[subject, predicate, value].append(statement)
                    self.by_subject[subject].append(statement)

    def of_bound(self, thing: Node, bound: Node, value: Node) -> list[Node]:
        """Return the statements that give a bound: of the bound itself, or a kg:when that says the same day."""
        found = list(self.by_triple.get((thing, bound, value), ()))
        place = BOUNDS.index(bound) if bound in BOUNDS else 0
        for statement in self.by_subject.get(thing, ()):
            if self.graph.value(statement, RDF.predicate) == KG.when:
                days = parse_edtf(str(self.graph.value(statement, RDF.object)))
                if days is not None and days[place].isoformat() == str(value):
                    found.append(statement)
        return found

    def premises(self, statement: Node) -> list[Node]:
        """Return what an inference rests on, sorted; nothing for a claim."""
        return sorted(self.graph.objects(statement, PROV.wasDerivedFrom), key=str)

    @cached_property
    def grounded(self) -> Mapping[Node, int]:
        """Return the statements that sentences prove, and how many statements each proof takes.

        Claims with a sentence, and inferences all of whose premises are grounded: the least fixed point, so what rests
        on itself is never reached.
        """
        sentences = {sentence for sentence, _ in self.graph.subject_objects(KG.text)}
        quoting = {claim for claim, sentence in self.graph.subject_objects(KG.evidence) if sentence in sentences}
        queue = sorted(quoting.intersection(self.graph.subjects(RDF.type, KG.Claim)), key=str)
        sizes = dict.fromkeys(queue, 1)
        waiting = {node: set(self.premises(node)) for node in self.graph.subjects(RDF.type, KG.Inference)}
        while queue:
            premise = queue.pop()
            for inference in sorted(self.graph.subjects(PROV.wasDerivedFrom, premise), key=str):
                rest = waiting.get(inference, {inference})
                rest.discard(premise)
                if not rest and inference not in sizes:
                    sizes[inference] = 1 + sum(sizes[node] for node in self.premises(inference))
                    queue.append(inference)
        return sizes

    def shortest(self, statements: Iterable[Node]) -> list[Node]:
        """Return the grounded ones among some statements, shortest proof first."""
        found = {statement for statement in statements if statement in self.grounded}
        return sorted(found, key=lambda node: (self.grounded[node], str(node)))


def unproved(graph: Graph, proofs: Proofs) -> Iterator[Violation]:
    """Yield events and figures without a sentence, and bounds and facts without a reason."""
    for kind in (KG.Event, KG.Figure, SCHEMA.NewsArticle):
        for thing in sorted(graph.subjects(RDF.type, kind), key=str):
            if kind != SCHEMA.NewsArticle and not any(_sentences(graph, thing)):
                yield Violation(str(thing), str(KG.evidence), "", "reaches no sentence")
            yield from _bounds(graph, thing, proofs)
    for thing, predicate, value in sorted(_facts(graph)):
        if not proofs.shortest(proofs.by_triple.get((thing, predicate, value), ())):
            yield Violation(str(thing), str(predicate), str(value), "no claim and no inference says so")
    for inference in sorted(graph.subjects(RDF.type, KG.Inference), key=str):
        if inference not in proofs.grounded:
            yield Violation(str(inference), str(PROV.wasDerivedFrom), "", "its premises do not lead to sentences")


def _sentences(graph: Graph, thing: Node) -> Iterator[Node]:
    for sentence in graph.objects(thing, KG.evidence):
        if (sentence, RDF.type, KG.Sentence) in graph and graph.value(sentence, KG.text) is not None:
            yield sentence


def _bounds(graph: Graph, thing: Node, proofs: Proofs) -> Iterator[Violation]:
    for bound in BOUNDS:
        for value in graph.objects(thing, bound):
            is_known = str(value) not in {"0001-01-01", "9999-12-31"}
            if is_known and not proofs.shortest(proofs.of_bound(thing, bound, value)):
                yield Violation(str(thing), str(bound), str(value), "no claim and no inference gives this day")


def _facts(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what is said of people, organisations, places and products, names apart."""
    entities = {
        thing
        for thing, kind in graph.subject_objects(RDF.type)
        if str(kind).startswith(PREFIXES["schema"]) and kind != SCHEMA.NewsArticle
    }
    for thing in entities:
        for predicate, value in graph.predicate_objects(thing):
            if predicate not in _NAMES:
                yield thing, predicate, value
