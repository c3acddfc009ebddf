"""Events that words about other events tell: that one was called off or put off, and the plan that came before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import MODALITY_BY_KIND, cues_at
from kg.extract.events.events import at
from kg.extract.grammar import antecedent, children, objects, passive_subjects, subjects
from kg.model.mention import NEAREST, Cue, EventLink, EventMention, LinkKind, Modality, Tense

TURNED = {"cancelling": "kg:Cancellation", "postponing": "kg:Delay"}
"""The event that a cue tells which bears on another one, if the cue's word is no event by itself."""
DESCRIBING = ("acl", "acl:relcl", "amod", "appos")
FORESEEING = ("planned", "expected")
GUESSED = (NEAREST, "language model")
"""The rules of events that no trigger names: a cue knows better what its word tells."""
PLAN = "plan before it"
"""The rule of a mention that only says what was foreseen for an event which the text tells of."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A mention of what was foreseen for an event, and the index of that event."""

    mention: EventMention
    event: int


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with the events that words about other events tell, and what came of plans."""
    turned = tuple(_turned(analysis))
    told = {one.trigger.start for one in turned} | set(_participles(analysis))
    analysis = replace(analysis, events=tuple(one for one in analysis.events if one.trigger.start not in told))
    plans = tuple(_plans(analysis))
    events = tuple(sorted((*analysis.events, *turned, *(plan.mention for plan in plans)), key=lambda one: one.trigger))
    links = tuple(
        EventLink(
            LinkKind.REALISES,
            events.index(analysis.events[plan.event]),
            events.index(plan.mention),
            plan.mention.trigger,
            PLAN,
        )
        for plan in plans
    )
    return replace(analysis, events=events, links=(*analysis.links, *links))


def _turned(analysis: Analysis) -> Iterator[EventMention]:
    """Yield an event for each cue of calling off or putting off that bears on one and is none itself."""
    named = [event for event in analysis.events if event.rule not in GUESSED]
    known = {token.i for event in named for token in analysis.tokens(event.trigger)}
    for event in analysis.events:
        for cue in event.cues:
            head = analysis.tokens(cue.span).root
            kind = TURNED.get(cue.kind, "")
            if kind in analysis.ontology.types and head.i not in known and head.pos_ in ("VERB", "NOUN"):
                known.add(head.i)
                yield replace(at(head, frozenset(known), analysis, kind=kind), times=(), rule=f"“{head.text}”")


def _participles(analysis: Analysis) -> Iterator[int]:
    """Yield where participles of calling off stand before the noun of an event, which they only describe."""
    heads = {analysis.tokens(event.trigger).root.i for event in analysis.events}
    for event in analysis.events:
        head = analysis.tokens(event.trigger).root
        if event.type in TURNED.values() and head.dep_ == "amod" and head.head.i in heads:
            yield event.trigger.start


def _plans(analysis: Analysis) -> Iterator[Plan]:
    """Yield what was foreseen for events that came about: "the trial, first planned for March, began in May"."""
    heads = {analysis.tokens(event.trigger).root.i: index for index, event in enumerate(analysis.events)}
    for number in analysis.body_sentences:
        for token in analysis.sentences[number]:
            if token.dep_ not in DESCRIBING or token.i in heads or not _has_time(token, number, analysis):
                continue
            index = _event_of(token, heads, analysis) if _is_of_date(token, analysis) else None
            if index is not None:
                kinds = [cue.kind for cue in cues_at(token, analysis.ontology) if cue.kind in FORESEEING]
                yield Plan(_plan(token, analysis.events[index], next(iter(kinds), "planned")), index)


def _plan(token: Token, event: EventMention, kind: str) -> EventMention:
    return replace(
        event,
        trigger=char_span(token),
        modality=MODALITY_BY_KIND[kind],
        tense=Tense.PAST,
        cues=(Cue(kind, char_span(token)),),
        times=(),
        rule=PLAN,
        phrase="",
    )


def _has_time(token: Token, number: int, analysis: Analysis) -> bool:
    inside = char_span(analysis.doc[token.left_edge.i : token.right_edge.i + 1])
    return any(time.sentence == number and inside.contains(time.span) for time in analysis.times)


def _is_of_date(token: Token, analysis: Analysis) -> bool:
    """Whether a word says no more than when something was to be: "due in July", "expected to begin in May"."""
    lists = analysis.ontology.word_lists
    if (token.lemma_.lower(),) not in lists.get("kg:schedulingWord", ()):
        return False
    occurring = {words[0] for words in lists.get("kg:occurringVerb", ())}
    below = children(token, "xcomp", "ccomp", "advcl", "obj")
    return all(one.lemma_.lower() in occurring and not objects(one) for one in below)


def _event_of(token: Token, heads: dict[int, int], analysis: Analysis) -> int | None:
    """Return the event that came about of which a word tells when it was to be, or None."""
    noun = antecedent(token.head)
    verb = noun.head
    hosts = [noun]
    if verb.pos_ == "VERB" and noun in (*subjects(verb), *passive_subjects(verb), *objects(verb)):
        hosts.append(verb)
    found = [heads[host.i] for host in hosts if host.i in heads]
    happened = [index for index in found if _came_about(analysis.events[index])]
    return happened[-1] if happened and len(happened) == len(found) else None


def _came_about(event: EventMention) -> bool:
    return event.modality is Modality.ACTUAL and event.tense is Tense.PAST
