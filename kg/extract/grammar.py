"""Walks over a Universal Dependencies tree: subjects, objects and phrases, and what grammar passes on.

Control and raising, relative clauses, coordination, participles, light verbs, and nouns that only count
("round of layoffs"). `kg.extract.fillers` answers the rows of `kg:grammar` with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.ontology import Ontology

NAMING = frozenset({"name", "appoint", "elect", "crown", "nominate", "proclaim", "declare"})
"""Verbs with an object and what it becomes."""


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The words that only carry grammar, from `ontology/grammar.ttl`."""

    counting: frozenset[str]
    light: frozenset[str]
    undergoing: frozenset[str] = frozenset()
    unaccusative: frozenset[str] = frozenset()
    succeeding: frozenset[str] = frozenset()
    receiving: frozenset[str] = frozenset()
    striking: frozenset[str] = frozenset()
    befalling: frozenset[str] = frozenset()


@cache
def grammar_words(ontology: Ontology) -> GrammarWords:
    """Return the words of the ontology that only carry grammar."""
    lists = ontology.word_lists
    return GrammarWords(
        counting=frozenset(words[0] for words in lists.get("kg:countingNoun", ())),
        light=frozenset(words[0] for words in lists.get("kg:lightVerb", ())),
        undergoing=frozenset(words[0] for words in lists.get("kg:undergoingVerb", ())),
        receiving=frozenset(words[0] for words in lists.get("kg:receivingVerb", ())),
        succeeding=frozenset(words[0] for words in lists.get("kg:succeedingVerb", ())),
        striking=frozenset(words[0] for words in lists.get("kg:strikingVerb", ())),
        befalling=frozenset(" ".join(words) for words in lists.get("kg:befallingPhrase", ())),
        unaccusative=frozenset(" ".join(words) for words in lists.get("kg:unaccusativeVerb", ())),
    )


DASHES = frozenset({"-", "–", "—", "--"})
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
SHORT_PASSIVES = ("advcl", "root", "ROOT", "parataxis")
"""Where a bare participle is a passive: "Founded in 1939, Alpha …", "Dealer arrested"."""
TELLING = frozenset(
    "call summon ask order invite require force urge tell oblige compel".split()
    + "hire commission engage retain recruit instruct enlist task".split()
)
"""Verbs whose object has to do what follows."""
CALLING = frozenset({"call", "appeal", "prevail"})
"""Verbs that ask somebody behind a preposition to do what follows: "called on Alpha to pay"."""
PUNISHING = frozenset({"fined", "docked", "jailed", "sentenced"})
AMOUNTS = frozenset("pound dollar euro million billion point year month week day".split())
"""What follows them where a headline means a passive."""
TIME_FRAMES = frozenset({"after", "ahead of", "before", "following", "prior to", "since", "until"})
CLAUSE = ("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "parataxis", "conj", "root", "csubj")


def children(token: Token, *relations: str) -> list[Token]:
    """Return the dependents in one of the relations, in order."""
    return [child for child in token.children if child.dep_ in relations]


def is_plural(noun: Token) -> bool:
    """Return whether a noun stands for several."""
    return noun.tag_ in ("NNS", "NNPS") or "Plur" in noun.morph.get("Number", [])


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and what is coordinated with it."""
    yield token
    for child in children(token, "conj"):
        yield from conjuncts(child)


def case_of(token: Token) -> str:
    """Return the preposition of a phrase, lower case, with its fixed parts ("according to")."""
    for mark in children(token, "case"):
        words = [mark, *children(mark, "fixed")]
        return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))
    return ""


def all_cases(token: Token) -> str:
    """Return all the prepositions of a phrase in a row ("out of")."""
    marks = [word for mark in children(token, "case") for word in (mark, *children(mark, "fixed"))]
    return " ".join(word.lower_ for word in sorted(marks, key=lambda word: word.i))


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive, also as a participle after a noun."""
    if children(verb, "aux:pass", *PASSIVE_SUBJECTS):
        return True
    if _takes_amount(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    if verb.dep_ == "conj" and not children(verb, "obj", "nsubj") and children(verb.head, "aux:pass"):
        return True  # "was tried and sentenced"
    return verb.dep_ in ("acl", "amod") or (verb.dep_ in SHORT_PASSIVES and not children(verb, "obj"))


def _takes_amount(verb: Token) -> bool:
    """Whether a headline leaves the auxiliary out before an amount: "Alpha fined 2 million pounds"."""
    if verb.lower_ not in PUNISHING or verb.pos_ != "VERB" or children(verb, "aux", "obl:agent"):
        return False
    found = [one for one in children(verb, "obj", "obl:unmarked", "iobj") if not case_of(one)]
    return len(found) == 1 and (found[0].pos_ in ("NUM", "SYM") or found[0].lower_.removesuffix("s") in AMOUNTS)


def counting_head(token: Token, words: GrammarWords) -> Token:
    """Return the noun that stands for a counted one: `round` for `layoffs` in "round of layoffs"."""
    while token.dep_ == "nmod" and case_of(token) == "of" and token.head.lemma_.lower() in words.counting:
        token = token.head
    return token


def subjects(verb: Token, *, depth: int = 0) -> list[Token]:
    """Return the subjects of a verb: its own, or the ones that grammar passes on."""
    own = _unstrayed(verb) or _strayed(verb)
    if own or _is_headline_future(verb, verb.head):
        return own or [verb.head]
    if depth > 4 or is_passive(verb):
        return []
    return _passed_subjects(verb, depth + 1)


def _unstrayed(verb: Token) -> list[Token]:
    """Return the subjects that hang on a verb, those left out that a clause behind it has lost to it."""
    own = children(verb, "nsubj", "nsubj:outer", "csubj")
    before = [one for one in own if one.i < verb.i]
    return before if len(own) > 1 and before else own


def _strayed(verb: Token) -> list[Token]:
    """Return the subject that the parser hung on the clause above: "Alpha recalled lamps after Beta found a fault"."""
    is_below = verb.dep_ in ("advcl", "ccomp", "conj", "xcomp") and verb.head.i < verb.i
    above = children(verb.head, "nsubj") if is_below else []
    between = [one for one in above if verb.head.i < one.i < verb.i]
    return between if len(above) > len(between) else []


def _passed_subjects(verb: Token, depth: int) -> list[Token]:
    head, relation = verb.head, verb.dep_
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subjects(head, depth=depth) or (children(head, *PASSIVE_SUBJECTS) if is_passive(head) else [])
    if relation in ("xcomp", "ccomp"):
        controlled = children(head, "obj", "iobj") if relation == "xcomp" else []
        forced = passive_subjects(head) if is_passive(head) else []  # "Forced to recall it, Alpha …"
        return controlled or children(head, *PASSIVE_SUBJECTS) or forced or subjects(head, depth=depth)
    if relation == "advcl" and (told := _told_to(verb, head)):
        return told
    if relation == "advcl" and not children(verb, "nsubj"):
        return children(head, *PASSIVE_SUBJECTS) or subjects(head, depth=depth)
    if relation == "acl" and verb.tag_ in ("VBG", "VB"):
        return _of_noun_clause(verb, head)
    return []


def _is_headline_future(verb: Token, name: Token) -> bool:
    """Whether a headline tells what is to come: "Alpha to close Leeds plant"."""
    is_told = name.pos_ == "PROPN" and name.head == name and verb.tag_ == "VB"
    mark = verb.doc[verb.i - 1]
    return is_told and mark.lower_ == "to" and mark.nbor(-1).pos_ == "PROPN" and mark.nbor(-1) in {name, *name.children}


def _told_to(verb: Token, head: Token) -> list[Token]:
    """Whom the main verb has do it, as its object: "blamed Alpha for failing", "gave Alpha until Friday to pay"."""
    receivers = children(head, "iobj") if any(mark.lower_ == "to" for mark in children(verb, "mark")) else []
    called = [one for one in children(head, "obl") if case_of(one) in ("on", "upon", "to") and one.i < verb.i]
    called = called if head.lemma_.lower() in CALLING and verb.tag_ == "VB" else []
    return receivers or called or (children(head, "obj") if _is_done_by_object(verb, head) else [])


def _is_done_by_object(verb: Token, head: Token) -> bool:
    """Whether the object of the main verb does it: "blamed Alpha for failing", "called its chief to give evidence"."""
    marks = {mark.lower_ for mark in children(verb, "mark")}
    return (verb.tag_ == "VBG" and "for" in marks) or ("to" in marks and head.lemma_.lower() in TELLING)


def _of_noun_clause(verb: Token, noun: Token) -> list[Token]:
    """The subject of "the plan to close", "the unit making …", "is on course to grow", "took the step of closing"."""
    first = verb.left_edge.i
    is_apart = "," in (verb.doc[first].text, verb.doc[max(0, first - 1)].text)
    if verb.tag_ == "VBG" and not is_apart and not children(verb, "mark", "case"):
        return [noun]
    owners = [] if is_apart else children(noun, "nmod:poss")
    if owners:
        return owners
    if children(noun, "cop"):
        return children(noun, "nsubj")
    governor = noun.head
    return subjects(governor, depth=3) if governor.pos_ in ("VERB", "AUX") else []


def antecedent(token: Token) -> Token:
    """Return the noun a relative pronoun stands for, else the token itself."""
    if token.tag_ not in ("WDT", "WP", "WP$") and "Rel" not in token.morph.get("PronType", []):
        return token
    clause = token.head
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "advcl:relcl"):
            return clause.head
        clause = clause.head
    return _name_before(token)


def _name_before(relative: Token) -> Token:
    """Return the name before a relative clause that the parser hung elsewhere: "paid for Alpha, which …"."""
    comma = relative.i - 1
    if comma <= relative.sent.start or relative.doc[comma].text != "," or relative.lower_ not in ("which", "who"):
        return relative
    name = relative.doc[comma - 1]
    while name.dep_ in ("flat", "compound") and name.head.pos_ == "PROPN":
        name = name.head
    return name if name.pos_ == "PROPN" else relative


def objects(verb: Token) -> list[Token]:
    """Return the objects of a verb, with the noun that a relative clause without pronoun describes."""
    own = children(verb, "obj") or _named_as(verb)
    if own or verb.dep_ != "acl:relcl" or is_passive(verb):
        return own
    own_subjects = children(verb, "nsubj")
    standing = [*own_subjects, *children(verb, "obl", "advmod")]  # "in which", "where", "whose loan"
    standing += [owner for one in own_subjects for owner in children(one, "nmod:poss")]
    standing += [one for one in verb.subtree if one.i < verb.i and one.lower_ == "whose"]
    has_gap = bool(own_subjects) and not any(one.tag_ in ("WDT", "WP", "WRB", "WP$") for one in standing)
    return [verb.head] if has_gap else []


def passive_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a passive verb, with the noun that a participle describes."""
    own = children(verb, *PASSIVE_SUBJECTS) or (children(verb, "nsubj") if is_passive(verb) else [])
    if own or verb.tag_ not in ("VBN", "JJ"):
        return own or (_raised(verb) if verb.dep_ == "xcomp" and is_passive(verb) else [])
    if verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return [verb.head]
    if verb.dep_ == "conj" and is_passive(verb):  # "resigned and was replaced"
        return passive_subjects(verb.head) if is_passive(verb.head) else subjects(verb.head)
    is_told = verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in children(verb, "mark"))  # "as reported by"
    return _raised(verb) if verb.dep_ in ("xcomp", "advcl") and is_passive(verb) and not is_told else []


def _raised(verb: Token) -> list[Token]:
    between = [one for one in children(verb.head, "obj", "nsubj") if verb.head.i < one.i < verb.i]
    if between and verb.dep_ == "xcomp":  # "ordered three men to be held"
        return between
    return subjects(verb.head) or children(verb.head, *PASSIVE_SUBJECTS)


def phrases(head: Token, preposition: str, *relations: str) -> list[Token]:
    """Return dependents with a preposition, with what is coordinated and has none of its own."""
    return [
        child
        for child in head.children
        if child.dep_.split(":")[0] in relations and preposition in (case_of(child), all_cases(child))
    ]


def light_verb(noun: Token, words: GrammarWords) -> Token | None:
    """Return the light verb over an event noun ("carry out a round of layoffs")."""
    top = counting_head(noun, words)
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ == "obj" and top.head.lemma_.lower() == "call" and children(top.head, "xcomp"):
        return None  # "called the theft a wound"
    if top.dep_ in ("obj", "nsubj:pass", "obl") and top.head.pos_ == "VERB" and top.head.lemma_.lower() in words.light:
        is_carried = top.dep_ != "obl" or (top.i > top.head.i and case_of(top) in ("", "through", "with"))
        return top.head if is_carried else None
    return None


def _named_as(verb: Token) -> list[Token]:
    """Return the name before what it becomes, where a parse takes both for that: "named Roe chief executive"."""
    becoming = [one for one in children(verb, "xcomp") if one.i > verb.i]
    is_naming = verb.lemma_.lower() in NAMING and len(becoming) > 1 and not is_passive(verb)
    return becoming[:1] if is_naming and becoming[0].pos_ == "PROPN" else []


def neighbourhood(token: Token, *, steps: int = 2) -> set[Token]:
    """Return the tokens within some steps of the tree, dependents and governors, the token left out."""
    found, edge = {token}, {token}
    for _ in range(steps):
        near = {other for one in edge for other in (*one.children, one.head)}
        edge = near - found
        found |= near
    return found - {token}


def governors(token: Token) -> Iterator[Token]:
    """Yield the tokens above, nearest first, within the sentence."""
    while token.head != token:
        token = token.head
        yield token


def is_frame(noun: Token) -> bool:
    """Return whether a noun only tells when something else was: "after the layoffs, it opened a shop"."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("obl", "nmod") and case_of(noun) in TIME_FRAMES


def verb_of(token: Token) -> Token:
    """Return the verb (or predicate) whose clause a token stands in."""
    current = token
    while current.head != current and not (
        current.pos_ in ("VERB", "AUX") and current.dep_ not in ("amod", "compound", "aux", "cop", "aux:pass")
    ):
        if children(current, "cop"):
            return current
        current = current.head
    return current


def path_to(token: Token, above: Token) -> Iterator[Token]:
    """Yield the words between a token and one above it in the parse, from below."""
    while token.head not in (above, token):
        token = token.head
        yield token
