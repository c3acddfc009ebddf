"""Our event mentions against marked news texts: triggers, types, roles, modality and times.

A mention of ours and a marked trigger are the same when they overlap. Types count as the same when they are, or when
one is above the other, `kg:Event` left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.agreement import Agreement, total
from kg.extract import extract, prepare
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.mention import Argument, EventMention, MentionKind
from kg.model.span import Span
from kg.nlp.training.marked import MarkedEvent, MarkedText, Role, marked_files, read_marked, sealed_stories
from kg.ontology import Ontology, read_ontology

Scores = dict[str, dict[str, float]]

ANY = "kg:Event"
NOT_WHO = ("time", "figure")
PARTS = ("triggers", "typed triggers", "events", "types", "roles", "modality", "times")


Counts = dict[str, Agreement]


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention of ours on a marked trigger."""

    ours: EventMention
    theirs: MarkedEvent


def evaluate_mentions(folder: Path, *, sealed: bool = True, model: str | None = None) -> Scores:
    """Return the scores over the sealed stories of a folder of marked texts, or over the others.

    Raises:
        InputError: the folder has no such texts.
    """
    from kg.nlp import load

    texts = read_texts(folder, sealed=sealed)
    if not texts:
        raise InputError(f"{folder}: no marked texts. Give a folder like tests/gold/news.")
    ontology, language = read_ontology(), load(model)
    pairs = ((text, extract(as_document(text.key, text.text), language(text.text), ontology)) for text in texts)
    return score(pairs, ontology)


def read_texts(folder: Path, *, sealed: bool) -> list[MarkedText]:
    """Return the marked texts of the sealed stories, or of the others."""
    closed = sealed_stories(folder)
    return [text for file in marked_files(folder) for text in read_marked(file) if (text.story in closed) == sealed]


def as_document(key: str, text: str) -> Document:
    """Return a text as an article without metadata."""
    return prepare(Document(key, key, text, Span(0, len(text))))


def score(pairs: Iterable[tuple[MarkedText, Extraction]], ontology: Ontology) -> Scores:
    """Return the scores of some extractions, by part; types and modality are shares of the triggers that were found."""
    sums: Counts = dict.fromkeys(PARTS, Agreement())
    for text, extraction in pairs:
        for part, counted in _count(text, extraction, ontology).items():
            sums[part] += counted
    return {part: counts.known_ratios() for part, counts in sums.items()}


def pair_up(text: MarkedText, extraction: Extraction) -> Iterator[Pair]:
    """Yield every mention of ours with the marked event whose trigger it overlaps, if there is one."""
    for ours in extraction.events:
        for theirs in text.events:
            if any(span.overlaps(ours.trigger) for span in theirs.triggers):
                yield Pair(ours, theirs)
                break


def agrees(ours: str, theirs: str, ontology: Ontology) -> bool:
    """Return whether two types are the same, or one is above the other and says more than that it is an event."""
    if ours == theirs:
        return True
    return ANY not in (ours, theirs) and (ontology.is_a(ours, theirs) or ontology.is_a(theirs, ours))


def _count(text: MarkedText, extraction: Extraction, ontology: Ontology) -> Counts:
    pairs = list(pair_up(text, extraction))
    spans = [(span, event) for event in text.events for span in event.triggers]
    met = [(event, _on(span, pairs)) for span, event in spans]
    right = [pair for pair in pairs if _agree(pair, ontology)]
    typed = [ours for event, ours in met if event.type != "Event"]
    met_right = sum(any(_agree(pair, ontology) for pair in ours) for _, ours in met)
    closer = [pair for pair in pairs if pair.theirs.type != "Event"]
    modal = sum(pair.ours.modality == pair.theirs.modality for pair in pairs)
    found = len(extraction.events)
    return {
        "triggers": Agreement(len(pairs), found, sum(bool(ours) for _, ours in met), len(spans)),
        "typed triggers": Agreement(met=sum(map(bool, typed)), wanted=len(typed)),
        "events": Agreement(len(right), found, met_right, len(spans)),
        "types": Agreement(sum(pair in right for pair in closer), len(closer)),
        "roles": total(_roles(text, extraction, pairs)),
        "modality": Agreement(modal, len(pairs)),
        "times": total(_times(extraction, pairs)),
    }


def _on(span: Span, pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.ours.trigger.overlaps(span)]


def _agree(pair: Pair, ontology: Ontology) -> bool:
    return agrees(pair.ours.type, f"kg:{pair.theirs.type}", ontology)


def _by_event(pairs: Iterable[Pair]) -> Iterator[tuple[MarkedEvent, list[EventMention]]]:
    ordered = sorted(pairs, key=lambda pair: pair.theirs.key)
    for _, group in groupby(ordered, key=lambda pair: pair.theirs.key):
        members = list(group)
        yield members[0].theirs, [pair.ours for pair in members]


def _roles(text: MarkedText, extraction: Extraction, pairs: Iterable[Pair]) -> Iterator[Agreement]:
    """Yield, for each event found, how many of our participants are marked and how many named ones we have."""
    for theirs, mentions in _by_event(pairs):
        marked = [role for role in theirs.roles if role.name not in NOT_WHO]
        named = [role for role in marked if any(role.span.contains(name.span) for name in text.names)]
        arguments = [a for mention in mentions for a in mention.arguments if _counts(a, marked, extraction)]
        yield Agreement(
            right=sum(any(_is_filled(role, one, extraction) for role in marked) for one in arguments),
            found=len(arguments),
            met=sum(any(_is_filled(role, one, extraction) for one in arguments) for role in named),
            wanted=len(named),
        )


def _counts(argument: Argument, marked: Sequence[Role], extraction: Extraction) -> bool:
    """Whether an argument can be judged: pronouns are marked here and there, so a wrong one says nothing."""
    if argument.entity is None or any(_is_filled(role, argument, extraction) for role in marked):
        return True
    mentions = extraction.entities[argument.entity].mentions
    return all(one.span != argument.span or one.kind is not MentionKind.PRONOUN for one in mentions)


def _is_filled(role: Role, argument: Argument, extraction: Extraction) -> bool:
    """Whether an argument is the marked participant: its words, or another mention of the same entity."""
    if argument.role != f"kg:{role.name}":
        return False
    if argument.span.overlaps(role.span):
        return True
    entity = argument.entity
    return entity is not None and any(one.span.overlaps(role.span) for one in extraction.entities[entity].mentions)


def _times(extraction: Extraction, pairs: Iterable[Pair]) -> Iterator[Agreement]:
    for theirs, mentions in _by_event(pairs):
        marked = {role.span for role in theirs.roles if role.name == "time"}
        ours = {extraction.times[link.time].span for mention in mentions for link in mention.times}
        yield Agreement(
            right=sum(any(span.overlaps(other) for other in marked) for span in ours),
            found=len(ours),
            met=sum(any(span.overlaps(other) for other in ours) for span in marked),
            wanted=len(marked),
        )
