from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from kg.model.bounds import Granularity, TimeBounds
from kg.model.mention import Tense
from kg.model.time_value import TimeType, TimeValue
from kg.temporal.anchor import anchor
from kg.temporal.chart import parse, rows
from kg.temporal.expressions import WIDER, find_expressions
from kg.temporal.periods import holiday_of
from kg.temporal.tokens import cut


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.temporal").joinpath("grammar", name).read_text(encoding="utf-8"))


ROWS = [row for group in table("rows.toml").values() for row in group]
CLASSES = table("words.toml")["class"]
GUARDS = table("guards.toml")["guard"]
HOLIDAYS = table("holidays.toml")["holiday"]
DAY = TimeBounds(date(2025, 7, 2), date(2025, 7, 2), Granularity.DAY)


def test_the_tables_are_read_whole() -> None:
    assert len(ROWS) == 347
    assert len(CLASSES) == 48
    assert len(GUARDS) == 34
    assert len(HOLIDAYS) == 71


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0] or 'alone'}: {row[4]}")
def test_a_row_reads_its_example_from_end_to_end(row: list[str]) -> None:
    name, makes, _, _, example, *_ = row
    tokens = list(cut(example))
    part = parse(tokens)[0].get((makes, len(tokens)))
    assert part is not None
    assert not name or part.name == name


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] in WIDER], ids=lambda row: row[4])
def test_what_a_row_means_can_be_anchored(row: list[str]) -> None:
    name, makes, _, _, example, *_ = row
    tokens = list(cut(example))
    part = parse(tokens)[0][makes, len(tokens)]
    value = TimeValue(TimeType.DATE, name or part.name, example, part.meaning)
    for tense in Tense:
        anchored = anchor(value, reference=DAY, tense=tense, previous=DAY)
        assert anchored.timex or anchored.bounds.is_known
        assert example.lower() in anchored.reason.lower()


def test_a_meaning_refers_only_to_symbols_that_are_there() -> None:
    for row in rows():
        assert {int(place) for place in re.findall(r"\$(\d)", row.meaning)} <= set(row.places), row.name


@pytest.mark.parametrize("words", CLASSES, ids=lambda words: f"{words['name']}: {words['example']}")
def test_a_class_of_words_has_an_example_that_is_found(words: dict[str, Any]) -> None:
    assert [span.within(words["example"]) for span, _ in find_expressions(words["example"])]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard["counter"])
def test_a_guard_keeps_its_counterexample_out(guard: dict[str, str]) -> None:
    sentence = guard["counter"].replace("[", "").replace("]", "")
    found = [span.within(sentence) for span, _ in find_expressions(sentence)]
    assert found == re.findall(r"\[(.*?)\]", guard["counter"])


def test_the_guards_that_rows_name_are_the_guards_there_are() -> None:
    named = {row[5] for row in ROWS if len(row) > 5}
    assert named | {"any"} == {guard["name"] for guard in GUARDS}


@pytest.mark.parametrize("name", HOLIDAYS)
def test_a_holiday_is_where_its_example_says(name: str) -> None:
    period = holiday_of(name, 2024)
    assert period is not None
    assert period.start.isoformat() == HOLIDAYS[name]["example"]


def test_every_holiday_has_its_spellings() -> None:
    spelt = {name for words in CLASSES if words["name"] == "HOLIDAY" for name in words["values"]}
    assert spelt == set(HOLIDAYS)
