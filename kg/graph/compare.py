"""Why two things of a graph are one, or are not."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from kg.graph.differences import differences
from kg.graph.wording import Wording
from kg.namespaces import KG

Told = tuple[int, str]


def compare(graph: Graph, first: Node, second: Node) -> tuple[str, list[Told]]:
    """Return in a line whether two things are one, and then, with depths, why."""
    words = Wording(graph)
    shared = _shared_thing(graph, first, second)
    reasons = list(_held_apart(graph, first, second))
    if shared is not None:
        title = f"One: both belong to {words.name(shared)} ({words.short(shared)})."
        told = [*_joins(graph, shared, words), *_links(graph, first, second, words)]
        return title, told or [(1, "No rule is recorded for it.")]
    title = f"Two: {words.name(first)} ({words.short(first)}) and {words.name(second)} ({words.short(second)})."
    told = [(1, reason) for reason in reasons] or [
        (1, "No comparison is recorded: they were never candidates for one. Seen now:")
    ]
    told += [(2, f"{reason}.") for reason in differences(graph, first, second, words)]
    return title, [*told, *_links(graph, first, second, words)]


def _shared_thing(graph: Graph, first: Node, second: Node) -> Node | None:
    """Return the thing that both are, mention, or are copies of."""
    return min(_things(graph, first) & _things(graph, second), key=str, default=None)


def _things(graph: Graph, node: Node) -> set[Node]:
    """Return a thing itself, what a sentence or claim is about, and the group of a document."""
    types = set(graph.objects(node, RDF.type))
    if KG.Claim in types or KG.Inference in types:
        return {node, *graph.objects(node, RDF.subject)}
    if KG.Sentence in types:
        mentioning = set(graph.subjects(KG.evidence, node))
        return {node} | {thing for thing in mentioning if graph.value(thing, RDF.subject) is None}
    return {node, *graph.objects(node, KG.group)}


def _joins(graph: Graph, thing: Node, words: Wording) -> Iterator[Told]:
    """Yield the inferences that joined mentions or names to a thing, or documents to a group."""
    to_thing = {
        node
        for node in graph.subjects(RDF.subject, thing)
        if graph.value(node, RDF.predicate) in (KG.evidence, SKOS.altLabel) and (node, RDF.type, KG.Inference) in graph
    }
    to_group = {node for node in graph.subjects(RDF.object, thing) if graph.value(node, RDF.predicate) == KG.group}
    for node in sorted(to_thing | to_group, key=str):
        end = graph.value(node, RDF.object if node in to_thing else RDF.subject)
        quote = graph.value(end, KG.text) if end is not None else None
        yield 1, f"{graph.value(node, RDFS.comment)} [{graph.value(node, KG.rule)}]"
        yield 2, f"“{quote}”" if quote is not None else words.name(end)


def _held_apart(graph: Graph, first: Node, second: Node) -> Iterator[str]:
    for node in sorted(set(graph.subjects(KG.about, first)) & set(graph.subjects(KG.about, second)), key=str):
        yield f"{graph.value(node, RDFS.comment)}"


def _links(graph: Graph, first: Node, second: Node, words: Wording) -> Iterator[Told]:
    for subject, value in ((first, second), (second, first)):
        for predicate in sorted(graph.predicates(subject, value), key=str):
            verb = words.local(predicate)
            yield 1, f"Linked: {words.name(subject)} – {verb} – {words.name(value)}"
