"""Which time dates which event of a sentence, by where it stands in the clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.clocks import ASIDE_CASES, COUNTED_FROM, FUTURE, Clock, Scene, clocks, is_length
from kg.extract.grammar import case_of, children, governors, grammar_words, light_verb, subjects, verb_of
from kg.extract.links import event_over, event_under
from kg.model.mention import FORESEEN, EventMention, Modality, Tense, TimeLink, TimeMention, TimeRelation
from kg.model.span import Span

SHARED = "is the time of what it happens with"
_HOLD = ("hold", "host", "stage", "organise", "organize", "convene")
_HELD = ("obj", "nsubj:pass")
_SCENES = ("at", "during")
SET_FOR = "is set for it"
COUNTED_FROM_NOW = "is counted from the writing"
MOVED_TO = "is moved to it"
MOVED = ("obj", "nsubj:pass", "nsubj")
"""What a verb puts off to a time: "postponed the vote to Friday", "the opening slipped to May"."""
WHEN = "is when it was"
IN_CLAUSE = "in the same clause"
ASIDE = frozenset({"obl", "obl:agent", "nsubj", "appos"})
"""Parts of a clause whose own times do not date its verb: "hired on a three-year contract"."""
CORE = ("nsubj", "nsubj:pass", "obj", "conj", "xcomp", "ccomp", "parataxis")
DECIDED = "is when it is decided"
DECISIONS = frozenset(
    f"kg:{name}"
    for name in (
        *("Dividend", "DividendCut", "DividendIncrease", "EarningsGuidance", "ProfitWarning", "TargetSetting"),
        *("TargetAbandonment", "Settlement", "ShareBuyback", "Agreement", "Partnership", "JointVenture"),
    )
)
"""Types of what is done by being said or signed, though its effect is still to come."""
RESULTS = ("kg:FinancialResult", "kg:SharePriceChange")
"""Types that are of the period which their subject names: "Net profit in the third quarter tripled"."""
_AHEAD = re.compile(r"(?:by\(|notbefore\(|time\([^,]*,)?(?:rel\(\w+,[1-9]|shift\(ref,.*,1\)|go\(next,)")
_PERIOD = re.compile(r"^(?:in\(|rel\()?(?:quarter|half|year|fiscal|infiscal|relfiscal)\b")
MOST = 2
"""So many times may date one event, if they stand equally near."""
_DAY = re.compile(r"(?:md|check|wd|rel)\((?!week|month|quarter|year)|lastnight")
_MARKS = ("mark", "case", "advmod", "fixed")
_EARLIER = ("before", "prior to", "ahead of")


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
    for clock in (clock for found in standing.values() for clock in found if clock.is_counted_from):
        for index, link in _counted(clock, heads, analysis):
            events[index] = replace(events[index], times=(*events[index].times, link))
    events = [_decided(_foreseen(event, analysis)) for event in events]
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
        return replace(event, modality=Modality.PLANNED) if is_to_come and is_bare else event
    if event.times:
        return event
    is_participle = head.dep_ == "advcl" and head.tag_ == "VBG" and not children(head, "mark", "cc")
    if is_participle and above is not None and head.head.i in at and head.i > head.head.i:
        main = at[head.head.i]
        tense = main.tense if event.tense is Tense.NONE and main.modality is event.modality else event.tense
        return replace(event, times=_lent(main.times, analysis), tense=tense)
    scenes = [token for token in children(head, "obl") if token.i in at and case_of(token) in _SCENES]
    scenes += _held_for(head)
    return replace(event, times=_lent(next((at[token.i].times for token in scenes if token.i in at), ()), analysis))


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


def _foreseen(event: EventMention, analysis: Analysis) -> EventMention:
    """Return an event without a tense as planned where its time is still to come: "with the launch a week away"."""
    is_bare = event.modality is Modality.ACTUAL and event.tense is Tense.NONE
    is_ahead = any(_AHEAD.match(analysis.times[link.time].value.meaning) for link in event.times)
    return replace(event, modality=Modality.PLANNED) if is_bare and is_ahead else event


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
        any(not _is_period(analysis.times[link.time]) for link in event.times)
        or when is None
        or head not in (verb, *children(verb, "nsubj", "nsubj:pass"))
        or verb.dep_ not in ("advcl", "acl:relcl", "advcl:relcl")
    ):
        return ()
    text = analysis.document.text
    found = [clock for clock in standing if text[clock.mention.span.end : when.idx].strip(" ") in ("", ",")]
    found = [clock for clock in found if clock.mention.span.end <= when.idx and not is_length(clock.mention)]
    return tuple(TimeLink(clock.index, rule=WHEN) for clock in found[-1:])


def _is_period(time: TimeMention) -> bool:
    """Return whether a time is a quarter or longer: what a result is for, not when it is told."""
    return _PERIOD.search(time.value.meaning) is not None


def _head(root: Token) -> Token:
    """Return the predicate for a copula or its adverb: `percent` for "were up 5 percent"."""
    is_beside = root.dep_ in ("cop", "advmod") and children(root.head, "cop")
    return root.head if is_beside else root


def _counted(clock: Clock, heads: dict[int, int], analysis: Analysis) -> Iterator[tuple[int, TimeLink]]:
    """Yield the event that lies so long before or after another one, and the link that says so."""
    found = COUNTED_FROM.match(analysis.document.text, clock.mention.span.end)
    mark = analysis.tokens(Span(*found.span(1))).root if found else None
    if found is None or mark is None:
        return
    below = mark.head if mark.dep_ in _MARKS else mark
    inner = event_under(below, heads, analysis)
    outer = event_over(below, heads, analysis)
    if outer is None:
        left = [place for place in heads if place < clock.root.i and analysis.doc[place].sent == clock.root.sent]
        outer = heads[max(left)] if left else None
    if outer is None and inner is not None and _comes_now(below) and found[1].lower() not in _EARLIER:
        yield inner, TimeLink(clock.index, TimeRelation.BEFORE, COUNTED_FROM_NOW)
    if outer is not None and outer != inner:
        relation = TimeRelation.BEFORE if found[1].lower() in _EARLIER else TimeRelation.AFTER
        yield outer, TimeLink(clock.index, relation, "is counted from another event", inner)


def _comes_now(token: Token) -> bool:
    """Return whether the clause above says that something comes as the text is written: "It comes a week after …"."""
    return any(verb.lemma_.lower() == "come" and verb.tag_ in ("VBZ", "VBP") for verb in governors(token))


def _of_event(head: Token, kind: str, standing: list[Clock], scene: Scene) -> Iterator[TimeLink]:
    """Yield links to the times that date an event: those that stand nearest to it."""
    rated = []
    for clock in standing:
        found = _rank(head, kind, clock, scene)
        if found is not None:
            near = abs(clock.mention.span.start - head.idx)
            rated.append((is_length(clock.mention), found[0], near, TimeLink(clock.index, rule=found[1])))
    for are_lengths in (False, True):
        rows = sorted((row[1:] for row in rated if row[0] is are_lengths), key=lambda row: row[:2])
        yield from (link for rank, _, link in rows[:MOST] if rank == rows[0][0])


def _rank(head: Token, kind: str, clock: Clock, scene: Scene) -> tuple[int, str] | None:
    """Return how near a time stands to an event, and why it dates it, or None."""
    if is_length(clock.mention) and (clock.is_counted_from or case_of(clock.root) in ASIDE_CASES):
        return (0, "is its length") if head.head == clock.root and head.dep_ == "nmod" else None
    if clock.is_rank or _is_of_state(head, clock) or _is_of_content(head, kind, clock, scene):
        return None
    if case_of(clock.root) == "to" and not is_length(clock.mention):
        return (0, MOVED_TO) if head in children(clock.site, *MOVED) else None
    if head in (clock.site, *children(clock.site, "nsubj:pass", "nsubj")) and _is_set_for(clock, scene):
        return 0, SET_FOR
    for test, rank, rule in _RULES:
        if test(head, kind, clock, scene):
            return rank, rule
    return None


def _is_of_state(head: Token, clock: Clock) -> bool:
    """Return whether "since" stands with a simple past, which takes none: it belongs to a state told beside it."""
    is_simple = head.tag_ == "VBD" and not children(head, "aux")
    return is_simple and clock.mention.value.signal == "since"


def _is_of_content(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time tells what is spoken of, not when: "announced three days of mourning from Friday"."""
    is_said = scene.analysis.ontology.is_a(kind, "kg:Communication")
    return is_said and head.pos_ == "VERB" and case_of(clock.root) in ("from", "for")


def _is_set_for(clock: Clock, scene: Scene) -> bool:
    """Return whether a day is still fixed for something: "has been set for 14 June"."""
    verb = clock.site
    is_standing = {child.lemma_.lower() for child in children(verb, "aux", "aux:pass")} & {"have", "be"}
    is_past = any(child.lower_ in ("was", "were", "had") for child in children(verb, "aux", "aux:pass"))
    is_fixed = verb.lemma_.lower() in scene.words("kg:schedulingWord") and case_of(clock.root) == "for"
    return is_fixed and bool(is_standing) and not is_past


def _others(head: Token, scene: Scene) -> frozenset[int]:
    return scene.heads - {head.i}


def _modifies(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    if head not in clock.path:
        return False
    between = clock.path[: clock.path.index(head)]
    if _others(head, scene) & {token.i for token in between}:
        return False
    if head.pos_ == "VERB" and any(token.dep_ in ASIDE for token in between):
        return False
    return _clause_of(clock) in (head, verb_of(head))


def _clause_of(clock: Clock) -> Token:
    return verb_of(clock.site)


def _modifies_light_verb(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    verb = light_verb(head, grammar_words(scene.analysis.ontology))
    if verb is None or verb.i in _others(head, scene) or _is_nearer_below(head, clock, scene):
        return False
    return clock.site in (verb, verb.head) and clock.site.i not in _others(head, scene)


def _is_nearer_below(head: Token, clock: Clock, scene: Scene) -> bool:
    """Return whether an event that the noun is about stands nearer: "booked a charge for the fire in May"."""
    inside = (token for token in head.subtree if token.i in _others(head, scene))
    plans = children(head, "acl", "acl:relcl")  # "the trial, planned for March, began in May"
    return any(head.i < token.i < clock.root.i for token in inside if token not in plans)


def _is_named_for(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a sentence says of a day that it is an event's: "Tuesday could be a date for the launch"."""
    noun = next((token for token in (clock.root, clock.site) if children(token, "cop")), None)
    if noun is None:
        return False
    names = [noun, *children(noun, "nsubj", "nsubj:outer")]
    dated = next((name for name in names if name.lemma_.lower() in scene.words("kg:dateNoun")), None)
    return dated is not None and dated in governors(head)


def _describes(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands in a clause about an event: "a fire that broke out on Monday"."""
    verb = clock.site
    if verb.dep_ not in ("acl", "acl:relcl") or verb.head != head or verb.i in scene.heads or head.pos_ == "VERB":
        return False
    if case_of(clock.root) == "for" and verb.lemma_.lower() in scene.words("kg:schedulingWord"):
        return True
    owners = children(verb, "nsubj", "nsubj:pass")
    if verb.dep_ == "acl":
        return not owners and not children(verb, "mark")
    return bool(owners) and all(owner.tag_ in ("WDT", "WP") for owner in owners)


def _is_of_period(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a result is of the period that its subject names."""
    noun = clock.site
    is_result = any(scene.analysis.ontology.is_a(kind, result) for result in RESULTS)
    return is_result and noun.head == head and noun.dep_ == "nsubj" and noun.i not in scene.heads


def _modifies_its_noun(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with a noun that tells what its verb does: "the news on Monday confirmed"."""
    noun, known = clock.site, scene.analysis.ontology.types.get(kind)
    is_subject = noun.head == head and noun.dep_ == "nsubj" and noun.i not in scene.heads
    return is_subject and known is not None and any(row.words == (noun.lemma_.lower(),) for row in known.triggers)


def _stands_over_gerund(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time stands with the verb of which the event is the object: "mulled selling it in 2013"."""
    verb = clock.site
    return head.tag_ == "VBG" and head.dep_ == "obj" and head.head == verb and verb.i not in scene.heads


def _is_decided_then(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a day is that of the saying or signing by which something that is to come is decided."""
    verb = clock.site
    is_past = verb.tag_ in ("VBD", "VBN") and _DAY.match(clock.mention.value.meaning) is not None
    if kind not in DECISIONS or not is_past or head.pos_ != "VERB" or verb not in governors(head):
        return False
    is_clause = head.dep_ in ("ccomp", "conj", "acl:relcl", "parataxis", "xcomp")
    return is_clause and bool(_marks(head) & FUTURE)


def _marks(verb: Token) -> set[str]:
    """Return the small words of a verb, or of the verb that it is coordinated with."""
    own = {child.lower_ for child in children(verb, "aux", "mark")}
    return own | _marks(verb.head) if verb.dep_ == "conj" and verb.head != verb else own


def _shares_clause(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    others, clause = _others(head, scene), verb_of(head)
    if head in clock.path or clause.i in others:
        return False
    site = _clause_of(clock)
    between = {token.i for token in clock.path[: clock.path.index(site)]} if site in clock.path else set[int]()
    if others & between:
        return False
    if site == clause:
        return _is_in_focus(head, clause, others) and not _is_nearer_below(head, clock, scene)
    is_passed_on = site.dep_ == "xcomp" and site.head == clause and site.i not in others
    aspect = scene.words("kg:aspectVerb")
    if is_passed_on and head in (*children(clause, "nsubj:pass", "nsubj"), *subjects(site)):
        return clause.lemma_.lower() in aspect
    is_inner = clause.dep_ == "xcomp" and clause == head and site == clause.head and site.i not in others
    return is_inner and site.lemma_.lower() in aspect


def _is_in_focus(head: Token, clause: Token, others: frozenset[int]) -> bool:
    """Return whether a clause is about the event: its verb, subject or object, not the reason or the occasion.

    Nor is it about what its subject or object is about: "opened an inquiry into the sale".
    """
    if head == clause:
        return True
    last = head
    for above in governors(head):
        if above == clause:
            break
        if above.i in others:
            return False
        last = above
    return last.dep_ in CORE


_RULES: tuple[tuple[Callable[[Token, str, Clock, Scene], bool], int, str], ...] = (
    (_modifies, 0, "modifies the event"),
    (_is_named_for, 0, "is said to be its date"),
    (_modifies_light_verb, 1, "modifies its light verb"),
    (_describes, 1, "stands in what describes it"),
    (_is_of_period, 1, "is the period of its subject"),
    (_modifies_its_noun, 1, "modifies its noun"),
    (_stands_over_gerund, 2, "modifies its verb"),
    (_shares_clause, 2, IN_CLAUSE),
    (_is_decided_then, 3, DECIDED),
)
"""Why a time dates an event, the nearest first."""
