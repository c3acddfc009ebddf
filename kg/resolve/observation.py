"""A document → an occurrence for each event that it mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from kg.model.bounds import TimeBounds
from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import AHEAD, EventMention, Modality, Tense
from kg.nlp.commonness import rareness
from kg.ontology import Ontology
from kg.resolve.background import Background
from kg.resolve.dates import latest_day, stated_bounds
from kg.resolve.gists import Weights, content_words, unit
from kg.resolve.meanings import meanings
from kg.resolve.occurrences import Occurrence
from kg.resolve.parties import party, who_at
from kg.resolve.shades import contrasting, is_several, is_single, shades
from kg.resolve.signs import (
    direction,
    is_also,
    is_called_off,
    is_definite,
    is_headline,
    is_new,
    is_noun,
    is_other,
    stem,
)
from kg.resolve.vectors import Vector, as_vector

SPEECH = "kg:Communication"
DEED, UP, DOWN = "kg:deedOfWords", "kg:goesUp", "kg:goesDown"
LONG_AGO = 300
"""Days."""
TOPIC = 2
"""So many of the entities that a document names most are its topic."""
REACH = 6
"""So many words to either side of a trigger are its context."""


def occurrences(extraction: Extraction, known: Background) -> tuple[Occurrence, ...]:
    """Return one occurrence for each event mention of a document."""
    topic = topic_of(extraction, known)
    day = known.days.get(extraction.document.key)
    named = named_in_sentences(extraction, known)
    who = who_at(extraction)
    now = day or latest_day(extraction)
    return tuple(
        _placed_in_time(
            _with_parties(
                _occurrence(extraction, index, known, topic, (day,) if day else ()), extraction, event, known, who
            ),
            now=now,
            beside=named.get(event.sentence, frozenset()),
        )
        for index, event in enumerate(extraction.events)
    )


def _with_parties(
    occurrence: Occurrence, extraction: Extraction, event: EventMention, known: Background, who: Mapping[int, int]
) -> Occurrence:
    doers, things = (party(extraction, spans, known, who) for spans in (event.doers, event.things))
    return replace(occurrence, doers=doers, things=things)


def _placed_in_time(occurrence: Occurrence, *, now: date | None, beside: frozenset[str]) -> Occurrence:
    ended = max((bounds.latest for bounds in occurrence.bounds), default=None)
    is_past = ended is not None and now is not None and (now - ended).days > LONG_AGO
    is_over = bool(ended is not None and now is not None and ended < now and not occurrence.is_verb)
    is_planned = occurrence.is_planned and not is_over
    return replace(occurrence, beside=beside, is_long_past=is_past, is_planned=is_planned)


def named_in_sentences(extraction: Extraction, known: Background) -> Mapping[int, frozenset[str]]:
    """Return the entities, places left out, that each sentence speaks of."""
    found: dict[int, set[str]] = {}
    starts = [sentence.start for sentence in extraction.sentences]
    for index, entity in enumerate(extraction.entities):
        key = known.directory.key(extraction.document.key, index)
        if key is not None and key not in known.place_keys:
            for mention in entity.mentions:
                found.setdefault(bisect_right(starts, mention.span.start) - 1, set()).add(key)
    return {sentence: frozenset(keys) for sentence, keys in found.items()}


def topic_of(extraction: Extraction, known: Background) -> frozenset[str]:
    """Return the organisations, people and products that a document names most."""
    counts: Counter[str] = Counter()
    for index, entity in enumerate(extraction.entities):
        key = known.directory.key(extraction.document.key, index)
        if key is not None and entity.is_name and key not in known.place_keys:
            counts[key] += len(entity.mentions)
    return frozenset(sorted(counts, key=lambda key: (-counts[key], key))[:TOPIC])


def _occurrence(
    extraction: Extraction, index: int, known: Background, topic: frozenset[str], days: tuple[date, ...]
) -> Occurrence:
    event = extraction.events[index]
    document = extraction.document.key
    filled = {(a.role, key) for a in event.arguments if (key := known.directory.key(document, a.entity))}
    roles = frozenset((role, key) for role, key in filled if key not in known.place_keys)
    roots = frozenset(known.ontology.ancestors("kg:Event"))
    above = frozenset(known.ontology.ancestors(event.type)) - roots
    habits = _habits(known.ontology, event.type)
    trigger = extraction.quote(event.trigger)
    is_off = is_called_off(extraction, event)
    found_shades = shades(extraction, event, known.ontology)
    event = _without_unreal_times(event)
    return Occurrence(
        mentions=(MentionRef(document, index),),
        documents=frozenset({document}),
        types=frozenset({event.type}),
        above=above,
        habits=habits,
        near_types=_near_types(known.ontology, event.type),
        roles=roles,
        kin=known.kin(key for _, key in roles),
        people=frozenset(key for _, key in filled if key in known.people),
        places=frozenset(key for _, key in filled if key in known.place_keys),
        topic=topic | known.kin(topic),
        ordinals=frozenset() if event.ordinal is None else frozenset({event.ordinal}),
        bounds=_bounds(extraction, event, days[0] if days else None),
        published=days,
        figures=_figures(extraction, index),
        stems=frozenset({stem(trigger, is_noun=is_noun(extraction, event))}),
        compounds=frozenset({trigger.lower()} if len(content_words(trigger)) > 1 else ()),
        meanings=meanings(trigger, is_typed=bool(above)),
        vectors=(as_vector(event.vector),) if event.vector else (),
        sentence_vectors=_sentence_vectors(extraction, event.sentence),
        contexts=(_context(extraction, event, known.rarity),),
        cores=(_core(extraction, event, known.rarity),),
        rareness=rareness(trigger.lower().split()[-1]),
        direction=direction(trigger, known.ontology) or (UP in habits) - (DOWN in habits),
        shades=found_shades,
        other_shades=contrasting(found_shades, known.ontology),
        is_several=is_several(extraction, event),
        is_single=is_single(extraction, event),
        is_new=is_new(extraction, event),
        is_verb=not is_noun(extraction, event),
        is_lead=event.sentence <= 1 or is_headline(extraction, event.sentence),
        gists=tuple(known.gists[document] for _ in (0,) if document in known.gists),
        is_planned=event.modality in AHEAD or is_off,
        is_ahead=event.modality in AHEAD and event.tense is not Tense.PAST and not is_noun(extraction, event),
        is_done=event.modality is Modality.ACTUAL and event.tense is Tense.PAST,
        is_denied=event.modality is Modality.NEGATED and not is_off,
        is_off=is_off,
        is_definite=is_definite(extraction, event),
        is_other=is_other(extraction, event),
        is_also=is_also(extraction, event),
        is_headline=is_headline(extraction, event.sentence),
        is_speech=SPEECH in above and DEED not in habits,
        times=frozenset(extraction.times[link.time].value for link in event.times),
        sentences=frozenset({(document, event.sentence)}),
    )


@cache
def _habits(ontology: Ontology, kind: str) -> frozenset[str]:
    return ontology.habits_of(kind)


@cache
def _near_types(ontology: Ontology, kind: str) -> frozenset[str]:
    return ontology.near_types(kind)


def _without_unreal_times(event: EventMention) -> EventMention:
    """Return a mention without its times if it tells what should have been: "it ought to have come in spring"."""
    is_unreal = event.modality is Modality.POSSIBLE and event.tense is Tense.PAST
    return replace(event, times=()) if is_unreal else event


def _bounds(extraction: Extraction, event: EventMention, day: date | None) -> tuple[TimeBounds, ...]:
    """Return the days that a mention gives; a noun without a year ("January's collapse") may look either way."""
    tenses: tuple[Tense, ...] = (event.tense,)
    if event.tense is Tense.NONE:
        tenses = (Tense.FUTURE,) if event.modality in AHEAD else (Tense.PAST, Tense.FUTURE)
    found = (stated_bounds(extraction, event.times, day=day, tense=tense) for tense in tenses)
    return tuple(dict.fromkeys(bounds for bounds in found if bounds is not None))


def _sentence_vectors(extraction: Extraction, sentence: int) -> tuple[Vector, ...]:
    found = extraction.sentence_vectors[sentence : sentence + 1]
    return tuple(as_vector(vector) for vector in found if vector)


def _context(extraction: Extraction, event: EventMention, rarity: Weights) -> Weights:
    """Return the telling words around a trigger, those of the trigger itself left out."""
    sentence = extraction.sentences[event.sentence]
    before = content_words(extraction.document.text[sentence.start : event.trigger.start])[-REACH:]
    after = content_words(extraction.document.text[event.trigger.end : sentence.end])[:REACH]
    own = content_words(extraction.quote(event.trigger))
    return unit({word: rarity.get(word, 1.0) for word in (*before, *after) if word not in own})


def _core(extraction: Extraction, event: EventMention, rarity: Weights) -> Weights:
    own = content_words(extraction.quote(event.trigger))
    words = content_words(event.phrase)
    return unit({word: rarity.get(word, 1.0) for word in words if word not in own and not word.isdigit()})


def _figures(extraction: Extraction, event: int) -> frozenset[tuple[str, str, Decimal]]:
    return frozenset(
        (figure.metric, figure.unit, Decimal(figure.value))
        for figure in extraction.figures
        if figure.event == event and not figure.is_adopted
    )
