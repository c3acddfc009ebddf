"""Claims: where a document says it, who says so there, and whose voice counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import keys
from kg.model.evidence import evidence_at
from kg.model.extraction import Extraction
from kg.model.mention import Modality
from kg.model.span import Span
from kg.model.statement import Claim, Object, Ref


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: all voices, the chain in words, and what decides the origin."""

    voices: tuple[Ref, ...] = ()
    chain: str = ""
    named: Ref | None = None
    """The innermost named voice."""
    is_hearsay: bool = False
    """Whether nobody in particular is said to say it."""


DOCUMENT_ITSELF = Attribution()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A stretch of a document that makes claims: how it is put, by whom, and which rule read it."""

    extraction: Extraction
    span: Span
    group: str
    rule: str
    attribution: Attribution = DOCUMENT_ITSELF
    modality: Modality = Modality.ACTUAL
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its origin is settled."""

    occasion: Occasion
    subject: Ref
    predicate: str
    object: Object
    is_accepted: bool = True
    inherits: bool = False
    """Whether another claim of the document about the same subject may lend its origin."""


def settle(drafts: Iterable[Draft]) -> Iterator[Claim]:
    """Yield the claims of the drafts with their origins, each key once, sorted by key.

    The origin, in order: the innermost named voice; one named by another claim of the document about the same subject;
    none where only "reports" say so; the document's group.
    """
    every = list(drafts)
    lenders = _lenders(every)
    found: dict[str, Claim] = {}
    for draft in every:
        claim = _claim(draft, lenders)
        if claim is not None and (claim.key not in found or claim.score > found[claim.key].score):
            found[claim.key] = claim
    yield from (found[key] for key in sorted(found))


def _lenders(drafts: Sequence[Draft]) -> Mapping[tuple[str, Ref], Ref]:
    lenders: dict[tuple[str, Ref], tuple[Span, Ref]] = {}
    for draft in drafts:
        named = draft.occasion.attribution.named
        if draft.inherits and named is not None:
            place = (draft.occasion.extraction.document.digest, draft.subject)
            lenders[place] = min(lenders.get(place, (draft.occasion.span, named)), (draft.occasion.span, named))
    return {place: named for place, (_, named) in lenders.items()}


def _claim(draft: Draft, lenders: Mapping[tuple[str, Ref], Ref]) -> Claim | None:
    occasion = draft.occasion
    evidence = evidence_at(occasion.extraction, occasion.span)
    if evidence is None:
        return None
    digest = occasion.extraction.document.digest
    said = occasion.attribution
    lent = lenders.get((digest, draft.subject)) if draft.inherits else None
    return Claim(
        key=keys.claim_key(digest, evidence.span, draft.subject, draft.predicate, draft.object),
        subject=draft.subject,
        predicate=draft.predicate,
        object=draft.object,
        evidence=evidence,
        modality=occasion.modality,
        voices=said.voices,
        chain=said.chain,
        origin=said.named or lent or (None if said.is_hearsay else Ref(occasion.group)),
        score=round(occasion.score, 2),
        extractor=f"{keys.PROGRAM} {occasion.rule}",
        is_accepted=draft.is_accepted
        and (occasion.modality is not Modality.NEGATED or draft.predicate == "kg:modality"),
    )
