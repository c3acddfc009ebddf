"""Who is who in each document."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from kg.model.knowledge import Entity, MentionRef
from kg.resolve.clusters import Edge
from kg.resolve.forms import Form, FormKey
from kg.resolve.judgements import spoken


@dataclass(frozen=True, slots=True)
class Directory:
    """The entities, and who is who in each document."""

    entities: tuple[Entity, ...]
    key_of: Mapping[MentionRef, str]
    edges: tuple[Edge[FormKey], ...] = ()
    form_of: Mapping[FormKey, Form] | None = None
    by_name: Mapping[str, str] | None = None
    """Entity keys by name and alias in lower case."""

    def key(self, document: str, index: int | None) -> str | None:
        """Return the key of a document's local entity, or None."""
        return None if index is None else self.key_of.get(MentionRef(document, index))

    def named(self, name: str) -> str | None:
        """Return the key of the entity with a name, or None."""
        return (self.by_name or {}).get(spoken(name))


def free_key(base: str, taken: Container[str]) -> str:
    """Return a key that is not taken: the base, or the base with the first number from 2 that is free."""
    number = 1
    while (key := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return key
