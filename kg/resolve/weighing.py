"""What a comparison of two event mentions counts when they are gathered: a score, a bar, or next to nothing."""

from __future__ import annotations

from kg.resolve.features.amounts import amounts_differ, directions_differ, over_a_stretch, subjects_differ, summed_up
from kg.resolve.features.evidence import nothing_in_common, one_of_many
from kg.resolve.features.kinds import ordinals_differ
from kg.resolve.features.participants import one_and_several, people_differ
from kg.resolve.features.parties import another_of_many, plan_of_another
from kg.resolve.features.statements import on_another_matter, others_speak, says_other_things
from kg.resolve.features.telling import of_another_shade, one_of_several, told_as_another, told_beside
from kg.resolve.features.times import (
    new_and_past,
    over_before_told,
    plan_and_happening,
    planned_here_and_done,
    times_exclude,
    told_before_it_was,
)
from kg.resolve.features.wording import two_predicates
from kg.resolve.scoring import Comparison, Feature

FAINT = 0.02
"""Pairs below this score count as not compared."""
AGAINST = -1.0
"""The score of a pair that something speaks against which a text may put loosely."""
UNSAID = 0.1
"""The score of a pair that nothing but its kind speaks for: too little for a join, but not against one."""
SETTLED = frozenset(
    Feature(ask, 0.0).reason
    for ask in (
        ordinals_differ,
        times_exclude,
        told_as_another,
        told_beside,
        of_another_shade,
        one_of_several,
        people_differ,
        one_and_several,
        amounts_differ,
        subjects_differ,
        over_a_stretch,
        directions_differ,
        summed_up,
        new_and_past,
        two_predicates,
        over_before_told,
        planned_here_and_done,
        told_before_it_was,
        says_other_things,
        on_another_matter,
        others_speak,
        another_of_many,
        plan_of_another,
    )
)
"""Reasons that keep two mentions out of one event, whatever others of it tell."""
SILENT = frozenset(Feature(ask, 0.0).reason for ask in (nothing_in_common, one_of_many))
"""Reasons for not joining two mentions that do not speak against it either."""
TOLD = frozenset({Feature(ask, 0.0).reason for ask in (ordinals_differ, times_exclude, plan_and_happening)})
"""Reasons for holding two events apart that are worth telling."""


def weight_of(compared: Comparison) -> float | None:
    """Return the score of a pair as two clusters count it, or None if it is as good as not compared."""
    if compared.score >= 0:
        return compared.score if compared.score >= FAINT else None
    return UNSAID if compared.reasons[0] in SILENT else AGAINST
