"""Whole little stories, dated from their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest

from kg.model.document import Document, Fact, PublicationFact
from kg.model.extraction import Extraction
from kg.model.keys import document_key
from kg.model.knowledge import Event, KnowledgeBase, MentionRef, Source, TimeBasis
from kg.model.mention import EventMention, Modality, Tense, TimeLink, TimeMention, TimeRelation
from kg.model.span import Span
from kg.model.statement import Claim, Inference, Ref, Term
from kg.temporal.edtf import parse_edtf
from kg.temporal.expressions import find_expressions
from kg.timeline import order
from kg.timeline.datings import COUNTED
from tests.factory import claim, event, extraction, find, source

FUTURE = (Modality.PLANNED, Tense.FUTURE)


@dataclass(frozen=True)
class Text:
    """An article by hand: which of its words name which event, dated by which of its time expressions."""

    words: str
    triggers: dict[str, str]
    """Event by trigger."""
    times: dict[str, str]
    """Time expression by trigger."""
    published: str = ""
    ahead: tuple[str, ...] = ()
    """Triggers of what is planned."""
    derived_from: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    """Triggers that are counted from the first event: "two weeks after"."""


def article(key: str, text: Text) -> Extraction:
    read = extraction(text.words, key=key)
    if text.published:
        start = text.words.index(text.published)
        fact = PublicationFact(Fact.DATE, Span(start, start + 10), text.published, "front matter")
        written: Document = replace(read.document, facts=(fact,))
        read = replace(read, document=written)
    times = [
        TimeMention(span, value, next(n for n, one in enumerate(read.sentences) if one.contains(span)))
        for span, value in find_expressions(text.words)
    ]
    mentions = []
    for trigger in text.triggers:
        span = find(read, trigger)
        number = next(n for n, one in enumerate(read.sentences) if one.contains(span))
        modality, tense = FUTURE if trigger in text.ahead else (Modality.ACTUAL, Tense.PAST)
        tense = Tense.PAST if f"would {trigger}" in text.words else tense
        links = [
            TimeLink(index, TimeRelation.AFTER, COUNTED, 0)
            if trigger in text.counted
            else TimeLink(index, rule="modifies the event")
            for index, time in enumerate(times)
            if trigger in text.times and find(read, text.times[trigger]).overlaps(time.span)
        ]
        assert bool(links) == (trigger in text.times), f"{text.times.get(trigger)!r} is not found in {text.words!r}"
        mentions.append(EventMention(span, "kg:Layoff", number, times=tuple(links), modality=modality, tense=tense))
    return replace(read, times=tuple(times), events=tuple(mentions))


def story(*texts: Text) -> KnowledgeBase:
    read = [article(f"d{number}", text) for number, text in enumerate(texts)]
    mentions: dict[str, list[MentionRef]] = {}
    claims: list[Claim] = []
    for one, text in zip(read, texts, strict=True):
        for index, (trigger, name) in enumerate(text.triggers.items()):
            mentions.setdefault(name, []).append(MentionRef(one.document.key, index))
            said = claim(one, trigger, name, "rdf:type", Term("kg:Layoff"), origin=Ref(f"group-{one.document.key}"))
            claims.append(replace(said, modality=one.events[index].modality))
    events = [
        event("kg:Layoff", key=name, mentions=tuple(found), modality=_modality(found, read))
        for name, found in sorted(mentions.items())
    ]
    claims += [claim(one, "Acme", document_key(one.document.digest), "schema:headline", "Acme") for one in read]
    keys = {one.document.key: document_key(one.document.digest) for one in read}
    sources = [
        source(
            one,
            title=one.document.key,
            group=f"group-{one.document.key}",
            derived_from=tuple(keys[older] for older in text.derived_from),
        )
        for one, text in zip(read, texts, strict=True)
    ]
    return KnowledgeBase(tuple(read), sources=tuple(sources), events=tuple(events), claims=tuple(claims))


def _modality(found: Sequence[MentionRef], read: Sequence[Extraction]) -> Modality:
    by_key = {one.document.key: one for one in read}
    modalities = {by_key[one.document].events[one.index].modality for one in found}
    return Modality.ACTUAL if Modality.ACTUAL in modalities else Modality.PLANNED


def bounds(knowledge: KnowledgeBase, key: str) -> str:
    """Return the bounds of an event, or of a document by its name."""
    found = next((one.bounds for one in knowledge.events if one.key == key), None)
    found = found or next(one.bounds for one in knowledge.sources if one.document == key)
    low = "" if found.earliest == date.min else found.earliest.isoformat()
    high = "" if found.latest == date.max else found.latest.isoformat()
    return low if low == high and low else f"{low}..{high}"


DATED = Text(
    "2025-07-02\nNews\nFiller here. Acme laid off 20 on July 1.",
    {"laid off": "cut"},
    {"laid off": "July 1"},
    "2025-07-02",
)
"""A dated article."""
STORIES: list[tuple[tuple[Text, ...], dict[str, str], str]] = [
    ((DATED,), {"d0": "2025-07-02", "cut": "2025-07-01"}, "a partial date is read on the day of publication"),
    (
        (Text("One. Two. On July 2, 2025 Acme laid off 20.", {"laid off": "cut"}, {"laid off": "July 2, 2025"}),),
        {"cut": "2025-07-02", "d0": "2025-07-02..2026-12-31"},
        "a full date dates the event and bounds the text",
    ),
    (
        (
            Text("One. Two. On July 2, 2025 Acme laid off 20.", {"laid off": "cut"}, {"laid off": "July 2, 2025"}),
            Text(
                "Acme just fired 20. Before, it opened a shop in Oslo earlier this week.",
                {"fired": "cut", "opened": "shop"},
                {"opened": "earlier this week"},
            ),
        ),
        {"d1": "2025-07-02..2025-07-09", "shop": "2025-06-29..2025-07-08"},
        "an undated text takes its days from another, and its words are read on them",
    ),
    (
        (
            Text(
                "One. Two. In February 2025 Acme met. The sale must close by April 5, 2025.",
                {"met": "meeting", "close": "sale"},
                {"met": "February 2025", "close": "April 5, 2025"},
                ahead=("close",),
            ),
        ),
        {"meeting": "2025-02-01..2025-02-28", "d0": "2025-02-01..2025-04-05", "sale": "2025-02-01..2025-04-05"},
        "between what it tells and what it foresees",
    ),
    (
        (Text("2025-07-02\nOne. Two. Acme had cut jobs.", {"cut": "cut"}, {}, "2025-07-02"),),
        {"cut": "..2025-07-02"},
        "what is told without a date is not later than the text",
    ),
    (
        (Text("2025-07-02\nAcme cut jobs.", {"cut": "cut"}, {}, "2025-07-02"),),
        {"cut": "2025-06-25..2025-07-02"},
        "what the text opens with is fresh",
    ),
    (
        (Text("2025-07-02\nOne. Two. Acme will cut jobs.", {"cut": "cut"}, {}, "2025-07-02", ahead=("cut",)),),
        {"cut": "2025-07-02.."},
        "what is planned is not earlier than the text",
    ),
    (
        (
            Text("2025-07-02\nOne. Two. Acme cut jobs on June 3.", {"cut": "cut"}, {"cut": "June 3"}, "2025-07-02"),
            Text(
                "2025-07-10\nOne. Two. Acme cut jobs last month.", {"cut": "cut"}, {"cut": "last month"}, "2025-07-10"
            ),
        ),
        {"cut": "2025-06-03"},
        "the dates of two texts meet",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. Acme met on June 3. It fired 20 the following day.",
                {"met": "meeting", "fired": "cut"},
                {"met": "June 3", "fired": "the following day"},
                "2025-07-02",
            ),
        ),
        {"meeting": "2025-06-03", "cut": "2025-06-04"},
        "the following day counts from what was told last",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. Acme met on June 3, and fired 20 two weeks after.",
                {"met": "meeting", "fired": "cut"},
                {"met": "June 3", "fired": "two weeks"},
                "2025-07-02",
                counted=("fired",),
            ),
        ),
        {"meeting": "2025-06-03", "cut": "2025-06-15..2025-06-22"},
        "a length is counted from another event, no finer than its unit",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. It was all over on June 3. Acme fired 20 the following day.",
                {"fired": "cut"},
                {"fired": "the following day"},
                "2025-07-02",
            ),
        ),
        {"cut": "2025-06-04"},
        "a day named beside no event counts too",
    ),
    (
        (
            Text("2025-07-02\nOne. Two. Acme cut jobs.", {"cut": "cut"}, {}, "2025-07-02"),
            Text(
                "One. Two. Acme cut jobs on June 20. In 2012 it met.",
                {"cut": "cut", "met": "meeting"},
                {"cut": "June 20", "met": "2012"},
            ),
        ),
        {"cut": "2025-06-20", "meeting": "2012-01-01..2012-12-31"},
        "an undated text is of the time of dated ones that tell the same",
    ),
    (
        (
            Text("2025-07-02\nOne. Two. Acme cut jobs on June 30.", {"cut": "cut"}, {"cut": "June 30"}, "2025-07-02"),
            Text("Acme cut jobs on Monday.", {"cut": "cut"}, {"cut": "Monday"}),
        ),
        {"cut": "2025-06-30", "d1": "2025-06-30..2025-07-06"},
        "a weekday in an undated text is that of the day which another text tells",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. Acme met on June 10, and cut jobs on June 30.",
                {"met": "meeting", "cut": "cut"},
                {"met": "June 10", "cut": "June 30"},
                "2025-07-02",
            ),
            Text("One. Two. Acme met. It will cut jobs.", {"met": "meeting", "cut": "cut"}, {}, ahead=("cut",)),
        ),
        {"d1": "2025-06-10..2025-06-30"},
        "an undated text lies between what it tells and what it foresees, by the dates of another",
    ),
    (
        (
            Text("2025-07-02\nOne. Two. Acme cut jobs on June 30.", {"cut": "cut"}, {"cut": "June 30"}, "2025-07-02"),
            Text(
                "Acme cut jobs on Monday and shut a shop in March.",
                {"cut": "cut", "shut": "shop"},
                {"cut": "Monday", "shut": "March"},
            ),
            Text("One. Two. Acme shut a shop.", {"shut": "shop"}, {}),
        ),
        {"d1": "2025-06-30..2025-07-06", "shop": "2025-03-01..2025-03-31", "d2": "2025-03-30..2025-10-06"},
        "an undated text that is dated sharply dates another",
    ),
    (
        (
            Text("2025-07-02\nOne. Two. Acme grew.", {"grew": "growth"}, {}, "2025-07-02"),
            Text("One. Two. Acme shrank.", {"shrank": "shrinkage"}, {}, derived_from=("d0",)),
        ),
        {"d1": "2025-07-02.."},
        "a copy is not older than what it was made from",
    ),
    (
        (
            Text(
                "One. Acme has five weeks, until August 6, to sell. Ida was fired on Sunday. It met in June 2025.",
                {"fired": "cut", "met": "meeting"},
                {"fired": "Sunday", "met": "June 2025"},
            ),
        ),
        {"d0": "2025-06-29..2026-07-05"},
        "the time left until a day dates a text",
    ),
    (
        (
            Text(
                "2025-07-12\nOne. Acme met. Ida had sold it. She stepped down at the meeting on June 8.",
                {"sold": "sale", "stepped down": "exit"},
                {"stepped down": "June 8"},
                "2025-07-12",
            ),
        ),
        {"sale": "..2025-07-12", "exit": "2025-06-08"},
        "what had happened is no news, and a day is nothing to be measured against",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. Acme opens in May.",
                {"opens": "opening"},
                {"opens": "May"},
                "2025-07-02",
                ahead=("opens",),
            ),
            Text(
                "2025-08-02\nOne. Two. Acme opens in June.",
                {"opens": "opening"},
                {"opens": "June"},
                "2025-08-02",
                ahead=("opens",),
            ),
        ),
        {"opening": "2026-06-01..2026-06-30"},
        "of two plans the later one counts",
    ),
    (
        (
            Text(
                "2025-07-02\nOne. Two. Ida said she would meet him on Friday. Acme said it would open on 21 August.",
                {"meet": "meeting", "open": "opening"},
                {"meet": "Friday", "open": "21 August"},
                "2025-07-02",
                ahead=("meet", "open"),
            ),
        ),
        {"meeting": "2025-07-04", "opening": "2025-08-21"},
        "a day behind what would come is the day on which it comes",
    ),
    (
        (
            Text("2025-07-02\nNews\nFiller here. Acme fired 20.", {"fired": "cut"}, {}, "2025-07-02"),
            Text(
                "2025-09-05\nNews\nFiller here. Acme laid off 20 on September 1.",
                {"laid off": "cut"},
                {"laid off": "September 1"},
                "2025-09-05",
            ),
        ),
        {"cut": "2025-09-01"},
        "a date outranks a text that tells the same without one",
    ),
    (
        (
            Text(
                "2025-07-22\nNews\nFiller here. Nothing else. Acme laid off 20 on July 1. It shut a shop.",
                {"laid off": "cut", "shut": "shop"},
                {"laid off": "July 1"},
                "2025-07-22",
            ),
        ),
        {"cut": "2025-07-01", "shop": "2025-06-24..2025-07-22"},
        "what is told right after a day is hardly older",
    ),
    (
        (
            Text(
                "2025-07-02\nNews\nFiller here. Nothing. Last week Acme laid off 20. Two days later it shut a shop.",
                {"laid off": "cut", "shut": "shop"},
                {"laid off": "Last week", "shut": "Two days later"},
                "2025-07-02",
            ),
        ),
        {"cut": "2025-06-22..2025-06-29", "shop": "2025-06-24..2025-07-01"},
        "words count from a week that the sentence before names",
    ),
]
CASES = [pytest.param(texts, expected, id=name) for texts, expected, name in STORIES]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_stories_are_dated(texts: tuple[Text, ...], expected: dict[str, str]) -> None:
    found = order(story(*texts))
    assert {key: bounds(found, key) for key in expected} == expected


def test_every_case_is_collected() -> None:
    assert len(CASES) == 23


@pytest.mark.parametrize("texts", [texts for texts, _, _ in STORIES], ids=[name for _, _, name in STORIES])
def test_every_known_bound_has_a_reason_that_leads_to_sentences(texts: tuple[Text, ...]) -> None:
    found = order(story(*texts))
    statements = {one.key: one for one in found.statements()}
    reasons = {(one.subject.key, one.predicate, one.object) for one in found.inferences}
    things: tuple[Event | Source, ...] = (*found.events, *found.sources)
    for thing in things:
        if thing.bounds.earliest != date.min:
            assert (thing.key, "kg:earliest", thing.bounds.earliest) in reasons
        if thing.bounds.latest != date.max:
            assert (thing.key, "kg:latest", thing.bounds.latest) in reasons
    for inference in found.inferences:
        assert inference.premises
        assert inference.comment.endswith(".")
        assert all(premise in statements for premise in inference.premises)
        assert not _rests_on_itself(inference, statements)


def _rests_on_itself(inference: Inference, statements: dict[str, Claim | Inference]) -> bool:
    waiting, seen = list(inference.premises), set[str]()
    while waiting:
        key = waiting.pop()
        if key == inference.key:
            return True
        one = statements[key]
        if key not in seen and isinstance(one, Inference):
            waiting.extend(one.premises)
        seen.add(key)
    return False


def test_the_order_of_documents_and_events_does_not_matter() -> None:
    for texts, _, _ in STORIES:
        knowledge = story(*texts)
        turned = replace(
            knowledge,
            extractions=knowledge.extractions[::-1],
            sources=knowledge.sources[::-1],
            events=knowledge.events[::-1],
            claims=knowledge.claims[::-1],
        )
        one, other = order(knowledge), order(turned)
        assert one.claims == other.claims
        assert one.inferences == other.inferences
        assert {event.key: event for event in one.events} == {event.key: event for event in other.events}


def test_stated_dates_are_claims_of_the_words_and_relative_ones_keep_them() -> None:
    found = order(story(*STORIES[2][0]))
    said = {(one.subject.key, one.predicate): one for one in found.claims if one.predicate != "rdf:type"}
    assert said["cut", "kg:when"].object == "2025-07-02"
    assert said["shop", "kg:timeText"].object == "earlier this week"
    for one in said.values():
        read = found.extraction(one.evidence.document)
        assert parse_edtf(str(one.object)) or read.quote(one.evidence.span) == one.object
    events = {one.key: one for one in found.events}
    assert events["cut"].basis is TimeBasis.STATED
    assert (events["shop"].basis, events["shop"].time_text) == (TimeBasis.INFERRED, "earlier this week")


def test_comments_say_why_in_plain_words() -> None:
    found = order(story(*STORIES[2][0]))
    comments = {(one.subject.key, one.predicate): one.comment for one in found.inferences}
    assert comments["shop", "kg:earliest"].startswith(
        "“earlier this week” in “d1”, which came out not before Wednesday 2025-07-02: "
        "so not before Sunday 2025-06-29 (a week may start on a Sunday or on a Monday"
    )
    assert comments["cut", "kg:earliest"] == "“July 2, 2025”: not before Wednesday 2025-07-02."


def test_hard_only_gives_up_habits_of_news_and_what_two_texts_are_held_to_share() -> None:
    texts = STORIES[2][0]
    assert bounds(order(story(*texts)), "d1").startswith("2025-07-02..")
    assert bounds(order(story(*texts), hard_only=True), "d1") == ".."


@pytest.mark.parametrize("texts", [texts for texts, _, _ in STORIES], ids=[name for _, _, name in STORIES])
def test_hard_only_rests_on_no_soft_rule(texts: tuple[Text, ...]) -> None:
    found = order(story(*texts), hard_only=True)
    assert not [one.comment for one in found.inferences if "(soft rule)" in one.comment]
    assert not {one.rule for one in found.inferences} & {"news-is-fresh", "news-is-recent", "speaks-of-its-own-time"}


def test_a_plan_is_superseded_by_what_a_later_article_tells_of_it() -> None:
    def told(day: str, published: str) -> Text:
        words = f"{published}\nOne. Two. On {day} Acme shuts."
        return Text(words, {"shuts": "end"}, {"shuts": day}, published, ahead=("shuts",))

    found = order(story(told("June 3, 2024", "2024-05-01"), told("June 9, 2024", "2024-05-08")))
    (conflict,) = found.conflicts
    assert conflict.verdict == "superseded"
    assert "as it stands by then" in conflict.comment


def test_dates_that_exclude_one_another_are_a_conflict_and_the_one_with_more_origins_stays() -> None:
    def told(day: str, published: str) -> Text:
        return Text(f"{published}\nOne. Two. On {day} Acme shut.", {"shut": "end"}, {"shut": day}, published)

    texts = (told("May 3, 2024", "2024-06-01"), told("May 9, 2024", "2024-06-02"), told("May 9, 2024", "2024-06-03"))
    found = order(story(*texts))
    assert bounds(found, "end") == "2024-05-09"
    assert [(one.about, len(one.statements), one.verdict) for one in found.conflicts] == [(("end",), 2, "open")]
    accepted = {
        one.object: one.is_accepted for one in found.claims if one.predicate == "kg:when" and one.subject.key == "end"
    }
    assert accepted == {"2024-05-03": False, "2024-05-09": True}


def test_certain_order_is_told_between_neighbours_only() -> None:
    days = ["May 3, 2024", "June 4, 2024", "July 5, 2024"]
    text = Text(
        "One. Two. " + " ".join(f"On {day} Acme did{number}." for number, day in enumerate(days)),
        {f"did{number}": f"e{number}" for number in range(3)},
        {f"did{number}": day for number, day in enumerate(days)},
    )
    found = order(story(text))
    orders = [(one.subject.key, one.object) for one in found.inferences if one.predicate == "kg:before"]
    assert orders == [("e0", Ref("e1")), ("e1", Ref("e2"))] or sorted(orders, key=str) == [
        ("e0", Ref("e1")),
        ("e1", Ref("e2")),
    ]
