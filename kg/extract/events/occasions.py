"""Occasions with a name of their own, of which a verb says that they take place or do not: "Lund Food Conference"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import cues_at
from kg.extract.grammar import children, objects, passive_subjects, subjects
from kg.model.mention import Argument, MentionKind

NOUNS, OCCURRING = "kg:occasionNoun", "kg:occurringVerb"
TURNING = frozenset({"cancelling", "postponing"})
AFFECTED = "kg:affected"


def is_named(head: Token, analysis: Analysis) -> bool:
    """Return whether a word ends the name of an occasion, or stands for one, and its verb tells if it takes place."""
    found = analysis.mention_at(head)
    if found is None or found[1].kind is MentionKind.PRONOUN or not _is_noun(head, analysis):
        return False
    words = analysis.tokens(found[1].span)
    is_whole = words.root == head and (len(words) > 1 or found[1].kind is MentionKind.NOMINAL)
    return is_whole and (_verb_of(head, analysis) is not None or _is_turned(head, analysis))


def itself(head: Token, analysis: Analysis) -> tuple[Argument, ...]:
    """Return the named occasion as what its own event is about, so that texts that name it meet."""
    found = analysis.mention_at(head) if is_named(head, analysis) else None
    return () if found is None else (Argument(AFFECTED, found[1].span, found[0]),)


def only_occurs(verb: Token, heads: frozenset[int], analysis: Analysis) -> bool:
    """Return whether a verb only says that an event of its own takes place: "the conference opens on Monday"."""
    if verb.pos_ != "VERB" or not _is_in(verb.lemma_, OCCURRING, analysis):
        return False
    own = (*subjects(verb), *passive_subjects(verb))
    return any(one.i in heads and one != verb and _is_noun(one, analysis) for one in own)


def _verb_of(noun: Token, analysis: Analysis) -> Token | None:
    """Return the verb that says of an occasion that it takes place, is put off or called off."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun not in (*subjects(verb), *passive_subjects(verb), *objects(verb)):
        return None
    if any(cue.kind in TURNING for cue in cues_at(verb, analysis.ontology)):
        return verb
    is_subject = noun not in children(verb, "obj")
    return verb if is_subject and _is_in(verb.lemma_, OCCURRING, analysis) else None


def _is_turned(noun: Token, analysis: Analysis) -> bool:
    """Return whether a participle before a noun says that it was called off or put off."""
    return any(cue.kind in TURNING for one in children(noun, "amod") for cue in cues_at(one, analysis.ontology))


def _is_noun(token: Token, analysis: Analysis) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and _is_in(token.lemma_, NOUNS, analysis)


def _is_in(lemma: str, name: str, analysis: Analysis) -> bool:
    return (lemma.lower(),) in analysis.ontology.word_lists.get(name, ())
