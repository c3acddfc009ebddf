"""Which events are still to come by their time: "the launch, a week away", "the mill closes on 3 June"."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.dating.standing import DECISIONS
from kg.extract.grammar import children, verb_of
from kg.extract.scope import OCCURRING
from kg.model.mention import EventMention, Modality, Tense

_AHEAD = re.compile(r"(?:by\(|notbefore\(|earlyas\(|time\([^,]*,)?(?:rel\(\w+,[1-9]|shift\(ref,.*,1\)|go\(next,)")
_SET = re.compile(r"(?:by\(|notbefore\(|until\(|time\([^,]*,)?(?:wd\(|md\(|month\(|ahead\(|part\(end,|holiday\()")
"""Days and months without a year: of what stands in the present, they are the next ones."""
MOVE = "kg:SharePriceChange"
_PRESENT = ("VBZ", "VBP")
_PLANS = frozenset({"plan", "intention", "proposal", "scheme", "promise", "pledge", "vow"})
_DUE = re.compile(r"by\((?:part\(\w+,)?(?:md|month|quarter|season|holiday)\(")
_OPENING = re.compile(r"\s*[:–—-]")
"""What follows the date of an entry in a list of dates, where the present tells of the past."""


def foreseen(event: EventMention, analysis: Analysis) -> EventMention:
    """Return an event as planned where its time is still to come."""
    if event.times and _is_intended(analysis.tokens(event.trigger).root):
        modality = Modality.PLANNED if event.modality is Modality.ACTUAL else event.modality
        return replace(event, modality=modality, tense=Tense.FUTURE)
    if event.modality is not Modality.ACTUAL or not event.times:
        return event
    if event.tense is Tense.NONE and _is_due(event, analysis):
        return replace(event, modality=Modality.PLANNED, tense=Tense.FUTURE)
    is_told = event.type in DECISIONS or analysis.ontology.is_a(event.type, "kg:Communication")
    is_undergone = event.type in analysis.ontology.with_habit("kg:undergone") or analysis.ontology.is_a(
        event.type, MOVE
    )
    tenses = (Tense.NONE,) if is_told else (Tense.NONE, Tense.PRESENT)
    meanings = [analysis.times[link.time].value.meaning for link in event.times]
    if event.tense in tenses and any(_AHEAD.match(meaning) for meaning in meanings):
        return replace(event, modality=Modality.PLANNED)
    head = analysis.tokens(event.trigger).root
    if (
        is_told
        or is_undergone
        or event.tense not in tenses
        or not _is_in_present(head)
        or not all(map(_SET.match, meanings))
    ):
        return event
    return event if _is_entry(event, analysis) else replace(event, modality=Modality.PLANNED, tense=Tense.FUTURE)


def _is_due(event: EventMention, analysis: Analysis) -> bool:
    """Whether a verb without a tense names until when it is to be done: "- cut 90 jobs by the end of May"."""
    head = analysis.tokens(event.trigger).root
    is_bare = head.tag_ == "VB" and not children(head, "aux", "aux:pass", "nsubj", "nsubj:pass")
    return is_bare and any(_DUE.match(analysis.times[link.time].value.meaning) for link in event.times)


def _is_intended(verb: Token) -> bool:
    """Whether a verb tells what a plan is: "confirmed plans to open a branch in April", but not "had plans to"."""
    if verb.tag_ != "VB" or verb.dep_ != "acl" or verb.head.lemma_.lower() not in _PLANS:
        return False
    above = verb_of(verb.head)
    is_past = any(child.lower_ == "had" for child in (above, *children(above, "aux")))
    return any(mark.lower_ == "to" for mark in children(verb, "mark")) and not is_past


def _is_in_present(head: Token) -> bool:
    """Whether an event is told in the plain present: "the mill closes", "is closing", "the talks resume"."""
    verb = verb_of(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "aux", "mark"):
        return head == verb and _is_in_present(verb_of(verb.head))  # "is leaving, closing its shops in May"
    is_own = head == verb or (head.dep_ == "nsubj" and verb.lemma_.lower() in OCCURRING)
    auxiliaries = children(verb, "aux")
    if not is_own or verb.pos_ != "VERB" or children(verb, "aux:pass"):
        return False
    if verb.tag_ == "VBG":
        return bool(auxiliaries) and all(one.tag_ in _PRESENT and one.lemma_ == "be" for one in auxiliaries)
    return verb.tag_ in _PRESENT and not auxiliaries


def _is_entry(event: EventMention, analysis: Analysis) -> bool:
    """Whether a date opens an entry of a list: "3 May: Alpha buys Beta"."""
    text = analysis.document.text
    ends = (analysis.times[link.time].span.end for link in event.times)
    return any(end < event.trigger.start and _OPENING.match(text, end) for end in ends)
