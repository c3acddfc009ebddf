"""Mentions → events: first within each document, then across documents."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Judgement, MentionRef
from kg.model.mention import LinkKind
from kg.resolve.blocking import candidates
from kg.resolve.clusters import Clusters, Edge
from kg.resolve.features.events import (
    across,
    affected_differ,
    denied_and_done,
    ordinals_differ,
    other_time_words,
    plan_and_happening,
    times_exclude,
    within,
)
from kg.resolve.judgements import different_pairs, same_edges
from kg.resolve.linkage import linked_clusters
from kg.resolve.occurrences import Background, Occurrence, merged, occurrences
from kg.resolve.scoring import Feature, Table
from kg.resolve.vectors import nearest

SMALL = 1500
"""Up to so many events all pairs are looked at."""
TELLING = 3
"""So many words of a document's gist propose pairs."""
UNLIKE = 0.5
"""Two events of no common word or kind are compared from this likeness of their words on."""
FAINT = 0.02
"""Pairs below this score count as not compared."""
LINKED = 2.0
"""The score of a join that a sentence itself makes."""
VETOES = (ordinals_differ, denied_and_done, affected_differ)
PLAN_AND_HAPPENING = Feature(plan_and_happening, 0.0).reason
TOLD = frozenset({Feature(ask, 0.0).reason for ask in (ordinals_differ, times_exclude, plan_and_happening)})
"""Reasons for holding two events apart that are worth telling."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Two mentions of much alike events that are held apart, and why."""

    left: MentionRef
    right: MentionRef
    reason: str


@dataclass(frozen=True, slots=True)
class EventClusters:
    """Mentions held for one event each, the joins that made them, and the refusals worth telling."""

    members: tuple[tuple[MentionRef, ...], ...]
    edges: tuple[Edge[MentionRef], ...]
    refusals: tuple[Refusal, ...]
    occurrence: Mapping[MentionRef, Occurrence]
    """The occurrence of each single mention."""


def cluster_events(
    extractions: Sequence[Extraction], known: Background, judgements: Sequence[Judgement] = ()
) -> EventClusters:
    """Return the event mentions of all documents in clusters; `judgements` may name events by their keys."""
    single: dict[MentionRef, Occurrence] = {}
    local: list[Occurrence] = []
    edges: list[Edge[MentionRef]] = []
    refusals: list[Refusal] = []
    for extraction in extractions:
        found = occurrences(extraction, known)
        single.update({occurrence.mentions[0]: occurrence for occurrence in found})
        inner, refused = _within(extraction, found)
        edges += [_on_mentions(edge, found) for edge in inner.edges]
        refusals += refused
        local += [merged([found[index] for index in members]) for members in inner.members]
    local.sort(key=lambda each: (each.published[:1], each.mentions))
    plain = [each for each in local if not each.is_speech]
    named = _Named(judgements, mention_keys(extractions))
    members, outer, refused = _across(plain, named)
    speech = _with_content([each for each in local if each.is_speech], members, single)
    more_members, more, more_refused = _across(speech, named)
    return EventClusters(
        tuple(sorted((*members, *more_members))),
        (*edges, *outer, *more),
        (*refusals, *refused, *more_refused),
        single,
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """The user's judgements, and the keys by which they name mentions."""

    judgements: Sequence[Judgement]
    keys: Mapping[MentionRef, str]

    def known_as(self, local: Sequence[Occurrence]) -> Mapping[str, Sequence[int]]:
        """Return the occurrences by the last part of the keys that an event of theirs may have."""
        found: dict[str, list[int]] = {}
        for index, occurrence in enumerate(local if self.judgements else ()):
            for mention in occurrence.mentions:
                found.setdefault(self.keys[mention], []).append(index)
        return found


def mention_keys(extractions: Sequence[Extraction]) -> Mapping[MentionRef, str]:
    """Return the key of each event mention."""
    return {
        MentionRef(extraction.document.key, index): keys.mention_key(
            extraction.document.digest, event.trigger, event.type
        )
        for extraction in extractions
        for index, event in enumerate(extraction.events)
    }


def _across(
    local: Sequence[Occurrence], named: _Named
) -> tuple[list[tuple[MentionRef, ...]], list[Edge[MentionRef]], list[Refusal]]:
    short = [
        replace(judged, left=judged.left.rsplit("-", 1)[-1], right=judged.right.rsplit("-", 1)[-1])
        for judged in named.judgements
    ]
    known_as = named.known_as(local)
    found, refused = _joined(
        local,
        _pairs(local),
        across(),
        linked=list(same_edges(short, known_as)),
        apart=list(different_pairs(short, known_as)),
    )
    members = [tuple(sorted(m for i in group for m in local[i].mentions)) for group in found.members]
    return members, [_on_mentions(edge, local) for edge in found.edges], refused


def _with_content(
    speech: Sequence[Occurrence], members: Sequence[Sequence[MentionRef]], single: Mapping[MentionRef, Occurrence]
) -> list[Occurrence]:
    """Return statements with the events that their sentences tell of."""
    told: dict[tuple[str, int], set[str]] = {}
    for number, group in enumerate(members):
        for mention in group:
            for sentence in single[mention].sentences:
                told.setdefault(sentence, set()).add(str(number))
    return [
        replace(each, content=frozenset(event for sentence in each.sentences for event in told.get(sentence, ())))
        for each in speech
    ]


def _within(extraction: Extraction, found: Sequence[Occurrence]) -> tuple[Clusters[int], list[Refusal]]:
    linked = [
        Edge(link.source, link.target, LINKED, f"the text refers to one event twice ({link.rule})", "coreference")
        for link in extraction.links
        if link.kind is LinkKind.SAME
    ]
    return _joined(found, combinations(range(len(found)), 2), within(), linked=linked)


def _joined(
    found: Sequence[Occurrence],
    pairs: Iterator[tuple[int, int]],
    table: Table[Occurrence],
    *,
    linked: Sequence[Edge[int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> tuple[Clusters[int], list[Refusal]]:
    edges = list(linked)
    different = list(apart)
    refusals: list[Refusal] = []
    for left, right in pairs:
        compared = table.compare(found[left], found[right])
        if compared.score >= FAINT:
            edges.append(Edge(left, right, compared.score, compared.words, "same-event"))
        elif compared.score < 0:
            different.append((left, right))
            if compared.reasons[0] in TOLD and _are_alike(found[left], found[right]):
                refusals.append(Refusal(found[left].mentions[0], found[right].mentions[0], compared.reasons[0]))
    linked_pairs = {frozenset((edge.left, edge.right)) for edge in linked}
    kept = [pair for pair in different if frozenset(pair) not in linked_pairs]

    def agree(left: Sequence[int], right: Sequence[int]) -> bool:
        mine, theirs = ([found[index] for index in indices] for indices in (left, right))
        if any(veto(merged(mine), merged(theirs)) for veto in VETOES):
            return False
        return not any(_times_clash(one, other) for one in mine for other in theirs)

    found_clusters = linked_clusters(range(len(found)), edges, least=table.same, different=kept, agree=agree)
    return found_clusters, refusals


def _times_clash(left: Occurrence, right: Occurrence) -> bool:
    in_one_document = bool(left.documents & right.documents)
    return bool(times_exclude(left, right) or (in_one_document and other_time_words(left, right)))


def _are_alike(left: Occurrence, right: Occurrence) -> bool:
    return bool(left.types & right.types and left.entities & right.entities and not left.is_speech)


def _on_mentions(edge: Edge[int], found: Sequence[Occurrence]) -> Edge[MentionRef]:
    left, right = found[edge.left].mentions[0], found[edge.right].mentions[0]
    return Edge(left, right, edge.score, edge.reason, edge.rule)


def _pairs(local: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth a comparison: of few events all, of many those that share a key."""
    few = len(local) <= SMALL
    everything = range(len(local))
    found = combinations(everything, 2) if few else candidates(everything, lambda i: _block_keys(local[i]))
    return ((left, right) for left, right in found if _may_be_one(local[left], local[right]))


def _may_be_one(left: Occurrence, right: Occurrence) -> bool:
    if not left.stems.isdisjoint(right.stems) or not left.types.isdisjoint(right.types):
        return True
    if not left.above.isdisjoint(right.above):
        return True
    return bool(not left.above or not right.above) and nearest(left.vectors, right.vectors) >= UNLIKE


def _block_keys(occurrence: Occurrence) -> Iterator[Hashable]:
    """Yield what two mentions of one event share at the least: a kind or a word, and who, where or what story."""
    kinds = [*sorted(occurrence.above), *(f"word {stem}" for stem in sorted(occurrence.stems))]
    story = [word for gist in occurrence.gists for word in list(gist.weights)[:TELLING]]
    who = sorted(occurrence.entities | occurrence.kin | (frozenset() if occurrence.roles else occurrence.topic))
    for kind in kinds:
        for name in (*who, *sorted(occurrence.places), *sorted(occurrence.content), *story):
            yield kind, name
