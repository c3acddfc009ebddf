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
from kg.resolve.entities import Directory
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
    merged = _merged(directory, renamed, found)
    kept = {renamed.get(key, key): unit for key, unit in sorted(found.items(), reverse=True) if unit.owner}
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
    topics = {
        extraction.document.key: _main_organisation(extraction, directory, ontology) for extraction in extractions
    }
    described = _described(extractions)
    by_words = _by_words(directory, ontology)
    nouns = {word for declared in ontology.entity_types.values() for words in declared.unit_nouns for word in words}
    for entity in directory.entities:
        if not ontology.is_a(entity.type, ORGANIZATION):
            continue
        words = words_of(entity.name)
        is_named = any(mention not in described for mention in entity.mentions)
        place, rest = _placed(words, ontology)
        whole = next((by_words[rest[:n]] for n in range(len(rest) - 1, 0, -1) if rest[:n] in by_words), "")
        if is_named and not (place and (rest in by_words or whole)):
            continue
        documents = frozenset(mention.document for mention in entity.mentions)
        above = stated.get(entity.key, frozenset())
        owner = min(above, default="") or (by_words.get(rest, whole) if is_named else topics[min(documents)])
        modifiers = frozenset(rest) - nouns - {word for key in above | {owner} for word in key.split("-")}
        reach = frozenset({*above, owner, *(o for key in (*above, owner) for o in stated.get(key, ()))}) - {
            "",
            entity.key,
        }
        yield Unit(entity.key, reach, owner, place, modifiers, documents, is_named, bool(above))


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
    """Return the place in a name, at its beginning or end, and the other words."""
    for start, end in ((0, 2), (0, 1), (len(words) - 2, len(words)), (len(words) - 1, len(words))):
        part = words[max(start, 0) : end]
        place = _place_of(part, ontology) if part and len(part) < len(words) else ""
        if place:
            return place, words[:start] + words[end:] if start >= 0 else words[end:]
    return "", words


def _place_of(words: Words, ontology: Ontology) -> str:
    joined = " ".join(words)
    dotted = ".".join(joined) + "." if len(words) == 1 and len(joined) <= 3 else joined
    return ontology.places.get(joined, "") or ontology.places.get(dotted, "")


def _main_organisation(extraction: Extraction, directory: Directory, ontology: Ontology) -> str:
    """Return the organisation that a document names most, or nothing if another is named nearly as often."""
    counts: Counter[str] = Counter()
    for index, entity in enumerate(extraction.entities):
        key = directory.key(extraction.document.key, index)
        if key and entity.is_name and ontology.is_a(entity.type, ORGANIZATION):
            counts[key] += len(entity.mentions)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ""
    return ranked[0][0]


def _renamed(members: Sequence[Sequence[str]], found: Mapping[str, Unit], directory: Directory) -> dict[str, str]:
    """Return the new key of each unit: a named one's, else the commonest description after its owner's name."""
    entities = {entity.key: entity for entity in directory.entities}
    taken = set(entities)
    renamed: dict[str, str] = {}
    for group in members:
        named = [key for key in group if found[key].is_named]
        best = min(named or group, key=lambda key: (-len(entities[key].mentions), len(key), key))
        new = best
        if not named and found[best].owner:
            new = keys.slug(_full_name(entities[best].name, entities[found[best].owner].name))
            number = 2
            base = new
            while new in taken and new not in group:
                new, number = f"{base}-{number}", number + 1
            taken.add(new)
        renamed.update(dict.fromkeys(group, new))
    return renamed


def _full_name(description: str, owner: str) -> str:
    return (
        description
        if words_of(owner)[:1] and set(words_of(owner)) <= set(words_of(description))
        else f"{owner} {description}"
    )


def _merged(directory: Directory, renamed: Mapping[str, str], found: Mapping[str, Unit]) -> Directory:
    groups: dict[str, list[Entity]] = {}
    names = {entity.key: entity.name for entity in directory.entities}
    for entity in directory.entities:
        groups.setdefault(renamed.get(entity.key, entity.key), []).append(entity)
    entities = []
    for key, group in sorted(groups.items()):
        best = min(group, key=lambda entity: (entity.key != key, -len(entity.mentions), entity.key))
        name = best.name
        unit = found.get(best.key)
        if unit is not None and not unit.is_named and unit.owner:
            name = _full_name(best.name, names[unit.owner])
        aliases = {alias for entity in group for alias in (entity.name, *entity.aliases)} - {name}
        mentions = tuple(sorted(mention for entity in group for mention in entity.mentions))
        entities.append(Entity(key, best.type, name, tuple(sorted(aliases)), mentions, best.same_as))
    key_of = {mention: renamed.get(key, key) for mention, key in directory.key_of.items()}
    by_name = {name: renamed.get(key, key) for name, key in (directory.by_name or {}).items()}
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
