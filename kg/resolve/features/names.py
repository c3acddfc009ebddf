"""Are two names names of one thing?"""

from __future__ import annotations

from kg.resolve.forms import PERSON, PLACE, Form
from kg.resolve.names import edit_distance, initials
from kg.resolve.scoring import Feature, Table

LONG, VERY_LONG = 7, 12
"""Letters from which on one, and two, differing letters may be a slip."""


def numbers_differ(left: Form, right: Form) -> float:
    """The names differ in a number or version."""
    return float(left.numbers != right.numbers)


def kinds_differ(left: Form, right: Form) -> float:
    """One is a person or a place, the other is not."""
    return float(left.key.family != right.key.family)


def places_differ(left: Form, right: Form) -> float:
    """They are different places."""
    return float(left.key.family == PLACE and bool(left.place and right.place) and left.place != right.place)


def given_names_differ(left: Form, right: Form) -> float:
    """They are people with different given names."""
    if left.key.family != PERSON or len(left.core) < 2 or len(right.core) < 2:
        return 0.0
    mine, theirs = left.core[0], right.core[0]
    fits = mine == theirs or (1 in (len(mine), len(theirs)) and mine[0] == theirs[0])
    return float(not fits and edit_distance(mine, theirs, 1) > 1)


def suffixes_differ(left: Form, right: Form) -> float:
    """They are companies of different legal forms."""
    mine, theirs = left.suffix[-1:], right.suffix[-1:]
    if not mine or not theirs:
        return 0.0
    return float(not mine[0].startswith(theirs[0]) and not theirs[0].startswith(mine[0]))


def same_place(left: Form, right: Form) -> float:
    """Both name the same place in the table of places."""
    return float(bool(left.place) and left.place == right.place)


def same_but_for_suffix(left: Form, right: Form) -> float:
    """The names are equal but for a legal suffix, an article or a possessive."""
    return float(left.core == right.core and not left.key.scope and not right.key.scope)


def same_letters(left: Form, right: Form) -> float:
    """The names differ only in spaces, hyphens, dots or accents."""
    return float(left.core != right.core and left.compact == right.compact)


def is_acronym(left: Form, right: Form) -> float:
    """One name is the acronym of the other."""
    return float(any(a.is_capitals and len(a.core) == 1 and a.compact == b.acronym for a, b in _both(left, right)))


def begins_with_acronym(left: Form, right: Form) -> float:
    """One name is the other with its first words written as their acronym."""
    for short, long in _both(left, right):
        if short.is_capitals and len(long.core) > len(short.core) > 1:
            first = len(long.core) - len(short.core) + 1
            if long.core[first:] == short.core[1:] and initials(long.core[:first]) == short.core[0]:
                return 1.0
    return 0.0


def is_shortened(left: Form, right: Form) -> float:
    """One name is the other, and no third, without the word for its kind or business."""
    if left.core == right.core:
        return 0.0
    return float(any(a.core == b.short and not a.is_long and b.is_only_long for a, b in _both(left, right)))


def in_one_document(left: Form, right: Form) -> float:
    """Both stand in the same document."""
    return float(not left.documents.isdisjoint(right.documents))


def in_one_company(left: Form, right: Form) -> float:
    """The documents that name them share other names."""
    shared = (left.company & right.company) - {left.key.words, right.key.words}
    return min(len(shared), 3) / 3


def same_surname(left: Form, right: Form) -> float:
    """One is the surname of the other."""
    if left.key.family != PERSON:
        return 0.0
    return float(any(len(a.core) == 1 and len(b.core) > 1 and a.core[0] == b.core[-1] for a, b in _both(left, right)))


def middle_name_left_out(left: Form, right: Form) -> float:
    """They are people with the same first and last name, one with a middle name or initial."""
    if left.key.family != PERSON or min(len(left.core), len(right.core)) < 2 or left.core == right.core:
        return 0.0
    return float(left.core[0] == right.core[0] and left.core[-1] == right.core[-1])


def is_misspelling(left: Form, right: Form) -> float:
    """The names differ by a letter or two."""
    mine, theirs = left.compact, right.compact
    if mine == theirs or min(len(mine), len(theirs)) < LONG or left.is_capitals or right.is_capitals:
        return 0.0
    limit = 2 if min(len(mine), len(theirs)) >= VERY_LONG else 1
    return float(mine[0] == theirs[0] and edit_distance(mine, theirs, limit) <= limit)


def _both(left: Form, right: Form) -> tuple[tuple[Form, Form], tuple[Form, Form]]:
    return (left, right), (right, left)


def is_only_bearer(left: Form, right: Form) -> float:
    """No other person of that surname is named."""
    return float(same_surname(left, right) > 0 and (left.is_only_bearer or right.is_only_bearer))


NAMES = Table(
    (
        Feature(kinds_differ, 0.0, forbids=True),
        Feature(numbers_differ, 0.0, forbids=True),
        Feature(places_differ, 0.0, forbids=True),
        Feature(given_names_differ, 0.0, forbids=True),
        Feature(same_place, 1.0),
        Feature(same_but_for_suffix, 1.0),
        Feature(same_letters, 0.9),
        Feature(middle_name_left_out, 0.8),
        Feature(is_acronym, 0.6),
        Feature(begins_with_acronym, 0.6),
        Feature(same_surname, 0.6),
        Feature(is_only_bearer, 0.15),
        Feature(is_misspelling, 0.6),
        Feature(is_shortened, 0.6),
        Feature(suffixes_differ, -0.6),
        Feature(in_one_document, 0.15),
        Feature(in_one_company, 0.3),
    ),
    same=0.75,
    unsure=0.5,
)
