"""Polarity, certainty, tense and genericity of event triggers, from the parse and small word tables.

After the factors of FactBank (Saurí and Pustejovsky 2009): negation and hedges above a trigger bear on it;
modal verbs, auxiliaries and the tense of the finite verb of its clause say the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "hardly", "nobody", "none"})
DENIERS = frozenset(
    {"deny", "fail", "refuse", "avoid", "prevent", "decline", "reject", "abandon", "cancel", "scrap", "lack"}
)
POSSIBLE_WORDS = frozenset({"may", "might", "could", "possibly", "perhaps", "maybe", "can", "rumoured", "rumored"})
PROBABLE_WORDS = frozenset(
    {"should", "likely", "probably", "expectedly", "reportedly", "allegedly", "apparently", "would"}
)
POSSIBLE_HEADS = frozenset(
    {
        "consider",
        "mull",
        "weigh",
        "threaten",
        "hope",
        "explore",
        "discuss",
        "wonder",
        "possible",
        "rumor",
        "rumour",
        "possibility",
        "speculate",
    }
)
PROBABLE_HEADS = frozenset(
    {
        "expect",
        "plan",
        "intend",
        "seek",
        "aim",
        "likely",
        "believe",
        "think",
        "suggest",
        "predict",
        "forecast",
        "anticipate",
        "appear",
        "seem",
        "estimate",
        "project",
        "expectation",
        "bid",
        "attempt",
        "try",
        "want",
        "agree",
        "set",
        "poise",
        "prepare",
        "propose",
        "allege",
        "proposal",
    }
)
FUTURE_HEADS = frozenset(
    {
        "expect",
        "plan",
        "intend",
        "seek",
        "aim",
        "hope",
        "mull",
        "consider",
        "weigh",
        "promise",
        "agree",
        "threaten",
        "set",
        "poise",
        "schedule",
        "prepare",
        "propose",
        "want",
        "vow",
        "due",
        "ready",
        "bid",
        "pledge",
        "decide",
        "likely",
    }
)
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubj:pass"})
CARRIED = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "compound"})


@dataclass(frozen=True, slots=True)
class Modality:
    """What a text says about the reality of an event."""

    polarity: str
    certainty: str
    tense: str
    generic: bool


def modality(trigger: Token) -> Modality:
    """Return the modality of the event that a trigger names."""
    above = _heads_above(trigger)
    near = _dependents(trigger)
    verb = _finite(trigger)
    return Modality(
        polarity="negative" if _negated(trigger, near, above) else "positive",
        certainty=_certainty(near, above, _dependents(verb) if verb is not None else near),
        tense=_tense(trigger, verb, above),
        generic=_generic(trigger, verb),
    )


def _dependents(token: Token) -> list[Token]:
    return [
        child
        for child in token.children
        if child.dep_ in {"aux", "aux:pass", "advmod", "det", "case", "cc:preconj", "mark", "cop"}
    ]


def _heads_above(token: Token) -> list[Token]:
    """Return the words whose complement the trigger is, nearest first."""
    found: list[Token] = []
    while token.head.i != token.i and len(found) < 3:
        if token.dep_ in CLAUSAL or (token.dep_ in CARRIED and token.pos_ == "NOUN" and not found):
            found.append(token.head)
            if token.dep_ in {"advcl", "acl"} and not any(c.lower_ == "to" for c in token.children):
                found.pop()
                break
        elif token.dep_ != "conj":
            break
        token = token.head
    return found


def _negated(trigger: Token, near: list[Token], above: list[Token]) -> bool:
    own = sum(child.lower_ in NEGATIONS for child in near)
    higher = 0
    if above:
        if trigger.dep_ in {"xcomp", "ccomp", "obj", "csubj"}:
            higher += above[0].lemma_ in DENIERS
        if trigger.dep_ == "xcomp":
            higher += any(child.lower_ in NEGATIONS for child in above[0].children)
    return (own + higher) % 2 == 1


def _certainty(near: list[Token], above: list[Token], clause: list[Token]) -> str:
    words = {token.lower_ for token in [*near, *clause]}
    heads = {token.lemma_.lower() for token in above}
    heads |= {child.lower_ for token in above for child in token.children if child.dep_ in {"aux", "advmod"}}
    if words & POSSIBLE_WORDS or heads & (POSSIBLE_HEADS | {"may", "might", "could"}):
        return "possible"
    if words & PROBABLE_WORDS or heads & PROBABLE_HEADS:
        return "probable"
    return "possible" if any(token.lower_ in {"if", "unless", "whether"} for token in near) else "certain"


def _finite(token: Token) -> Token | None:
    """Return the verb or copula that carries the tense of the trigger's clause."""
    for _ in range(4):
        auxiliaries = [c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"}]
        if auxiliaries:
            return auxiliaries[0]
        if token.tag_ in {"VBD", "VBP", "VBZ", "MD"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(trigger: Token, verb: Token | None, above: list[Token]) -> str:
    auxiliaries = {c.lower_ for c in trigger.children if c.dep_ in {"aux", "aux:pass", "cop"}}
    awaited = trigger.tag_ in {"VB", "NN", "NNS", "VBG"} and any(t.lemma_.lower() in FUTURE_HEADS for t in above)
    if awaited or auxiliaries & FUTURE_AUXILIARIES or _headline_future(trigger):
        return "future"
    if verb is None:
        return "past" if trigger.tag_ in {"VBD", "VBN"} else "none"
    if verb.lower_ in FUTURE_AUXILIARIES:
        return "future"
    past = verb.tag_ == "VBD" or (verb.lemma_ == "have" and verb.dep_ == "aux")
    if past or (trigger.tag_ == "VBN" and trigger.dep_ in {"acl", "amod"}):
        return "past"
    return "present" if verb.tag_ in {"VBP", "VBZ", "MD"} else "none"


def _headline_future(trigger: Token) -> bool:
    """Return whether a bare infinitive with a subject tells the future, as in "Halden to close plant"."""
    kinds = {child.dep_ for child in trigger.children}
    to = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in trigger.children)
    subject = bool(kinds & {"nsubj", "nsubj:pass"}) or trigger.dep_ == "acl"
    return to and (trigger.head.i == trigger.i or trigger.dep_ in {"conj", "acl"}) and subject and "cop" not in kinds


def _generic(trigger: Token, verb: Token | None) -> bool:
    adverbs = {c.lower_ for c in trigger.children}
    if adverbs & {"usually", "often", "generally", "typically", "always", "normally", "sometimes"}:
        return True
    subjects = [c for c in trigger.children if c.dep_ in {"nsubj", "nsubj:pass"}]
    bare = [
        s
        for s in subjects
        if s.tag_ == "NNS"
        and not any(c.dep_ in {"det", "nummod", "nmod:poss", "amod", "compound", "nmod"} for c in s.children)
    ]
    return bool(bare) and verb is not None and verb.i == trigger.i and trigger.tag_ == "VBP"
