"""A mention of an event, or several held for one, as comparisons see it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kg.model.bounds import TimeBounds
from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import AHEAD, EventMention, Modality, Tense
from kg.model.time_value import TimeValue
from kg.nlp.commonness import rareness
from kg.ontology import Ontology
from kg.resolve.dates import latest_day, stated_bounds
from kg.resolve.directory import Directory
from kg.resolve.families import family
from kg.resolve.gists import Gist, Weights, content_words, gists, rarities, unit
from kg.resolve.meanings import meanings
from kg.resolve.names import words_of
from kg.resolve.vectors import Vector, as_vector

PLACE_ROLE = "kg:place"
SPEECH = "kg:Communication"
HEAD, LONGEST_HEADLINE = 3, 18
"""A headline stands among the first sentences, and is short."""
LONG_AGO = 300
"""Days."""
TOPIC = 2
"""So many of the entities that a document names most are its topic."""
PARTICLES = frozenset("apart away back down for from in into of off on out over through to up with".split())
"""Words that end the name of a deed without naming it ("spinning off")."""
REACH = 6
"""So many words to either side of a trigger are its context."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What mentions of one event tell together."""

    mentions: tuple[MentionRef, ...]
    documents: frozenset[str]
    types: frozenset[str]
    above: frozenset[str]
    """The types and all classes above them, below kg:Event."""
    roles: frozenset[tuple[str, str]] = frozenset()
    kin: frozenset[str] = frozenset()
    """Owners and parts of the participants."""
    people: frozenset[str] = frozenset()
    """The participants that are persons."""
    places: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    ordinals: frozenset[int] = frozenset()
    bounds: tuple[TimeBounds, ...] = ()
    published: tuple[date, ...] = ()
    figures: frozenset[tuple[str, str, Decimal]] = frozenset()
    stems: frozenset[str] = frozenset()
    meanings: frozenset[int] = frozenset()
    """The groups of like words that the triggers belong to."""
    vectors: tuple[Vector, ...] = ()
    sentence_vectors: tuple[Vector, ...] = ()
    contexts: tuple[Weights, ...] = ()
    """The telling words around each trigger."""
    cores: tuple[Weights, ...] = ()
    """The telling words of what each mention says of whom or what: "revenue", "copper mine"."""
    rareness: float = 0.0
    """How rare the commonest of the triggers is, as the logarithm of its rank in English."""
    is_new: bool = False
    """Whether each mention brings something up as new ("a lawsuit", "another strike")."""
    is_verb: bool = False
    """Whether each mention is the verb of a clause of its own."""
    is_lead: bool = False
    """Whether a headline or a first sentence tells of it."""
    gists: tuple[Gist, ...] = ()
    """What its documents are about."""
    is_planned: bool = False
    is_done: bool = False
    is_denied: bool = False
    is_definite: bool = False
    """Whether each mention points back ("the layoffs", "this move")."""
    is_other: bool = False
    """Whether the text sets it beside another of its kind ("a similar split", "previous rounds")."""
    is_long_past: bool = False
    """Whether it is dated long before the time of writing."""
    is_headline: bool = False
    """Whether a headline tells of it."""
    is_speech: bool = False
    times: frozenset[TimeValue] = frozenset()
    beside: frozenset[str] = frozenset()
    """What its sentences name, places left out."""
    content: frozenset[str] = frozenset()
    """What a statement is about: the other events in its sentences."""
    sentences: frozenset[tuple[str, int]] = frozenset()

    @property
    def entities(self) -> frozenset[str]:
        """Return the participants, places left out."""
        return frozenset(entity for _, entity in self.roles)

    def in_role(self, *names: str) -> frozenset[str]:
        """Return the participants in some roles."""
        return frozenset(entity for role, entity in self.roles if role in names)


def stem(words: str, *, is_noun: bool = False) -> str:
    """Return the family of the word of a trigger that names the event, so that verb and noun of one root mostly meet.

    >>> stem("launched") == stem("launches") == stem("product launch", is_noun=True)
    True
    """
    found = words_of(words) or (words.lower(),)
    return family(found[-1] if is_noun and found[-1] not in PARTICLES else found[0])


@dataclass(frozen=True, slots=True)
class Background:
    """What is known before events are compared: who is who, who belongs to whom, and the types."""

    directory: Directory
    owners: Mapping[str, frozenset[str]]
    ontology: Ontology
    place_keys: frozenset[str]
    days: Mapping[str, date | None]
    """The day of publication that each document states."""
    rarity: Weights = field(default_factory=dict)
    """How much each word of the corpus tells."""
    gists: Mapping[str, Gist] = field(default_factory=dict)
    """What each document is about."""
    people: frozenset[str] = frozenset()
    """The entities that are persons."""

    def kin(self, entities: Iterable[str]) -> frozenset[str]:
        """Return the owners of some entities, and theirs."""
        found: set[str] = set()
        queue = list(entities)
        while queue:
            for owner in self.owners.get(queue.pop(), ()):
                if owner not in found:
                    found.add(owner)
                    queue.append(owner)
        return frozenset(found)


def background(
    directory: Directory,
    owners: Mapping[str, frozenset[str]],
    ontology: Ontology,
    days: Mapping[str, date | None],
    extractions: Sequence[Extraction] = (),
) -> Background:
    """Return what comparisons of events need to know."""
    rarity = rarities(extractions)
    places, people = (
        frozenset(entity.key for entity in directory.entities if ontology.is_a(entity.type, kind))
        for kind in ("schema:Place", "schema:Person")
    )
    return Background(directory, owners, ontology, places, days, rarity, gists(extractions, rarity), people)


def occurrences(extraction: Extraction, known: Background) -> tuple[Occurrence, ...]:
    """Return one occurrence for each event mention of a document."""
    topic = topic_of(extraction, known)
    day = known.days.get(extraction.document.key)
    named = named_in_sentences(extraction, known)
    now = day or latest_day(extraction)
    return tuple(
        _placed_in_time(
            _occurrence(extraction, index, known, topic, (day,) if day else ()),
            now=now,
            beside=named.get(event.sentence, frozenset()),
        )
        for index, event in enumerate(extraction.events)
    )


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
    tense = Tense.FUTURE if event.modality in AHEAD and event.tense is Tense.NONE else event.tense
    bounds = stated_bounds(extraction, event.times, day=days[0] if days else None, tense=tense)
    above = frozenset(known.ontology.ancestors(event.type)) - roots
    trigger = extraction.quote(event.trigger)
    return Occurrence(
        mentions=(MentionRef(document, index),),
        documents=frozenset({document}),
        types=frozenset({event.type}),
        above=above,
        roles=roles,
        kin=known.kin(key for _, key in roles),
        people=frozenset(key for _, key in filled if key in known.people),
        places=frozenset(key for _, key in filled if key in known.place_keys),
        topic=topic | known.kin(topic),
        ordinals=frozenset() if event.ordinal is None else frozenset({event.ordinal}),
        bounds=(bounds,) if bounds else (),
        published=days,
        figures=_figures(extraction, index),
        stems=frozenset({stem(trigger, is_noun=event.tense is Tense.NONE)}),
        meanings=meanings(trigger),
        vectors=(as_vector(event.vector),) if event.vector else (),
        sentence_vectors=_sentence_vectors(extraction, event.sentence),
        contexts=(_context(extraction, event, known.rarity),),
        cores=(_core(extraction, event, known.rarity),),
        rareness=rareness(trigger.lower().split()[-1]),
        is_new=event.tense is Tense.NONE and _has_before(extraction, event, _NEW),
        is_verb=event.tense is not Tense.NONE,
        is_lead=event.sentence <= 1 or is_headline(extraction, event.sentence),
        gists=tuple(known.gists[document] for _ in (0,) if document in known.gists),
        is_planned=event.modality in AHEAD,
        is_done=event.modality is Modality.ACTUAL and event.tense is Tense.PAST,
        is_denied=event.modality is Modality.NEGATED,
        is_definite=is_definite(extraction, event),
        is_other=_has_before(extraction, event, _OTHER),
        is_headline=is_headline(extraction, event.sentence),
        is_speech=SPEECH in above,
        times=frozenset(extraction.times[link.time].value for link in event.times),
        sentences=frozenset({(document, event.sentence)}),
    )


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
        (figure.metric, figure.unit, Decimal(figure.value)) for figure in extraction.figures if figure.event == event
    )


_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
_NEW = frozenset({"a", "an", "another", "further"})
_OTHER = frozenset({"similar", "previous", "earlier", "past", "prior", "other", "former"})


def is_definite(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun mention points back: "the layoffs", "this round of cuts"."""
    is_noun = event.tense is Tense.NONE and event.ordinal is None
    return is_noun and _has_before(extraction, event, _POINTING)


def _has_before(extraction: Extraction, event: EventMention, wanted: frozenset[str]) -> bool:
    """Return whether one of some words stands among the four before a trigger, in its sentence."""
    start = extraction.sentences[event.sentence].start
    before = extraction.document.text[start : event.trigger.start].lower().split()[-4:]
    return any(word.strip("“\"'(,") in wanted for word in before)


def is_headline(extraction: Extraction, sentence: int) -> bool:
    """Return whether a sentence is the document's headline, or stands above the story like one."""
    span = extraction.sentences[sentence]
    title = extraction.document.fact(Fact.TITLE)
    if title is not None and (title.span.overlaps(span) or title.value.strip() == extraction.quote(span).strip()):
        return True
    words = extraction.quote(span).split()
    return sentence <= HEAD and len(words) <= LONGEST_HEADLINE and words[-1:] != [] and words[-1][-1] not in ".?!…”"


def merged(found: Sequence[Occurrence]) -> Occurrence:
    """Return what several occurrences tell together."""
    if len(found) == 1:
        return found[0]
    return Occurrence(
        mentions=tuple(sorted(mention for each in found for mention in each.mentions)),
        documents=frozenset[str]().union(*(each.documents for each in found)),
        types=frozenset[str]().union(*(each.types for each in found)),
        above=frozenset[str]().union(*(each.above for each in found)),
        roles=frozenset[tuple[str, str]]().union(*(each.roles for each in found)),
        kin=frozenset[str]().union(*(each.kin for each in found)),
        people=frozenset[str]().union(*(each.people for each in found)),
        places=frozenset[str]().union(*(each.places for each in found)),
        topic=frozenset[str]().union(*(each.topic for each in found)),
        ordinals=frozenset[int]().union(*(each.ordinals for each in found)),
        bounds=tuple(sorted({b for each in found for b in each.bounds}, key=lambda b: (b.earliest, b.latest))),
        published=tuple(sorted({day for each in found for day in each.published})),
        figures=frozenset[tuple[str, str, Decimal]]().union(*(each.figures for each in found)),
        stems=frozenset[str]().union(*(each.stems for each in found)),
        meanings=frozenset[int]().union(*(each.meanings for each in found)),
        vectors=tuple(vector for each in found for vector in each.vectors),
        sentence_vectors=tuple(vector for each in found for vector in each.sentence_vectors),
        contexts=tuple(context for each in found for context in each.contexts),
        cores=tuple(core for each in found for core in each.cores),
        rareness=min(each.rareness for each in found),
        is_new=all(each.is_new for each in found),
        is_verb=all(each.is_verb for each in found),
        is_lead=any(each.is_lead for each in found),
        gists=tuple(dict.fromkeys(gist for each in found for gist in each.gists)),
        is_planned=any(each.is_planned for each in found),
        is_done=any(each.is_done for each in found),
        is_denied=all(each.is_denied for each in found),
        is_definite=all(each.is_definite for each in found),
        is_other=all(each.is_other for each in found),
        is_long_past=all(each.is_long_past for each in found),
        is_headline=any(each.is_headline for each in found),
        is_speech=any(each.is_speech for each in found),
        times=frozenset[TimeValue]().union(*(each.times for each in found)),
        beside=frozenset[str]().union(*(each.beside for each in found)),
        content=frozenset[str]().union(*(each.content for each in found)),
        sentences=frozenset[tuple[str, int]]().union(*(each.sentences for each in found)),
    )
