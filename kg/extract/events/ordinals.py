"""Which of a series an event is: "a third round of layoffs", "its 17th market", "for the second time"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token
from text_to_num import alpha2digit

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import case_of, children, counting_head, grammar_words, is_frame, neighbourhood
from kg.model.span import Span

REACH = 3
"""Steps of the tree within which a place counts the event: "opened in Chile, now its ninth country"."""
BESIDE = ("appos", "parataxis")
IN_IT = frozenset({"in", "as", "during"})
TIME, FOR = "time", "for"


def ordinal(head: Token, analysis: Analysis) -> tuple[int, Span] | None:
    """Return "third" in "a third round of layoffs" as a number with its span."""
    for noun in dict.fromkeys(_counted(head, analysis)):
        for child in children(noun, "amod", "nummod") if noun.pos_ == "NOUN" else (noun,):
            value = ordinal_value(child)
            if value is not None and (noun.lemma_ != TIME or value > 1):
                return value, char_span(child)
    return None


def _counted(head: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the nouns whose ordinal counts the event, nearest first, and ordinals that stand for such a noun."""
    words = grammar_words(analysis.ontology)
    if head.pos_ == "NOUN":
        yield from (head, counting_head(head, words))
    else:
        yield from (noun for noun in children(head, "obl") if noun.lemma_ == TIME and case_of(noun) == FOR)
    if is_frame(head):
        return
    near = sorted(neighbourhood(head, steps=REACH), key=lambda token: abs(token.i - head.i))
    places = analysis.ontology.word_lists.get("kg:ordinalNoun", ())
    yield from (noun for noun in near if noun.pos_ == "NOUN" and (noun.lemma_.lower(),) in places)
    if head.pos_ == "VERB":
        yield from (noun for noun in near if noun.lemma_.lower() in words.counting and _restates(noun, head))
        yield from (
            own for thing in children(head, "obj", "obl") for own in children(thing, *BESIDE) if own.pos_ == "ADJ"
        )


def _restates(noun: Token, verb: Token) -> bool:
    """Return whether a "round" or "wave" is what the verb tells: "let 90 go, its third round"."""
    if noun.dep_ in BESIDE:
        return noun.i > verb.i
    verbs = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)  # "let go"
    return noun.dep_ == "obl" and noun.head in verbs and case_of(noun) in IN_IT


def ordinal_value(token: Token) -> int | None:
    """Return the number of an ordinal ("third", "17th"), or None."""
    form = token.lower_
    if form[:-2].isdigit() and form[-2:] in ("st", "nd", "rd", "th"):
        return int(form[:-2])
    is_ordinal = "Ord" in token.morph.get("NumType", []) or form.endswith(("rst", "ond", "ird", "th"))
    if not is_ordinal or not form.replace("-", "").isalpha():
        return None
    digits = alpha2digit(form.replace("-", " "), "en", 0)[:-2]
    return int(digits) if digits.isdecimal() and int(digits) > 0 else None
