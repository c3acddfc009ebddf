"""Pronouns and definite descriptions, resolved inside the document, each with its reason.

Salience in the manner of Lappin & Leass (1994): recency, subjects before objects, agreement in kind; a
description must fit the type of what it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.names import demonyms
from kg.model.mention import EntityMention, LocalEntity, MentionKind
from kg.model.span import Span

ORGANIZATION, PERSON, PLACE, PRODUCT = "schema:Organization", "schema:Person", "schema:Place", "schema:Product"
PRONOUNS = {
    "he": (PERSON,), "she": (PERSON,), "him": (PERSON,), "her": (PERSON,), "his": (PERSON,), "hers": (PERSON,),
    "it": (ORGANIZATION, PRODUCT), "its": (ORGANIZATION, PRODUCT, PLACE), "itself": (ORGANIZATION, PRODUCT),
    "they": (ORGANIZATION,), "their": (ORGANIZATION,),
}  # fmt: skip
OUTLET = "schema:NewsMediaOrganization"
DEFINITE = frozenset({"the", "this", "that"})
REACH = 3
"""How many sentences back a pronoun looks; a description looks through the whole document."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that something later may stand for."""

    entity: int
    span: Span
    sentence: int
    is_subject: bool


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with pronouns and descriptions added to the entities they stand for."""
    seen = _seen(analysis)
    weight: dict[int, int] = defaultdict(int)
    for earlier in seen:
        weight[earlier.entity] += 1
    added: dict[int, list[EntityMention]] = defaultdict(list)
    for number in analysis.body_sentences:
        for token in analysis.sentences[number]:
            for index, mention in _resolve(token, number, seen, weight, analysis):
                added[index].append(mention)
                seen.append(Seen(index, mention.span, number, token.dep_ in SUBJECTS))
    entities = [_with(entity, added.get(index, [])) for index, entity in enumerate(analysis.entities)]
    return replace(analysis, entities=tuple(entities))


def _with(entity: LocalEntity, more: list[EntityMention]) -> LocalEntity:
    mentions = sorted((*entity.mentions, *more), key=lambda mention: mention.span)
    return replace(entity, mentions=tuple(mentions))


def _seen(analysis: Analysis) -> list[Seen]:
    found = []
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            tokens = analysis.tokens(mention.span)
            if len(tokens):
                root = tokens.root
                found.append(Seen(index, mention.span, analysis.sentence_of(root), root.dep_ in SUBJECTS))
    return sorted(found, key=lambda mention: mention.span)


def _resolve(
    token: Token, number: int, seen: list[Seen], weight: dict[int, int], analysis: Analysis
) -> Iterator[tuple[int, EntityMention]]:
    if analysis.entity_at(token) is not None:
        return
    kinds = PRONOUNS.get(token.lower_)
    if kinds is not None and not _is_expletive(token):
        index = _best(token, kinds, number, seen, weight, analysis, reach=REACH)
        if index is not None:
            name = analysis.entities[index].name
            reason = f"“{token.text}” after {name}"
            yield index, EntityMention(char_span(token), char_span(token), MentionKind.PRONOUN, reason)
    elif token.pos_ == "NOUN" and any(c.lower_ in DEFINITE and c.dep_ == "det" for c in token.children):
        yield from _description(token, number, seen, weight, analysis)


def _is_expletive(token: Token) -> bool:
    return token.dep_ == "expl" or (token.lower_ == "it" and token.head.pos_ in ("ADJ",))


def _unit(token: Token, number: int, seen: list[Seen], analysis: Analysis) -> tuple[int, EntityMention] | None:
    """Return the part of an organisation that "the team" or "the division" takes up."""
    nouns = {words[-1] for kind in analysis.ontology.entity_types.values() for words in kind.unit_nouns}
    if token.lemma_.lower() not in nouns:
        return None
    units = [s for s in seen if s.span.start < token.idx and not analysis.entities[s.entity].is_name]
    if not units:
        return None
    last = max(units, key=lambda mention: mention.span)
    start = min(child.idx for child in token.children if child.dep_ == "det")
    reason = f"“the {token.text}” after {analysis.entities[last.entity].name}"
    return last.entity, EntityMention(
        Span(start, token.idx + len(token)), char_span(token), MentionKind.NOMINAL, reason
    )


def _description(
    token: Token, number: int, seen: list[Seen], weight: dict[int, int], analysis: Analysis
) -> Iterator[tuple[int, EntityMention]]:
    kinds = tuple(
        kind.name
        for kind in analysis.ontology.entity_types.values()
        if (token.lemma_.lower(),) in kind.head_nouns and kind.name in (ORGANIZATION, PRODUCT, PLACE)
    )
    modifiers = [
        child for child in token.children if child.dep_ in ("compound", "nmod:poss", "nmod", "acl", "acl:relcl")
    ]
    unit = _unit(token, number, seen, analysis) if not modifiers else None
    if unit is not None:
        yield unit
        return
    if not kinds or modifiers or "Plur" in token.morph.get("Number", []):
        return
    wanted = (*kinds, ORGANIZATION) if PRODUCT in kinds else kinds
    index = _best(token, wanted, number, seen, weight, analysis, reach=len(analysis.sentences))
    if index is not None:
        start = min(child.idx for child in token.children if child.dep_ == "det")
        reason = f"“the {token.text}” after {analysis.entities[index].name}"
        yield index, EntityMention(Span(start, token.idx + len(token)), char_span(token), MentionKind.NOMINAL, reason)


def _best(  # noqa: PLR0913 - salience looks at all of these
    token: Token,
    kinds: tuple[str, ...],
    number: int,
    seen: list[Seen],
    weight: dict[int, int],
    analysis: Analysis,
    *,
    reach: int,
) -> int | None:
    """Return the most salient entity of a kind before a token."""
    rated: dict[int, float] = {}
    for mention in seen:
        distance = number - mention.sentence
        if mention.span.start >= token.idx or distance < 0 or distance > reach:
            continue
        if not _fits(mention.entity, kinds, analysis) or _is_demonym(mention, analysis):
            continue
        score = (3.0 if mention.is_subject else 1.0) / (1 + distance) + min(weight[mention.entity], 8) / 8
        score += _same_clause_object(token, mention, analysis)
        if analysis.entities[mention.entity].type == OUTLET:
            score -= 2.0  # who reports the story is seldom who it is about
        rated[mention.entity] = max(rated.get(mention.entity, 0.0), score)
    if not rated:
        return None
    return max(sorted(rated), key=lambda index: rated[index])


def _same_clause_object(token: Token, mention: Seen, analysis: Analysis) -> float:
    """A possessive pronoun seldom means the object of its own verb, a plain pronoun never the subject of it."""
    if token.lower_ in ("it", "he", "she", "they"):
        tokens = analysis.tokens(mention.span)
        if len(tokens) and tokens.root.head == token.head and token.dep_ not in SUBJECTS:
            return -3.0
    return 0.0


def _fits(entity: int, kinds: tuple[str, ...], analysis: Analysis) -> bool:
    kind = analysis.entities[entity].type
    return any(analysis.ontology.is_a(kind, wanted) for wanted in kinds)


def _is_demonym(mention: Seen, analysis: Analysis) -> bool:
    return mention.span.within(analysis.document.text) in demonyms(analysis.ontology)
