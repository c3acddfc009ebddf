"""How far cue words reach: which of them bear on the event at a token.

After ConText (Chapman et al. 2007), over a dependency tree instead of a window of words: a cue governs what is its
complement, or modifies the word it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.cues import MODALITY_BY_KIND, NOT, PREPOSITIONAL, cues_at, opens
from kg.extract.grammar import (
    GrammarWords,
    case_of,
    children,
    counting_head,
    grammar_words,
    is_passive,
    light_verb,
)
from kg.extract.tenses import is_infinitive, is_perfect, may_come, own_tense
from kg.model.mention import Tense
from kg.ontology import Ontology
from kg.ontology.terms import Cue

UP = frozenset("xcomp ccomp obj nmod acl nsubj:pass csubj:pass compound conj nsubj nsubj:outer csubj".split())
MODIFIERS = frozenset("aux advmod det amod mark case cc parataxis cop".split())
OCCURRING = frozenset("happen occur come follow begin start continue resume open end stop".split())
QUOTES = frozenset({'"', "“", "”", "„"})
OUTLOOK = ("planned", "expected", "possible")
PREVENTED = frozenset({"from"})
"""Before a form with "-ing" under a verb of preventing."""
BESIDE = frozenset({"at", "during", "after", "before", "since"})
"""Before a noun that tells where or when: "discussed a sale at a meeting" says that they met."""
PREPOSITIONS = frozenset({"for", "of", "from", "with", "at", "against"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
CASES = frozenset({"in case of", "in the event of", "in case", "in the event"})
CONCEDING = ("even", "as")
"""Words before "if" with which the main clause holds all the same."""
INVERTED = frozenset({"should", "were"})
"""Auxiliaries that open a condition: "should the trial fail"."""
CONDITIONAL = ("advcl", "acl", "ccomp", "root", "ROOT")

Chain = list[tuple[Token, bool]]
"""An event's head and the words over it; True = it bears on the event only as a governor."""
Found = list[tuple[Cue, Token]]


def chain(head: Token, ontology: Ontology) -> Chain:
    """Return the event's head and the words over it whose own cues bear on it.

    A word over the event hands on its auxiliaries ("will" in "will carry out layoffs") only if it is
    light; a cue verb that governs it ("plan to …") counts by itself.
    """
    words = grammar_words(ontology)
    found = [(head, False)]
    current = counting_head(head, words)
    if current != head:
        found.append((current, False))
    for _ in range(6):
        relation, above = current.dep_, current.head
        is_caused = _is_caused(current, ontology)
        is_beside = relation == "nmod" and case_of(current) in BESIDE
        is_carried = (relation in UP and not is_beside) or is_caused or _is_reached(current, ontology)
        if above == current or _only_describes(current) or not is_carried:
            break
        is_light = relation in ("xcomp", "conj") or is_caused or _is_light(current, above, words)
        if relation == "conj" and (children(current, "nsubj", "aux") or _is_finite_beside(current, above)):
            break
        found.append((above, not is_light))
        current = above
        if relation in ("nsubj", "csubj") and not is_light:
            break
    return found


def _is_finite_beside(verb: Token, above: Token) -> bool:
    """Whether a verb in the present stands beside an infinitive: "is to stand trial and denies the charge"."""
    return verb.tag_ in ("VBZ", "VBP") and above.tag_ == "VB" and verb.i > above.i


def _only_describes(verb: Token) -> bool:
    """Whether a participle only says which one a noun means: "ships ordered in May will be built"."""
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD", "VBG") and not children(verb, "mark")


def _is_reached(current: Token, ontology: Ontology) -> bool:
    """Whether a cue governs a phrase by its preposition: "called for a ban", "kept it from opening"."""
    if current.dep_ not in PREPOSITIONAL:
        return False
    return any(_is_by_preposition(cue, current) for cue in cues_at(current.head, ontology))


def _is_caused(noun: Token, ontology: Ontology) -> bool:
    """Whether an event is what another brings about, which is no surer than that: "could cause deaths"."""
    verb = noun.head
    if (verb.lemma_.lower(),) not in ontology.word_lists.get("kg:causingVerb", ()) or noun.pos_ != "NOUN":
        return False
    return noun.dep_ == "obj" or (noun.dep_ == "obl" and case_of(noun) in ("to", "in"))


def _is_by_preposition(cue: Cue, below: Token) -> bool:
    if cue.direction != "governs" or cue.kind not in MODALITY_BY_KIND:
        return False
    if len(cue.words) > 1 and opens(below, cue.words[-1]):
        return True
    return cue.kind == "negated" and below.tag_ == "VBG" and any(opens(below, word) for word in PREVENTED)


def _is_light(token: Token, above: Token, words: GrammarWords) -> bool:
    if token.dep_ in ("obj", "nsubj:pass"):
        return light_verb(token, words) is not None or above.lemma_.lower() in words.light
    if token.dep_ in ("nsubj", "nsubj:outer", "csubj"):
        return above.lemma_.lower() in OCCURRING or _takes_place(above) or bool(children(above, "cop"))
    return token.dep_ in ("nmod", "compound", "acl")


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(thing.lower_ == "place" for thing in children(verb, "obj"))


def cues_on(above: Chain, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    """Yield the cues that bear on an event, with the tokens where they begin."""
    for position, (token, governs_only) in enumerate(above):
        below = above[position - 1][0] if position else None
        if below is not None:
            governing = [cue for cue in cues_at(token, ontology) if governs(cue, token, below)]
            yield from ((_for_others(cue, token, above[0][0]), token) for cue in governing)
        if not governs_only:
            yield from _modifying(token, below, ontology)
            yield from _consequents(token, ontology)
    yield from _conditions(above[0][0], ontology)


def governs(cue: Cue, token: Token, below: Token) -> bool:
    """Return whether a cue at a token bears on what stands below it."""
    if cue.direction == "modifies" and below.dep_ != "conj":
        return below.dep_ == "nmod"
    if cue.direction not in ("governs", "") or below.dep_ == "conj":
        return False
    if below.dep_ in ("obl", "advcl"):
        return _is_by_preposition(cue, below)
    if below.dep_ == "obj" and len(cue.words) > 1 and cue.words[-1] in PREPOSITIONS:
        return False
    return _fits(cue, below) and not _is_other_verb(cue, token, below) and _takes(cue, token, below)


def _fits(cue: Cue, below: Token) -> bool:
    return cue.kind == "attribution" or not cue.grammar or below.dep_ in cue.grammar


def _takes(cue: Cue, token: Token, below: Token) -> bool:
    """Whether a cue takes such a complement: no plan for what is past, and none of what acts itself."""
    if below.dep_ in ("nsubj", "csubj") and (children(token, "obj", "ccomp") or cue.kind in ("planned", "possible")):
        return token.pos_ == "ADJ"
    return not (cue.kind in OUTLOOK and below.dep_ == "ccomp" and own_tense(below) is Tense.PAST)


def _is_other_verb(cue: Cue, token: Token, below: Token) -> bool:
    """Whether a verb is not the cue that it looks like: "set off a fight", "had its licence revoked"."""
    if cue.kind not in MODALITY_BY_KIND:
        return False
    has_particle = len(cue.words) == 1 and bool(children(token, "compound:prt"))
    is_caused = token.lemma_ == "have" and below.dep_ == "xcomp" and below.tag_ != "VB" and not is_infinitive(below)
    return token.pos_ == "VERB" and (has_particle or is_caused)


def _modifying(token: Token, below: Token | None, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    for child in token.children:
        if child.dep_.split(":")[0] not in MODIFIERS or (below is not None and not _is_shared(child, below)):
            continue
        if _is_cut_off(child, token):
            continue
        for first in (child, *children(child, "advmod", "det")):  # "no longer"
            for cue in cues_at(first, ontology):
                is_whole = first == child or child.lower_ in cue.words[1:]
                if (
                    cue.direction in ("modifies", "forward", "")
                    and is_whole
                    and _may_stand(cue, child, token, below, ontology)
                ):
                    yield cue, first
    if below is None or below.dep_ != "conj":
        yield from _nobody(token, ontology)


def _may_stand(cue: Cue, child: Token, token: Token, below: Token | None, ontology: Ontology) -> bool:
    """Whether what looks like a cue is one here."""
    if child.dep_ == "parataxis" and cue.kind in ("planned", "negated"):
        return False  # "was arrested; a court is to decide"
    if cue.kind == "planned":  # "due to open", unlike "due to the strike"
        return child.dep_ != "case" or token.tag_ == "VB"
    if cue.kind == "conditional":  # "as long as it lasts", unlike "as long as a hand"
        return child.dep_ != "advmod" and (child.dep_ != "aux" or _is_inverted(child, token))
    return cue.kind != "negated" or _negates(cue, child, token, below, ontology)


def _negates(cue: Cue, child: Token, token: Token, below: Token | None, ontology: Ontology) -> bool:
    """Whether what looks like a negation says "not" of the event here."""
    if cue.words[-1] == "have":
        return is_perfect(token)
    if cue.part_of_speech == "adverb":
        return _is_missed(token, child, ontology)
    return not _presupposes(child, token, below)


def _is_missed(verb: Token, almost: Token, ontology: Ontology) -> bool:
    """Whether "almost" says that it did not come to that: "almost sank", unlike "almost doubled"."""
    is_gradual = (verb.lemma_.lower(),) in ontology.word_lists.get("kg:gradualVerb", ())
    return verb.pos_ == "VERB" and almost.i < verb.i and verb.tag_ in ("VBD", "VBN") and not is_gradual


def _presupposes(negation: Token, token: Token, below: Token | None) -> bool:
    """Whether a negation leaves be what it stands by: "not from the fine", "the merger is not in doubt"."""
    noun = token if below is None else below
    if negation.lower_ in NOT and any(mark.i > negation.i for mark in children(token, "case")):
        return below is None or below.dep_ == "nsubj"
    is_said_of = noun == token or noun.dep_ == "nsubj"
    return bool(children(token, "cop")) and is_said_of and noun.pos_ == "NOUN" and is_definite(noun)


def is_definite(noun: Token) -> bool:
    """Return whether a noun stands for something known: "the merger", "its launch"."""
    return bool(children(noun, "nmod:poss")) or any(word.lower_ in DEFINITE for word in children(noun, "det"))


def _is_cut_off(child: Token, token: Token) -> bool:
    """Whether quotation marks or a comma part a word from its verb: "“The site was not,” Roe wrote"."""
    if child.i > token.i:
        return child.dep_.startswith("aux")  # that of another clause: auxiliaries stand before their verb
    if token.pos_ != "VERB":
        return False
    between = [other.text for other in token.doc[child.i + 1 : token.i]]
    return bool(QUOTES & {*between}) or (between.count(",") == 1 and between[0] != ",")


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
    """Yield the negation that a participant bears: "nobody was invited", "not a single shop was opened"."""
    if verb.pos_ not in ("VERB", "ADJ", "AUX"):
        return
    for child in children(verb, "nsubj", "nsubj:pass", "obj"):
        if _is_cut_off(child, verb):
            continue
        for word in (child, *children(child, "det", "advmod")):
            if word.pos_ in ("DET", "PRON") or _is_not_one(word, child):
                yield from ((cue, word) for cue in cues_at(word, ontology) if cue.kind == "negated")


def _is_not_one(word: Token, noun: Token) -> bool:
    """Whether "not" says that there was none: "not one of the shops", "not a single shop", unlike "not all shops"."""
    following = {other.lower_ for other in word.doc[word.i + 1 : word.i + 4] if other.i <= noun.i}
    return word.lower_ in NOT and bool(following & {"one", "single"})


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
        if current.dep_ in CONDITIONAL:
            yield from _marks(current, ontology)
        if current.head == current or current.dep_ in ("acl:relcl", "parataxis"):
            return
        current = current.head


def _consequents(verb: Token, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    """Yield the conditions under which a verb is put: "if the talks fail, the crews will strike"."""
    if not may_come(verb):
        return
    for clause in children(verb, "advcl"):
        marks = _marks(clause, ontology)
        yield from ((cue, mark) for cue, mark in marks if mark.i == 0 or mark.nbor(-1).lower_ not in CONCEDING)
    for phrase in children(verb, "obl"):
        cases = [cue for mark in children(phrase, "case") for cue in cues_at(mark, ontology)]
        yield from ((cue, phrase) for cue in cases if cue.kind == "conditional" and case_of(phrase) in CASES)


def _marks(clause: Token, ontology: Ontology) -> Iterator[tuple[Cue, Token]]:
    openers = [*children(clause, "mark"), *(aux for aux in children(clause, "aux") if _is_inverted(aux, clause))]
    for mark in openers:
        yield from ((cue, mark) for cue in cues_at(mark, ontology) if cue.kind == "conditional")


def _is_inverted(auxiliary: Token, clause: Token) -> bool:
    """Whether an auxiliary before its subject opens a condition."""
    subjects = children(clause, "nsubj", "nsubj:pass")
    return auxiliary.lower_ in INVERTED and bool(subjects) and auxiliary.i < subjects[0].i
