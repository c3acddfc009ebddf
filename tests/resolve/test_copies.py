from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kg.model.document import Fact, PublicationFact
from kg.model.extraction import Extraction
from kg.model.span import Span
from kg.resolve.copies import Grouping, group_documents
from tests.resolve.build import Article, named

FACTS = (
    "Halden Foods will close its plant in Leeds with 412 jobs.",
    "The Morning Ledger first told of the plan on Monday.",
    "Sales fell 7 percent to $318 million in the year to March.",
    "Chief executive Ada Stone blamed the price of cocoa beans.",
    "The firm moved bottling to Porto in 2019 for $45 million.",
    "Union leader Bob Quill called the plan a blow to Yorkshire.",
    "Rival Zenith Brands opened a plant of its own in Gdansk last year.",
    "The last shift in Leeds ends on 28 February.",
)
SPUN = (
    "Halden Foods is going to shut its factory at Leeds, costing 412 positions.",
    "It was The Morning Ledger that initially reported this scheme, on Monday.",
    "Turnover dropped by 7 percent, reaching $318 million for 12 months ending March.",
    "Boss Ada Stone pointed the finger at cocoa costs.",
    "In 2019 the company shifted filling lines to Porto, spending $45 million.",
    "Bob Quill, heading the union, named it a hit for Yorkshire.",
    "Competitor Zenith Brands inaugurated a factory in Gdansk twelve months ago.",
    "Leeds sees its final shift on 28 February.",
)
INDEPENDENT = (
    "Yorkshire loses a maker of sweets: Zenith Brands watches on from Gdansk.",
    "Workers in Leeds heard it from Bob Quill before anybody else did.",
    "They have until 28 February, said a notice at the gate.",
    "Halden Foods had hired apprentices only last autumn.",
    "The council hopes for a buyer, and 412 families hope with it.",
    "An economist at the university spoke of dear sugar and dearer power.",
    "Ada Stone did not come to the gate.",
    "Shops nearby fear for their lunch trade.",
)
WORDS = (
    ("small", "green", "cold", "Leeds"),
    ("local", "stone", "fried", "Porto"),
    ("family", "empty", "baked", "Gdansk"),
    ("young", "river", "sweet", "Yorkshire"),
    ("busy", "corner", "plain", "Halden"),
)
NAMES = (
    "Halden Foods",
    "Leeds",
    "The Morning Ledger",
    "Ada Stone",
    "Porto",
    "Bob Quill",
    "Yorkshire",
    "Zenith Brands",
    "Gdansk",
)


def article(name: str, sentences: tuple[str, ...]) -> Article:
    made = Article(name, "\n".join(sentences))
    for each in NAMES:
        if each in made.text:
            made.entity(each)
    return made


def grouping(*articles: Article, days: dict[str, date] | None = None) -> Grouping:
    return grouped(named(*articles), days)


def grouped(found: Sequence[Extraction], days: dict[str, date] | None = None) -> Grouping:
    names = [extraction.document.key for extraction in found]
    return group_documents(found, titles=dict(zip(names, names, strict=True)), published=dict(days or {}))


CASES = [
    ("copy with a new end", FACTS, (*FACTS[:7], "Ends."), True),
    ("excerpt", FACTS, FACTS[2:6], True),
    ("synonym-spun", FACTS, SPUN, True),
    ("independent", FACTS, INDEPENDENT, False),
]


@pytest.mark.parametrize(("left", "right", "same"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_documents_of_one_text(left: tuple[str, ...], right: tuple[str, ...], same: bool) -> None:
    found = grouping(article("a", left), article("b", right))
    assert (found.group_of["a"] == found.group_of["b"]) is same


OTHER = (
    "The Harbour Post found that Yorkshire paid $9 million for the road in 2021.",
    "Councillor Fay Reed wants that money back within 30 days.",
    "Drivers of the number 17 bus would have to walk to Hull.",
    "A school in Selby counts 60 children of workers among its pupils.",
    "Pastor Ivo Lane offers the church hall for meetings on Thursdays.",
    "Shops nearby fear for their lunch trade, above all the bakery of Uma Frost.",
    "Two other makers of sweets, in Ripon and Goole, are looking for staff.",
    "Nobody answered the door at the home of Ada Stone.",
)
MERGED = (*FACTS[:5], *OTHER[:4])


def test_an_article_merged_from_two_does_not_make_them_one() -> None:
    found = grouping(article("a", FACTS), article("b", OTHER), article("m", MERGED))
    assert found.group_of["m"] == found.group_of["a"] != found.group_of["b"]


def test_excerpts_without_a_sentence_in_common_are_one_by_the_whole() -> None:
    found = grouping(article("a", FACTS), article("b", FACTS[:4]), article("c", FACTS[4:]))
    assert len(set(found.group_of.values())) == 1


def test_cases_count() -> None:
    assert len(CASES) == 4


def test_the_later_copy_derives_from_the_earlier() -> None:
    days = {"a": date(2024, 1, 2), "b": date(2024, 1, 5)}
    found = grouping(article("a", FACTS), article("b", (*FACTS, "Ends.")), days=days)
    assert list(found.derived_from) == ["b"]


def test_an_excerpt_derives_from_the_whole() -> None:
    found = grouping(article("a", FACTS), article("b", FACTS[2:6]))
    assert list(found.derived_from) == ["b"]


def test_without_dates_or_wording_there_is_no_direction() -> None:
    found = grouping(article("a", FACTS), article("b", (*FACTS[:7], "Ends.")))
    assert not found.derived_from


def test_a_spun_copy_is_named_and_derives_from_the_other() -> None:
    plain = "The {} firm said it would buy the {} house and start to sell {} food near {}."
    swapped = "The {} enterprise declared it would procure the {} domicile and commence vending {} nourishment nigh {}."
    first, second = (tuple(line.format(*words) for words in WORDS) for line in (plain, swapped))
    found = grouping(article("a", first), article("b", second))
    assert found.group_of["a"] == found.group_of["b"]
    assert list(found.caveats) == ["b"]
    assert list(found.derived_from) == ["b"]


def test_what_an_agency_sent_out_is_no_copy_and_not_spun() -> None:
    plain = "The {} firm said it would buy the {} house and start to sell {} food near {}."
    swapped = "The {} enterprise declared it would procure the {} domicile and commence vending {} nourishment nigh {}."
    first, second = (tuple(line.format(*words) for words in WORDS) for line in (plain, swapped))
    mine, wired = named(article("a", first), article("b", second))
    agency = PublicationFact(Fact.AGENCY, Span(0, 3), "Wire One", "dateline")
    found = grouped([mine, replace(wired, document=replace(wired.document, facts=(agency,)))])
    assert not found.caveats
    assert list(found.derived_from) == ["a"]
