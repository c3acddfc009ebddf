"""Claims of time: the words that date something, and where they stand."""

from __future__ import annotations

from kg.model import keys
from kg.model.evidence import evidence_at
from kg.model.extraction import Extraction
from kg.model.span import Span
from kg.model.statement import Claim, Object, Ref


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
