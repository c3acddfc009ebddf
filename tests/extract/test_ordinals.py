from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.extract.events import ordinal_value

CASES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "ninth": 9,
    "twentieth": 20,
    "twenty-first": 21,
    "17th": 17,
    "22nd": 22,
    "north": None,
    "month": None,
    "zeroth": None,
    "three": None,
    "th": None,
}


@pytest.mark.parametrize("word", CASES)
def test_an_ordinal_is_read_as_its_number(word: str) -> None:
    assert ordinal_value(Doc(English().vocab, words=[word])[0]) == CASES[word]
