from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate.participants import Annotated, annotated, compare, evaluate_participants
from kg.evaluate.timeline import read_article

WORDS = ("Harrow", "Mills", "closed", "its", "plant", ".")
CAT = (
    '<?xml version="1.0" ?><Document doc_name="7-Mill">'
    + "".join(f'<token number="{n}" sentence="0" t_id="{n + 1}">{word}</token>' for n, word in enumerate(WORDS))
    + '<token number="6" sentence="6" t_id="7">Later</token><Markables>'
    '<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>'
    '<ENTITY_MENTION m_id="2"><token_anchor t_id="5"/></ENTITY_MENTION>'
    '<EVENT_MENTION m_id="3"><token_anchor t_id="3"/></EVENT_MENTION>'
    '<EVENT_MENTION m_id="4"><token_anchor t_id="7"/></EVENT_MENTION></Markables><Relations>'
    '<HAS_PARTICIPANT r_id="5"><source m_id="3"/><target m_id="1"/></HAS_PARTICIPANT>'
    '<HAS_PARTICIPANT r_id="6"><source m_id="3"/><target m_id="2"/></HAS_PARTICIPANT></Relations></Document>'
)
CLOSED = Annotated(frozenset(range(11, 17)), (frozenset(range(11)), frozenset(range(20, 25))))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "7-Mill.xml").write_text(CAT, encoding="utf-8")
    return tmp_path


def test_events_of_the_annotated_sentences_are_read(corpus: Path) -> None:
    path = corpus / "7-Mill.xml"
    assert annotated(path, read_article(path)) == [CLOSED]


def test_a_participant_counts_with_its_event_only() -> None:
    other = Annotated(frozenset({30}), CLOSED.participants)
    events, participants = compare([CLOSED], [other])
    assert (events.right, events.found, events.wanted) == (0, 1, 1)
    assert (participants.right, participants.found, participants.wanted) == (0, 2, 2)


def test_one_of_ours_stands_for_one_of_theirs() -> None:
    twice = Annotated(CLOSED.event, (CLOSED.participants[0], CLOSED.participants[0]))
    events, participants = compare([CLOSED, CLOSED], [twice])
    assert (events.right, participants.right, participants.wanted) == (1, 1, 4)


def test_articles_are_scored(corpus: Path) -> None:
    scores = evaluate_participants(corpus)
    assert scores["events"]["f1"] == 100.0
    assert scores["participants"]["recall"] >= 50.0


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="CAT XML"):
        evaluate_participants(tmp_path)
