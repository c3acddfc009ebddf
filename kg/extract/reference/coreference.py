"""Pronouns and definite descriptions, resolved inside the document, each with its reason.

Salience in the manner of Lappin & Leass (1994): recency, subjects before objects, agreement in kind; a
description must fit what the document calls its antecedent, or else its type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children, passive_subjects, subjects, verb_of
from kg.extract.names.plain_words import is_respectful
from kg.extract.reference import first_person, origins
from kg.extract.reference.definite import description, is_bare_in_headline, is_definite
from kg.extract.reference.genders import GENDERS
from kg.extract.reference.nameless import (
    PLURAL,
    SUBJECTS,
    is_expletive,
    stands_for_nobody,
    takes_things,
    takes_up_things,
)
from kg.extract.reference.plurals import several
from kg.extract.reference.quotations import quotation
from kg.extract.reference.salience import (
    ELSEWHERE,
    ORGANIZATION,
    OUTLET,
    PERSON,
    PLACE,
    PRODUCT,
    SUBJECT,
    Discourse,
    Seen,
    begin,
    best,
    fits,
)
from kg.model.mention import EntityMention, LocalEntity, MentionKind

PRONOUNS = {
    "he": (PERSON,), "she": (PERSON,), "him": (PERSON,), "her": (PERSON,), "his": (PERSON,), "hers": (PERSON,),
    "it": (ORGANIZATION, PRODUCT), "its": (ORGANIZATION, PRODUCT, PLACE), "itself": (ORGANIZATION, PRODUCT),
    "himself": (PERSON,), "herself": (PERSON,),
    "they": (ORGANIZATION,), "their": (ORGANIZATION,),
}  # fmt: skip
COUNTRY = "schema:Country"
REFLEXIVES = frozenset({"itself", "himself", "herself"})
REACH = 3
"""How many sentences back a pronoun looks; a description looks through the whole document."""
DECIDING = frozenset({"announce", "agree", "decide", "deny", "plan", "pledge", "promise", "admit"})
"""What an outlet does only in its own affairs."""
OBLIGATION = frozenset({"must", "should", "ought", "has", "have", "had", "needs", "need", "needed"})


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with pronouns and descriptions added to the entities they stand for."""
    analysis = origins.people_apart(analysis)
    discourse = replace(begin(analysis), publisher=first_person.publisher(analysis))
    added: dict[int, list[EntityMention]] = defaultdict(list)
    for number in analysis.body_sentences:
        for token in analysis.sentences[number]:
            for index, mention in _resolve(token, number, discourse):
                added[index].append(mention)
                discourse.met[token.i] = index
                if token.lower_ in GENDERS:
                    discourse.genders.setdefault(index, GENDERS[token.lower_])
                weight = SUBJECT if token.dep_ in SUBJECTS else ELSEWHERE
                discourse.seen.append(Seen(index, mention.span, number, weight))
    entities = [_with(entity, added.get(index, [])) for index, entity in enumerate(analysis.entities)]
    return replace(analysis, entities=tuple(entities))


def _with(entity: LocalEntity, more: list[EntityMention]) -> LocalEntity:
    mentions = sorted((*entity.mentions, *more), key=lambda mention: mention.span)
    return replace(entity, mentions=tuple(mentions))


def _resolve(token: Token, number: int, discourse: Discourse) -> Iterator[tuple[int, EntityMention]]:
    if discourse.analysis.entity_at(token) is not None:
        return
    kinds = PRONOUNS.get(token.lower_)
    if kinds is not None and not is_expletive(token):
        yield from _mention(token, _of_pronoun(token, kinds, number, discourse), discourse)
    elif token.lower_ in first_person.PLURAL and token.text != "US":
        yield from _mention(token, first_person.stands_for(token, discourse), discourse)
    elif origins.is_of_people(token, discourse.analysis):
        meant = origins.stands_for(token, number, discourse)
        yield from _mention(token, meant, discourse, kind=MentionKind.NOMINAL)
    elif (token.pos_ == "NOUN" or is_respectful(token, discourse.analysis)) and (
        is_definite(token) or is_bare_in_headline(token)
    ):
        yield from description(token, number, discourse)


def _mention(
    token: Token, index: int | None, discourse: Discourse, *, kind: MentionKind = MentionKind.PRONOUN
) -> Iterator[tuple[int, EntityMention]]:
    if index is not None:
        reason = f"“{token.text}” after {discourse.analysis.entities[index].name}"
        yield index, EntityMention(char_span(token), char_span(token), kind, reason)


def _of_pronoun(token: Token, kinds: tuple[str, ...], number: int, discourse: Discourse) -> int | None:
    if token.lower_ in REFLEXIVES:
        return next((one for one in map(discourse.entity_at, _doers(token)) if one is not None), None)
    told = _addressee(token, discourse)
    if told is not None and fits(told, kinds, discourse.analysis):
        return told
    nameless = discourse.nameless()
    if stands_for_nobody(token, nameless) or takes_up_things(token, nameless):
        return None
    country = _country_before(token, discourse) if ORGANIZATION in kinds else None
    sayer = country if country is not None else _sayer(token, discourse) if ORGANIZATION in kinds else None
    sayer = _told_ahead(token, number, discourse) if PERSON in kinds else sayer
    if sayer is not None or PERSON in kinds:
        return sayer if sayer is not None else best(token, kinds, number, discourse, reach=REACH)
    if takes_things(token):  # a thing all talk of, also in what is quoted: "We start shipping it in May"
        return best(token, (PRODUCT,), number, discourse, reach=REACH)
    among = several(token, number, discourse) if token.lower_ in PLURAL else None
    opening = quotation(token, discourse.analysis)
    since = 0 if opening is None else min(opening, token.sent.start_char)
    return best(token, kinds, number, discourse, reach=REACH, among=among, since=since)


def _told_ahead(token: Token, number: int, discourse: Discourse) -> int | None:
    """Return who is named only after a clause that opens a sentence: "Two years after he retired, Roe sold it"."""
    clause = token.head
    main = clause.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "advcl" or clause.i > main.i:
        return None
    named = [discourse.entity_at(one) for one in subjects(main) or passive_subjects(main) if one.i > clause.i]
    before = {seen.entity for seen in discourse.seen if seen.span.start < token.idx and number - seen.sentence <= 1}
    if any(fits(one, (PERSON,), discourse.analysis) for one in before):
        return None
    return next((one for one in named if one is not None and fits(one, (PERSON,), discourse.analysis)), None)


def _country_before(token: Token, discourse: Discourse) -> int | None:
    """Return the country that acts in the sentence before one that "it" opens: "Norway struck back. It banned …"."""
    start = token.sent.start
    if token.lower_ != "it" or token.i != start or not start or token.dep_ not in SUBJECTS:
        return None
    verb = token.doc[start - 1].sent.root
    doers = subjects(verb) if verb.pos_ == "VERB" else []
    found = discourse.entity_at(doers[0]) if len(doers) == 1 else None
    return found if found is not None and fits(found, (COUNTRY,), discourse.analysis) else None


def _doers(token: Token) -> list[Token]:
    """Return the subjects of a pronoun's own clause, to which a reflexive refers."""
    verb = verb_of(token)
    return subjects(verb) or passive_subjects(verb)


def _sayer(token: Token, discourse: Discourse) -> int | None:
    """Return who says what it does: "Alpha announced it was splitting". Even a place that speaks is a body."""
    if token.dep_ not in SUBJECTS or token.head.dep_ != "ccomp":
        return None
    analysis = discourse.analysis
    subjects = map(analysis.entity_at, children(token.head.head, *SUBJECTS))
    named = next((index for index in subjects if index is not None), None)
    verb = token.head.head.lemma_.lower()
    if named is None or (analysis.entities[named].type == OUTLET and verb not in DECIDING):
        return None
    return named if fits(named, (ORGANIZATION, PRODUCT, PLACE), analysis) else None


def _addressee(token: Token, discourse: Discourse) -> int | None:
    """Return who is told what he must do: "told Alpha that it must sell"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ccomp":
        return None
    if not any(child.lower_ in OBLIGATION for child in children(verb, "aux")):
        return None
    objects = children(verb.head, "iobj", "obj")
    return next((index for index in map(discourse.analysis.entity_at, objects) if index is not None), None)
