"""Voices of a sentence → who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import AnonymousSource
from kg.model.mention import EventMention, FigureMention, RelationMention, Voice, VoiceKind
from kg.model.statement import Ref
from kg.resolve.claims import Attribution
from kg.resolve.directory import Directory
from kg.resolve.judgements import spoken


@dataclass(frozen=True, slots=True)
class Voices:
    """The unnamed voices of all documents, and how a document is called in a chain."""

    directory: Directory
    anonymous: Mapping[tuple[str, str], AnonymousSource]
    labels: Mapping[str, str]
    publishers: Mapping[str, str | None]

    def attribution(self, extraction: Extraction, voices: Sequence[Voice]) -> Attribution:
        """Return who says it, the document's own publisher left out."""
        document = extraction.document.key
        refs: list[Ref] = []
        names: list[str] = []
        named: Ref | None = None
        is_hearsay = False
        for voice in voices:
            ref = self._ref(document, voice)
            if ref.key == self.publishers.get(document):
                continue
            if ref not in refs:
                refs.append(ref)
                names.append(voice.name)
            if (document, spoken(voice.name)) not in self.anonymous:
                named = ref
            is_hearsay = is_hearsay or voice.kind is VoiceKind.HEARSAY
        chain = " < ".join((self.labels[document], *names)) if names else ""
        return Attribution(tuple(refs), chain, named, is_hearsay and named is None)

    def _ref(self, document: str, voice: Voice) -> Ref:
        unnamed = self.anonymous.get((document, spoken(voice.name)))
        if unnamed is not None:
            return Ref(unnamed.key)
        key = self.directory.key(document, voice.entity) or self.directory.named(voice.name)
        return Ref(key or keys.slug(voice.name))


def gather_voices(
    extractions: Sequence[Extraction],
    directory: Directory,
    labels: Mapping[str, str],
    publishers: Mapping[str, str | None],
) -> Voices:
    """Return the voices of all documents; who has no name, or one that nobody bears, is scoped to the document."""
    anonymous: dict[tuple[str, str], AnonymousSource] = {}
    for extraction in extractions:
        document = extraction.document
        number = 0
        for voice in voices_of(extraction):
            place = (document.key, spoken(voice.name))
            known = directory.key(document.key, voice.entity) or directory.named(voice.name)
            if place in anonymous or (voice.kind is VoiceKind.NAMED and known):
                continue
            key = f"{keys.document_key(document.digest)}-voice{number}"
            anonymous[place] = AnonymousSource(key, voice.name, document.key)
            number += 1
    return Voices(directory, anonymous, labels, publishers)


def voices_of(extraction: Extraction) -> list[Voice]:
    """Return the voices that a document's mentions are said by, in order, each once."""
    mentions: list[EventMention | FigureMention | RelationMention] = [
        *extraction.events,
        *extraction.figures,
        *extraction.relations,
    ]
    found = {voice for mention in mentions for voice in mention.voices}
    return sorted(found, key=lambda voice: (voice.span, voice.name, voice.kind))
