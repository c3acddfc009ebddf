"""Words beside the name of an event that tell it from others of its kind: interim or for good, one or several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.model.extraction import Extraction
from kg.model.mention import EventMention
from kg.ontology import Ontology
from kg.resolve.signs import is_noun

BEFORE, AFTER = 2, 3
"""So many words on either side may belong to the name of an event."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_STOP = re.compile(r"[.;:!?]\s")
_COUNTED = re.compile(
    r"\b(?:dozens of|scores of|hundreds of|a (?:series|number|string|spate|handful|couple) of|several|numerous|many"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1\d|[2-9]\d)(?: \w+(?:-\w+)*){0,2} $",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:an?|one|another)(?: \w+(?:-\w+)*){0,2} $", re.IGNORECASE)


def shades(extraction: Extraction, event: EventMention, ontology: Ontology) -> frozenset[str]:
    """Return the contrasting word lists that have a word beside a trigger, in its clause."""
    sentence, text = extraction.sentences[event.sentence], extraction.document.text
    before = _STOP.split(text[sentence.start : event.trigger.start])[-1]
    after = _STOP.split(text[event.trigger.end : sentence.end])[0]
    words = [*_words(before)[-BEFORE:], *_words(event.trigger.within(text)), *_words(after)[:AFTER]]
    told = f" {' '.join(words)} "
    return frozenset(
        name
        for name in _contrasts(ontology)
        if any(f" {' '.join(phrase)} " in told for phrase in ontology.word_lists.get(name, ()))
    )


def contrasting(found: frozenset[str], ontology: Ontology) -> frozenset[str]:
    """Return the word lists that contrast with some."""
    table = _contrasts(ontology)
    return frozenset(other for name in found for other in table[name])


def is_several(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun mention counts several: "dozens of aftershocks", "two more fires"."""
    last = event.trigger.within(extraction.document.text).lower()
    is_plural = last.endswith("s") and not last.endswith("ss")
    return is_plural and is_noun(extraction, event) and _stands_before(_COUNTED, extraction, event)


def is_single(extraction: Extraction, event: EventMention) -> bool:
    """Return whether a noun mention brings up one: "an aftershock"."""
    is_plural = event.trigger.within(extraction.document.text).lower().endswith("s")
    return not is_plural and is_noun(extraction, event) and _stands_before(_ONE, extraction, event)


@cache
def _contrasts(ontology: Ontology) -> Mapping[str, frozenset[str]]:
    """Return for each word list that contrasts with others which they are, whichever says so."""
    table: dict[str, set[str]] = {}
    for name, others in ontology.contrasts.items():
        for other in others:
            table.setdefault(name, set()).add(other)
            table.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in table.items()}


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _stands_before(pattern: re.Pattern[str], extraction: Extraction, event: EventMention) -> bool:
    sentence, text = extraction.sentences[event.sentence], extraction.document.text
    return pattern.search(" ".join(text[sentence.start : event.trigger.start].split()) + " ") is not None
