"""Times for which something is set, to which it is moved, or which are of what is said rather than of the saying."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.cues import cues_at
from kg.extract.dating.clocks import Clock, Scene, is_length
from kg.extract.grammar import children

SET_FOR = "is set for it"
MOVED_TO = "is moved to it"
MOVED = ("obj", "nsubj:pass", "nsubj")
"""What a verb puts off to a time: "postponed the vote to Friday", "the opening slipped to May"."""
OF_SAID = "is the time of what is said"
MOVED_RANK = {"kg:Deadline": 4}
"""A deadline stays what it was where its own day is told, too: "which was to expire today, was moved to Monday"."""
PROLONGING = ("extend", "prolong", "lengthen")
SHIFTING = ("move", "shift", "change", "push", "bring", "put", "reschedule", "postpone", "delay", "defer")
FORETELLING = ("threaten", "promise", "announce", "demand", "propose", "plan", "order", "predict", "forecast", "call")
"""Verbs of which the object is still ahead, so that a time ahead is its own: "threatened a strike before May"."""
_UNTIL = ("before", "by", "from", "for", "until")


def is_moved(clock: Clock, scene: Scene) -> bool:
    """Return whether something is put off to a time: "postponed the vote to Friday", "was adjourned until May"."""
    if is_length(clock.mention):
        return False
    if clock.mention.value.meaning.startswith("range("):
        return clock.site.pos_ == "VERB" and clock.site.lemma_.lower() in SHIFTING  # "moved from May to June"
    is_until = clock.mention.value.signal == "until" and clock.site.pos_ == "VERB"
    return clock.case == "to" or (is_until and (_puts_off(clock.site, scene) or _prolongs(clock.site)))


def _puts_off(verb: Token, scene: Scene) -> bool:
    return any(cue.kind == "postponing" for cue in cues_at(verb, scene.analysis.ontology))


def _prolongs(verb: Token) -> bool:
    return verb.lemma_.lower() in PROLONGING


def is_what_moves(head: Token, kind: str, clock: Clock) -> bool:
    """Return whether an event is what is put off; of what is prolonged, a deadline moves, all else only lasts."""
    is_moving = head in children(clock.site, *MOVED)
    return is_moving and (kind == "kg:Deadline" or not _prolongs(clock.site))


def is_of_content(head: Token, kind: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time tells what is spoken of, not when: "announced three days of mourning from Friday"."""
    is_said = scene.analysis.ontology.is_a(kind, "kg:Communication") and head.pos_ == "VERB"
    return is_said and (
        clock.case in ("from", "for") or any(is_of_said(noun, "", clock, scene) for noun in children(head, "obj"))
    )


def is_of_said(head: Token, _: str, clock: Clock, scene: Scene) -> bool:
    """Return whether a time is of what is announced or threatened, not of the saying: "threatened a strike by May"."""
    verb = clock.site
    is_object = head.dep_ == "obj" and head.head == verb and head.i in scene.heads and head.i < clock.root.i
    is_ahead = clock.case in _UNTIL or clock.mention.value.signal in _UNTIL
    return is_object and is_ahead and verb.lemma_.lower() in FORETELLING


def is_set_for(clock: Clock, scene: Scene) -> bool:
    """Return whether a day is still fixed for something: "has been set for 14 June"."""
    verb = clock.site
    is_standing = {child.lemma_.lower() for child in children(verb, "aux", "aux:pass")} & {"have", "be"}
    is_past = any(child.lower_ in ("was", "were", "had") for child in children(verb, "aux", "aux:pass"))
    is_fixed = verb.lemma_.lower() in scene.words("kg:schedulingWord") and clock.case == "for"
    return is_fixed and bool(is_standing) and not is_past
