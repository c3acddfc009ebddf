"""What a plain number counts: its own noun, or one that is left out and told before."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.bare import PEOPLE
from kg.extract.figures.metrics import FigureWords, befallen, figure_words
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.readings import measure_of
from kg.extract.grammar import case_of, children, is_plural
from kg.extract.reference.referents import names_people
from kg.model.mention import FigureMention

PERSONAL = frozenset({"WP", "WP$"})
"""The tags of "who", "whom" and "whose"."""
WHOLE = 9
"""How many words after a number the end of "of the … harbours" may stand."""
ASKED = 30
"""How many words before its sentence it may be asked how many there are."""
NOT_COUNTED = frozenset(
    "forecast estimate target figure total that this one"
    " year month week day hour minute second decade century time percent age am pm".split()
)
AGENTS = ("er", "or", "ist", "man", "woman", "ee", "ian")
"""How words for people end: "killed two hikers"."""
FEW = 10
"""So many are told of again as "the three workers"."""
BEING = frozenset("use subscribe visit number pay travel fly buy shop rise grow fall increase".split())
"""What makes people users, customers, visitors or passengers, and does not set some of them apart."""
CROWDS = frozenset({"turnout", "crowd", "attendance"})
"""What is put at so many people."""
STAFF = frozenset({"workforce", "staff", "headcount", "payroll"})
"""What is cut or grows by so many jobs."""
POWERS = frozenset({"square", "cubic"})
"""What makes a length an area or a volume."""
LEAST_ELIDED = 1000
MILLION = 1_000_000


def counted_noun(head: Token, analysis: Analysis) -> str:
    """Return the noun that a plain number counts, as lemma; '' when it counts nothing."""
    noun = head.head if head.dep_ in ("nummod", "compound", "amod") and head.head.pos_ in ("NOUN", "PROPN") else None
    if noun is None and head.pos_ == "NOUN":
        noun = head
    if noun is None:
        of = [child for child in children(head, "nmod") if child.pos_ == "NOUN" and case_of(child) in ("", "of")]
        noun = of[0] if of else None
    if noun is None or noun.i < head.i - 1:
        noun = _whole_of(head)
    if noun is None or noun.lemma_.lower() in NOT_COUNTED or noun.ent_type_ == "PRODUCT":
        return ""
    return unit_of(noun, figure_words(analysis.ontology))


def _whole_of(number: Token) -> Token | None:
    """Return what a number takes a part of: "12 of the country's 90 harbours"."""
    after = [token for token in number.doc[number.i + 1 : number.i + WHOLE] if token.sent == number.sent]
    if number.pos_ != "NUM" or not after or after[0].lower_ != "of":
        return None
    for left, right in zip(after, [*after[1:], None], strict=True):
        if left.is_punct or left.pos_ in ("VERB", "PRON", "AUX"):
            return None
        is_last = right is None or (right.pos_ not in ("NOUN", "PROPN") and right.tag_ != "POS")
        if left.pos_ == "NOUN" and is_last and is_plural(left):
            return left
    return None


def unit_of(noun: Token, words: FigureWords) -> str:
    """Return what is counted, with the word before it where the noun alone says little: "polling station"."""
    lemma = noun.lemma_.lower()
    if lemma == "other" and befallen(noun, words):
        return PEOPLE
    if noun.pos_ in ("PRON", "DET"):
        return PEOPLE if any(one.tag_ in PERSONAL for one in noun.doc[noun.i + 1 : noun.i + 3]) else ""
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else noun
    if before.lower_ in POWERS:
        return f"{before.lower_} {lemma}"
    is_named = lemma in words.plain_units and before.dep_ == "compound" and before.head == noun and before.is_alpha
    return f"{before.lower_} {lemma}" if is_named and before.pos_ != "PROPN" else lemma


def unit_told(head: Token, analysis: Analysis) -> str:
    """Return what a number counts by the words about it: "put their number at 900", "cut the nine points to six"."""
    if head.pos_ != "NUM" or head.head.pos_ in ("NOUN", "PROPN"):
        return ""
    words = figure_words(analysis.ontology)
    after = [token for token in head.doc[head.i + 1 : head.i + 3] if token.sent == head.sent]
    if len(after) == 2 and after[0].pos_ == "ADP" and after[1].lemma_.lower() in words.states:
        return PEOPLE  # "900 on strike", "12 in hospital"
    if [token.lower_ for token in after] == ["of", "whom"]:
        return PEOPLE
    return _unit_of_whole(head, words) or _asked_for(head, words)


def _unit_of_whole(head: Token, words: FigureWords) -> str:
    """Return what a number counts by the whole that changes: "cut its staff by 60", "the nine points to six"."""
    for whole in children(head.head, "obj", "nsubj", "nsubj:pass") if head.dep_ == "obl" else ():
        is_theirs = any(one.lower_ == "their" for one in children(whole, "nmod:poss"))
        if (whole.lemma_.lower() == "number" and is_theirs) or whole.lemma_.lower() in CROWDS:
            return PEOPLE
        if case_of(head) in ("by", "to") and whole.lemma_.lower() in STAFF:
            return "job" if case_of(head) == "by" else "employee"
        if case_of(head) == "to" and children(whole, "nummod") and whole.pos_ == "NOUN":
            return unit_of(whole, words)
    return ""


def _asked_for(head: Token, words: FigureWords) -> str:
    """Return what was asked for shortly before: "How many people came nobody knows. The city speaks of 9,000"."""
    first = max(0, head.sent.start - ASKED)
    for token in reversed(head.doc[first : head.i]):
        asks = token.doc[token.i - 1].lower_ == "how" if token.lower_ == "many" and token.i else False
        if asks and token.head.pos_ == "NOUN":
            return unit_of(token.head, words)
        of = [one for one in children(token, "nmod") if case_of(one) == "of"] if token.lemma_ == "number" else []
        if of and is_plural(of[0]):
            return unit_of(of[0], words)
    return ""


def is_told_again(head: Token, quantity: Quantity) -> bool:
    """Return whether few counted people are those told of before: "the families of the three workers"."""
    counted = head.head if head.dep_ == "nummod" else head
    is_bare = not children(counted, "acl", "acl:relcl", "nmod", "amod")
    return quantity.value < FEW and is_bare and any(one.lower_ == "the" for one in children(counted, "det"))


def does_something(noun: Token) -> bool:
    """Return whether counted people do what not all do, so that there may be more of them: "600 customers left"."""
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() not in BEING


def elided_unit(quantity: Quantity, head: Token, sentence: int, before: FigureMention | None) -> str:
    """Return the unit that a bare number takes from the one before: "a profit of €34m, up from 12 million"."""
    if before is None or sentence - before.sentence > 1 or quantity.value < LEAST_ELIDED or before.unit in ("%", "x"):
        return ""
    if any(child.pos_ in ("NOUN", "PROPN") for child in head.children) or head.head.pos_ == "PROPN":
        return ""
    is_scaled = quantity.value >= MILLION
    return before.unit if is_scaled or measure_of(before.unit) == "kg:number" else ""


def is_person(noun: str, analysis: Analysis, *, is_harmed: bool = False) -> bool:
    """Return whether a counted noun is one for people; of those who come to harm its ending may tell."""
    if is_harmed and noun.endswith(AGENTS) and noun.islower():
        return True
    return not noun.isupper() and (noun == PEOPLE or names_people(noun, analysis.ontology))
