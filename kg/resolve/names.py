"""Names, evened out so that two spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:\+|&(?=\w))?", re.UNICODE)
_DOTTED = re.compile(r"\b(?:\w\.){2,}|\b\w\.(?=\w\b)")

Words = tuple[str, ...]


def words_of(name: str) -> Words:
    """Return the words of a name in lower case: no accents, possessive, article or inner dots.

    >>> words_of("the U.S. Hôtel-Group’s")
    ('us', 'hotel', 'group')
    """
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    opened = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    words = tuple(_WORD.findall(_POSSESSIVE.sub(" ", opened).lower()))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def core_of(words: Words, suffixes: frozenset[str]) -> Words:
    """Return a name without the legal suffixes at its end.

    >>> core_of(("acme", "foods", "inc"), frozenset({"inc"}))
    ('acme', 'foods')
    """
    end = len(words)
    while end > 1 and words[end - 1] in suffixes:
        end -= 1
    return words[:end]


def initials(words: Words) -> str:
    """Return the acronym that a name of several words makes, or nothing.

    >>> initials(("general", "motors"))
    'gm'
    """
    small = {"of", "and", "for", "the", "de", "in"}
    letters = "".join(word[0] for word in words if word not in small)
    return letters if len(letters) >= 2 else ""


def numbers_of(words: Words) -> Words:
    """Return the words of a name that hold a digit or are Roman numerals: versions and models."""
    return tuple(word for word in words if any(letter.isdigit() for letter in word) or word in _ROMAN)


_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"})


def edit_distance(left: str, right: str, limit: int) -> int:
    """Return the number of letters to add, drop, change or swap, or limit + 1 if more are needed (Damerau 1964).

    >>> edit_distance("whitman", "witman", 2)
    1
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        above, before = before, row
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
