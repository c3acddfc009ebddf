"""Which of a series an event is, by what other sentences say: "… It was its second recall", "A third round is due"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.events.events import at
from kg.extract.events.ordinals import nouns_of, ordinal_value
from kg.extract.grammar import children, counting_head, grammar_words
from kg.model.mention import EventMention
from kg.model.span import Span

RESUMING = frozenset({"it", "this", "that"})
ROUND = "kg:roundNoun"
BECOME, PLACE = "become", "kg:place"
ARGUMENT = ("nsubj", "nsubj:pass", "obj")
REACH = 4
"""So many sentences on, a "third round" is still one of what was told."""
RULE = "next of a series"


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with events counted by a sentence after them, and with rounds that name no kind of event."""
    events = list(analysis.events)
    for number in analysis.body_sentences:
        for noun, place in _counted(number, analysis):
            _count(noun, place, number, events, analysis)
    heads = frozenset(analysis.tokens(event.trigger).root.i for event in events)
    events += list(_rounds(heads, tuple(events), analysis))
    return replace(analysis, events=tuple(sorted(events, key=lambda event: event.trigger)))


def _counted(number: int, analysis: Analysis) -> Iterator[tuple[Token, Token]]:
    """Yield the nouns with their ordinals that a sentence says the event before it was: "It was its second recall"."""
    for noun in analysis.sentences[number]:
        is_said = noun.pos_ == "NOUN" and (
            children(noun, "cop") or (noun.dep_ == "xcomp" and noun.head.lemma_ == BECOME)
        )
        if is_said:
            yield from ((noun, word) for word in children(noun, "amod") if ordinal_value(word) is not None)


def _count(noun: Token, place: Token, number: int, events: list[EventMention], analysis: Analysis) -> None:
    """Count the first event of the sentence before that the noun, what it groups, or its place may stand for."""
    for index, event in enumerate(events):
        is_near = event.sentence == number - 1 and event.ordinal is None
        if is_near and (_resumes(noun, event, analysis) or _is_where(noun, event, analysis)):
            events[index] = replace(event, ordinal=ordinal_value(place), ordinal_span=char_span(place))
            return


def _subjects(noun: Token) -> list[Token]:
    return children(noun, "nsubj") or children(noun.head, "nsubj")


def _resumes(noun: Token, event: EventMention, analysis: Analysis) -> bool:
    """Whether "it" is the event that a noun tells again: "It was its second recall"."""
    named = {noun.lemma_.lower(), *(child.lemma_.lower() for child in children(noun, "nmod"))}
    is_it = any(one.lower_ in RESUMING for one in _subjects(noun))
    return is_it and bool(named & nouns_of(analysis.ontology, event.type))


def _is_where(noun: Token, event: EventMention, analysis: Analysis) -> bool:
    """Whether the event was at the place that is counted: "It opened in Chile. Chile is its ninth market"."""
    if (noun.lemma_.lower(),) not in analysis.ontology.word_lists.get("kg:ordinalNoun", ()):
        return False
    said = {analysis.entity_at(one) for one in _subjects(noun)} - {None}
    return any(one.role == PLACE and one.entity in said for one in event.arguments)


def _rounds(heads: frozenset[int], events: tuple[EventMention, ...], analysis: Analysis) -> Iterator[EventMention]:
    """Yield the rounds of what was told by rounds before: "Its second wave of layoffs … A third round is due"."""
    series = [event for event in events if _is_round(event, analysis)]
    for number in analysis.body_sentences:
        for noun in analysis.sentences[number]:
            place = _place(noun, analysis) if series and noun.i not in heads else None
            if place is None:
                continue
            told = [event for event in series if event.trigger.start < noun.idx and number - event.sentence <= REACH]
            if told and told[-1].ordinal != place[0]:
                found = at(noun, heads, analysis, kind=told[-1].type)
                yield replace(found, ordinal=place[0], ordinal_span=place[1], rule=RULE)


def _place(noun: Token, analysis: Analysis) -> tuple[int, Span] | None:
    """Return the ordinal of a round that says nothing of what it is a round of."""
    if noun.pos_ != "NOUN" or noun.dep_ not in ARGUMENT or children(noun, "nmod", "compound", "acl:relcl"):
        return None
    if (noun.lemma_.lower(),) not in analysis.ontology.word_lists.get(ROUND, ()):
        return None
    found = ((ordinal_value(word), word) for word in children(noun, "amod"))
    return next(((value, char_span(word)) for value, word in found if value), None)


def _is_round(event: EventMention, analysis: Analysis) -> bool:
    """Whether an event is told as a round: by its own noun, or by one that restates it."""
    if event.ordinal_span is None:
        return False
    counted = analysis.tokens(event.ordinal_span).root.head
    rounds = analysis.ontology.word_lists.get(ROUND, ())
    return (counting_head(counted, grammar_words(analysis.ontology)).lemma_.lower(),) in rounds
