"""Are two descriptions of a part of an organisation of one part?"""

from __future__ import annotations

from typing import Protocol

from kg.resolve.scoring import Feature, Table


class Part(Protocol):
    """What the questions ask of a unit."""

    @property
    def owners(self) -> frozenset[str]:
        """Return the organisations above it."""

    @property
    def place(self) -> str:
        """Return its place."""

    @property
    def modifiers(self) -> frozenset[str]:
        """Return the words that say what it does."""

    @property
    def documents(self) -> frozenset[str]:
        """Return the documents that tell of it."""


def owners_differ(left: Part, right: Part) -> float:
    """They belong to different organisations."""
    return float(left.owners.isdisjoint(right.owners))


def places_differ(left: Part, right: Part) -> float:
    """They are in different places."""
    return float(left.place != right.place)


def told_apart(left: Part, right: Part) -> float:
    """One document speaks of both, and of different business."""
    mine, theirs = left.modifiers, right.modifiers
    return float(bool(left.documents & right.documents and mine and theirs) and mine.isdisjoint(theirs))


def same_owner(left: Part, right: Part) -> float:
    """They belong to the same organisation."""
    return float(not left.owners.isdisjoint(right.owners))


def same_place(left: Part, right: Part) -> float:
    """They are in the same place."""
    return float(bool(left.place) and left.place == right.place)


def same_business(left: Part, right: Part) -> float:
    """They are in the same business."""
    return float(not left.modifiers.isdisjoint(right.modifiers))


def no_business(left: Part, right: Part) -> float:
    """One is described without its business."""
    return float(not left.modifiers or not right.modifiers)


def other_business(left: Part, right: Part) -> float:
    """They are described by different business."""
    return float(bool(left.modifiers and right.modifiers) and left.modifiers.isdisjoint(right.modifiers))


UNITS: Table[Part] = Table(
    (
        Feature(owners_differ, 0.0, forbids=True),
        Feature(places_differ, 0.0, forbids=True),
        Feature(told_apart, 0.0, forbids=True),
        Feature(same_owner, 0.4),
        Feature(same_place, 0.35),
        Feature(same_business, 0.3),
        Feature(no_business, 0.1),
        Feature(other_business, -0.1),
    ),
    same=0.65,
    unsure=0.5,
)
