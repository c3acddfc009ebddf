"""What a constraint network is made of: points in time, and constraints with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple, Protocol


class End(StrEnum):
    """Which end of a thing; what does not last has its begin only."""

    BEGIN = "begin"
    END = "end"


class Side(StrEnum):
    """Which bound of a point."""

    LOWER = "lower"
    UPPER = "upper"


class Point(NamedTuple):
    """The begin or the end of an event or figure, or the publication of a document (its begin)."""

    key: str
    end: End = End.BEGIN


ORIGIN = Point("")
"""The day 0, from which everything is counted; its bounds are known from the beginning."""


class Strength(IntEnum):
    """How sure a constraint is: of constraints that exclude one another the weakest is given up."""

    WEAK = 0
    SOFT = 1
    FIRM = 2
    LINKED = 3
    """As sure as logic, but only if two texts rightly are taken to tell of the same event."""
    OWN = 4
    """Hard, and by a text's own words, but the grammar may be read otherwise."""
    LEADING = 5
    """A habit that outweighs days named elsewhere: a dated text opens with what has just happened."""
    HARD = 6
    STATED = 7
    FITTING = 8
    """A habit that all times of a text bear out: not logic, but surer than what two texts are held to share."""
    DATED = 9

    @property
    def is_hard(self) -> bool:
        """Return whether it holds by the words or by logic, not by habit."""
        return self >= Strength.OWN and self not in (Strength.LEADING, Strength.FITTING)


class Shift(Protocol):
    """A monotone function of days: at least how late the later point is, seen from the earlier one."""

    def lift(self, day: int) -> int | None:
        """Return the first day of the later point, if the earlier one is not before `day`."""

    def drop(self, day: int) -> int | None:
        """Return the last day of the earlier point, if the later one is not after `day`."""

    def notes(self, earlier: int, later: int) -> str:
        """Return what a reader should know of how it was read between two days."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A fixed number of days.

    >>> Gap(7).lift(10), Gap(7).drop(10)
    (17, 3)
    """

    days: int = 0

    def lift(self, day: int) -> int:
        """Return the first day of the later point."""
        return day + self.days

    def drop(self, day: int) -> int:
        """Return the last day of the earlier point."""
        return day - self.days

    def notes(self, earlier: int, later: int) -> str:
        """Return nothing: there was no choice."""
        del earlier, later
        return ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """`later` lies not before `shift` of `earlier`, and why: `rule` names it, `reason` says it in plain words."""

    earlier: Point
    later: Point
    shift: Shift
    rule: str
    reason: str
    premises: tuple[str, ...]
    """Keys of the claims and inferences it rests on."""
    strength: Strength = Strength.HARD
    support: int = 1
    """The number of origins that say so."""
    tie: str = ""
    """What decides between equals: the earlier document first."""

    @property
    def rank(self) -> tuple[object, ...]:
        """Return its place in the order of acceptance: the surest first, always the same."""
        return (
            *(-self.strength, -self.support, self.tie, self.rule),
            *(self.earlier, self.later, self.premises, self.reason, repr(self.shift)),
        )


def both_ways(one: Constraint) -> tuple[Constraint, Constraint]:
    """Return a constraint and its reverse: without a gap the two points are one."""
    return one, replace(one, earlier=one.later, later=one.earlier)


def not_before(point: Point, day: date, rule: str, reason: str, premises: tuple[str, ...]) -> Constraint:
    """Return that a point is on a day or later."""
    return Constraint(ORIGIN, point, Gap(day.toordinal()), rule, reason, premises)


def not_after(point: Point, day: date, rule: str, reason: str, premises: tuple[str, ...]) -> Constraint:
    """Return that a point is on a day or earlier."""
    return Constraint(point, ORIGIN, Gap(-day.toordinal()), rule, reason, premises)
