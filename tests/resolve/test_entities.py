from dataclasses import replace

import pytest

from kg.model.knowledge import Judgement
from kg.resolve.directory import Directory
from kg.resolve.entities import resolve_entities
from tests.resolve.build import ONTOLOGY as SMALL
from tests.resolve.build import Article, named

WORDS = {
    "kg:businessWords": (("computer",), ("motors",), ("foods",)),
    "kg:exchangeNames": (("nyse",), ("nasdaq",)),
}
ONTOLOGY = replace(SMALL, word_lists=WORDS)
ORG, PERSON, PLACE, PRODUCT = "schema:Organization", "schema:Person", "schema:Country", "schema:Product"


def directory(*names: tuple[str, str], judgements: tuple[Judgement, ...] = (), together: bool = False) -> Directory:
    """Return the directory of articles with one name each, or of one article with all of them."""
    articles = []
    if together:
        article = Article("all", "\n".join(f"{name} was named." for name, _ in names))
        for name, kind in names:
            article.entity(name, type=kind)
        articles.append(article)
    else:
        for number, (name, kind) in enumerate(names):
            article = Article(f"d{number}", f"{name} met Zoltan Quill at Wexford Widgets in number {number}.")
            article.entity(name, type=kind)
            article.entity("Zoltan Quill", type=PERSON)
            article.entity("Wexford Widgets", type=ORG)
            articles.append(article)
    return resolve_entities(named(*articles), ONTOLOGY, judgements)


CASES = [
    ("legal suffix", ("Acme Foods", ORG), ("Acme Foods Inc", ORG), True),
    ("hyphen", ("Acme-Foods", ORG), ("Acme Foods", ORG), True),
    ("joined", ("AcmeFoods", ORG), ("Acme Foods", ORG), True),
    ("acronym", ("General Tractor Works", ORG), ("GTW", ORG), True),
    ("slip", ("Meridian Whitmore", PERSON), ("Meridian Witmore", PERSON), True),
    ("surname", ("Ada Stone", PERSON), ("Stone", PERSON), True),
    ("title", ("Ada Stone", PERSON), ("Ms Stone", PERSON), True),
    ("middle initial", ("Ada Stone", PERSON), ("Ada B. Stone", PERSON), True),
    ("given names", ("Ada Stone", PERSON), ("Bob Stone", PERSON), False),
    ("demonym", ("American", PLACE), ("U.S.", PLACE), True),
    ("version", ("Lumo 4", PRODUCT), ("Lumo 5", PRODUCT), False),
    ("unit", ("Acme", ORG), ("Acme Shop US", ORG), False),
    ("short names", ("Acme", ORG), ("Acne", ORG), False),
    ("places", ("Japan", PLACE), ("U.S.", PLACE), False),
    ("business left out", ("Quorra Computer Inc", ORG), ("Quorra", ORG), True),
    ("another business", ("Quorra Motors", ORG), ("Quorra Foods", ORG), False),
    ("business of a unit", ("Quorra Cloud", ORG), ("Quorra", ORG), False),
    ("person and firm", ("Ada Stone", PERSON), ("Ada Stoke", ORG), False),
]


@pytest.mark.parametrize(("left", "right", "same"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_names_across_documents(left: tuple[str, str], right: tuple[str, str], same: bool) -> None:
    found = directory(left, right)
    assert (found.key("d0", 0) == found.key("d1", 0)) is same


def test_cases_count() -> None:
    assert len(CASES) == 18


def test_a_name_is_of_the_kind_that_most_documents_give_it() -> None:
    found = directory(("Lumora", ORG), ("Lumora", ORG), ("Lumora", PRODUCT))
    entity = next(entity for entity in found.entities if entity.name == "Lumora")
    assert entity.type == ORG


@pytest.mark.parametrize(
    ("others", "is_person"),
    [
        ((), True),
        ((("Stone", ORG), ("Stone", ORG)), False),
        ((("Bob Stone", PERSON),), False),
        ((("Stone Motors", ORG),), False),
    ],
    ids=["one bearer", "oftener a thing", "two bearers", "a firm of that name"],
)
def test_a_thing_called_as_one_person_is_that_person(others: tuple[tuple[str, str], ...], is_person: bool) -> None:
    found = directory(("Ada Stone", PERSON), ("Stone", ORG), *others)
    assert (found.key("d0", 0) == found.key("d1", 0)) is is_person


@pytest.mark.parametrize(
    ("kinds", "is_one"),
    [((ORG, PERSON), True), ((ORG, PERSON, PLACE), True), ((ORG, PLACE), False), ((PERSON, PLACE), False)],
    ids=["somebody or something", "anything", "a town and its club", "no thing"],
)
def test_one_word_that_texts_do_not_agree_on_is_a_thing(kinds: tuple[str, ...], is_one: bool) -> None:
    found = directory(*(("Quorra", kind) for kind in kinds))
    assert (len({found.key(f"d{number}", 0) for number in range(len(kinds))}) == 1) is is_one


def test_a_surname_that_two_people_bear_stays_alone() -> None:
    found = directory(("Ada Stone", PERSON), ("Bob Stone", PERSON), ("Stone", PERSON))
    assert found.key("d0", 0) != found.key("d1", 0)


def test_the_users_judgement_outranks_features() -> None:
    apart = (Judgement("Acme Foods", "Acme Foods Inc", is_same=False),)
    one = (Judgement("Acme", "Zenith", is_same=True),)
    kept = directory(("Acme Foods", ORG), ("Acme Foods Inc", ORG), judgements=apart)
    joined = directory(("Acme", ORG), ("Zenith", ORG), judgements=one)
    assert kept.key("d0", 0) != kept.key("d1", 0)
    assert joined.key("d0", 0) == joined.key("d1", 0)


def test_places_bear_their_name_in_the_table() -> None:
    found = directory(("U.S.", PLACE), ("American", PLACE))
    assert {entity.name for entity in found.entities} >= {"United States"}


def test_keys_that_clash_are_numbered() -> None:
    found = directory(("Ada Stone", PERSON), ("Ada Stone", ORG), ("Ada Stone", ORG), ("Ada Stone", PERSON))
    assert {"ada-stone", "ada-stone-2"} <= {entity.key for entity in found.entities}


def test_described_entities_stay_within_their_document() -> None:
    articles = [Article(f"d{n}", f"A supplier in Leeds closed, {n}.") for n in range(2)]
    for article in articles:
        article.entity("supplier", is_name=False)
    found = resolve_entities(named(*articles), ONTOLOGY)
    assert found.key("d0", 0) != found.key("d1", 0)


def test_a_short_name_of_two_companies_joins_neither() -> None:
    found = directory(("Quorra Motors", ORG), ("Quorra Foods", ORG), ("Quorra", ORG))
    assert len({found.key(f"d{number}", 0) for number in range(3)}) == 3


LISTED = {
    "symbol": ("Acme Foods Inc. (NYSE: ACF) grew.", True),
    "with the country": ("Acme Foods Inc (NASDAQ:ACF.O) grew.", True),
    "no exchange": ("Acme Foods Inc (Note: ACF) grew.", False),
    "elsewhere": ("Acme Foods Inc grew. (NYSE: ACF)", False),
}


@pytest.mark.parametrize(("text", "same"), LISTED.values(), ids=LISTED)
def test_a_symbol_behind_a_name_is_another_name(text: str, same: bool) -> None:
    assert len(LISTED) == 4
    first, second = Article("a", text), Article("b", "Shares of ACF fell.")
    first.entity("Acme Foods Inc.", type=ORG) if "Inc." in text else first.entity("Acme Foods Inc", type=ORG)
    second.entity("ACF", type=ORG)
    found = resolve_entities(named(first, second), ONTOLOGY)
    assert (found.key("a", 0) == found.key("b", 0)) is same
