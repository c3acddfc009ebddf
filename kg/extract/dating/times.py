"""Time expressions of a document, underspecified as they stand."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.model.mention import TimeMention
from kg.model.span import Span
from kg.temporal.expressions import find_expressions


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its time expressions, sentence by sentence."""
    found = []
    for number, span in enumerate(analysis.spans):
        for place, value in find_expressions(span.within(analysis.document.text)):
            shifted = Span(place.start + span.start, place.end + span.start)
            if not _is_name(shifted, analysis):
                found.append(TimeMention(shifted, value, number))
    return replace(analysis, times=tuple(found))


def _is_name(span: Span, analysis: Analysis) -> bool:
    """Whether the words are a part of a longer name ("Saturday Ventures")."""
    return any(
        mention.span.contains(span) and len(mention.span) > len(span)
        for entity in analysis.entities
        if entity.is_name
        for mention in entity.mentions
    )
