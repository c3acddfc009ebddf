"""Who stands where a row of `kg:grammar` says ("nsubj", "obj", "nmod/of", "nsubj>nmod/of"), seen from a trigger.

The rows are answered with what grammar passes on: coordination, participles, light verbs, nouns that only count.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.grammar import (
    GrammarWords,
    antecedent,
    case_of,
    children,
    conjuncts,
    counting_head,
    is_passive,
    light_verb,
    objects,
    passive_subjects,
    phrases,
    subjects,
)

ANSWERS = frozenset({"accept", "reject", "win", "receive", "get", "face", "seek"})
"""Verbs for what somebody else does: "accepted the mayor's proposal"."""
INVITING = frozenset({"invite", "summon", "call", "send", "welcome"})
"""Verbs whose object comes to an event."""
DOING = frozenset(
    "bring lead organise organize sign reach make launch hold carry stage".split()
    + "conduct file submit undertake begin start conclude".split()
)
"""Verbs of a relative clause that only tell who did what a noun names: "a deal that Alpha signed"."""
ADJUNCTS = frozenset(["after", "before", "with", "following", "since", "despite", "from", "through", "in", "thanks to"])
AMID, SUFFERED = ("in", "on", "at"), ("trial", "custody", "danger")
"""Prepositions of what somebody does: "is in talks, on strike", not "is on trial, under attack"."""
REPORTING = frozenset({"report", "confirm", "reveal", "disclose"})
"""Verbs whose "by" tells who told of an event, not who did it."""
JOINING = frozenset({"join", "rejoin"})
"""Verbs of taking up a post, whose "from" tells of the one before."""
HEADING = frozenset({"lead", "head", "run", "chair", "manage", "captain"}) | JOINING
INFORMING = frozenset({"inform", "notify", "tell", "brief", "alert"})
"""Verbs whose object hears of it."""
DOORS = frozenset({"door", "gate", "shutter"})
"""What opens and closes with its owner: "The museum shut its doors"."""
OCCASIONS = frozenset({"conference", "briefing", "presser", "call", "interview", "hearing"})
PRESS = frozenset({"press", "news", "media"})
TELLING = frozenset("say tell inform add state announce explain warn remark admit reveal confirm brief address".split())
MEETING_IN = ("at", "in", "on", "during")
"""Verbs and prepositions of what is said on an occasion."""
BEHIND_NAMES = frozenset({"by", "from", "to", "against", "with", "over"})
"""Prepositions that go with the noun before a name, not with the name: "the purchase of Alpha by Beta"."""


def fillers(trigger: Token, row: str, words: GrammarWords) -> list[Token]:
    """Return the heads of the phrases that stand where a grammar row says, seen from a trigger."""
    if ">" in row:
        first, rest = row.split(">", 1)
        return [token for middle in fillers(trigger, first, words) for token in fillers(middle, rest, words)]
    find = ROWS.get(row)
    found = find(trigger, words) if find else _by_preposition(trigger, row, words)
    spread = [token for head in found for token in conjuncts(head)]
    return list(dict.fromkeys(antecedent(token) for token in spread))


def _nsubj(trigger: Token, words: GrammarWords) -> list[Token]:
    if trigger.pos_ in ("VERB", "AUX", "ADJ") or children(trigger, "cop"):
        return [] if is_passive(trigger) else subjects(trigger)
    verb = light_verb(trigger, words)
    is_others = (
        verb is not None and verb.lemma_ in ANSWERS and any(o.pos_ != "PRON" for o in _possessors(trigger, words))
    )
    if verb is None and trigger.pos_ == "NOUN":
        done = [clause for clause in _light_clauses(trigger, words) if not is_passive(clause)]
        return [doer for clause in done for doer in subjects(clause)]
    return subjects(verb) if verb is not None and not is_others else []


def _light_clauses(noun: Token, words: GrammarWords) -> list[Token]:
    """Return the clauses that tell who did what a noun names: "a deal that the two signed", "one reached with Beta"."""
    clauses = [one for one in children(noun, "acl", "acl:relcl") if one.lemma_.lower() in words.light & DOING]
    return [one for one in clauses if noun in map(antecedent, (*objects(one), *passive_subjects(one)))]


def _nsubj_intransitive(trigger: Token, words: GrammarWords) -> list[Token]:
    return [] if objects(trigger) and not moves_doors(trigger) else _nsubj(trigger, words)


def moves_doors(trigger: Token) -> bool:
    """Return whether all that somebody opens or closes are its own doors."""
    moved = objects(trigger)
    return bool(moved) and all(one.lemma_.lower() in DOORS and children(one, "nmod:poss") for one in moved)


def _obj(trigger: Token, _: GrammarWords) -> list[Token]:
    if trigger.pos_ not in ("VERB", "AUX") or is_passive(trigger):
        return []
    return objects(trigger) or children(trigger, "iobj")  # "sued Alpha for the fee"


def _struck(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return what a disaster strikes: "a quake shook Leeds", "Leeds was hit by a storm"."""
    verb = trigger.head
    if trigger.pos_ not in ("NOUN", "PROPN") or verb.lemma_.lower() not in words.striking:
        return []
    if trigger.dep_ == "nsubj" and not is_passive(verb):
        return objects(verb)
    return passive_subjects(verb) if trigger.dep_ == "obl:agent" else []


def _nsubj_pass(trigger: Token, words: GrammarWords) -> list[Token]:
    verb = undergone(trigger, words)
    if verb is not None:
        return subjects(verb)
    return passive_subjects(trigger) if trigger.pos_ in ("VERB", "ADJ") else []


def undergone(trigger: Token, words: GrammarWords) -> Token | None:
    """Return the active verb whose subject it happens to: "Alpha received a fine", "she became chair"."""
    if trigger.pos_ == "NOUN" and children(trigger, "cop"):
        return None if case_of(trigger) in AMID and trigger.lemma_.lower() not in SUFFERED else trigger
    verb = trigger if trigger.pos_ == "VERB" else light_verb(trigger, words)
    if verb is None or is_passive(verb):
        return None
    own = objects(verb)
    bare = [one for one in own if one.pos_ == "NOUN" and not list(one.children)]  # "took office"
    parts = [part.lower_ for part in children(verb, "compound:prt")] + [one.lemma_.lower() for one in bare]
    name = " ".join((verb.lemma_.lower(), *parts))
    happens = verb.lemma_.lower() in words.undergoing or (name in words.unaccusative and own == bare)
    return verb if happens or _befalls(verb, words) else None


def _befalls(verb: Token, words: GrammarWords) -> bool:
    """Whether a verb with what follows it tells what happens to its subject: "got the job", "appeared in court"."""
    after = children(verb, "obj", "obl", "obl:unmarked")
    return any(f"{verb.lemma_.lower()} {one.lemma_.lower()}" in words.befalling for one in after)


def _predicate(trigger: Token, _: GrammarWords) -> list[Token]:
    """Return what a trigger is said to be: "the newest stop was Chile"."""
    return [trigger.head] if trigger.dep_ == "nsubj" and children(trigger.head, "cop") else []


def _agent(trigger: Token, words: GrammarWords) -> list[Token]:
    if trigger.pos_ in ("VERB", "ADJ"):
        doers = [one for one in children(trigger, "obl:agent") if case_of(one) != "of"]  # "by Roe of Alpha"
        return doers or phrases(trigger, "by", "obl")
    verb = light_verb(trigger, words)
    if verb is not None and is_passive(verb):
        return [] if verb.lemma_.lower() in REPORTING else _agent(verb, words)
    done = [clause for clause in children(trigger, "acl", "acl:relcl") if is_passive(clause)]
    return [one for clause in done if clause.lemma_.lower() in words.light | DOING for one in _agent(clause, words)]


def _invited(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return who is asked to an event: "invited Roe to a meeting", "was called to talks"."""
    verb = trigger.head
    if trigger.dep_ != "obl" or case_of(trigger) != "to" or verb.lemma_.lower() not in INVITING:
        return []
    return [*objects(verb), *passive_subjects(verb)]


def _over(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return the subject of the verb whose object an event is: "Alpha left the talks"."""
    noun = counting_head(trigger, words)
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    is_object = noun.dep_ in ("obj", "xcomp") and children(noun.head, "obj") in ([], [noun])
    is_object = is_object or (noun.dep_ == "obl" and case_of(noun) in ("in", "out of", "into"))
    return subjects(noun.head) if trigger.pos_ == "NOUN" and is_object and noun.head.pos_ == "VERB" else []


def _clause(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return the subject of the clause that an event is the circumstance of: "Alpha are third after a win"."""
    noun = counting_head(trigger, words)
    is_circumstance = trigger.pos_ == "NOUN" and noun.dep_ == "obl" and case_of(noun) in ADJUNCTS
    if not is_circumstance or children(noun, "nmod:poss", "nmod:agent"):
        return []
    return subjects(noun.head) or passive_subjects(noun.head)


def _successor(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return who takes the place of somebody: "Roe replaced Alden", "Alden was replaced by Roe"."""
    if trigger.lemma_.lower() not in words.succeeding:
        return []
    if trigger.lemma_.lower() in HEADING and not is_passive(trigger) and not objects(trigger):
        return []  # "coaches will run along line 2"
    return _agent(trigger, words) or ([] if is_passive(trigger) else subjects(trigger))


def _headed(trigger: Token, _: GrammarWords) -> list[Token]:
    """Return what somebody leads: "Alpha will be run by Roe", "Roe will head the new Alpha"."""
    if trigger.pos_ != "VERB" or trigger.lemma_.lower() not in HEADING:
        return []
    return passive_subjects(trigger) if is_passive(trigger) else objects(trigger)


def _predecessor(trigger: Token, words: GrammarWords) -> list[Token]:
    """Return whose place somebody takes: "Roe replaced Alden", "Roe took over from Alden"."""
    if trigger.pos_ != "VERB":
        return []
    if trigger.lemma_.lower() in words.succeeding - HEADING:
        return passive_subjects(trigger) if is_passive(trigger) else objects(trigger)
    return phrases(trigger, "from", "obl") if children(trigger, "compound:prt") else []


def _informed(trigger: Token, _: GrammarWords) -> list[Token]:
    """Return who is told something: "Alpha informed Roe", "Roe was notified"."""
    if trigger.pos_ != "VERB" or trigger.lemma_.lower() not in INFORMING:
        return []
    return passive_subjects(trigger) if is_passive(trigger) else [*objects(trigger), *children(trigger, "iobj")]


def _saying(trigger: Token, _: GrammarWords) -> list[Token]:
    """Return who speaks at an occasion: "Roe said at a press conference", "told a news conference"."""
    before = {child.lower_ for child in children(trigger, "compound")}
    is_with_press = trigger.lemma_.lower() != "conference" or bool(before & PRESS)
    if trigger.lemma_.lower() not in OCCASIONS or trigger.pos_ != "NOUN" or not is_with_press:
        return []
    is_told = trigger.dep_ in ("obj", "iobj") and trigger.head.lemma_.lower() in TELLING
    if not is_told and (trigger.dep_ not in ("obl", "nmod") or case_of(trigger) not in MEETING_IN):
        return []
    for verb in trigger.ancestors:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in TELLING:
            return [one for one in subjects(verb) if trigger not in one.subtree]
    return []


def _possessors(trigger: Token, words: GrammarWords) -> list[Token]:
    return [owner for noun in {trigger, counting_head(trigger, words)} for owner in children(noun, "nmod:poss")]


def _premodifiers(trigger: Token, relation: str, words: GrammarWords) -> list[Token]:
    found = [child for noun in {trigger, counting_head(trigger, words)} for child in children(noun, relation)]
    return sorted(found, key=lambda token: token.i)


def _by_preposition(trigger: Token, row: str, words: GrammarWords) -> list[Token]:
    relation, _, preposition = row.partition("/")
    if not preposition:
        return children(trigger, relation)
    if relation == "light":
        verb = light_verb(trigger, words) if trigger.pos_ == "NOUN" else None
        return subjects(verb) if verb is not None and verb.lemma_.lower() == preposition else []
    if relation == "obl":
        hosts = [trigger] if trigger.pos_ in ("VERB", "AUX", "ADJ") else []
        verb = light_verb(trigger, words)
        is_told = verb is not None and preposition == "by" and verb.lemma_.lower() in REPORTING
        hosts += [verb] if verb is not None and not is_told else []
        hosts += [trigger.head] if trigger.dep_ == "xcomp" else []
        hosts += _light_clauses(trigger, words) if trigger.pos_ == "NOUN" else []
        return [found for host in hosts for found in phrases(host, preposition, "obl")]
    hosts = list(dict.fromkeys((trigger, counting_head(trigger, words)))) if trigger.pos_ != "VERB" else [trigger]
    hosts += [name for name in phrases(trigger, "of", "nmod") if name.pos_ == "PROPN" and preposition in BEHIND_NAMES]
    found = [phrase for host in hosts for phrase in phrases(host, preposition, "nmod")]
    return [token for token in found if token != trigger]


ROWS: dict[str, Callable[[Token, GrammarWords], list[Token]]] = {
    "main": lambda *_: [],
    "maker": lambda *_: [],
    "nsubj": _nsubj,
    "nsubj:intransitive": _nsubj_intransitive,
    "nsubj:pass": _nsubj_pass,
    "predicate": _predicate,
    "obj": _obj,
    "struck": _struck,
    "obl:agent": _agent,
    "nmod:poss": _possessors,
    "compound": lambda trigger, words: _premodifiers(trigger, "compound", words),
    "amod": lambda trigger, words: _premodifiers(trigger, "amod", words),
    "over": _over,
    "invited": _invited,
    "clause": _clause,
    "successor": _successor,
    "headed": _headed,
    "informed": _informed,
    "predecessor": _predecessor,
    "saying": _saying,
}
