"""Sentence ends of our own texts: punctuation, and what a reader judged otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.nlp.training.marked import marked_files, read_marked, sealed_stories
from kg.nlp.training.sentence_ends import gold_ends, read_verdicts

NEWS = Path(__file__).parents[2] / "gold" / "news"
# text; verdicts; where sentences end inside lines
CASES = {
    "full stop": ("It closed. Nobody knew.", (), ["It closed."]),
    "quoted": ("“It closed.” Nobody knew.", (), ["“It closed.”"]),
    "lower case": ("He left at 9 p.m. on Friday.", (), []),
    "abbreviation, judged": ("Ms. Holm left. She won.", ((False, "Ms.| Holm"),), ["Ms. Holm left."]),
    "lower case, judged": ("It closed. nobody knew.", ((True, "closed.| nobody"),), ["It closed."]),
    "a line's end": ("It closed.\nNobody knew.", (), []),
}


def test_case_table_is_whole() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize(("text", "verdicts", "expected"), CASES.values(), ids=CASES.keys())
def test_ends_inside_lines(text: str, verdicts: tuple[tuple[bool, str], ...], expected: list[str]) -> None:
    lines, inside = gold_ends(text, verdicts)
    assert [text[:end] for end in sorted(inside)] == expected
    assert len(text) in lines


def test_every_verdict_stands_in_an_open_text() -> None:
    verdicts, held = read_verdicts(NEWS), sealed_stories(NEWS)
    texts = {text.key: text for path in marked_files(NEWS) for text in read_marked(path) if text.story not in held}
    assert sum(map(len, verdicts.values())) == 29
    for key, rows in verdicts.items():
        gold_ends(texts[key].text, rows)


def test_a_verdict_on_other_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="stands nowhere"):
        gold_ends("It closed.", ((True, "opened.| Then"),))
