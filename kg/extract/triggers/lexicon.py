"""The ontology's triggers, indexed by lemma, and where they stand in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import GrammarWords, children, counting_head, grammar_words, is_plural, neighbourhood, objects
from kg.extract.triggers.undergoers import doers, undergoers
from kg.model.mention import MentionKind
from kg.ontology import Ontology
from kg.ontology.inflection import stems
from kg.ontology.terms import Trigger

POS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ"}),
    "adverb": frozenset({"ADV"}),
}
PARTICLES = frozenset({"over", "up", "out", "off", "down", "back", "away", "apart"})
ORGANIZATION = "schema:Organization"
PARTICLE = "compound:prt"
PREPOSITIONS = frozenset({"on", "in", "through", "around", "by"})
"""Words of a verb only if nothing that it is done to stands between: no "take on" in "took place on"."""
LINKING = frozenset({"ADP", "DET", "PART", "PRON", "CCONJ", "SCONJ", "PUNCT", "AUX"})
FUTURE = "kg:future"
"""Company that is asked for beside the other words: the predicate speaks of the future."""
PLURAL = "kg:plural"
"""Company that must not be: the noun itself stands for several, as in "its sales rose"."""
COMING = frozenset({"will", "shall", "'ll", "’ll", "to"})
MONEY_SIGNS = frozenset("$€£¥₹₩")


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found at some tokens; `head` is the token that stands for the event."""

    type: str
    trigger: Trigger
    head: Token
    tokens: tuple[Token, ...]

    @property
    def strength(self) -> tuple[int, int]:
        """Return how telling the trigger is: several words before conditions before a plain word."""
        return (len(self.trigger.words), int(self.trigger.is_conditional))


@cache
def index(ontology: Ontology) -> dict[str, tuple[tuple[str, Trigger], ...]]:
    """Return the triggers by the first word that is not a mere link, with their types."""
    found: dict[str, list[tuple[str, Trigger]]] = defaultdict(list)
    for event_type in ontology.types.values():
        for trigger in event_type.triggers:
            for spelling in _spellings(trigger):
                found[_key(spelling)].append((event_type.name, spelling))
    return {word: tuple(rows) for word, rows in found.items()}


def _spellings(trigger: Trigger) -> tuple[Trigger, ...]:
    """Return a trigger and, if it has a hyphen, the same with the hyphen as a word: the tokeniser splits there."""
    apart = _apart(" ".join(trigger.words))
    return (trigger,) if apart == trigger.words else (trigger, replace(trigger, words=apart))


def _apart(words: str) -> tuple[str, ...]:
    return tuple(words.replace("-", " - ").split())


def _key(trigger: Trigger) -> str:
    return max(trigger.words, key=len)


def lemmas(token: Token) -> frozenset[str]:
    """Return the forms under which a token is looked up: its lemma, its form, its hyphen-free form, its stems."""
    form, lemma = token.lower_, token.lemma_.lower()
    return frozenset({form, lemma, form.replace("-", ""), lemma.replace("-", ""), *stems(form)})


def find(sentence: TokenSpan, analysis: Analysis) -> Iterator[Match]:
    """Yield every trigger that stands in a sentence and whose conditions hold (needs left to the roles)."""
    table = index(analysis.ontology)
    words = grammar_words(analysis.ontology)
    for token in sentence:
        rows = {row for form in lemmas(token) for row in table.get(form, ())}
        for name, trigger in sorted(rows, key=lambda row: (row[0], row[1].words)):
            tokens = _place(token, trigger, sentence, analysis.ontology)
            if tokens is None:
                continue
            head = _head(tokens, trigger)
            if _is_with_particle(head, tokens, analysis.ontology):
                continue
            if _has_part_of_speech(head, trigger) and _has_company(head, tokens, trigger, analysis, words):
                yield Match(name, trigger, head, tokens)


def _place(token: Token, trigger: Trigger, sentence: TokenSpan, ontology: Ontology) -> tuple[Token, ...] | None:
    """Return the tokens of a trigger around the token of its key word, or None."""
    if len(trigger.words) == 1:
        return (token,)
    key = trigger.words.index(_key(trigger))
    found = {key: token}
    for position, word in enumerate(trigger.words):
        if position in found:
            continue
        near = [t for t in sentence if word in lemmas(t) and t not in found.values()]
        near = [t for t in near if _is_tied(t, list(found.values()), trigger.words)]
        if not near:
            return None
        found[position] = min(near, key=lambda t: ((t.i > token.i) != (position > key), abs(t.i - token.i)))
    placed = tuple(found[position] for position in sorted(found))
    if any(_is_cut(one, placed) for one in placed):
        return None
    return placed if _is_in_order(placed, grammar_words(ontology)) and not _is_loose(placed) else None


def _is_in_order(tokens: tuple[Token, ...], words: GrammarWords) -> bool:
    """Whether words stand as in the trigger; only a verb and what it is done to may change places ("the jobs lost")."""
    numbers = [token.i for token in tokens]
    if numbers == sorted(numbers):
        return True
    is_verb_with_noun = len(tokens) == 2 and tokens[0].pos_ == "VERB" and tokens[1].pos_ not in LINKING
    return is_verb_with_noun and tokens[1] in undergoers(tokens[0], words)


def _is_loose(tokens: tuple[Token, ...]) -> bool:
    """Whether a particle is the preposition of something else, or a hyphen joins other words than the trigger's.

    There is no `take over` in "takes a charge over the spill", no `buy-out` in "a buy-back is out of the question".
    """
    if any(one.lower_ == "no" and one.dep_ == "det" and one.head not in tokens for one in tokens):
        return True  # "said no one had come"
    if len(tokens) == 2 and all(one.pos_ == "NOUN" for one in tokens) and tokens[1].dep_ == "compound":
        return tokens[1].head not in tokens and tokens[1].i > tokens[0].i + 1  # "houses and a fire engine"
    apart = [(before, after) for before, after in pairwise(tokens) if after.i > before.i + 1]
    return any("-" in (before.text, after.text) or _is_strange(after, before, tokens) for before, after in apart)


def _is_cut(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb without its particle tells something else: no "conference call" in "a conference, called off".

    Nor is there a "step in" in "stepped down in March".
    """
    if verb.pos_ != "VERB":
        return False
    left = [one.lower_ for one in children(verb, PARTICLE) if one not in tokens]
    return "off" in left or (bool(left) and all(one == verb or one.pos_ == "ADP" for one in tokens))


def _is_with_particle(verb: Token, tokens: tuple[Token, ...], ontology: Ontology) -> bool:
    """Whether a lone verb's particle makes another verb of it: no dismissal in "fired up its new app"."""
    if len(tokens) > 1 or verb.pos_ != "VERB":
        return False
    kept = ontology.word_lists.get("kg:completiveVerb", ())
    return any((verb.lemma_.lower(), one.lower_) not in kept for one in children(verb, PARTICLE))


def _is_strange(preposition: Token, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether what stands apart from a verb is the preposition of another phrase."""
    if verb.pos_ != "VERB" or preposition.dep_ != "case":
        return False
    if preposition.lower_ in PARTICLES:
        return True
    is_outside = preposition.lower_ in PREPOSITIONS and preposition.head not in tokens
    return is_outside and any(verb.i < thing.i < preposition.i for thing in objects(verb))


def _is_tied(token: Token, placed: list[Token], words: tuple[str, ...]) -> bool:
    """Whether a word hangs together with the placed ones: beside one of them, or tied in the tree."""
    for other in placed:
        if abs(token.i - other.i) == 1 or token.head == other or other.head == token:
            return True
        if token.pos_ in LINKING and abs(token.i - other.i) <= 3:
            return True
        if token.head == other.head and token.head.pos_ == "VERB" and abs(token.i - other.i) <= 6:
            return len(words) > 2
        if token.head.head == other or other.head.head == token:
            return abs(token.i - other.i) <= 8
    return False


def _head(tokens: tuple[Token, ...], trigger: Trigger) -> Token:
    verbs = [token for token in tokens if token.pos_ == "VERB"]
    if verbs and trigger.part_of_speech != "noun":
        noun = verbs[0].head
        return noun if verbs[0].dep_ == "acl" and noun in tokens and noun.i < verbs[0].i else verbs[0]
    inside = set(tokens)
    tops = [token for token in tokens if token.head not in inside or token.head == token]
    content = [token for token in tops if token.pos_ not in LINKING]
    return (content or tops or list(tokens))[0]


def _has_part_of_speech(head: Token, trigger: Trigger) -> bool:
    if trigger.part_of_speech:
        wanted = POS[trigger.part_of_speech]
        if head.pos_ in wanted:
            return True
        return trigger.part_of_speech == "verb" and head.tag_ in ("VBN", "VBG", "VBD")
    return head.pos_ in ("VERB", "NOUN", "ADJ", "PROPN", "AUX") or len(trigger.words) > 1


def _has_company(
    head: Token, tokens: tuple[Token, ...], trigger: Trigger, analysis: Analysis, words: GrammarWords
) -> bool:
    if not trigger.is_conditional:
        return True
    if not (_has_undergoer(head, trigger, analysis) and _has_doer(head, trigger, analysis)):
        return False
    near = neighbourhood(head)
    top = counting_head(head, words)
    if top != head:
        near |= neighbourhood(top)
    near -= set(tokens)
    if PLURAL in trigger.without and is_plural(head):
        return False
    wanted = trigger.company - {FUTURE}
    if FUTURE in trigger.company and not is_to_come(head):
        return False
    if wanted and not any(_is_company(word, near, analysis) for word in wanted):
        return False
    near -= _named(head, trigger, analysis)
    return not any(_is_company(word, near, analysis) for word in trigger.without)


def _named(head: Token, trigger: Trigger, analysis: Analysis) -> set[Token]:
    """Return the words that end the names of bodies, where one is asked for: they tell nothing in "buy Alva Foods"."""
    if ORGANIZATION not in trigger.company | trigger.undergoer:
        return set()
    words = grammar_words(analysis.ontology)
    found = (analysis.mention_at(one) for one in undergoers(head, words) if analysis.stands_for(one, ORGANIZATION))
    return {
        token
        for mention in found
        if mention is not None and mention[1].kind is MentionKind.NAME
        for token in analysis.tokens(mention[1].span)[1:]
    }


def _has_undergoer(head: Token, trigger: Trigger, analysis: Analysis) -> bool:
    """Whether what it is done to is what the trigger asks for."""
    if not trigger.undergoer and not trigger.undergoer_not:
        return True
    words = grammar_words(analysis.ontology)
    near = undergoers(head, words)
    is_asked = not trigger.undergoer or _agree(near, trigger.undergoer, frozenset(), analysis)
    return is_asked and _agree(near - _named(head, trigger, analysis), frozenset(), trigger.undergoer_not, analysis)


def _has_doer(head: Token, trigger: Trigger, analysis: Analysis) -> bool:
    """Whether who does it is as the trigger asks for."""
    if not trigger.doer and not trigger.doer_not:
        return True
    near = doers(head, grammar_words(analysis.ontology))
    return _agree(near, trigger.doer, trigger.doer_not, analysis)


def _agree(near: set[Token], wanted: frozenset[str], unwanted: frozenset[str], analysis: Analysis) -> bool:
    if wanted and not any(_is_company(word, near, analysis) for word in wanted):
        return False
    return not any(_is_company(word, near, analysis) for word in unwanted)


def is_to_come(head: Token) -> bool:
    """Whether a predicate is put as future by its auxiliary or as an infinitive: "will lead", "is to be chief"."""
    return any(child.lower_ in COMING for child in children(head, "aux", "mark"))


def _is_company(word: str, near: set[Token], analysis: Analysis) -> bool:
    if word == "kg:money":
        return any(token.text[-1:] in MONEY_SIGNS or token.text[:1] in MONEY_SIGNS for token in near)
    if word == "kg:percent":
        return any(token.lower_ in ("%", "percent", "per", "percentage") for token in near)
    if word == "kg:number":
        return any(token.pos_ == "NUM" for token in near)
    if ":" in word:
        return any(analysis.stands_for(token, word) for token in near)
    spellings = {tuple(word.split()), _apart(word)}
    return any(first in lemmas(token) and _continues(token, rest) for first, *rest in spellings for token in near)


def _continues(token: Token, rest: list[str]) -> bool:
    for offset, word in enumerate(rest, start=1):
        if token.i + offset >= len(token.doc) or word not in lemmas(token.doc[token.i + offset]):
            return False
    return True
