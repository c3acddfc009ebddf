"""Documents → extractions: parsed, or taken from the cache."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpus import Problem
from kg.extract import EXTRACTORS, Extractor, extract
from kg.extract.triggers.examples import space
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.ontology import Ontology
from kg.pipeline.cache import Cache
from kg.pipeline.method import method_digest

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.event_types import TypeSpace


@dataclass(slots=True)
class Reader:
    """One way of reading; the model is loaded for the first document that was never read in it."""

    ontology: Ontology
    model: str | None = None
    cache: Cache | None = None
    extractors: tuple[Extractor, ...] = EXTRACTORS
    _language: Language | None = field(default=None, repr=False)
    _types: TypeSpace | None = field(default=None, repr=False)

    @classmethod
    def of(cls, ontology: Ontology, model: str | None, folder: Path | None) -> Reader:
        """Return a reader that keeps what it finds below a folder, if one is given."""
        method = method_digest(ontology, model) if folder else None
        cache = Cache.of(folder, method) if folder and method else None
        return cls(ontology, model, cache, (*EXTRACTORS, *third_party()))

    def __call__(self, document: Document) -> Extraction:
        """Return what is found in a prepared document."""
        known = self.cache.find(document) if self.cache else None
        if known is not None:
            return known
        if self._language is None:
            from kg.nlp import load

            self._language = load(self.model)
        found = extract(
            document, self._language(document.text), self.ontology, extractors=self.extractors, space=self._space
        )
        if self.cache:
            self.cache.keep(found)
        return found

    def _space(self, ontology: Ontology) -> TypeSpace | None:
        """Return what the ontology's examples teach: as kept, or learnt now and kept."""
        if self._types is None:
            self._types = self.cache.find_space() if self.cache else None
        if self._types is None:
            self._types = space(ontology)
            if self.cache and self._types is not None:
                self.cache.keep_space(self._types)
        return self._types

    def problems(self) -> tuple[Problem, ...]:
        """Return that the cache failed, if it did."""
        if self.cache is None or not self.cache.failure:
            return ()
        remedy = "Name another folder in KG_CACHE, or build with --no-cache."
        message = f"{self.cache.failure}, so the next build parses all articles again. {remedy}"
        return (Problem("cache", message, is_skipped_kind=True),)


def third_party() -> tuple[Extractor, ...]:
    """Return the extractors that installed packages add under the entry point `kg.extractors`."""
    return tuple(point.load() for point in sorted(entry_points(group="kg.extractors"), key=lambda point: point.name))
