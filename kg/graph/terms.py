"""Records' keys and values as RDF terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from kg.errors import GraphError
from kg.model.extraction import Extraction
from kg.model.keys import document_key, sentence_key
from kg.model.statement import Evidence, Object, Ref, Term
from kg.namespaces import PREFIXES, expand

Triple = tuple[URIRef, URIRef, Node]

PROSE = frozenset({"rdfs:label", "rdfs:comment", "skos:altLabel", "skos:prefLabel", "kg:caveat"})
"""Predicates whose words are English and say so."""


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one graph: its base, and the documents by their key in the corpus."""

    base: str
    extractions: Mapping[str, Extraction]

    def thing(self, key: str) -> URIRef:
        """Return the IRI of a key."""
        return URIRef(self.base + quote(key, safe="-._~"))

    def document(self, key: str) -> URIRef:
        """Return the IRI of a document, by its key in the corpus or as a source."""
        known = self.extractions.get(key)
        return self.thing(document_key(known.document.digest) if known else key)

    def sentence(self, document: str, position: int) -> URIRef:
        """Return the IRI of a sentence; GraphError if the document has no such sentence."""
        known = self.extractions.get(document)
        if known is None or not 0 <= position < len(known.sentences):
            has = f"has {len(known.sentences)} sentences" if known else "is not among the documents"
            raise GraphError(f"sentence {position} of {document!r} is given as evidence, but {document!r} {has}.")
        return self.thing(sentence_key(known.document.digest, position))

    def evidence(self, evidence: Evidence) -> URIRef:
        """Return the IRI of the sentence of a piece of evidence."""
        return self.sentence(evidence.document, evidence.sentence)

    def node(self, value: Object, *, predicate: str = "") -> Node:
        """Return the term for an object of a statement."""
        match value:
            case Ref(key):
                return self.thing(key)
            case Term(curie):
                return expand(curie)
            case str():
                return (
                    address(value)
                    if predicate == "schema:url"
                    else prose(value)
                    if predicate in PROSE
                    else Literal(value)
                )
            case bool() | date():
                return Literal(value)
            case int() | Decimal():
                return number(value)


def new_graph(base: str) -> Graph:
    """Return an empty graph that knows our prefixes, the empty one for its own things."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.bind("", base)
    return graph


def prose(text: str) -> Literal:
    """Return English words as a literal."""
    return Literal(text, lang="en")


def address(text: str) -> Literal:
    """Return a web address as a literal: it comes from an article, so nothing vouches that it is an IRI."""
    return Literal(text, datatype=XSD.anyURI)


def number(value: int | Decimal) -> Literal:
    """Return a whole number as xsd:integer, any other as xsd:decimal without needless zeros.

    >>> str(number(Decimal("1.7E+10"))), str(number(Decimal("2.50")))
    ('17000000000', '2.5')
    """
    if not Decimal(value).is_finite():
        raise GraphError(f"{value} is no number that a graph can hold. Leave the figure out.")
    if value == int(value):
        return Literal(int(value))
    return Literal(format(Decimal(value), "f").rstrip("0"), datatype=XSD.decimal)


def share(score: float) -> Literal:
    """Return a number from 0 to 1 with two digits, as xsd:decimal: no unrounded score reaches a file.

    >>> str(share(0.94999)), str(share(1.0)), str(share(0.004))
    ('0.95', '1.0', '0.0')
    """
    text = f"{min(max(float(score), 0.0), 1.0):.2f}"
    return Literal(text.removesuffix("0"), datatype=XSD.decimal)
