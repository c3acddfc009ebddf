"""Where sentences end: abbreviations, headlines, bylines, lists and missing full stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

CASES = {
    "plain": ["The plant closed on Monday.", "Workers were told by letter."],
    "abbreviation ends a sentence": ["The company sells phones in the U.K.", "The bank declined to comment."],
    "abbreviation inside": ["Dr. Rask of Orvella Inc. flew to the U.S. Virgin Islands on Jan. 5.", "She came back."],
    "initials": ["J. P. Holm left the board.", "He had led it for years."],
    "question": ["Will it close?", "Nobody at the plant could say."],
    "decimal": ["Sales rose 3.5 percent to $1.2 billion.", "Profit fell."],
}


def test_case_table_is_whole() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES.keys())
def test_sentences_of_one_paragraph(nlp: Language, sentences: list[str]) -> None:
    assert [sent.text.strip() for sent in nlp(" ".join(sentences)).sents] == sentences


LINES = {
    "headline": ["Orvella closes plant in Aarhus", "The company said on Monday it would go."],
    "byline": ["By Mette Rask", "AARHUS, Denmark", "The company said on Monday it would go."],
    "list": ["Sales: $12 million", "Staff: 400", "Plants: three"],
}


def test_line_table_is_whole() -> None:
    assert len(LINES) == 3


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES.keys())
def test_a_line_break_ends_a_sentence(nlp: Language, lines: list[str]) -> None:
    assert [sent.text.strip() for sent in nlp("\n".join(lines)).sents] == lines


def test_hard_wrapped_lines_do_not(nlp: Language) -> None:
    text = (
        "The company said on Monday that it would close its\nplant in the north of the country and that it\n"
        "would cut the jobs of four hundred people who work\nthere, most of them in the assembly of the older\nmodels."
    )
    assert len(list(nlp(text).sents)) == 1
