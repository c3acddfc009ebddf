"""What one document says: mentions with their spans, and nothing believed yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.span import Span
from kg.model.time_value import TimeValue


class Modality(StrEnum):
    """How an event is put: happened, foreseen by its agent, foreseen by others, open, or denied."""

    ACTUAL = "actual"
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    NEGATED = "negated"


FORESEEN = (Modality.PLANNED, Modality.EXPECTED)
"""What somebody means to do or counts on."""
AHEAD = (*FORESEEN, Modality.POSSIBLE)
"""What is put as still to come, or as open."""
NEAREST = "nearest examples"
"""How the type of an event was found whose word no list has."""


class Tense(StrEnum):
    """Where the grammar puts an event, seen from the time of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class MentionKind(StrEnum):
    """How an entity is referred to (ACE)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class VoiceKind(StrEnum):
    """Whether somebody can be asked."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    HEARSAY = "hearsay"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One reference to an entity."""

    span: Span
    head: Span
    kind: MentionKind
    reason: str = "name"
    """Why it refers to its entity: 'name', 'same name', 'surname', 'the company', 'pronoun' …"""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """All mentions of one entity within one document."""

    type: str
    """CURIE, e.g. schema:Organization."""
    name: str
    mentions: tuple[EntityMention, ...]
    score: float = 1.0
    is_name: bool = True
    """False for an entity that is only described ("a supplier in Leeds")."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression with its underspecified value."""

    span: Span
    value: TimeValue
    sentence: int


class TimeRelation(StrEnum):
    """How an event lies to the time expression or event that dates it."""

    AT = "at"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    DURING = "during"


@dataclass(frozen=True, slots=True)
class TimeLink:
    """That a time expression dates an event or a figure."""

    time: int
    relation: TimeRelation = TimeRelation.AT
    rule: str = "in the same clause"
    anchor: int | None = None
    """The event from which a length is counted: "two weeks after the launch"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is said to say it."""

    name: str
    kind: VoiceKind
    span: Span
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that set a modality, a polarity or a voice."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """A role filled in an event mention."""

    role: str
    """CURIE of the thematic role, e.g. kg:affected."""
    span: Span
    entity: int | None
    domain_role: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class EventMention:
    """One reference to an event."""

    trigger: Span
    type: str
    sentence: int
    arguments: tuple[Argument, ...] = ()
    times: tuple[TimeLink, ...] = ()
    modality: Modality = Modality.ACTUAL
    tense: Tense = Tense.NONE
    cues: tuple[Cue, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Outermost first; the document itself is not listed."""
    ordinal: int | None = None
    ordinal_span: Span | None = None
    score: float = 1.0
    rule: str = "trigger"
    """How the type was found: 'trigger', 'example', 'construction' …"""
    phrase: str = ""
    """A short headline-like rendering of the clause, for labels."""
    vector: tuple[int, ...] = ()
    """Trigger vector, quantised to -127..127; empty if the model gives none."""
    is_verb: bool | None = None
    """Whether the trigger is the verb of a clause of its own; None if that is not known."""
    doers: tuple[Span, ...] = ()
    """The words for who does it, named or not: "the pilots"."""
    things: tuple[Span, ...] = ()
    """The words for what it is done to, or of a statement for what is said."""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """One quantity and what it is a quantity of."""

    span: Span
    value: str
    """Decimal digits, unscaled: '17000000000'."""
    unit: str
    kind: str
    """actual, target, forecast or change."""
    metric: str
    sentence: int
    entity: int | None = None
    event: int | None = None
    """Index of the event mention that the figure belongs to."""
    place: int | None = None
    is_approximate: bool = False
    minimum: str | None = None
    maximum: str | None = None
    per: str = ""
    times: tuple[TimeLink, ...] = ()
    as_of: int | None = None
    modality: Modality = Modality.ACTUAL
    voices: tuple[Voice, ...] = ()
    metric_span: Span | None = None
    score: float = 1.0
    is_former: bool = False
    """Whether it held only before what is told beside it: "up from 4,500"."""
    phrase: str = ""
    """A short rendering of its clause, for the label of a figure whose metric says nothing."""
    is_adopted: bool = False
    """Whether it is of its event or entity only because its own grammar tells of nobody."""


@dataclass(frozen=True, slots=True)
class RelationMention:
    """A lasting relation that a sentence states; the object is an entity or words (a job title)."""

    subject: int
    predicate: str
    object: int | str
    span: Span
    sentence: int
    object_span: Span | None = None
    times: tuple[TimeLink, ...] = ()
    voices: tuple[Voice, ...] = ()
    rule: str = ""
    score: float = 1.0


class LinkKind(StrEnum):
    """What a sentence says of two events."""

    BEFORE = "before"
    CAUSE = "cause"
    PART_OF = "part of"
    REALISES = "realises"
    POSTPONES = "postpones"
    CANCELS = "cancels"
    DENIES = "denies"
    MISSES = "misses"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class EventLink:
    """A link between two event mentions of a document: source → target.

    BEFORE: the source comes first. CAUSE: the target is the reason for the source. PART_OF: the
    source is a part of the target. REALISES, POSTPONES, CANCELS, DENIES, MISSES: what the source does to the
    target, which was planned, announced or said. SAME: both are one event (coreference within the document).
    """

    kind: LinkKind
    source: int
    target: int
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """A reason to doubt a document, in words, and the stretch that shows it."""

    text: str
    span: Span | None = None
