"""When an undated text was written, by the times it speaks of: the days on which most of them read naturally."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model.knowledge import Source
from kg.model.mention import Tense
from kg.model.statement import Claim
from kg.model.time_value import TimeValue
from kg.timeline.cues import Cue, Side, read_cues
from kg.timeline.news import first_sentences
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.publication import yearless_day
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.story import Story
from kg.timeline.witnesses import Cost, Evidence, Witness, freshness, witnesses

_NEAR_DAYS = 183
"""A month that is named without its year lies within half a year."""
_CLOSE_DAYS = 92
"""A day that is named without its year lies within a quarter."""
_MONTH_DAYS = 31
_ERA_DAYS = 550
"""Texts of one story that lie further apart tell nothing of the year of another."""
_FAR_ERA = ((_MONTH_DAYS, 0.0), (_NEAR_DAYS, 0.8), (_ERA_DAYS, 1.5))
"""What it costs to lie so many days away from the texts that tell of the same events."""
_FEW = {1: 61, 2: 31}
"""So many days more a text may lie away where so few others tell how long a story went on."""
_SHARED = 2
"""So many participants in common make two texts parts of one story."""
_SLACK = 0.04
"""Days that read as naturally as the best, but for so little, are allowed too."""
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


Shared = tuple[set[str], set[str]]
"""The events that a text tells of, and who takes part in them."""


@dataclass(frozen=True, slots=True)
class Company:
    """The stretch of days in which dated texts of the same events were written, and what says so."""

    first: int
    last: int
    claims: tuple[Claim, ...] = ()
    count: int = 1

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that it touches."""
        return date.fromordinal(self.first).year, date.fromordinal(self.last).year

    def cost(self, day: int) -> float:
        """Return how unlikely it is that a text lies so far from all others."""
        far = max(self.first - day, day - self.last, 0) - _FEW.get(self.count, 0)
        return next((price for days, price in _FAR_ERA if far <= days), _WRONG)


@dataclass(frozen=True, slots=True)
class Written:
    """The days on which a text reads most naturally, and the claims of the times that tell."""

    source: Source
    earliest: int
    latest: int
    cues: tuple[Cue, ...]
    company: Company | None = None
    witnesses: tuple[Witness, ...] = ()
    """What dated texts know of the events that it tells."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the times, and of the events that other texts date."""
        return (*(cue.claim for cue in self.cues), *(self.company.claims if self.company else ()))

    @property
    def premises(self) -> tuple[str, ...]:
        """Return the keys of the claims that it rests on."""
        seen = [key for witness in self.witnesses for key in witness.premises]
        return tuple(dict.fromkeys([*(claim.key for claim in self.claims), *seen]))


def written_times(story: Story, evidence: Evidence) -> Iterator[Written]:
    """Yield when the documents without a full date were written, as far as the times in them tell.

    First by their own words and the dated texts that tell of the same events, then by the texts that were so dated.
    """
    days = {document: evidence.dated.get(source.key) for document, source in story.sources.items()}
    dated = {document: Company(*found) for document, found in days.items() if found is not None}
    undated = [document for document in story.sources if document not in dated]
    shared = {document: (_events_of(story, document), _participants_of(story, document)) for document in story.sources}
    own = {document: _written(story, document, _company_of(document, dated, shared), evidence) for document in undated}
    known = {document: found for document, found in own.items() if found is not None}
    yield from known.values()
    dated |= {document: Company(found.earliest, found.latest, found.claims[:1]) for document, found in known.items()}
    for document in undated:
        company = _company_of(document, dated, shared) if document not in known else None
        if company is not None and (found := _written(story, document, company, evidence)) is not None:
            yield found


def _written(story: Story, document: str, company: Company | None, evidence: Evidence) -> Written | None:
    cues = read_cues(story, document, company.years if company else ())
    seen = tuple(_seen(story, document, evidence))
    days = best_days(cues, company=company, seen=seen, own=yearless_day(story.extractions[document]))
    return Written(story.sources[document], *days, cues, company, seen) if days else None


def _seen(story: Story, document: str, evidence: Evidence) -> Iterator[Witness]:
    yield from witnesses(story, document, evidence)
    opening = frozenset(first_sentences(story, document))
    yield from freshness(story, document, opening, evidence)


def _company_of(document: str, dated: Mapping[str, Company], shared: Mapping[str, Shared]) -> Company | None:
    """Return when the dated texts of the same story were written, if they lie close together.

    They tell of the same events, or at least of the same participants.
    """
    events, participants = shared[document]
    near = [
        company
        for other, company in dated.items()
        if other != document and (events & shared[other][0] or len(participants & shared[other][1]) >= _SHARED)
    ]
    if not near:
        return None
    first, last = min(company.first for company in near), max(company.last for company in near)
    claims = tuple(claim for company in near for claim in company.claims)
    return Company(first, last, claims, len(near)) if last - first <= _ERA_DAYS else None


def _events_of(story: Story, document: str) -> set[str]:
    return {told.event.key for told in story.by_document.get(document, ())}


def _participants_of(story: Story, document: str) -> set[str]:
    found = (told.event.participants for told in story.by_document.get(document, ()))
    return {participant.entity for participants in found for participant in participants}


def written_constraints(found: Written) -> Iterator[Constraint]:
    """Yield that a text was written on the days on which it reads most naturally (soft rule)."""
    quoted = list(dict.fromkeys([*(f"“{cue.quote}”" for cue in found.cues), *(one.quote for one in found.witnesses)]))
    quotes, more = ", ".join(quoted[:_QUOTED]), " and others" if len(quoted) > _QUOTED else ""
    beside = " beside the dates of other texts that tell the same" if found.company or found.witnesses else ""
    reason = f"the text speaks of {quotes}{more}, which read most naturally then{beside} (soft rule)"
    point, premises = Point(found.source.key), found.premises
    rule, strength = "speaks-of-its-own-time", Strength.FITTING
    yield Constraint(ORIGIN, point, Gap(found.earliest), rule, reason, premises, strength)
    yield Constraint(point, ORIGIN, Gap(-found.latest), rule, reason, premises, strength)


def best_days(
    cues: Sequence[Cue],
    *,
    company: Company | None = None,
    seen: Sequence[Witness] = (),
    own: TimeValue | None = None,
) -> tuple[int, int] | None:
    """Return the first and the last day on which times read most naturally, None if they do not tell.

    Of a text whose date line has no year these are days of that date (`own`).
    """
    dated = [cue for cue in cues if not cue.is_bare]
    is_dumb = all(cue.side is Side.UNKNOWN for cue in cues) or (not dated and company is None)
    if is_dumb and (not seen or (len(seen) == 1 and seen[0].is_hint)):
        return None
    years = (date.fromordinal(one.near).year for one in seen)
    newest = max((*(cue.year for cue in dated), *(company.years if company else ()), *years))
    first, last = date(newest - 3, 1, 1).toordinal(), date(newest + 2, 12, 31).toordinal()
    costs = [*_dated_costs(dated), *_bare_costs(cues, dated), *(one.cost for one in seen)]
    if company is not None:
        first = min(first, company.first - _ERA_DAYS)
        costs += [] if _is_bracketed(dated) else [company.cost]
    days = [day for day in range(first, last + 1) if own is None or _is_day_of(own, day)]
    return _cheapest(costs, days) if days else None


def _is_bracketed(dated: Sequence[Cue]) -> bool:
    """Whether a text itself names what is behind and what is ahead of it, so close that it needs no company."""
    behind = max((cue.days[0][0] for cue in dated if cue.side is Side.PAST), default=0)
    ahead = min((cue.days[0][1] for cue in dated if cue.side is Side.AHEAD), default=0)
    return bool(behind and ahead) and 0 <= ahead - behind <= _NEAR_DAYS


def _is_day_of(own: TimeValue, day: int) -> bool:
    return Words(own, Tense.PAST).limit(Limit.EARLIEST, day, Bearing.PUBLICATION) == day


def _cheapest(costs: Sequence[Cost], days: Sequence[int]) -> tuple[int, int] | None:
    totals = {day: sum(cost(day) for cost in costs) for day in days}
    least = min(totals.values()) + _SLACK
    best = [day for day, total in totals.items() if total <= least]
    return (best[0], best[-1]) if best[0] > days[0] and best[-1] < days[-1] else None


def _dated_costs(dated: Sequence[Cue]) -> Iterator[Cost]:
    if not dated:
        return
    ahead = [cue for cue in dated if cue.side is Side.AHEAD]
    past = [cue for cue in dated if cue.side in {Side.PAST, Side.PROBABLY_PAST}]
    newest = max((cue.year for cue in dated), default=0)
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
            yield _next_cost(cue, _within(cue, named), inside=0.0 if _is_refined(cue, cues) else _INSIDE)
        elif cue.is_bare and cue.side is Side.PAST:
            yield _previous_cost(cue)
        elif cue.is_bare and cue.weekday is not None:
            yield _nearest_cost(cue)


def _within(cue: Cue, named: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return when a month lies that is part of a time which the text names with its year ("early 2015 … in March")."""
    found = {(a, b) for a, b in cue.days for first, last in named if first <= a and b <= last < first + 366}
    return found.pop() if len(found) == 1 else None


def _is_refined(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Return whether a text names a day or a part of the month, too, which may lie ahead within it."""
    first, last = cue.days[-1]
    finer = (days for other in cues if other.is_bare and other.side is not Side.PAST for days in other.days)
    return any(first <= a and b <= last and b - a < last - first for a, b in finer)


def _next_cost(cue: Cue, meant: tuple[int, int] | None, *, inside: float = _INSIDE) -> Cost:
    ends = [last for _, last in cue.days]

    def cost(day: int) -> float:
        place = bisect_left(ends, day)
        if place == len(ends):
            return 0.0
        first, last = cue.days[place]
        total = _FAR_MONTH if first - day > _near(cue) else 0.0
        total += inside if first < day and not cue.is_close and last - first <= _MONTH_DAYS else 0.0
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
        total = _UNKNOWN * min(max(day - last - _near(cue), 0) / _NEAR_DAYS, 1.0)
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
