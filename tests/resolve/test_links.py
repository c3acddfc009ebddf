from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import Entity, KnowledgeBase, Link
from kg.ontology import read_ontology
from kg.resolve.links import with_links
from tests.factory import entity

NORWAY = "http://www.wikidata.org/entity/Q20"
ORG, PLACE = "schema:Organization", "schema:Country"
ENTITIES = (
    entity("Acme", ORG, aliases=("Acme Foods",)),
    entity("Zenith", ORG),
    entity("Zenith", "schema:Product", key="zenith-2"),
    entity("Norway", PLACE),
    entity("Lima", ORG),
)


def linked(
    *links: Link, entities: tuple[Entity, ...] = ENTITIES
) -> tuple[dict[str, tuple[str, ...]], tuple[Link, ...]]:
    found, unclear = with_links(KnowledgeBase((), entities=entities), read_ontology(), links)
    return {each.key: each.same_as for each in found.entities if each.same_as}, unclear


CASES = {
    "by name": (Link("acme", "wd:Q1"), {"acme": ("wd:Q1",)}),
    "by another name": (Link("ACME  Foods", "wd:Q1"), {"acme": ("wd:Q1",)}),
    "nobody": (Link("Nadir", "wd:Q1"), {}),
    "two": (Link("Zenith", "wd:Q1"), {}),
    "one of two by type": (Link("Zenith", "wd:Q1", "schema:Product"), {"zenith-2": ("wd:Q1",)}),
    "another type": (Link("Acme", "wd:Q1", "schema:Person"), {}),
}


@pytest.mark.parametrize(("link", "found"), CASES.values(), ids=CASES)
def test_the_users_links(link: Link, found: dict[str, tuple[str, ...]]) -> None:
    assert len(CASES) == 6
    same_as, unclear = linked(link)
    assert same_as == {"norway": (NORWAY,), **found}
    assert unclear == ((link,) if link.name == "Zenith" and not link.type else ())


def test_a_country_is_linked_by_its_name_and_type_only() -> None:
    assert linked(entities=(entity("Norway", ORG), entity("Oslo", PLACE, aliases=("Norway",))))[0] == {}


def test_the_users_link_stands_beside_ours() -> None:
    assert linked(Link("Norway", "https://example.org/no"))[0]["norway"] == (NORWAY, "https://example.org/no")
    known = (replace(ENTITIES[3], same_as=(NORWAY,)),)
    assert linked(entities=known)[0] == {"norway": (NORWAY,)}
