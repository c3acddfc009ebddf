"""Reasons to doubt a document that it shows by itself: tortured phrases, an expert with no real name, nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Fact
from kg.model.extraction import Extraction
from kg.model.mention import VoiceKind
from kg.ontology import Ontology
from kg.resolve.names import words_of
from kg.resolve.voices import voices_of

SPUN = "machine-spun wording"
SPUN_PHRASES = "kg:spunPhrases"
FEWEST_PHRASES, MOST_QUOTED = 2, 3
"""One tortured phrase may be a slip."""
_WORD = re.compile(r"[\w'’-]+")
PLACEHOLDERS = "kg:placeholderNames"
SPEAKER = "kg:speaker"
SIGNED = (Fact.AUTHOR, Fact.PUBLISHER, Fact.AGENCY)
FEWEST_SENTENCES = 3
"""A shorter text is a brief, of which no sources are expected."""


def doubts(extraction: Extraction, ontology: Ontology) -> tuple[str, ...]:
    """Return the reasons to doubt a document, in words."""
    return (*_tortured(extraction, ontology), *_placeholders(extraction, ontology), *_nobody(extraction))


def is_spun(doubt: str) -> bool:
    """Return whether a reason to doubt a document is that a machine swapped its words."""
    return doubt.startswith(SPUN)


def _tortured(extraction: Extraction, ontology: Ontology) -> Iterator[str]:
    """Yield that set phrases come with synonyms in them, as nobody would write them."""
    document = extraction.document
    text = " ".join(_WORD.findall(document.body.within(document.text).lower()))
    known = {" ".join(words) for words in ontology.word_lists.get(SPUN_PHRASES, ())}
    found = sorted(words for words in known if f" {words} " in f" {text} ")
    if len(found) >= FEWEST_PHRASES:
        yield f"{SPUN} ({', '.join(f'“{words}”' for words in found[:MOST_QUOTED])})"


def _placeholders(extraction: Extraction, ontology: Ontology) -> Iterator[str]:
    """Yield the names that stand for no real person, of those who are quoted."""
    known = set(ontology.word_lists.get(PLACEHOLDERS, ()))
    for name in sorted(_named_speakers(extraction)):
        if words_of(name) in known:
            yield f"quotes “{name}”, a placeholder name"


def _nobody(extraction: Extraction) -> Iterator[str]:
    """Yield that neither author nor publisher nor any source has a name, and what is cited instead."""
    is_signed = extraction.publisher is not None or bool(extraction.authors)
    is_signed = is_signed or any(fact.kind in SIGNED for fact in extraction.document.facts)
    if is_signed or len(extraction.sentences) < FEWEST_SENTENCES or _named_speakers(extraction):
        return
    cited = sorted(voices_of(extraction), key=lambda voice: voice.span)
    quote = f"; it cites only “{' '.join(cited[0].name.split())}”" if cited else ""
    yield f"no byline, and nobody is named who says so{quote}"


def _named_speakers(extraction: Extraction) -> frozenset[str]:
    """Return the names of those who are said to say something."""
    voices = {voice.name for voice in voices_of(extraction) if voice.kind is VoiceKind.NAMED}
    speakers = {
        extraction.entities[argument.entity].name
        for event in extraction.events
        for argument in event.arguments
        if argument.role == SPEAKER and argument.entity is not None and extraction.entities[argument.entity].is_name
    }
    return frozenset(voices | speakers)
