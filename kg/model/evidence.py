"""Where a span of a document stands, as evidence for a claim."""

from __future__ import annotations

from bisect import bisect_right

from kg.model.extraction import Extraction
from kg.model.span import Span
from kg.model.statement import Evidence


def evidence_at(extraction: Extraction, span: Span) -> Evidence | None:
    """Return the evidence for a span: the sentence it begins in, and as much of it as the sentence holds; or None."""
    starts = [sentence.start for sentence in extraction.sentences]
    position = bisect_right(starts, span.start) - 1
    for index in (position, position + 1):
        if 0 <= index < len(extraction.sentences):
            sentence = extraction.sentences[index]
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end and extraction.quote(Span(start, end)).strip():
                return Evidence(extraction.document.key, index, Span(start, end))
    return None
