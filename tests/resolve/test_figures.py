from decimal import Decimal

import pytest

from kg.model.knowledge import KnowledgeBase, Verdict
from kg.resolve import resolve
from kg.resolve.quantities import in_words, is_rounding
from tests.resolve.build import ONTOLOGY, Article, named


def plain(name: str, words: str, value: str, *, metric: str = "kg:Revenue", kind: str = "actual") -> Article:
    """Return an article that gives one figure of Acme, without a period."""
    made = Article(name, f"Acme had {words}, wrote the {name} post.")
    unit = "USD" if words.startswith("$") else "people"
    made.figure(words, value, unit=unit, metric=metric, kind=kind, entity=made.entity("Acme"))
    return made


def article(name: str, words: str, value: str, *, on: str = "", year: str = "2023", about: bool = False) -> Article:
    """Return an article that gives one figure."""
    made = Article(name, f"In {year} Acme had {words}, wrote the {name} post.", on=on)
    unit = "USD" if words.startswith("$") else "deaths"
    metric = "kg:Revenue" if unit == "USD" else "kg:Deaths"
    company, time = made.entity("Acme"), made.time(year)
    made.figure(words, value, unit=unit, metric=metric, entity=company, time=time, is_approximate=about)
    return made


def knowledge(*articles: Article) -> KnowledgeBase:
    return resolve(named(*articles), ontology=ONTOLOGY)


CASES = [
    ("equal", article("a", "$5 billion", "5000000000"), article("b", "$5bn", "5000000000"), 1, None),
    ("rounded", article("a", "$5 billion", "5000000000"), article("b", "$4.98bn", "4980000000"), 1, None),
    ("contradiction", article("a", "$5 billion", "5000000000"), article("b", "$6bn", "6000000000"), 2, Verdict.OPEN),
    ("other year", article("a", "$5 billion", "5000000000"), article("b", "$6bn", "6000000000", year="2022"), 2, None),
    (
        "growing tally",
        article("a", "12 dead", "12", on="2024-02-01"),
        article("b", "15 dead", "15", on="2024-02-03"),
        2,
        Verdict.SUPERSEDED,
    ),
    (
        "about so much",
        article("a", "$5 billion", "5000000000", about=True),
        article("b", "$5.6bn", "5600000000"),
        2,
        Verdict.RESOLVED,
    ),
    (
        "no time, near",
        plain("a", "500 jobs", "500", metric="kg:Jobs"),
        plain("b", "600 jobs", "600", metric="kg:Jobs"),
        2,
        Verdict.OPEN,
    ),
    (
        "no period, near",
        plain("a", "$5 billion", "5000000000"),
        plain("b", "$6bn", "6000000000"),
        2,
        Verdict.SCOPE_DIFFERS,
    ),
    ("no time, far", plain("a", "$5 billion", "5000000000"), plain("b", "$30bn", "30000000000"), 2, None),
    (
        "undated tally",
        plain("a", "15 dead", "15", metric="kg:Deaths"),
        plain("b", "12 dead", "12", metric="kg:Deaths"),
        2,
        Verdict.SUPERSEDED,
    ),
    (
        "price of a moment",
        plain("a", "$38.05", "38.05", metric="kg:SharePrice"),
        plain("b", "$37.10", "37.10", metric="kg:SharePrice"),
        2,
        None,
    ),
]


@pytest.mark.parametrize(
    ("left", "right", "figures", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_figures_across_documents(left: Article, right: Article, figures: int, verdict: Verdict | None) -> None:
    found = knowledge(left, right)
    assert len(found.figures) == figures
    assert [conflict.verdict for conflict in found.conflicts] == ([verdict] if verdict else [])


def test_cases_count() -> None:
    assert len(CASES) == 11


def test_a_conflict_names_things_in_words() -> None:
    _, left, right, *_ = CASES[2]
    (conflict,) = knowledge(left, right).conflicts
    assert conflict.comment == (
        "Acme revenue 2023: $5 billion in “In 2023 Acme had $5 billion, wrote the a post.”, but $6 billion in "
        "“In 2023 Acme had $6bn, wrote the b post.”; both are said of the same thing and time, so one of them is wrong."
    )


def test_a_figure_is_labelled_in_words() -> None:
    (figure,) = knowledge(article("a", "$5 billion", "5000000000")).figures
    assert figure.label == "Acme revenue 2023: $5 billion"
    assert figure.key.startswith("figure-")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1500000", "GBP", "£1.5 million"),
        ("300", "jobs", "300 jobs"),
        ("12.50", "%", "12.5 %"),
        ("1100", "trip", "1,100 trips"),
        ("1", "trip", "1 trip"),
        ("7", "polling station", "7 polling stations"),
        ("3", "bus", "3 buses"),
        ("900", "people", "900 people"),
    ],
)
def test_quantities_in_words(value: str, unit: str, words: str) -> None:
    assert in_words(Decimal(value), unit) == words


def test_a_rounding_is_told_from_another_number() -> None:
    assert is_rounding(Decimal(8), Decimal("8.1"))
    assert not is_rounding(Decimal("8.1"), Decimal("5.1"))
    assert is_rounding(Decimal(13), Decimal("12.5"))
    assert not is_rounding(Decimal(12), Decimal("12.5")), "a half is rounded upwards"


def test_two_values_in_one_sentence_are_two_figures() -> None:
    made = Article("a", "Acme put its revenue at $51 million, others at $50 million. Acme had revenue of $51 million.")
    company = made.entity("Acme")
    for words, value in (("$51 million", "51000000"), ("$50 million", "50000000")):
        made.figure(words, value, unit="USD", metric="kg:Revenue", entity=company, is_approximate=True)
    assert [figure.value for figure in knowledge(made).figures] == [Decimal(50_000_000), Decimal(51_000_000)]


def test_a_figure_of_an_event_is_called_by_its_kind_and_its_place() -> None:
    made = Article("a", "In Leeds the flood came quickly, and 300 homes were lost.")
    flood = made.event(
        "flood", "kg:Flood", place=made.entity("Leeds", type="schema:City"), phrase="The flood came quickly"
    )
    made.figure("300 homes", "300", unit="home", metric="kg:Buildings", event=flood)
    (figure,) = knowledge(made).figures
    assert figure.label == "Buildings (Flood, Leeds): 300 homes"


def test_a_toll_beside_a_larger_one_is_a_part_and_contradicts_nobody() -> None:
    early, late = (
        Article("a", "The flood left 23 dead.", on="2024-02-01"),
        Article("b", "The flood left 19 dead, the storm before it eight more, in all 27 dead.", on="2024-02-09"),
    )
    for made, words in ((early, ("23 dead",)), (late, ("19 dead", "27 dead"))):
        flood = made.event("flood", "kg:Flood", phrase="The flood came")
        for one in words:
            made.figure(one, one[:2], unit="people", metric="kg:Deaths", event=flood)
    assert Verdict.OPEN not in {conflict.verdict for conflict in knowledge(early, late).conflicts}
