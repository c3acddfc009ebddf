"""The words for who does it and what it is done to, whether or not anybody of a name is meant: "pilots", "slots"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.fillers import fillers
from kg.extract.grammar import GrammarWords, case_of, children, grammar_words
from kg.model.span import Span
from kg.nlp.quantities import CURRENCIES, PERCENTS

DOERS = ("nsubj", "obl:agent", "nmod:poss", "nmod/by")
THINGS = ("obj", "nsubj:pass", "nmod/of", "compound", "nmod:poss")
ABOUT = frozenset(
    {"about", "against", "between", "for", "from", "in", "into", "of", "on", "onto", "over", "to", "with"}
)
"""Prepositions of what a deed without object is done to: "invested in shops", "said no to an offer"."""
CONTENT = ("ccomp", "xcomp", "acl", "parataxis")
TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
MOST = 24
"""So many words of what is said are kept."""


def doers(words: Sequence[Token], analysis: Analysis) -> tuple[Span, ...]:
    """Return the words for who does what a trigger of some words names."""
    return _spans((token for row in DOERS for token in _of(words, row, analysis)), words, analysis)


def things(words: Sequence[Token], analysis: Analysis) -> tuple[Span, ...]:
    """Return the words for what it is done to, or, of a plan or decision, for what is to be done."""
    found = [token for row in THINGS for token in _of(words, row, analysis)]
    found += [token for clause in _clauses(words) for token in (clause, *_objects(clause, analysis))]
    if not any(token.dep_ in ("obj", "nsubj:pass") or token.head not in words for token in found):
        found += [token for word in words for token in children(word, "obl", "nmod") if case_of(token) in ABOUT]
    return _spans(found, words, analysis)


def said(words: Sequence[Token], analysis: Analysis) -> tuple[Span, ...]:
    """Return the telling words of what a trigger of some words says; those of its object where no clause says it."""
    verb = words[0]
    clauses = [one for word in words for one in children(word, *CONTENT)]
    if not clauses and verb.dep_ == "parataxis":
        clauses = [verb.head]
    if not clauses:
        return things(words, analysis)
    own = {token.i for word in words for token in word.subtree} if verb.dep_ == "parataxis" else {w.i for w in words}
    inside = (token for one in clauses for token in one.subtree if token.i not in own and token.pos_ in TELLING)
    return _spans(inside, words, analysis)[:MOST]


def _of(words: Sequence[Token], row: str, analysis: Analysis) -> Iterator[Token]:
    grammar = grammar_words(analysis.ontology)
    for word in words:
        for token in fillers(word, row, grammar):
            yield _counted(token, grammar)


def _counted(token: Token, grammar: GrammarWords) -> Token:
    """Return what is counted: `people` of "tens of thousands of people"."""
    while token.pos_ == "NUM" or token.lemma_.lower() in grammar.counting or token.like_num:
        inner = next((one for one in children(token, "nmod") if case_of(one) == "of"), None)
        if inner is None:
            break
        token = inner
    return token


def _clauses(words: Sequence[Token]) -> list[Token]:
    found = [one for word in words for one in children(word, "xcomp", "ccomp", "acl") if one.pos_ in ("VERB", "NOUN")]
    return [one for one in found if one.tag_ != "VBN" and one not in words]


def _objects(clause: Token, analysis: Analysis) -> list[Token]:
    own = [token for row in ("obj", "nsubj:pass") for token in _of([clause], row, analysis)]
    return own or [one for one in children(clause, "obl") if case_of(one) in ABOUT]


def _spans(found: Iterator[Token] | Sequence[Token], words: Sequence[Token], analysis: Analysis) -> tuple[Span, ...]:
    tokens = {part for token in found for part in (token, *children(token, "compound")) if part not in words}
    telling = [token for token in tokens if not _is_empty(token, analysis)]
    return tuple(char_span(token) for token in sorted(telling, key=lambda token: token.i))


def _is_empty(token: Token, analysis: Analysis) -> bool:
    """Whether a word tells nothing of who or what: a time, or a pronoun that stands for nobody known."""
    is_bare = token.pos_ in ("PRON", "DET", "PUNCT", "SYM", "NUM") and analysis.entity_at(token) is None
    is_unit = token.lemma_.lower() in CURRENCIES | PERCENTS
    return is_bare or is_unit or analysis.is_time(token)
