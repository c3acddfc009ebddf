"""What came of plans, by later texts: they came true, were put off, called off, denied or missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import keys
from kg.model.bounds import UNKNOWN_EARLIEST, UNKNOWN_LATEST, TimeBounds
from kg.model.knowledge import Event
from kg.model.mention import AHEAD, FORESEEN, Modality, Tense
from kg.model.statement import Inference, Ref
from kg.timeline.alikeness import ALIKE, CORE, common_words, likeness, may_be_one
from kg.timeline.story import Story, about

REALISES, MISSES = "kg:realises", "kg:misses"
TURNS = ("kg:postpones", "kg:cancels", "kg:denies", MISSES)
STEPS = frozenset({"kg:TakeoverApproach", "kg:TakeoverOffer", "kg:Talks", "kg:Bill", "kg:Candidacy"})
"""Types of what is done for something else, which then comes of it: a takeover offer for the takeover."""
SLACK = timedelta(days=62)
"""How far from its planned time a happening may lie and still be that plan's."""
REACH = timedelta(days=550)
"""How long after it was told a plan without a date may come true."""
BEARINGS = {"kg:Delay": "kg:postpones", "kg:Cancellation": "kg:cancels"}
"""What an event does to the plan that it speaks of, where its own text does not tell of that plan."""
COMMON = 2
"""So many words, names apart, such an event and the plan must have in common ("its first flights")."""
WORDS = frozenset({"kg:Remark", "kg:Comment", "kg:Event", "kg:Deadline"})
"""Types that tell too little of what happens for two events of one to be a plan and its happening."""
FAMILIAR = frozenset({"kg:Event", "kg:Communication"})
"""Types so wide that what they have below them has nothing in common."""
FINAL = (REALISES, "kg:cancels", "kg:denies", MISSES)
"""After these nothing more is awaited of a plan, unlike after a delay."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The dated story, as what comes of plans is read from it."""

    story: Story
    events: Mapping[str, Event]
    published: Mapping[str, TimeBounds]
    """The documents' days of publication, by the keys of their sources."""

    def told(self, event: Event) -> tuple[date, date]:
        """Return not before and not after which day an event was first told."""
        days = [self.published[one.source.key] for one in self.story.by_event.get(event.key, ())]
        first = min((each.earliest for each in days), default=UNKNOWN_EARLIEST)
        return first, min((each.latest for each in days), default=UNKNOWN_LATEST)

    def is_done(self, event: Event) -> bool:
        """Return whether some text tells an event in the past, and not only by a noun ("the launch")."""
        told = self.story.by_event.get(event.key, ())
        return event.modality is Modality.ACTUAL and any(
            one.mention.modality is Modality.ACTUAL and one.mention.tense is Tense.PAST for one in told
        )

    def is_still_ahead(self, plan: Event, event: Event) -> bool:
        """Return whether a text that is no older than a happening tells its plan as something to come."""
        told = self.story.by_event.get(plan.key, ())
        return any(
            one.mention.tense is not Tense.PAST and self.published[one.source.key].latest >= event.bounds.latest
            for one in told
        )

    def premises(self, *events: Event) -> tuple[str, ...]:
        """Return the claims that the events are told of."""
        return tuple(sorted({key for event in events for key in self.story.by_event[event.key][0].premises}))


def outcomes(story: Story, events: Mapping[str, Event], published: Mapping[str, TimeBounds]) -> Iterator[Inference]:
    """Yield what came of plans, where type, number, participants and dates say that later texts tell of the same."""
    plot = Plot(story, events, published)
    by_type: defaultdict[str, list[Event]] = defaultdict(list)
    for event in sorted(events.values(), key=lambda event: event.key):
        by_type[event.type].append(event)
    settled = {target for link in FINAL for _, _, target in about(story.claims, link)}
    for kind, alike in by_type.items():
        plans = [event for event in alike if event.modality in AHEAD and event.key not in settled]
        for plan in plans if kind not in WORDS else ():
            yield from _outcome(plan, [one for near in _kinds(kind, by_type, plot) for one in by_type[near]], plot)
    yield from _turned_elsewhere(by_type, settled, plot)
    yield from _spoken_of(by_type, settled, plot)


def _kinds(kind: str, by_type: Mapping[str, Sequence[Event]], plot: Plot) -> list[str]:
    """Return the types of which a plan's happening may be: its own, one above or below it, one that follows it."""
    habits = plot.story.habits
    above = {*habits.above.get(kind, ())} - FAMILIAR - WORDS
    below = {one for one in by_type if kind in habits.above.get(one, ())}
    later, last = {*habits.later.get(kind, ())}, {kind}
    while later - last:
        last |= later
        later = {following for one in last for following in habits.later.get(one, ())}
    follows = last if kind in STEPS else set[str]()
    return sorted(({kind} | above | below | follows) & by_type.keys())


def _outcome(plan: Event, alike: Sequence[Event], plot: Plot) -> Iterator[Inference]:
    """Yield the likeliest happening of a plan or rumour, else that it did not happen by its day."""
    happened = [(likeness(plan, event), event.key) for event in alike if _realises(event, plan, plot)]
    missed = [(likeness(plan, event), event.key) for event in alike if _misses(event, plan, plot)]
    planned = [(likeness(plan, event), event.key) for event in alike if _announces(event, plan, plot)]
    for found, predicate, reason in (
        (happened, REALISES, "“{plan}” was foreseen; “{event}” is told later as a fact{why}."),
        (missed, MISSES, "“{plan}” was foreseen; a text from after its day says that it did not happen: “{event}”."),
        (planned, REALISES, "“{plan}” was only talked of; “{event}” is told later as a plan{why}."),
    ):
        score, best = max(found, default=(0.0, ""))
        if score >= ALIKE:
            event = plot.events[best]
            why = ", with the same participants" if _share(plan, event) else ", of the same thing, place, number or day"
            comment = reason.format(plan=plan.label, event=event.label, why=why)
            yield _inference(event, predicate, plan, ("plan-and-outcome", comment, plot.premises(event, plan)))
            if plan.modality is not Modality.POSSIBLE:
                return


def _share(plan: Event, event: Event) -> bool:
    return bool({one.entity for one in plan.participants} & {one.entity for one in event.participants})


def _announces(event: Event, plan: Event, plot: Plot) -> bool:
    """Return whether what was only talked of is told later as somebody's plan."""
    if plan.modality is not Modality.POSSIBLE or event.modality not in FORESEEN:
        return False
    (_, before), (after, _) = plot.told(plan), plot.told(event)
    return UNKNOWN_EARLIEST < before < after <= before + REACH


def _realises(event: Event, plan: Event, plot: Plot) -> bool:
    """Return whether a happening may be that of a plan: it begins after the plan was told, and near its day."""
    told, _ = plot.told(plan)
    if told == UNKNOWN_EARLIEST or event.key == plan.key or not plot.is_done(event):
        return False
    if event.bounds.latest == UNKNOWN_LATEST or event.bounds.earliest < told or plot.is_still_ahead(plan, event):
        return False
    if plan.bounds.latest == UNKNOWN_LATEST:
        return event.bounds.earliest - told <= REACH
    return event.bounds.earliest - plan.bounds.latest <= SLACK and plan.bounds.earliest - event.bounds.latest <= SLACK


def _misses(event: Event, plan: Event, plot: Plot) -> bool:
    """Return whether a text that is later than a plan's last day says that it did not happen."""
    if event.modality is not Modality.NEGATED or plan.bounds.latest == UNKNOWN_LATEST:
        return False
    told, _ = plot.told(event)
    return told > plan.bounds.latest and event.bounds.latest >= plan.bounds.earliest


def _turned_elsewhere(
    by_type: Mapping[str, Sequence[Event]], settled: frozenset[str] | set[str], plot: Plot
) -> Iterator[Inference]:
    """Yield that what was put off, called off, denied or missed is what an earlier text had foreseen."""
    for predicate in TURNS:
        for claim, source, target in about(plot.story.claims, predicate):
            turned = plot.events.get(target)
            if turned is None or turned.type in WORDS:
                continue
            for plan in by_type.get(turned.type, ()):
                if plan.key in settled or plan.modality not in AHEAD or plan.key == source:
                    continue
                is_earlier = plot.told(plan)[1] < plot.told(plot.events[source])[0]
                if is_earlier and may_be_one(plan, turned) and likeness(plan, turned) >= ALIKE:
                    comment = f"“{plan.label}”, told of before, is the same as “{turned.label}”."
                    premises = (claim.key, *plot.premises(plan))
                    yield _inference(plot.events[source], predicate, plan, ("turned-elsewhere", comment, premises))


def _spoken_of(
    by_type: Mapping[str, Sequence[Event]], settled: frozenset[str] | set[str], plot: Plot
) -> Iterator[Inference]:
    """Yield that what was put off or called off, in a text without the plan itself, is a plan told of before."""
    plans = [event for alike in by_type.values() for event in alike if event.modality in AHEAD]
    for kind, predicate in BEARINGS.items():
        busy = {source for _, source, _ in about(plot.story.claims, predicate)}
        for event in by_type.get(kind, ()):
            if event.key in busy or event.modality is not Modality.ACTUAL:
                continue
            told = plot.told(event)[0]
            rated = [(_common(event, plan), plan.key) for plan in plans if plot.told(plan)[1] < told]
            count, best = max(rated, default=(0, ""))
            if count >= COMMON and best not in settled:
                plan = plot.events[best]
                comment = f"“{event.label}” speaks of “{plan.label}”, which was told of before."
                yield _inference(event, predicate, plan, ("spoken-of", comment, plot.premises(event, plan)))


def _common(event: Event, plan: Event) -> int:
    """Return how many words, names apart, the labels have in common; none if nobody takes part in both."""
    ours, theirs = ({one.entity for one in each.participants if one.role in CORE} for each in (event, plan))
    return common_words(event, plan) if ours & theirs else 0


def _inference(event: Event, predicate: str, plan: Event, why: tuple[str, str, tuple[str, ...]]) -> Inference:
    rule, comment, premises = why
    subject, value = Ref(event.key), Ref(plan.key)
    key = keys.inference_key(subject, predicate, value, rule, premises)
    return Inference(key, subject, predicate, value, rule, comment, tuple(sorted(set(premises))))
