"""What an event is done to, whatever the role is called: the words that tell "sold a unit" from "sold a car"."""

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
    objects,
    passive_subjects,
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
    found = {antecedent(token) for one in own for token in conjuncts(one)}
    inside = {child for token in found for child in (*children(token, *INSIDE), *_after(token, "of", "in"))}
    return found | inside


def _after(noun: Token, *prepositions: str) -> list[Token]:
    return [child for child in children(noun, "nmod") if case_of(child) in prepositions]
