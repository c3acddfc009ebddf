"""The marked news texts are well-formed, and the checker sees what is not."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.news import problems, skeletons
from kg.model.mention import Modality
from kg.model.span import Span
from kg.nlp.training.marked import marked_files, read_marked, sealed_stories

NEWS = Path(__file__).parents[1] / "gold" / "news"
MOST_TEXTS = 3
FIXED_PHRASES = {("by", "the", "end", "of", "X")}
PLAIN_WORDS = 3

HEAD = "=== t-1\nstory: t\nstyle: agency\ndate: 2024-03-05\n---\n"
GOOD = HEAD + (
    "[e1 agent [org Halden Foods]] will [e1 trigger cut] [e1 affected [e1 figure [figure 120]] jobs] "
    "on [e1 time [time Monday]].\n---\ne1 Layoff planned voice=Halden\n"
)

FAULTS = {
    "not closed": ("[org Halden", "", "never closed"),
    "stray bracket": ("Halden] cut", "", "stray bracket"),
    "unknown label": ("[firm Halden]", "", "unknown label"),
    "unknown role": ("[e1 owner [e1 trigger cut]]", "e1 Layoff actual", "unknown label"),
    "white space": ("[org Halden ] cut", "", "white space"),
    "cut word": ("[org Hal]den", "", "cuts a word"),
    "over a line": ("[org Halden\nFoods]", "", "over a line"),
    "no trigger": ("[e1 agent Halden]", "e1 Layoff actual", "no trigger"),
    "no line": ("[e1 trigger cut]", "", "no line in the table"),
    "table only": ("cut", "e1 Layoff actual", "table only"),
    "two lines": ("[e1 trigger cut]", "e1 Layoff actual\ne1 Layoff planned", "2 lines"),
    "unknown type": ("[e1 trigger cut]", "e1 Haircut actual", "no event type"),
    "unknown modality": ("[e1 trigger cut]", "e1 Layoff maybe", "no modality"),
    "short row": ("[e1 trigger cut]", "e1 Layoff", "no modality"),
    "unknown option": ("[e1 trigger cut]", "e1 Layoff actual size=3", "no option"),
    "time of nothing": ("[e1 trigger cut] [e1 time Monday]", "e1 Layoff actual", "stands on no `time`"),
    "names overlap": ("[org [place Oslo] Foods]", "", "overlap"),
}


def test_there_is_a_case_for_every_fault() -> None:
    assert len(FAULTS) == 17


@pytest.mark.parametrize(("body", "table", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(body: str, table: str, said: str) -> None:
    assert any(said in problem for problem in problems(f"{HEAD}{body}\n---\n{table}\n"))


def test_a_good_text_has_no_fault() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (GOOD.replace("style: agency\n", ""), "no line `style:`"),
        (GOOD.replace("2024-03-05", "5 March"), "neither"),
        (GOOD + GOOD, "used twice"),
        ("Halden cut jobs.", "no text"),
    ],
    ids=["header", "date", "key", "empty"],
)
def test_a_fault_around_the_text_is_named(source: str, said: str) -> None:
    assert any(said in problem for problem in problems(source))


def test_marks_become_spans(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(GOOD, encoding="utf-8")
    [text] = read_marked(tmp_path / "t.txt")
    assert text.text == "Halden Foods will cut 120 jobs on Monday."
    assert [(mark.label, mark.span) for mark in text.names] == [("org", Span(0, 12))]
    assert (text.times, text.figures) == ((Span(34, 40),), (Span(22, 25),))
    [event] = text.events
    assert (event.type, event.modality, event.options) == ("Layoff", Modality.PLANNED, (("voice", "Halden"),))
    assert [span.within(text.text) for span in event.triggers] == ["cut"]
    assert {(role.name, role.span.within(text.text)) for role in event.roles} == {
        ("agent", "Halden Foods"),
        ("affected", "120 jobs"),
        ("figure", "120"),
        ("time", "Monday"),
    }


def test_an_unreadable_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(HEAD + "[org Halden\n---\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"t\.txt, t-1: mark \[org is never closed"):
        read_marked(tmp_path / "t.txt")


@pytest.mark.parametrize("path", marked_files(NEWS), ids=lambda path: path.stem)
def test_a_marked_story_is_well_formed(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []
    assert {text.story for text in read_marked(path)} == {path.stem}


def test_there_are_as_many_stories_as_we_think() -> None:
    assert len(marked_files(NEWS)) == 130
    assert sum(len(read_marked(path)) for path in marked_files(NEWS)) == 396


def test_a_third_is_sealed() -> None:
    assert len(sealed_stories(NEWS)) == 27


def test_no_wording_recurs() -> None:
    where = defaultdict(set)
    for path in marked_files(NEWS):
        for text in read_marked(path):
            for skeleton in skeletons(text.text) - FIXED_PHRASES:
                if sum(word not in {"X", "0"} for word in skeleton) >= PLAIN_WORDS:
                    where[skeleton].add(text.key)
    assert {skeleton: keys for skeleton, keys in where.items() if len(keys) > MOST_TEXTS} == {}
