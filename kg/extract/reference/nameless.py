"""Pronouns that stand for no name: expletives, people and things that the text does not name.

A wrong antecedent makes an event wrong, a missing one only leaves it poorer; so each of these rules says no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.grammar import antecedent, children, conjuncts, is_passive, is_plural, subjects, verb_of
from kg.extract.reference.genders import of_word

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
PEOPLE_STAND = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj")
THINGS_STAND = ("nsubj", "nsubj:pass", "obj")
IDIOMS = frozenset({"put", "make", "get", "find", "have", "hit"})
"""Verbs whose "it" means nothing: "make it happen", "as one employee put it"."""
SINGULAR = ("it", "its")
PLURAL = ("they", "their", "them")
COLLECTIVES = frozenset("team side squad crew band family couple staff police jury".split())
"""Several people in one word: "praised her team and their captain"."""
GENDER_FORMS = (("he", "him", "his"), ("she", "her", "hers"))
GENDERED = tuple(form for forms in GENDER_FORMS for form in forms)
NAMING = ("appos", "flat", "nmod:desc")
KINDS = frozenset({"kind", "sort", "type"})
WEATHER = frozenset({"rain", "snow", "hail", "thunder"})
HAPPENING = frozenset({"happen", "occur", "mark", "mean", "underscore", "underline", "signal", "transpire", "matter"})
"""Verbs whose "it" is an event or a fact."""
TOLD = frozenset("say report learn whisper rumour rumor know think believe understand suggest reveal hope fear".split())
"""Verbs whose passive with "it" tells what follows: "it was learnt that …"."""
TAKING = frozenset(
    "acquire accuse ask blame buy fine found head help join lead leave".split()
    + "merge own purchase rename run sell sue urge warn".split()
)
"""Verbs whose object may well be a company."""
COMING, WHEN = ("come", "happen"), ("as", "after", "amid", "just", "weeks", "days", "months", "at", "despite", "when")
COPULAS = ("'s", "’s", "is", "was")
SPANS = frozenset("second minute hour day night week month year decade while long time".split())
SHOWN = frozenset("show prove establish determine confirm find emerge allege argue claim feel".split())
"""Verbs whose passive with "it" tells what follows."""
BELOW = ("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "nmod", "obj", "obl", "appos", "conj")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns without a name that can act, and who is mentioned at a token."""

    acting: frozenset[str]
    """Bodies, companies and people: whose `its` may be theirs."""
    people: frozenset[str]
    entity_at: Callable[[Token], int | None]


def stands_for_nobody(token: Token, nouns: Nouns) -> bool:
    """Return whether a pronoun is an expletive, or stands for something that has no name."""
    form = token.lower_
    if form in PLURAL:
        return _has_nearer_plural(token, nouns)
    if form == "its":
        return token.head.lemma_.lower() in KINDS or _is_owned_by_nameless(token, nouns)
    if form == "it":
        return any(is_so(token, nouns) for is_so in SIGNS)
    if form in GENDERED and not _is_taken_up(token):
        is_nameless = IS_NAMELESS.get(token.dep_)
        return _follows_nameless(token, nouns) or (is_nameless is not None and is_nameless(token, nouns))
    return False


def is_expletive(token: Token) -> bool:
    """Return whether a pronoun is no pronoun: the dummy subject, or "IT"."""
    is_dummy = token.dep_ == "expl" or (token.lower_ == "it" and (token.head.pos_ == "ADJ" or _is_dummy(token)))
    is_trade = token.text == "IT" and not token.sent.text.isupper()
    return is_dummy or is_trade


def _is_dummy(token: Token) -> bool:
    """Whether "it" only opens a clause: "It comes as …", "It's that …", "It took days", "should it be shown that …"."""
    verb, after = token.head, [one.lower_ for one in token.doc[token.i + 1 : token.i + 3]]
    if token.dep_ not in SUBJECTS:
        return False
    if verb.pos_ == "NUM" and children(verb, "cop"):
        return True  # "The company says it is 85"
    is_frame = len(after) > 1 and (
        (verb.lemma_ in COMING and verb.i == token.i + 1 and after[1] in WHEN)
        or (after[0] in COPULAS and after[1] == "that")
    )
    if is_frame or verb.lemma_ == "take":
        spans = children(verb, "obj", "obl:tmod")
        return is_frame or any(span.lemma_.lower() in SPANS or children(span, "nummod") for span in spans)
    return is_passive(verb) and verb.lemma_.lower() in SHOWN and bool(children(verb, "ccomp", "csubj:pass"))


def _follows_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether the sentence before is about somebody without a name: "A guard was found. He was treated …"."""
    start = token.sent.start
    if not start or token.i != start or token.dep_ not in SUBJECTS:
        return False
    before = token.doc[start - 1].sent.root
    main = [one for one in children(before, *SUBJECTS) if one.i < before.i]
    return bool(main) and all(
        _is_nameless_actor(one, nouns, nouns.people | ({one.lemma_.lower()} if of_word(one.lower_) else set()))
        for one in main
    )


def takes_things(token: Token) -> bool:
    """Return whether "it" is the object of a verb done to things: "accepted it", not "sued it"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ != "obj" or verb.pos_ != "VERB" or verb.lemma_.lower() in TAKING:
        return False
    return not any(child.pos_ == "VERB" for child in children(verb, "xcomp", "ccomp"))


def _is_idiom(token: Token, _: Nouns) -> bool:
    verb = token.head
    is_object = token.dep_ == "obj" and verb.lemma_.lower() in IDIOMS
    return is_object and bool(children(verb, "xcomp", "ccomp", "mark", "advmod"))


def _is_of_no_one(token: Token, _: Nouns) -> bool:
    """Whether "it" is a dummy or a fact: "it rained", "it was learnt that", "as it happens", "it marks an end"."""
    verb = token.head
    lemma = verb.lemma_.lower()
    if token.dep_ not in SUBJECTS:
        return False
    return lemma in WEATHER | HAPPENING or (lemma in TOLD and is_passive(verb) and not children(verb, "xcomp"))


def _is_under_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether the next subject above has no name: "the regulator said it had fined Alpha", "a boy said he saw Roe"."""
    kinds = nouns.people if token.lower_ in GENDERED else nouns.acting
    clause = verb_of(token)
    while clause.dep_ in BELOW and clause.head != clause:
        below, clause = clause, clause.head
        above = [one for one in children(clause, *SUBJECTS) if one != below and one.i < token.i]
        if clause.pos_ in ("VERB", "AUX") and above:
            meant = [antecedent(one) for one in above]
            return all(_is_nameless_actor(one, nouns, kinds) for one in meant)
    return False


def _is_taken_up(token: Token) -> bool:
    """Whether the same person is spoken of before in the sentence: "When she rang, a clerk took her number"."""
    same = next(forms for forms in GENDER_FORMS if token.lower_ in forms)
    return any(earlier.lower_ in same for earlier in token.doc[token.sent.start : token.i])


def _is_place_or_whole(token: Token, _: Nouns) -> bool:
    """Whether "it" is what something is in or of, seldom a company: "a copy of it", "In it, he wrote"."""
    return token.dep_ in ("obl", "nmod") and any(case.lower_ in ("in", "of", "on") for case in children(token, "case"))


def _tells_of_event(token: Token, nouns: Nouns) -> bool:
    """Whether "it" is said to be something that no company or person is: "It was the first strike since 2011"."""
    noun = token.head
    is_named = token.dep_ in SUBJECTS and noun.pos_ == "NOUN" and bool(children(noun, "cop"))
    return is_named and noun.lemma_.lower() not in nouns.acting | nouns.people


def _has_nearer_plural(token: Token, nouns: Nouns) -> bool:
    """Whether people or things without a name are nearer than the last name: "families of victims … their"."""
    start = token.sent.start
    start = token.doc[start - 1].sent.start if start else start
    for earlier in reversed(token.doc[start : token.i]):
        if nouns.entity_at(earlier) is not None and earlier.dep_ in (*SUBJECTS, "obj", "conj"):
            return False
        if earlier.pos_ != "NOUN" or not (is_plural(earlier) or earlier.lemma_.lower() in COLLECTIVES):
            continue
        is_people = earlier.lemma_.lower() in nouns.people | COLLECTIVES and earlier.dep_ in PEOPLE_STAND
        if is_people or earlier.dep_ in SUBJECTS:
            return True
    return False


def takes_up_things(token: Token, nouns: Nouns) -> bool:
    """Return whether "they" takes up several things in the clause above: "recalled lamps as it knew they overheat"."""
    above = list(token.head.ancestors)
    return token.lower_ in PLURAL and any(
        one.pos_ == "NOUN" and is_plural(one) and nouns.entity_at(one) is None and one.i < token.i
        for verb in above
        for one in children(verb, "obj", "nsubj:pass")
    )


def _is_owned_by_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether "its" is the subject's, and that has no name: "the agency gave its final numbers"."""
    verb = verb_of(token.head)
    above = [one for one in subjects(verb) or children(verb, *SUBJECTS) if one != token.head]
    if not above or any(token in one.subtree for one in above):
        return False
    kinds = nouns.people if token.lower_ in GENDERED else nouns.acting
    return all(_is_nameless_actor(one, nouns, kinds) for subject in above for one in conjuncts(antecedent(subject)))


def _is_nameless_actor(noun: Token, nouns: Nouns, kinds: frozenset[str]) -> bool:
    is_plain = noun.pos_ == "NOUN" and nouns.entity_at(noun) is None and not is_plural(noun)
    beside = NAMING if kinds >= nouns.people else (*NAMING, "nmod:poss", "compound")
    named = any(nouns.entity_at(child) is not None for child in children(noun, *beside))
    return is_plain and not named and noun.lemma_.lower() in kinds


def _follows_thing(token: Token, nouns: Nouns) -> bool:
    """Whether the clause or sentence before is about a thing without a name: "The bridge fell. It was old."."""
    start = token.sent.start
    inside = [one for one in token.doc[start : token.i] if one.dep_ in SUBJECTS and one.head != token.head]
    if inside and token.dep_ == "obj":
        return all(_is_thing(one, nouns) for one in inside) and token.head.dep_ in ("conj", "parataxis", "advcl")
    if token.i != start or token.dep_ not in SUBJECTS or not start:
        return False
    before = [one for one in token.doc[start - 1].sent if one.dep_ in SUBJECTS]
    return bool(before) and all(_is_thing(one, nouns) for one in before)


def _takes_up_nameless(token: Token, nouns: Nouns) -> bool:
    """Whether "it" begins a clause beside one whose subject has no name: "The office did what it must: it …"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ not in ("parataxis", "conj"):
        return False
    above = [one for one in children(verb.head, *SUBJECTS) if one.i < token.i]
    return bool(above) and all(_is_thing(one, nouns) or _is_nameless_actor(one, nouns, nouns.acting) for one in above)


def thing_between(token: Token, nouns: Nouns, owned: frozenset[str]) -> bool:
    """Return whether a thing without a name is spoken of before "it" in the sentence: "A fluid gives up its heat".

    What only companies own is theirs all the same (`owned`): "the move cut its profit".
    """
    if token.lower_ not in SINGULAR or (token.lower_ == "its" and token.head.lemma_.lower() in owned):
        return False
    return any(
        one.dep_ in THINGS_STAND and one != token.head and _is_thing(one, nouns) and not children(one, "nummod")
        for one in token.doc[token.sent.start : token.i]
    )


def _is_thing(noun: Token, nouns: Nouns) -> bool:
    return (
        noun.pos_ == "NOUN"
        and nouns.entity_at(noun) is None
        and not is_plural(noun)
        and noun.lemma_.lower() not in nouns.people
        and not any(nouns.entity_at(child) is not None for child in children(noun, "nmod:poss", "nmod"))
    )


SIGNS: tuple[Callable[[Token, Nouns], bool], ...] = (
    _is_idiom,
    _is_of_no_one,
    _is_place_or_whole,
    _tells_of_event,
    _follows_thing,
    _takes_up_nameless,
    _is_under_nameless,
)
"""What tells that "it" stands for no name."""
IS_NAMELESS = {"nmod:poss": _is_owned_by_nameless, **dict.fromkeys(SUBJECTS, _is_under_nameless)}
"""How to tell that "he" or "his" is somebody without a name, by where it stands."""
