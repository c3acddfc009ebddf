"""What became of what was planned, as far as the articles tell; a day that passed without news is open, not missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from kg.namespaces import KG, SCHEMA

OUTCOMES = {
    KG.realises: "came true",
    KG.cancels: "called off",
    KG.misses: "missed",
    KG.postpones: "put off",
    KG.denies: "denied",
}
"""What an event became by one that points at it, the most telling first."""
TAKEN_UP = "planned since"
"""What a rumour became that somebody has announced as a plan, and that has not come true so far."""
AHEAD = (KG.planned, KG.expected, KG.possible)
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of an event, and the events that say so."""

    word: str
    by: tuple[Node, ...] = ()


def standings(graph: Graph) -> Mapping[Node, Standing]:
    """Return what became of each event that was planned, said or due; of what is still ahead nothing is said."""
    told: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for link, word in OUTCOMES.items():
        for event, plan in graph.subject_objects(link):
            is_plan = link == KG.realises and graph.value(event, KG.modality) in AHEAD
            told[plan][TAKEN_UP if is_plan else word].append(event)
    found = {plan: Standing(*_first(words)) for plan, words in told.items()}
    last = last_day(graph)
    for modality in AHEAD:
        for event in graph.subjects(KG.modality, modality):
            day = graph.value(event, KG.latest)
            has_passed = day is not None and str(day) < last
            if event not in found and (event, RDF.type, KG.Event) in graph and has_passed:
                found[event] = Standing(OPEN)
    return found


def last_day(graph: Graph) -> str:
    """Return the day before which the last article did not come out, or nothing if none is dated."""
    articles = graph.subjects(RDF.type, SCHEMA.NewsArticle)
    return max((str(day) for article in articles for day in graph.objects(article, KG.earliest)), default="")


def in_words(standing: Standing) -> str:
    """Return a standing as a sentence without its end.

    >>> in_words(Standing("open"))
    'open: its day has passed, and no article says what became of it'
    """
    if standing.word == OPEN:
        return "open: its day has passed, and no article says what became of it"
    return standing.word


def _first(words: Mapping[str, list[Node]]) -> tuple[str, tuple[Node, ...]]:
    word = next(word for word in (*OUTCOMES.values(), TAKEN_UP) if word in words)
    return word, tuple(sorted(words[word], key=str))
