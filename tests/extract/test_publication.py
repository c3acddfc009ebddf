from __future__ import annotations

import pytest

from kg.extract.publication import read
from kg.model.document import Document, Fact
from kg.model.span import Span

BODY = "\n\nHalden Foods cut 120 jobs in Leeds on Tuesday.\n"
HEADS = (
    ("Halden cuts jobs in Leeds again\nPosted by Ann Roe on July 3, 2025 | Work", Fact.DATE, "July 3, 2025"),
    ("Halden cuts jobs in Leeds again\nBy Ann Roe | 3 July 2025", Fact.AUTHOR, "Ann Roe"),
    ("# Halden cuts again\n\n*By Ann Roe | Friday 3 July 2025*", Fact.AUTHOR, "Ann Roe"),
    ("# Halden cuts again\n\n*By our own reporter | Friday 3 July 2025*", Fact.DATE, "Friday 3 July 2025"),
    ("Halden cuts jobs in Leeds again\nWednesday, Jul 2, 2025, 6:25 PM UTC", Fact.DATE, "Wednesday, Jul 2, 2025"),
    (
        "The Leeds Post\nHalden cuts jobs in Leeds again\nWritten by Ann Roe",
        Fact.TITLE,
        "Halden cuts jobs in Leeds again",
    ),
    ("Halden cuts jobs in Leeds again\nThe Leeds Post, 3 July 2025", Fact.PUBLISHER, "The Leeds Post"),
    ("Halden cuts jobs in Leeds again\nThe Leeds Post, 3 July 2025", Fact.DATE, "3 July 2025"),
    ("Halden cuts jobs in Leeds again\nPost | Thursday 3 July 2025, 6.45 pm", Fact.DATE, "Thursday 3 July 2025"),
    ("Halden cuts jobs in Leeds again\nAnn Roe, legal affairs correspondent", Fact.AUTHOR, "Ann Roe"),
    ("Halden cuts jobs in Leeds again\n\nLeeds Trade, staff report", Fact.PUBLISHER, "Leeds Trade"),
    ("Halden cuts jobs in Leeds again\n\nby Ann Roe, The Leeds Post, 3 July 2025", Fact.DATE, "3 July 2025"),
    ("Halden cuts jobs in Leeds again\n\nby Ann Roe, The Leeds Post, 3 July 2025", Fact.AUTHOR, "Ann Roe"),
    ("LEEDS/HULL, Oct 6, 2025 (Wire One) -- Halden said", Fact.DATE, "Oct 6, 2025"),
    ("LEEDS, Oct 6 (Wire One) - Halden said more", Fact.AGENCY, "Wire One"),
    ("LEEDS, Monday, Oct 6, 2025 (Wire One) -- Halden said", Fact.DATE, "Oct 6, 2025"),
    ("Halden\nNotice to all customers, as at 3 July 2025", Fact.DATE, "3 July 2025"),
    (
        "Halden\nNotice to all our customers as at 3 July 2025",
        Fact.TITLE,
        "Notice to all our customers as at 3 July 2025",
    ),
    ("Halden cuts jobs in Leeds again\n\n3 July 2025 — When Halden called", Fact.DATE, "3 July 2025"),
    ("Halden cuts again\n\nThursday, July 3, 2025. The gate of Halden", Fact.DATE, "Thursday, July 3, 2025"),
    ("Loaf Weekly\nIssue of Thursday, July 3, 2025 | Notes by Ann Roe", Fact.DATE, "Thursday, July 3, 2025"),
    ("Halden cuts jobs again\nThe Post, 3 July 2025 | By Ann Roe", Fact.DATE, "3 July 2025"),
    ("THE LEEDS POST\nThursday, July 3\n\nHalden cuts jobs in Leeds again", Fact.DATE, "Thursday, July 3"),
    ("The Leeds Post, Thursday 3 July\n\nHalden cuts jobs in Leeds again", Fact.DATE, "Thursday 3 July"),
    ("LEEDS (WO) — July 3, 2025 — Halden said", Fact.DATE, "July 3, 2025"),
    ("# Halden cuts again\n\n*The Post, Wednesday 3 July*\n\nHalden", Fact.DATE, "Wednesday 3 July"),
    ("ÅLESUND, Oct. 6 (Wire One) — Halden said more", Fact.DATE, "Oct. 6"),
    ("Halden cuts again\n\nLeeds, 3 July 2025 (Wire One) - Talks between", Fact.DATE, "3 July 2025"),
    ("Halden cuts jobs in Leeds again\n\nLeeds, July 3, 2025 – Halden said", Fact.DATE, "July 3, 2025"),
    (
        "THE LOAF\nThe weekly for all bakers of the land\n3 July 2025\n\nHalden cuts jobs in Leeds again\nBy Ann Roe",
        Fact.TITLE,
        "Halden cuts jobs in Leeds again",
    ),
    ("HALDEN & ROE N.V.\nInterim statement, third quarter\nLeeds, 3 July 2025", Fact.PUBLISHER, "HALDEN & ROE N.V."),
    ("HALDEN FOODS PLC\nRejection of an offer\nLeeds, 3 July 2025", Fact.PUBLISHER, "HALDEN FOODS PLC"),
    ("Halden Foods AB (publ)\nPress release\nLeeds, 3 July 2025", Fact.PUBLISHER, "Halden Foods AB"),
    (
        "Halden cuts jobs in Leeds again\n\nLeeds, 3 July 2025 - Halden said",
        Fact.TITLE,
        "Halden cuts jobs in Leeds again",
    ),
)
NO_DATES = (
    "Halden cuts jobs in Leeds again\n\nThursday, July 3, was a black day for",
    "Halden cuts jobs in Leeds again\n\nJuly 3, 2025. The gate of Halden stood open and nobody came for hours",
    "Halden cuts jobs in Leeds again\n\nThe contract was dated 3 July 2025 and signed",
    "Halden cuts jobs in Leeds again\n\nOn 3 July 2025 — a Thursday — Halden",
)


@pytest.mark.parametrize(
    ("head", "kind", "value"), HEADS, ids=[f"{kind.name}-{head.splitlines()[-1][:30]}" for head, kind, _ in HEADS]
)
def test_a_head_states_its_publication(head: str, kind: Fact, value: str) -> None:
    text = head + BODY
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    fact = document.fact(kind)
    assert fact is not None
    assert fact.value == value
    assert " ".join(fact.span.within(text).split()) == value


def test_a_byline_with_a_post_names_one_author() -> None:
    text = "Halden cuts jobs in Leeds again\nBy Ann Roe, banking editor" + BODY
    found = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert [fact.value for fact in found.facts if fact.kind is Fact.AUTHOR] == ["Ann Roe"]


@pytest.mark.parametrize("head", NO_DATES)
def test_a_day_that_is_told_of_is_no_date_line(head: str) -> None:
    text = head + BODY
    assert read(Document("a", "a.txt", text, Span(0, len(text)))).fact(Fact.DATE) is None


@pytest.mark.parametrize("line", ["By Ann Roe | 3 July 2025", "Thursday, 3 July 2025", "Updated: 3 July 2025"])
def test_a_line_names_no_publisher(line: str) -> None:
    text = f"Halden cuts jobs in Leeds again\n{line}{BODY}"
    assert read(Document("a", "a.txt", text, Span(0, len(text)))).fact(Fact.PUBLISHER) is None


def test_a_place_is_no_publisher() -> None:
    text = f"Halden cuts jobs in Leeds again\nLeeds, 3 July 2025{BODY}"
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert document.fact(Fact.PUBLISHER) is None
    assert document.fact(Fact.DATE) is not None


def test_a_tail_of_comments_is_skipped() -> None:
    text = "Halden cut jobs on Tuesday, and nobody was told in time.\n" * 3 + "\nLeave a Reply\nFirst!\n"
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert [span.within(text) for span in document.skipped] == ["Leave a Reply\nFirst!\n"]


def test_a_story_goes_on_after_an_advertisement() -> None:
    text = "Halden cut jobs on Tuesday, and nobody was told in time.\n" * 3 + "ADVERTISEMENT\nIt had cut 90 in May.\n"
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert [span.within(text) for span in document.skipped] == ["ADVERTISEMENT"]


@pytest.mark.parametrize("line", ["Leeds Trade, staff report", "Staff report"])
def test_a_line_of_the_staff_tells_nothing(line: str) -> None:
    text = f"Halden cuts jobs in Leeds again\n\n{line}{BODY}"
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert [span.within(text) for span in document.skipped] == [line]


@pytest.mark.parametrize(
    ("name", "is_skipped"), [("Ann Roe", True), ("Eva Lund", False)], ids=["author", "somebody-else"]
)
def test_a_last_paragraph_about_the_author_is_skipped(name: str, is_skipped: bool) -> None:
    about = f"{name} writes about mills. She once kept sheep."
    text = f"Halden cuts jobs in Leeds again\nBy Ann Roe{BODY}\nIt had cut 90 in May.\n\n{about}\n"
    document = read(Document("a", "a.txt", text, Span(0, len(text))))
    assert (about in [span.within(text) for span in document.skipped]) is is_skipped
