"""Whether every quote is word for word what stands in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.namespaces import KG, SCHEMA
from kg.shapes import Severity, Violation


def false_quotes(graph: Graph, *, texts: Mapping[str, str] | None) -> Iterator[Violation]:
    """Yield the quotes that differ from their text, or from their sentence where the text is not at hand."""
    known = _known_texts(graph, texts or {})
    if texts is not None:
        yield from _missing(graph, known)
    quoting = {node for kind in (KG.Claim, KG.Sentence) for node in graph.subjects(RDF.type, kind)}
    for node in sorted(quoting, key=str):
        quote = _quote(graph, node)
        if quote is None:
            yield Violation(str(node), str(KG.text), "", "has no exact words: kg:start, kg:end and kg:text are needed")
            continue
        start, end, words = quote
        found = _words(graph, node, start, end, known)
        if found is not None and found != words:
            yield Violation(str(node), str(KG.text), words, f"the text has “{found}” there")


def _known_texts(graph: Graph, texts: Mapping[str, str]) -> dict[Node, str]:
    hashes = {document: str(value) for document, value in graph.subject_objects(KG.sha256)}
    return {document: texts[value] for document, value in hashes.items() if value in texts}


def _missing(graph: Graph, known: Mapping[Node, str]) -> Iterator[Violation]:
    for document in sorted(graph.subjects(RDF.type, SCHEMA.NewsArticle), key=str):
        stated = str(graph.value(document, KG.sha256))
        if document not in known:
            message = "the text it was read from is not at hand, so its quotes were only held against each other"
            yield Violation(str(document), str(KG.sha256), "", message, Severity.WARNING)
        elif sha256(known[document].encode()).hexdigest() != stated:
            yield Violation(str(document), str(KG.sha256), stated, "the text at hand has another hash")


def _quote(graph: Graph, node: Node) -> tuple[int, int, str] | None:
    start, end, words = (graph.value(node, name) for name in (KG.start, KG.end, KG.text))
    if start is None or end is None or words is None or not (str(start) + str(end)).isdecimal():
        return None
    return int(str(start)), int(str(end)), str(words)


def _words(graph: Graph, node: Node, start: int, end: int, known: Mapping[Node, str]) -> str | None:
    """Return what stands at the offsets in the text, or else in the sentence; None if neither tells."""
    document = graph.value(node, KG.doc)
    if document is not None and document in known:
        return known[document][start:end]
    sentence = graph.value(node, KG.evidence)
    outer = _quote(graph, sentence) if sentence is not None else None
    if outer is None or not outer[0] <= start <= end <= outer[1]:
        return None
    return outer[2][start - outer[0] : end - outer[0]]
