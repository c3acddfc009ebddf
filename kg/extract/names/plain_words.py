"""Capitalised words that are no names: "Tram drivers walked out", "the Company", "the Chairwoman"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.ontology import Ontology

FIRMS, CLUB = "kg:firmNoun", "club"
KINDS = ("kg:bodyNoun", "kg:personNoun", "kg:kinNoun", FIRMS)
ORGANIZATION, PERSON = "schema:Organization", "schema:Person"
SHORTEST = "AB"
"""One letter is no short form."""
DEFINITE = frozenset({"the", "this", "our"})


def is_common(words: TokenSpan, analysis: Analysis) -> bool:
    """Return whether a single word is capitalised only for where it stands or out of respect."""
    word = words[0]
    if len(words) > 1 or not word.text[:1].isupper() or (word.is_upper and len(word) <= 4):
        return False
    if _is_definite(word) and word.lower_ in _titles(analysis.ontology):
        return True
    return (_begins_sentence(word) and _is_else_small(word)) or _is_kind_in_heading(word, analysis)


def is_respectful(word: Token, analysis: Analysis) -> bool:
    """Return whether a noun is capitalised out of respect: "the Company", "the Chairwoman"."""
    return word.pos_ == "PROPN" and _is_definite(word) and word.lower_ in _titles(analysis.ontology)


def _is_definite(word: Token) -> bool:
    return word.i > word.sent.start and word.nbor(-1).lower_ in DEFINITE


def _is_kind_in_heading(word: Token, analysis: Analysis) -> bool:
    """Whether a noun for a kind of people or bodies opens a line, and is no name anywhere: "Watchdog stops trial"."""
    is_first = word.i == word.sent.start or "\n" in word.nbor(-1).text
    if not is_first or word.is_upper or word.lemma_.lower() not in _kinds(analysis.ontology):
        return False
    inside = (one for one in word.doc if one.text == word.text and one.i > one.sent.start)
    return not any("\n" not in one.nbor(-1).text for one in inside)


@cache
def _kinds(ontology: Ontology) -> frozenset[str]:
    """Return the nouns for kinds of people and bodies: widow, watchdog, police."""
    lists = (ontology.word_lists.get(name, ()) for name in KINDS)
    named = (ontology.entity_types[name] for name in (PERSON, ORGANIZATION))
    words = [*(one for entries in lists for one in entries), *(one for kind in named for one in kind.head_nouns)]
    words += ontology.entity_types[PERSON].job_nouns
    return frozenset(entry[0] for entry in words if len(entry) == 1)


@cache
def _titles(ontology: Ontology) -> frozenset[str]:
    """Return the nouns that official letters capitalise: "the Company", "the Chairman"."""
    person = ontology.entity_types[PERSON]
    firms = (words[0] for words in ontology.word_lists.get(FIRMS, ()) if len(words) == 1)
    return frozenset({CLUB, *firms, *(words[0] for words in person.job_nouns if len(words) == 1)})


def _begins_sentence(word: Token) -> bool:
    """Whether a word is the first of its sentence or line, and stands before a noun that it tells more of."""
    is_first = word.i == word.sent.start or "\n" in word.nbor(-1).text
    return is_first and word.dep_ in ("compound", "nmod:desc", "amod") and word.head.text.islower()


def _is_else_small(word: Token) -> bool:
    """Whether a document has a word in small letters, and never as a name within a sentence."""
    forms = {word.lower_, word.lemma_.lower()}
    alike = [other for other in word.doc if {other.lower_, other.lemma_.lower()} & forms and other.i != word.i]
    small = [other for other in alike if other.text.islower()]
    inside = [other for other in alike if other.text[:1].isupper() and other.i > other.sent.start]
    return bool(small) and not any(other.ent_type_ and other.dep_ not in ("compound", "amod") for other in inside)


def ends_title(words: TokenSpan, analysis: Analysis) -> bool:
    """Return whether a word only ends a job with a capital: "Chief Executive", "Prime Minister"."""
    first = words[0]
    if len(words) > 1 or first.i == first.sent.start or first.nbor(-1).pos_ == "DET":
        return False
    jobs = analysis.ontology.entity_types[PERSON].job_nouns
    return (first.nbor(-1).lower_, first.lower_) in jobs


def abbreviations(analysis: Analysis) -> frozenset[str]:
    """Return the short forms of plain words that a text brings in: "improvement plans (PIPs)", but no body's."""
    kind = analysis.ontology.entity_types[ORGANIZATION]
    doc = analysis.doc
    found = set()
    for word in doc[1:-1]:
        letters = word.text.rstrip("s")
        is_apart = word.nbor(-1).text == "(" and word.nbor(1).text == ")"
        if not is_apart or not letters.isupper() or len(letters) < len(SHORTEST):
            continue
        before = doc[max(0, word.i - 1 - len(letters)) : word.i - 1]
        spelt = "".join(one.text[:1] for one in before)
        is_plain = spelt[1:].islower() and spelt.upper() == letters
        if is_plain and before[0].i >= word.sent.start and (before[-1].lemma_.lower(),) not in kind.head_nouns:
            found.add(word.text)
    return frozenset(found)
