"""Parts of organisations: kept apart from the whole, and one across documents where owner and place agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity, MentionRef
from kg.ontology import Ontology
from kg.resolve.blocking import candidates
from kg.resolve.clusters import Edge, cluster
from kg.resolve.directory import Directory, free_key
from kg.resolve.features.units import UNITS
from kg.resolve.names import Words, words_of
from kg.resolve.relations import owners
from kg.resolve.scoring import Judged

ORGANIZATION, PRODUCT = "schema:Organization", "schema:Product"


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of an organisation, by what tells it apart."""

    key: str
    owners: frozenset[str]
    """The organisations that it is said to belong to, and theirs."""
    owner: str
    """The nearest of them."""
    place: str
    modifiers: frozenset[str]
    documents: frozenset[str]
    is_named: bool
    is_stated: bool
    """Whether a sentence states the owner."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who belongs to whom: owners of everything, and the parts of organisations."""

    owners: Mapping[str, frozenset[str]]
    units: Mapping[str, Unit]
    edges: tuple[Edge[str], ...] = ()


def unite(extractions: Sequence[Extraction], directory: Directory, ontology: Ontology) -> tuple[Directory, Company]:
    """Return the directory with the parts of organisations joined across documents, and who belongs to whom."""
    found = {unit.key: unit for unit in _units(extractions, directory, ontology)}
    edges, different = [], []
    ordered = [found[key] for key in sorted(found)]
    for left, right in candidates(ordered, _block_keys):
        compared = UNITS.compare(left, right)
        if compared.verdict is Judged.SAME:
            edges.append(Edge(left.key, right.key, compared.score, compared.words, "same-unit"))
        elif compared.score < 0:
            different.append((left.key, right.key))
    clusters = cluster(found, edges, different=different)
    renamed = _renamed(clusters.members, found, directory)
    merged = _merged(directory, renamed)
    kept = {renamed[key][0]: unit for key, unit in sorted(found.items(), reverse=True) if unit.owner}
    company = Company(
        owners=_named_after(merged, owners(extractions, merged), kept, ontology),
        units={key: replace(unit, key=key) for key, unit in kept.items()},
        edges=clusters.edges,
    )
    return merged, company


def _block_keys(unit: Unit) -> Iterator[Hashable]:
    for owner in sorted(unit.owners):
        yield owner, unit.place


def _units(extractions: Sequence[Extraction], directory: Directory, ontology: Ontology) -> Iterator[Unit]:
    stated = owners(extractions, directory)
    topics = {each.document.key: _main_organisation(each, directory, ontology, stated) for each in extractions}
    described = _described(extractions)
    by_words = _by_words(directory, ontology)
    nouns = {word for declared in ontology.entity_types.values() for words in declared.unit_nouns for word in words}
    for entity in directory.entities:
        if not ontology.is_a(entity.type, ORGANIZATION):
            continue
        words = words_of(entity.name)
        ends_as_unit = words[-1:] != () and _singular(words[-1]) in nouns
        is_name = any(mention not in described for mention in entity.mentions)
        is_named = is_name and not ends_as_unit
        place, rest = _placed(words, ontology)
        rest = tuple(word for word in rest if _singular(word) not in nouns)
        whole = next((by_words[rest[:n]] for n in range(len(rest), 0, -1) if rest[:n] in by_words), "")
        whole = "" if whole == entity.key else whole
        if (is_named and not (place and whole)) or (ends_as_unit and not place and not rest):
            continue
        if entity.key not in stated and not (is_named or (ends_as_unit and not is_name) or place or whole):
            continue
        documents = frozenset(mention.document for mention in entity.mentions)
        above = stated.get(entity.key, frozenset())
        owner = _nearest(above, stated) or whole or topics[min(documents)]
        modifiers = frozenset(rest) - {word for key in above | {owner, whole} for word in key.split("-")}
        further = (key for nearest in (*above, owner) for key in stated.get(nearest, ()))
        reach = frozenset({*above, owner, whole, *further}) - {"", entity.key}
        yield Unit(entity.key, reach, owner, place, modifiers, documents, is_named, bool(above))


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _nearest(above: frozenset[str], stated: Mapping[str, frozenset[str]]) -> str:
    """Return the organisation among some that belongs to the others, if one does."""
    return min(above, key=lambda key: (-len(stated.get(key, frozenset()) & above), key), default="")


def _described(extractions: Sequence[Extraction]) -> frozenset[MentionRef]:
    return frozenset(
        MentionRef(extraction.document.key, index)
        for extraction in extractions
        for index, entity in enumerate(extraction.entities)
        if not entity.is_name
    )


def _by_words(directory: Directory, ontology: Ontology) -> Mapping[Words, str]:
    """Return the organisations and products by the words of their names."""
    return {
        words_of(name): entity.key
        for entity in reversed(directory.entities)
        if ontology.is_a(entity.type, ORGANIZATION) or ontology.is_a(entity.type, PRODUCT)
        for name in (*entity.aliases, entity.name)
    }


def _placed(words: Words, ontology: Ontology) -> tuple[str, Words]:
    """Return the place that a name holds beside other words, and these."""
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            place = _place_of(words[start : start + length], ontology) if length < len(words) else ""
            if place:
                return place, words[:start] + words[start + length :]
    return "", words


def _place_of(words: Words, ontology: Ontology) -> str:
    joined = " ".join(words)
    dotted = ".".join(joined) + "." if len(words) == 1 and len(joined) <= 3 else joined
    return ontology.places.get(joined, "") or ontology.places.get(dotted, "")


def _main_organisation(
    extraction: Extraction, directory: Directory, ontology: Ontology, stated: Mapping[str, frozenset[str]]
) -> str:
    """Return the organisation that a document names most, or nothing if a stranger to it is named nearly as often."""
    counts: Counter[str] = Counter()
    for index, entity in enumerate(extraction.entities):
        key = directory.key(extraction.document.key, index)
        if key and entity.is_name and ontology.is_a(entity.type, ORGANIZATION):
            counts[key] += len(entity.mentions)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))[:2]
    if len(ranked) < 2 or counts[ranked[0]] >= 2 * counts[ranked[1]]:
        return ranked[0] if ranked else ""
    first, second = ranked
    if first in stated.get(second, ()) or second in stated.get(first, ()):
        return first
    return ""


def _renamed(
    members: Sequence[Sequence[str]], found: Mapping[str, Unit], directory: Directory
) -> dict[str, tuple[str, str]]:
    """Return the new key and name of each unit: a named one's, else owner and commonest description."""
    entities = {entity.key: entity for entity in directory.entities}
    taken = set(entities)
    renamed: dict[str, tuple[str, str]] = {}
    for group in members:
        named = [key for key in group if found[key].is_named]
        best = min(named or group, key=lambda key: (-len(entities[key].mentions), len(key), key))
        key, name = best, entities[best].name
        owner = _commonest_owner(group, found, entities)
        if not named and owner:
            name = _full_name(name, entities[owner].name)
            key = free_key(keys.slug(name), taken - set(group))
            taken.add(key)
        renamed.update(dict.fromkeys(group, (key, name)))
    return renamed


def _commonest_owner(group: Sequence[str], found: Mapping[str, Unit], entities: Mapping[str, Entity]) -> str:
    votes: Counter[str] = Counter()
    for key in group:
        votes[found[key].owner] += len(entities[key].mentions)
    return min(votes, key=lambda owner: (owner == "", -votes[owner], owner))


def _full_name(description: str, owner: str) -> str:
    is_told = set(words_of(owner)) <= set(words_of(description))
    return description if is_told else f"{owner} {description}"


def _merged(directory: Directory, renamed: Mapping[str, tuple[str, str]]) -> Directory:
    groups: dict[str, list[Entity]] = {}
    for entity in directory.entities:
        groups.setdefault(renamed.get(entity.key, (entity.key, ""))[0], []).append(entity)
    entities = []
    for key, group in sorted(groups.items()):
        best = min(group, key=lambda entity: (entity.key != key, -len(entity.mentions), entity.key))
        name = renamed[best.key][1] if best.key in renamed else best.name
        aliases = {alias for entity in group for alias in (entity.name, *entity.aliases)} - {name}
        mentions = tuple(sorted(mention for entity in group for mention in entity.mentions))
        entities.append(Entity(key, best.type, name, tuple(sorted(aliases)), mentions, best.same_as))
    new = {old: key for old, (key, _) in renamed.items()}
    key_of = {mention: new.get(key, key) for mention, key in directory.key_of.items()}
    by_name = {name: new.get(key, key) for name, key in (directory.by_name or {}).items()}
    return replace(directory, entities=tuple(entities), key_of=key_of, by_name=by_name)


def _named_after(
    directory: Directory, stated: Mapping[str, frozenset[str]], units: Mapping[str, Unit], ontology: Ontology
) -> Mapping[str, frozenset[str]]:
    """Return the owners of everything: those stated, those of units, and organisations that a name begins with."""
    found = {key: set(above) for key, above in stated.items()}
    for key, unit in units.items():
        found.setdefault(key, set()).update(unit.owners - {key})
    organisations = {
        words_of(name): entity.key
        for entity in directory.entities
        if ontology.is_a(entity.type, ORGANIZATION)
        for name in (entity.name, *entity.aliases)
    }
    for entity in directory.entities:
        words = words_of(entity.name)
        for length in range(1, len(words)):
            whole = organisations.get(words[:length], entity.key)
            if whole != entity.key and (
                ontology.is_a(entity.type, ORGANIZATION) or ontology.is_a(entity.type, PRODUCT)
            ):
                found.setdefault(entity.key, set()).add(whole)
    return {key: frozenset(above) for key, above in found.items()}
