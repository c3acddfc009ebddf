"""The event types as a tree in words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology.terms import Ontology

TOP = "kg:Event"


def outline(ontology: Ontology, name: str = TOP, *, depth: int = 0) -> Iterator[str]:
    """Yield a line for each event type, under the type above it."""
    for below in sorted(ontology.types.values(), key=lambda kind: kind.label):
        if name in below.parents and below.name != name:
            yield f"{'  ' * depth}{below.label}  ({below.name}): {below.definition}"
            yield from outline(ontology, below.name, depth=depth + 1)
