"""Which events a reader would miss: one that names nobody, no time and no quantity is seldom news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.extraction import Extraction
from kg.model.mention import Modality
from kg.ontology import Ontology
from kg.resolve.events import EventClusters

_ANY, _SAYING = "kg:Event", "kg:Communication"
_LEAD = 2
"""Headline and first sentence tell what an article is about, in however few words."""


def worth_telling(clusters: EventClusters, extractions: Sequence[Extraction], *, ontology: Ontology) -> EventClusters:
    """Return the clusters that say more than that something was so."""
    by_document = {extraction.document.key: extraction for extraction in extractions}
    members = tuple(
        cluster
        for cluster in clusters.members
        if any(_is_told(by_document[reference.document], reference.index, ontology) for reference in cluster)
    )
    kept = {reference for cluster in members for reference in cluster}
    return replace(
        clusters,
        members=members,
        edges=tuple(edge for edge in clusters.edges if {edge.left, edge.right} <= kept),
        refusals=tuple(refusal for refusal in clusters.refusals if {refusal.left, refusal.right} <= kept),
    )


def _is_told(extraction: Extraction, index: int, ontology: Ontology) -> bool:
    mention = extraction.events[index]
    has_more = mention.arguments or mention.times or mention.ordinal is not None
    if has_more or any(figure.event == index for figure in extraction.figures):
        return True
    is_deep = mention.type != _ANY and not ontology.is_a(mention.type, _SAYING)
    return is_deep and mention.modality is Modality.ACTUAL and mention.sentence < _LEAD
