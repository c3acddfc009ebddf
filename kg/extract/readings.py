"""How an event is put: modality, polarity and tense, from the cue words that bear on it and from what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract import unreal
from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import MODALITY_BY_KIND, NOT, REFUSING, cues_at
from kg.extract.grammar import case_of, children, governors
from kg.extract.scope import OUTLOOK, Chain, Found, chain, cues_on, governs, is_definite
from kg.extract.tenses import is_infinitive, is_perfect, own_tense
from kg.model.mention import Cue as CueMention
from kg.model.mention import Modality, Tense
from kg.ontology import Ontology
from kg.ontology.terms import Cue

STRENGTH = {
    "conditional": 6,
    "question": 6,
    "possible": 5,
    "cancelling": 4,
    "negated": 4,
    "expected": 3,
    "forecastCue": 3,
    "actual": 0,
}
"""Which kind wins when several cues bear on one event: "may not close" is possible."""
WEAK = frozenset({"can", "ca", "could", "would", "wo", "'d", "’d", "should"})
"""Auxiliaries of possibility that give way to a negation: "could not", unlike "may not"."""
NEVER = NOT | {"never"}
TEMPORAL = frozenset({"when", "once", "before", "after", "until", "till"})
"""Marks of a clause that stands in the present for what is to come."""
AT = frozenset({"at", "during"})
CONFIRMING = frozenset({"confirm", "admit", "acknowledge"})
"""Verbs that say that a rumour is true."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The modality and tense of an event, and the cues that say so."""

    modality: Modality
    tense: Tense
    cues: tuple[CueMention, ...] = ()
    is_generic: bool = False


def read(
    head: Token, analysis: Analysis, *, own: Sequence[Token] = (), is_act: bool = False, is_said: bool = False
) -> Reading:
    """Return how the event at a token is put; `own` tokens belong to its trigger and are no cues for it.

    An act of speech or law (`is_act`) stays done when it is rejected or withdrawn; what somebody did in order to say it
    (`is_said`) has said it.
    """
    ontology = analysis.ontology
    whole = chain(head, ontology)
    above = _of_act(whole, ontology) if is_act else whole
    found = [(cue, token) for cue, token in cues_on(above, ontology) if token not in own]
    found = [(cue, token) for cue, token in found if not _only_fails(cue, token, head, ontology)]
    found = _settled(_until(_twice_negated(found), above))
    kind, cue_token = _strongest(found)
    modality = MODALITY_BY_KIND.get(kind, Modality.ACTUAL)
    tense = _tense(whole)
    is_ahead = _tense(above) is Tense.FUTURE or any(_is_due(token) for token, governs_only in above if not governs_only)
    is_ahead = is_ahead or _is_still_to_come(above, ontology, is_said=is_said)
    is_coming = cue_token is not None and (is_infinitive(cue_token) or _is_due(cue_token))  # "is due to begin"
    is_open = not kind or (kind == "actual" and is_coming)
    if is_open and (is_ahead or _is_term_of_a_plan(head, ontology) or _is_awaited(head)):
        modality = Modality.PLANNED
    elif not found and head.pos_ == "NOUN":
        modality = of_participle(head, ontology)
    if modality in (Modality.PLANNED, Modality.EXPECTED) and _is_alternative(above):
        modality = Modality.POSSIBLE
    if is_open and unreal.is_imagined(above, ontology):
        modality = Modality.POSSIBLE
    mentions = tuple(CueMention(cue.kind, char_span(token)) for cue, token in found if cue.kind in MODALITY_BY_KIND)
    is_generic = any(cue.kind == "generic" for cue, _ in found) or _is_question(head) or unreal.is_unreal(head, found)
    is_generic = is_generic or (modality is Modality.POSSIBLE and _is_able(head, analysis)) or _is_defined(head)
    return Reading(modality, tense, mentions if cue_token is not None else (), is_generic)


def _of_act(above: Chain, ontology: Ontology) -> Chain:
    """Return the words over an act that a noun names, up to the one that denies or weighs what was done before."""
    head = above[0][0]
    for position, (token, _) in enumerate(above[1:], start=1):
        below = above[position - 1][0]
        cues = [cue for cue in cues_at(token, ontology) if cue.kind_for_acts and governs(cue, token, below)]
        if token.pos_ == "VERB" and head.pos_ == "NOUN" and any(_is_done_before(cue, head, ontology) for cue in cues):
            return above[:position]
    return above


def _is_done_before(cue: Cue, head: Token, ontology: Ontology) -> bool:
    """Whether what a cue denies or weighs was done: "rejected an offer", unlike "called off a trial"."""
    is_occasion = (head.lemma_.lower(),) in ontology.word_lists.get("kg:occasionNoun", ())
    return not (is_occasion and cue.kind == "cancelling") and (cue.kind in REFUSING or is_definite(head))


def _twice_negated(found: Found) -> Found:
    """Return the cues with what those say that are negated themselves: "did not rule out cuts"."""
    turned = [token for cue, token in found if cue.kind_when_negated]
    verbs = {token for token in turned if any(child.lower_ in NEVER for child in token.children)}
    kept = [(cue, token) for cue, token in found if token.head not in verbs or token.lower_ not in NEVER]
    return [(replace(cue, kind=cue.kind_when_negated) if token in verbs else cue, token) for cue, token in kept]


def _only_fails(cue: Cue, token: Token, head: Token, ontology: Ontology) -> bool:
    """Whether an adjective says that what was tried came to nothing, not that nobody tried: "an unsuccessful bid"."""
    is_adjective = cue.kind == "negated" and token.dep_ == "amod" and token.head == head
    return is_adjective and (head.lemma_.lower(),) in ontology.word_lists.get("kg:tryingNoun", ())


def _settled(found: Found) -> Found:
    """Return the cues with what others of them outdo: "could not" is no, "said it would" is a plan."""
    is_negated = any(cue.kind == "negated" for cue, _ in found)
    is_to_come = any(cue.kind in ("planned", "possible") and token.pos_ == "AUX" for cue, token in found)
    settled = []
    for cue, token in found:
        if is_to_come and cue.kind == "actual" and token.lemma_.lower() in CONFIRMING:
            continue  # "confirmed that it would"
        if cue.kind == "possible" and token.pos_ in ("NOUN", "VERB") and _is_answered(token, found):
            continue
        is_weak = cue.kind == "possible" and token.lower_ in WEAK and token.dep_ == "aux"
        if is_weak and is_negated:
            continue
        is_missed = is_weak and token.lower_ == "should" and is_perfect(token.head)  # "should have closed by now"
        if is_missed or (is_weak and _is_would(token)):
            settled.append((replace(cue, kind="negated" if is_perfect(token.head) else "planned"), token))
        else:
            settled.append((cue, token))
    return settled


def _is_answered(rumour: Token, found: Found) -> bool:
    """Whether a verb over a rumour says that it is true or not: "denied talk of cuts", "confirmed rumours"."""
    answers = {verb for cue, verb in found if cue.kind == "negated" or verb.lemma_.lower() in CONFIRMING}
    return any(verb.pos_ == "VERB" and verb in answers for verb in governors(rumour))


def _until(found: Found, above: Chain) -> Found:
    """Return the cues without a negation that only says when: "will not open until January"."""
    if not any(_has_until(token) for token, governs_only in above if not governs_only):
        return found
    return [(cue, token) for cue, token in found if cue.kind != "negated" or token.lower_ not in NOT]


def _has_until(verb: Token) -> bool:
    inside = (
        one for child in children(verb, "obl", "obl:unmarked", "advcl") for one in children(child, "case", "mark")
    )
    return any(mark.lower_ in ("until", "before", "till") for mark in inside)


def _is_defined(noun: Token) -> bool:
    """Whether it is said what any such thing is: "a strike is a last resort", not "a strike is under way"."""
    what = noun.head
    is_subject = noun.dep_ == "nsubj" and what.pos_ == "NOUN"
    if not (is_subject and any(one.lower_ == "is" for one in children(what, "cop"))):
        return False
    return all(any(det.lower_ in ("a", "an") for det in children(one, "det")) for one in (noun, what))


def _is_able(head: Token, analysis: Analysis) -> bool:
    """Whether a verb only tells what somebody is able to do, at no time: "which can impose fines"."""
    verb = head.head if head.dep_ == "obj" and head.pos_ == "NOUN" else head
    is_can = any(aux.lower_ == "can" for aux in children(verb, "aux"))
    return is_can and not any(analysis.is_time(one) for one in verb.subtree)


def _is_term_of_a_plan(head: Token, ontology: Ontology) -> bool:
    """Whether a clause says what a bill or a plan would do: "a bill that bans dormitories"."""
    if head.dep_ not in ("acl:relcl", "acl") or own_tense(head) is not Tense.PRESENT:
        return False
    return (head.head.lemma_.lower(),) in ontology.word_lists.get("kg:draftWords", ())


def of_participle(noun: Token, ontology: Ontology) -> Modality:
    """Return how a participle behind a noun puts it: "a ruling expected in May", "the strike planned for Monday"."""
    setting = ontology.word_lists.get("kg:settingWord", ())
    participles = [one for one in children(noun, "acl") if one.tag_ == "VBN" and (one.lemma_.lower(),) in setting]
    kinds = [cue.kind for one in participles for cue in cues_at(one, ontology) if len(cue.words) == 1]
    return next((MODALITY_BY_KIND[kind] for kind in OUTLOOK if kind in kinds), Modality.ACTUAL)


def _is_due(verb: Token) -> bool:
    """Whether "due to" stands before a verb, whatever the parse makes of it: "is due to begin"."""
    return verb.tag_ == "VB" and [one.lower_ for one in verb.doc[max(0, verb.i - 2) : verb.i]] == ["due", "to"]


def _is_awaited(head: Token) -> bool:
    """Whether it is when something else will be: "will employ 600 when it opens", "will resign at the meeting"."""
    marks = {mark.lower_ for mark in children(head, "mark", "advmod")}
    is_time = head.dep_ == "advcl" and bool(marks & TEMPORAL) and own_tense(head) is Tense.PRESENT
    if is_time and marks & {"until", "till"}:  # "was asked to stay until a successor is found"
        return True
    is_occasion = head.dep_ == "obl" and head.pos_ == "NOUN" and case_of(head) in AT
    return (is_time or is_occasion) and own_tense(head.head) is Tense.FUTURE


def _is_alternative(above: Chain) -> bool:
    """Whether a plan is the second of two ways: "must sell the unit or be banned"."""
    verbs = [token for token, _ in above if token.pos_ == "VERB" and token.dep_ == "conj"]
    return any(mark.lower_ == "or" for verb in verbs for mark in children(verb, "cc"))


def _is_would(token: Token) -> bool:
    """Whether an auxiliary only moves a future into the past: "the company said it would close"."""
    if token.lower_ not in ("would", "'d", "’d"):
        return False
    is_told = token.head.dep_ == "ccomp" and token.head.head.tag_ in ("VBD", "VBN")
    is_rumour = token.head.dep_ == "acl" and any(mark.lower_ == "that" for mark in children(token.head, "mark"))
    return is_perfect(token.head) or is_told or is_rumour


def _is_still_to_come(above: Chain, ontology: Ontology, *, is_said: bool) -> bool:
    """Whether the event is put as an infinitive that no past verb has brought about: "Alpha to close plant"."""
    lists = ontology.word_lists
    for position, (token, governs_only) in enumerate(above):
        if governs_only and (position == 0 or above[position - 1][0].dep_ not in ("obj", "nsubj:pass")):
            return False
        if is_infinitive(token):
            if token.dep_ in ("root", "ROOT"):
                return True
            is_aim = token.dep_ in ("acl", "advcl", "parataxis") and not _is_ranked(token.head)
            is_voted = token.head.lemma_ == "vote" and (token.lemma_.lower(),) in lists.get("kg:votedVerb", ())
            return is_aim and not _is_reached(token.head, ontology, is_said=is_said or is_voted)
    return False


def _is_reached(verb: Token, ontology: Ontology, *, is_said: bool) -> bool:
    """Whether a past verb has brought about what it was for: "used the day to announce", "wrote to apologise"."""
    particles = [part.lower_ for part in children(verb, "compound:prt")]
    name = (verb.lemma_.lower(), *particles)
    is_met = is_said or name in ontology.word_lists.get("kg:reachingVerb", ())
    return verb.tag_ == "VBD" and is_met


def _is_ranked(noun: Token) -> bool:
    """Whether an infinitive tells what was done: "the first company to sell"."""
    if "Ord" in noun.morph.get("NumType", []) or noun.lower_ in ("first", "last", "only"):
        return True
    return any(
        child.lower_ in ("first", "second", "third", "last", "latest", "only") for child in children(noun, "amod")
    )


def _is_question(head: Token) -> bool:
    return head.sent.text.rstrip().endswith("?")


def _strongest(found: Found) -> tuple[str, Token | None]:
    rated = [(STRENGTH.get(cue.kind, 1), cue.kind, token) for cue, token in found if cue.kind in MODALITY_BY_KIND]
    if not rated:
        return "", None
    _, kind, token = max(rated, key=lambda row: (row[0], -row[2].i))
    return kind, token


def _tense(above: Chain) -> Tense:
    for token, governs_only in above:
        if governs_only and token.dep_ not in ("root", "ROOT") and token.pos_ not in ("VERB", "AUX"):
            continue
        tense = own_tense(token)
        if tense is not Tense.NONE:
            return tense
    return Tense.NONE
