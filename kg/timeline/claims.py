"""Claims of time: the words that date something, and where they stand."""

from __future__ import annotations

from bisect import bisect_right

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.span import Span
from kg.model.statement import Claim, Evidence, Object, Ref


def evidence_at(extraction: Extraction, span: Span) -> Evidence | None:
    """Return the evidence for a span: the sentence it begins in and as much of it as that holds, or None."""
    starts = [sentence.start for sentence in extraction.sentences]
    position = bisect_right(starts, span.start) - 1
    for index in (position, position + 1):
        if 0 <= index < len(extraction.sentences):
            sentence = extraction.sentences[index]
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                return Evidence(extraction.document.key, index, Span(start, end))
    return None


def time_claim(
    extraction: Extraction, span: Span, subject: str, *, said: tuple[str, Object], rule: str, like: Claim | None = None
) -> Claim | None:
    """Return the claim that a span dates something, voiced like the claim that tells of it; None outside sentences."""
    evidence = evidence_at(extraction, span)
    if evidence is None:
        return None
    predicate, value = said
    key = keys.claim_key(extraction.document.digest, evidence.span, Ref(subject), predicate, value)
    extractor = f"{keys.PROGRAM} {rule}"
    if like is None:
        return Claim(key, Ref(subject), predicate, value, evidence, extractor=extractor)
    return Claim(
        key=key,
        subject=Ref(subject),
        predicate=predicate,
        object=value,
        evidence=evidence,
        modality=like.modality,
        voices=like.voices,
        chain=like.chain,
        origin=like.origin,
        score=like.score,
        extractor=extractor,
    )
