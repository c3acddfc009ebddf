"""How long somebody is to be in prison, and how long something lasts: "sentenced to four years", "lasted 50 minutes".

A span of time is a figure only where a word says what it measures; all others just date events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import cues_at
from kg.extract.figures.kinds import FORECAST, TARGET
from kg.extract.figures.quantities import NUMBER_WORD, digits, notation, number
from kg.extract.grammar import case_of, children, passive_subjects, subjects, verb_of
from kg.model.mention import FigureMention
from kg.model.span import Span
from kg.ontology import Ontology

PRISON, LASTING = "kg:PrisonTerm", "kg:Duration"
PERSON = "schema:Person"
SENTENCING, PRISONS, DEMANDS, DURING = "kg:sentencingVerb", "kg:prisonWord", "kg:demandVerb", "kg:lastingVerb"
_UNIT = r"(?P<unit>minute|hour|day|week|month|year)s?"
_SPAN = re.compile(
    rf"(?<![\w.,])(?P<number>\d+(?:\.\d+)?|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?)"
    rf"(?P<half> and a half)?[ -]{_UNIT}\b(?! (?:ago|earlier|later|before|after|old)\b)",
    re.IGNORECASE,
)
_IN_PRISON = re.compile(
    r"(?:'|’)? (?:in (?:prison|jail|custody)|behind bars|of imprisonment|imprisonment)\b|[ -](?:prison|jail) "
)
BARE = frozenset({"", "for", "to", "by", "of", "at"})
"""How a span of time hangs on the word that it measures."""
BACK = 3
"""How many sentences back it may be told of a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which spans of time are figures."""

    sentencing: frozenset[str]
    prisons: frozenset[str]
    demands: frozenset[str]
    lasting: frozenset[str]


@cache
def _words(ontology: Ontology) -> Words:
    lists = ontology.word_lists
    return Words(*(frozenset(row[0] for row in lists.get(name, ())) for name in (SENTENCING, PRISONS, DEMANDS, DURING)))


def durations(sentence: int, analysis: Analysis) -> Iterator[FigureMention]:
    """Yield the spans of time of a sentence that measure a sentence served or something that lasts."""
    span = analysis.spans[sentence]
    for match in _SPAN.finditer(span.within(analysis.document.text)):
        place = Span(span.start + match.start(), span.start + match.end())
        value = number(match["number"], None, notation(analysis.ontology))
        tokens = analysis.tokens(place)
        if value is None or not len(tokens):
            continue
        head = tokens.root
        metric = _metric(head, place, sentence, analysis)
        if not metric or metric not in analysis.ontology.metrics:
            continue
        yield FigureMention(
            span=place,
            value=digits(value) + (".5" if match["half"] else ""),
            unit=match["unit"].lower(),
            kind=_kind(head, analysis),
            metric=metric,
            sentence=sentence,
            entity=_convict(head, analysis) if metric == PRISON else None,
            score=1.0 if metric == PRISON else 0.7,
        )


def _metric(head: Token, place: Span, sentence: int, analysis: Analysis) -> str:
    """Return what a span of time measures, '' if it only dates something."""
    words, verb = _words(analysis.ontology), verb_of(head)
    lemma = verb.lemma_.lower()
    if _IN_PRISON.match(analysis.document.text, place.end):
        return PRISON
    first = head.head if head.dep_ == "conj" else head  # "wants six years for Ann and two for Bob"
    case = case_of(first)
    is_direct = case in BARE and verb in (first.head, first)
    if is_direct and lemma in words.sentencing and case in ("", "to", "for"):
        return PRISON
    if is_direct and not case and lemma in words.demands | {"give", "get", "receive", "serve", "face"}:
        return PRISON if _is_of_prison(sentence, analysis) else ""
    is_probation = lemma == "suspend" and _is_of_prison(sentence, analysis)
    return LASTING if is_direct and lemma in words.lasting and case in ("", "for", "by") and not is_probation else ""


def _is_of_prison(sentence: int, analysis: Analysis) -> bool:
    """Whether a text tells of prison or a sentence in a sentence or shortly before."""
    words = _words(analysis.ontology)
    near = analysis.sentences[max(0, sentence - BACK) : sentence + 1]
    known = words.sentencing | words.prisons
    return any(token.lemma_.lower() in known for one in near for token in one)


def _kind(head: Token, analysis: Analysis) -> str:
    """Return as what a span of time is said: asked for, expected, or a fact."""
    verb = verb_of(head)
    near = [verb, verb.head, *children(verb, "aux"), *children(verb.head, "aux")]
    kinds = {cue.kind for one in near for cue in cues_at(one, analysis.ontology)}
    if verb.lemma_.lower() in _words(analysis.ontology).demands or TARGET in kinds:
        return "target"
    return "forecast" if FORECAST in kinds or verb.lemma_.lower() == "face" else "actual"


def _convict(head: Token, analysis: Analysis) -> int | None:
    """Return who is to go to prison: who is sentenced or gets it, or for whom it is asked."""
    verb = verb_of(head)
    told = [*passive_subjects(verb), *children(verb, "obj", "iobj")]
    told += [one for one in (*children(verb, "obl"), *children(head, "nmod")) if case_of(one) == "for"]
    is_active = verb.lemma_.lower() in ("get", "receive", "serve", "face")
    told += subjects(verb) if is_active or not children(verb, "obj") else []
    found = (analysis.entity_at(one) for token in told for one in (token, *children(token, "appos")))
    return next((index for index in found if index is not None and analysis.is_of(index, PERSON)), None)
