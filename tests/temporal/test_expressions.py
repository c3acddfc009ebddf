from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.time_value import TimeType
from kg.temporal.expressions import find_cores, find_expressions

MARKED = (
    "Brightwell cut 40 jobs [earlier this week].",
    "It bought the firm [last month], [18 months ago] it could not.",
    "[Two weeks later] the deal closed; [the following day] shares rose.",
    "Sales fell in [the previous quarter].",
    "It wants to pay [by the end of fiscal 2015].",
    "It opened in [mid-2023], not in [the 1990s] and not in [early May].",
    "On [Monday] it said that [H1] was good and [Q3 2024] was not.",
    "In [the first half] it grew; [next spring] it will not.",
    "[Black Friday last year] was better than [Christmas Eve].",
    "Over [the past five years] it cut jobs for the third time in [as many months].",
    "It has grown [since April] and will grow [until Friday].",
    "The strike fell [between March and May].",
    "It may come [as early as tomorrow].",
    "Prices rose [overnight].",
    "It closed at [6:25 PM UTC].",
    "It pays [every quarter]; staff come [five days a week].",
    "The firm was founded in [1998] (renamed in [2004]).",
    "The meeting is on [Wednesday, July 2, 2025, 6:25 PM UTC].",
    "It ran [from 2014 to 2018].",
    "Talks are set for [2 July] and [5 July 2025].",
    "On [July 2] and [5] it met the union.",
    "It posted results on [2025-07-02] and [02/07/2025].",
    "It is due [in two weeks].",
    "It was ready [before 5 April 2025].",
    "In [May] she left.",
    "Analysts said that in [the year] it grew.",
)
NOT_TIMES = (
    "She may march on.",
    "May I ask why?",
    "The second round hit the Sun.",
    "Version 2.0.2024 runs on flight XY2024.",
    "It employs 2000 people at 1999 Route 66.",
    "April Jones met June Weaver.",
    "Hopes spring eternal when prices fall.",
    "It is the 17th market.",
    "He sat down and wed her.",
)


@pytest.mark.parametrize("marked", MARKED)
def test_times_are_found_with_their_words(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [span.within(text) for span, _ in find_expressions(text)]
    rebuilt = text
    for span, _ in reversed(list(find_expressions(text))):
        rebuilt = f"{rebuilt[: span.start]}[{span.within(text)}]{rebuilt[span.end :]}"
    assert rebuilt == marked, found


def test_all_marked_sentences_are_collected() -> None:
    assert (len(MARKED), len(NOT_TIMES)) == (26, 9)


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    assert [span.within(text) for span, _ in find_expressions(text)] == []


@pytest.mark.parametrize(
    ("text", "signal"),
    [("since April", "since"), ("until Friday", "until"), ("by 2026", "by"), ("before 2 May", "before"), ("April", "")],
)
def test_a_signal_is_named(text: str, signal: str) -> None:
    assert [value.signal for _, value in find_expressions(f"It grew {text}.")] == [signal]


def test_cores_are_the_ends_of_a_range_and_leave_signals_out() -> None:
    text = "From March 5-9, 1918, since May, between 2014 and 2016."
    assert [span.within(text) for span, _ in find_cores(text)] == ["March 5", "9, 1918", "May", "2014", "2016"]


def test_types_are_those_of_timex3() -> None:
    text = "On Monday at 5 p.m., every day, for three months"
    assert [value.type for _, value in find_expressions(text)] == [
        TimeType.TIME,
        TimeType.SET,
        TimeType.DURATION,
    ]


def test_a_paragraph_end_parts_two_times() -> None:
    text = "It met in July\n\n2025 was good."
    assert [span.within(text) for span, _ in find_expressions(text)] == ["July", "2025"]


PIECES = (
    "May 2 2025 the of in last next week Monday , . - / : 5 pm first half quarter since and to 1990 s Q 3 early ' ago"
)
words = st.sampled_from(PIECES.split())


@given(st.lists(words, max_size=60).map(" ".join) | st.text(max_size=200))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for span, value in find_expressions(text):
        assert last <= span.start < span.end <= len(text)
        assert value.expression == " ".join(span.within(text).lower().split())
        last = span.end
