"""Types for triggers that no list knows: that of the ontology's marked examples which lie nearest, if it is likely."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp.load import marked_vectors
from kg.ontology.examples import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.analysis import Analysis
    from kg.nlp.event_types import TypeSpace
    from kg.ontology import Ontology

GENERIC = "kg:Event"


@cache
def space(ontology: Ontology) -> TypeSpace | None:
    """Return the space of an ontology's marked triggers as the bundled model sees them: seconds of work, done once."""
    from kg.nlp.event_types import TypeSpace, unit

    kinds = [(name, parse(source)) for name, kind in sorted(ontology.types.items()) for source in kind.examples]
    marks = [
        (example.text, tuple((mark.start, mark.end) for mark in example.labelled("trigger"))) for _, example in kinds
    ]
    found = [(name, row) for (name, _), rows in zip(kinds, marked_vectors(marks), strict=True) for row in rows]
    return TypeSpace.of(unit(np.stack([row for _, row in found])), [name for name, _ in found]) if found else None


@cache
def above(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """Return the types above each type, but for those that say only that it is an event."""
    empty = {GENERIC, *ontology.ancestors(GENERIC)}
    return {
        name: tuple(one for one in ontology.ancestors(name) if one not in {*empty, name}) for name in ontology.types
    }


def by_example(head: Token, analysis: Analysis) -> tuple[str, float] | None:
    """Return the type of the examples nearest to a trigger and how likely it is, or None where none is likely."""
    rows = head.doc._.type_vectors if head.doc.has_extension("type_vectors") else None
    if not rows or head.i not in rows:
        return None
    found = (analysis.space or space)(analysis.ontology)
    nearest = found.nearest(rows[head.i], above(analysis.ontology)) if found is not None else None
    return nearest if nearest is not None and nearest[0] != GENERIC else None
