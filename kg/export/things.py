"""What the exports need of the graph, asked once: things with their properties, labels and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rdflib import Graph, Literal
from rdflib.term import Node

from kg.graph import Engine, base_of
from kg.namespaces import shorten

UNKNOWN = {date.min.isoformat(), date.max.isoformat()}

_PROPERTIES = "SELECT ?thing ?property ?value {{ ?thing a {kind} ; ?property ?value }}"
_LABELS = "SELECT ?thing ?label { ?thing rdfs:label ?label }"
_QUOTES = """SELECT ?thing ?document ?position ?quote {
  ?thing kg:evidence ?sentence . ?sentence kg:text ?quote ; kg:position ?position ; kg:doc ?document
}"""


@dataclass(frozen=True, slots=True)
class Thing:
    """An event, a figure or a claim with its properties by CURIE, values sorted."""

    iri: str
    properties: Mapping[str, tuple[Node, ...]]

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a property as text."""
        return tuple(map(str, self.properties.get(name, ())))

    def value(self, name: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(iter(self.values(name)), "")

    def day(self, name: str) -> date | None:
        """Return the day of a property, or None where nothing is known."""
        text = self.value(name)
        try:
            return None if not text or text in UNKNOWN else date.fromisoformat(text)
        except ValueError:
            return None


class Reading:
    """A graph as its exports read it."""

    def __init__(self, graph: Graph) -> None:
        self.base = base_of(graph)
        self._engine = Engine(graph)
        self._labels = {str(thing): str(label) for thing, label in sorted(_pairs(self._engine.rows(_LABELS).rows))}

    def things(self, kind: str) -> list[Thing]:
        """Return the instances of a class, sorted by IRI."""
        found: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for thing, name, value in self._engine.rows(_PROPERTIES.format(kind=kind)).rows:
            if value is not None:
                found[str(thing)][self.short(str(name))].append(value)
        return [
            Thing(iri, {name: tuple(sorted(values, key=str)) for name, values in sorted(properties.items())})
            for iri, properties in sorted(found.items())
        ]

    def timeline(self, kind: str) -> list[Thing]:
        """Return the instances of a class in order of time."""
        return sorted(
            self.things(kind),
            key=lambda thing: (
                thing.day("kg:earliest") or thing.day("kg:latest") or date.max,
                thing.day("kg:latest") or date.max,
                self.label(thing.iri),
                thing.iri,
            ),
        )

    def quotes(self) -> dict[str, tuple[str, ...]]:
        """Return the sentences that prove each thing, in the order of their documents."""
        rows = self._engine.rows(_QUOTES).rows
        found: dict[str, list[str]] = defaultdict(list)
        for thing, _, _, quote in sorted(rows, key=lambda row: (str(row[1]), int(str(row[2])), str(row[3]))):
            found[str(thing)].append(str(quote))
        return {thing: tuple(quotes) for thing, quotes in found.items()}

    def accepted(self) -> set[str]:
        """Return the claims whose own triple is in the graph."""
        asked = "SELECT ?claim { ?claim a kg:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"
        return {str(row[0]) for row in self._engine.rows(asked).rows}

    def label(self, term: Node | str) -> str:
        """Return what to call a term: its label, its words, or its short name."""
        return str(term) if isinstance(term, Literal) else self._labels.get(str(term), self.short(str(term)))

    def labels(self, terms: Sequence[Node]) -> str:
        """Return the labels of terms, sorted, in one cell."""
        return "; ".join(sorted(map(self.label, terms)))

    def short(self, iri: str) -> str:
        """Return the short name of an IRI."""
        return shorten(iri, base=self.base)


def _pairs(rows: Sequence[tuple[Node | None, ...]]) -> Iterator[tuple[str, str]]:
    return ((str(row[0]), str(row[1])) for row in rows)
