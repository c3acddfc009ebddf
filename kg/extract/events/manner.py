"""How an event is put, as far as its type tells: a habit is none, a penalty is imposed, a deadline is planned."""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import REFUSING, Reading
from kg.extract.grammar import children
from kg.extract.triggers.lexicon import Match
from kg.model.mention import Modality, Tense

PRESENT = ("VBZ", "VBP")
SPEECH, PENALTY = "kg:Communication", "kg:Fine"
DESCRIBING = ("acl:relcl",)
OBLIGING = frozenset("must have has had order ordered oblige obliged require required told tell".split())
"""Words that impose a penalty: who "must pay a fine" has been fined."""


def modality(match: Match, reading: Reading, analysis: Analysis) -> Modality:
    """Return the modality that the words give, or else the one that the type presumes: a deadline is planned."""
    if reading.modality is Modality.PLANNED and _is_imposed(match, reading, analysis):
        return Modality.ACTUAL
    is_past = match.head.pos_ == "VERB" and reading.tense is Tense.PAST and not _is_granted(match)
    is_plain = reading.modality is Modality.ACTUAL and not reading.cues and not is_past  # not "the agreement expired"
    if is_plain or _is_only_missed(match, reading, analysis):
        for name in analysis.ontology.ancestors(match.type):
            kind = analysis.ontology.types.get(name)
            if kind is not None and kind.presumed_modality:
                return Modality(kind.presumed_modality)
    return reading.modality


def _is_granted(match: Match) -> bool:
    """Whether a past verb tells what lies ahead: "gave it until Friday"."""
    return "until" in match.trigger.words


def _is_only_missed(match: Match, reading: Reading, analysis: Analysis) -> bool:
    """Whether it is not kept, and yet it was: "missed the deadline", unlike "there is no deadline"."""
    cues = [analysis.tokens(cue.span).root for cue in reading.cues if cue.kind in REFUSING]
    return match.head.pos_ == "NOUN" and bool(cues) and all(cue.pos_ in ("VERB", "NOUN") for cue in cues)


def _is_imposed(match: Match, reading: Reading, analysis: Analysis) -> bool:
    """Whether only words of duty make a penalty a plan: "must pay a fine"."""
    words = {cue.span.within(analysis.document.text).lower() for cue in reading.cues}
    return analysis.ontology.is_a(match.type, PENALTY) and bool(words) and words <= OBLIGING


def is_credit(sentence: TokenSpan, analysis: Analysis) -> bool:
    """Return whether a line only names who made the article: "(Reporting by Ann Roe; editing by Bo Lind)"."""
    words = tuple(token.lower_ for token in sentence if token.is_alpha)
    return any(words[: len(credit)] == credit for credit in analysis.ontology.word_lists.get("kg:creditWord", ()))


def _is_of_a_record(verb: Token, analysis: Analysis) -> bool:
    """Whether a form with "-ing" tells what somebody is known for: "a good record in predicting plans"."""
    if verb.tag_ != "VBG" or not any(mark.lower_ in ("in", "of", "for", "at") for mark in children(verb, "mark")):
        return False
    above = [verb.head, *children(verb.head, "obj")]
    nouns = analysis.ontology.word_lists.get("kg:recordNoun", ())
    return any(noun.pos_ == "NOUN" and (noun.lemma_.lower(),) in nouns for noun in above)


def is_habit(match: Match, reading: Reading, analysis: Analysis) -> bool:
    """Return whether a relative clause in the plain present only describes: "Beta, which delivers the cells"."""
    verb = match.head
    if _is_of_a_record(verb, analysis):
        return True
    clause = verb.head if verb.dep_ == "conj" and not children(verb, "nsubj") else verb
    if verb.tag_ not in PRESENT or clause.dep_ not in DESCRIBING or reading.cues:
        return False
    if children(verb, "aux", "aux:pass") or analysis.ontology.is_a(match.type, SPEECH):
        return False
    return not any(analysis.is_time(one) for one in verb.subtree)
