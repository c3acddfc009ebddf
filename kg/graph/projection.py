"""The graph as a network for networkx: events, figures and entities, joined by roles and relations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from kg.graph.read import base_of
from kg.namespaces import KG, PREFIXES, shorten

if TYPE_CHECKING:
    import networkx as nx

_NOT_DRAWN = frozenset(
    {
        RDF.type,
        KG.involves,
        KG.evidence,
        KG.source,
        KG.series,
        KG.metric,
        KG.modality,
        KG.kind,
        KG.timeBasis,
        OWL.sameAs,
    }
)
_PROVENANCE = tuple("Claim Inference Conflict Distinct Drift Sentence SourceGroup AnonymousSource Series".split())


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return the network: a node is a local name, an edge's key is its role, `start` and `end` are ISO days.

    An entity lasts from the first day known of its events to the last. `0001-01-01` and `9999-12-31` mean unknown.
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    base = base_of(graph)
    drawn = {thing for thing in _drawn(graph) if str(thing).startswith(base)}
    for thing in sorted(drawn, key=str):
        network.add_node(_local(thing, base), **_attributes(graph, thing, base))
    edges = sorted(
        (_local(s, base), _local(o, base), _local(p, base))
        for s, p, o in graph
        if s in drawn and o in drawn and p not in _NOT_DRAWN
    )
    for source, target, role in edges:
        network.add_edge(source, target, key=role, role=role)
    _date_entities(network)
    return network


def _drawn(graph: Graph) -> set[Node]:
    """Return events, figures and entities: whatever has a class, but classes, sources and statements."""
    hidden = {KG[name] for name in _PROVENANCE} | {URIRef(PREFIXES["schema"] + "NewsArticle"), RDFS.Class}
    hidden.add(URIRef(PREFIXES["skos"] + "Concept"))
    typed = set(graph.subjects(RDF.type, None))
    return typed - {thing for kind in hidden for thing in graph.subjects(RDF.type, kind)}


def _attributes(graph: Graph, thing: Node, base: str) -> dict[str, str | int]:
    types = set(graph.objects(thing, RDF.type))
    kind = next((name for name in ("Event", "Figure") if KG[name] in types), "Entity")
    own = sorted(_local(found, base) for found in types - {KG.Event}) or ["Event"]
    attributes: dict[str, str | int] = {"label": _text(graph, thing, RDFS.label), "kind": kind.lower(), "type": own[0]}
    if kind != "Entity":
        attributes |= {"start": _text(graph, thing, KG.earliest), "end": _text(graph, thing, KG.latest)}
        attributes["when"] = _text(graph, thing, KG.when)
    if kind == "Event":
        attributes["modality"] = _text(graph, thing, KG.modality).rpartition("#")[2]
        count = graph.value(thing, KG.independentSources)
        attributes["independent_sources"] = int(str(count)) if isinstance(count, Literal) else 0
    return attributes


def _date_entities(network: nx.MultiDiGraph[str]) -> None:
    unknown = (date.min.isoformat(), date.max.isoformat())
    for node, attributes in network.nodes(data=True):
        if attributes["kind"] != "entity":
            continue
        near = {*network.predecessors(node), *network.successors(node)}
        dated = [network.nodes[neighbour] for neighbour in near if network.nodes[neighbour]["kind"] != "entity"]
        days = [dates[end] for dates in dated for end in ("start", "end") if dates[end] not in {"", *unknown}]
        attributes["start"], attributes["end"] = min(days, default=unknown[0]), max(days, default=unknown[1])


def _text(graph: Graph, thing: Node, predicate: URIRef) -> str:
    return min(map(str, graph.objects(thing, predicate)), default="")


def _local(term: Node, base: str) -> str:
    return shorten(str(term), base=base).rpartition(":")[2]
