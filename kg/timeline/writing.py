"""When an undated text was written, by the times it speaks of: the days on which most of them read naturally."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model.knowledge import Source
from kg.model.statement import Claim
from kg.timeline.cues import Cue, Side, read_cues
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.story import Story

_NEAR_DAYS = 183
"""A month that is named without its year lies within half a year."""
_CLOSE_DAYS = 92
"""A day that is named without its year lies within a quarter."""
_MONTH_DAYS = 31
_ERA_DAYS = 550
"""Texts of one story that lie further apart tell nothing of the year of another."""
_QUOTED = 4
"""So many of the words are quoted in the reason."""
_WRONG, _WEEKDAY, _NEAR_FUTURE, _NEAR_PAST, _PROBABLE, _FAR_MONTH, _INSIDE, _UNKNOWN = (
    3.0,
    1.0,
    0.6,
    0.5,
    0.45,
    0.4,
    0.3,
    0.2,
)
"""How much it costs to read a time against its tense, on another weekday, years away, months away, from within."""

Cost = Callable[[int], float]
"""How unnaturally a text reads that was written on a day."""


@dataclass(frozen=True, slots=True)
class Written:
    """The days on which a text reads most naturally, and the claims of the times that tell."""

    source: Source
    earliest: int
    latest: int
    cues: tuple[Cue, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the times."""
        return tuple(cue.claim for cue in self.cues)


def written_times(story: Story) -> Iterator[Written]:
    """Yield when the documents without a full date were written, as far as the times in them tell."""
    known: dict[str, Written] = {}
    undated = {document: source for document, source in story.sources.items() if not source.bounds.is_known}
    for document, source in undated.items():
        cues = read_cues(story, document)
        if (days := best_days(cues)) is not None:
            known[document] = Written(source, *days, cues)
    yield from known.values()
    for document in undated:
        if document not in known and (found := _by_neighbours(story, document, known)) is not None:
            yield found


def _by_neighbours(story: Story, document: str, known: Mapping[str, Written]) -> Written | None:
    """Return when a text was written whose times name no year: near the texts that tell of the same events."""
    events = {told.event.key for told in story.by_document.get(document, ())}
    near = [
        found for other, found in known.items() if any(told.event.key in events for told in story.by_document[other])
    ]
    if not near:
        return None
    first, last = min(found.earliest for found in near), max(found.latest for found in near)
    cues = read_cues(story, document, (date.fromordinal(first).year, date.fromordinal(last).year))
    if last - first > _ERA_DAYS or not any(cue.is_bare and cue.side is not Side.UNKNOWN for cue in cues):
        return None
    costs = [*_bare_costs(cues, ()), lambda day: 0.0 if first - _NEAR_DAYS <= day <= last + _NEAR_DAYS else _WRONG]
    days = _cheapest(costs, first - 2 * _NEAR_DAYS, last + 2 * _NEAR_DAYS)
    shared = tuple(found.cues[0] for found in near)
    return Written(story.sources[document], *days, (*cues, *shared)) if days else None


def written_constraints(found: Written) -> Iterator[Constraint]:
    """Yield that a text was written on the days on which it reads most naturally (soft rule)."""
    quotes = ", ".join(f"“{cue.quote}”" for cue in found.cues[:_QUOTED])
    more = " and others" if len(found.cues) > _QUOTED else ""
    reason = f"the text speaks of {quotes}{more}, which read most naturally then (soft rule)"
    point, premises = Point(found.source.key), tuple(claim.key for claim in found.claims)
    rule, strength = "speaks-of-its-own-time", Strength.FITTING
    yield Constraint(ORIGIN, point, Gap(found.earliest), rule, reason, premises, strength)
    yield Constraint(point, ORIGIN, Gap(-found.latest), rule, reason, premises, strength)


def best_days(cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the first and the last day on which times read most naturally, None if they do not tell."""
    dated = [cue for cue in cues if not cue.is_bare]
    if all(cue.side is Side.UNKNOWN for cue in cues) or not dated:
        return None
    newest = max(cue.year for cue in dated)
    first, last = date(newest - 3, 1, 1).toordinal(), date(newest + 2, 12, 31).toordinal()
    costs = [*_dated_costs(dated), *_bare_costs(cues, dated)]
    return _cheapest(costs, first, last)


def _cheapest(costs: Sequence[Cost], first: int, last: int) -> tuple[int, int] | None:
    totals = [sum(cost(day) for cost in costs) for day in range(first, last + 1)]
    least = min(totals) + 1e-6
    best = [first + number for number, total in enumerate(totals) if total <= least]
    return (best[0], best[-1]) if best[0] > first and best[-1] < last else None


def _dated_costs(dated: Sequence[Cue]) -> Iterator[Cost]:
    ahead = [cue for cue in dated if cue.side is Side.AHEAD]
    past = [cue for cue in dated if cue.side in {Side.PAST, Side.PROBABLY_PAST}]
    newest = max(cue.year for cue in dated)
    for cue in ahead:
        is_near = cue.year <= min(one.year for one in ahead) + 1
        yield _ahead_cost(cue, _NEAR_FUTURE if is_near else 0.0)
    for cue in past:
        is_newest = cue.year == max(one.year for one in past)
        yield _past_cost(cue, _NEAR_PAST if is_newest else 0.0)
    for cue in dated:
        if cue.side is Side.UNKNOWN and cue.year == newest:
            yield _around_cost(cue)


def _ahead_cost(cue: Cue, far: float) -> Cost:
    last, from_year = cue.days[0][1], date(cue.year - 1, 1, 1).toordinal()
    return lambda day: _WRONG if day > last else far if day < from_year else 0.0


def _past_cost(cue: Cue, far: float) -> Cost:
    (first, last), until = cue.days[0], date(cue.year + 1, 12, 31).toordinal()
    wrong, early = _WRONG if cue.side is Side.PAST else _PROBABLE, _PROBABLE if cue.is_over else 0.0
    return lambda day: wrong if day < first else early if day < last else far if day > until else 0.0


def _around_cost(cue: Cue) -> Cost:
    first, last = date(cue.year - 1, 1, 1).toordinal(), date(cue.year + 1, 12, 31).toordinal()
    return lambda day: 0.0 if first <= day <= last else _UNKNOWN


def _bare_costs(cues: Sequence[Cue], dated: Sequence[Cue]) -> Iterator[Cost]:
    newest = max((cue.year for cue in dated), default=0)
    named = [
        cue.days[0] for cue in dated if cue.side is Side.AHEAD or (cue.side is Side.UNKNOWN and cue.year == newest)
    ]
    for cue in cues:
        if cue.is_bare and cue.side is Side.AHEAD:
            yield _next_cost(cue, _within(cue, named))
        elif cue.is_bare and cue.side is Side.PAST:
            yield _previous_cost(cue)
        elif cue.is_bare and cue.weekday is not None:
            yield _nearest_cost(cue)


def _within(cue: Cue, named: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return when a month lies that is part of a time which the text names with its year ("early 2015 … in March")."""
    found = {(a, b) for a, b in cue.days for first, last in named if first <= a and b <= last < first + 366}
    return found.pop() if len(found) == 1 else None


def _next_cost(cue: Cue, meant: tuple[int, int] | None) -> Cost:
    ends = [last for _, last in cue.days]

    def cost(day: int) -> float:
        place = bisect_left(ends, day)
        if place == len(ends):
            return 0.0
        first, last = cue.days[place]
        total = _FAR_MONTH if first - day > _near(cue) else 0.0
        total += _INSIDE if first < day and not cue.is_close and last - first <= _MONTH_DAYS else 0.0
        total += _NEAR_FUTURE if meant is not None and (first, last) != meant else 0.0
        return total + _weekday_cost(cue, first)

    return cost


def _previous_cost(cue: Cue) -> Cost:
    starts = [first for first, _ in cue.days]

    def cost(day: int) -> float:
        place = bisect_right(starts, day) - 1
        if place < 0:
            return 0.0
        first, last = cue.days[place]
        total = _UNKNOWN if day - last > _near(cue) else 0.0
        total += _INSIDE if day < last and last - first <= _MONTH_DAYS else 0.0
        return total + _weekday_cost(cue, first)

    return cost


def _near(cue: Cue) -> int:
    return _CLOSE_DAYS if cue.is_close else _NEAR_DAYS


def _nearest_cost(cue: Cue) -> Cost:
    starts = [first for first, _ in cue.days]
    return lambda day: _weekday_cost(cue, min(starts, key=lambda start: (abs(start - day), start)))


def _weekday_cost(cue: Cue, day: int) -> float:
    return _WEEKDAY if cue.weekday is not None and date.fromordinal(day).isoweekday() != cue.weekday else 0.0
