"""Lasting relations → claims on entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model.extraction import Extraction
from kg.model.mention import RelationMention
from kg.model.statement import Object, Ref
from kg.ontology import Ontology
from kg.resolve.claims import Draft, Occasion
from kg.resolve.directory import Directory
from kg.resolve.voices import Voices

LEAST_SCORE = 0.5
"""A relation read less surely is told as a claim, but not believed."""


def relation_drafts(
    extraction: Extraction, directory: Directory, voices: Voices, *, ontology: Ontology, group: str
) -> Iterator[Draft]:
    """Yield the claims that a document makes on lasting relations, symmetric ones both ways."""
    for relation in extraction.relations:
        subject = directory.key(extraction.document.key, relation.subject)
        value = _object(extraction, relation, directory)
        if subject is None or value is None or value == Ref(subject):
            continue
        said = voices.attribution(extraction, relation.voices)
        rule = relation.rule or "relation"
        occasion = Occasion(extraction, relation.span, group, rule, attribution=said, score=relation.score)
        is_believed = relation.score >= LEAST_SCORE
        yield Draft(occasion, Ref(subject), relation.predicate, value, is_believed)
        declared = ontology.relations.get(relation.predicate)
        if declared is not None and declared.is_symmetric and isinstance(value, Ref):
            yield Draft(occasion, value, relation.predicate, Ref(subject), is_believed)


def _object(extraction: Extraction, relation: RelationMention, directory: Directory) -> Object | None:
    if isinstance(relation.object, str):
        return " ".join(relation.object.split()) or None
    key = directory.key(extraction.document.key, relation.object)
    return Ref(key) if key else None


def owners(extractions: Sequence[Extraction], directory: Directory) -> Mapping[str, frozenset[str]]:
    """Return the organisations that each organisation is said to belong to, directly."""
    found: dict[str, set[str]] = {}
    for extraction in extractions:
        for relation in extraction.relations:
            if relation.predicate == "schema:parentOrganization" and isinstance(relation.object, int):
                part = directory.key(extraction.document.key, relation.subject)
                whole = directory.key(extraction.document.key, relation.object)
                if part and whole and part != whole:
                    found.setdefault(part, set()).add(whole)
    return {part: frozenset(wholes) for part, wholes in found.items()}
