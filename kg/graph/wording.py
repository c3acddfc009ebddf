"""Dates, values and triples in words."""

from __future__ import annotations

import re
from datetime import date

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.term import Node

from kg.graph.read import base_of
from kg.namespaces import KG, shorten

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


# control characters, line and paragraph separators, and the marks that turn the direction of writing
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    r"""Return the text of an article safe for a terminal: on one line, without control characters.

    >>> one_line("Nor\nway \x1b[31m")
    'Nor way  [31m'
    """
    return _UNPRINTABLE.sub(" ", text)


def day_in_words(day: date) -> str:
    """Return a day as people write it.

    >>> day_in_words(date(2025, 7, 2))
    '2 July 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def time_in_words(earliest: date, latest: date, *, lasts: bool = False) -> str:
    """Return bounds as people say them.

    >>> time_in_words(date(2025, 6, 29), date(2025, 7, 9))
    'between 29 June 2025 and 9 July 2025'
    >>> time_in_words(date(2024, 1, 1), date(2024, 12, 31), lasts=True)
    'from 1 January 2024 to 31 December 2024'
    >>> time_in_words(date.min, date(2025, 4, 5))
    'by 5 April 2025'
    """
    if earliest == date.min:
        return "at an unknown time" if latest == date.max else f"by {day_in_words(latest)}"
    if latest == date.max:
        return f"on {day_in_words(earliest)} or later"
    if earliest == latest:
        return f"on {day_in_words(earliest)}"
    words = ("from", "to") if lasts else ("between", "and")
    return f"{words[0]} {day_in_words(earliest)} {words[1]} {day_in_words(latest)}"


def spoken(curie: str) -> str:
    """Return the local part of a class name as words.

    >>> spoken("kg:MissedTarget"), spoken("https://example.org/ns#Recall")
    ('missed target', 'recall')
    """
    local = curie.replace("#", "/").replace(":", "/").rsplit("/", 1)[-1]
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in local)
    return words.strip() if not local.isupper() else local


class Wording:
    """The names that a graph gives to its things."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.base = base_of(graph)

    def name(self, term: Node | None) -> str:
        """Return a label, the words of a literal, or a short name."""
        if isinstance(term, Literal):
            return day_in_words(_day(term)) if term.datatype == XSD.date and _is_known(term) else str(term)
        return min(map(str, self.graph.objects(term, RDFS.label)), default=self.short(term))

    def short(self, term: Node | None) -> str:
        """Return the short name of an IRI."""
        return shorten(str(term), base=self.base)

    def triple(self, statement: Node) -> str:
        """Return the triple of a statement in words."""
        return f"{self.name(self.graph.value(statement, RDF.subject))} – {self.predicate(statement)}"

    def predicate(self, statement: Node) -> str:
        """Return the predicate and the object of a statement in words."""
        predicate, value = (self.graph.value(statement, part) for part in (RDF.predicate, RDF.object))
        verb = "is a" if predicate == RDF.type else self.local(predicate)
        return f"{verb} – {self.name(value)}"

    def local(self, term: Node | None) -> str:
        """Return the short name of a term without its prefix."""
        return self.short(term).rpartition(":")[2]

    def time(self, thing: Node) -> str:
        """Return when something was, in words."""
        earliest, latest = (self.graph.value(thing, bound) for bound in (KG.earliest, KG.latest))
        lasts = self.graph.value(thing, KG.latestStart) is not None
        if not isinstance(earliest, Literal) or not isinstance(latest, Literal):
            return "at an unknown time"
        return time_in_words(_day(earliest), _day(latest), lasts=lasts)


def _day(term: Literal) -> date:
    try:
        return date.fromisoformat(str(term))
    except ValueError:
        return date.max


def _is_known(term: Literal) -> bool:
    return _day(term) not in {date.min, date.max}
