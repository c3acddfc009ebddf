"""A graph → everything the page shows, as one structure of plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdflib import Graph

from kg.export.page.facts import Facts, Json, Row, abbreviated, columns, filled, read_facts
from kg.export.page.figures import comparisons, tallies
from kg.export.page.network import network
from kg.export.page.proof import (
    claim_rows,
    conflict_rows,
    distinct_rows,
    document_rows,
    inference_rows,
    origin_names,
    refused,
    sentence_rows,
    voice_labels,
)
from kg.export.page.things import event_rows, figure_rows, name_rows, series_rows, type_labels


@dataclass(frozen=True, slots=True)
class Story:
    """What the page shows: the story, read at once, and its proofs, read when a reader asks for one."""

    title: str
    shown: dict[str, Json]
    proofs: dict[str, Json]


def story(graph: Graph, *, title: str = "") -> Story:
    """Return what the page shows."""
    facts = abbreviated(read_facts(graph))
    shown = _shown(facts, title)
    return Story(str(shown["title"]), shown, _proofs(facts))


def _shown(facts: Facts, title: str) -> dict[str, Json]:
    names, figures, origins = name_rows(facts), figure_rows(facts), origin_names(facts)
    events = [filled({**row, "origins": origins.get(str(row["id"]), [])}) for row in event_rows(facts)]
    return {
        "title": title or headline(events, names),
        "base": facts.base,
        "types": type_labels(facts, events),
        "events": events,
        "figures": figures,
        "names": names,
        "series": series_rows(facts),
        "documents": document_rows(facts),
        "voices": voice_labels(facts),
        "conflicts": conflict_rows(facts),
        "refused": refused(facts),
        "comparisons": comparisons(facts, figures),
        "tallies": tallies(figures),
        "network": network(events, names),
    }


def _proofs(facts: Facts) -> dict[str, Json]:
    return {
        "sentences": columns(sentence_rows(facts)),
        "claims": columns(claim_rows(facts)),
        "inferences": columns(inference_rows(facts)),
        "distincts": distinct_rows(facts),
    }


def headline(events: list[Row], names: list[Row]) -> str:
    """Return the names that most events are about, as a headline."""
    kinds = {str(row["id"]): row["kind"] for row in names}
    labels = {str(row["id"]): str(row["label"]) for row in names}
    counts: Counter[str] = Counter()
    for event in events:
        roles = event.get("roles")
        pairs = roles if isinstance(roles, list) else []
        counts.update({name for _, name in pairs if kinds.get(name) in ("organisation", "person", "product")})
    rank = ("organisation", "product", "person")
    leading = sorted(counts, key=lambda name: (-counts[name], rank.index(str(kinds[name])), labels[name]))[:3]
    most = [labels[name] for name in leading if 2 * counts[name] >= counts[leading[0]]]
    if not most:
        return "A timeline of events"
    return most[0] if len(most) == 1 else f"{', '.join(most[:-1])} and {most[-1]}"
