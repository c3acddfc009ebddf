"""Whom a pronoun or a description cannot mean: what grammar forbids, after the binding principles (Chomsky 1981)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children
from kg.extract.reference.nameless import SUBJECTS
from kg.extract.topic import main_organization
from kg.model.mention import EntityMention, MentionKind

FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves"})
THINGS = frozenset({"it", "its", "itself", "they", "them", "their"})
INSIDE = ("appos", "nmod:desc", "flat")
FIRM_NOUNS = "kg:firmNoun"


def barred(token: Token, analysis: Analysis, own_text: int | None = None) -> frozenset[int]:
    """Return the entities that a token cannot stand for; `own_text` is who speaks of itself as "we"."""
    found = {*_named_below(token, analysis), *_named_around(token, analysis)}
    if token.lower_ in THINGS:
        found.update(_company_below(token, analysis))
        if own_text is not None and _speaks_before(token, analysis):
            found.add(own_text)
    return frozenset(found)


def _below(subject: Token) -> Iterator[Token]:
    """Yield the words after a subject that its verb governs, clauses with a subject of their own beside it left out."""
    for child in subject.head.children:
        is_apart = child.dep_ == "parataxis" or (child.dep_ == "conj" and bool(children(child, *SUBJECTS)))
        if child.i > subject.i and not is_apart:
            yield from child.subtree


def _named_below(token: Token, analysis: Analysis) -> Iterator[int]:
    """Yield who is named in the clause of a subject: "the Chinese group agreed to buy a fifth of Alpha"."""
    for other in _below(token) if token.dep_ in SUBJECTS else ():
        found = analysis.mention_at(other)
        if found is not None and _is_name(found[1]):
            yield found[0]


def _company_below(token: Token, analysis: Analysis) -> Iterator[int]:
    """Yield whom the text is about, where "the company" does something below: "It cut the fine after the company …"."""
    firms = {words[-1] for words in analysis.ontology.word_lists.get(FIRM_NOUNS, ())}
    for other in _below(token) if token.dep_ in SUBJECTS else ():
        is_firm = other.pos_ == "NOUN" and other.lemma_.lower() in firms and other.dep_ in SUBJECTS
        if is_firm and any(det.lower_ == "the" for det in children(other, "det")):
            main = main_organization(analysis, before=char_span(token))
            if main is not None:
                yield main


def _named_around(token: Token, analysis: Analysis) -> Iterator[int]:
    """Yield who is described by a phrase with a possessive inside: "Ann Roe, her deputy" is not hers."""
    if token.dep_ != "nmod:poss":
        return
    noun = token.head
    while noun.dep_ in INSIDE and noun.head != noun:
        noun = noun.head
        found = analysis.entity_at(noun)
        if found is not None:
            yield found


def _speaks_before(token: Token, analysis: Analysis) -> bool:
    """Whether "we" stands before in the sentence, or in the one before that names nobody else as subject."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start and token.i == start else start
    return any(earlier.lower_ in FIRST_PERSON and earlier.text != "US" for earlier in token.doc[first : token.i])


def _is_name(mention: EntityMention) -> bool:
    return mention.kind is MentionKind.NAME
