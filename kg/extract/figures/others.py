"""Those whom a figure is not of: parts of a company without a name, those who estimate, and who else does it.

Where one of them is told of, the company that a text is about is not meant.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import RELATIVE, RESULTS, figure_words
from kg.extract.grammar import antecedent, children, passive_subjects, subjects, verb_of
from kg.extract.reference.referents import names_people
from kg.model.span import Span
from kg.ontology import Ontology

PARTS, FIRMS, BODIES = "kg:partWord", "kg:firmNoun", "kg:bodyNoun"
STANDING, UNDERTAKINGS, RIVALS, SHAREHOLDERS = (
    "kg:standingNoun",
    "kg:undertakingNoun",
    "kg:rivalWord",
    "kg:shareholderWord",
)
OUTSIDERS = "kg:outsiderWord"
OF_STAFF = frozenset(f"kg:{name}" for name in "Headcount JobCuts Wages HeadcountShare Hires Jobs".split())
"""What is said of people, and so of those they work for."""
OF_FIRMS = (
    OF_STAFF
    | RESULTS
    | frozenset(
        f"kg:{name}"
        for name in (
            *(
                "SharePrice",
                "MarketValue",
                "Valuation",
                "Growth",
                "MarketShare",
                "DividendPerShare",
                "BuybackSum",
                "Shares",
            ),
            *("InvestmentSum", "Savings", "ChargeSum", "Cost", "Debt", "Assets", "Budget", "FineSum", "Compensation"),
            *(
                "DealValue",
                "OfferPerShare",
                "LoanSum",
                "Price",
                "Discount",
                "RevenueShare",
                "SalesShare",
                "ProfitShare",
            ),
            *("ProductionShare", "Users", "Subscribers", "Customers", "Passengers", "Visitors", "Sellers", "Downloads"),
            *("Units", "Orders", "Production", "Capacity", "Products", "Stores", "Markets", "Routes"),
        )
    )
)
"""What may be of whom a text is about where nobody else is named."""


def is_part(token: Token, analysis: Analysis) -> bool:
    """Return whether a noun stands for a part of a company that has no name: "Alpha's cloud business"."""
    noun = token.lemma_.lower()
    is_group = noun in _words(analysis.ontology, FIRMS) and bool(children(token, "nmod:poss"))
    if analysis.entity_at(token) is not None or not (is_group or noun in _words(analysis.ontology, PARTS)):
        return False
    return bool(children(token, "amod", "compound"))


def is_teller(token: Token, metric: str, analysis: Analysis) -> bool:
    """Return whether a noun is for those who give a number that is of others: "analysts at Alpha put it at $4m"."""
    noun = token.lemma_.lower()
    is_people = token.pos_ == "NOUN" and analysis.entity_at(token) is None and names_people(noun, analysis.ontology)
    return is_people and metric not in OF_STAFF and noun not in _words(analysis.ontology, STANDING)


def is_outsider(noun: Token, analysis: Analysis) -> bool:
    """Return whether a job is one of those who speak of others: an analyst, a reporter."""
    return noun.lemma_.lower() in _words(analysis.ontology, OUTSIDERS)


def is_of_another(head: Token, metric: Span | None, analysis: Analysis) -> bool:
    """Return whether a number is somebody's who is described and not named: "the country's 1,480 stations"."""
    counted = head.head if head.dep_ == "nummod" else head
    if any(is_other(owner, metric, analysis) for owner in children(counted, "nmod:poss")):
        return True
    clause = verb_of(head)
    doers = [*subjects(clause), *passive_subjects(clause)]
    if clause == head or counted in doers:
        return False
    analysts = figure_words(analysis.ontology).analysts
    return any(is_other(antecedent(doer), metric, analysis) for doer in doers if doer.lemma_.lower() not in analysts)


def is_of_part(head: Token, analysis: Analysis) -> bool:
    """Return whether a number is of a part of a company that has no name: "its cloud group takes in $5bn"."""
    clause = verb_of(head)
    return any(is_part(doer, analysis) for doer in _doers_told(clause, subjects(clause)))


def _doers_told(clause: Token, doers: list[Token]) -> list[Token]:
    """Return who does it, or in the clause before if only what is measured is told: "… but sales fell"."""
    is_bare = bool(doers) and all(not children(doer, "nmod:poss", "nmod", "det", "compound") for doer in doers)
    return [*doers, *(subjects(clause.head) if clause.dep_ == "conj" and is_bare else ())]


def is_other(token: Token, metric: Span | None, analysis: Analysis) -> bool:
    """Return whether a word is for somebody else than a text is about, or for some other thing."""
    if token.pos_ in ("PRON", "DET") or token.lower_ in RELATIVE:
        return False
    place = Span(token.idx, token.idx + len(token))
    entity = analysis.entity_at(token)
    if entity is not None:
        return analysis.is_of(entity, "schema:Place")
    if (metric is not None and metric.overlaps(place)) or analysis.is_time(token) or token.pos_ == "PROPN":
        return False
    return token.lemma_.lower() not in _ours(analysis.ontology)


@cache
def _words(ontology: Ontology, name: str) -> frozenset[str]:
    return frozenset(words[-1] for words in ontology.word_lists.get(name, ()))


@cache
def _ours(ontology: Ontology) -> frozenset[str]:
    """Return the nouns that may stand for what a company has, is, does or says by its people."""
    measured = {words[-1] for name in OF_FIRMS & set(ontology.metrics) for words in ontology.metrics[name].words}
    firms = {words[-1] for words in ontology.entity_types["schema:Organization"].head_nouns}
    others = {word for name in (BODIES, RIVALS, SHAREHOLDERS) for word in _words(ontology, name)}
    named = {word for name in (FIRMS, STANDING, UNDERTAKINGS) for word in _words(ontology, name)}
    return frozenset(measured | (firms - others) | named | figure_words(ontology).stocks)
