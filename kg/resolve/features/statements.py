"""Are two statements one?"""

from __future__ import annotations

from kg.resolve.features.amounts import same_figure
from kg.resolve.features.participants import ACTORS
from kg.resolve.features.times import same_day
from kg.resolve.occurrences import Occurrence


def same_content(left: Occurrence, right: Occurrence) -> float:
    """They are statements on the same event."""
    return float(left.is_speech and right.is_speech and not left.content.isdisjoint(right.content))


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
