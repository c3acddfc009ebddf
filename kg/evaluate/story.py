"""A built story against a gold story, by kind: names, events, dates, figures, copies, conflicts, provenance.

The gold is a YAML file: documents, entities, events with quotes as evidence, figures, order, conflicts.
A gold event is found where a claim of an accepted type stands in the sentence of one of its quotes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kg.errors import InputError
from kg.evaluate.agreement import Agreement, same
from kg.model.extraction import Extraction
from kg.model.knowledge import Event, KnowledgeBase
from kg.ontology import Ontology, read_ontology
from kg.pipeline import build_story

Gold = Mapping[str, Any]
Scores = dict[str, dict[str, float]]


def evaluate_story(gold: Path, docs: Path, *, hard_only: bool = False) -> Scores:
    """Return the scores of the story that a folder of articles tells, by kind, in percent.

    `hard_only` dates without habits of news.

    Raises:
        InputError: the gold is no readable story.
    """
    return score_story(gold, build_story([docs], hard_only=hard_only).knowledge)


def score_story(gold: Path, knowledge: KnowledgeBase) -> Scores:
    """Return the scores of what was built already."""
    story, ontology = _read(gold), read_ontology()
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    matched = _match(story, knowledge, extractions, ontology)
    return {
        "entities": _recall(_entities(story, knowledge)),
        "events": _recall(_events(matched)),
        "identity": _identity(matched),
        "dates": _dates(story, matched, {event.key: event for event in knowledge.events}),
        "modality": _modality(story, matched, {event.key: event for event in knowledge.events}),
        "figures": _recall(_figures(story, knowledge)),
        "copies": _copies(story, knowledge).ratios(),
        "conflicts": {"told": float(len(knowledge.conflicts)), "in the gold": float(len(story.get("conflicts") or ()))},
    }


def _recall(counts: Agreement) -> dict[str, float]:
    """Return recall in percent, where the gold names what is important and not all there is."""
    return {"recall": counts.ratios()["recall"]}


def _read(gold: Path) -> Gold:
    try:
        story = yaml.safe_load(gold.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{gold}: no readable gold story ({error}). See tests/gold/seeds.yaml.") from error
    if not isinstance(story, dict) or "events" not in story or "documents" not in story:
        raise InputError(f"{gold}: no gold story. It needs documents, entities, events and figures.")
    return story


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _entities(story: Gold, knowledge: KnowledgeBase) -> Agreement:
    known = {name.lower() for entity in knowledge.entities for name in (entity.name, *entity.aliases)}
    wanted = [{entity["name"].lower(), *(a.lower() for a in entity["aliases"])} for entity in story["entities"]]
    right = sum(1 for names in wanted if names & known)
    return same(right, right, len(wanted))


Matched = dict[tuple[str, str], str | None]
"""(gold event, document) → key of the event found there."""


def _match(story: Gold, knowledge: KnowledgeBase, extractions: Mapping[str, Extraction], ontology: Ontology) -> Matched:
    found: Matched = {}
    owner = {(mention.document, mention.index): event for event in knowledge.events for mention in event.mentions}
    for gold in story["events"]:
        for document, quotes in gold["evidence"].items():
            extraction = extractions.get(str(document))
            sentences = _sentences(extraction, _listed(quotes)) if extraction else set()
            found[gold["id"], str(document)] = next(
                (
                    owner[document, index].key
                    for index, mention in enumerate(extraction.events if extraction else ())
                    if mention.sentence in sentences and (document, index) in owner
                    if _accepts(gold["type"], owner[document, index], ontology)
                ),
                None,
            )
    return found


def _sentences(extraction: Extraction, quotes: Iterable[str]) -> set[int]:
    text = extraction.document.text
    places = [(start, start + len(quote)) for quote in quotes if (start := text.find(quote)) >= 0]
    return {
        number
        for number, span in enumerate(extraction.sentences)
        for start, end in places
        if span.start < end and start < span.end
    }


def _accepts(wanted: str, event: Event, ontology: Ontology) -> bool:
    """Whether an event is of a gold type: that class, one below it, or the class right above it."""
    names = {name.split(":")[-1] for name in ontology.ancestors(event.type)}
    near = {name.split(":")[-1] for name in ontology.parents.get(f"kg:{wanted}", ())} - {"Event"}
    return wanted in names or event.type.split(":")[-1] in near


def _events(matched: Matched) -> Agreement:
    right = sum(1 for key in matched.values() if key is not None)
    return same(right, right, len(matched))


def _identity(matched: Matched) -> dict[str, float]:
    """Return B-cubed (Bagga & Baldwin 1998) over the found mentions."""
    items = [(gold, key) for (gold, _), key in matched.items() if key is not None]
    if not items:
        return {"f1": 0.0}
    by_gold, by_key = defaultdict(Counter), defaultdict(Counter)  # type: ignore[var-annotated]
    for gold, key in items:
        by_gold[gold][key] += 1
        by_key[key][gold] += 1
    recall = sum(by_gold[gold][key] / sum(by_gold[gold].values()) for gold, key in items) / len(items)
    precision = sum(by_key[key][gold] / sum(by_key[key].values()) for gold, key in items) / len(items)
    return {"f1": round(200 * precision * recall / (precision + recall), 1)}


def _first(matched: Matched, gold: str) -> str | None:
    keys = Counter(key for (name, _), key in matched.items() if name == gold and key is not None)
    return max(sorted(keys), key=lambda key: keys[key]) if keys else None


def _dates(story: Gold, matched: Matched, events: Mapping[str, Event]) -> dict[str, float]:
    """Return the share of found events whose bounds are the gold's, or lie within them."""
    exact = sound = total = 0
    for gold in story["events"]:
        key = _first(matched, gold["id"])
        if key is None or not gold.get("time"):
            continue
        low, high = gold["time"].get("earliest") or date.min, gold["time"].get("latest") or date.max
        bounds = events[key].bounds
        total += 1
        exact += bounds.earliest == low and bounds.latest == high
        sound += low <= bounds.earliest and bounds.latest <= high
    return {"exact": _percent(exact, total), "exact or sound": _percent(max(exact, sound), total)}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _modality(story: Gold, matched: Matched, events: Mapping[str, Event]) -> dict[str, float]:
    pairs = [(gold, _first(matched, gold["id"])) for gold in story["events"]]
    found = [(gold["modality"], events[key].modality.value) for gold, key in pairs if key is not None]
    return {"right": _percent(sum(left == right for left, right in found), len(found))}


def _figures(story: Gold, knowledge: KnowledgeBase) -> Agreement:
    found = Counter((float(figure.value), figure.unit) for figure in knowledge.figures)
    wanted = [(float(figure["value"]), str(figure["unit"])) for figure in story.get("figures") or ()]
    right = sum(1 for value, unit in wanted if any(_near(value, v) and (unit == u or u.isalpha()) for v, u in found))
    return same(right, len(knowledge.figures), len(wanted))


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right))


def _copies(story: Gold, knowledge: KnowledgeBase) -> Agreement:
    group = {source.document: source.group for source in knowledge.sources}
    found = {pair for pair in combinations(sorted(group), 2) if group[pair[0]] == group[pair[1]]}
    derived = [(str(d["id"]), str(d["derived_from"])) for d in story["documents"] if d.get("derived_from")]
    wanted = {(min(pair), max(pair)) for pair in derived}
    return same(len(found & wanted), len(found), len(wanted))
