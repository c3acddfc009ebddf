"""Do their words speak for two mentions being mentions of one event?"""

from __future__ import annotations

from kg.resolve.gists import likeness, overlap
from kg.resolve.occurrences import Occurrence
from kg.resolve.scoring import ramp
from kg.resolve.vectors import nearest

UNKNOWN = 0.35
"""The likeness of two words whose vectors are not known."""
USUAL, RARE = 6.5, 9.5
"""Words of this rareness say nothing by themselves ("said"), and much ("thwarted")."""
SAID_ALIKE, TOLD_ALIKE = 0.12, 0.5
"""From such likeness of the words around two verbs of speech, or of their sentences, on the same may be said."""
OTHER, ONE = 0.4, 0.8
"""Documents of this likeness tell different stories, and one."""


def same_word(left: Occurrence, right: Occurrence) -> float:
    """The same word names them."""
    return float(_has_word(left, right) and not left.is_speech)


def same_rare_word(left: Occurrence, right: Occurrence) -> float:
    """The word that names them is a rare one."""
    return same_word(left, right) * ramp(min(left.rareness, right.rareness), USUAL, RARE)


def same_word_in_story(left: Occurrence, right: Occurrence) -> float:
    """The same word names them in reports on one story."""
    return same_word(left, right) * same_story(left, right)


def same_meaning(left: Occurrence, right: Occurrence) -> float:
    """Words of one meaning name them."""
    return float(_has_meaning(left, right) and not (left.is_speech and right.is_speech))


def same_saying(left: Occurrence, right: Occurrence) -> float:
    """They are statements, and called so with like words."""
    is_like = _has_word(left, right) or _has_meaning(left, right)
    return float(left.is_speech and right.is_speech and is_like)


def says_otherwise(left: Occurrence, right: Occurrence) -> float:
    """They are statements, and what is said is not alike."""
    if not (left.is_speech and right.is_speech) or not left.content.isdisjoint(right.content):
        return 0.0
    alike = (
        like_context(left, right) >= SAID_ALIKE or nearest(left.sentence_vectors, right.sentence_vectors) >= TOLD_ALIKE
    )
    return float(not alike and left.figures.isdisjoint(right.figures) and not (left.is_definite or right.is_definite))


def words_unlike(left: Occurrence, right: Occurrence) -> float:
    """No word of one meaning names both."""
    return float(not _has_word(left, right) and not _has_meaning(left, right) and not _has_kind(left, right))


def like_words(left: Occurrence, right: Occurrence) -> float:
    """Words alike in meaning name them."""
    if not left.vectors or not right.vectors:
        return UNKNOWN
    return max(0.0, (nearest(left.vectors, right.vectors) - 0.3) / 0.7)


def like_other_words(left: Occurrence, right: Occurrence) -> float:
    """Other words, but alike in meaning, name them."""
    return words_unlike(left, right) * like_words(left, right)


def like_sentences(left: Occurrence, right: Occurrence) -> float:
    """Sentences alike in meaning tell of them with like words."""
    if words_unlike(left, right):
        return 0.0
    return max(0.0, nearest(left.sentence_vectors, right.sentence_vectors))


def like_context(left: Occurrence, right: Occurrence) -> float:
    """The words around them are alike."""
    return max((overlap(mine, theirs) for mine in left.contexts for theirs in right.contexts), default=0.0)


def same_core(left: Occurrence, right: Occurrence) -> float:
    """They are told of like things."""
    return max((overlap(mine, theirs) for mine in left.cores for theirs in right.cores), default=0.0)


def cores_differ(left: Occurrence, right: Occurrence) -> float:
    """They are told of different things."""
    return float(any(left.cores) and any(right.cores) and not same_core(left, right))


def same_story(left: Occurrence, right: Occurrence) -> float:
    """They are told in reports on one story."""
    if left.documents & right.documents:
        return 0.0
    likest = max((likeness(mine, theirs) for mine in left.gists for theirs in right.gists), default=0.0)
    return ramp(likest, OTHER, ONE)


def bare_words(left: Occurrence, right: Occurrence) -> float:
    """Neither tells who takes part."""
    return float(not left.roles and not right.roles) * (1 - words_unlike(left, right))


def both_in_lead(left: Occurrence, right: Occurrence) -> float:
    """Both are told of at the top of a document."""
    return float(left.is_lead and right.is_lead)


def one_in_lead(left: Occurrence, right: Occurrence) -> float:
    """One is told of at the top of a document."""
    return float(left.is_lead != right.is_lead)


def same_word_in_lead(left: Occurrence, right: Occurrence) -> float:
    """The same word names them at the top of a document."""
    return both_in_lead(left, right) * same_word(left, right)


def brought_up_anew(left: Occurrence, right: Occurrence) -> float:
    """One is brought up as something new ("a …", "another …")."""
    return float(left.is_new or right.is_new)


def two_predicates(left: Occurrence, right: Occurrence) -> float:
    """One sentence tells of them with two predicates."""
    if left.sentences.isdisjoint(right.sentences) or _has_word(left, right) or left.ordinals & right.ordinals:
        return 0.0  # also where they have one number: "let 90 go, in a third round of cuts"
    if left.is_verb and right.is_verb:
        return 1.0
    return float(not _has_meaning(left, right) and not left.is_definite and not right.is_definite)


def same_sentence(left: Occurrence, right: Occurrence) -> float:
    """One sentence tells of both."""
    return float(not left.sentences.isdisjoint(right.sentences))


def close_by(left: Occurrence, right: Occurrence) -> float:
    """They stand close to each other."""
    steps = [abs(a - b) for one, a in left.sentences for other, b in right.sentences if one == other]
    return 1 / (1 + min(steps)) if steps else 0.0


def _has_word(left: Occurrence, right: Occurrence) -> bool:
    return not left.stems.isdisjoint(right.stems)


def _has_meaning(left: Occurrence, right: Occurrence) -> bool:
    return not _has_word(left, right) and not left.meanings.isdisjoint(right.meanings)


def _has_kind(left: Occurrence, right: Occurrence) -> bool:
    """Return whether both words call up one kind of event, which makes them words of one meaning."""
    return bool(left.above and not left.is_speech and not left.types.isdisjoint(right.types))
