"""How an event is put, as far as its type tells: a habit is none, a penalty is imposed, a deadline is planned."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract import readings
from kg.extract.analysis import Analysis
from kg.extract.cues import NOT, REFUSING, cues_at
from kg.extract.grammar import children, verb_of
from kg.extract.readings import Reading
from kg.extract.scope import chain, governs
from kg.extract.triggers.lexicon import Match
from kg.model.mention import Modality, Tense
from kg.ontology import Ontology
from kg.ontology.terms import Cue

PRESENT = ("VBZ", "VBP")
SPEECH, PENALTY, SETTLED = "kg:Communication", "kg:Fine", "kg:Settlement"
ACTS = (SPEECH, "kg:LegalAction", "kg:TakeoverOffer", "kg:TakeoverApproach")
"""What is done once it is said or filed, also when it is denied or dropped later."""
PUTTING = ("planned", "expected", "possible", "negated", "cancelling")
DESCRIBING = ("acl:relcl",)
OBLIGING = frozenset("must have has had order ordered oblige obliged require required told tell".split())
"""Words that impose a penalty: who "must pay a fine" has been fined."""


def read(match: Match, analysis: Analysis) -> Reading:
    """Return how the event of a trigger is put; of its own words only those that govern another of them are cues."""
    is_act = any(analysis.ontology.is_a(match.type, act) for act in ACTS)
    inner = _inner(match, analysis.ontology)
    own = tuple(one for one in match.tokens if one.tag_ != "MD" and (inner == match.head or one != match.head))
    own = tuple(one for one in own if not _governs_head(one, inner, analysis.ontology))
    if "not" in match.trigger.company:
        own = (*own, *(one for one in children(match.head, "advmod") if one.lower_ in NOT))
    is_said = analysis.ontology.is_a(match.type, SPEECH)
    return readings.read(inner, analysis, own=own, is_act=is_act, is_said=is_said)


def _inner(match: Match, ontology: Ontology) -> Token:
    """Return the word that names the event where the head only puts it: `strike` in "threaten to strike"."""
    for below in children(match.head, "xcomp", "obj"):
        alone = (below.lemma_.lower(),) in _alone(match.type, ontology)
        if (
            below in match.tokens
            and alone
            and any(_puts(cue, match.head, below) for cue in cues_at(match.head, ontology))
        ):
            return below
    return match.head


def _governs_head(token: Token, head: Token, ontology: Ontology) -> bool:
    """Whether a word of a trigger only puts the verb that names the event: "set" in "set to strike"."""
    is_over = head.dep_ == "xcomp" and head.head == token and token.pos_ == "ADJ"
    return is_over and any(_puts(cue, token, head) for cue in cues_at(token, ontology))


@cache
def _alone(name: str, ontology: Ontology) -> frozenset[tuple[str, ...]]:
    """Return the single words that are triggers of a type."""
    triggers = ontology.types[name].triggers if name in ontology.types else ()
    return frozenset(one.words for one in triggers if len(one.words) == 1)


def _puts(cue: Cue, token: Token, below: Token) -> bool:
    is_ordered = cue.kind == "planned" and below.dep_ == "obj"  # "ordered an evacuation"
    return cue.kind in PUTTING and not is_ordered and governs(cue, token, below)


def modality(match: Match, reading: Reading, analysis: Analysis) -> Modality:
    """Return the modality that the words give, or else the one that the type presumes: a deadline is planned."""
    if reading.modality is Modality.PLANNED and (
        _is_imposed(match, reading, analysis) or _is_agreed(match, reading, analysis)
    ):
        return Modality.ACTUAL
    if reading.modality is Modality.ACTUAL and match.trigger.presumed_modality:
        return Modality(match.trigger.presumed_modality)
    if reading.modality is Modality.ACTUAL and _hangs_over(match, analysis):
        return Modality.POSSIBLE
    if reading.modality is Modality.ACTUAL and (_is_arranged(match, analysis) or _is_for_sale(match)):
        return Modality.PLANNED
    is_past = match.head.pos_ == "VERB" and reading.tense is Tense.PAST and not _is_granted(match)
    is_plain = reading.modality is Modality.ACTUAL and not reading.cues and not is_past  # not "the agreement expired"
    if is_plain or _is_only_missed(match, reading, analysis):
        for name in analysis.ontology.ancestors(match.type):
            kind = analysis.ontology.types.get(name)
            if kind is not None and kind.presumed_modality:
                return Modality(kind.presumed_modality)
    return reading.modality


def _hangs_over(match: Match, analysis: Analysis) -> bool:
    """Whether somebody only has to reckon with it: "faces a fine", "carries a maximum sentence"."""
    if match.type not in analysis.ontology.with_habit("kg:hangsOver"):
        return False
    facing = analysis.ontology.word_lists.get("kg:facingVerb", ())
    head = match.head
    over = [head, verb_of(head), *(token for token, _ in chain(head, analysis.ontology)), *match.tokens]
    return any(token.pos_ == "VERB" and (token.lemma_.lower(),) in facing for token in over)


def _is_arranged(match: Match, analysis: Analysis) -> bool:
    """Whether a present progressive tells what has been arranged: "the group is splitting in two"."""
    verb = match.head
    if verb.tag_ != "VBG" or match.type not in analysis.ontology.with_habit("kg:arranged"):
        return False
    return any(aux.tag_ in PRESENT and aux.lemma_ == "be" for aux in children(verb, "aux"))


def _is_for_sale(match: Match) -> bool:
    """Whether something is only offered: "put the plant up for sale"."""
    return match.trigger.words[-3:] in (("up", "for", "sale"), ("offer", "for", "sale"))


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


def _is_agreed(match: Match, reading: Reading, analysis: Analysis) -> bool:
    """Whether the parties have agreed, which is what ends a dispute: "agreed to pay to end the suit"."""
    over = [analysis.tokens(cue.span).root for cue in reading.cues] or [match.head.head]
    is_past = all(verb.lemma_ == "agree" and verb.tag_ in ("VBD", "VBN", "VBG") for verb in over)
    return analysis.ontology.is_a(match.type, SETTLED) and is_past


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
