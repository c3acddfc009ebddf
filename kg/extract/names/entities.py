"""Local entities: the names of a document, grouped; units of organisations kept apart from their owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children
from kg.extract.names import kinds as name_types
from kg.extract.names import names
from kg.extract.names.names import Name
from kg.extract.names.short_names import full_forms
from kg.extract.publication import LETTERHEAD
from kg.model.document import Fact
from kg.model.mention import EntityMention, LocalEntity, MentionKind
from kg.model.span import Span
from kg.ontology import Ontology

ORGANIZATION = "schema:Organization"


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its named entities and the named parts of organisations."""
    found = names.find(analysis)
    kinds = name_types.types(found, analysis)
    title = analysis.document.fact(Fact.TITLE)
    heading = title.span if title is not None else None
    head = next((fact.value for fact in analysis.document.facts if fact.origin == LETTERHEAD), "")
    groups = _groups(found, kinds, analysis.ontology, heading=heading, letterhead=head)
    entities = [_entity(key, group, kinds, analysis.ontology) for key, group in groups.items()]
    named = replace(analysis, entities=tuple(sorted(entities, key=lambda entity: entity.mentions[0].span)))
    units = tuple(_units(named))
    merged = sorted((*named.entities, *units), key=lambda entity: entity.mentions[0].span)
    return replace(analysis, entities=tuple(merged))


def _groups(
    found: list[Name],
    kinds: dict[str, tuple[str, float]],
    ontology: Ontology,
    *,
    heading: Span | None,
    letterhead: str = "",
) -> dict[str, list[tuple[Name, str]]]:
    """Return the mentions of each entity with the reason why each belongs to it."""
    texts = list(dict.fromkeys(names.place_name(name.text, ontology) for name in found))
    full = full_forms(found, texts, kinds, ontology, heading=heading, letterhead=letterhead)
    groups: dict[str, list[tuple[Name, str]]] = defaultdict(list)
    for name in found:
        text = names.place_name(name.text, ontology)
        target, reason = full[text]
        groups[target].append((name, reason if text == name.text else "name of a place"))
    return groups


def _entity(
    key: str, group: list[tuple[Name, str]], kinds: dict[str, tuple[str, float]], ontology: Ontology
) -> LocalEntity:
    mentions = tuple(EntityMention(name.span, names.span_of(name), MentionKind.NAME, why) for name, why in group)
    kind, score = kinds.get(key) or kinds.get(group[0][0].text) or (ORGANIZATION, 0.3)
    known = names.known_names(ontology).get(key)
    if known is not None:
        kind, score = known.type, 1.0
    return LocalEntity(kind, key, mentions, score)


def _units(analysis: Analysis) -> Iterator[LocalEntity]:
    """Yield parts of organisations: "its U.S. Orbit Pay division", "the Nordic arm of Kestrel Mutual"."""
    nouns = {words[-1] for kind in analysis.ontology.entity_types.values() for words in kind.unit_nouns}
    seen: dict[str, list[EntityMention]] = defaultdict(list)
    for token in analysis.doc:
        if token.lemma_.lower() not in nouns or token.pos_ not in ("NOUN", "PROPN") or _is_in_name(token, analysis):
            continue
        phrase = _phrase(token)
        if phrase is not None and _is_whole(token, phrase, analysis):
            continue
        if phrase is not None and any(analysis.entity_at(part) is not None for part in phrase):
            mention = EntityMention(char_span(phrase), char_span(token), MentionKind.NOMINAL, "part of an organisation")
            seen[" ".join(phrase.text.split())].append(mention)
    for name, mentions in seen.items():
        yield LocalEntity(ORGANIZATION, name, tuple(mentions), 0.8, is_name=False)


def _is_whole(noun: Token, phrase: TokenSpan, analysis: Analysis) -> bool:
    """Whether a firm is told by where it is from, and is no part of one: "the Canadian mining group"."""
    if (noun.lemma_.lower(),) not in analysis.ontology.word_lists.get("kg:firmNoun", ()):
        return False
    named = [token for token in phrase if analysis.entity_at(token) is not None]
    return not children(noun, "nmod:poss") and all(analysis.stands_for(token, "schema:Place") for token in named)


def _is_in_name(token: Token, analysis: Analysis) -> bool:
    """Whether a noun is a part of a name, as in "Halden Group"."""
    mention = analysis.mention_at(token)
    return mention is not None and mention[1].kind is MentionKind.NAME


def _phrase(token: Token) -> TokenSpan | None:
    """Return a unit noun with the modifiers before it, without determiners; None if there are none."""
    kept = [child for child in token.children if child.i < token.i and child.dep_ in ("compound", "amod", "nmod:poss")]
    kept = [child for child in kept if child.pos_ != "PRON" and child.lower_ not in names.LEADING]
    modifiers = [child for child in kept if child.dep_ != "nmod:poss"]
    if not modifiers:
        return None
    start = min(_leftmost(child) for child in modifiers)
    return token.doc[start : token.i + 1]


def _leftmost(token: Token) -> int:
    inside: Iterable[Token] = (t for t in token.subtree if t.dep_ not in ("det", "punct", "nmod:poss", "case"))
    return min(t.i for t in inside)
