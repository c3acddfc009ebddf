"""Whose post somebody takes or leaves, when only another text tells for whom he works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import KnowledgeBase
from kg.model.statement import Ref
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, PARENTS, Article, named

KNOWING = replace(
    ONTOLOGY, parents={**PARENTS, "kg:Resignation": ("kg:PersonnelChange",), "kg:PersonnelChange": ("kg:Event",)}
)


def left(post: str) -> KnowledgeBase:
    """Return what two texts tell: one that Ida Roe left, one of her post."""
    first = Article("a", "Ida Roe resigned on Monday, and nobody was surprised.")
    first.event("resigned", "kg:Resignation", agent=first.entity("Ida Roe", type="schema:Person"))
    second = Article("b", f"A speech by Ida Roe, {post} of Acme, was long.")
    second.relation(second.entity("Ida Roe", type="schema:Person"), "schema:worksFor", second.entity("Acme"), "Acme")
    return resolve(named(first, second), ontology=KNOWING)


@pytest.mark.parametrize(("post", "employers"), [("director", {"acme"}), ("former head", set())], ids=["now", "once"])
def test_a_post_is_at_the_known_employer(post: str, employers: set[str]) -> None:
    found = left(post)
    (event,) = found.events
    assert {one.entity for one in event.participants if one.role == "kg:other"} == employers


def test_it_is_told_why() -> None:
    (why,) = [one for one in left("director").inferences if one.rule == "post-of-employer"]
    assert why.object == Ref("acme")
    assert len(why.premises) == 2
