"""Times of what happened beside an event: in its clause with "when", in one breath with it, or as what it plans."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.dating.clocks import Clock, Scene, is_length
from kg.extract.grammar import children, verb_of

_WHEN = ("when",)
_TOLD = ("VBD", "VBN")
_PLANNING = ("plan", "aim", "intend", "hope", "want", "expect", "seek", "prepare")
_AFTERWARDS = frozenset("later then subsequently eventually afterwards soon now finally ultimately".split())


def is_past_clause(verb: Token) -> bool:
    """Return whether a verb stands in the simple past: "collapsed", "was killed", but not "had been killed"."""
    helpers = [verb, *children(verb, "aux", "aux:pass", "cop")]
    return any(one.tag_ == "VBD" for one in helpers) and not any(one.lemma_.lower() == "have" for one in helpers[1:])


def when_clause(verb: Token) -> Token | None:
    """Return the verb of the clause that says when something in the simple past happened: "when the roof fell in"."""
    found = (child for child in children(verb, "advcl") if child.i > verb.i and _opens_with_when(child))
    return next((child for child in found if is_past_clause(child) and is_past_clause(verb)), None)


def _opens_with_when(verb: Token) -> bool:
    return any(child.lower_ in _WHEN for child in children(verb, "advmod", "mark"))


def happened_when(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time is that of the clause with "when": "lost her post when the cabinet changed in March"."""
    del kind
    verb = verb_of(head)
    is_core = head == verb or head.dep_ in ("obj", "nsubj:pass")
    below = when_clause(verb) if is_core and verb.i not in scene.heads - {head.i} else None
    return below is not None and clock.site == below and below.i not in scene.heads and not is_length(clock.mention)


def is_in_one_breath(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time is of the verb before, with its subject: "stood up on the third day and confessed"."""
    del kind
    verb = clock.site
    is_joined = head.dep_ == "conj" and head.head == verb and verb.i not in scene.heads
    is_told = head.tag_ in _TOLD and verb.tag_ in _TOLD and clock.root.i < head.i and not is_length(clock.mention)
    is_own = any(child.lower_ in _AFTERWARDS for child in head.children) or children(
        head, "nsubj", "nsubj:pass", "aux", "aux:pass"
    )
    return is_joined and is_told and not is_own


def is_of_planned(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time is of what is planned: "is planning to complete the split by May"."""
    verb = clock.site
    is_said = scene.analysis.ontology.is_a(kind, "kg:Communication")
    is_plan = head.lemma_.lower() in _PLANNING and verb.dep_ == "xcomp" and verb.head == head
    return is_plan and verb.i not in scene.heads and not is_said and not is_length(clock.mention)
