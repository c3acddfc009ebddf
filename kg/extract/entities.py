"""Local entities: the names of a document, grouped; units of organisations kept apart from their owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract import names
from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children
from kg.extract.names import Name
from kg.model.mention import EntityMention, LocalEntity, MentionKind
from kg.ontology import Ontology

ORGANIZATION = "schema:Organization"
PERSON = "schema:Person"
INITIALS_SKIPPED = frozenset(["and", "of", "the", "for", "&", "de"])


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its named entities and the named parts of organisations."""
    found = names.find(analysis)
    kinds = names.types(found, analysis)
    groups = _groups(found, kinds, analysis.ontology)
    entities = [_entity(key, group, kinds, analysis.ontology) for key, group in groups.items()]
    named = replace(analysis, entities=tuple(sorted(entities, key=lambda entity: entity.mentions[0].span)))
    units = tuple(_units(named))
    merged = sorted((*named.entities, *units), key=lambda entity: entity.mentions[0].span)
    return replace(analysis, entities=tuple(merged))


def _groups(
    found: list[Name], kinds: dict[str, tuple[str, float]], ontology: Ontology
) -> dict[str, list[tuple[Name, str]]]:
    """Return the mentions of each entity with the reason why each belongs to it."""
    texts = list(dict.fromkeys(names.place_name(name.text, ontology) for name in found))
    legal = _legal_forms(ontology)
    businesses = frozenset(words[0] for words in ontology.word_lists.get("kg:businessWords", ()) if len(words) == 1)
    full = {text: _full_form(text, texts, kinds, legal, businesses) for text in texts}
    groups: dict[str, list[tuple[Name, str]]] = defaultdict(list)
    for name in found:
        text = names.place_name(name.text, ontology)
        target, reason = full[text]
        groups[target].append((name, reason if text == name.text else "name of a place"))
    return groups


def _full_form(
    text: str,
    texts: list[str],
    kinds: dict[str, tuple[str, float]],
    legal: frozenset[str],
    businesses: frozenset[str] = frozenset(),
) -> tuple[str, str]:
    """Return the name that a shorter one stands for, and why; itself when nothing longer fits alone.

    The line of business is only left out after it was told: "Halden Mining … Halden".
    """
    kind = kinds.get(text, ("", 0.0))[0]
    surname = [t for t in texts if kinds.get(t, ("",))[0] == PERSON and _is_surname(text, t)]
    if len(surname) == 1 and (kind == PERSON or len(text.split()) == 1):
        return surname[0], "surname"
    if text.isupper() and len(text) > 4:
        written = [t for t in texts if t != text and (text in t.upper().split() or text == t.upper())]
        if len(written) == 1:
            return written[0], "capitals of a heading"
    if kind != ORGANIZATION:
        return text, "name"
    acronym = [t for t in texts if t != text and text.isupper() and _initials(t, legal) == text.replace(".", "")]
    if len(acronym) == 1:
        return acronym[0], "acronym"
    known = texts[: texts.index(text)]
    longer = [
        t
        for t in texts
        if _is_short_form(text, t, legal | businesses if t in known else legal)
        if kinds.get(t, ("",))[0] == ORGANIZATION
    ]
    if len(longer) == 1:
        return longer[0], "short form"
    return text, "name"


def _legal_forms(ontology: Ontology) -> frozenset[str]:
    declared = ontology.entity_types.get(ORGANIZATION)
    return frozenset(suffix.strip(".") for suffix in declared.suffixes) if declared else frozenset()


def _is_surname(text: str, full: str) -> bool:
    parts = full.split()
    return len(parts) > 1 and text != full and (text == parts[-1] or text == " ".join(parts[1:]))


def _initials(text: str, legal: frozenset[str]) -> str:
    words = [word for word in text.replace("-", " ").split() if word.lower() not in INITIALS_SKIPPED]
    return "".join(word[0].upper() for word in words if word.lower().strip(".,") not in legal)


def _is_short_form(text: str, full: str, legal: frozenset[str]) -> bool:
    """Whether the longer name only adds a legal form or a line of business: "Halden" for "Halden Foods Ltd"."""
    rest = full.removeprefix(text)
    words = [word.strip(".,").lower() for word in rest.split()]
    return full != text and full.startswith(text + " ") and bool(words) and all(word in legal for word in words)


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
