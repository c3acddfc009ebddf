"""Event mentions: triggers of the ontology with their roles, modality, ordinal and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract import cues, readings
from kg.extract.analysis import Analysis, char_span
from kg.extract.events import (
    doubts,
    manner,
    occasions,
    ordinals,
    parties,
    roles,
    time_links,
    toll,
    unsaid,
    whereabouts,
)
from kg.extract.grammar import (
    case_of,
    children,
    grammar_words,
)
from kg.extract.headlines import headlines as phrases
from kg.extract.headlines.left_out import RELATIVE
from kg.extract.triggers import lexicon
from kg.extract.triggers.examples import by_example
from kg.extract.triggers.lexicon import Match
from kg.model.mention import NEAREST, Argument, EventMention, MentionKind
from kg.model.span import Span
from kg.ontology import Ontology
from kg.ontology.terms import Role, Trigger

GENERIC = "kg:Event"
SCORE = {"several words": 0.95, "condition": 0.9, "word": 0.8, "language model": 0.5}
NOT_EVENTS = frozenset("case fixed mark aux aux:pass cop det cc".split())
ORGANISATION_ONLY = ("schema:Organization",)
GENERAL_ROLES = ("kg:agent", "kg:affected", "kg:place")
SPEECH = "kg:Communication"
GOVERNED = frozenset({"of", "behind", "below"})
"""Prepositions that a verb asks for where its object would be: "fell short of its goal"."""


Choice = tuple[Match, readings.Reading, tuple[Argument, ...]]
"""A trigger that holds, how it is put, and who fills its roles."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its event mentions, in order of their triggers."""
    found: dict[int, EventMention] = {}
    for number in analysis.body_sentences:
        if manner.is_credit(analysis.sentences[number], analysis):
            continue
        for head, mention in _in_sentence(analysis.sentences[number], number, analysis):
            found.setdefault(head.i, mention)
    return replace(analysis, events=tuple(sorted(found.values(), key=lambda mention: mention.trigger)))


def _in_sentence(sentence: TokenSpan, number: int, analysis: Analysis) -> Iterator[tuple[Token, EventMention]]:
    chosen = [
        (head, found)
        for head, matches in _by_head(sentence, analysis).items()
        if not _is_no_event(head, analysis) and (found := _choose(head, matches, analysis)) is not None
    ]
    verbs = {token: match for head, (match, _, _) in chosen if head.pos_ == "VERB" for token in match.tokens}
    chosen = [(head, found) for head, found in chosen if not _is_company_of(head, found[0], verbs, analysis)]
    types = {token: match.type for _, (match, _, _) in chosen for token in match.tokens}
    chosen = [(head, found) for head, found in chosen if not _is_inside_another(head, found[0], types)]
    heads = frozenset(head.i for head, _ in chosen)
    chosen = [(head, found) for head, found in chosen if not occasions.only_occurs(head, heads, analysis)]
    heads = frozenset(head.i for head, _ in chosen)
    told = [_mention(match, arguments, reading, number, analysis) for _, (match, reading, arguments) in chosen]
    for (head, _), mention in zip(chosen, toll.placed(told, analysis), strict=True):
        yield head, replace(mention, times=tuple(time_links.time_links(head, number, heads, analysis)))
    yield from _untyped(sentence, number, heads | _words_of(chosen), analysis)


def at(head: Token, heads: frozenset[int], analysis: Analysis, *, kind: str = "") -> EventMention:
    """Return the event that a token names, whatever speaks against one; `heads` are the tokens of all events.

    A `kind` is the type that the event has, whatever its word.
    """
    matches = [] if kind else _by_head(head.sent, analysis).get(head, ())
    given = Match(kind, Trigger((head.lemma_.lower(),)), head, (head,)) if kind else None
    typed = given or next((match for match in matches if not doubts.is_attribute(match)), None)
    match = typed or Match(GENERIC, Trigger((head.lemma_.lower(),)), head, (head,))
    general = tuple(analysis.ontology.roles[name] for name in GENERAL_ROLES)
    wanted = _roles_of(match.type, analysis) if typed else general
    reading = manner.read(match, analysis)
    number = analysis.sentence_of(head)
    mention = _mention(match, roles.fill(head, wanted, analysis), reading, number, analysis)
    return replace(mention, times=tuple(time_links.time_links(head, number, heads, analysis)))


def _words_of(chosen: list[tuple[Token, Choice]]) -> frozenset[int]:
    return frozenset(token.i for _, (match, _, _) in chosen for token in match.tokens)


def _untyped(
    sentence: TokenSpan, number: int, known: frozenset[int], analysis: Analysis
) -> Iterator[tuple[Token, EventMention]]:
    """Yield events that no list knows but the language model sees: of the type of the nearest examples.

    Where none is near, they are of no type, and must be dated and have somebody named who takes part.
    """
    words = grammar_words(analysis.ontology)
    general = tuple(analysis.ontology.roles[name] for name in GENERAL_ROLES)
    for span in analysis.doc.spans.get("triggers", ()):
        head = span.root
        if head.sent.start != sentence.start or head.i in known or head.pos_ not in ("VERB", "NOUN"):
            continue
        if _is_no_event(head, analysis) or head.lemma_.lower() in words.light | words.counting:
            continue
        if head.lemma_.lower() in words.striking and any(one.i in known for one in toll.strikers(head)):
            continue
        if any(True for _ in cues.cues_at(head, analysis.ontology)):
            continue
        reading = readings.read(head, analysis)
        times = tuple(time_links.time_links(head, number, known | {head.i}, analysis))
        likely = None if reading.is_generic or _is_listed(head, analysis) else by_example(head, analysis)
        if likely is not None:
            name, score = likely
            match = Match(name, Trigger((head.lemma_.lower(),)), head, (head,))
            mention = _mention(match, roles.fill(head, _roles_of(name, analysis), analysis), reading, number, analysis)
            yield head, replace(mention, times=times, score=round(score, 2), rule=NEAREST)
            continue
        arguments = roles.fill(head, general, analysis)
        is_dated = any(link.rule != time_links.IN_CLAUSE for link in times)
        if is_dated and _tells(head, analysis) and not reading.is_generic and doubts.has_name(arguments, analysis):
            match = Match(GENERIC, Trigger((head.lemma_.lower(),)), head, (head,))
            mention = _mention(match, arguments, reading, number, analysis)
            if mention.phrase or head.tag_ != "VBG":
                yield head, replace(mention, times=times, score=SCORE["language model"], rule="language model")


def _is_listed(head: Token, analysis: Analysis) -> bool:
    """Whether some type lists the word alone: then its conditions have said no here."""
    return head.lemma_.lower() in _listed(analysis.ontology)


@cache
def _listed(ontology: Ontology) -> frozenset[str]:
    """Return the words that alone are triggers of some type."""
    return frozenset(one.words[0] for kind in ontology.types.values() for one in kind.triggers if len(one.words) == 1)


def _tells(head: Token, analysis: Analysis) -> bool:
    """Whether a verb says enough to be an event that no type names, and no lasting state: "has driven for years"."""
    if any(aux.lemma_ == "have" for aux in children(head, "aux")) and _lasts(head, analysis):
        return False
    lists = analysis.ontology.word_lists
    empty = {*lists.get("kg:emptyVerb", ()), *lists.get("kg:lightVerb", ())}
    return (head.lemma_.lower(),) not in empty


def _lasts(verb: Token, analysis: Analysis) -> bool:
    """Whether a phrase tells for how long, or since when."""
    phrases_of = [one for one in children(verb, "obl", "obl:unmarked") if analysis.is_time(one)]
    return any(case_of(one) in ("for", "since") for one in phrases_of)


def _is_company_of(noun: Token, match: Match, verbs: dict[Token, Match], analysis: Analysis) -> bool:
    """Whether a noun only tells which event its verb is: `guidance` in "raised its guidance"."""
    clauses = [one for one in children(noun, "acl:relcl") if any(own.tag_ in RELATIVE for own in children(one, "obj"))]
    own = next((verbs[one] for one in clauses if one in verbs), None)
    is_part = noun.dep_ in ("obj", "nsubj", "nsubj:pass") or (noun.dep_ == "obl" and case_of(noun) in GOVERNED)
    verb = own or (verbs.get(noun.head) if is_part else None)
    if verb is None or noun.pos_ != "NOUN":
        return False
    above = {verb.type, *analysis.ontology.parents.get(verb.type, ())}
    return bool(above & set(analysis.ontology.ancestors(match.type)) - {GENERIC, *manner.ACTS})


def _is_inside_another(head: Token, match: Match, types: dict[Token, str]) -> bool:
    """Whether a noun stands before one that tells the same event: "town-hall meeting"."""
    above = head.head
    while above.dep_ in ("compound", "nmod:desc") and above not in types:
        above = above.head
    is_before = head.dep_ in ("compound", "nmod:desc", "amod", "obl:unmarked") and above not in match.tokens
    return is_before and types.get(above) == match.type


def _choose(head: Token, matches: list[Match], analysis: Analysis) -> Choice | None:
    """Return the first match that holds, with how it is put and who fills its roles."""
    for match in matches:
        reading = manner.read(match, analysis)
        if (
            reading.is_generic
            or doubts.is_attribute(match)
            or doubts.only_begins(match)
            or doubts.only_tells_which(match, analysis)
        ):
            continue
        if manner.is_habit(match, reading, analysis):
            continue
        arguments = roles.fill(head, _roles_of(match.type, analysis), analysis)
        if doubts.is_doubtful(match) and not doubts.has_participant(head, arguments):
            continue
        if doubts.is_shipped(match) and not doubts.is_seen(match, arguments, analysis):
            continue
        if _needs_are_met(match, arguments, analysis):
            return match, reading, arguments
    return None


def _roles_of(name: str, analysis: Analysis) -> tuple[Role, ...]:
    """Return the roles of a type, and the place, which every event has."""
    declared = analysis.ontology.roles_of(name)
    place = analysis.ontology.roles.get(roles.PLACE)
    return declared if place is None or place in declared else (*declared, place)


def _by_head(sentence: TokenSpan, analysis: Analysis) -> dict[Token, list[Match]]:
    """Return the matches by their head, best first; a match inside a stronger one is dropped."""
    ontology = analysis.ontology
    matches = sorted(
        lexicon.find(sentence, analysis),
        key=lambda match: (
            doubts.is_shipped(match),
            *(-n for n in match.strength),
            -ontology.depth(match.type),
            match.type,
        ),
    )
    owner: dict[int, Token] = {}
    found: dict[Token, list[Match]] = {}
    for match in matches:
        owners = {owner.get(token.i, match.head) for token in match.tokens}
        if owners - {match.head}:
            continue
        for token in match.tokens:
            owner.setdefault(token.i, match.head)
        found.setdefault(match.head, []).append(match)
    return found


def _is_no_event(head: Token, analysis: Analysis) -> bool:
    """Whether a token is a function word, a part of a name or a time, or stands for a unit ("its Leeds division")."""
    if head.dep_ in NOT_EVENTS:
        return True
    place = char_span(head)
    if any(time.span.contains(place) for time in analysis.times):
        return True
    mention = analysis.mention_at(head)
    if mention is None or occasions.is_named(head, analysis):
        return False
    return mention[1].kind is MentionKind.NAME or mention[1].head.contains(place)


def _needs_are_met(match: Match, arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    filled = {one.domain_role for one in arguments if _is_filler(one, analysis)}
    return all(any(analysis.ontology.is_a(role, need) for role in filled) for need in match.trigger.needs)


def _is_filler(argument: Argument, analysis: Analysis) -> bool:
    """Whether an argument fits its role; only a known organisation fits where nothing else is asked for."""
    role = analysis.ontology.roles[argument.domain_role]
    if role.ranges == ORGANISATION_ONLY and role.thematic in roles.STANDING_FOR:
        return argument.entity is not None and argument.score >= roles.OWN_ROW + roles.METONYMY
    return argument.score > roles.INHERITED_ROW + roles.WRONG_TYPE


def _mention(
    match: Match, arguments: tuple[Argument, ...], reading: readings.Reading, number: int, analysis: Analysis
) -> EventMention:
    head = match.head
    known = tuple(argument for argument in arguments if argument.entity is not None)
    named = {argument.entity for argument in known}
    known += tuple(one for one in occasions.itself(head, analysis) if one.entity not in named)
    known += unsaid.fill(head, arguments, _roles_of(match.type, analysis), analysis)
    if not any(argument.role == "kg:place" for argument in known):
        places = whereabouts.near_places(head, analysis, is_speech=analysis.ontology.is_a(match.type, SPEECH))
        known += tuple(place for place in places if all(argument.entity != place.entity for argument in known))
    ordinal = ordinals.ordinal(match, analysis)
    trigger = _trigger_span(match)
    told = parties.said if analysis.ontology.is_a(match.type, SPEECH) else parties.things
    modality = manner.modality(match, reading, analysis)
    return EventMention(
        trigger=trigger,
        type=match.type,
        sentence=number,
        arguments=known,
        modality=modality,
        tense=reading.tense,
        cues=reading.cues,
        ordinal=ordinal[0] if ordinal else None,
        ordinal_span=ordinal[1] if ordinal else None,
        score=_score(match),
        rule="trigger",
        phrase=phrases.phrase(head, known, analysis, own=match.tokens, modality=modality),
        vector=_vector(head),
        is_verb=head.pos_ in ("VERB", "AUX") and head.dep_ not in ("amod", "compound"),
        doers=parties.doers(match.tokens, analysis),
        things=told(match.tokens, analysis),
    )


def _score(match: Match) -> float:
    if len(match.trigger.words) > 1:
        return SCORE["several words"]
    return SCORE["condition"] if match.trigger.is_conditional else SCORE["word"]


def _trigger_span(match: Match) -> Span:
    """Return the span of the trigger's words if they stand together, else of its head."""
    ordered = sorted(match.tokens, key=lambda token: token.i)
    if ordered[-1].i - ordered[0].i == len(ordered) - 1:
        return Span(ordered[0].idx, ordered[-1].idx + len(ordered[-1]))
    return char_span(match.head)


def _vector(head: Token) -> tuple[int, ...]:
    if not head.doc.has_extension("token_vectors"):
        return ()
    vectors = head.doc._.token_vectors
    if vectors is None or not len(vectors):
        return ()
    row = vectors[head.i]
    length = float((row * row).sum()) ** 0.5 or 1.0
    return tuple(round(float(value) / length * 127) for value in row)
