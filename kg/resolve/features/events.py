"""Are two mentions of events mentions of one event?"""

from __future__ import annotations

import math
from collections.abc import Sequence

from kg.model.bounds import TimeBounds
from kg.resolve.dates import as_if, gap
from kg.resolve.occurrences import Occurrence
from kg.resolve.scoring import Feature, Table

SLACK, PLAN_SLACK = 3, 45
"""Days by which stated times of one event may differ: reports lag, and plans are told with different dates."""
FAR = 60
"""Days between publications after which an undated event is hardly the same."""
ACTORS = ("kg:agent", "kg:speaker")


def types_unrelated(left: Occurrence, right: Occurrence) -> float:
    """They are different kinds of events."""
    return float(
        left.above.isdisjoint(right.above) and (bool(left.above or right.above) or not left.stems & right.stems)
    )


def ordinals_differ(left: Occurrence, right: Occurrence) -> float:
    """They are numbered differently."""
    return float(bool(left.ordinals and right.ordinals) and left.ordinals.isdisjoint(right.ordinals))


def times_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are given times that exclude each other."""
    if not left.bounds or not right.bounds:
        return 0.0
    slack = PLAN_SLACK if left.is_planned and right.is_planned else SLACK
    days = min(gap(mine, theirs) for mine in left.bounds for theirs in right.bounds)
    whole_years = all(bounds.days >= 300 for bounds in (*left.bounds, *right.bounds))
    return float(days > (0 if whole_years else slack))


def no_participant_shared(left: Occurrence, right: Occurrence) -> float:
    """They have different participants."""
    if not left.roles or not right.roles:
        return 0.0
    return float(not _related(left.entities, right.entities, left, right))


def places_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are in different places."""
    return float(bool(left.places and right.places) and left.places.isdisjoint(right.places))


def denied_and_done(left: Occurrence, right: Occurrence) -> float:
    """One is denied, the other is said to have happened."""
    return float(left.is_denied != right.is_denied)


def plan_and_happening(left: Occurrence, right: Occurrence) -> float:
    """One is a plan, the other, told later, has happened."""
    for plan, done in ((left, right), (right, left)):
        if plan.is_planned and not plan.is_done and done.is_done and not done.is_planned:
            told_later = (
                bool(plan.published and done.published) and (min(done.published) - max(plan.published)).days > SLACK
            )
            if told_later or (plan.documents & done.documents and not plan.is_definite and not done.is_definite):
                return 1.0
    return 0.0


def told_as_another(left: Occurrence, right: Occurrence) -> float:
    """The text itself tells one from the other ("a similar …", "previous …")."""
    return float(bool(left.documents & right.documents) and left.is_other != right.is_other)


def long_ago(left: Occurrence, right: Occurrence) -> float:
    """One is dated long before the time of writing, the other is news."""
    past, news = (left, right) if left.is_long_past else (right, left)
    return float(past.is_long_past and not news.is_long_past and not news.bounds)


def same_type(left: Occurrence, right: Occurrence) -> float:
    """They are the same kind of event."""
    return float(not left.types.isdisjoint(right.types))


def related_type(left: Occurrence, right: Occurrence) -> float:
    """Their kinds are related."""
    if not left.types.isdisjoint(right.types):
        return 0.0
    if not left.types.isdisjoint(right.above) or not right.types.isdisjoint(left.above):
        return 1.0
    return 0.3 * float(not left.above.isdisjoint(right.above))


def same_ordinal(left: Occurrence, right: Occurrence) -> float:
    """Both are numbered the same."""
    return float(not left.ordinals.isdisjoint(right.ordinals))


def same_participant_in_role(left: Occurrence, right: Occurrence) -> float:
    """The same participants have the same roles."""
    return min(len(left.roles & right.roles), 2) / 2 * 0.4 + 0.6 if left.roles & right.roles else 0.0


def shared_participant(left: Occurrence, right: Occurrence) -> float:
    """They share a participant."""
    return float(left.roles.isdisjoint(right.roles) and not left.entities.isdisjoint(right.entities))


def related_participant(left: Occurrence, right: Occurrence) -> float:
    """A participant of one belongs to a participant of the other."""
    if not left.entities.isdisjoint(right.entities):
        return 0.0
    return float(_related(left.entities, right.entities, left, right))


def actors_differ(left: Occurrence, right: Occurrence) -> float:
    """Somebody else does it."""
    return _role_differs(left, right, *ACTORS)


def affected_differ(left: Occurrence, right: Occurrence) -> float:
    """It is done to something else."""
    return _role_differs(left, right, "kg:affected")


def on_topic(left: Occurrence, right: Occurrence) -> float:
    """One names no participant and stands in a document about the other's."""
    if left.roles and right.roles:
        return 0.0
    if not left.roles and not right.roles:
        return 0.5 * float(not left.topic.isdisjoint(right.topic))
    told, other = (left, right) if left.roles else (right, left)
    return float(not other.topic.isdisjoint(told.entities | told.kin))


def same_place(left: Occurrence, right: Occurrence) -> float:
    """They are in the same place."""
    return float(not left.places.isdisjoint(right.places))


def same_day(left: Occurrence, right: Occurrence) -> float:
    """They are given the same day."""
    return float(
        any(mine.days <= 7 and theirs.days <= 7 and gap(mine, theirs) == 0 for mine, theirs in _times(left, right))
    )


def times_agree(left: Occurrence, right: Occurrence) -> float:
    """The times they are given agree."""
    return float(not same_day(left, right) and any(gap(mine, theirs) == 0 for mine, theirs in _times(left, right)))


def told_far_apart(left: Occurrence, right: Occurrence) -> float:
    """They are told months apart, and one is undated."""
    if not left.published or not right.published or (left.bounds and right.bounds):
        return 0.0
    days = min(abs((mine - theirs).days) for mine in left.published for theirs in right.published)
    return float(days > FAR)


def same_figure(left: Occurrence, right: Occurrence) -> float:
    """They come with the same figure."""
    return float(not left.figures.isdisjoint(right.figures))


def figures_differ(left: Occurrence, right: Occurrence) -> float:
    """They come with different figures."""
    mine, theirs = ({(metric, unit) for metric, unit, _ in each.figures} for each in (left, right))
    return float(left.figures.isdisjoint(right.figures) and not mine.isdisjoint(theirs))


def same_word(left: Occurrence, right: Occurrence) -> float:
    """The same word names them."""
    return float(not left.stems.isdisjoint(right.stems) and not left.is_speech)


def like_words(left: Occurrence, right: Occurrence) -> float:
    """Words alike in meaning name them."""
    if not left.stems.isdisjoint(right.stems) or not left.vectors or not right.vectors:
        return 0.0
    best = max(cosine(mine, theirs) for mine in left.vectors for theirs in right.vectors)
    return max(0.0, (best - 0.6) / 0.4)


def points_back(left: Occurrence, right: Occurrence) -> float:
    """One points back ("the …", "this …") in the same document."""
    return float(bool(left.documents & right.documents) and (left.is_definite or right.is_definite))


def nothing_against(left: Occurrence, right: Occurrence) -> float:
    """One document, and one of the two mentions tells nothing that the other does not."""
    return float(bool(left.documents & right.documents) and (not left.roles or not right.roles))


def other_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given different times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    day = min((*left.published, *right.published), default=None)
    mine, theirs = ([b for value in each.times if (b := as_if(value, day))] for each in (left, right))
    slack = PLAN_SLACK if left.is_planned or right.is_planned else SLACK
    return float(bool(mine and theirs) and min(gap(one, other) for one in mine for other in theirs) > slack)


def same_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given like times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    return float(not left.times.isdisjoint(right.times))


def named_beside(left: Occurrence, right: Occurrence) -> float:
    """Who takes part in one is named beside the other."""
    if left.roles and right.roles:
        return 0.0
    return float(not (left.entities or left.beside).isdisjoint(right.entities or right.beside))


def same_content(left: Occurrence, right: Occurrence) -> float:
    """They are statements on the same event."""
    return float(left.is_speech and right.is_speech and not left.content.isdisjoint(right.content))


def in_headline(left: Occurrence, right: Occurrence) -> float:
    """One is told of in the headline of the same document."""
    return float(bool(left.documents & right.documents) and left.is_headline != right.is_headline)


def no_speaker_shared(left: Occurrence, right: Occurrence) -> float:
    """They are statements of nobody in common."""
    if not (left.is_speech and right.is_speech):
        return 0.0
    return float(left.in_role(*ACTORS).isdisjoint(right.in_role(*ACTORS)))


def another_statement(left: Occurrence, right: Occurrence) -> float:
    """They are statements with no day or words in common."""
    if not (left.is_speech and right.is_speech) or left.documents & right.documents:
        return 0.0
    return float(not same_day(left, right) and not same_figure(left, right) and not same_content(left, right))


def cosine(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the cosine of two vectors."""
    lengths = math.hypot(*left) * math.hypot(*right)
    return sum(a * b for a, b in zip(left, right, strict=True)) / lengths if lengths else 0.0


def _times(left: Occurrence, right: Occurrence) -> list[tuple[TimeBounds, TimeBounds]]:
    return [(mine, theirs) for mine in left.bounds for theirs in right.bounds]


def _role_differs(left: Occurrence, right: Occurrence, *roles: str) -> float:
    mine, theirs = left.in_role(*roles), right.in_role(*roles)
    if not mine or not theirs:
        return 0.0
    return float(not _related(mine, theirs, left, right))


def _related(mine: frozenset[str], theirs: frozenset[str], left: Occurrence, right: Occurrence) -> bool:
    return not (mine.isdisjoint(theirs | right.kin) and theirs.isdisjoint(left.kin))


_FORBIDDING = (
    Feature(types_unrelated, 0.0, forbids=True),
    Feature(ordinals_differ, 0.0, forbids=True),
    Feature(times_exclude, 0.0, forbids=True),
    Feature(no_participant_shared, 0.0, forbids=True),
    Feature(denied_and_done, 0.0, forbids=True),
    Feature(plan_and_happening, 0.0, forbids=True),
    Feature(told_as_another, 0.0, forbids=True),
)
_SHARED = (
    Feature(same_type, 0.3),
    Feature(related_type, 0.2),
    Feature(same_ordinal, 0.4),
    Feature(same_participant_in_role, 0.4),
    Feature(shared_participant, 0.25),
    Feature(related_participant, 0.2),
    Feature(on_topic, 0.1),
    Feature(named_beside, 0.15),
    Feature(same_time_words, 0.1),
    Feature(same_content, 0.35),
    Feature(same_place, 0.1),
    Feature(same_day, 0.3),
    Feature(times_agree, 0.15),
    Feature(same_figure, 0.3),
    Feature(same_word, 0.15),
    Feature(like_words, 0.15),
    Feature(actors_differ, -0.35),
    Feature(affected_differ, -0.4),
    Feature(places_exclude, -0.4),
    Feature(figures_differ, -0.1),
    Feature(told_far_apart, -0.4),
    Feature(other_time_words, -0.3),
    Feature(long_ago, -0.3),
)
WITHIN = Table(
    (
        *_FORBIDDING,
        *_SHARED,
        Feature(points_back, 0.2),
        Feature(nothing_against, 0.15),
        Feature(in_headline, 0.15),
        Feature(figures_differ, -0.25),
        Feature(no_speaker_shared, -0.5),
    ),
    same=0.7,
    unsure=0.5,
)
"""Mentions of one document."""
ACROSS = Table(
    (*_FORBIDDING, *_SHARED, Feature(another_statement, -0.4), Feature(no_speaker_shared, -0.3)),
    same=0.55,
    unsure=0.4,
)
"""Events of different documents."""
