"""The order of the steps: read the dates, build the network, solve it, write down what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from kg.model.bounds import TimeBounds
from kg.model.knowledge import KnowledgeBase, Source
from kg.model.statement import Claim, Ref
from kg.ontology import Ontology, read_ontology
from kg.temporal.edtf import to_edtf
from kg.timeline.conflicts import date_conflicts
from kg.timeline.counted import as_of_days, reported_constraints, untimed_constraints, untimed_figures
from kg.timeline.course import course_constraints
from kg.timeline.dated import Dates, dated_event, dated_figure, dated_source, judged_claims, time_texts
from kg.timeline.datings import Dating
from kg.timeline.effects import constraints_of, recent_constraints
from kg.timeline.expressions import lasting_keys, read_datings
from kg.timeline.extent import extent_constraints, length_datings
from kg.timeline.following import follow
from kg.timeline.foreseen import foreseen_orders
from kg.timeline.habits import weekday_constraints
from kg.timeline.lifecycle import outcomes
from kg.timeline.links import copy_constraints, link_constraints, series_constraints
from kg.timeline.network import Solution, solve
from kg.timeline.news import announced_constraints, fresh_constraints
from kg.timeline.occasions import occasion_constraints
from kg.timeline.passing import passing_constraints
from kg.timeline.periods import periods
from kg.timeline.points import Constraint, Gap, Point, Side, Strength
from kg.timeline.precedence import certain_orders
from kg.timeline.proofs import prove
from kg.timeline.publication import (
    Recurring,
    Stated,
    publication_constraints,
    recurring_constraints,
    recurring_dates,
    stated_dates,
)
from kg.timeline.reporting import (
    mentioned_constraints,
    own_constraints,
    told_constraints,
)
from kg.timeline.running import Countdown, countdown_constraints, countdowns, named_constraints
from kg.timeline.story import Story, habits_of, read_story
from kg.timeline.telling import telling_constraints
from kg.timeline.witnesses import Evidence, Known
from kg.timeline.writing import Written as TimeOfWriting
from kg.timeline.writing import written_constraints, written_times

Written = tuple[Stated | Recurring | TimeOfWriting | Countdown, ...]
"""What documents say of their own publication."""
_ROUNDS = 2
"""So often undated texts are dated anew by those that could be dated sharply."""
_SHARP_DAYS = 7


def order(knowledge: KnowledgeBase, *, ontology: Ontology | None = None, hard_only: bool = False) -> KnowledgeBase:
    """Return the knowledge with events, figures and documents dated and events ordered, every bound with its reason.

    `ontology` tells the habits of news by type; `hard_only` leaves out what rests on them, such as that news is told
    within a week.
    """
    stated: Written = (*stated_dates(knowledge), *recurring_dates(knowledge))
    habits = habits_of(ontology or read_ontology())
    story = read_story(replace(knowledge, sources=tuple(_with_dates(knowledge, stated))), habits)
    datings = read_datings(story)
    story = replace(story, lasting=lasting_keys(datings))
    datings = (*datings, *length_datings(story))
    if not hard_only:
        stated = _with_writing(story, datings, stated)
    solution = solve(_constraints(story, datings, stated), hard_only=hard_only)
    if not hard_only:
        solution = follow(solution, untimed_constraints(story), untimed_figures(story))
    return _written(knowledge, story, datings, stated, solution)


def _with_writing(story: Story, datings: tuple[Dating, ...], stated: Written) -> Written:
    """Return what documents state with when the others were written; those sharply dated so far date the rest."""
    own: Written = (*stated, *countdowns(story))
    dated = {
        source.key: (source.bounds.earliest.toordinal(), source.bounds.latest.toordinal())
        for source in story.sources.values()
        if source.bounds.is_known
    }
    found: dict[str, TimeOfWriting] = {}
    for _ in range(_ROUNDS):
        if len(dated) == len(story.sources):
            break
        known = _known(story, datings, (*own, *found.values()), dated.keys())
        fresh = {one.source.key: one for one in written_times(story, Evidence(datings, known, dated))}
        found |= fresh
        solution = solve(_constraints(story, datings, (*own, *found.values())))
        sharp = _sharp(story, solution, dated.keys())
        if not sharp:
            break
        dated |= sharp
    return (*own, *found.values())


def _sharp(story: Story, solution: Solution, dated: Collection[str]) -> dict[str, tuple[int, int]]:
    """Return the days of the texts that are dated to a week or so, other than some."""
    found = {}
    for source in story.sources.values():
        point = story.begin(source.key)
        first, last = solution.lower.get(point), solution.upper.get(point)
        if source.key not in dated and first is not None and last is not None and last - first <= _SHARP_DAYS:
            found[source.key] = (first, last)
    return found


def _known(story: Story, datings: tuple[Dating, ...], stated: Written, dated: Collection[str]) -> Known:
    """Return what the dated texts alone tell of the times of events."""
    undated = {Point(source.key) for source in story.sources.values() if source.key not in dated}
    constraints = _constraints(story, datings, stated)
    solution = solve(found for found in constraints if undated.isdisjoint((found.earlier, found.later)))
    ends = {event.key: (story.begin(event.key), story.end(event.key)) for event in story.knowledge.events}
    return {key: (_first(solution, begin), solution.upper.get(end)) for key, (begin, end) in ends.items()}


def _first(solution: Solution, begin: Point) -> int | None:
    """Return the first day of a thing, unless it is only held for news, which does not date other texts."""
    step = solution.steps.get((begin, Side.LOWER))
    is_habit = step is not None and any(found.constraint.strength is Strength.WEAK for found in step.trail())
    return None if is_habit else solution.lower.get(begin)


def _with_dates(knowledge: KnowledgeBase, stated: Written) -> Iterator[Source]:
    """Yield the documents with the dates that they state, so that the others can be told from them."""
    dates = {
        found.source.key: found.bounds
        for found in reversed(stated)
        if isinstance(found, Stated) and not found.is_update
    }
    for source in knowledge.sources:
        yield replace(source, bounds=dates[source.key]) if source.key in dates else source


def _constraints(story: Story, datings: tuple[Dating, ...], stated: Written) -> Iterator[Constraint]:
    found = chain(
        (constraint for one in stated for constraint in _dating_constraints(one)),
        (constraint for dating in datings for constraint in constraints_of(dating, story)),
        recent_constraints(datings),
        own_constraints(datings),
        told_constraints(story),
        mentioned_constraints(story),
        fresh_constraints(story),
        occasion_constraints(story),
        telling_constraints(story),
        extent_constraints(story),
        passing_constraints(story),
        weekday_constraints(story),
        named_constraints(story),
        announced_constraints(story),
        reported_constraints(story),
        link_constraints(story),
        series_constraints(story),
        course_constraints(story),
        copy_constraints(story),
    )
    return (constraint for constraint in found if constraint.premises and not _is_empty(constraint))


def _dating_constraints(found: Stated | Recurring | TimeOfWriting | Countdown) -> Iterator[Constraint]:
    if isinstance(found, Countdown):
        return countdown_constraints(found)
    if isinstance(found, TimeOfWriting):
        return written_constraints(found)
    return recurring_constraints(found) if isinstance(found, Recurring) else publication_constraints(found)


def _is_empty(constraint: Constraint) -> bool:
    """Return whether a constraint says of a thing only that it is when it is."""
    return constraint.earlier == constraint.later and isinstance(constraint.shift, Gap)


def _written(
    knowledge: KnowledgeBase,
    story: Story,
    datings: tuple[Dating, ...],
    stated: Written,
    solution: Solution,
) -> KnowledgeBase:
    dates = Dates(solution, story)
    words = time_texts(datings, solution, story)
    events = tuple(dated_event(event, dates, words.get(event.key, "")) for event in knowledge.events)
    holds = as_of_days(story, dates)
    figures = tuple(dated_figure(figure, dates, holds.get(figure.key)) for figure in knowledge.figures)
    sources = tuple(dated_source(source, dates) for source in knowledge.sources)
    proved = tuple(prove(solution, story))
    claims = _claims(knowledge, dates, datings, stated)
    by_key = {claim.key: claim for claim in claims}
    labels = {event.key: event.label for event in events} | {figure.key: figure.label for figure in figures}
    bounds = {(inference.subject.key, inference.predicate): inference for inference in proved if inference.is_accepted}
    orders = tuple(certain_orders(events, bounds, (*claims, *knowledge.inferences)))
    by_event = {event.key: event for event in events}
    plans = foreseen_orders(story, by_event, (*claims, *knowledge.inferences, *orders))
    came = outcomes(story, by_event, {source.key: source.bounds for source in sources})
    inferences = {found.key: found for found in chain(knowledge.inferences, proved, orders, plans, came)}
    differing = date_conflicts(solution, by_key, labels, story)
    conflicts = {found.key: found for found in chain(knowledge.conflicts, differing)}
    return replace(
        knowledge,
        events=events,
        figures=figures,
        sources=sources,
        claims=claims,
        inferences=tuple(inferences[key] for key in sorted(inferences)),
        conflicts=tuple(conflicts[key] for key in sorted(conflicts)),
    )


def _claims(knowledge: KnowledgeBase, dates: Dates, datings: tuple[Dating, ...], stated: Written) -> tuple[Claim, ...]:
    """Return all claims by key: those of time judged, and stated orders that the dates exclude no longer accepted."""
    times = {
        claim.key: claim
        for claim in chain((one.claim for one in datings), (claim for one in stated for claim in _claims_of(one)))
    }
    bounds = {key: dates.bounds(key) for key in dates.story.timed()}
    whens = {key: to_edtf(found) for key, found in bounds.items()}
    given_up = {premise for clash in dates.solution.clashes for premise in clash.given_up.premises}
    judged = judged_claims(times.values(), whens, frozenset(given_up))
    found = {claim.key: _possible(claim, bounds) for claim in chain(knowledge.claims, judged)}
    for period in periods(knowledge, {source.document: bounds[source.key] for source in knowledge.sources}):
        if period.claim in found:
            found[period.claim] = replace(found[period.claim], holds=period.bounds)
    return tuple(found[key] for key in sorted(found))


def _claims_of(found: Stated | Recurring | TimeOfWriting | Countdown) -> tuple[Claim, ...]:
    return found.claims if isinstance(found, TimeOfWriting) else (found.claim,)


def _possible(claim: Claim, bounds: Mapping[str, TimeBounds]) -> Claim:
    """Return a claim, no longer accepted if it puts an event before one that is over by then."""
    if claim.predicate != "kg:before" or not claim.is_accepted or not isinstance(claim.object, Ref):
        return claim
    first, second = bounds.get(claim.subject.key), bounds.get(claim.object.key)
    is_impossible = first is not None and second is not None and first.earliest > second.latest
    return replace(claim, is_accepted=False) if is_impossible else claim
