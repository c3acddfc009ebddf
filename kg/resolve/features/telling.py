"""Does the way in which a text brings them up speak for two mentions being mentions of one event?"""

from __future__ import annotations

from kg.resolve.occurrences import Occurrence


def told_as_another(left: Occurrence, right: Occurrence) -> float:
    """The text itself tells one from the other ("a similar …", "previous …")."""
    return float(bool(left.documents & right.documents) and left.is_other != right.is_other)


def told_beside(left: Occurrence, right: Occurrence) -> float:
    """The text tells of one besides the other ("also")."""
    if not left.documents & right.documents or left.is_headline or right.is_headline:
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    return float(later.is_also and not earlier.is_also and bool(earlier.sentences - later.sentences))


def points_back(left: Occurrence, right: Occurrence) -> float:
    """One points back ("the …", "this …") at an event of its kind in the same document."""
    if not left.documents & right.documents or left.above.isdisjoint(right.above):
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    return float(later.is_definite and (not later.roles or not earlier.roles))


def nothing_against(left: Occurrence, right: Occurrence) -> float:
    """One document, and one of the two mentions tells nothing that the other does not."""
    return float(bool(left.documents & right.documents) and (not left.roles or not right.roles))


def in_headline(left: Occurrence, right: Occurrence) -> float:
    """One is told of in the headline of the same document."""
    return float(bool(left.documents & right.documents) and left.is_headline != right.is_headline)


def of_another_shade(left: Occurrence, right: Occurrence) -> float:
    """Words beside them tell one from the other ("interim", "permanent")."""
    is_other = not left.shades.isdisjoint(right.other_shades) and not left.types.isdisjoint(right.types)
    return float(is_other and left.shades.isdisjoint(right.shades))


def one_of_several(left: Occurrence, right: Occurrence) -> float:
    """One is a single one, the other several."""
    is_one_word = not left.types.isdisjoint(right.types) and not left.stems.isdisjoint(right.stems)
    return float(is_one_word and ((left.is_several and right.is_single) or (left.is_single and right.is_several)))
