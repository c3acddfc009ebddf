"""Which sentences a graph quotes: those that prove something, and a little context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model.extraction import Extraction
from kg.model.keys import sentence_key
from kg.model.knowledge import KnowledgeBase
from kg.model.statement import Ref

SHARE = 0.6
"""Context never brings the quoted sentences above this share of a document (quotations, not copies)."""


def mentioned(knowledge: KnowledgeBase) -> Iterator[tuple[str, str, int]]:
    """Yield key, document and sentence for every mention of an event or figure."""
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    for event in knowledge.events:
        for ref in event.mentions:
            yield event.key, ref.document, extractions[ref.document].events[ref.index].sentence
    for figure in knowledge.figures:
        for ref in figure.mentions:
            yield figure.key, ref.document, extractions[ref.document].figures[ref.index].sentence


def quoted(knowledge: KnowledgeBase, *, context: int) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the sentences to quote, by document."""
    needed: dict[str, set[int]] = defaultdict(set)
    for _, document, position in mentioned(knowledge):
        needed[document].add(position)
    for claim in knowledge.claims:
        needed[claim.evidence.document].add(claim.evidence.sentence)
    for document, position in _joined(knowledge):
        needed[document].add(position)
    for proof in (proof for drift in knowledge.drifts for proof in drift.evidence):
        needed[proof.document].add(proof.sentence)
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    return {
        document: widen(extractions[document], positions, context=context) if document in extractions else ()
        for document, positions in sorted(needed.items())
    }


def _joined(knowledge: KnowledgeBase) -> Iterator[tuple[str, int]]:
    """Yield the sentences that statements are about, such as those joined to an event."""
    keys = _sentence_keys(knowledge.extractions)
    for statement in knowledge.statements():
        for term in (statement.subject, statement.object):
            if isinstance(term, Ref) and term.key in keys:
                yield keys[term.key]


def _sentence_keys(extractions: Iterable[Extraction]) -> Mapping[str, tuple[str, int]]:
    return {
        sentence_key(extraction.document.digest, position): (extraction.document.key, position)
        for extraction in extractions
        for position in range(len(extraction.sentences))
    }


def widen(extraction: Extraction, positions: Iterable[int], *, context: int) -> tuple[int, ...]:
    """Return the positions with their neighbours, nearest first, as long as the share allows it."""
    chosen = {position for position in positions if 0 <= position < len(extraction.sentences)}
    evidence = sorted(chosen)
    room = SHARE * len(extraction.document.body) - sum(len(extraction.sentences[position]) for position in chosen)
    for distance in range(1, context + 1):
        for neighbour in (position + step for position in evidence for step in (-distance, distance)):
            if neighbour in chosen or not 0 <= neighbour < len(extraction.sentences):
                continue
            length = len(extraction.sentences[neighbour])
            if 0 < length <= room:
                chosen.add(neighbour)
                room -= length
    return tuple(sorted(chosen))
