"""What is only thought of: what would have been, what anybody does, and what hangs on something that may never come."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.grammar import children, verb_of
from kg.extract.scope import QUOTES, Chain, Found, chain, cues_on
from kg.extract.tenses import is_infinitive, is_perfect
from kg.ontology import Ontology

INSTEAD = frozenset({"without", "instead", "rather", "short", "in"})
ANYBODY = frozenset({"you", "one", "anyone", "anybody"})
UNSURE = frozenset({"could", "would", "might", "may", "'d", "’d"})
"""Auxiliaries of what may never come."""
TOLD = frozenset({"would", "'d", "’d"})
"""Auxiliaries that may only move a future into the past: "said it would close"."""
MAIN = ("root", "ROOT", "conj", "ccomp", "parataxis")
OPEN = ("possible", "conditional", "question")


def is_unreal(head: Token, found: Found) -> bool:
    """Return whether an event is only thought of: "it would have earned", "without the charge", "if you sell"."""
    if any(cue.kind == "negated" and cue.words[0] in INSTEAD and token.head == head for cue, token in found):
        return True
    own = [one.lower_ for one in children(head, "nsubj", "nsubj:pass") if not children(one, "nmod")]
    above = [one.lower_ for one in children(verb_of(head), "nsubj")]
    if ANYBODY & {*own} or "you" in above:
        return not is_quoted(head)
    if any(mark.lower_ == "if" and mark.i and mark.nbor(-1).lower_ == "as" for mark in children(head, "mark")):
        return True  # "as if he were giving a tour"
    governing = head.head if head.dep_ == "xcomp" else head  # "might not have had to fire anyone"
    return _would_have(governing) or (_is_past_condition(head) and _would_have(head.head))


def _would_have(verb: Token) -> bool:
    """Whether a verb tells what did not come about: "would have sold", "might have had to close if it had waited"."""
    auxiliaries = {one.lower_ for one in children(verb, "aux")}
    is_open = bool(auxiliaries & {"would", "should"}) or (
        bool(auxiliaries & UNSURE) and any(map(_is_past_condition, verb.children))
    )
    return verb.dep_ != "ccomp" and is_perfect(verb) and is_open


def _is_past_condition(clause: Token) -> bool:
    """Whether a clause tells on what condition it would have come about: "if it had waited", "had it waited"."""
    auxiliaries = [one for one in children(clause, "aux") if one.lower_ == "had"]
    is_put = any(mark.lower_ == "if" for mark in children(clause, "mark"))
    subjects = children(clause, "nsubj", "nsubj:pass")
    is_inverted = bool(auxiliaries and subjects) and auxiliaries[0].i < subjects[0].i
    return clause.dep_ == "advcl" and bool(auxiliaries) and (is_put or is_inverted)


def is_quoted(token: Token) -> bool:
    """Return whether a word stands between quotation marks."""
    sentence = token.sent
    before = sum(other.text in QUOTES for other in token.doc[sentence.start : token.i])
    return before % 2 == 1


def is_imagined(above: Chain, ontology: Ontology) -> bool:
    """Return whether an event that no cue bears on hangs on what may never come.

    It is what might do something ("a strike would cost the port a fortune"), what else would follow from it ("could
    close, leaving 40 people without work"), or what it would be for ("may hold a show to unveil it").
    """
    head, top = above[0][0], above[-1][0]
    return _may_act(head) or any(_follows_unsure(one) for one in (head, top)) or _is_aim_of_unsure(above, ontology)


def _may_act(noun: Token) -> bool:
    """Whether an event without an article that points at it is said to be able to do something."""
    is_any = noun.pos_ == "NOUN" and any(det.lower_ in ("a", "an", "another") for det in children(noun, "det"))
    return is_any and noun.dep_ == "nsubj" and _is_unsure(noun.head)


def _is_unsure(verb: Token) -> bool:
    return verb.dep_ != "ccomp" and any(one.lower_ in UNSURE for one in children(verb, "aux"))


def _follows_unsure(verb: Token) -> bool:
    """Whether a form with "-ing" tells what would follow: "could close, leaving 40 people without work"."""
    is_open = verb.tag_ == "VBG" and verb.dep_ == "advcl" and not children(verb, "mark", "aux")
    is_behind = verb.i > verb.head.i and verb.head.dep_ in MAIN  # in another clause, the parse may be off
    return is_open and is_behind and _is_unsure(verb.head)


def _is_aim_of_unsure(above: Chain, ontology: Ontology) -> bool:
    aims = [token for token, _ in above if is_infinitive(token) and token.dep_ in ("advcl", "acl")]
    if not aims or aims[0].i < aims[0].head.i:
        return False
    verb = verb_of(aims[0].head)
    kinds = {cue.kind for cue, token in cues_on(chain(verb, ontology), ontology) if token.lower_ not in TOLD}
    return bool(kinds & {*OPEN}) and "negated" not in kinds
