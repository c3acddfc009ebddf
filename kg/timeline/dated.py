"""Bounds of the network → events, figures and documents with their times, and claims with their acceptance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, Granularity, TimeBounds
from kg.model.knowledge import Event, Figure, Source, TimeBasis
from kg.model.mention import Modality
from kg.model.statement import Claim
from kg.temporal.edtf import exact_unit, to_edtf
from kg.timeline.datings import Dating
from kg.timeline.network import Solution
from kg.timeline.points import Side
from kg.timeline.story import Story

_STATED = frozenset({"date-of-event", "date-of-publication"})
"""Rules whose bound a text states in so many words."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What the network says of a thing's time."""

    solution: Solution
    story: Story

    def bounds(self, key: str) -> TimeBounds:
        """Return the bounds of an event, a figure or a document."""
        begin, end = self.story.begin(key), self.story.end(key)
        earliest = _day(self.solution.lower.get(begin)) or UNKNOWN_EARLIEST
        latest = _day(self.solution.upper.get(end)) or UNKNOWN_LATEST
        latest_start, earliest_end = self._inner(key)
        return TimeBounds(earliest, latest, _granularity(earliest, latest), latest_start, earliest_end)

    def _inner(self, key: str) -> tuple[date, date] | tuple[None, None]:
        if key not in self.story.lasting:
            return None, None
        start = _day(self.solution.upper.get(self.story.begin(key)))
        end = _day(self.solution.lower.get(self.story.end(key)))
        return (start, end) if start and end and start <= end else (None, None)

    def basis(self, key: str) -> TimeBasis:
        """Return whether a text states the known bounds, or we worked them out."""
        bounds = (self.story.begin(key), Side.LOWER), (self.story.end(key), Side.UPPER)
        known = [step.constraint.rule in _STATED for bound in bounds if (step := self.solution.steps.get(bound))]
        if not any(known):
            return TimeBasis.INFERRED
        return TimeBasis.STATED if all(known) else TimeBasis.MIXED


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


def _granularity(earliest: date, latest: date) -> Granularity:
    if earliest == UNKNOWN_EARLIEST or latest == UNKNOWN_LATEST:
        return Granularity.UNKNOWN if (earliest, latest) == (UNKNOWN_EARLIEST, UNKNOWN_LATEST) else Granularity.SPAN
    if earliest == latest:
        return Granularity.DAY
    unit = exact_unit(TimeBounds(earliest, latest))
    return Granularity(unit) if unit else Granularity.SPAN


def dated_event(event: Event, dates: Dates, words: str) -> Event:
    """Return an event with its time."""
    bounds = dates.bounds(event.key)
    when = to_edtf(bounds) if bounds.is_known else ""
    return replace(event, bounds=bounds, basis=dates.basis(event.key), when=when, time_text=words)


def dated_figure(figure: Figure, dates: Dates, as_of: date | None = None) -> Figure:
    """Return a figure with its period, and the day for which it is told."""
    return replace(figure, bounds=dates.bounds(figure.key), basis=dates.basis(figure.key), as_of=as_of)


def dated_source(source: Source, dates: Dates) -> Source:
    """Return a document with its publication."""
    return replace(source, bounds=dates.bounds(source.key), basis=dates.basis(source.key))


def time_texts(datings: Iterable[Dating], solution: Solution, story: Story) -> Mapping[str, str]:
    """Return for each event the relative words that its bounds rest on, else the first that date it."""
    used: dict[str, set[str]] = {}
    for (point, _), step in solution.steps.items():
        used.setdefault(point.key, set()).update(step.constraint.premises)
    chosen: dict[str, tuple[bool, str, str]] = {}
    for dating in datings:
        if dating.claim.predicate == "kg:timeText":
            rank = (dating.claim.key not in used.get(dating.key, set()), dating.tie, str(dating.claim.object))
            chosen[dating.key] = min(chosen.get(dating.key, rank), rank)
    return {key: words for key, (_, _, words) in chosen.items()}


def judged_claims(claims: Iterable[Claim], whens: Mapping[str, str], given_up: frozenset[str]) -> list[Claim]:
    """Return claims of time, accepted where what they date has that time, or where their words were not given up."""
    return [replace(claim, is_accepted=_is_accepted(claim, whens, given_up)) for claim in claims]


def _is_accepted(claim: Claim, whens: Mapping[str, str], given_up: frozenset[str]) -> bool:
    if claim.modality is Modality.NEGATED or claim.key in given_up:
        return False
    return claim.predicate != "kg:when" or whens.get(claim.subject.key) == claim.object
