"""Little articles, read and dated from their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build_story

BOATS = "Skelby Ferries to sell two boats\nPublished: 2024-10-02\n\nSkelby Ferries will sell two boats.\n\n"
LOSS = (
    "Skelby Ferries suspends its dividend\n\n"
    "BRISTOL, May 14, 2024 (Meridian Press) — Skelby Ferries said on Tuesday that it would suspend its dividend. "
)
CASES = [
    pytest.param(
        BOATS + "Argyll Council said it would decide by 15 November whether to buy them.",
        "kg:Decision",
        ("2024-10-02", "2024-11-15"),
        id="what a recent saying foresees is to come",
    ),
    pytest.param(
        BOATS + "Argyll Council said in March 2021 it would decide by 15 November whether to buy them.",
        "kg:Decision",
        ("0001-01-01", "2023-11-15"),
        id="what an old saying foresaw is read as past",
    ),
    pytest.param(
        LOSS + "Skelby Ferries lost £4.2 million last year.",
        "kg:EarningsReport",
        ("0001-01-01", "2024-05-14"),
        id="a loss of last year is not of the day of the news",
    ),
    pytest.param(
        LOSS + "Skelby Ferries reported a net loss of £4.2 million for the first quarter.",
        "kg:EarningsReport",
        ("2024-05-14", "2024-05-14"),
        id="a loss for a quarter is told with the news",
    ),
    pytest.param(
        LOSS + "Shares in Skelby Ferries fell 7 percent.",
        "kg:SharePriceFall",
        ("2024-05-14", "2024-05-14"),
        id="a market answers on the day of the news",
    ),
]


@pytest.mark.parametrize(("words", "kind", "days"), CASES)
def test_articles_are_dated(words: str, kind: str, days: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(words, encoding="utf-8")
    found = [event for event in build_story([tmp_path]).knowledge.events if event.type == kind]
    assert [(event.bounds.earliest.isoformat(), event.bounds.latest.isoformat()) for event in found] == [days]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 5
