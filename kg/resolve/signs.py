"""What the words around a trigger show of its event: new or known, noun or verb, headline or not."""

from __future__ import annotations

import re
from functools import cache

from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.mention import EventMention, Modality, Tense
from kg.ontology import Ontology
from kg.ontology.inflection import stems, verb_stems
from kg.resolve.families import family
from kg.resolve.names import words_of

HEAD, LONGEST_HEADLINE = 3, 18
"""A headline stands among the first sentences, and is short."""
PARTICLES = frozenset("apart away back down for from in into of off on out over through to up with".split())
"""Words that end the name of a deed without naming it ("spinning off")."""
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
_NEW = frozenset({"a", "an", "another", "further"})
_PARTICIPLES = frozenset("bet bid burst cost cut hit hurt put quit set shed shut split spread".split())
"""Verbs whose past looks like the noun."""
_BESIDE = frozenset({"also", "additionally", "separately"})
_ARTICLES = frozenset({"a", "an"})
_MORE = frozenset({"additional", "extra", "further"})
_COUNT = re.compile(r"\d[\d.,]*|[a-z]+")
_BEING = frozenset("a an as be become becomes been serve the".split())
"""What stands between such a word and the name of an office."""
_OTHER = frozenset("similar previous earlier past prior other former".split())
_AGAIN = frozenset("fresh renewed repeat repeated replay re-run rerun".split())
"""What is held again is not what was held."""


def stem(words: str, *, is_noun: bool = False) -> str:
    """Return the family of the word of a trigger that names the event, so that verb and noun of one root mostly meet.

    >>> stem("launched") == stem("launches") == stem("product launch", is_noun=True)
    True
    """
    found = words_of(words) or (words.lower(),)
    return family(found[-1] if is_noun and found[-1] not in PARTICLES else found[0])


def is_definite(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun mention points back: "the layoffs", "this round of cuts"."""
    return event.ordinal is None and is_noun(extraction, event) and _has_before(extraction, event, _POINTING)


def is_new(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun mention brings something up: "a lawsuit", "another strike"."""
    return is_noun(extraction, event) and _has_before(extraction, event, _NEW)


def is_other(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a mention is set beside another of its kind: "a similar split", "previous rounds"."""
    words = extraction.quote(event.trigger).lower().split()
    words += _before(extraction, event)[-1:] if is_noun(extraction, event) else []  # not "Halden Fresh laid off 90"
    return _has_before(extraction, event, _OTHER) or not _AGAIN.isdisjoint(words)


def is_also(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a clause brings up a deed beside those told before: "she will also be chairman"."""
    before = _before(extraction, event)
    if not is_noun(extraction, event) and _adds(extraction, event):
        return True
    at = next((index for index, word in enumerate(before) if word in _BESIDE), None)
    return at is not None and (not is_noun(extraction, event) or _BEING.issuperset(before[at + 1 :]))


def _adds(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a deed is done to more of what it was done to before: "will cut a further 120 jobs"."""
    end = extraction.sentences[event.sentence].end
    after = _COUNT.findall(extraction.document.text[event.trigger.end : end].lower())
    first, second = (*after, "", "")[:2]
    if first in _NEW:
        return first not in _ARTICLES or second in _MORE
    return first in _MORE or (first[:1].isdigit() and second in {"more", *_MORE})


def direction(words: str, ontology: Ontology) -> int:
    """Return 1 for a trigger of growth ("raised"), -1 for one of shrinking ("cut"), else 0."""
    up, down = _moving(ontology)
    told = {one for word in words.lower().split() for one in (word, *stems(word))}
    return int(not told.isdisjoint(up)) - int(not told.isdisjoint(down))


@cache
def _moving(ontology: Ontology) -> tuple[frozenset[str], frozenset[str]]:
    """Return the single words of growth and of shrinking."""
    up, down = (
        frozenset(cue.words[0] for cue in ontology.cues if cue.kind == kind and len(cue.words) == 1)
        for kind in ("increase", "decrease")
    )
    return up - down, down - up


def is_noun(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun names the event; the subject of a past clause has its tense: "a strike had stopped it"."""
    if event.is_verb is not None:
        return event.tense is Tense.NONE or not event.is_verb
    if event.tense is not Tense.PAST:
        return event.tense is Tense.NONE
    last = extraction.quote(event.trigger).lower().split()[-1]
    is_verb = bool(verb_stems(last)) or last in _PARTICIPLES or last in PARTICLES
    return not is_verb and _has_before(extraction, event, _POINTING | _NEW)


def is_called_off(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a mention says of a plan that it is called off: "the cancelled vote", "it will not take place"."""
    if event.modality is not Modality.NEGATED:
        return False
    is_verb = bool(verb_stems(extraction.quote(event.trigger).lower().split()[-1]))
    return any(cue.kind == "cancelling" for cue in event.cues) or (event.tense is Tense.FUTURE and not is_verb)


def _has_before(extraction: Extraction, event: EventMention, wanted: frozenset[str]) -> bool:
    """Return whether one of some words stands among the four before a trigger, in its sentence."""
    return any(word in wanted for word in _before(extraction, event))


def _before(extraction: Extraction, event: EventMention) -> list[str]:
    """Return the four words before a trigger, in its sentence."""
    start = extraction.sentences[event.sentence].start
    before = extraction.document.text[start : event.trigger.start].lower().split()[-4:]
    return [word.strip("“\"'(,") for word in before]


def is_headline(extraction: Extraction, sentence: int) -> bool:
    """Return whether a sentence is the document's headline, or stands above the story like one."""
    span = extraction.sentences[sentence]
    title = extraction.document.fact(Fact.TITLE)
    if title is not None and (title.span.overlaps(span) or title.value.strip() == extraction.quote(span).strip()):
        return True
    words = extraction.quote(span).split()
    return sentence <= HEAD and len(words) <= LONGEST_HEADLINE and words[-1:] != [] and words[-1][-1] not in ".?!…”"
