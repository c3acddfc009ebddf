"""The thing that a price stands before like a tag: "the $4,000 Mac Pro", "her £29,500 electric car"."""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import figure_words
from kg.extract.figures.quantities import Quantity
from kg.extract.grammar import passive_subjects, subjects, verb_of
from kg.model.mention import MentionKind

PRODUCT = "schema:Product"
MOST = 1_000_000
"""What costs more has no price tag."""
LONGEST = 5
"""How many words after a price the noun may stand that it is the price of."""
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
AMOUNTS = frozenset({"kg:Amount", "kg:Cost", "kg:Valuation"})
"""What the price of a thing seems to measure."""
OF_GOODS = ("kg:Units", "kg:Buildings")


def tagged(tokens: TokenSpan, quantity: Quantity, analysis: Analysis) -> Token | None:
    """Return the noun of the thing whose price an amount is, None if it is no price before a thing."""
    first, last = tokens[0], tokens[-1]
    is_money = quantity.unit.isupper() and len(quantity.unit) == len("EUR") and quantity.value < MOST
    if not is_money or quantity.upper is not None or first.i == first.sent.start or not _determines(first.nbor(-1)):
        return None
    found: Token | None = None
    for token in last.doc[last.i + 1 : min(last.sent.end, last.i + 1 + LONGEST)]:
        if token.pos_ not in MODIFIERS:
            break
        found = token if token.pos_ in ("NOUN", "PROPN") else found
    if found is None:
        return None
    return found if _is_named(found, analysis) or found.lemma_.lower() in _goods(analysis) else None


def is_price(head: Token, quantity: Quantity, analysis: Analysis) -> bool:
    """Return whether an amount is what things cost their buyers: "tickets cost $25", "the Pica 3 sells for €90"."""
    clause = verb_of(head)
    is_selling = clause.lemma_.lower() in figure_words(analysis.ontology).selling
    if quantity.value >= MOST or clause == head or not is_selling:
        return False
    things = [*subjects(clause), *passive_subjects(clause)]
    return any(analysis.stands_for(one, PRODUCT) or one.lemma_.lower() in _goods(analysis) for one in things)


def _determines(token: Token) -> bool:
    return token.tag_ in ("DT", "PRP$", "POS")


def _is_named(token: Token, analysis: Analysis) -> bool:
    """Whether a noun ends the name of a thing, known as a product or as nothing else."""
    mention = analysis.mention_at(token)
    if mention is None or mention[1].kind is not MentionKind.NAME:
        return token.pos_ == "PROPN"
    return analysis.is_of(mention[0], PRODUCT)


def _goods(analysis: Analysis) -> frozenset[str]:
    """Return the nouns of things that have a price."""
    ontology = analysis.ontology
    kinds = {words[-1] for words in ontology.entity_types[PRODUCT].head_nouns}
    counted = {words[-1] for name in OF_GOODS for words in ontology.metrics[name].unit_words}
    return frozenset(kinds | counted)
