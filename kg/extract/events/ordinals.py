"""Which of a series an event is: "a third round of layoffs", "its 17th market", "for the second time"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token
from text_to_num import alpha2digit

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import case_of, children, counting_head, grammar_words, is_frame, neighbourhood
from kg.extract.triggers.lexicon import Match
from kg.model.span import Span
from kg.ontology import Ontology

REACH = 3
"""Steps of the tree within which a place counts the event: "opened in Chile, now its ninth country"."""
BESIDE = ("appos", "parataxis")
IN_IT = frozenset({"in", "as", "during"})
TIME, FOR, OF = "time", "for", "of"
AGAIN = ("obl", "obl:unmarked", "obl:npmod", "obj")
SUBORDINATE = ("advcl", "ccomp", "xcomp", "acl:relcl")
ANOTHER = frozenset({"a", "an"})
SPEECH = "kg:Communication"


def ordinal(match: Match, analysis: Analysis) -> tuple[int, Span] | None:
    """Return "third" in "a third round of layoffs" as a number with its span."""
    for way in WAYS:
        for word in way(match, analysis):
            value = ordinal_value(word)
            if value is not None:
                return value, char_span(word)
    return None


def _of_noun(match: Match, analysis: Analysis) -> Iterator[Token]:
    """Yield what stands before the nouns of a trigger: "a third round of talks", "its second bid failed"."""
    words = grammar_words(analysis.ontology)
    nouns = [token for token in match.tokens if token.pos_ == "NOUN"]
    for noun in sorted(nouns, key=lambda token: (token != match.head, token.i)):
        for counted in dict.fromkeys((noun, counting_head(noun, words))):
            yield from _before(counted)


def _before(noun: Token) -> Iterator[Token]:
    yield from children(noun, "amod", "nummod")
    for first in children(noun, "compound"):
        yield from children(first, "amod", "nummod")


def _of_several(match: Match, _: Analysis) -> Iterator[Token]:
    """Yield what stands for one of a series: "the first of three strikes", "the strike was the third this year"."""
    noun = match.head
    if noun.pos_ != "NOUN":
        return
    if noun.dep_ == "nmod" and case_of(noun) == OF:
        yield noun.head
    if noun.dep_ == "nsubj" and children(noun.head, "cop"):
        yield noun.head
        yield from children(noun.head, "amod")
    yield from (own for own in children(noun, *BESIDE) if own.pos_ == "ADJ")


def _again(match: Match, _: Analysis) -> Iterator[Token]:
    """Yield how often: "for the second time", "rejected it a third time"; a first time is none of a series."""
    head = match.head
    verb = head.head if head.pos_ != "VERB" and head.head.pos_ == "VERB" else head
    for time in _times(verb) if head.pos_ == "VERB" else children(head, "nmod", *AGAIN):
        if time.lemma_.lower() == TIME and case_of(time) in (FOR, ""):
            yield from (own for own in children(time, "amod") if ordinal_value(own) != 1)


def _times(verb: Token) -> list[Token]:
    """Return what a verb may count as times: those nearer to it than to another verb, wherever they hang."""
    above = children(verb.head, *AGAIN) if verb.dep_ in SUBORDINATE and verb.head.i < verb.i else []
    own = [time for time in children(verb, *AGAIN) if _last_verb(verb, time) == verb]
    return [*own, *(time for time in above if time.i > verb.i and _last_verb(verb.head, time) == verb)]


def _last_verb(verb: Token, time: Token) -> Token:
    """Return the last verb before a time: "shares fell after Alpha cut its forecast for the second time"."""
    between = [one for one in verb.subtree if verb.i < one.i < time.left_edge.i and one.pos_ == "VERB"]
    return between[-1] if between else verb


def _at_place(match: Match, analysis: Analysis) -> Iterator[Token]:
    """Yield which place of a series it is: "opened in Chile, now its ninth country"."""
    if is_frame(match.head):
        return
    places = analysis.ontology.word_lists.get("kg:ordinalNoun", ())
    for noun in _near(match.head):
        if noun.pos_ == "NOUN" and (noun.lemma_.lower(),) in places and not analysis.is_time(noun):
            yield from children(noun, "amod", "nummod")


def _restated(match: Match, analysis: Analysis) -> Iterator[Token]:
    """Yield how a noun that tells it again counts it: "let 90 go, its third round", "…, its second cut in a year"."""
    verb = match.head
    if verb.pos_ != "VERB" or is_frame(verb):
        return
    own = grammar_words(analysis.ontology).counting | nouns_of(analysis.ontology, match.type)
    for noun in _near(verb):
        is_same = noun.lemma_.lower() in own and noun not in match.tokens and not analysis.is_time(noun)
        if is_same and _restates(noun, verb):
            yield from children(noun, "amod", "nummod")
    yield from (word for noun in _rounds_after(match, analysis) for word in children(noun, "amod", "nummod"))
    for thing in children(verb, "obj", "obl"):
        yield from (other for other in children(thing, *BESIDE) if other.pos_ == "ADJ")


def _rounds_after(match: Match, analysis: Analysis) -> Iterator[Token]:
    """Yield rounds of the same kind later in the sentence, wherever they hang: "…, in a third round of cuts"."""
    kind, counting = nouns_of(analysis.ontology, match.type), grammar_words(analysis.ontology).counting
    for noun in match.head.doc[match.head.i + 1 : match.head.sent.end]:
        is_round = noun.lemma_.lower() in counting and case_of(noun) in IN_IT
        if is_round and any(one.lemma_.lower() in kind for one in children(noun, "nmod")):
            yield noun


def _restates(noun: Token, verb: Token) -> bool:
    """Return whether a "round" or "wave" is what the verb tells: "let 90 go, its third round"."""
    if noun.dep_ in BESIDE:
        return noun.i > verb.i
    verbs = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)  # "let go"
    return noun.dep_ == "obl" and noun.head in verbs and case_of(noun) in IN_IT


@cache
def nouns_of(ontology: Ontology, kind: str) -> frozenset[str]:
    """Return the words that alone can tell an event of a type, whatever else they need for it."""
    triggers = ontology.types[kind].triggers if kind in ontology.types else ()
    return frozenset(one.words[0] for one in triggers if len(one.words) == 1)


def _of_object(match: Match, analysis: Analysis) -> Iterator[Token]:
    """Yield which of its doer's things it is about: "won his third title", "launched a second phone"."""
    verb = match.head
    if verb.pos_ != "VERB" or analysis.ontology.is_a(match.type, SPEECH):
        return
    for thing in children(verb, "obj"):
        if thing.pos_ == "NOUN" and not analysis.is_time(thing) and thing.lemma_.lower() != TIME:
            is_own = any(one.pos_ == "PRON" for one in children(thing, "nmod:poss"))
            is_another = any(one.lower_ in ANOTHER for one in children(thing, "det"))
            if is_own or is_another:
                yield from children(thing, "amod")


def _near(head: Token) -> list[Token]:
    return sorted(neighbourhood(head, steps=REACH), key=lambda token: abs(token.i - head.i))


WAYS: tuple[Callable[[Match, Analysis], Iterator[Token]], ...] = (
    _of_noun,
    _of_several,
    _again,
    _at_place,
    _restated,
    _of_object,
)
"""Where an ordinal stands, strongest first."""


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
