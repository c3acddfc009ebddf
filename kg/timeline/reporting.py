"""That a text tells of something bounds both: the event by the text's publication, and the publication by the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import timedelta

from kg.model.mention import AHEAD, Modality, Tense
from kg.timeline.datings import COUNTED, Dating
from kg.timeline.expressions import is_scheduled
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.readings import Limit, Words
from kg.timeline.story import Counted, Story, Told

_PROMPT = timedelta(days=7)
"""Texts that come out so close to one another tell of the same things."""
_COARSE_DAYS = 62
"""A plan for more than two months ("its 2024 targets") is often told of when they are over."""

TOLD = {
    (Modality.ACTUAL, Tense.PAST): (Strength.HARD, Strength.LINKED),
    (Modality.ACTUAL, Tense.PRESENT): (Strength.FIRM, Strength.FIRM),
    (Modality.ACTUAL, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.NEGATED, Tense.PAST): (Strength.FIRM, Strength.SOFT),
}
"""How sure it is that what is told so had begun when the text was published: its own date had, the event had."""
FORESEEN = {
    (Modality.PLANNED, Tense.FUTURE): (Strength.HARD, Strength.LINKED),
    (Modality.PLANNED, Tense.PRESENT): (Strength.OWN, Strength.FIRM),
    (Modality.PLANNED, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.EXPECTED, Tense.FUTURE): (Strength.OWN, Strength.FIRM),
    (Modality.EXPECTED, Tense.PRESENT): (Strength.OWN, Strength.SOFT),
    (Modality.EXPECTED, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.POSSIBLE, Tense.FUTURE): (Strength.FIRM, Strength.SOFT),
    (Modality.POSSIBLE, Tense.PRESENT): (Strength.FIRM, Strength.SOFT),
}
"""How sure it is that what is put so was still ahead: its own date was, the event was."""


def told_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a text is not older than what it tells of, and not younger than what it foresees."""
    mixed = {key for key, told_of in story.by_event.items() if _is_mixed(told_of)}
    done = {(told.event.key, told.source.key) for told in story.told if _is_done(told)}
    for told in story.told:
        kind = (_modality(told), told.mention.tense)
        is_told = kind in TOLD and not story.is_name_of_plan(told) and not _is_stray(told, story)
        if is_told and not _is_only_named(told, story):
            points = (story.begin(told.event.key), told.published)
            reason = f"{told.quote} is told of in {name_of(told)}"
            strength = min(_alone(TOLD[kind][1], told, story), _most(told, mixed))
            yield constraint_of(told, points, Gap(0), ("published-after-reported-event", reason, strength))
        is_done_here = told.event.key in mixed and (told.event.key, told.source.key) in done
        is_open = told.event.key in mixed and (_is_vague(told) or _is_doubtful(told, story))
        if kind in FORESEEN and not is_done_here and not is_open:
            points = (told.published, story.end(told.event.key))
            reason = f"{told.quote} is still ahead in {name_of(told)}"
            strength = min(_alone(FORESEEN[kind][1], told, story), _most(told, mixed))
            yield constraint_of(told, points, Gap(0), ("still-ahead", reason, strength))


def own_constraints(datings: Sequence[Dating]) -> Iterator[Constraint]:
    """Yield what a text's own dates say of its publication, whatever other texts say of the same event."""
    for dating in datings:
        told = dating.told
        if told is None:
            continue
        kind, premises = (_modality(told), told.mention.tense), (*told.premises, dating.claim.key)
        first, last = dating.words.fixed(Limit.EARLIEST), dating.words.fixed(Limit.LATEST)
        if kind in TOLD and first is not None:
            reason = f"{told.quote} of {dating.quote} is told of in {name_of(told)}"
            points, gap, rule = (ORIGIN, told.published), Gap(first), "published-after-reported-event"
            yield Constraint(*points, gap, rule, reason, premises, TOLD[kind][0], tie=told.source.key)
        if kind in FORESEEN and last is not None:
            reason = f"{told.quote} of {dating.quote} is still ahead in {name_of(told)}"
            points, gap, rule = (told.published, ORIGIN), Gap(-last), "still-ahead"
            is_coarse = first is None or last - first > _COARSE_DAYS
            strength = min(FORESEEN[kind][0], Strength.SOFT) if is_coarse else FORESEEN[kind][0]
            yield Constraint(*points, gap, rule, reason, premises, strength, tie=told.source.key)


def mentioned_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a text is not older than a day which a sentence wholly in the past tense names."""
    for document, told_here in story.by_document.items():
        extraction = story.extractions[document]
        past = _past_sentences(told_here)
        for time in extraction.times:
            day = Words(time.value, Tense.PAST).fixed(Limit.EARLIEST)
            told = past.get(time.sentence)
            if day is None or told is None or time.value.signal not in ("", "since"):
                continue
            reason = f"“{time.value.expression}” is told of in the past tense in {name_of(told)}"
            why = ("published-after-day-told-of", reason, Strength.HARD)
            yield constraint_of(told, (ORIGIN, told.published), Gap(day), why)


def _past_sentences(told_here: Sequence[Told]) -> Mapping[int, Told]:
    """Return the sentences whose events are all facts of the past, with the first of each."""
    found: dict[int, list[Told]] = {}
    for told in told_here:
        found.setdefault(told.mention.sentence, []).append(told)
    return {
        number: told_of[0]
        for number, told_of in found.items()
        if all((told.mention.modality, told.mention.tense) == (Modality.ACTUAL, Tense.PAST) for told in told_of)
    }


def _is_stray(told: Told, story: Story) -> bool:
    """Return whether a mention puts as a fact what is still a plan by all others, in a text that is no younger."""
    if told.event.modality not in AHEAD or told.mention.modality in AHEAD:
        return False
    first, unknown = told.source.bounds.earliest, not told.source.bounds.is_known
    plans = [one.source.bounds for one in story.by_event[told.event.key] if one.mention.modality in AHEAD]
    return unknown or any(not plan.is_known or plan.latest >= first for plan in plans)


def _is_only_named(told: Told, story: Story) -> bool:
    """Return whether a text only names what a later one tells of, too: it may mean another vote or sale."""
    if told.mention.tense is not Tense.NONE or told.mention.times:
        return False
    own = told.source.bounds
    others = [one.source.bounds for one in story.by_event[told.event.key] if one.source.bounds.is_known]
    return any(not own.is_known or other.latest > own.latest + _PROMPT for other in others)


def _is_vague(told: Told) -> bool:
    """Return whether a mention is put as to come by neither tense nor time: "how long a firm has to report a leak"."""
    return told.mention.tense is not Tense.FUTURE and not told.mention.times


def is_vague_plan(told: Told) -> bool:
    """Return whether words put a fact as if to come: "a firm has 72 hours to report a leak" tells of leaks at large."""
    return told.event.modality is Modality.ACTUAL and _is_vague(told)


def _is_doubtful(told: Told, story: Story) -> bool:
    """Return whether a plan without a time is told as done by a text that is not known to be later."""
    own = told.source.bounds
    facts = [one.source.bounds for one in story.by_event[told.event.key] if _is_past_fact(one)]
    return not told.mention.times and any(
        not (own.is_known and one.is_known and one.latest > own.latest) for one in facts
    )


def _is_past_fact(told: Told) -> bool:
    return (told.mention.modality, told.mention.tense) == (Modality.ACTUAL, Tense.PAST)


def _is_done(told: Told) -> bool:
    """Return whether a text tells something with its time as done, so that it is not still ahead there."""
    return _is_past_fact(told) and any(link.rule != COUNTED for link in told.mention.times)


def _is_mixed(told_of: Sequence[Told]) -> bool:
    """Return whether an event is told of as a fact here and as still to come there: plan and happening in one."""
    return len({told.mention.modality in AHEAD for told in told_of}) > 1


def _most(told: Told, mixed: Set[str]) -> Strength:
    """Return how sure a rule can be at most: which of plan and happening a text means is a guess unless it dates it."""
    if told.event.key not in mixed:
        return Strength.HARD
    return Strength.FIRM if told.mention.times else Strength.SOFT


def _alone(strength: Strength, told: Told, story: Story) -> Strength:
    """Return how sure a rule is of an event: as sure as the words where no other mention is taken for the same.

    Where others date it, a text that tells it without a time proves less than their dates.
    """
    others = [one for one in story.by_event[told.event.key] if one is not told]
    if not others:
        return Strength.OWN if strength is Strength.LINKED else strength
    is_bare = not told.mention.times
    is_dated_elsewhere = is_bare and any(one.mention.times for one in others)
    return min(strength, Strength.SOFT) if is_dated_elsewhere else strength


def _modality(told: Told) -> Modality:
    """Return how a mention puts its event; one without a tense of its own takes it from the others."""
    if told.mention.tense in {Tense.NONE, Tense.PRESENT} and told.event.modality in AHEAD:
        return told.event.modality
    is_planned = told.mention.modality is Modality.ACTUAL and any(
        is_scheduled(told, link) for link in told.mention.times
    )
    return Modality.PLANNED if is_planned else told.mention.modality


def name_of(told: Told | Counted) -> str:
    """Return the name of the document that tells of something, in quotation marks."""
    return f"“{told.source.title or told.source.document}”"


def constraint_of(told: Told, points: tuple[Point, Point], gap: Gap, why: tuple[str, str, Strength]) -> Constraint:
    """Return a constraint that rests on a mention: the rule, the reason and how sure it is come as `why`."""
    rule, reason, strength = why
    return Constraint(*points, gap, rule, reason, told.premises, strength, tie=told.source.key)
