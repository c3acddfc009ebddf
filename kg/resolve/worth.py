"""Which events a reader would miss: not what names nobody, no time and no quantity, nor that words were said.

That somebody said something is news where nothing else tells what was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.mention import EventMention, LinkKind, Modality, Tense
from kg.ontology import Ontology
from kg.ontology.inflection import stems
from kg.resolve.events import EventClusters

_ANY, _SAYING, _REMARK = "kg:Event", "kg:Communication", "kg:Remark"
_SPEECH, _SPEAKER = (_REMARK, "kg:Announcement"), "kg:speaker"
_SAID = (*_SPEECH, "kg:Prediction")
_PERSON, _OFFICES = "schema:Person", ("schema:worksFor", "schema:jobTitle")
_NOT = frozenset(("not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "hardly", "neither", "nor"))
_TARGET, _REACHING = "kg:TargetSetting", ("kg:TargetMet", "kg:MissedTarget")
_SHORT = 3
_TURNS = (LinkKind.POSTPONES, LinkKind.CANCELS, LinkKind.MISSES)
_QUOTE = "“"
_POINTING = re.compile(r"\S+(?: \S+){0,3} (?:it|them|so)(?: (?:off|out|down|up|back))?")
"""A clause whose object is named elsewhere."""
_LEAD = 2
"""Headline and first sentence tell what an article is about, in however few words."""


def worth_telling(
    clusters: EventClusters,
    extractions: Sequence[Extraction],
    *,
    ontology: Ontology,
    denied: Sequence[tuple[MentionRef, MentionRef]] = (),
) -> EventClusters:
    """Return the clusters that say more than that something was so, with those that deny what another text tells."""
    by_document = {extraction.document.key: extraction for extraction in extractions}
    counting = _known_people(extractions)
    members = tuple(
        cluster
        for cluster in clusters.members
        if any(
            _is_told(by_document[one.document], one.index, ontology)
            and not _is_anybodys(by_document[one.document], one.index, counting, ontology)
            for one in cluster
        )
    )
    kept = {reference for cluster in members for reference in cluster}
    turning = _turning(kept, extractions) | {one for one, other in denied if other in kept}
    members = tuple(cluster for cluster in clusters.members if not kept.isdisjoint(cluster) or turning & {*cluster})
    kept = {reference for cluster in members for reference in cluster}
    return replace(
        clusters,
        members=members,
        edges=tuple(edge for edge in clusters.edges if {edge.left, edge.right} <= kept),
        refusals=tuple(refusal for refusal in clusters.refusals if {refusal.left, refusal.right} <= kept),
    )


def _turning(kept: Set[MentionRef], extractions: Sequence[Extraction]) -> frozenset[MentionRef]:
    """Return the mentions of what puts off, calls off or misses an event that is told."""
    return frozenset(
        MentionRef(extraction.document.key, link.source)
        for extraction in extractions
        for link in extraction.links
        if link.kind in _TURNS
        and extraction.events[link.source].tense is not Tense.NONE
        and MentionRef(extraction.document.key, link.target) in kept
    )


def _known_people(extractions: Sequence[Extraction]) -> frozenset[str]:
    """Return the names of those whose words count: who has an office, or is named in several articles."""
    named: Counter[str] = Counter()
    found = set()
    for extraction in extractions:
        named.update({entity.name for entity in extraction.entities if entity.is_name})
        offices = {one.subject for one in extraction.relations if one.predicate in _OFFICES}
        found |= {extraction.entities[index].name for index in offices}
    return frozenset(found | {name for name, count in named.items() if count > 1})


def _is_anybodys(extraction: Extraction, index: int, counting: frozenset[str], ontology: Ontology) -> bool:
    """Whether a mention is the remark of somebody without office, with no figure in it."""
    mention = extraction.events[index]
    word = mention.trigger.within(extraction.document.text).lower()
    is_plain = mention.type in _SPEECH and _is_plain(word, ontology)
    if not is_plain or any(figure.sentence == mention.sentence for figure in extraction.figures):
        return False
    speakers = [one.entity for one in mention.arguments if one.role == _SPEAKER and one.entity is not None]
    people = [extraction.entities[one] for one in speakers]
    return bool(people) and all(one.type == _PERSON and one.name not in counting for one in people)


def _is_told(extraction: Extraction, index: int, ontology: Ontology) -> bool:
    mention = extraction.events[index]
    if _is_mere_saying(extraction, index, ontology) or _is_omission(extraction, mention):
        return False
    if (
        _is_target_of_another(extraction, mention)
        or _is_told_by_kind(extraction, mention)
        or _points_only(mention)
        or _is_heading(extraction, mention)
    ):
        return False
    has_more = mention.times or mention.ordinal is not None
    is_bare = mention.tense is Tense.NONE and not mention.phrase  # a noun with nothing beside it
    has_more = has_more or len(mention.arguments) > is_bare
    if has_more or any(figure.event == index and not figure.is_adopted for figure in extraction.figures):
        return True
    is_deep = mention.type != _ANY and not ontology.is_a(mention.type, _SAYING)
    is_deep = is_deep and bool(mention.phrase or mention.arguments or mention.tense is not Tense.NONE)
    return is_deep and mention.modality is Modality.ACTUAL and mention.sentence < _LEAD


def _points_only(mention: EventMention) -> bool:
    """Whether a mention tells at no time what was done to something that another sentence names: "put it off"."""
    is_known = any(argument.role == "kg:affected" and argument.entity is not None for argument in mention.arguments)
    is_placed = mention.times or mention.ordinal is not None or is_known
    return not is_placed and _POINTING.fullmatch(mention.phrase) is not None


def _is_heading(extraction: Extraction, mention: EventMention) -> bool:
    """Whether a mention only says what an article is: "Statement of the miners' union on the fire"."""
    word = mention.trigger.within(extraction.document.text).lower()
    is_noun = mention.tense is Tense.NONE and mention.is_verb is not True and mention.type in (*_SPEECH, "kg:Demand")
    sentence = extraction.sentences[mention.sentence].within(extraction.document.text).rstrip()
    is_heading = mention.sentence == 0 or (mention.sentence < _LEAD + 1 and not sentence.endswith((".", "”", '"')))
    return is_noun and is_heading and not mention.times and mention.phrase.lower().startswith(f"{word} ")


def _is_target_of_another(extraction: Extraction, mention: EventMention) -> bool:
    """Whether a mention only names the target that another one of its sentence says was met or missed."""
    is_named = mention.type == _TARGET and mention.is_verb is not True and mention.tense is Tense.NONE
    return is_named and any(
        other.type in _REACHING and other.sentence == mention.sentence for other in extraction.events
    )


def _is_told_by_kind(extraction: Extraction, mention: EventMention) -> bool:
    """Whether a mention of no kind stands in a clause that another one tells: "reported", beside its "results"."""
    return (
        mention.type == _ANY
        and bool(mention.phrase)
        and any(
            other.type != _ANY and other.sentence == mention.sentence and other.phrase == mention.phrase
            for other in extraction.events
        )
    )


def _is_omission(extraction: Extraction, mention: EventMention) -> bool:
    """Whether a mention only tells that something was not done, at no time: "has not surrendered"."""
    if mention.modality is not Modality.NEGATED or mention.times:
        return False
    words = {cue.span.within(extraction.document.text).lower() for cue in mention.cues}
    return bool(words) and words <= _NOT


def _is_mere_saying(extraction: Extraction, index: int, ontology: Ontology) -> bool:
    """Whether a verb of saying has no named speaker or no words, or other events tell what its speaker says."""
    mention = extraction.events[index]
    word = mention.trigger.within(extraction.document.text).lower()
    if mention.type == _REMARK and not mention.phrase:
        return True
    is_said_by = any(one.role == _SPEAKER for one in mention.arguments)
    is_open = mention.phrase.lower().endswith(f" {word}") and not mention.times  # what was said is left out
    if mention.type in _SAID and is_said_by and is_open and len(mention.phrase.split()) < _SHORT:
        return True
    return mention.type in _SPEECH and _is_plain(word, ontology) and _is_told_elsewhere(extraction, mention)


def _is_told_elsewhere(extraction: Extraction, mention: EventMention) -> bool:
    """Whether a plain saying is denied or has no words or speaker of its own, or other events tell its words."""
    if mention.modality is Modality.NEGATED or not mention.phrase:
        return True
    speakers = {one.entity for one in mention.arguments if one.role == _SPEAKER and one.entity is not None}
    named = {speaker for speaker in speakers if extraction.entities[speaker].is_name}
    if not named:
        return mention.type == _REMARK
    if mention.times:
        return False
    return any(
        voice.entity in named and (other.times or not _is_view(mention, other))
        for other in extraction.events
        if other.sentence == mention.sentence and other.trigger != mention.trigger and _is_news(other)
        for voice in other.voices
    )


def _is_view(mention: EventMention, other: EventMention) -> bool:
    """Whether words are more than the event that they touch: quoted, or about what is only possible."""
    return _QUOTE in mention.phrase or other.modality in (Modality.POSSIBLE, Modality.NEGATED)


def _is_plain(word: str, ontology: Ontology) -> bool:
    """Whether a verb only says that words were said: "said", not "vowed"."""
    said = {words[0] for words in ontology.word_lists.get("kg:sayingVerb", ())}
    return bool({word, *stems(word)} & said)


def _is_news(mention: EventMention) -> bool:
    return mention.type != _ANY and bool(mention.arguments or mention.times)
