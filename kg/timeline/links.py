"""What bounds things by one another: links that sentences state, numbers in a series, copies of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model.knowledge import Event
from kg.timeline.points import Constraint, Gap, Strength
from kg.timeline.story import Story, about

COPY_DAYS = 7
"""Copies follow within a week."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """What a link says of begins and ends: whether its object comes first, and how sure."""

    predicate: str
    reason: str
    is_object_first: bool
    strength: Strength


LINK_RULES = (
    LinkRule("kg:before", "the text puts {subject} before {object}", False, Strength.SOFT),
    LinkRule("kg:cause", "{object} is the reason for {subject}, and reasons come first", True, Strength.FIRM),
    LinkRule("kg:postpones", "{subject} puts off {object}, which comes after it", False, Strength.SOFT),
    LinkRule("kg:cancels", "{subject} calls off {object}, which was still ahead", False, Strength.SOFT),
)
"""Links between two events of which one begins no later than the other."""


def link_constraints(story: Story) -> Iterator[Constraint]:
    """Yield what the links that sentences state say of the begins and ends of both events."""
    labels = {event.key: event.label for event in story.knowledge.events}
    for rule in LINK_RULES:
        for claim, subject, linked in about(story.claims, rule.predicate):
            if subject in labels and linked in labels:
                first, second = (linked, subject) if rule.is_object_first else (subject, linked)
                reason = rule.reason.format(subject=f"“{labels[subject]}”", object=f"“{labels[linked]}”")
                name = rule.predicate.removeprefix("kg:")
                is_reason = rule.is_object_first  # a period as a whole, such as a missed year, is over by then
                points = (story.end(first) if is_reason else story.begin(first), story.begin(second))
                yield Constraint(*points, Gap(0), f"link-{name}", reason, (claim.key,), rule.strength)
    for claim, part, whole in about(story.claims, "kg:partOf"):
        if part in labels and whole in labels:
            reason = f"“{labels[part]}” is a part of “{labels[whole]}”"
            premises = (claim.key,)
            begins, ends = (story.begin(whole), story.begin(part)), (story.end(part), story.end(whole))
            yield Constraint(*begins, Gap(0), "part-within-whole", reason, premises, Strength.FIRM)
            yield Constraint(*ends, Gap(0), "part-within-whole", reason, premises, Strength.FIRM)


def series_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that the second of a series does not come before the first."""
    series: defaultdict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in story.knowledge.events:
        if event.series is not None and event.ordinal is not None:
            series[event.series].append((event.ordinal, event))
    for numbered in series.values():
        ordered = sorted(numbered, key=lambda pair: (pair[0], pair[1].key))
        for (number, event), (following, other) in pairwise(ordered):
            if number < following:
                reason = f"number {number} of a series comes before number {following}"
                points = (story.begin(event.key), story.begin(other.key))
                premises = (*_ordinal_claims(story, event), *_ordinal_claims(story, other))
                yield Constraint(*points, Gap(0), "order-of-numbers", reason, premises, Strength.FIRM)


def _ordinal_claims(story: Story, event: Event) -> Iterator[str]:
    for claim in story.claims.get(event.key, ()):
        if claim.predicate == "kg:ordinal" and claim.object == event.ordinal:
            yield claim.key


def copy_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a copy is not older than what it was made from, and that copies lie close together."""
    sources = {source.key: source for source in story.knowledge.sources}
    reasons = _copy_reasons(story)
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources.values():
        grouped[source.group].append(source.key)
        for origin in source.derived_from:
            if origin in sources:
                premises = _premises(story, reasons, (source.key, origin))
                reason = f"“{source.title}” was made from “{sources[origin].title}”"
                points = (story.begin(origin), story.begin(source.key))
                yield Constraint(*points, Gap(0), "copy-after-origin", reason, premises, Strength.HARD)
    reason = f"copies of one text follow within {COPY_DAYS} days (soft rule)"
    for keys in grouped.values():
        hub, *others = sorted(keys)
        for one, other in ((hub, other) for other in others):
            premises = _premises(story, reasons, (one, other))
            for points in ((story.begin(one), story.begin(other)), (story.begin(other), story.begin(one))):
                yield Constraint(*points, Gap(-COPY_DAYS), "copies-are-prompt", reason, premises, Strength.SOFT)


def _copy_reasons(story: Story) -> dict[str, list[str]]:
    """Return by document the inferences that hold it for a copy."""
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for inference in story.knowledge.inferences:
        if inference.predicate in {"kg:group", "prov:wasDerivedFrom"}:
            reasons[inference.subject.key].append(inference.key)
    return reasons


def _premises(story: Story, reasons: dict[str, list[str]], documents: tuple[str, str]) -> tuple[str, ...]:
    """Return why two documents are held for one text, else a claim of each."""
    inferred = {key for document in documents for key in reasons.get(document, ())}
    claimed = {claim.key for document in documents for claim in story.claims.get(document, ())[:1]}
    return tuple(sorted(inferred or claimed))
