"""Which time dates which event of a sentence, by where it stands in the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.dating.ahead import foreseen
from kg.extract.dating.beside import when_clause
from kg.extract.dating.clocks import Clock, Scene, clocks, is_length
from kg.extract.dating.counted import counted
from kg.extract.dating.standing import DAY, DECIDED, DESCRIBED, HARMS, SHARED, TARGETS, rank
from kg.extract.grammar import case_of, children, governors, verb_of
from kg.extract.readings import of_participle
from kg.model.mention import AHEAD, FORESEEN, EventMention, Modality, Tense, TimeLink, TimeMention, TimeRelation

_HOLD = ("hold", "host", "stage", "organise", "organize", "convene")
_HELD = ("obj", "nsubj:pass")
_AFTERWARDS = frozenset(
    {"later", "then", "subsequently", "since", "eventually", "afterwards", "soon", "now", "finally"}
)
_EVER = frozenset({"has", "have", "had"})
_TOLD = ("VBD", "VBN")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INVITING = ("invite", "summon", "call", "ask", "convene", "convoke", "order")
_SCENES = ("at", "during")
WHEN = "is when it was"
_PERIOD = re.compile(r"^(?:in\(|rel\()?(?:quarter|half|year|fiscal|infiscal|relfiscal)\b")
_AND_THERE = re.compile(
    r",? (?:and|but|then) (?!(?:on|in|by|from|until) $)[^;]*\b(?:in|at|on|to|from)\b", re.IGNORECASE
)
"""Words between two times of which the second is that of something else elsewhere."""
MOST = 2
"""So many times may date one event, if they stand equally near."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its events dated by the times of their sentences."""
    heads = {_head(analysis.tokens(event.trigger).root).i: index for index, event in enumerate(analysis.events)}
    scene = Scene(analysis, frozenset(heads))
    standing: dict[int, list[Clock]] = {}
    for clock in clocks(scene):
        standing.setdefault(clock.mention.sentence, []).append(clock)
    events = list(analysis.events)
    for place, index in heads.items():
        event = events[index]
        found = _of_event(analysis.doc[place], event.type, standing.get(event.sentence, []), scene)
        events[index] = replace(event, times=tuple(found))
    for index, event in enumerate(events):
        links = _told_when(event, standing.get(event.sentence, []), analysis)
        events[index] = replace(event, times=(*event.times, *links))
    for clock in (clock for found in standing.values() for clock in found if clock.is_counted_from or clock.is_day_of):
        for index, link in counted(clock, heads, analysis):
            events[index] = replace(events[index], times=(*events[index].times, link))
    events = [_beside(event, standing.get(event.sentence, []), analysis) for event in events]
    events = [_decided(foreseen(_issued(event, analysis), analysis)) for event in events]
    planned = {place: events[index] for place, index in heads.items()}
    for place, index in heads.items():
        events[index] = _shared(
            analysis.doc[place], _named(analysis.doc[place], events[index], planned, analysis), planned, analysis
        )
    return replace(analysis, events=tuple(events))


def _named(head: Token, event: EventMention, at: dict[int, EventMention], analysis: Analysis) -> EventMention:
    """Return a noun that tells what something else was about without the tense of that.

    In "called for a break-up" and "opened an inquiry into the sale" neither break-up nor sale need have happened.
    """
    telling = next((token for token in governors(head) if token.i in at or token.pos_ == "VERB"), head)
    above = at.get(telling.i) if telling != head else None
    is_noun = head.pos_ == "NOUN" and event.tense is Tense.PAST and not event.times
    is_content = above is not None and analysis.ontology.is_a(above.type, "kg:Communication")
    if _is_said(head, event, analysis):
        return replace(event, modality=Modality.ACTUAL, tense=Tense.NONE)
    is_about = above is not None and telling.pos_ == "NOUN" and head.dep_ == "nmod"
    return replace(event, tense=Tense.NONE) if is_noun and (is_content or is_about) else event


def _is_said(head: Token, event: EventMention, analysis: Analysis) -> bool:
    """Return whether a noun names what somebody has said, whatever the tense around it: "Ida's statement will …"."""
    is_owned = head.pos_ == "NOUN" and bool(children(head, "nmod:poss"))
    is_put_ahead = event.modality in (Modality.PLANNED, Modality.EXPECTED) and not event.times
    return is_owned and is_put_ahead and analysis.ontology.is_a(event.type, "kg:Communication")


def _shared(head: Token, event: EventMention, at: dict[int, EventMention], analysis: Analysis) -> EventMention:
    """Return an event with what it has from another of its clause.

    A participle happens with its main verb ("collapsed on Monday, killing 19"); who votes at a meeting votes when it
    is; and the meeting at which they are to vote is still to come.
    """
    above = next((at[token.i] for token in governors(head) if token.i in at), None)
    if head.pos_ in ("NOUN", "PROPN"):
        is_to_come = above is not None and above.modality in FORESEEN and above.tense in (Tense.FUTURE, Tense.PRESENT)
        is_bare = event.modality is Modality.ACTUAL and event.tense is Tense.NONE and bool(event.times)
        is_asked = _is_asked_to(head)
        if is_bare and (is_to_come or is_asked):
            return replace(event, modality=Modality.PLANNED, tense=Tense.FUTURE if is_asked else event.tense)
        return replace(event, times=event.times or _of_its_harm(head, event, at, analysis))
    if event.times:
        return event
    if (same := _of_same(head, event, at)) is not None:
        return replace(event, times=same.times)
    is_participle = head.dep_ == "advcl" and head.tag_ == "VBG" and not children(head, "mark", "cc")
    if is_participle and above is not None and head.head.i in at and head.i > head.head.i:
        return _beside_main(event, at[head.head.i], analysis)
    is_past = event.tense is Tense.PAST and event.modality is Modality.ACTUAL
    cases = (
        (*_SCENES, "in") if is_past else _SCENES
    )  # "In a statement on Monday the firm said": but not what it will do
    scenes = [token for token in children(head, "obl") if token.i in at and case_of(token) in cases]
    scenes += [
        token for token in head.subtree if token.i in at and case_of(token) in _SCENES and verb_of(token) == head
    ]
    scenes += _held_for(head)
    found = next((_of_scene(token, at) for token in scenes if token.i in at), ())
    lent = _lent(found, analysis) if found else _from_conjunct(head, event, at, analysis)
    return replace(event, times=lent or _of_when(head, event, at, analysis))


def _of_when(head: Token, event: EventMention, at: dict[int, EventMention], analysis: Analysis) -> tuple[TimeLink, ...]:
    """Return the times of the clause that says when something happened: "were hurt when a pipe burst on Monday".

    And of that clause those of the main one: "On Monday two men were hurt when a pipe burst".
    """
    below = when_clause(head)
    is_below = below is None and when_clause(head.head) == head
    other = at.get(below.i) if below is not None else at.get(head.head.i) if is_below else None
    if other is None or (event.modality, event.tense) != (Modality.ACTUAL, Tense.PAST):
        return ()
    if (other.modality, other.tense) != (event.modality, event.tense):
        return ()
    return _lent(other.times, analysis)


def _of_scene(noun: Token, at: dict[int, EventMention]) -> tuple[TimeLink, ...]:
    """Return the times of an occasion, or of what says when it was: "in a ballot held on Saturday"."""
    held = [verb for verb in children(noun, "acl") if verb.lemma_.lower() in _HOLD]
    inner = [one for verb in children(noun, "acl") for one in children(verb, "obl") if case_of(one) in _SCENES]
    return next((at[one.i].times for one in (noun, *held, *inner) if one.i in at and at[one.i].times), ())


def _beside_main(event: EventMention, main: EventMention, analysis: Analysis) -> EventMention:
    """Return what a participle tells, with the time of its main verb: of a plan it tells what is to come of that.

    "It will close in May, costing 90 jobs"; but "It will close in May, blaming the rent" says so now.
    """
    if main.modality in AHEAD and event.modality is Modality.ACTUAL:
        if analysis.ontology.is_a(event.type, "kg:Communication"):
            return event
        event = replace(event, modality=main.modality, tense=main.tense)
    tense = main.tense if event.tense is Tense.NONE and main.modality is event.modality else event.tense
    lent = _periods(main, analysis) if event.type in TARGETS else _lent(main.times, analysis)
    return replace(event, times=lent, tense=tense)


def _of_same(head: Token, event: EventMention, at: dict[int, EventMention]) -> EventMention | None:
    """Return the dated mention of the same type within a phrase of its own: "took over as acting head on 1 October"."""
    is_done = event.modality is Modality.ACTUAL  # "its start, planned for May, was delayed"
    within = [token for token in head.subtree if token != head and token.i in at and at[token.i].type == event.type]
    inner = [token for token in within if not (is_done and at[token.i].modality in AHEAD)]
    dated = (token for token in inner if at[token.i].times)
    near = (token for token in dated if not _FINITE & {one.tag_ for one in _between(token, head)})
    return next((at[token.i] for token in near), None)


def _between(token: Token, head: Token) -> Iterator[Token]:
    """Yield a word and those over it up to another one, which is left out."""
    yield token
    yield from takewhile(lambda above: above != head, governors(token))


def _from_conjunct(
    head: Token, event: EventMention, at: dict[int, EventMention], analysis: Analysis
) -> tuple[TimeLink, ...]:
    """Return the day of what was done in the same breath: "conceded on Monday and retired"."""
    main = at.get(head.head.i) if head.dep_ == "conj" and head.head.i < head.i else None
    is_done = event.tense is Tense.PAST and event.modality is Modality.ACTUAL and head.tag_ in _TOLD
    if main is None or not is_done or (main.tense, main.modality) != (event.tense, event.modality):
        return ()
    if any(one.lower_ in _AFTERWARDS or one.lower_ in _EVER for one in head.children):
        return ()
    later = [one.i for one in children(head.head, "conj") if one.i > head.i and children(one, "nsubj", "nsubj:pass")]
    between = head.doc[head.head.i + 1 : min(later, default=head.sent.end)]
    if children(head, "nsubj", "nsubj:pass", "aux"):
        return tuple(replace(link, rule=SHARED) for link in _fronted(main, head, analysis))
    times = _lent(_days(main, analysis), analysis)
    roots = [analysis.tokens(time.span).root for time in analysis.times if len(analysis.tokens(time.span))]
    inside = [root for root in roots if root.i in range(between.start, between.end) and not _is_nested(root, head)]
    return times if len(inside) <= 1 else ()


def _is_nested(time: Token, head: Token) -> bool:
    """Return whether a time stands in a clause about a noun: "after a trial that began on 9 May"."""
    return any(above.dep_ in ("acl:relcl", "acl") for above in takewhile(lambda token: token != head, governors(time)))


def _days(event: EventMention, analysis: Analysis) -> tuple[TimeLink, ...]:
    """Return the links of an event to days."""
    return tuple(link for link in event.times if DAY.match(analysis.times[link.time].value.meaning))


def _of_its_harm(
    head: Token, event: EventMention, at: dict[int, EventMention], analysis: Analysis
) -> tuple[TimeLink, ...]:
    """Return the day of the harm that a blow does: "On Monday a fire in the port destroyed nine boats"."""
    harm = at.get(head.head.i) if head.dep_ == "nsubj" else None
    if harm is None or harm.type not in HARMS or event.modality is not Modality.ACTUAL:
        return ()
    if event.type not in analysis.ontology.with_habit("kg:undergone") or harm.tense is not Tense.PAST:
        return ()
    return _lent(_days(harm, analysis), analysis)


def _fronted(main: EventMention, head: Token, analysis: Analysis) -> Iterator[TimeLink]:
    """Yield the times that open a sentence, and so hold for all that it coordinates: "In 2021 X paid and Y left"."""
    first = head.sent.start
    while head.doc[first].is_punct or head.doc[first].dep_ in ("cc", "advmod"):
        first += 1
    start = head.doc[first].idx
    end = analysis.spans[main.sentence].end
    for link in main.times:
        span = analysis.times[link.time].span
        is_first = analysis.document.text[start : span.start].lower().strip() in ("", "in", "on", "during", "by")
        others = (time for time in analysis.times if time.sentence == main.sentence and not _is_period(time))
        later = any(
            span.end < time.span.start < end and not _is_nested(analysis.tokens(time.span).root, head)
            for time in others
            if not is_length(time) and len(analysis.tokens(time.span))
        )
        if (
            is_first
            and not later
            and not is_length(analysis.times[link.time])
            and not analysis.times[link.time].value.signal
        ):
            yield link


def _is_asked_to(noun: Token) -> bool:
    """Return whether somebody is asked to come to it, so that it is still to come: "invited her to a meeting"."""
    return noun.dep_ == "obl" and case_of(noun) in ("to", "for", "before") and noun.head.lemma_.lower() in _INVITING


def _beside(event: EventMention, standing: list[Clock], analysis: Analysis) -> EventMention:
    """Return an event with the day of the main clause before its own: "Shops closed on Monday; two men were hurt"."""
    head = analysis.tokens(event.trigger).root
    verb = verb_of(head)
    is_told_on = (
        event.tense is Tense.PAST and event.modality is Modality.ACTUAL and head in (verb, *children(verb, "obj"))
    )
    if event.times or not is_told_on or any(child.lemma_.lower() == "have" for child in children(verb, "aux")):
        return event
    text, start = analysis.document.text, analysis.spans[event.sentence].start
    sign = text.rfind(";", start, event.trigger.start)
    if sign < 0 or ";" in text[start:sign] or any(clock.mention.span.start > sign for clock in standing):
        return event
    days = [clock for clock in standing if DAY.match(clock.mention.value.meaning) and verb_of(clock.site).tag_ in _TOLD]
    links = (TimeLink(clock.index, rule=SHARED) for clock in days) if len(days) == 1 else ()
    return replace(event, times=tuple(links))


def _held_for(head: Token) -> list[Token]:
    """Return what is held in order to do something: "a show in May to present the car and also offer rides"."""
    verb = head
    while verb.dep_ == "conj":
        verb = verb.head
        if verb.lemma_.lower() in _HOLD and verb.tag_ == "VB":
            return children(verb, *_HELD)
    is_purpose = verb.dep_ in ("advcl", "acl") and any(mark.lower_ == "to" for mark in children(verb, "mark"))
    above = verb.head if is_purpose else head
    holding = above.head if above.dep_ in _HELD else above
    return children(holding, *_HELD) if is_purpose and holding.lemma_.lower() in _HOLD else []


def _lent(times: tuple[TimeLink, ...], analysis: Analysis) -> tuple[TimeLink, ...]:
    """Return the times that tell when another event happened, too: no periods ("cut its forecast for the year")."""
    lent = (link for link in times if link.relation is TimeRelation.AT)
    return tuple(replace(link, rule=SHARED) for link in lent if not _is_period(analysis.times[link.time]))


def _periods(event: EventMention, analysis: Analysis) -> tuple[TimeLink, ...]:
    """Return the periods of an event: a target for 2018 is missed in 2018, whenever the result is told."""
    return tuple(replace(link, rule=SHARED) for link in event.times if _is_period(analysis.times[link.time]))


def _issued(event: EventMention, analysis: Analysis) -> EventMention:
    """Return a paper as there, of which a clause tells when it came out: "if its report, published in May, …"."""
    head = analysis.tokens(event.trigger).root
    is_open = event.modality is Modality.POSSIBLE and event.tense is not Tense.FUTURE
    is_open = is_open and of_participle(head, analysis.ontology) is Modality.ACTUAL  # not "expected in May"
    is_issued = is_open and any(link.rule == DESCRIBED for link in event.times)
    return replace(event, modality=Modality.ACTUAL, tense=Tense.NONE) if is_issued else event


def _decided(event: EventMention) -> EventMention:
    """Return what is done by being said as done then: "said on Tuesday it would suspend its dividend"."""
    is_decided = any(link.rule == DECIDED for link in event.times)
    return replace(event, modality=Modality.ACTUAL, tense=Tense.PAST) if is_decided else event


def _told_when(event: EventMention, standing: list[Clock], analysis: Analysis) -> tuple[TimeLink, ...]:
    """Return a link to the time right before a clause with "when": "since 1998, when an explosion killed 34"."""
    head = analysis.tokens(event.trigger).root
    verb = verb_of(head)
    when = next((child for child in children(verb, "advmod", "mark") if child.lower_ == "when"), None)
    if (
        any(not _is_period(time) and not is_length(time) for time in _times(event, analysis))
        or when is None
        or head not in (verb, *children(verb, "nsubj", "nsubj:pass"))
        or verb.dep_ not in ("advcl", "acl:relcl", "advcl:relcl")
    ):
        return ()
    text = analysis.document.text
    found = [clock for clock in standing if text[clock.mention.span.end : when.idx].strip(" ") in ("", ",")]
    found = [clock for clock in found if clock.mention.span.end <= when.idx and not is_length(clock.mention)]
    return tuple(TimeLink(clock.index, rule=WHEN) for clock in found[-1:])


def _times(event: EventMention, analysis: Analysis) -> Iterator[TimeMention]:
    """Yield the times that date an event."""
    yield from (analysis.times[link.time] for link in event.times)


def _is_period(time: TimeMention) -> bool:
    """Return whether a time is a quarter or longer: what a result is for, not when it is told."""
    return _PERIOD.search(time.value.meaning) is not None


def _head(root: Token) -> Token:
    """Return the predicate for a copula or its adverb: `percent` for "were up 5 percent"."""
    is_beside = root.dep_ in ("cop", "advmod") and children(root.head, "cop")
    return root.head if is_beside else root


def _is_rival(link: TimeLink, nearer: TimeLink, scene: Scene) -> bool:
    """Return whether a time is of another one of the kind: "in Lisbon in April and one in Porto in June"."""
    times = scene.analysis.times
    first, second = sorted((times[link.time], times[nearer.time]), key=lambda time: time.span)
    between = scene.analysis.document.text[first.span.end : second.span.start]
    kinds = {time.value.meaning.partition("(")[0] for time in (first, second)}
    return len(kinds) == 1 and _AND_THERE.match(between) is not None


def _of_event(head: Token, kind: str, standing: list[Clock], scene: Scene) -> Iterator[TimeLink]:
    """Yield links to the times that date an event: those that stand nearest to it."""
    rated = []
    for clock in standing:
        found = rank(head, kind, clock, scene)
        if found is not None:
            near = abs(clock.mention.span.start - head.idx)
            rated.append((is_length(clock.mention), found[0], near, TimeLink(clock.index, rule=found[1])))
    for are_lengths in (False, True):
        rows = sorted((row[1:] for row in rated if row[0] is are_lengths), key=lambda row: row[:2])
        nearest = [link for rank, _, link in rows[:MOST] if rank == rows[0][0]]
        yield from (link for link in nearest if link is nearest[0] or not _is_rival(link, nearest[0], scene))
