"""What one text tells as done and another denies: "advised against it", "did not advise against it"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Conflict, MentionRef, Verdict
from kg.model.mention import EventMention, Modality, Tense
from kg.model.statement import Claim
from kg.resolve.conflicts import shortened
from kg.resolve.features.events import across
from kg.resolve.features.kinds import denied_and_done
from kg.resolve.features.participants import same_participant_in_role
from kg.resolve.features.wording import same_word
from kg.resolve.occurrences import Occurrence
from kg.resolve.scoring import Table
from kg.resolve.story import Events

SURE = 0.9
"""From such a score on, but for the denial, two mentions are of one event."""
Denied = tuple[MentionRef, MentionRef]
"""A mention that denies, and one that tells the same as done."""
NEAR = 30
"""So many letters lie at most between a plain denial and its verb: "did not advise"."""


def contradicted(
    single: Mapping[MentionRef, Occurrence], extractions: Sequence[Extraction], group_of: Mapping[str, str]
) -> tuple[Denied, ...]:
    """Return the mentions that deny, each with one that tells the same as done, in an independent text."""
    done: dict[str, list[MentionRef]] = {}
    denied: list[tuple[str, MentionRef]] = []
    for extraction in extractions:
        for index, event in enumerate(extraction.events):
            one = MentionRef(extraction.document.key, index)
            if _is_plain_denial(extraction, event):
                denied.append((event.type, one))
            elif (event.modality, event.tense) == (Modality.ACTUAL, Tense.PAST):
                done.setdefault(event.type, []).append(one)
    return tuple(
        (one, other)
        for kind, one in denied
        for other in done.get(kind, ())
        if group_of[one.document] != group_of[other.document] and _are_one(single[one], single[other])
    )


def denials(
    pairs: Sequence[Denied], story: Events, claims: Sequence[Claim], titles: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield that one text says of an event that it happened and another that it did not."""
    told = story.type_claims(claims)
    labels = {event.key: event.label for event in story.events}
    found: dict[tuple[str, str], list[Denied]] = {}
    for denied, done in pairs:
        if denied in told and done in told:
            found.setdefault((story.event_of[denied], story.event_of[done]), []).append((denied, done))
    for (no, yes), ends in sorted(found.items()):
        said = tuple(sorted({told[one].key for pair in ends for one in pair}))
        denying, telling = (min(shortened(titles[pair[side].document]) for pair in ends) for side in (0, 1))
        comment = f"“{labels[yes]}” is told in “{telling}”, but denied in “{denying}”."
        about = tuple(sorted({no, yes}))
        yield Conflict(f"conflict-{keys.mint(*about, *said)}", about, said, Verdict.OPEN, comment)


def _are_one(denied: Occurrence, done: Occurrence) -> bool:
    """Return whether, but for the denial, two clauses tell of one deed in one word, or of the same one."""
    is_by_one = same_participant_in_role(denied, done) > 0 or denied.doers.shares(done.doers)
    is_clause = denied.is_verb and done.is_verb and not (denied.is_planned or done.is_planned)
    is_told_alike = is_by_one or same_word(denied, done) > 0
    return is_clause and is_told_alike and _but_for_denial().compare(denied, done).score >= SURE


def _is_plain_denial(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a verb of the past is denied by a word that stands just before it."""
    if event.modality is not Modality.NEGATED or event.tense is not Tense.PAST:
        return False
    first = extraction.sentences[event.sentence].start
    return any(
        cue.kind == "negated" and first <= cue.span.start and 0 <= event.trigger.start - cue.span.end <= NEAR
        for cue in event.cues
    )


@cache
def _but_for_denial() -> Table[Occurrence]:
    """Return the questions on mentions of two texts, that on a denial left out."""
    table = across()
    kept = tuple(feature for feature in table.features if feature.ask is not denied_and_done)
    return Table(kept, table.same, table.unsure, table.bias)
