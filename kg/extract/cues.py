"""Cue words: which words say how something is meant, as rows of `ontology/cues.ttl`, and where they stand.

How far a cue reaches is told by `kg.extract.scope`, what several cues come to by `kg.extract.readings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.extract.grammar import all_cases, case_of, children
from kg.extract.triggers.lexicon import POS, lemmas
from kg.model.mention import Modality
from kg.ontology import Ontology
from kg.ontology.terms import Cue

MODALITY_BY_KIND = {
    "negated": Modality.NEGATED,
    "cancelling": Modality.NEGATED,
    "planned": Modality.PLANNED,
    "postponing": Modality.PLANNED,
    "expected": Modality.EXPECTED,
    "forecastCue": Modality.EXPECTED,
    "possible": Modality.POSSIBLE,
    "conditional": Modality.POSSIBLE,
    "question": Modality.POSSIBLE,
    "actual": Modality.ACTUAL,
}
REFUSING = frozenset({"negated", "cancelling"})
NOT = frozenset({"not", "n't", "n’t"})
PREPOSITIONAL = frozenset({"obl", "advcl", "nmod"})


@cache
def _index(ontology: Ontology) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in ontology.cues:
        found[cue.words[0]].append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


def cues_at(token: Token, ontology: Ontology) -> Iterator[Cue]:
    """Yield the cues whose words begin at a token."""
    table = _index(ontology)
    for form in sorted(lemmas(token)):
        for cue in table.get(form, ()):
            if _matches(token, cue):
                yield cue


def _matches(token: Token, cue: Cue) -> bool:
    if cue.part_of_speech and token.pos_ not in POS.get(cue.part_of_speech, frozenset()):
        return False
    last = token
    for word in cue.words[1:]:
        following = _next_word(last, word)
        if following is None:
            return _has_phrase(token, cue)
        last = following
    return True


def _next_word(token: Token, word: str) -> Token | None:
    """Return the next word of a cue: adverbs may stand before it, and an object before a particle ("push it back")."""
    for ahead in token.doc[token.i + 1 : token.i + 4]:
        if ahead.is_sent_start:
            return None
        if word in lemmas(ahead):
            return ahead
        is_object = ahead.head == token and ahead.dep_ == "obj"
        if ahead.pos_ != "ADV" and ahead.lower_ not in NOT and not is_object:
            return None
    return None


def _has_phrase(token: Token, cue: Cue) -> bool:
    """Whether a cue's preposition stands further off, before what it governs: "accused the bank of hiding losses"."""
    is_reaching = len(cue.words) == 2 and cue.direction == "governs" and cue.kind in MODALITY_BY_KIND
    return is_reaching and any(opens(child, cue.words[1]) for child in children(token, *PREPOSITIONAL))


def opens(phrase: Token, preposition: str) -> bool:
    """Return whether a phrase or a clause with "-ing" begins with a preposition."""
    marks = [mark.lower_ for mark in children(phrase, "mark")]
    return preposition in (case_of(phrase), all_cases(phrase), *marks)
