"""What came of plans, as a sentence says: put off, called off, denied, missed, or come true."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import REFUSING
from kg.extract.grammar import children, objects
from kg.model.mention import EventLink, EventMention, LinkKind, Modality, Tense
from kg.ontology import Ontology

KINDS = {
    "kg:postpones": LinkKind.POSTPONES,
    "kg:cancels": LinkKind.CANCELS,
    "kg:denies": LinkKind.DENIES,
    "kg:misses": LinkKind.MISSES,
}
"""What an event of a type does to the one that its words govern."""
TURNING = {"postponing": LinkKind.POSTPONES, "cancelling": LinkKind.CANCELS}
"""What a cue's word does to the event that it bears on, whatever event it is itself."""
CERTAIN = (Modality.ACTUAL, Modality.PLANNED)
KEPT = "kg:realises"
"""The bearing of what is said ahead: the happening keeps it."""


def bearings(analysis: Analysis) -> Iterator[EventLink]:
    """Yield the links between plans and what came of them."""
    yield from _turned(analysis)
    yield from _kept(analysis)


def _turned(analysis: Analysis) -> Iterator[EventLink]:
    """Yield what an event does to the one its word bears on: "delayed the launch", "denied that it would close"."""
    owner = {token.i: index for index, one in enumerate(analysis.events) for token in analysis.tokens(one.trigger)}
    for target, event in enumerate(analysis.events):
        for cue in event.cues:
            source = owner.get(analysis.tokens(cue.span).root.i, target)
            if source == target or cue.kind not in TURNING | dict.fromkeys(REFUSING):
                continue
            kind = TURNING.get(cue.kind) or KINDS.get(_bearing(analysis.events[source], analysis.ontology))
            if kind is not None and analysis.events[source].modality in CERTAIN:
                yield EventLink(kind, source, target, cue.span, kind.value)


def _kept(analysis: Analysis) -> Iterator[EventLink]:
    """Yield what was kept or missed of what had been said: "the cuts announced in May began", "as it had promised"."""
    heads = {analysis.tokens(event.trigger).root.i: index for index, event in enumerate(analysis.events)}
    for place, target in heads.items():
        said = analysis.events[target]
        source = _told_of(analysis.doc[place], heads) if _bearing(said, analysis.ontology) == KEPT else None
        kind = _outcome(analysis.events[source]) if source is not None else None
        if source not in (None, target) and kind is not None and said.modality is Modality.ACTUAL:
            yield EventLink(kind, source, target, said.trigger, kind.value)
            yield EventLink(LinkKind.BEFORE, target, source, said.trigger, "told ahead")


def _outcome(event: EventMention) -> LinkKind | None:
    """Return what an event does to the promise of it, if it has come about or has not."""
    if event.modality is Modality.ACTUAL and event.tense in (Tense.PAST, Tense.PRESENT, Tense.NONE):
        return LinkKind.REALISES
    return LinkKind.MISSES if event.modality is Modality.NEGATED and event.tense is Tense.PAST else None


def _told_of(verb: Token, heads: dict[int, int]) -> int | None:
    """Return the event of which a clause says that it was announced: it describes its noun, or stands with "as"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _at(verb.head, heads)
    if verb.dep_ == "acl:relcl" and all(one.tag_ in ("WDT", "WP") or one == verb.head for one in objects(verb)):
        return _at(verb.head, heads)
    is_as = verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in children(verb, "mark", "case", "advmod"))
    return heads.get(verb.head.i) if is_as and not children(verb, "ccomp") else None


def _at(noun: Token, heads: dict[int, int]) -> int | None:
    return heads.get(noun.i)


def _bearing(event: EventMention, ontology: Ontology) -> str:
    """Return what the type of an event, or one above it, does to the event its words govern."""
    kinds = (ontology.types.get(name) for name in ontology.ancestors(event.type))
    return next((kind.bearing for kind in kinds if kind is not None and kind.bearing), "")
