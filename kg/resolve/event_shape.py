"""What an event is, by the votes of its mentions: type, modality, participants, label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef, Participant
from kg.model.mention import AHEAD, EventMention, Modality, Tense
from kg.model.span import Span
from kg.ontology import Ontology
from kg.resolve.directory import Directory
from kg.resolve.signs import is_called_off

ROLE_ORDER = ("kg:agent", "kg:speaker", "kg:affected", "kg:place", "kg:instrument", "kg:other")
PLACE = "kg:place"
LONGEST_LABEL = 140
LONGEST_QUOTE = 80
_BREAK = re.compile(r"[,;:] | [–—-] ")
TELLING_WORDS = 4
"""A headline of fewer words leaves something out."""
VOICE_OF_TENSE: Mapping[Tense, float] = {Tense.PAST: 2.0, Tense.PRESENT: 1.0, Tense.FUTURE: 1.0, Tense.NONE: 0.4}
"""How much "it happened" counts by tense: a noun says little ("the planned layoffs … the layoffs")."""
VOICE_OF_PARTICIPLE = 1.5
"""How much it counts by a verb without a tense: "Dealer arrested"."""
MODALITY_ORDER = (Modality.ACTUAL, Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE, Modality.NEGATED)

Told = tuple[MentionRef, Extraction, EventMention]
"""A mention with where it stands."""


def mention_key(told: Told) -> str:
    """Return the key of an event mention."""
    _, extraction, event = told
    return keys.mention_key(extraction.document.digest, event.trigger, event.type)


def event_type(told: Sequence[Told], ontology: Ontology) -> str:
    """Return the most specific of the types with the most support, a type supporting those below it."""
    votes: Counter[str] = Counter()
    for _, _, event in told:
        votes[event.type] += 1
    support = {
        name: sum(count for other, count in votes.items() if ontology.is_a(name, other)) for name in sorted(votes)
    }
    return min(support, key=lambda name: (-support[name], -ontology.depth(name), name))


def event_modality(told: Sequence[Told]) -> Modality:
    """Return how the event is put by most mentions; what is said to have happened outranks a plan.

    What one text calls off comes to nothing, however many have planned it.
    """
    votes: Counter[Modality] = Counter()
    for _, _, event in told:
        votes[event.modality] += _voice(event)  # type: ignore[assignment]
    is_done = any(event.modality is Modality.ACTUAL and event.tense is Tense.PAST for _, _, event in told)
    if not is_done and any(is_called_off(extraction, event) for _, extraction, event in told):
        return Modality.NEGATED
    is_ahead = sum(votes[one] for one in AHEAD) > max(votes[Modality.ACTUAL], votes[Modality.NEGATED])
    likely = AHEAD if is_ahead else MODALITY_ORDER
    return min(likely, key=lambda modality: (-votes[modality], MODALITY_ORDER.index(modality)))


def _voice(event: EventMention) -> float:
    if event.modality is not Modality.ACTUAL:
        return 1.0
    return VOICE_OF_PARTICIPLE if event.is_verb and event.tense is Tense.NONE else VOICE_OF_TENSE[event.tense]


def event_ordinal(told: Sequence[Told]) -> int | None:
    """Return the ordinal that most mentions give, or None."""
    votes = Counter(event.ordinal for _, _, event in told if event.ordinal is not None)
    return min(votes, key=lambda ordinal: (-votes[ordinal], ordinal), default=None)


def event_participants(
    told: Sequence[Told], directory: Directory, places: frozenset[str] = frozenset()
) -> tuple[Participant, ...]:
    """Return each participant in the role that most mentions give it; a place beside a doer is where it happens."""
    votes: dict[str, Counter[str]] = {}
    for reference, _, event in told:
        for argument in event.arguments:
            key = directory.key(reference.document, argument.entity)
            if key is not None:
                votes.setdefault(key, Counter())[argument.role] += 1
    has_others = any(key not in places for key in votes)
    return tuple(
        Participant(PLACE if key in places and has_others else _best_role(roles), key)
        for key, roles in sorted(votes.items())
    )


def _best_role(votes: Counter[str]) -> str:
    return min(votes, key=lambda role: (-votes[role], ROLE_ORDER.index(role) if role in ROLE_ORDER else 9, role))


def event_label(
    told: Sequence[Told], names: Mapping[str, str], type_label: str, participants: Sequence[Participant]
) -> str:
    """Return a short headline: the phrase of the clearest mention, or the kind and who takes part."""
    modality = event_modality(told)
    phrases = [(_clarity(one, modality), mention_key(one), one[2].phrase) for one in told if _fits(one[2].phrase)]
    if phrases:
        return min(phrases)[2]
    who = [names[p.entity] for role in ROLE_ORDER for p in participants if p.role == role and p.entity in names]
    what = type_label[:1].upper() + type_label[1:]
    return f"{what}: {', '.join(who[:3]) or as_written(min(told, key=mention_key))}"


def as_written(told: Told) -> str:
    """Return the words around a trigger as they stand, between the commas that are farthest apart but not too far."""
    _, extraction, event = told
    sentence, text = extraction.sentences[event.sentence], extraction.document.text
    ends = [match.start() for match in _BREAK.finditer(text, event.trigger.end, sentence.end)]
    starts = [match.end() for match in _BREAK.finditer(text, sentence.start, event.trigger.start)]
    pairs = ((start, end) for start in (sentence.start, *starts) for end in (*ends, sentence.end))
    fitting = [(start - end, start, end) for start, end in pairs if end - start <= LONGEST_QUOTE]
    _, start, end = min(fitting, default=(0, *_near(text, sentence, event.trigger)))
    before, after = ("… " if start > sentence.start else ""), (" …" if end < sentence.end else "")
    return f"“{before}{' '.join(text[start:end].split()).strip(' ,;.')}{after}”"


def _near(text: str, sentence: Span, trigger: Span) -> tuple[int, int]:
    """Return where the words begin and end that stand near a trigger."""
    start = max(sentence.start, trigger.start - LONGEST_QUOTE // 2)
    end = min(sentence.end, trigger.end + LONGEST_QUOTE // 2)
    start = start if start == sentence.start else text.find(" ", start, trigger.start) + 1 or trigger.start
    return start, end if end == sentence.end else max(text.rfind(" ", trigger.end, end), trigger.end)


def _fits(phrase: str) -> bool:
    return 0 < len(phrase) <= LONGEST_LABEL


def _clarity(told: Told, modality: Modality) -> tuple[float, ...]:
    """Return a sort key: small for a mention that tells who, what, which and is sure of it."""
    _, _, event = told
    filled = len({argument.role for argument in event.arguments if argument.entity is not None})
    words = event.phrase.split()
    is_cut, is_loud = event.phrase.endswith("…"), sum(word.isupper() for word in words) > len(words) / 2
    return (
        float(is_loud),
        -float(event.ordinal is not None),
        -float(event.modality is modality),
        -float(len(words) >= TELLING_WORDS) - float(event.tense is not Tense.NONE),
        -float(filled) + float(is_cut),
        -float(event.tense is Tense.PAST),
        -event.score,
    )
