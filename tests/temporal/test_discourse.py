from __future__ import annotations

from datetime import date

from kg.model.bounds import Granularity, TimeBounds
from kg.model.mention import Tense
from kg.temporal.discourse import anchor_in_turn, is_told_as_history
from kg.temporal.edtf import to_edtf
from kg.temporal.expressions import find_expressions

PUBLISHED = TimeBounds(date(2025, 7, 2), date(2025, 7, 2), Granularity.DAY)
HISTORY = (
    "The mill opened in May 1901. In August it burned down, and the following year it was built anew. By 1910 it was "
    "the largest of the county. On 3 March 1911 the workers left; two days later they came back. In June they left "
    "again. It closed in 1931, and in 1934 it was sold."
)


def read(text: str, *, tenses: tuple[Tense, ...] = ()) -> list[str]:
    values = [value for _, value in find_expressions(text)]
    return [to_edtf(one.bounds) for one in anchor_in_turn(values, reference=PUBLISHED, tenses=tenses)]


def test_history_counts_from_what_was_told_before() -> None:
    assert read(HISTORY) == [
        "1901-05",
        "1901-08",
        "1902",
        "../1910-12-31",
        "1911-03-03",
        "1911-03-05",
        "1911-06",
        "1931",
        "1934",
    ]


def test_news_counts_from_publication() -> None:
    text = "It cut jobs on 3 March. Sales fell in 2024. In May it will cut more."
    assert read(text, tenses=(Tense.PAST, Tense.PAST, Tense.FUTURE)) == ["2025-03-03", "2024", "2026-05"]


def test_a_few_old_years_make_no_history() -> None:
    values = [value for _, value in find_expressions("Founded in 1901, it was sold in 2019 and in 2021.")]
    assert not is_told_as_history(values, PUBLISHED)
