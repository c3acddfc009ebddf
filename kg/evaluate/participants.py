"""Events and their participants against articles annotated as in MEANTIME (Minard et al. 2016), in CAT XML.

Only the headline and the first five sentences are annotated in full, so only these count. An event is found where our
trigger shares a word with it, a participant where our argument of a found event shares a word with its mention.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.evaluate.agreement import Agreement, same
from kg.evaluate.mentions import as_document
from kg.evaluate.timeline import Article, letters, read_article
from kg.extract import extract
from kg.model.mention import EventMention
from kg.model.span import Span
from kg.ontology import read_ontology

LAST_ANNOTATED = 5
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An event and its participants, each as the numbers of its words."""

    event: Words
    participants: tuple[Words, ...]


def evaluate_participants(folder: Path, *, model: str | None = None) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of events and of participants over all articles of a folder.

    Raises:
        DocumentError: the folder holds no articles in CAT XML.
    """
    from kg.nlp import load

    paths = sorted(folder.glob("**/*.xml"))
    if not paths:
        raise DocumentError(f"{folder}: no articles in CAT XML. Give the folder of a corpus like MEANTIME.")
    language, ontology = load(model), read_ontology()
    events = participants = Agreement()
    for path in paths:
        article = read_article(path)
        found = extract(as_document(article.number, article.text), language(article.text), ontology)
        ours = [told(article, mention) for mention in found.events]
        right = compare(annotated(path, article), [one for one in ours if _counts(article, one.event)])
        events, participants = events + right[0], participants + right[1]
    return {"events": events.ratios(), "participants": participants.ratios()}


def annotated(path: Path, article: Article) -> list[Annotated]:
    """Return the annotated events of the sentences that are annotated in full; words are counted by their letters."""
    root = ET.parse(path).getroot()  # noqa: S314 - a file of the user's own choice
    places, at = {}, 0
    for token in root.iterfind("token"):
        size = letters(token.text or "")
        places[token.get("t_id")] = range(at, at + size)
        at += size
    mentions = {
        mention.get("m_id"): frozenset(n for a in mention.iterfind("token_anchor") for n in places[a.get("t_id")])
        for mention in root.iterfind("Markables/*")
    }
    taking: dict[str | None, list[Words]] = {}
    for relation in root.iterfind("Relations/HAS_PARTICIPANT"):
        ends = [end.get("m_id") for tag in ("source", "target") for end in relation.iterfind(tag)]
        if len(ends) > 1 and mentions.get(ends[1]):
            taking.setdefault(ends[0], []).append(mentions[ends[1]])
    events = [mention.get("m_id") for mention in root.iterfind("Markables/EVENT_MENTION")]
    found = [Annotated(mentions[name], tuple(taking.get(name, ()))) for name in events if mentions[name]]
    return [one for one in found if _counts(article, one.event)]


def told(article: Article, mention: EventMention) -> Annotated:
    """Return an event mention of ours in the same terms."""
    spans = dict.fromkeys(argument.span for argument in mention.arguments)
    return Annotated(_words(article, mention.trigger), tuple(_words(article, span) for span in spans))


def compare(gold: Iterable[Annotated], found: Iterable[Annotated]) -> tuple[Agreement, Agreement]:
    """Return how events and participants of one article agree."""
    free, wanted = list(found), list(gold)
    events = same(0, len(free), len(wanted))
    shared = same(0, sum(len(one.participants) for one in free), sum(len(one.participants) for one in wanted))
    for want in wanted:
        one = next((one for one in free if one.event & want.event), None)
        if one is None:
            continue
        free.remove(one)
        events += same(1, 0, 0)
        shared += same(_agreeing(want.participants, one.participants), 0, 0)
    return events, shared


def _agreeing(wanted: Iterable[Words], found: Iterable[Words]) -> int:
    """Return how many of the wanted have one of the found for their own."""
    free, right = list(found), 0
    for want in wanted:
        mine = next((words for words in free if words & want), None)
        if mine is not None:
            free.remove(mine)
            right += 1
    return right


def _words(article: Article, span: Span) -> Words:
    """Return the letters of a span, counted without white space."""
    return frozenset(range(letters(article.text[: span.start]), letters(article.text[: span.end])))


def _counts(article: Article, words: Words) -> bool:
    return bool(words) and article.sentences[min(words)] <= LAST_ANNOTATED
