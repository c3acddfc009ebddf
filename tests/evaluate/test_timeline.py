from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate.timeline import day_of, evaluate_timeline, is_named, read_article
from kg.model.bounds import TimeBounds
from kg.model.knowledge import Entity

CAT = """<?xml version="1.0" ?><Document doc_name="12-Mill">
<token number="0" sentence="0" t_id="1">Brightwell</token>
<token number="1" sentence="0" t_id="2">cuts</token>
<token number="2" sentence="1" t_id="3">It</token>
<token number="3" sentence="1" t_id="4">cut</token>
<token number="4" sentence="1" t_id="5">(</token>
<token number="5" sentence="1" t_id="6">R&amp;D</token>
<token number="6" sentence="1" t_id="7">)</token>
<token number="7" sentence="1" t_id="8">jobs</token>
<token number="8" sentence="1" t_id="9">.</token>
<Markables><EVENT_MENTION m_id="9"><token_anchor t_id="4"/></EVENT_MENTION></Markables></Document>
"""


def test_an_article_is_read_from_its_tokens(tmp_path: Path) -> None:
    path = tmp_path / "12-Mill.xml"
    path.write_text(CAT, encoding="utf-8")
    article = read_article(path)
    assert (article.number, article.text) == ("12", "Brightwell cuts\n\nIt cut (R&D) jobs.")
    assert article.sentence_at(article.text, article.text.index("cuts")) == 0
    assert article.sentence_at(article.text, article.text.index("jobs")) == 1
    assert article.sentence_at("Brightwell  cuts It cut", 20) == 1


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2025-07-02", "2025-07-02", "2025-07-02"),
        ("2025-06-29", "2025-07-02", "2025-07-02"),
        ("2025-07-01", "2025-07-31", "2025-07"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2024-01-01", "2025-12-31", "XXXX-XX-XX"),
    ],
)
def test_bounds_as_the_task_writes_them(earliest: str, latest: str, written: str) -> None:
    assert day_of(TimeBounds(date.fromisoformat(earliest), date.fromisoformat(latest))) == written


@pytest.mark.parametrize(
    ("target", "is_it"),
    [("Brightwell", True), ("brightwell mill", True), ("Mill", True), ("Well", False), ("Roe's Brightwell Mill", True)],
)
def test_an_entity_goes_by_its_names(target: str, is_it: bool) -> None:
    assert is_named(Entity("k", "schema:Organization", "Brightwell", ("Brightwell Mill",)), target) is is_it


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no articles in CAT XML"):
        evaluate_timeline(tmp_path, tmp_path / "out")
    (tmp_path / "12-Mill.xml").write_text(CAT, encoding="utf-8")
    with pytest.raises(DocumentError, match="no list_target_entities"):
        evaluate_timeline(tmp_path, tmp_path / "out")
