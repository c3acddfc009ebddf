"""A mention of a figure, as comparisons see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from kg.model.bounds import TimeBounds
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.knowledge import Event, MentionRef
from kg.model.mention import FigureMention, Tense, VoiceKind
from kg.ontology import Ontology
from kg.resolve.background import Background
from kg.resolve.dates import stated_bounds
from kg.resolve.quantities import is_rounding

GENERIC = frozenset({"kg:Amount", "kg:Count", "kg:Percentage", "kg:Units"})
"""Metrics that say no more than the unit: what was measured was not understood."""
COUNT = "kg:Count"
PLAIN_UNITS = frozenset({"people", "unit", "piece", "item", "thing", "time", "case", "number"})
"""Counted nouns that do not tell what is counted."""
DEADLY = ("kg:Disaster", "kg:Attack", "kg:Death", "kg:Evacuation")
CASES, TALLY_OF = "kg:Cases", {"kg:Death": "kg:Deaths", "kg:Injury": "kg:Injuries"}
"""What those are a tally of whom something befell: "19 patients suffered injuries"."""
TOLLS = frozenset({"kg:Deaths", "kg:Injuries"})
"""Counts of which a text may tell parts beside the whole: "23 dead, 17 of them in the quake"."""
CORRECTING, FORECASTERS, COMMON_TALK = "kg:correctionWords", "kg:forecasterWords", "kg:commonTalkWords"
NEAR = 2
"""How many sentences around a figure tell of its scene."""
APPROXIMATE = Decimal("0.06")
"""So far from another an approximate value may lie and still be the same."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one mention of a figure tells."""

    reference: MentionRef
    subject: str
    circle: frozenset[str]
    """The subject, its owners, and who takes part if it is an event."""
    event: str | None
    metric: str
    unit: str
    kind: str
    value: Decimal
    minimum: Decimal | None
    maximum: Decimal | None
    is_approximate: bool
    place: str | None
    per: str
    bounds: TimeBounds | None
    published: date | None
    sayers: frozenset[str]
    tellers: frozenset[str] = frozenset()
    """Who gives the number: the sayers, and those without a name."""
    is_correction: bool = False
    """Whether its sentence, or the headline above it, sets something right."""
    is_of_analysts: bool = False
    """Whether those expect it who do not report it."""
    sentence: int = 0
    group: str = ""
    """The group of copies of its document."""
    time_words: frozenset[str] = frozenset()
    """What its own time expressions mean, not yet read on a day."""
    is_part: bool = False
    """Whether it counts some of what was counted before: "1,200 of them"."""
    scene: frozenset[str] = frozenset()
    """The disasters and attacks that its text tells of near it."""

    event_type: str = ""
    is_common_talk: bool = False
    """Whether its sentence says that all repeat it."""

    @property
    def is_vague(self) -> bool:
        """Whether it is not known what is measured, so that its kind says little as well; a count has its noun."""
        return self.metric in GENERIC and not (self.metric == COUNT and self.unit not in PLAIN_UNITS)

    def fits(self, other: Measure) -> bool:
        """Return whether both values may be one: equal, rounded, about equal, or within the range."""
        return self.rounds(other) or self._holds(other.value) or other._holds(self.value)

    def rounds(self, other: Measure) -> bool:
        """Return whether both are one value: equal, rounded, or about equal."""
        if is_rounding(self.value, other.value):
            return True
        about = self.is_approximate or other.is_approximate
        return about and abs(self.value - other.value) <= APPROXIMATE * max(abs(self.value), abs(other.value))

    def _holds(self, value: Decimal) -> bool:
        return self.minimum is not None and self.maximum is not None and self.minimum <= value <= self.maximum


def measures(
    extraction: Extraction,
    known: Background,
    event_of: Mapping[MentionRef, str],
    events: Mapping[str, Event],
    *,
    group: str = "",
) -> Sequence[Measure]:
    """Return the measures of a document; a figure of nothing, or without a number, is left out."""
    made = (_measure(extraction, index, known, event_of, events) for index in range(len(extraction.figures)))
    found = [measure for measure in made if measure is not None]
    return tuple(
        replace(
            measure,
            group=group,
            scene=_scene(extraction, measure.sentence, known, event_of),
            is_part=measure.is_part or any(_is_of_total(measure, other) for other in found),
        )
        for measure in found
    )


def _is_of_total(part: Measure, total: Measure) -> bool:
    """Return whether a text tells a larger toll beside one, so that this one is of fewer or of before, not of all."""
    is_one_count = part.metric == total.metric and part.kind == total.kind == "actual"
    is_of_others = bool(part.tellers and total.tellers) and part.tellers.isdisjoint(total.tellers)
    return is_one_count and part.metric in TOLLS and part.value < total.value and not is_of_others


def _scene(
    extraction: Extraction, sentence: int, known: Background, event_of: Mapping[MentionRef, str]
) -> frozenset[str]:
    """Return the disasters and attacks that a text tells of within a few sentences."""
    near = (
        event_of.get(MentionRef(extraction.document.key, index))
        for index, event in enumerate(extraction.events)
        if abs(event.sentence - sentence) <= NEAR and any(known.ontology.is_a(event.type, kind) for kind in DEADLY)
    )
    return frozenset(key for key in near if key is not None)


def _measure(
    extraction: Extraction,
    index: int,
    known: Background,
    event_of: Mapping[MentionRef, str],
    events: Mapping[str, Event],
) -> Measure | None:
    figure = extraction.figures[index]
    document = extraction.document.key
    event = None if figure.event is None else event_of.get(MentionRef(document, figure.event))
    subject = known.directory.key(document, figure.entity) or event
    value = number(figure.value)
    if subject is None or value is None:
        return None
    takes_part = {p.entity for p in events[event].participants} if event else set[str]()
    kind = events[event].type if event else ""
    circle = {subject, *known.kin({subject}), *takes_part} | ({event} if event else set())
    return Measure(
        reference=MentionRef(document, index),
        subject=subject,
        circle=frozenset(circle),
        event=event,
        metric=TALLY_OF.get(kind, figure.metric) if figure.metric == CASES else figure.metric,
        unit=figure.unit,
        kind=figure.kind,
        value=value,
        minimum=number(figure.minimum),
        maximum=number(figure.maximum),
        is_approximate=figure.is_approximate,
        place=known.directory.key(document, figure.place),
        per=figure.per,
        bounds=_bounds(extraction, figure, known.days.get(document)),
        published=known.days.get(document),
        is_correction=_corrects(extraction, figure, known.ontology),
        event_type=kind,
        is_common_talk=_names_one(extraction.quote(extraction.sentences[figure.sentence]), COMMON_TALK, known.ontology),
        is_of_analysts=_is_of_analysts(extraction, index, known.ontology),
        sentence=figure.sentence,
        is_part=_PARTITIVE.match(extraction.document.text, figure.span.end) is not None,
        time_words=frozenset(extraction.times[link.time].value.meaning for link in figure.times),
        sayers=frozenset(voice.name for voice in figure.voices if voice.kind is VoiceKind.NAMED),
        tellers=frozenset(voice.name for voice in figure.voices if voice.kind is not VoiceKind.HEARSAY),
    )


def _bounds(extraction: Extraction, figure: FigureMention, day: date | None) -> TimeBounds | None:
    tense = Tense.PAST if figure.kind in {"actual", "change"} else Tense.FUTURE
    return stated_bounds(extraction, figure.times, day=day, tense=tense)


_PARTITIVE = re.compile(r"(?: \w+)? of (?:them|these|those|whom|which|the)\b")
_WORD = re.compile(r"\w+")


def _names_one(text: str, words: str, ontology: Ontology) -> bool:
    """Return whether a text has one of the phrases of a word list."""
    plain = f" {' '.join(_WORD.findall(text.lower()))} "
    return any(f" {' '.join(phrase)} " in plain for phrase in ontology.word_lists.get(words, ()))


def _corrects(extraction: Extraction, figure: FigureMention, ontology: Ontology) -> bool:
    title = extraction.document.fact(Fact.TITLE)
    told = [extraction.quote(extraction.sentences[figure.sentence]), *([title.value] if title else [])]
    return any(_names_one(text, CORRECTING, ontology) for text in told)


def _is_of_analysts(extraction: Extraction, index: int, ontology: Ontology) -> bool:
    """Return whether the words before a figure, since the figure before it, name those who only expect it."""
    figure = extraction.figures[index]
    start = extraction.sentences[figure.sentence].start
    before = [one.span.end for one in extraction.figures[:index] if start < one.span.end < figure.span.start]
    return _names_one(extraction.document.text[max([start, *before]) : figure.span.end], FORECASTERS, ontology)


def number(text: str | None) -> Decimal | None:
    """Return a number, or None for what is none.

    >>> number("17000000000"), number("n/a")
    (Decimal('17000000000'), None)
    """
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
