from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export import export
from kg.export.tables import CLAIM_COLUMNS, EVENT_COLUMNS, FIGURE_COLUMNS
from kg.graph import build
from kg.model.knowledge import KnowledgeBase
from tests.factory import knowledge

Rows = list[dict[str, str]]


def tables(story: KnowledgeBase, folder: Path) -> dict[str, Rows]:
    found = {}
    for path in export(build(story), folder, ["csv"]):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    return tables(knowledge(), tmp_path_factory.mktemp("csv"))


def test_columns(rows: dict[str, Rows]) -> None:
    columns = {"events": EVENT_COLUMNS, "figures": FIGURE_COLUMNS, "claims": CLAIM_COLUMNS}
    assert {name: tuple(found[0]) for name, found in rows.items()} == columns


def test_events_in_order_of_time(rows: dict[str, Rows]) -> None:
    assert [row["type"] for row in rows["events"]] == ["layoff", "opening"]
    layoff, opening = rows["events"]
    assert (layoff["agent"], layoff["place"], layoff["ordinal"]) == ("Brightloom", "Norway", "2")
    assert (layoff["independent_sources"], layoff["documents"]) == ("1", "Brightloom cuts jobs; Layoffs at Brightloom")
    assert (opening["earliest"], opening["latest"], opening["modality"]) == ("", "2025-05-01", "planned")


def test_figures_are_not_scaled(rows: dict[str, Rows]) -> None:
    assert [(row["value"], row["unit"], row["metric"]) for row in rows["figures"]] == [
        ("3500000", "USD", "sales"),
        ("4000000", "USD", "sales"),
    ]


def test_claims_say_whether_they_are_accepted(rows: dict[str, Rows]) -> None:
    refused = [row for row in rows["claims"] if row["accepted"] == "no"]
    assert [(row["object_label"], row["text"]) for row in refused] == [("Oslo", "Oslo")]
    assert len(rows["claims"]) == len(knowledge().claims)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(text: str, tmp_path: Path) -> None:
    story = knowledge()
    events = (replace(story.events[0], label=text, time_text=text), *story.events[1:])
    found = tables(replace(story, events=events), tmp_path)
    row = next(row for row in found["events"] if row["type"] == "layoff")
    assert row["label"] == "'" + text
    assert not [cell for row in found["events"] for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_line_ends_and_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    story = knowledge()
    text = 'a\n"b",c;\r\nd'
    found = tables(replace(story, events=(replace(story.events[0], label=text), *story.events[1:])), tmp_path)
    assert [row["label"] for row in found["events"] if row["type"] == "layoff"] == [text]


def test_the_file_opens_as_utf8(tmp_path: Path) -> None:
    export(build(knowledge()), tmp_path, ["csv"])
    assert (tmp_path / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfevent,")
