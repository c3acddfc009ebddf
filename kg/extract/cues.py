"""How an event is put: modality, polarity and tense, from cue words with direction and scope.

After ConText (Chapman et al. 2007), over a dependency tree instead of a window of words. The cues are rows of
`ontology/cues.ttl`; this module only knows where to look for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import (
    GrammarWords,
    children,
    counting_head,
    governors,
    grammar_words,
    is_passive,
    light_verb,
    verb_of,
)
from kg.extract.triggers.lexicon import POS, lemmas
from kg.model.mention import Cue as CueMention
from kg.model.mention import Modality, Tense
from kg.ontology import Ontology
from kg.ontology.terms import Cue

UP = frozenset("xcomp ccomp obj nmod acl nsubj:pass csubj:pass compound conj nsubj csubj".split())
MODIFIERS = frozenset("aux advmod det amod mark case cc parataxis cop".split())
MODALITY_BY_KIND = {
    "negated": Modality.NEGATED,
    "cancelling": Modality.NEGATED,
    "planned": Modality.PLANNED,
    "postponing": Modality.PLANNED,
    "expected": Modality.EXPECTED,
    "forecastCue": Modality.EXPECTED,
    "possible": Modality.POSSIBLE,
    "conditional": Modality.POSSIBLE,
    "question": Modality.POSSIBLE,
    "actual": Modality.ACTUAL,
}
STRENGTH = {
    "conditional": 6,
    "question": 6,
    "possible": 5,
    "cancelling": 4,
    "negated": 4,
    "expected": 3,
    "forecastCue": 3,
}
"""Which kind wins when several cues bear on one event: "may not close" is possible."""
OCCURRING = frozenset({"happen", "occur", "come", "follow", "begin", "start", "continue"})
NOT = frozenset({"not", "n't", "n’t"})
WEAK = frozenset({"can", "ca", "could", "would", "wo", "'d", "’d", "should"})
"""Auxiliaries of possibility that give way to a negation: "could not", unlike "may not"."""
INSTEAD = frozenset({"without", "instead", "rather", "short", "in"})
ANYBODY = frozenset({"you", "one", "anyone", "anybody"})
QUOTES = frozenset({'"', "“", "”", "„"})
REFUSING = frozenset({"negated", "cancelling"})
CONFIRMING = frozenset({"confirm", "admit", "acknowledge"})
"""Verbs that say that a rumour is true."""
USING = frozenset({"use"})
"""Verbs whose purpose is reached once they are past: "used the day to announce"."""
FUTURE_WORDS = frozenset({"will", "shall", "'ll", "’ll", "wo"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The modality and tense of an event, and the cues that say so."""

    modality: Modality
    tense: Tense
    cues: tuple[CueMention, ...] = ()
    is_generic: bool = False


@cache
def _index(ontology: Ontology) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in ontology.cues:
        found[cue.words[0]].append(cue)
    return {word: tuple(cues) for word, cues in found.items()}


def cues_at(token: Token, ontology: Ontology) -> Iterator[Cue]:
    """Yield the cues whose words begin at a token."""
    table = _index(ontology)
    for form in sorted(lemmas(token)):
        for cue in table.get(form, ()):
            if _matches(token, cue):
                yield cue


def _matches(token: Token, cue: Cue) -> bool:
    if cue.part_of_speech and token.pos_ not in POS.get(cue.part_of_speech, frozenset()):
        return False
    last = token
    for word in cue.words[1:]:
        following = _next_word(last, word)
        if following is None:
            return False
        last = following
    return True


def _next_word(token: Token, word: str) -> Token | None:
    """Return the next word of a cue: adverbs may stand before it, and an object before a particle ("push it back")."""
    for ahead in token.doc[token.i + 1 : token.i + 4]:
        if ahead.is_sent_start:
            return None
        if word in lemmas(ahead):
            return ahead
        is_object = ahead.head == token and ahead.dep_ == "obj"
        if ahead.pos_ != "ADV" and ahead.lower_ not in NOT and not is_object:
            return None
    return None


def read(head: Token, analysis: Analysis, *, own: Sequence[Token] = (), is_act: bool = False) -> Reading:
    """Return how the event at a token is put; `own` tokens belong to its trigger and are no cues for it.

    An act of speech or law (`is_act`) stays done when it is rejected or withdrawn.
    """
    words = grammar_words(analysis.ontology)
    chain = _chain(head, words)
    found = [(cue, token) for cue, token in _found(chain, analysis.ontology) if token not in own]
    found = [(cue, token) for cue, token in found if not _only_fails(cue, token, head, analysis.ontology)]
    if is_act:
        found = [(cue, token) for cue, token in found if not _turns_down(cue, token, head)]
    found = _until(_settled(found, chain), chain)
    kind, cue_token = _strongest(found)
    modality = MODALITY_BY_KIND.get(kind, Modality.ACTUAL)
    tense = _tense(chain)
    if not kind and (tense is Tense.FUTURE or _is_still_to_come(chain) or _is_term_of_a_plan(head, analysis.ontology)):
        modality = Modality.PLANNED
    if modality in (Modality.PLANNED, Modality.EXPECTED) and _is_alternative(chain):
        modality = Modality.POSSIBLE
    mentions = tuple(CueMention(cue.kind, char_span(token)) for cue, token in found if cue.kind in MODALITY_BY_KIND)
    is_generic = any(cue.kind == "generic" for cue, _ in found) or _is_question(head) or _is_unreal(head, found)
    is_generic = is_generic or (modality is Modality.POSSIBLE and _is_able(head, analysis))
    return Reading(modality, tense, mentions if cue_token is not None else (), is_generic)


def _turns_down(cue: Cue, token: Token, head: Token) -> bool:
    """Whether a cue says that somebody turns down an act that was done: "denied the allegation"."""
    return cue.kind in REFUSING and cue.direction == "governs" and token.pos_ == "VERB" and head.pos_ == "NOUN"


def _only_fails(cue: Cue, token: Token, head: Token, ontology: Ontology) -> bool:
    """Whether an adjective says that what was tried came to nothing, not that nobody tried: "an unsuccessful bid"."""
    is_adjective = cue.kind == "negated" and token.dep_ == "amod" and token.head == head
    return is_adjective and (head.lemma_.lower(),) in ontology.word_lists.get("kg:tryingNoun", ())


def _settled(found: list[tuple[Cue, Token]], chain: list[tuple[Token, bool]]) -> list[tuple[Cue, Token]]:
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
        if is_weak and _is_would(token):
            settled.append((replace(cue, kind="negated" if _is_perfect(token.head) else "planned"), token))
        else:
            settled.append((cue, token))
    return settled


def _is_answered(rumour: Token, found: list[tuple[Cue, Token]]) -> bool:
    """Whether a verb over a rumour says that it is true or not: "denied talk of cuts", "confirmed rumours"."""
    answers = {verb for cue, verb in found if cue.kind == "negated" or verb.lemma_.lower() in CONFIRMING}
    return any(verb.pos_ == "VERB" and verb in answers for verb in governors(rumour))


def _until(found: list[tuple[Cue, Token]], chain: list[tuple[Token, bool]]) -> list[tuple[Cue, Token]]:
    """Return the cues without a negation that only says when: "will not open until January"."""
    if not any(_has_until(token) for token, governs_only in chain if not governs_only):
        return found
    return [(cue, token) for cue, token in found if cue.kind != "negated" or token.lower_ not in NOT]


def _has_until(verb: Token) -> bool:
    inside = (
        one for child in children(verb, "obl", "obl:unmarked", "advcl") for one in children(child, "case", "mark")
    )
    return any(mark.lower_ == "until" for mark in inside)


def _is_unreal(head: Token, found: list[tuple[Cue, Token]]) -> bool:
    """Whether an event is only thought of: "it would have earned", "without the charge", "if you sell"."""
    if any(cue.kind == "negated" and cue.words[0] in INSTEAD and token.head == head for cue, token in found):
        return True
    own = [one.lower_ for one in children(head, "nsubj", "nsubj:pass") if not children(one, "nmod")]
    above = [one.lower_ for one in children(verb_of(head), "nsubj")]
    if ANYBODY & {*own} or "you" in above:
        return not is_quoted(head)
    return head.dep_ != "ccomp" and _is_perfect(head) and any(aux.lower_ == "would" for aux in children(head, "aux"))


def is_quoted(token: Token) -> bool:
    """Return whether a word stands between quotation marks."""
    sentence = token.sent
    before = sum(other.text in QUOTES for other in token.doc[sentence.start : token.i])
    return before % 2 == 1


def _is_able(head: Token, analysis: Analysis) -> bool:
    """Whether a verb only tells what somebody is able to do, at no time: "which can impose fines"."""
    verb = head.head if head.dep_ == "obj" and head.pos_ == "NOUN" else head
    is_can = any(aux.lower_ == "can" for aux in children(verb, "aux"))
    return is_can and not any(analysis.is_time(one) for one in verb.subtree)


def _is_term_of_a_plan(head: Token, ontology: Ontology) -> bool:
    """Whether a clause says what a bill or a plan would do: "a bill that bans dormitories"."""
    if head.dep_ not in ("acl:relcl", "acl") or _own_tense(head) is not Tense.PRESENT:
        return False
    return (head.head.lemma_.lower(),) in ontology.word_lists.get("kg:draftWords", ())


def _is_alternative(chain: list[tuple[Token, bool]]) -> bool:
    """Whether a plan is the second of two ways: "must sell the unit or be banned"."""
    verbs = [token for token, _ in chain if token.pos_ == "VERB" and token.dep_ == "conj"]
    return any(mark.lower_ == "or" for verb in verbs for mark in children(verb, "cc"))


def _is_would(token: Token) -> bool:
    """Whether an auxiliary only moves a future into the past: "the company said it would close"."""
    if token.lower_ not in ("would", "'d", "’d"):
        return False
    is_told = token.head.dep_ == "ccomp" and token.head.head.tag_ in ("VBD", "VBN")
    is_rumour = token.head.dep_ == "acl" and any(mark.lower_ == "that" for mark in children(token.head, "mark"))
    return _is_perfect(token.head) or is_told or is_rumour


def _is_perfect(verb: Token) -> bool:
    return any(aux.lower_ in ("have", "'ve", "’ve") for aux in children(verb, "aux"))


def _is_still_to_come(chain: list[tuple[Token, bool]]) -> bool:
    """Whether the event is put as an infinitive that no past verb has brought about: "Alpha to close plant"."""
    for position, (token, governs_only) in enumerate(chain):
        if governs_only and (position == 0 or chain[position - 1][0].dep_ not in ("obj", "nsubj:pass")):
            return False
        if token.tag_ == "VB" and any(child.lower_ == "to" for child in children(token, "mark", "aux")):
            if token.dep_ in ("root", "ROOT"):
                return True
            is_done = token.head.lemma_ in USING and token.head.tag_ == "VBD"
            return token.dep_ in ("acl", "advcl", "parataxis") and not _is_ranked(token.head) and not is_done
    return False


def _is_ranked(noun: Token) -> bool:
    """Whether an infinitive tells what was done: "the first company to sell"."""
    if "Ord" in noun.morph.get("NumType", []) or noun.lower_ in ("first", "last", "only"):
        return True
    return any(
        child.lower_ in ("first", "second", "third", "last", "latest", "only") for child in children(noun, "amod")
    )


def _is_question(head: Token) -> bool:
    return head.sent.text.rstrip().endswith("?")


def _chain(head: Token, words: GrammarWords) -> list[tuple[Token, bool]]:
    """Return the event's head and the words over it whose own cues bear on it; True = only as governor.

    A word over the event hands on its auxiliaries ("will" in "will carry out layoffs") only if it is
    light; a cue verb that governs it ("plan to …") counts by itself.
    """
    chain = [(head, False)]
    current = counting_head(head, words)
    if current != head:
        chain.append((current, False))
    for _ in range(6):
        relation = current.dep_
        if relation not in UP or current.head == current:
            break
        above = current.head
        is_light = relation in ("xcomp", "conj") or _is_light(current, above, words)
        if relation == "conj" and children(current, "nsubj", "aux"):
            break
        chain.append((above, not is_light))
        current = above
        if relation in ("nsubj", "csubj") and not is_light:
            break
    return chain


def _is_light(token: Token, above: Token, words: GrammarWords) -> bool:
    if token.dep_ in ("obj", "nsubj:pass"):
        return light_verb(token, words) is not None or above.lemma_.lower() in words.light
    if token.dep_ in ("nsubj", "csubj"):
        return above.lemma_.lower() in OCCURRING or _takes_place(above) or bool(children(above, "cop"))
    return token.dep_ in ("nmod", "compound", "acl")


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(thing.lower_ == "place" for thing in children(verb, "obj"))


def _found(chain: list[tuple[Token, bool]], ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    for position, (token, governs_only) in enumerate(chain):
        below = chain[position - 1][0] if position else None
        if below is not None:
            governing = [cue for cue in cues_at(token, ontology) if _governs(cue, token, below)]
            yield from ((_for_others(cue, token, chain[0][0]), token) for cue in governing)
        if not governs_only:
            yield from _modifying(token, below, ontology)
    yield from _conditions(chain[0][0], ontology)


def _modifying(token: Token, below: Token | None, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    for child in token.children:
        if child.dep_.split(":")[0] not in MODIFIERS or (below is not None and not _is_shared(child, below)):
            continue
        for first in (child, *children(child, "advmod", "det")):  # "no longer"
            for cue in cues_at(first, ontology):
                is_whole = first == child or child.lower_ in cue.words[1:]
                if cue.direction in ("modifies", "forward", "") and is_whole and _may_stand(cue, child, token):
                    yield cue, first
    if below is None or below.dep_ != "conj":
        yield from _nobody(token, ontology)


def _may_stand(cue: Cue, child: Token, token: Token) -> bool:
    """Whether what looks like a preposition is the cue: "due to open", unlike "due to the strike"."""
    return cue.kind != "planned" or child.dep_ != "case" or token.tag_ == "VB"


def _governs(cue: Cue, token: Token, below: Token) -> bool:
    """Whether a cue bears on what stands below it."""
    if below.dep_ == "conj":
        return False
    if cue.direction == "modifies":
        return below.dep_ == "nmod"
    if cue.direction not in ("governs", ""):
        return False
    if cue.kind != "attribution" and cue.grammar and below.dep_ not in cue.grammar:
        return False
    if below.dep_ in ("nsubj", "csubj") and (children(token, "obj", "ccomp") or cue.kind in ("planned", "possible")):
        return token.pos_ == "ADJ"
    is_outlook = cue.kind in ("planned", "expected", "possible")
    return not (is_outlook and below.dep_ == "ccomp" and _own_tense(below) is Tense.PAST)


def _is_shared(modifier: Token, below: Token) -> bool:
    """Whether the modifier of a verb also bears on a verb that is coordinated with it."""
    if below.dep_ != "conj":
        return True
    if modifier.dep_ == "aux":
        return below.tag_ in ("VB", "NN") or (below.tag_ == "VBG") == (below.head.tag_ == "VBG")
    if modifier.lower_ in NOT:
        return any(word.lower_ in ("or", "nor") for word in children(below, "cc"))
    return modifier.dep_ in ("mark", "advmod")


def _nobody(verb: Token, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    """Yield the negation that a participant bears: "nobody was invited", "no price was named"."""
    if verb.pos_ not in ("VERB", "ADJ", "AUX"):
        return
    for child in children(verb, "nsubj", "nsubj:pass", "obj"):
        for word in (child, *children(child, "det")):
            if word.pos_ in ("DET", "PRON"):
                yield from ((cue, word) for cue in cues_at(word, ontology) if cue.kind == "negated")


def _for_others(cue: Cue, token: Token, head: Token) -> Cue:
    """Return the cue with its reading for a foreign subject: "analysts expect Acme to open"."""
    if not cue.kind_for_others:
        return cue
    raised = is_passive(token) or bool(children(token, "obj")) or bool(children(head, "nsubj"))
    return replace(cue, kind=cue.kind_for_others) if raised else cue


def _conditions(head: Token, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    """Yield conditional marks of the clauses around the event ("if", "unless")."""
    current = head
    for _ in range(5):
        for mark in children(current, "mark"):
            for cue in cues_at(mark, ontology):
                if cue.kind == "conditional" and current.dep_ in ("advcl", "acl", "ccomp", "root", "ROOT"):
                    yield cue, mark
        if current.head == current or current.dep_ in ("acl:relcl", "parataxis"):
            return
        current = current.head


def _strongest(found: list[tuple[Cue, Token]]) -> tuple[str, Token | None]:
    rated = [(STRENGTH.get(cue.kind, 1), cue.kind, token) for cue, token in found if cue.kind in MODALITY_BY_KIND]
    if not rated:
        return "", None
    _, kind, token = max(rated, key=lambda row: (row[0], -row[2].i))
    return kind, token


def _tense(chain: list[tuple[Token, bool]]) -> Tense:
    for token, governs_only in chain:
        if governs_only and token.dep_ not in ("root", "ROOT") and token.pos_ not in ("VERB", "AUX"):
            continue
        tense = _own_tense(token)
        if tense is not Tense.NONE:
            return tense
    return Tense.NONE


def _own_tense(token: Token) -> Tense:
    helpers = [token, *children(token, "aux", "aux:pass", "cop")]
    forms = {helper.tag_ for helper in helpers}
    if any(helper.lower_ in FUTURE_WORDS for helper in helpers) or _going_to(token):
        return Tense.FUTURE
    if "VBD" in forms:
        return Tense.PAST
    has_perfect = any(helper.lemma_ == "have" and helper != token for helper in helpers)
    if has_perfect or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod")):
        return Tense.PAST
    if forms & {"VBZ", "VBP"}:
        return Tense.PRESENT
    return Tense.NONE


def _going_to(token: Token) -> bool:
    return token.dep_ == "xcomp" and token.head.lower_ == "going" and bool(children(token.head, "aux"))
