import pytest

from kg.model.knowledge import KnowledgeBase
from kg.model.statement import Ref
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article, named

PARENT = "schema:parentOrganization"


def article(name: str, unit: str, *, owner: str = "Acme") -> Article:
    """Return an article on layoffs in a part of a company."""
    made = Article(name, f"{owner} went through layoffs in its {unit}, said the {name} post.")
    company = made.entity(owner)
    part = made.entity(unit, is_name=False)
    made.relation(part, PARENT, company, owner)
    made.event("layoffs", agent=company, affected=part)
    made.entity("United States" if "United States" in made.text else owner)
    return made


def parts(*articles: Article) -> tuple[KnowledgeBase, set[str]]:
    found = resolve(named(*articles), ontology=ONTOLOGY)
    return found, {claim.subject.key for claim in found.claims if claim.predicate == PARENT}


def test_a_part_is_one_across_documents_where_owner_and_place_agree() -> None:
    found, keys = parts(article("a", "U.S. shop division"), article("b", "American team"))
    assert len(keys) == 1
    assert len(found.events) == 1
    (entity,) = [entity for entity in found.entities if entity.key in keys]
    assert entity.name.startswith("Acme ")
    assert entity.key != "acme"


def test_parts_in_different_places_are_two() -> None:
    _, keys = parts(article("a", "U.S. shop division"), article("b", "Japanese shop division"))
    assert len(keys) == 2


def test_parts_of_different_owners_are_two() -> None:
    _, keys = parts(article("a", "U.S. shop division"), article("b", "U.S. shop division", owner="Zenith"))
    assert len(keys) == 2


def test_an_event_is_where_the_part_is() -> None:
    first = article("a", "U.S. shop division")
    second = Article("b", "Nothing new from the U.S. today.")
    second.entity("U.S.", type="schema:Country")
    found, _ = parts(first, second)
    (event,) = found.events
    assert ("kg:place", "united-states") in {(p.role, p.entity) for p in event.participants}
    (why,) = [inference for inference in found.inferences if inference.rule == "place-of-unit"]
    assert why.object == Ref("united-states")


@pytest.mark.parametrize("is_name", [True, False], ids=["a body of its own", "words for a part"])
def test_only_what_is_described_is_a_part_of_whom_a_text_is_about(is_name: bool) -> None:
    made = Article("a", "Acme told the crash survey team. Acme Ltd paid.")
    made.entity("Acme", "Acme Ltd")
    made.entity("crash survey team", is_name=is_name)
    made.event("told", agent=0, affected=1)
    found = resolve(named(made), ontology=ONTOLOGY)
    assert ("Acme Ltd crash survey team" in {entity.name for entity in found.entities}) is not is_name
