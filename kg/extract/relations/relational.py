"""Lasting relations by grammar: nouns that relate ("Alpha's rival Beta"), verbs that do ("Ann Roe heads Alpha").

The rows are templates of `ontology/relations.ttl` with one of the signs below; the others are matched word by word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.grammar import (
    antecedent,
    case_of,
    children,
    conjuncts,
    is_passive,
    is_plural,
    objects,
    passive_subjects,
    path_to,
    subjects,
    verb_of,
)
from kg.extract.reference.descriptions import nouns_of
from kg.extract.relations.rows import DESCRIBED, DONE, HELD, Row, rows
from kg.extract.relations.titles import holds, is_job, title_span
from kg.extract.topic import issuer, main_organization
from kg.model.mention import MentionKind, RelationMention, TimeLink, TimeRelation
from kg.model.span import Span

LIKE = ("such as", "like", "including", "include")
OF_OWNER = ("of", "at", "for", "to", "with", "from")
HAVING = frozenset({"have", "run", "operate", "open", "own", "keep"})
NAMING = frozenset({"call", "name", "know", "rename", "rebrand", "dub"})
PLACE, PERSON, ORGANIZATION = "schema:Place", "schema:Person", "schema:Organization"
PART, OPERATES = "{partWord}", "kg:operatesIn"
UNSAID = 0.6
"""How sure a relation is whose owner nobody names: it is then whom the text is about."""
UP_TO = frozenset({"to", "until", "till"})
LASTING = {"since": TimeRelation.SINCE, "until": TimeRelation.UNTIL, "from": TimeRelation.SINCE, "in": TimeRelation.AT}


@dataclass(frozen=True, slots=True)
class Found:
    """An entity at a token."""

    entity: int
    token: Token


def find(number: int, analysis: Analysis) -> Iterator[RelationMention]:
    """Yield the relations that a sentence states by its grammar."""
    table = rows(analysis.ontology)
    for token in analysis.sentences[number]:
        found = analysis.mention_at(token)
        if found is not None and found[1].kind is MentionKind.NAME and found[1].head == char_span(token):
            yield from _described(Found(found[0], token), table, number, analysis)
        elif found is not None and found[1].kind is MentionKind.NOMINAL and found[1].head == char_span(token):
            yield from _by_noun(Found(found[0], token), [token], table, number, analysis)
        if token.pos_ in ("VERB", "ADJ", "AUX"):
            yield from _done(token, table, number, analysis)
        elif token.pos_ == "NOUN":
            yield from _held(token, table, number, analysis)


def _described(name: Found, table: Sequence[Row], number: int, analysis: Analysis) -> Iterator[RelationMention]:
    token = name.token
    nouns = (*nouns_of(token, analysis), *_listed_under(token), *_named_as(token), *_title_of(name, analysis))
    yield from _by_noun(name, dict.fromkeys(nouns), table, number, analysis)


def _by_noun(
    name: Found, nouns: Iterable[Token], table: Sequence[Row], number: int, analysis: Analysis
) -> Iterator[RelationMention]:
    for noun in nouns:
        for row in table:
            if row.sign != DESCRIBED or not _is_word(noun, row.words, analysis):
                continue
            if row.words == "TITLE" and is_plural(noun) and not row.has_owner:
                continue
            if not row.has_owner:
                yield from _mention(row, name, title_span(noun, analysis), number, analysis, noun)
                continue
            owners = list(_owners(noun, name, analysis))
            for owner in owners:
                yield from _mention(row, name, owner, number, analysis, noun)
            if not owners and _may_be_unsaid(noun, row, analysis):
                main = _unsaid(noun, name, analysis)
                if main is not None and main != name.entity:
                    yield from _mention(row, name, Found(main, noun), number, analysis, noun, score=UNSAID)


def _unsaid(noun: Token, name: Found, analysis: Analysis) -> int | None:
    """Return the organisation that a clause is about, or else a whole document."""
    clause = verb_of(noun)
    about = [one.entity for one in _entities([*subjects(clause), *passive_subjects(clause)], analysis)]
    firms = [index for index in about if analysis.ontology.is_a(analysis.entities[index].type, ORGANIZATION)]
    if firms and name.entity not in about:
        return firms[0]
    return main_organization(analysis, before=char_span(noun), kinds=(ORGANIZATION,))


def _is_word(noun: Token, words: str, analysis: Analysis) -> bool:
    if words == "TITLE":
        return is_job(noun, analysis)
    phrase = f"{noun.nbor(-1).lemma_.lower()} {noun.lemma_.lower()}" if noun.i else ""
    listed = {" ".join(entry) for entry in analysis.ontology.word_lists.get(f"kg:{words.strip('{}')}", ())}
    return noun.lemma_.lower() in listed or phrase in listed


def _listed_under(name: Token) -> Iterator[Token]:
    """Yield the noun that a name is an example of: "rivals such as Alpha and Beta"."""
    top = name
    while top.dep_ == "conj":
        top = top.head
    if case_of(top) in LIKE and top.head.pos_ == "NOUN":
        yield top.head
    elif case_of(top) in LIKE and top.i > 2:
        before = top.doc[min(child.i for child in children(top, "case")) - 1]
        if before.pos_ == "NOUN":
            yield before


def _named_as(name: Token) -> Iterator[Token]:
    """Yield the noun for what gets a name: "the services business will be called Alpha Services"."""
    verb = name.head
    is_name = name.dep_ in ("xcomp", "obj") or (name.dep_ == "obl" and case_of(name) == "as")
    if verb.pos_ == "VERB" and verb.lemma_.lower() in NAMING and is_name:
        yield from (noun for noun in passive_subjects(verb) if noun.pos_ == "NOUN")
        if verb.dep_ == "acl":  # "the services business, to be known as Alpha Services"
            yield verb.head


def _title_of(name: Found, analysis: Analysis) -> Iterator[Token]:
    """Yield the post that somebody has by what is told of him: "named Roe chief executive", "took over as chairman"."""
    if not analysis.ontology.is_a(analysis.entities[name.entity].type, PERSON):
        return
    told = [name.token, *children(name.token, "appos")]
    holder = name.token.head if name.token.dep_ == "appos" else name.token
    verbs = [holder.head, *(verb for one in told for verb in children(one, "acl:relcl"))]
    for verb in verbs:
        for child in verb.children if verb.pos_ in ("VERB", "AUX") else ():
            is_post = (
                child.dep_ == "xcomp" or case_of(child) == "as" or (child.dep_ == "obj" and verb.lemma_ == "become")
            )
            is_holder = verb != holder.head or holds(holder, verb)
            if child.pos_ in ("NOUN", "ADJ") and is_post and is_job(child, analysis) and is_holder:
                yield child


def _owners(noun: Token, name: Found, analysis: Analysis) -> Iterator[Found]:
    """Yield whose rival, parent or employee a noun tells of."""
    for child in noun.children:
        is_owner = child.dep_ == "nmod:poss" or (child.dep_ in ("compound", "amod") and not _is_topic(noun, analysis))
        is_after = child.dep_ in ("nmod", "obl") and case_of(child) in OF_OWNER
        if not is_owner and not is_after:
            continue
        for token in conjuncts(child):
            yield from _inside(token, name, analysis, depth=2 if is_after else 0)


def _inside(token: Token, name: Found, analysis: Analysis, *, depth: int) -> Iterator[Found]:
    """Yield the entity at a token, or the nearest one in the phrases after it: "head of retail at Alpha"."""
    index = analysis.entity_at(token)
    if index is not None and index != name.entity:
        yield Found(index, token)
        return
    for child in children(token, "nmod", "appos", "flat", "nmod:poss") if depth else ():
        yield from _inside(child, name, analysis, depth=depth - 1)


def _is_topic(noun: Token, analysis: Analysis) -> bool:
    """Whether a name before a job tells what it is about, not for whom: "Apple analyst"."""
    return (noun.lemma_.lower(),) in analysis.ontology.word_lists.get("kg:outsiderWord", ())


def _may_be_unsaid(noun: Token, row: Row, analysis: Analysis) -> bool:
    """Whether a noun needs no owner where a text is about one company: "the chief executive", "rivals such as …"."""
    lists = analysis.ontology.word_lists
    phrases = ((noun.lemma_.lower(),), (noun.nbor(-1).lemma_.lower() if noun.i else "", noun.lemma_.lower()))
    if row.words == "TITLE":
        is_own = issuer(analysis) is not None and noun.text[:1].isupper()  # officers sign with their posts
        return is_own or any(words in lists.get("kg:corporateTitle", ()) for words in phrases)
    if row.words == PART:
        return any(det.lower_ == "the" for det in children(noun, "det")) and bool(children(noun, "compound", "amod"))
    is_beside = noun.dep_ in ("compound", "appos", "nmod:desc", "flat") or bool(children(noun, "appos", "flat"))
    return row.words == "{rivalWord}" and (is_plural(noun) or is_beside)


def colleagues(employers: Mapping[int, int], number: int, analysis: Analysis) -> Iterator[RelationMention]:
    """Yield the employer of who is called somebody's deputy or successor: it is the other one's."""
    row = next(row for row in rows(analysis.ontology) if row.words == "TITLE" and row.has_owner)
    nouns = analysis.ontology.word_lists.get("kg:colleagueWord", ())
    for token in analysis.sentences[number]:
        found = analysis.mention_at(token)
        if found is None or found[1].kind is not MentionKind.NAME or found[1].head != char_span(token):
            continue
        for noun in nouns_of(token, analysis):
            owners = [analysis.entity_at(child) for child in children(noun, "nmod:poss")]
            firms = [employers[owner] for owner in owners if owner is not None and owner in employers]
            if firms and (noun.lemma_.lower(),) in nouns:
                yield from _mention(row, Found(found[0], token), Found(firms[0], noun), number, analysis, noun)


def _done(verb: Token, table: Sequence[Row], number: int, analysis: Analysis) -> Iterator[RelationMention]:
    for row in table:
        if row.sign != DONE:
            continue
        lemma, _, preposition = row.words.partition(" ")
        if verb.lemma_.lower() != lemma and verb.lower_ != lemma:
            continue
        if _is_denied(verb, analysis):
            continue
        for left, right in _sides(verb, preposition, analysis, is_active=row.predicate == OPERATES):
            yield from _mention(row, left, right, number, analysis, verb)


def _is_denied(verb: Token, analysis: Analysis) -> bool:
    near = (verb, *verb.children, verb.head, *children(verb.head, "aux", "advmod"))
    return any(cue.kind in ("negated", "cancelling") for token in near for cue in cues_at(token, analysis.ontology))


def _sides(
    verb: Token, preposition: str, analysis: Analysis, *, is_active: bool = False
) -> Iterator[tuple[Found, Found]]:
    """Yield subject and object of a verb, or subject (or object) and what follows a preposition or particle."""
    is_particle = bool(preposition) and any(c.lower_ == preposition for c in children(verb, "compound:prt"))
    if preposition and not is_particle:
        rights = [child for child in children(verb, "obl", "obj") if case_of(child) == preposition]
        things = children(verb, "obj") if is_active else []
        rights += [at for one in things for at in children(one, "nmod") if case_of(at) == preposition]
        lefts = [*subjects(verb), *passive_subjects(verb), *children(verb, "obj")]
    elif is_passive(verb):
        lefts, rights = children(verb, "obl:agent"), passive_subjects(verb)
    else:
        lefts, rights = subjects(verb), objects(verb)
    for left in _entities(lefts, analysis):
        for right in _entities(rights, analysis):
            if left.entity != right.entity:
                yield left, right


def _entities(tokens: Sequence[Token], analysis: Analysis) -> Iterator[Found]:
    for head in tokens:
        for token in conjuncts(antecedent(head)):
            index = analysis.entity_at(token)
            if index is not None:
                yield Found(index, token)
                continue
            for child in _named_by(token, analysis):
                inner = analysis.entity_at(child)
                if inner is not None:
                    yield Found(inner, child)


def _named_by(noun: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield the names that stand with a noun: "two firms, Alpha and Beta", "Alpha, a firm", "the city of Brenn"."""
    for beside in children(noun, "appos", "flat"):
        yield from conjuncts(beside)
    if noun.dep_ == "appos":
        yield noun.head
    if (noun.lemma_.lower(),) in analysis.ontology.entity_types[PLACE].head_nouns:
        yield from (one for one in children(noun, "nmod") if case_of(one) == "of")


def _held(noun: Token, table: Sequence[Row], number: int, analysis: Analysis) -> Iterator[RelationMention]:
    """Yield what somebody has somewhere: "Alpha's U.S. operations", "its stores in Chile and Peru"."""
    for row in table:
        if row.sign != HELD or not _is_word(noun, row.words, analysis):
            continue
        owners = [child for child in children(noun, "nmod:poss", "compound") if not analysis.stands_for(child, PLACE)]
        owners += [child for child in children(noun, "nmod") if case_of(child) == "of"]
        if noun.dep_ == "obj" and noun.head.lemma_.lower() in HAVING and not _is_denied(noun.head, analysis):
            owners += subjects(noun.head)
        places = [child for child in children(noun, "amod", "compound") if analysis.stands_for(child, PLACE)]
        places += [child for child in children(noun, "nmod") if case_of(child) in ("in", "across", "like", "such as")]
        for owner in _entities(owners, analysis):
            for place in _entities(places, analysis):
                yield from _mention(row, owner, place, number, analysis, noun)


def _mention(  # noqa: PLR0913 - both sides, where, and how sure
    row: Row, left: Found, right: Found | Span, number: int, analysis: Analysis, sign: Token, *, score: float = 1.0
) -> Iterator[RelationMention]:
    """Yield the relation of two entities, or of one and some words, if both are of the kinds that it joins."""
    declared = analysis.ontology.relations[row.predicate]
    times = tuple(_times(sign, number, analysis))
    if isinstance(right, Span):
        if analysis.is_of(left.entity, *declared.domains):
            words = " ".join(right.within(analysis.document.text).split())
            yield RelationMention(left.entity, row.predicate, words, right, number, right, times, rule=row.text)
        return
    subject, target = (left, right) if row.is_x_first else (right, left)
    is_target = analysis.is_of(target.entity, *declared.ranges)
    if row.is_at_site:
        is_target = analysis.entities[target.entity].type == PLACE  # none that is known as a town or country
    fits = analysis.is_of(subject.entity, *declared.domains) and is_target
    if fits and subject.entity != target.entity:
        span = char_span(sign)
        where = char_span(target.token)
        rule = row.text if score == 1.0 else f"{row.text}: whom the text is about"
        yield RelationMention(
            subject.entity, row.predicate, target.entity, span, number, where, times, rule=rule, score=score
        )
        if declared.is_symmetric:
            where = char_span(subject.token)
            yield RelationMention(
                target.entity, row.predicate, subject.entity, span, number, where, times, rule=rule, score=score
            )


def _times(sign: Token, number: int, analysis: Analysis) -> Iterator[TimeLink]:
    """Yield since or until when a relation holds, if its clause says so: "has led Alpha since May"."""
    for index, time in enumerate(analysis.times):
        tokens = analysis.tokens(time.span)
        if time.sentence != number or not len(tokens):
            continue
        root = tokens.root
        before = root.doc[tokens.start - 1].lower_ if tokens.start else ""
        words = [case_of(root), tokens[0].lower_, before]
        relation = next((LASTING[word] for word in words if word in LASTING), None)
        if relation is not None and any(token.lower_ in UP_TO for token in tokens):
            relation = TimeRelation.AT  # "from 2011 to 2016": both of its ends
        if relation is not None and sign in root.ancestors and not any(a.pos_ == "VERB" for a in path_to(root, sign)):
            yield TimeLink(index, relation, "says how long it lasts")
