"""Whom a figure is said of: the owner of what is measured, the clause's subject, or whom the text is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.figures.metrics import PARTS as PART_OF
from kg.extract.figures.metrics import TOLLS, antecedents, figure_words
from kg.extract.figures.others import OF_FIRMS, is_of_another, is_other, is_part, is_teller
from kg.extract.figures.price_tags import tagged
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.stocks import HOLDERS
from kg.extract.figures.unsaid import topic_of
from kg.extract.grammar import antecedent, case_of, children, passive_subjects, subjects, verb_of
from kg.extract.topic import OUTLET
from kg.model.span import Span

PERSON, ORGANIZATION, PRODUCT = "schema:Person", "schema:Organization", "schema:Product"
OF_PRODUCTS = frozenset({"kg:Price", "kg:Units", "kg:Production", "kg:Orders"})
OF_OWNERS = frozenset({"kg:Stake", "kg:Percentage"})
"""What is said of who owns a part, not of what it is a part of."""
OF_BUYERS = frozenset({"kg:Customers", "kg:Users", "kg:Subscribers"})
OF_PEOPLE = frozenset({"kg:Wages", "kg:Valuation", "kg:Votes", "kg:Duration", "kg:FineSum", "kg:Amount"})
"""What a person can have; all else that is said beside one is said of a company."""
OF_STATES = frozenset(f"kg:{name}" for name in "GDP Inflation Unemployment Exports InterestRate Population Tax".split())
"""What a country or town has."""
GIVEN = frozenset(f"kg:{name}" for name in "InvestmentSum Amount LoanSum Budget Debt Compensation".split())
"""What a country or town may give or owe."""
OF_SITES = frozenset({"kg:Production", "kg:Headcount", "kg:Capacity", "kg:Visitors", "kg:Population"})
"""What a place can have of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a quantity measures, and the words that say so."""

    metric: str
    span: Span | None
    distance: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a figure is said of."""

    entity: int | None = None
    is_open: bool = False
    """Whether the text says of whom, but of nobody that is known by name: not of whom the text is about."""
    is_unsaid: bool = False
    """Whether nobody is told: it is then whom the text is about."""


OPEN = Subject(is_open=True)


def said_of(tokens: TokenSpan, quantity: Quantity, reading: Reading, analysis: Analysis) -> Subject:
    """Return whom a figure is said of: nobody for a toll, the thing for a price before it, or the text's topic."""
    if reading.metric in TOLLS:
        return OPEN
    thing = tagged(tokens, quantity, analysis) if reading.metric == "kg:Price" else None
    if thing is not None:
        return Subject(analysis.entity_at(thing), is_open=True)
    subject = subject_of(tokens.root, reading, analysis)
    if subject.entity is not None or subject.is_open or reading.metric not in OF_FIRMS:
        return subject
    return Subject(topic_of(tokens.root, analysis), is_unsaid=True)


def subject_of(head: Token, reading: Reading, analysis: Analysis) -> Subject:
    """Return whom a figure is about: the metric's possessor, else the clause's subject."""
    told = _first_of(_special(head, reading, analysis))
    if told is not None:
        return Subject(told)
    if _is_of_unnamed(head, reading, analysis):
        return OPEN
    owned = _by_possessor(head, reading, analysis)
    if owned is not None:
        return owned
    found = _by_grammar(head, reading, analysis)
    if found is not None:
        return found
    site = _first_of((_site(head, reading.metric, analysis), _left(head, reading.metric, analysis)))
    return Subject(site, is_open=site is None and is_of_another(head, reading.span, analysis))


def _is_of_place(metric: Token, reading: Reading, analysis: Analysis) -> bool:
    """Whether the word for what is measured is told of what is no company: "put the value of Castell Bay at"."""
    if metric != analysis.tokens(reading.span or char_span(metric)).root or reading.metric not in OF_FIRMS:
        return False
    wholes = [one for one in children(metric, "nmod") if case_of(one) == "of"]
    found = [index for one in wholes if (index := analysis.entity_at(one)) is not None]
    return bool(found) and not any(_can_have(index, reading.metric, analysis) for index in found)


def _by_possessor(head: Token, reading: Reading, analysis: Analysis) -> Subject | None:
    """Return whose the counted things are by their possessor: "its 90 ferries", "the country's 90 ferries"."""
    for owner in children(head.head, "nmod:poss") if head.dep_ == "nummod" else ():
        index = analysis.entity_at(owner)
        if index is not None and _can_have(index, reading.metric, analysis):
            return Subject(index)
        if owner.pos_ == "PRON":
            continue
        is_topic = reading.metric in OF_FIRMS and not is_other(owner, reading.span, analysis)
        return Subject(topic_of(head, analysis), is_unsaid=True) if is_topic else OPEN
    return None


def _is_of_unnamed(head: Token, reading: Reading, analysis: Analysis) -> bool:
    """Whether who makes up, owns or gets it is told and has no name: "printers make up half of Alpha's revenue"."""
    if reading.metric in OF_OWNERS and head.dep_ == "nmod" and head.head.lemma_.lower() in HOLDERS:
        return True
    if reading.metric in PART_OF.values():
        made = _contributor(head, analysis)
        wholes = [owner for whole in children(head, "nmod") for owner in children(whole, "nmod:poss")]
        is_any = any(det.lower_ in ("a", "an") for owner in wholes for det in children(owner, "det"))
        return is_any or (made is not None and made.pos_ == "NOUN")
    clause = verb_of(head)
    lists = analysis.ontology.word_lists
    if reading.metric == "kg:Votes":
        return (clause.lemma_.lower(),) not in lists.get("kg:pollingVerb", ())
    if reading.metric in OF_OWNERS and clause.dep_ == "acl:relcl":
        return (clause.lemma_.lower(),) in lists.get("kg:owningVerb", ())
    is_fining = reading.metric == "kg:FineSum" and (clause.lemma_.lower(),) in lists.get("kg:imposingVerb", ())
    return is_fining and bool(children(clause, "obj"))


def _by_grammar(head: Token, reading: Reading, analysis: Analysis) -> Subject | None:
    """Return the first of those it may be of by the grammar of its clause who can have it, None if nobody is told."""
    for token in _subject_candidates(head, reading, analysis):
        if is_part(token, analysis):
            named = _first_of(analysis.entity_at(one) for one in children(token, "appos"))
            return OPEN if named is None else Subject(named)
        if is_teller(token, reading.metric, analysis):
            continue
        if reading.span is not None and _is_of_place(token, reading, analysis):
            return OPEN
        for part in _parts(token, analysis):
            index = analysis.entity_at(part)
            if index is not None and (
                _can_have(index, reading.metric, analysis) or _can_give(part, index, reading.metric, head, analysis)
            ):
                return Subject(index)
    return None


def _can_give(token: Token, entity: int, metric: str, head: Token, analysis: Analysis) -> bool:
    """Whether a country or town itself gives an amount or has a rate: "Austria pledged €5m", "inflation in Austria"."""
    is_place = analysis.is_of(entity, "schema:Place")
    return is_place and (metric in OF_STATES or (metric in GIVEN and token in subjects(verb_of(head))))


def _first_of(found: Iterable[int | None]) -> int | None:
    return next((index for index in found if index is not None), None)


def _special(head: Token, reading: Reading, analysis: Analysis) -> Iterator[int | None]:
    """Yield who has what only a product, a part or an owner can have."""
    if reading.metric in OF_PRODUCTS:
        yield _product(head, analysis)
    if reading.metric in PART_OF.values():
        made = _contributor(head, analysis)
        yield None if made is None else analysis.entity_at(made)
    if reading.metric in OF_OWNERS:
        yield _owner(head, analysis)
    if reading.metric == "kg:Votes":
        yield from (analysis.entity_at(one) for one in _voted_for(head))
    clause = verb_of(head)
    if reading.metric == "kg:Valuation" and clause.lemma_.lower() == "value":
        yield from (analysis.entity_at(one) for one in children(clause, "obj"))
    if reading.metric == "kg:FineSum":
        yield from (analysis.entity_at(one) for one in _fined(head, analysis))


def _voted_for(head: Token) -> list[Token]:
    """Return who gets so many votes: "46 percent for Dan Moss", "gave the Greens 24 percent"."""
    told = [one for one in children(head, "nmod") if case_of(one) == "for"]
    clause = verb_of(head)
    return told + (children(clause, "iobj") if head in children(clause, "obj") else [])


def _fined(head: Token, analysis: Analysis) -> list[Token]:
    """Return who pays for it: whom a verb of fining has as its object, or on whom a fine is put."""
    clause = verb_of(head)
    if (clause.lemma_.lower(),) not in analysis.ontology.word_lists.get("kg:imposingVerb", ()):
        return []
    put_on = [one for above in (clause, *children(clause, "obj")) for one in above.children if case_of(one) == "on"]
    return put_on or [one for one in children(clause, "obj", "iobj") if clause.lemma_.lower() == "fine" and one != head]


def _parts(token: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield a noun and what it is told with; the name beside it first if it has an owner: "its unit, Alpha Cargo"."""
    yield token
    if analysis.entity_at(token) is None:
        yield from children(token, "appos")
    for part in children(token, "nmod:poss", "compound", "appos", "nmod"):
        yield part
        if part.dep_ == "nmod" and part.pos_ == "NOUN":  # "sales of the Alpha tablet"
            yield from children(part, "compound")


def _contributor(head: Token, analysis: Analysis) -> Token | None:
    """Return what makes up a part: "Printers contributed 51 percent of its revenue"."""
    clause = verb_of(head)
    is_part = clause.lemma_.lower() in figure_words(analysis.ontology).contributing
    return next(iter(subjects(clause)), None) if is_part else None


def _site(head: Token, metric: str, analysis: Analysis) -> int | None:
    """Return the place that makes, employs or serves so many itself: "the mine at Alva produced 142,000 tonnes"."""
    found = (analysis.entity_at(token) for clause in (verb_of(head),) for token in subjects(clause))
    index = next((index for index in found if index is not None), None)
    is_place = index is not None and analysis.is_of(index, "schema:Place")
    return index if is_place and metric in OF_SITES else None


def _left(head: Token, metric: str, analysis: Analysis) -> int | None:
    """Return the organisation or product to which counted people do something: "100 people have left Alpha"."""
    counted, clause = head.head if head.dep_ == "nummod" else head, verb_of(head)
    if metric != "kg:Count" or counted not in subjects(clause):
        return None
    found = (analysis.entity_at(one) for one in children(clause, "obj"))
    return next((index for index in found if index is not None and analysis.is_of(index, ORGANIZATION, PRODUCT)), None)


def _owner(head: Token, analysis: Analysis) -> int | None:
    """Return who owns a part of something: the subject of "Alpha owns 5 percent of Beta", no matter what of."""
    noun = head.head
    if head.dep_ == "nmod" and noun.lemma_.lower() in HOLDERS and noun.dep_ == "appos":
        return analysis.entity_at(noun.head)  # "Alpha, its largest shareholder with 12 percent"
    clause = verb_of(head)
    if (clause.lemma_.lower(),) not in analysis.ontology.word_lists.get("kg:owningVerb", ()):
        return None
    told = [*antecedents(clause), *subjects(clause)]
    found = (analysis.entity_at(part) for token in told for part in (token, *children(token, "compound")))
    return next((index for index in found if index is not None and not analysis.is_of(index, "schema:Place")), None)


def _can_have(entity: int, metric: str, analysis: Analysis) -> bool:
    """Whether a metric can be an entity's: no place has sales, and no analyst has those that he expects."""
    kind = analysis.entities[entity].type
    if analysis.ontology.is_a(kind, "schema:Place") or kind == OUTLET:
        return False
    return metric in OF_PEOPLE or not analysis.ontology.is_a(kind, PERSON)


def _product(head: Token, analysis: Analysis) -> int | None:
    """Return the product named nearest in the sentence: it is what has a price and is made and sold in units."""
    found = [(abs(token.i - head.i), analysis.entity_at(token)) for token in head.sent]
    near = [(gap, index) for gap, index in found if index is not None and _is_product(index, analysis)]
    return min(near)[1] if near else None


def _is_product(index: int, analysis: Analysis) -> bool:
    return analysis.ontology.is_a(analysis.entities[index].type, PRODUCT)


def _subject_candidates(head: Token, reading: Reading, analysis: Analysis) -> Iterator[Token]:
    counted = head.head if head.dep_ == "nummod" else head
    metric = counted if reading.span is None else analysis.tokens(reading.span).root
    if reading.span is not None:
        yield metric
    for clause in (*children(metric, "acl:relcl"), *children(counted, "acl:relcl")):
        yield from (one for one in subjects(clause) if antecedent(one) == one)
    if reading.span is not None and metric.head != metric:
        yield metric.head
    yield head
    clause = verb_of(head)
    told = [*subjects(clause), *passive_subjects(clause)]
    if clause.lemma_.lower() == "work" and reading.metric == "kg:Headcount":
        yield from (one for one in children(clause, "obl") if case_of(one) in ("for", "at"))
    yield from antecedents(clause)
    if reading.metric in OF_BUYERS and counted.dep_ == "nmod" and case_of(counted) == "of":
        return  # "fined for the theft of the data of 2 million clients": whose clients they are is not told
    yield from told
    if clause.head != clause and not _stands_apart(clause):
        above = verb_of(clause.head)
        if not any(cue.kind == "attribution" for cue in cues_at(above, analysis.ontology)):
            yield from subjects(above)
            yield from passive_subjects(above)


def _stands_apart(clause: Token) -> bool:
    """Whether a clause only stands beside the one over it, and does not tell more of it after a colon."""
    start = clause.left_edge.i
    is_told_more = start > clause.sent.start and clause.doc[start - 1].text == ":"
    return clause.dep_ == "parataxis" and not is_told_more
