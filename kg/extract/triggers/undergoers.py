"""What an event is done to and who does it, whatever the roles are called: "sold a unit" is not "sold a car"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import (
    GrammarWords,
    antecedent,
    case_of,
    children,
    conjuncts,
    counting_head,
    is_passive,
    light_verb,
    objects,
    passive_subjects,
    phrases,
    subjects,
)

BEFORE = ("compound", "nmod:poss", "nmod:desc", "amod")
INSIDE = ("compound", "amod", "appos", "flat", "nmod:desc", "nummod")


def undergoers(head: Token, words: GrammarWords) -> set[Token]:
    """Return the nouns for what an event is done to, with what stands before them or after "of": "half of its jobs"."""
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        own = objects(head) or passive_subjects(head) or ([] if is_passive(head) else subjects(head))
    else:
        top = counting_head(head, words)
        own = [child for noun in {head, top} for child in children(noun, *BEFORE)]
        own += [child for noun in {head, top} for child in _after(noun, "of", "in", "to")]
    return _whole(own)


def doers(head: Token, words: GrammarWords) -> set[Token]:
    """Return the nouns for who or what does it, with what stands before them: "two stones", "court of appeal"."""
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        own = [*children(head, "obl:agent"), *phrases(head, "by", "obl")] if is_passive(head) else subjects(head)
    else:
        nouns = {head, counting_head(head, words)}
        own = [child for noun in nouns for child in (*children(noun, "nmod:poss"), *_after(noun, "by", "from"))]
        verb = light_verb(head, words)
        own += [] if verb is None or is_passive(verb) else subjects(verb)
    return _whole(own)


def _whole(own: list[Token]) -> set[Token]:
    """Return some nouns, those joined by "and", and what stands before them or after "of"."""
    found = {antecedent(token) for one in own for token in conjuncts(one)}
    return found | {child for token in found for child in (*children(token, *INSIDE), *_after(token, "of", "in"))}


def _after(noun: Token, *prepositions: str) -> list[Token]:
    return [child for child in children(noun, "nmod") if case_of(child) in prepositions]
