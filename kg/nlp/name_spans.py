"""Where names begin and end: what the network leaves at their edges, and parts of one name that it leaves apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.nlp.name_cues import cues
from kg.nlp.names import LABELS

AND, OF, THE = "&", "of", "the"
NEVER_ALONE = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
BEHIND = frozenset({"NOUN", "ADP", "CCONJ", "DET"})
SURE = {label: tuple(float(other == label) for other in LABELS) for label in LABELS}
# Types of two names that touch of which the first belongs to the second one ("Green Valley" "Gizmos"); two places are
# one in the other ("Miramar California").
JOINED = frozenset(
    {("ORGANIZATION", "ORGANIZATION"), ("PERSON", "PERSON"), ("PRODUCT", "PRODUCT"), ("PLACE", "ORGANIZATION")}
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with the probabilities of its types, or None where the network gave none."""

    start: int
    end: int
    label: str
    shares: tuple[float, ...] | None


def tidy(doc: Doc) -> Doc:
    """Return the document with whole names: no titles, no nouns behind, one name where two touch or "&" stands between.

    So our guideline for news has it. A court, a bank or a gulf "of" a place is one name with it. Two organizations that
    also stand alone elsewhere are not one firm.
    """
    rows = doc._.name_types
    names = [
        _Name(e.start, e.end, e.label_, None if rows is None else tuple(map(float, rows[e.start]))) for e in doc.ents
    ]
    touching = _touching(doc, [_trimmed(doc, name) for name in names if not _small_word(doc, name)])
    names = _around_and(doc, _of_places(doc, touching))
    doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in names])
    if rows is not None:
        rows[:] = 0
        for name in names:
            rows[name.start] = name.shares or 0.0
    return doc


def _capital(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit()


def _capitals(words: Span) -> bool:
    return all(token.is_upper for token in words)


def _small_word(doc: Doc, name: _Name) -> bool:
    """Return whether a name is nothing but an article, a pronoun, an adverb or the like."""
    return name.end - name.start == 1 and doc[name.start].pos_ in NEVER_ALONE


def _trimmed(doc: Doc, name: _Name) -> _Name:
    """Return a name without the titles before a person, and without common nouns before and behind its capitals."""
    start, end = name.start, name.end
    while name.label == "PERSON" and end - start > 1 and _title(doc[start]) and _capital(doc[start + 1]):
        start += 1
    while end - start > 1 and _stray(doc[start], doc[start + 1]):
        start += 1
    while end - start > 1 and _behind(doc[end - 1]) and any(map(_capital, doc[start : end - 1])):
        end -= 1
    return _Name(start, end, name.label, name.shares)


def _stray(word: Token, following: Token) -> bool:
    """Return whether a word in lower case before a capital is no part of its phrase: "In winter Orvella grew"."""
    is_apart = word.head not in (word, following) and word.head.i > following.i and word not in following.ancestors
    return (
        word.is_lower and _capital(following) and is_apart and word.dep_.startswith(("obl", "advmod", "nsubj", "obj"))
    )


def _behind(token: Token) -> bool:
    return token.is_lower and token.pos_ in BEHIND


def _title(token: Token) -> bool:
    return token.lower_ in cues()["PERSON"].titles


def _touching(doc: Doc, names: list[_Name]) -> list[_Name]:
    """Return the names with those made one that touch each other."""
    joined: list[_Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and last.end == name.start and _belongs(doc, last, name):
            joined[-1] = _Name(last.start, name.end, name.label, name.shares)
        else:
            joined.append(name)
    return joined


def _belongs(doc: Doc, first: _Name, second: _Name) -> bool:
    """Return whether the first of two names that touch is a part of the second one."""
    if doc[second.start].is_sent_start or (first.label, second.label) not in JOINED:
        return False
    words = doc[first.start : first.end]
    country = first.label == "PLACE" and (_capitals(words) or _capitals(doc[second.start : second.end]))
    return not country and _capital(words[0]) and _capital(doc[second.start]) and not all(map(_title, words))


def _of_places(doc: Doc, names: list[_Name]) -> list[_Name]:
    """Return the names with institutions and waters whole that bear a place's name: "Gulf of Finland"."""
    joined: list[_Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if last is not None and name.label == "PLACE" and _of(doc, last, name):
            joined[-1] = _Name(last.start, name.end, last.label, last.shares)
        else:
            joined.append(name)
    return joined


def _of(doc: Doc, first: _Name, place: _Name) -> bool:
    """Return whether a name's last word is a kind of thing, and "of" or "of the" leads from it to the place."""
    kinds = cues().get(first.label)
    between = [token.lower_ for token in doc[first.end : place.start]]
    if kinds is None or between not in ([OF], [OF, THE]):
        return False
    return doc[first.end - 1].lower_ in kinds.named_for and _capital(doc[first.end - 1])


def _around_and(doc: Doc, names: list[_Name]) -> list[_Name]:
    """Return the names with firms made whole: "Kvist & Bao"."""
    counted = Counter(doc[name.start : name.end].text for name in names if name.label == "ORGANIZATION")
    firms = {place for n in names if counted[doc[n.start : n.end].text] > 1 for place in (n.start, n.end - 1)}
    found: list[_Name] = []
    for name in names:
        start, end = name.start, name.end
        while start > 1 and _is_and(doc, start - 1, firms):
            start = _proper(doc, start - 2, -1)
        while end + 1 < len(doc) and _is_and(doc, end, firms):
            end = _proper(doc, end + 1, 1) + 1
        if found and start < found[-1].end:
            continue
        whole = (start, end) == (name.start, name.end)
        found.append(name if whole else _Name(start, end, "ORGANIZATION", name.shares and SURE["ORGANIZATION"]))
    return found


def _is_and(doc: Doc, place: int, firms: Set[int]) -> bool:
    """Return whether a firm's "&" stands at a place, between two capitals."""
    if doc[place].text != AND or {place - 1, place + 1} <= firms:
        return False
    return _capital(doc[place - 1]) and _capital(doc[place + 1])


def _proper(doc: Doc, place: int, step: int) -> int:
    """Return the place of the last of the proper nouns that follow one another from a place on."""
    while 0 <= place + step < len(doc) and doc[place + step].pos_ == "PROPN" and _capital(doc[place + step]):
        place += step
    return place
