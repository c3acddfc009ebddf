import pytest

from kg.resolve.names import edit_distance, initials, numbers_of, words_of

SPELLINGS = [
    ("U.S.", ("us",)),
    ("the Acme Group’s", ("acme", "group")),
    ("Hewlett-Packard", ("hewlett", "packard")),
    ("Société Générale", ("societe", "generale")),
    ("AT&T", ("at&", "t")),
    ("The", ("the",)),
]


@pytest.mark.parametrize(("spelling", "words"), SPELLINGS, ids=[spelling for spelling, _ in SPELLINGS])
def test_words_of_a_name(spelling: str, words: tuple[str, ...]) -> None:
    assert words_of(spelling) == words


def test_spellings_count() -> None:
    assert len(SPELLINGS) == 6


def test_initials_leave_out_small_words() -> None:
    assert initials(("bank", "of", "northern", "england")) == "bne"


def test_numbers_of_versions() -> None:
    assert numbers_of(("phone", "5s", "gen", "iii")) == ("5s", "iii")


@pytest.mark.parametrize(
    ("left", "right", "distance"), [("witman", "whitman", 1), ("stone", "stoen", 1), ("acme", "zenith", 3)]
)
def test_edit_distance(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right, 2) == distance
