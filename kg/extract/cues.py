"""How an event is put: modality, polarity and tense, from cue words with direction and scope.

After ConText (Chapman et al. 2007), over a dependency tree instead of a window of words. The cues are rows of
`ontology/cues.ttl`; this module only knows where to look for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import GrammarWords, children, counting_head, grammar_words, is_passive, light_verb
from kg.extract.lexicon import POS, lemmas
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
    last = token.i
    for word in cue.words[1:]:
        ahead = [t for t in token.doc[last + 1 : last + 4] if word in lemmas(t)]
        if not ahead or token.doc[ahead[0].i].sent.start != token.sent.start:
            return False
        last = ahead[0].i
    return True


def read(head: Token, analysis: Analysis, *, own: Sequence[Token] = ()) -> Reading:
    """Return how the event at a token is put; `own` tokens belong to its trigger and are no cues for it."""
    words = grammar_words(analysis.ontology)
    chain = _chain(head, words)
    found = [(cue, token) for cue, token in _found(chain, analysis.ontology) if token not in own]
    kind, cue_token = _strongest(found)
    modality = MODALITY_BY_KIND.get(kind, Modality.ACTUAL)
    tense = _tense(chain)
    if modality is Modality.ACTUAL and tense is Tense.FUTURE:
        modality = Modality.PLANNED
    mentions = tuple(CueMention(cue.kind, char_span(token)) for cue, token in found if cue.kind in MODALITY_BY_KIND)
    is_generic = any(cue.kind == "generic" for cue, _ in found) or _is_question(head)
    return Reading(modality, tense, mentions if cue_token is not None else (), is_generic)


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
        return above.lemma_.lower() in ("happen", "occur", "come", "follow", "begin", "start", "continue") or bool(
            children(above, "cop")
        )
    return token.dep_ in ("nmod", "compound", "acl")


def _found(chain: list[tuple[Token, bool]], ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    for position, (token, governs_only) in enumerate(chain):
        if position:
            below = chain[position - 1][0]
            for cue in cues_at(token, ontology):
                if cue.direction in ("governs", "") or (cue.direction == "modifies" and below.dep_ == "nmod"):
                    yield _for_others(cue, token, chain[0][0]), token
        if governs_only:
            continue
        for child in token.children:
            if child.dep_.split(":")[0] in MODIFIERS:
                for cue in cues_at(child, ontology):
                    if cue.direction in ("modifies", "forward", ""):
                        yield cue, child
    yield from _conditions(chain[0][0], ontology)


def _for_others(cue: Cue, token: Token, head: Token) -> Cue:
    """Return the cue with its reading for a foreign subject: "analysts expect Acme to open"."""
    from dataclasses import replace

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
