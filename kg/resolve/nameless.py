"""An event told with nobody in it, of the kind and the day of another: both are one ("the April 5 deadline")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.model.knowledge import MentionRef
from kg.resolve.clusters import Edge
from kg.resolve.features.times import month_days
from kg.resolve.occurrences import Occurrence, merged
from kg.resolve.turnings import Clustered, Members

ANY = "kg:Event"
Day = tuple[int, int]
SCORE = 0.9
REASON = "Of this kind only one thing is told of that day, and one of the mentions names nobody"


def with_nameless_joined(
    members: Sequence[Members],
    single: Mapping[MentionRef, Occurrence],
    may_join: Callable[[Sequence[Occurrence], Sequence[Occurrence]], bool],
) -> Clustered:
    """Return the clusters with those made one that tell of a kind on a day, where all but one name nobody."""
    on_day: dict[tuple[str, Day], list[Members]] = {}
    whole = {group: merged([single[one] for one in group]) for group in members}
    for group in members:
        day = _day(whole[group])
        if day is not None and len(whole[group].types) == 1:
            on_day.setdefault((min(whole[group].types), day), []).append(group)
    kept, joins = set(members), list[Edge[MentionRef]]()
    for (kind, _), found in sorted(on_day.items()):
        named = [group for group in found if whole[group].entities - whole[group].places]
        if kind == ANY or len(found) == 1 or len(named) > 1:
            continue
        first = named[0] if named else found[0]
        for group in (one for one in found if one != first):
            left, right = ([single[one] for one in each] for each in (first, group))
            if _are_of_one_year(whole[first], whole[group]) and may_join(left, right):
                joins.append(Edge(first[0], group[0], SCORE, REASON, "same-event"))
                kept -= {first, group}
                first = tuple(sorted((*first, *group)))
                kept.add(first)
                whole[first] = merged([single[one] for one in first])
    return sorted(kept), joins


def _day(found: Occurrence) -> Day | None:
    """Return the month and day that an event is told to be on, if it is told of one only."""
    days = month_days(found) | {
        (one.earliest.month, one.earliest.day) for one in found.bounds if one.earliest == one.latest
    }
    return days.pop() if len(days) == 1 else None


def _are_of_one_year(left: Occurrence, right: Occurrence) -> bool:
    """Whether no two years are told: one of the two may be told without."""
    mine, theirs = (
        {one.earliest.year for one in found.bounds if one.earliest == one.latest} for found in (left, right)
    )
    return not mine or not theirs or mine == theirs
