"""A graph read once into tables: what every other reader of the page asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from kg.graph import base_of
from kg.namespaces import KG, shorten

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
Row: TypeAlias = "dict[str, Json]"

UNKNOWN_EARLIEST = date(1, 1, 1)
UNKNOWN_LATEST = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Facts:
    """Triples by subject and predicate, objects in a stable order."""

    base: str
    triples: Mapping[Node, Mapping[Node, tuple[Node, ...]]]
    instances: Mapping[Node, tuple[URIRef, ...]]
    aliases: Mapping[Node, str] = field(default_factory=dict)

    def all(self, subject: Node, predicate: Node) -> tuple[Node, ...]:
        """Return the objects of a subject and predicate."""
        return self.triples.get(subject, {}).get(predicate, ())

    def one(self, subject: Node, predicate: Node) -> Node | None:
        """Return the first object, None if there is none."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Node, predicate: Node) -> str:
        """Return the first object as words, empty if there is none."""
        return str(self.one(subject, predicate) or "")

    def day(self, subject: Node, predicate: Node) -> date | None:
        """Return the first object that is a day."""
        for node in self.all(subject, predicate):
            value = node.toPython() if isinstance(node, Literal) else None
            if isinstance(value, date):
                return date(value.year, value.month, value.day)
        return None

    def number(self, subject: Node, predicate: Node) -> int | float | None:
        """Return the first object that is a finite number."""
        for node in self.all(subject, predicate):
            value = node.toPython() if isinstance(node, Literal) else None
            if isinstance(value, int | Decimal | float) and Decimal(value).is_finite():
                return int(value) if value == int(value) else float(value)
        return None

    def name(self, node: Node | None) -> str:
        """Return the short name of a thing: without the base, else as a CURIE, else in full."""
        if node is None:
            return ""
        if node in self.aliases:
            return self.aliases[node]
        text = str(node)
        return text.removeprefix(self.base) if text.startswith(self.base) else shorten(text, base=self.base)

    def names(self, subject: Node, predicate: Node) -> list[str]:
        """Return the short names of all objects."""
        return [self.name(node) for node in self.all(subject, predicate)]

    def label(self, node: Node) -> str:
        """Return the label of a thing, or the words of its name."""
        return self.text(node, RDFS.label) or words_of(self.name(node))

    def holds(self, subject: Node | None, predicate: Node | None, value: Node | None) -> bool:
        """Return whether the graph has this triple, that is, accepts it."""
        return subject is not None and predicate is not None and value in self.all(subject, predicate)


def read_facts(graph: Graph) -> Facts:
    """Return the facts of a graph."""
    found: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
    instances: dict[Node, list[URIRef]] = defaultdict(list)
    for subject, predicate, value in graph:
        found[subject][predicate].append(value)
        if predicate == RDF.type and isinstance(subject, URIRef):
            instances[value].append(subject)
    triples = {
        subject: {predicate: _ordered(values) for predicate, values in of_subject.items()}
        for subject, of_subject in found.items()
    }
    return Facts(base_of(graph), triples, {kind: tuple(sorted(things)) for kind, things in instances.items()})


def abbreviated(facts: Facts) -> Facts:
    """Return the facts with one-letter names and numbers for what the page never links to: sentences and statements."""
    kinds = (("s.", KG.Sentence), ("c.", KG.Claim), ("i.", KG.Inference))
    named: dict[Node, str] = {
        thing: f"{letter}{number}"
        for letter, kind in kinds
        for number, thing in enumerate(facts.instances.get(kind, ()))
    }
    return replace(facts, aliases=named)


def _ordered(nodes: list[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=_order)) if len(nodes) > 1 else tuple(nodes)


def _order(node: Node) -> tuple[str, str, str]:
    if isinstance(node, Literal):
        return str(node), str(node.datatype or ""), str(node.language or "")
    return str(node), "", ""


def words_of(name: str) -> str:
    """Return the words of a name in camel case or with hyphens.

    >>> words_of("kg:MissedTarget"), words_of("tiktok-shop"), words_of("kg:GMV")
    ('missed target', 'tiktok shop', 'GMV')
    """
    local = name.rpartition(":")[2]
    return " ".join(_pieces(local.replace("-", " ").replace("_", " ")))


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for index, letter in enumerate(text):
        starts = letter.isupper() and word and not (word[-1].isupper() and not text[index + 1 : index + 2].islower())
        if letter == " " or starts:
            yield _lowered(word)
            word = ""
        if letter != " ":
            word += letter
    if word:
        yield _lowered(word)


def _lowered(word: str) -> str:
    return word if len(word) > 1 and word.isupper() else word.lower()


def columns(rows: Sequence[Row]) -> Json:
    """Return rows as one list of fields and many lists of values: field names are written once.

    >>> columns([{"id": "a", "n": 1}, {"id": "b", "when": "2030"}])
    {'fields': ['id', 'n', 'when'], 'rows': [['a', 1], ['b', None, '2030']]}
    """
    fields = list(dict.fromkeys(name for row in rows for name in row))
    table = [[row.get(name) for name in fields] for row in rows]
    return {"fields": fields, "rows": [_trimmed(values) for values in table]}


def _trimmed(values: list[Json]) -> list[Json]:
    while values and values[-1] is None:
        values.pop()
    return values


def filled(row: Mapping[str, Json]) -> Row:
    """Return a row without its empty fields.

    >>> filled({"a": 1, "b": None, "c": [], "d": 0})
    {'a': 1, 'd': 0}
    """
    return {key: value for key, value in row.items() if value or (value == 0 and value is not False)}
