from __future__ import annotations

import pytest
import spacy

from kg.nlp.layout import is_hard_wrapped, line_starts, word_places

WRAPPED = (
    "The company said on Monday that it would close its\nplant in the north of the country and that it would\n" * 3
)
CASES = {
    "wrapped": (WRAPPED, True),
    "one line": ("The company said so.", False),
    "lists": ("Sales: 12\nstaff: 4\nplants: 3\nlosses: 1\nshops: 7", False),
    "paragraphs": (
        "The company said on Monday that it would close its plant.\nThe union protested at once.\n" * 4,
        False,
    ),
}


def test_case_table_is_whole() -> None:
    assert len(CASES) == 4


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_is_hard_wrapped(text: str, expected: bool) -> None:
    assert is_hard_wrapped(text) is expected


def test_line_starts_count_words_only() -> None:
    doc = spacy.blank("en")("One two\n\nThree\nfour")
    places, spans = word_places(doc)
    assert places == [0, 1, 3, 5]
    assert line_starts(doc.text, spans) == [True, False, True, True]
