"""Types for triggers that no list knows: that of the nearest marked examples, if they are near enough."""

from __future__ import annotations

from functools import cache

import numpy as np
from spacy.tokens import Token

from kg.nlp import load
from kg.nlp.event_types import TypeSpace, unit
from kg.nlp.load import type_space
from kg.ontology import Ontology
from kg.ontology.examples import parse

GENERIC = "kg:Event"


@cache
def space(ontology: Ontology) -> TypeSpace | None:
    """Return the bundled space of event types with the examples of types that it does not know yet."""
    bundled = type_space()
    if bundled is None:
        return None
    kept = [n for n, name in enumerate(bundled.types) if name in ontology.types or name == GENERIC]
    found = bundled.only(kept)
    known = set(bundled.types)
    new = [(name, source) for name, kind in ontology.types.items() if name not in known for source in kind.examples]
    if not new:
        return found
    language = load()
    rows, types = [], []
    for name, source in new:
        example = parse(source)
        doc = language(example.text)
        for mark in example.labelled("trigger"):
            span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
            if span is not None:
                rows.append(doc._.type_vectors[span.root.i])
                types.append(name)
    return found.with_examples(unit(np.stack(rows)), types) if rows else found


@cache
def above(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    """Return the types above each type, but for those that say only that it is an event."""
    empty = {GENERIC, *ontology.ancestors(GENERIC)}
    return {
        name: tuple(one for one in ontology.ancestors(name) if one not in {*empty, name}) for name in ontology.types
    }


def by_example(head: Token, ontology: Ontology) -> tuple[str, float] | None:
    """Return the type of the examples nearest to a trigger and how near they are, or nothing where none is near."""
    found = space(ontology)
    rows = head.doc._.type_vectors if head.doc.has_extension("type_vectors") else None
    if found is None or rows is None:
        return None
    name, score = found.nearest(rows[head.i], above(ontology))
    return (name, score) if score >= found.threshold and name != GENERIC else None
