"""For whom a speaker speaks: "the company" of a statement or of who is quoted, a lawyer's client."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children, subjects
from kg.extract.reference.binding import barred
from kg.extract.reference.descriptions import nouns_of
from kg.extract.reference.genders import GENDERS
from kg.extract.reference.referents import referents
from kg.extract.reference.salience import Discourse
from kg.extract.topic import issuer

MODIFIERS = ("compound", "nmod:poss", "nmod", "acl", "acl:relcl")
GOVERNING = "kg:governingNoun"
DIRECTING = frozenset({"director", "management", "trustee", "governor"})
"""Of whom a board is: "the Board of Directors"."""
LOOKERS, LAWYERS = "kg:onlookerNoun", "kg:lawyerNoun"
PARTS = frozenset({"business", "concern", "enterprise"})
"""Firms that may be a part of one: "the printer business"."""


def spoken_of(token: Token, discourse: Discourse) -> int | None:
    """Return whom a description means by who says it: the speaker's own company or client."""
    found = (is_theirs(token, discourse) for is_theirs in WHOSE)
    return next((one for one in found if one is not None), None)


def _own_firm(token: Token, discourse: Discourse) -> int | None:
    """Return the company under whose letterhead a text stands, for "the company"."""
    own = issuer(discourse.analysis)
    if own is None or token.lemma_.lower() not in discourse.firms - PARTS or not children(token, "det"):
        return None
    is_told_apart = bool(children(token, *MODIFIERS, "amod")) or own in barred(token, discourse.analysis)
    return None if is_told_apart else own


def _own_board(token: Token, discourse: Discourse) -> int | None:
    """Return the company under whose letterhead a text stands, for who decides for it: "the Board has resolved"."""
    own = issuer(discourse.analysis)
    governing = discourse.analysis.ontology.word_lists.get(GOVERNING, ())
    if own is None or (token.lemma_.lower(),) not in governing or not children(token, "det"):
        return None
    after = [one for one in children(token, *MODIFIERS) if one.lemma_.lower() not in DIRECTING]
    return None if after or children(token, "compound", "amod") else own


def _speakers_firm(token: Token, discourse: Discourse) -> int | None:
    """Return the employer of who says it: "Ann Roe said the company would pay"; an analyst speaks of others."""
    if token.lemma_.lower() not in discourse.firms or children(token, *MODIFIERS, "amod"):
        return None
    sayer = sayer_of(token, discourse)
    return None if sayer is None or looks_on(sayer, discourse.analysis) else discourse.employers[sayer]


def sayer_of(token: Token, discourse: Discourse) -> int | None:
    """Return who says what a token stands in, if it is known for whom that one works."""
    for above in token.ancestors:
        if above.dep_ == "ccomp":
            named = [one for sayer in subjects(above.head) for one in referents(sayer, discourse.analysis)]
            known = (index for index in map(discourse.entity_at, named) if index in discourse.employers)
            return next(known, None)
    return None


def _persons_firm(token: Token, discourse: Discourse) -> int | None:
    """Return for whom somebody works whose company it is said to be: "Ann Roe said her company would pay"."""
    owners = [child for child in children(token, "nmod:poss") if child.lower_ in GENDERS]
    if token.lemma_.lower() not in discourse.firms or not owners:
        return None
    person = discourse.entity_at(owners[0])
    return discourse.employers.get(person) if person is not None else None


def _client(token: Token, discourse: Discourse) -> int | None:
    """Return for whom a lawyer speaks: "Roe's lawyer, Ann Dahl, said her client would appeal"."""
    owners = [child for child in children(token, "nmod:poss") if child.pos_ == "PRON"]
    lawyer = discourse.entity_at(owners[0]) if token.lemma_.lower() == "client" and owners else None
    if lawyer is None:
        return None
    lawyers = discourse.analysis.ontology.word_lists.get(LAWYERS, ())
    roots = [
        tokens.root
        for one in discourse.analysis.entities[lawyer].mentions
        if len(tokens := discourse.analysis.tokens(one.span))
    ]
    posts = [noun for root in roots for noun in nouns_of(root, discourse.analysis) if (noun.lemma_.lower(),) in lawyers]
    found = [discourse.entity_at(one) for post in posts for one in children(post, "nmod:poss", "nmod")]
    return next((one for one in found if one is not None and one != lawyer), None)


def looks_on(person: int, analysis: Analysis) -> bool:
    """Whether somebody speaks of the companies of others: an analyst, a lawyer."""
    lookers = analysis.ontology.word_lists.get(LOOKERS, ())
    roots = [tokens.root for one in analysis.entities[person].mentions if len(tokens := analysis.tokens(one.span))]
    return any((noun.lemma_.lower(),) in lookers for root in roots for noun in nouns_of(root, analysis))


WHOSE = (_own_firm, _own_board, _speakers_firm, _persons_firm, _client)
