"""Mentions → events: pairs are compared, within a document and across, and joined while all of two events agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Judgement, MentionRef
from kg.model.mention import LinkKind
from kg.resolve.background import Background
from kg.resolve.clusters import Edge
from kg.resolve.event_pairs import pairs_worth_comparing
from kg.resolve.features.events import across, within
from kg.resolve.features.kinds import ordinals_differ
from kg.resolve.features.participants import places_exclude
from kg.resolve.features.times import other_time_words, times_exclude
from kg.resolve.judgements import different_edges, same_edges
from kg.resolve.linkage import linked_clusters
from kg.resolve.nameless import with_nameless_joined
from kg.resolve.observation import occurrences
from kg.resolve.occurrences import Occurrence, merged
from kg.resolve.turnings import with_turnings_joined
from kg.resolve.versions import told_twice, with_kinds_of_copies
from kg.resolve.weighing import SETTLED, TOLD, weight_of

LINKED = 2.0
"""The score of a join that a sentence itself makes."""
COPIED = 1.5
"""The score of a join of what two copies of a text tell in one place."""


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
    single = {each.mentions[0]: each for extraction in extractions for each in occurrences(extraction, known)}
    copied = tuple(told_twice(known.versions, extractions, single))
    single = with_kinds_of_copies(copied, single)
    ordered = sorted(single.values(), key=lambda each: (each.published, each.mentions))
    told = _Told(extractions, judgements, copied)
    members, edges, refusals = _clustered([each for each in ordered if not each.is_speech], told)
    members, joins = with_turnings_joined(members, extractions, single, told.may_join)
    edges += joins
    members, joins = with_nameless_joined(members, single, told.may_join)
    edges += joins
    speech = _with_content([each for each in ordered if each.is_speech], members, single)
    more_members, more_edges, more_refusals = _clustered(speech, told)
    return EventClusters(
        tuple(sorted((*members, *more_members))), (*edges, *more_edges), (*refusals, *more_refusals), single
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What sentences and the user say of mentions: which are one event, and which are two."""

    extractions: Sequence[Extraction]
    judgements: Sequence[Judgement]
    copied: Sequence[tuple[MentionRef, MentionRef]]
    """Mentions that stand in one place of two copies of a text."""

    def same(self, found: Sequence[Occurrence]) -> list[Edge[int]]:
        """Return the joins that sentences and judgements ask for."""
        place = {each.mentions[0]: index for index, each in enumerate(found)}
        edges = []
        for extraction in self.extractions:
            for link in extraction.links if extraction.links else ():
                ends = [MentionRef(extraction.document.key, index) for index in (link.source, link.target)]
                if link.kind is LinkKind.SAME and all(end in place for end in ends):
                    reason = f"the text refers to one event twice ({link.rule})"
                    edges.append(Edge(place[ends[0]], place[ends[1]], LINKED, reason, "coreference"))
        edges += [
            Edge(place[left], place[right], COPIED, "Copies of one text tell it in one place", "same-event")
            for left, right in self.copied
            if left in place and right in place
        ]
        return [*edges, *same_edges(self._short(), self._known_as(found))]

    def apart(self, found: Sequence[Occurrence]) -> list[Edge[int]]:
        """Return the pairs that judgements hold apart."""
        return list(different_edges(self._short(), self._known_as(found)))

    def may_join(self, left: Sequence[Occurrence], right: Sequence[Occurrence]) -> bool:
        """Return whether neither times nor numbers nor the user keep two clusters apart."""
        apart = [sorted((edge.left, edge.right)) for edge in self.apart([*left, *right])]
        is_judged = any(one < len(left) <= other for one, other in apart)
        return not is_judged and _agree(left, right)

    def _short(self) -> list[Judgement]:
        return [
            replace(judged, left=judged.left.rsplit("-", 1)[-1], right=judged.right.rsplit("-", 1)[-1])
            for judged in self.judgements
        ]

    def _known_as(self, found: Sequence[Occurrence]) -> Mapping[str, Sequence[int]]:
        """Return the occurrences by the last part of the keys that an event of theirs may have."""
        known: dict[str, list[int]] = {}
        called = mention_keys(self.extractions) if self.judgements else {}
        for index, occurrence in enumerate(found if self.judgements else ()):
            known.setdefault(called[occurrence.mentions[0]], []).append(index)
        return known


def mention_keys(extractions: Sequence[Extraction]) -> Mapping[MentionRef, str]:
    """Return the key of each event mention."""
    return {
        MentionRef(extraction.document.key, index): keys.mention_key(
            extraction.document.digest, event.trigger, event.type
        )
        for extraction in extractions
        for index, event in enumerate(extraction.events)
    }


def _clustered(
    found: Sequence[Occurrence], told: _Told
) -> tuple[list[tuple[MentionRef, ...]], list[Edge[MentionRef]], list[Refusal]]:
    """Return single mentions in clusters, with the joins and the refusals worth telling."""
    linked = told.same(found)
    judged = told.apart(found)
    edges, different = list(linked), [(edge.left, edge.right) for edge in judged]
    refusals = [Refusal(found[edge.left].mentions[0], found[edge.right].mentions[0], edge.reason) for edge in judged]
    for left, right in pairs_worth_comparing(found):
        is_within = bool(found[left].documents & found[right].documents)
        compared = (within() if is_within else across()).compare(found[left], found[right])
        score = weight_of(compared)
        if compared.score < 0 and compared.reasons[0] in SETTLED:
            different.append((left, right))
        elif score is not None:
            edges.append(Edge(left, right, score, compared.words, "same-event"))
        if compared.score < 0 and compared.reasons[0] in TOLD and _are_alike(found[left], found[right]):
            refusals.append(Refusal(found[left].mentions[0], found[right].mentions[0], compared.reasons[0]))
    linked_pairs = {frozenset((edge.left, edge.right)) for edge in linked}
    kept = [pair for pair in different if frozenset(pair) not in linked_pairs]

    def agree(left: Sequence[int], right: Sequence[int]) -> bool:
        return _agree([found[index] for index in left], [found[index] for index in right])

    clusters = linked_clusters(range(len(found)), edges, least=across().same, different=kept, agree=agree)
    members = [tuple(sorted(found[index].mentions[0] for index in group)) for group in clusters.members]
    return members, [_on_mentions(edge, found) for edge in clusters.edges], refusals


def _agree(left: Sequence[Occurrence], right: Sequence[Occurrence]) -> bool:
    """Whether numbers and times of two clusters may be those of one event."""
    is_numbered = any(map(_numbers, left)) and any(map(_numbers, right))
    if is_numbered and ordinals_differ(merged(left), merged(right)):
        return False
    return not any(_times_clash(one, other) for one in left for other in right)


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


def _numbers(occurrence: Occurrence) -> bool:
    return bool(occurrence.ordinals)


def _times_clash(left: Occurrence, right: Occurrence) -> bool:
    is_plan_elsewhere = left.is_planned != right.is_planned and bool(places_exclude(left, right))
    is_told_apart = bool(left.documents & right.documents) or is_plan_elsewhere
    return bool(times_exclude(left, right) or (is_told_apart and other_time_words(left, right)))


def _are_alike(left: Occurrence, right: Occurrence) -> bool:
    return bool(left.types & right.types and left.entities & right.entities and not left.is_speech)


def _on_mentions(edge: Edge[int], found: Sequence[Occurrence]) -> Edge[MentionRef]:
    left, right = found[edge.left].mentions[0], found[edge.right].mentions[0]
    return Edge(left, right, edge.score, edge.reason, edge.rule)
