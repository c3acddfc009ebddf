"""One document → its mentions: an ordered tuple of extractors, each adding to the analysis.

Why a plain tuple: the order is the flow. A third party adds an extractor by the entry point
`kg.extractors`, read by the pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract import attribution, links, publication
from kg.extract.analysis import Analysis, Extractor, Space
from kg.extract.dating import dating, times
from kg.extract.events import events, outcomes, series
from kg.extract.figures import amounts, figures
from kg.extract.headlines import numbers
from kg.extract.names import datelines, entities
from kg.extract.reference import coreference
from kg.extract.relations import relations
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.ontology import Ontology

__all__ = ["EXTRACTORS", "Analysis", "Extractor", "Space", "extract", "prepare"]

EXTRACTORS: tuple[Extractor, ...] = (
    entities.extract,
    times.extract,
    coreference.extract,
    relations.extract,
    figures.extract,
    events.extract,
    series.extract,
    outcomes.extract,
    dating.extract,
    amounts.extract,
    numbers.extract,
    links.extract,
    attribution.extract,
)


def prepare(document: Document) -> Document:
    """Return the document with the facts of publication that its own text states."""
    return publication.read(document)


def extract(
    document: Document,
    doc: Doc,
    ontology: Ontology,
    *,
    extractors: Sequence[Extractor] = EXTRACTORS,
    space: Space | None = None,
) -> Extraction:
    """Return all mentions of a prepared document, given its parse; `space` keeps what the ontology's examples teach."""
    datelines.detach(doc)
    analysis = Analysis(document, doc, ontology, space=space)
    for extractor in extractors:
        analysis = extractor(analysis)
    return analysis.result()
