"""The same things elsewhere, by tables and never by guessing: ours of countries, and the user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model.knowledge import Entity, KnowledgeBase, Link
from kg.ontology import Ontology
from kg.resolve.judgements import spoken


def with_links(
    knowledge: KnowledgeBase, ontology: Ontology, links: Sequence[Link] = ()
) -> tuple[KnowledgeBase, tuple[Link, ...]]:
    """Return the knowledge with what its entities are elsewhere, and the links whose name several entities bear.

    A link of the user counts by name or alias, one of ours by name; both only for a thing of that type.
    """
    ours = [Link(known.name, iri, known.type) for known in ontology.names for iri in known.same_as]
    by_name, by_alias = _by_name(knowledge.entities), _by_alias(knowledge.entities)
    found: dict[str, set[str]] = {}
    unclear = []
    for link, bearers in [(link, by_name) for link in ours] + [(link, by_alias) for link in links]:
        fitting = [each for each in bearers.get(spoken(link.name), ()) if _fits(each, link, ontology)]
        exact = [each for each in fitting if spoken(each.name) == spoken(link.name)]
        if len(exact or fitting) > 1:
            unclear.append(link)
        for entity in (exact or fitting)[:1] if len(exact or fitting) == 1 else ():
            found.setdefault(entity.key, set()).add(link.same_as)
    entities = tuple(
        replace(entity, same_as=tuple(sorted({*entity.same_as, *found.get(entity.key, ())})))
        for entity in knowledge.entities
    )
    return replace(knowledge, entities=entities), tuple(link for link in unclear if link in links)


def _fits(entity: Entity, link: Link, ontology: Ontology) -> bool:
    return not link.type or ontology.is_a(entity.type, link.type) or ontology.is_a(link.type, entity.type)


def _by_name(entities: Sequence[Entity]) -> Mapping[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(spoken(entity.name), []).append(entity)
    return found


def _by_alias(entities: Sequence[Entity]) -> Mapping[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in sorted({spoken(name) for name in (entity.name, *entity.aliases)}):
            found.setdefault(name, []).append(entity)
    return found
