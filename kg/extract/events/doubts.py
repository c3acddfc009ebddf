"""What speaks against a trigger of the ontology: its place beside other words, or what the language model sees."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import cues
from kg.extract.analysis import Analysis
from kg.extract.events import roles
from kg.extract.grammar import DASHES, children, grammar_words, light_verb
from kg.extract.triggers.lexicon import Match
from kg.model.mention import Argument

BEFORE_A_NOUN = ("compound", "nmod:desc")
LEAST = 0.01
"""How likely a noun must name an event, by the language model."""
BEGINNING = frozenset({"begin", "commence", "start"})
"""Verbs that, with a second verb, tell only that what that one tells has begun."""


def is_shipped(match: Match) -> bool:
    """Return whether a type is ours, not the user's own, which comes first: its name is a CURIE, theirs a full IRI."""
    return match.type.startswith("kg:")


def is_attribute(match: Match) -> bool:
    """Return whether a participle only says what kind of thing a noun is: "buying options", "cost-saving ways"."""
    head = match.head
    before = [token for token in match.tokens if token.i < head.i]
    is_joined = head.head not in match.tokens and any(DASHES & {one.text, one.nbor(1).text} for one in before)
    is_one = len(match.trigger.words) == 1 or is_joined
    if head.dep_ not in ("amod", "compound") or not is_one:
        return False
    is_joined = head.i > 0 and head.nbor(-1).text == "-" and not head.nbor(-1).whitespace_  # "court-appointed"
    return head.tag_ in ("VBG", "JJ") or head.lower_.endswith("ing") or (is_joined and head.dep_ == "amod")


def only_tells_which(match: Match, analysis: Analysis) -> bool:
    """Return whether a noun only tells which kind another is: "strike fund", "fire crews", unlike "merger talks"."""
    head = match.head
    if head.dep_ not in BEFORE_A_NOUN or head.pos_ != "NOUN" or not is_shipped(match):
        return False
    carrying = analysis.ontology.word_lists.get("kg:eventBearingNoun", ())
    return head.head.pos_ == "NOUN" and (head.head.lemma_.lower(),) not in carrying


def only_begins(match: Match) -> bool:
    """Return whether a lone verb says of another only how far it is: "started laying off" is no start in a market."""
    head = match.head
    if len(match.trigger.words) > 1 or head.pos_ != "VERB" or head.lemma_.lower() not in BEGINNING:
        return False
    return any(child.pos_ == "VERB" for child in children(head, "xcomp"))


def is_seen(match: Match, arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    """Return whether a noun names an event, by the language model or by its place and company."""
    head = match.head
    scores = head.doc._.trigger_scores if head.doc.has_extension("trigger_scores") else None
    if scores is None or head.pos_ != "NOUN" or len(match.trigger.words) > 1:
        return True
    if max(float(scores[token.i]) for token in match.tokens) >= LEAST:
        return True
    if head.dep_ in BEFORE_A_NOUN:
        return False
    is_predicate = bool(children(head, "cop")) or head.dep_ in ("nsubj", "nsubj:pass")
    is_carried = head.dep_ in ("obj", "nsubj:pass") and any(cues.cues_at(head.head, analysis.ontology))
    is_carried = is_carried or light_verb(head, grammar_words(analysis.ontology)) is not None
    return is_predicate or is_carried or has_name(arguments, analysis)


def is_doubtful(match: Match) -> bool:
    """Return whether a plain word is no event by the language model."""
    is_told = match.trigger.company or (match.trigger.undergoer and match.head.dep_ != "amod")
    if len(match.trigger.words) > 1 or is_told or match.head.pos_ == "NOUN":
        return False  # a noun that stands without condition in the ontology is plain enough
    spans = match.head.doc.spans.get("triggers", ())
    if not spans and match.head.pos_ != "ADJ":
        return False
    return not any(span.start <= match.head.i < span.end for span in spans)


def has_participant(head: Token, arguments: tuple[Argument, ...]) -> bool:
    """Return whether somebody takes part: a named one for a verb, any for a noun ("a survey of members")."""
    return any(
        (one.entity is not None or head.pos_ == "NOUN") and one.role not in (roles.PLACE, "kg:speaker")
        for one in arguments
    )


def has_name(arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    """Return whether somebody who takes part has a name."""
    return any(
        one.entity is not None and one.role != roles.PLACE and analysis.entities[one.entity].is_name
        for one in arguments
    )
