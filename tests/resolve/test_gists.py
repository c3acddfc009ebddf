import pytest

from kg.resolve.families import family, irregular
from kg.resolve.gists import gists, likeness, rarities
from tests.resolve.build import Article, named

FAMILIES = [
    ("regular verb", "launch launches launched launching"),
    ("noun in -ment", "announce announced announcement announcements"),
    ("doubled letter", "stop stopped stopping stoppage"),
    ("irregular verb", "fall fell fallen falling"),
    ("irregular noun", "acquire acquired acquisition acquisitions"),
    ("noun of another root", "die died death deaths"),
    ("final y", "deny denied denial denies"),
]


@pytest.mark.parametrize("words", [case[1] for case in FAMILIES], ids=[case[0] for case in FAMILIES])
def test_words_of_one_family_share_its_name(words: str) -> None:
    assert len({family(word) for word in words.split()}) == 1


def test_words_of_different_families_do_not() -> None:
    words = "sell buy launch open close die kill shoot arrest charge"
    assert len({family(word) for word in words.split()}) == 10


def test_cases_count() -> None:
    assert len(FAMILIES) == 7


def test_no_word_is_in_two_families() -> None:
    names = set(irregular().values())
    assert all(irregular()[name] == name for name in names)


def test_reports_on_one_story_are_alike_though_each_has_its_own_words() -> None:
    texts = [
        "Orlen Foods closes its cannery in Varsk after the flood.",
        "The Varsk cannery of Orlen Foods shuts for good.",
        "Flood waters reach the cannery of Varsk.",
        "Kestrel Air orders nine jets from the maker in Tolna.",
        "The jets for Kestrel Air will be built in Tolna.",
        "Tolna rejoices over the order of Kestrel Air.",
    ]
    read = named(*(Article(str(number), text) for number, text in enumerate(texts)))
    found = gists(read, rarities(read))
    within = [likeness(found[a], found[b]) for a, b in ("01", "02", "34", "35")]
    across = [likeness(found[a], found[b]) for a, b in ("03", "14", "25")]
    assert min(within) > 2 * max(across)


def test_one_story_alone_keeps_its_names() -> None:
    read = named(*(Article(name, f"Orlen Foods closes its cannery. {name}") for name in ("a", "b", "c")))
    found = gists(read, rarities(read))
    assert likeness(found["a"], found["b"]) > 0.8
