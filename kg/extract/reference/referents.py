"""Who is meant by a phrase: the name beside a noun, the examples after it, the company that its people stand for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import antecedent, case_of, children, conjuncts, is_plural, subjects
from kg.extract.topic import OUTLET
from kg.model.mention import MentionKind
from kg.ontology import Ontology

PERSON, ORGANIZATION, PLACE = "schema:Person", "schema:Organization", "schema:Place"
BODIES, FIRMS = "kg:bodyNoun", "kg:firmNoun"
PAIR = ("one", "other")
PAIRS = frozenset({"two", "pair", "duo"})
SIDES = frozenset({"side", "company", "party", "firm", "group", "club", "partner", "man", "woman"})
SOME = frozenset({"one", "some", "several", "many", "most", "both", "few", "half"})
REGIONS = frozenset(
    "valley area region district province county island peninsula basin coast town village city".split()
)
LEADING = frozenset({"lead", "head", "chair", "run", "represent"})
OF_ITS = frozenset({"of", "at", "for", "from", "with"})
"""Prepositions between people or parts and the body they are of: "analysts at Alpha", not "rivals such as Alpha"."""
LISTING = frozenset({"among", "including", "include", "such as", "like", "notably", "particularly"})


def referents(token: Token, analysis: Analysis, *, is_attribute: bool = False) -> list[Token]:
    """Return the tokens of the entities meant by a phrase: "employees of Alpha" is not Alpha, "the unit" is.

    "The ferry operators Alpha and Beta" are both. What only tells the kind (`is_attribute`) tells nothing of examples.
    """
    if analysis.entity_at(token) is not None:
        return [token, *_beside_its_words(token, analysis)]
    named = [child for child in _beside(token, analysis) if analysis.entity_at(child) is not None]
    named = named or [
        child for child in ([] if is_attribute else _listed(token)) if analysis.entity_at(child) is not None
    ]
    if not named and token.dep_ == "appos" and analysis.entity_at(token.head) is not None:
        return [token.head]
    if not named:
        return _pair(token, analysis) or _whole_place(token, analysis) or [token]
    all_named = (one for child in named for part in _words_of(child, analysis) for one in conjuncts(part))
    return list(dict.fromkeys(one for one in all_named if analysis.entity_at(one) is not None))


def _beside_its_words(name: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the names that are coordinated with a name, but hang on another of its words."""
    own = analysis.entity_at(name)
    for word in _words_of(name, analysis)[1:]:
        yield from (one for one in conjuncts(word) if analysis.entity_at(one) not in (None, own))


def _words_of(name: Token, analysis: Analysis) -> list[Token]:
    """Return the words of a name, head first: "Beta" may hang on any of them in "Alpha Steel and Beta"."""
    found = analysis.mention_at(name)
    inside = [] if found is None else list(analysis.tokens(found[1].span))
    return [name, *(one for one in inside if one != name)]


def _whole_place(noun: Token, analysis: Analysis) -> list[Token]:
    """Return the place that a noun for places only introduces: "the island of Hallso", "the city of Naga"."""
    kinds = [kind for kind in analysis.ontology.entity_types.values() if analysis.ontology.is_a(kind.name, PLACE)]
    if noun.pos_ != "NOUN" or not any((noun.lemma_.lower(),) in kind.head_nouns for kind in kinds):
        return []
    after = [child for child in children(noun, "nmod") if case_of(child) == "of"]
    before = children(noun, "compound") if noun.lemma_.lower() in REGIONS else []  # "the Alva valley"
    return [child for child in (*after, *before) if analysis.stands_for(child, PLACE)][:1]


def _beside(noun: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the names beside a noun, also where a place stands between: "the mayor of Leeds, Ann Roe,"."""
    yield from children(noun, "appos", "flat")
    yield from _right_after(noun, analysis)
    yield from (one for one in children(noun, "compound", "nmod:desc") if one.i > noun.i)
    if noun.pos_ in ("NUM", "PRON", "DET") or noun.lower_ in SOME:  # "two of the owners, Alpha and Beta,"
        for group in children(noun, "nmod"):
            yield from children(group, "appos", "flat") if case_of(group) == "of" else ()
            yield from (one for one in children(group, "compound", "nmod:desc") if one.i > group.i)
    if is_person(noun, analysis):
        for place in children(noun, "nmod"):
            is_alone = not any(children(name, "cc") for name in children(place, "conj"))
            for name in children(place, "conj") if is_alone and not analysis.stands_for(place, PERSON) else ():
                yield from (name,) if analysis.stands_for(name, PERSON) else ()


def _right_after(noun: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the name right after the noun that describes it, wherever a parse hangs it: "from broadcaster Alpha"."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is None or noun.pos_ != "NOUN" or is_plural(noun) or following.sent != noun.sent:
        return
    found = analysis.mention_at(following)
    is_name = found is not None and found[1].kind is MentionKind.NAME and found[1].span.start == following.idx
    if is_name and following.pos_ == "PROPN" and following.dep_ not in ("nsubj", "nsubj:pass", "nmod:poss"):
        yield following


def _pair(token: Token, analysis: Analysis) -> list[Token]:
    """Return the only two organisations, or people, named so far in a sentence that "the two" or "both sides" takes up.

    Where it names none, the sentence before is asked.
    """
    marks = {child.lower_ for child in token.children}
    is_pair = token.lower_ in PAIRS and bool(marks & {"the", "this"})
    is_pair = is_pair or (token.lemma_.lower() in SIDES and bool(marks & {"two", "both"}))
    if not is_pair and not (token.lower_ == "both" and token.dep_ == "nsubj"):
        return []
    start = token.sent.start
    for first in (start, token.doc[start - 1].sent.start if start else start):
        for kind in (ORGANIZATION, PERSON):
            found: dict[int, Token] = {}
            for earlier in token.doc[first : token.i]:
                index = analysis.entity_at(earlier)
                if index is not None and analysis.is_of(index, kind):
                    found.setdefault(index, earlier)
            if len(found) == len(PAIR):
                return list(found.values())
    return []


def leader_of(body: Token, analysis: Analysis) -> Token | None:
    """Return who leads a body without a name: "the association, led by Ann Roe", "the commission under Ann Roe"."""
    led = [clause for clause in children(body, "acl", "acl:relcl") if clause.lemma_.lower() in LEADING]
    people = [one for clause in led for one in children(clause, "obl:agent", "obl")]
    people += [one for one in children(body, "nmod") if case_of(one) == "under"]
    named = [one for person in people for one in (person, *children(person, "appos", "flat"))]
    return next((one for one in named if analysis.stands_for(one, PERSON)), None)


def _listed(noun: Token) -> Iterator[Token]:
    """Yield the examples after a noun: "four people, among them Ann Roe", "carriers including Alpha and Beta"."""
    for child in children(noun, "nmod", "acl", "appos"):
        if case_of(child) in LISTING or any(part.lower_ in LISTING for part in children(child, "case", "advmod")):
            described = [
                child,
                *(children(noun, "appos") if child.pos_ == "PRON" else []),
            ]  # "among them Roe"
            yield from (one for name in described for one in (name, *children(name, "appos", "flat")))
    for child in children(noun, "acl"):
        yield from children(child, "obj") if child.lemma_.lower() == "include" else ()


def owner_of(token: Token, analysis: Analysis) -> Token:
    """Return the organisation that its people stand for: "Alpha executives", "the management of Alpha".

    One of its people does not: "an engineer of Alpha", nor a part that is a body by itself: "Alpha's pension fund".
    """
    lists = analysis.ontology.word_lists
    noun = (token.lemma_.lower(),)
    is_one = not is_plural(token) or bool(children(token, "nummod"))
    stands = noun in lists.get("kg:standingNoun", ())
    if is_person(token, analysis) and is_one and not stands:
        return token
    for part in token.children:
        child = antecedent(part) if part.dep_ == "nmod:poss" else part  # "Alpha, whose directors met"
        index = analysis.entity_at(child)
        if part.dep_ not in ("compound", "nmod:poss", "nmod") or index is None:
            continue
        is_outlet = analysis.entities[index].type == OUTLET and case_of(part) == "in"  # "a story in the Daily Post"
        is_its = part.dep_ != "nmod" or case_of(part) in OF_ITS or is_outlet
        is_its = is_its and (stands or not is_other_body(token, analysis, is_before=part.dep_ == "compound"))
        if is_its and analysis.is_of(index, ORGANIZATION):
            return child
    return token


def belonging(noun: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield whose thing something is done to: "searched Alpha's offices", "rejected the offer of Alpha"."""
    if noun.pos_ != "NOUN" or is_person(noun, analysis):
        return
    after = [child for child in children(noun, "nmod") if case_of(child) == "of"]
    for owner in (*children(noun, "nmod:poss"), *after):
        for one in (owner, *children(owner, "appos", "flat")):
            if analysis.entity_at(one) is not None:
                yield from conjuncts(one)


def is_done_by_somebody(head: Token, analysis: Analysis) -> bool:
    """Return whether people or a body without a name do it: "the police searched Alpha's offices"."""
    bodies = analysis.ontology.word_lists.get(BODIES, ())
    doers = [*subjects(head), *children(head, "obl:agent")] if head.pos_ == "VERB" else []
    return any((doer.lemma_.lower(),) in bodies or is_person(doer, analysis) for doer in doers)


def is_other_body(noun: Token, analysis: Analysis, *, is_before: bool) -> bool:
    """Return whether a noun means another body than its owner: "Alpha's pension fund", not "the Alpha group".

    A name right before it (`is_before`) is its own, unless it is a part: "the Alpha unit".
    """
    kind, word = analysis.ontology.entity_types.get(ORGANIZATION), (noun.lemma_.lower(),)
    if kind is None or (is_before and word in analysis.ontology.word_lists.get(FIRMS, ())):
        return False
    return word in kind.unit_nouns or (word in kind.head_nouns and not is_before)


def is_person(noun: Token, analysis: Analysis) -> bool:
    """Return whether a noun is a word for people."""
    return names_people(noun.lemma_.lower(), analysis.ontology)


def names_people(noun: str, ontology: Ontology) -> bool:
    """Return whether a lemma is a word for people: by its kind, by a job, or as the ontology lists it."""
    people, word = ontology.entity_types.get(PERSON), (noun,)
    is_kind = people is not None and word in people.head_nouns | people.job_nouns
    return is_kind or word in ontology.word_lists.get("kg:personNoun", ())
