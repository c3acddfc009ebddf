"""Records built by hand, for all tests: small, readable, and true to their text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from kg.model.bounds import Granularity, TimeBounds
from kg.model.document import Document, PublicationFact
from kg.model.extraction import Extraction
from kg.model.keys import claim_key, document_key, inference_key, mention_key, slug
from kg.model.knowledge import (
    AnonymousSource,
    Conflict,
    Distinct,
    Entity,
    Event,
    Figure,
    KnowledgeBase,
    MentionRef,
    Participant,
    Series,
    Source,
    SourceGroup,
    TimeBasis,
    Verdict,
)
from kg.model.mention import EventMention, FigureMention, Modality
from kg.model.span import Span
from kg.model.statement import Claim, Evidence, Inference, Object, Ref, Statement, Term

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s|$)|(?=\n)|$)")


def document(text: str, *, key: str = "a", facts: tuple[PublicationFact, ...] = ()) -> Document:
    """Return a document whose body is its whole text."""
    return Document(key=key, location=f"{key}.txt", text=text, body=Span(0, len(text)), facts=facts)


def extraction(text: str, *, key: str = "a", **fields: Any) -> Extraction:
    """Return a document cut into sentences at full stops and line ends."""
    sentences = tuple(Span(*match.span()) for match in _SENTENCE.finditer(text))
    return Extraction(document=document(text, key=key), sentences=sentences, **fields)


def find(found: Extraction, words: str) -> Span:
    """Return the span of the first occurrence of some words."""
    start = found.document.text.index(words)
    return Span(start, start + len(words))


def evidence(found: Extraction, words: str) -> Evidence:
    """Return where a document says some words."""
    span = find(found, words)
    sentence = next(number for number, whole in enumerate(found.sentences) if whole.contains(span))
    return Evidence(found.document.key, sentence, span)


def with_event(found: Extraction, words: str, type_: str) -> Extraction:
    """Return the extraction with one more event mention."""
    proof = evidence(found, words)
    return replace(found, events=(*found.events, EventMention(trigger=proof.span, type=type_, sentence=proof.sentence)))


def with_figure(found: Extraction, words: str, *, value: str, unit: str = "USD") -> Extraction:
    """Return the extraction with one more figure mention."""
    proof = evidence(found, words)
    mention = FigureMention(
        span=proof.span, value=value, unit=unit, kind="actual", metric="kg:Sales", sentence=proof.sentence
    )
    return replace(found, figures=(*found.figures, mention))


def day(text: str) -> TimeBounds:
    """Return the bounds of one day."""
    return between(text, text)


def between(earliest: str, latest: str) -> TimeBounds:
    """Return the bounds of some day from one to another."""
    known = Granularity.DAY if earliest == latest else Granularity.SPAN
    return TimeBounds(date.fromisoformat(earliest), date.fromisoformat(latest), known)


def all_of(earliest: str, latest: str) -> TimeBounds:
    """Return the bounds of a whole period."""
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    return TimeBounds(first, last, Granularity.SPAN, first, last)


def entity(name: str, type_: str = "schema:Organization", **fields: Any) -> Entity:
    """Return an entity whose key is its name."""
    return Entity(key=fields.pop("key", slug(name)), type=type_, name=name, **fields)


def event(type_: str, *, on: TimeBounds | str | None = None, label: str = "", key: str = "", **fields: Any) -> Event:
    """Return an event; its key is made from its type and label unless given."""
    bounds = day(on) if isinstance(on, str) else on or TimeBounds()
    key = key or f"{slug(type_.rsplit(':', maxsplit=1)[-1])}-{mention_key(label, Span(0, 0), type_)}"
    return Event(key=key, type=type_, label=label or key, mentions=fields.pop("mentions", ()), bounds=bounds, **fields)


def claim(found: Extraction, words: str, subject: str, predicate: str, value: Object, **fields: Any) -> Claim:
    """Return the claim that some words of a document make."""
    proof, thing = evidence(found, words), Ref(subject)
    fields.setdefault("score", 0.9)
    fields.setdefault("extractor", "timeline-kg/0.1.0 by hand")
    key = claim_key(found.document.digest, proof.span, thing, predicate, value)
    return Claim(key=key, subject=thing, predicate=predicate, object=value, evidence=proof, **fields)


def inference(
    subject: str, predicate: str, value: Object, *premises: Statement, rule: str = "by-hand", **fields: Any
) -> Inference:
    """Return an inference from some statements."""
    keys = tuple(premise.key for premise in premises)
    key = inference_key(Ref(subject), predicate, value, rule, keys)
    fields.setdefault("comment", f"It follows by {rule}.")
    return Inference(
        key=key, subject=Ref(subject), predicate=predicate, object=value, rule=rule, premises=keys, **fields
    )


def source(found: Extraction, *, title: str, group: str, bounds: TimeBounds | None = None, **fields: Any) -> Source:
    """Return a document as a source."""
    key = document_key(found.document.digest)
    return Source(
        key=key, document=found.document.key, group=group, title=title, bounds=bounds or TimeBounds(), **fields
    )


FIRST = """Brightloom cuts jobs
On 4 March 2025 Brightloom laid off 120 workers in Norway, the Alder Post reported.
Its sales reached 3.5 million dollars in 2024.
Brightloom belongs to Loom Group. The company will open a shop in Oslo by 1 May 2025.
Nothing else is known. Readers wrote in from all over the country, and many of them praised the old shop.
A spokesman had no comment. The weather in the north was fine all week, and the fjords lay still.
"""
SECOND = """Layoffs at Brightloom
Brightloom made a second round of layoffs last week, a person in the room said.
Its sales were 4 million dollars in 2024. Other firms in the region have hired people since the spring of last year.
The office in Oslo stays, and so does the canteen on the ground floor, which many neighbours like.
"""

LAYOFF, OPENING = "layoff-aaaaaaaaaaaa", "opening-bbbbbbbbbbbb"
SALES, MORE_SALES = "figure-cccccccccccc", "figure-dddddddddddd"
YEAR = all_of("2024-01-01", "2024-12-31")


def extractions() -> tuple[Extraction, Extraction]:
    """Return two articles about one event, with their mentions."""
    first = with_event(extraction(FIRST, key="first"), "laid off", "kg:Layoff")
    first = with_figure(with_event(first, "open", "kg:Opening"), "3.5 million dollars", value="3500000")
    second = with_event(extraction(SECOND, key="second"), "layoffs", "kg:Layoff")
    return first, with_figure(second, "4 million dollars", value="4000000")


def knowledge() -> KnowledgeBase:
    """Return a small whole story: two articles, two events, two figures that conflict, each bound with its reason."""
    first, second = extractions()
    claims = {**_events(first, second), **_figures(first, second)}
    inferences = _inferences(claims, first=document_key(first.document.digest))
    conflict = Conflict(
        key="conflict-eeeeeeeeeeee",
        about=(SALES, MORE_SALES),
        statements=(claims["sales"].key, claims["more sales"].key),
        verdict=Verdict.OPEN,
        comment="Sales of 2024 are given as 3.5 and as 4 million dollars.",
    )
    return KnowledgeBase(
        extractions=(first, second),
        sources=_sources(first, second),
        groups=(SourceGroup("group-first", "Alder Post"), SourceGroup("group-second", "unsigned")),
        voices=(AnonymousSource("voice-second", "a person in the room", "second"),),
        entities=_entities(),
        events=_things(),
        figures=(_figure(SALES, "3500000", "first"), _figure(MORE_SALES, "4000000", "second")),
        series=(Series("series-layoffs", "layoffs at Brightloom"),),
        claims=tuple(claims.values()),
        inferences=inferences,
        conflicts=(conflict,),
        distincts=(Distinct("distinct-ffffffffffff", (LAYOFF, OPENING), "One is a layoff, the other an opening."),),
    )


def _entities() -> tuple[Entity, ...]:
    return (
        entity("Brightloom", aliases=("Brightloom AS",)),
        entity("Loom Group"),
        entity("Alder Post", "schema:NewsMediaOrganization"),
        entity("Norway", "schema:Country", same_as=("wd:Q20",)),
        entity("Oslo", "schema:City"),
    )


def _things() -> tuple[Event, Event]:
    layoff = event(
        "kg:Layoff",
        on="2025-03-04",
        key=LAYOFF,
        label="Second round of layoffs at Brightloom",
        mentions=(MentionRef("first", 0), MentionRef("second", 0)),
        participants=(Participant("kg:agent", "brightloom"), Participant("kg:place", "norway")),
        ordinal=2,
        series="series-layoffs",
        basis=TimeBasis.STATED,
        time_text="last week",
    )
    opening = event(
        "kg:Opening",
        on=TimeBounds(latest=date(2025, 5, 1)),
        key=OPENING,
        label="Brightloom opens a shop in Oslo",
        mentions=(MentionRef("first", 1),),
        participants=(Participant("kg:agent", "brightloom"), Participant("kg:place", "oslo")),
        modality=Modality.PLANNED,
        basis=TimeBasis.STATED,
    )
    return layoff, opening


def _figure(key: str, value: str, found: str) -> Figure:
    label = f"Brightloom sales 2024: {int(value) / 1e6:g} million dollars"
    mentions = (MentionRef(found, 0),)
    return Figure(
        key,
        label,
        "brightloom",
        "kg:Sales",
        Decimal(value),
        "USD",
        "actual",
        mentions,
        bounds=YEAR,
        basis=TimeBasis.STATED,
    )


def _sources(first: Extraction, second: Extraction) -> tuple[Source, Source]:
    return (
        source(
            first,
            title="Brightloom cuts jobs",
            group="group-first",
            bounds=TimeBounds(earliest=date(2025, 3, 4)),
            publisher="alder-post",
            url="https://alder.example/jobs",
        ),
        source(second, title="Layoffs at Brightloom", group="group-second", caveats=("names nobody",)),
    )


def _events(first: Extraction, second: Extraction) -> dict[str, Claim]:
    said: dict[str, Any] = {"origin": Ref("alder-post"), "voices": (Ref("alder-post"),), "chain": "Alder Post"}
    unnamed: dict[str, Any] = {"voices": (Ref("voice-second"),), "chain": "unsigned < a person in the room"}
    own: dict[str, Any] = {"origin": Ref("group-first"), "modality": Modality.PLANNED}
    norway, brightloom = Ref("norway"), Ref("brightloom")
    return {
        "layoff": claim(first, "laid off", LAYOFF, "rdf:type", Term("kg:Layoff"), **said),
        "agent": claim(first, "Brightloom laid off", LAYOFF, "kg:agent", brightloom, **said),
        "place": claim(first, "Norway", LAYOFF, "kg:place", norway, **said),
        "when": claim(first, "4 March 2025", LAYOFF, "kg:when", "2025-03-04", **said),
        "layoff again": claim(second, "layoffs", LAYOFF, "rdf:type", Term("kg:Layoff"), **unnamed),
        "ordinal": claim(second, "second round", LAYOFF, "kg:ordinal", 2, **unnamed),
        "last week": claim(second, "last week", LAYOFF, "kg:timeText", "last week", **unnamed),
        "opening": claim(first, "open a shop", OPENING, "rdf:type", Term("kg:Opening"), **own),
        "opener": claim(first, "The company", OPENING, "kg:agent", brightloom, **own),
        "where": claim(first, "Oslo", OPENING, "kg:place", Ref("oslo"), **own),
        "until": claim(first, "by 1 May 2025", OPENING, "kg:when", "../2025-05-01", **own),
        "not here": claim(second, "Oslo", LAYOFF, "kg:place", Ref("oslo"), score=0.3, is_accepted=False),
        "parent": claim(first, "belongs to", "brightloom", "schema:parentOrganization", Ref("loom-group")),
    }


def _figures(first: Extraction, second: Extraction) -> dict[str, Claim]:
    origin, other = Ref("group-first"), Ref("group-second")
    words, more = "3.5 million dollars", "4 million dollars"
    in_2024 = "2024-01-01/2024-12-31"
    return {
        "sales": claim(first, words, SALES, "kg:value", Decimal(3500000), origin=origin),
        "in": claim(first, "in 2024", SALES, "kg:when", in_2024, origin=origin),
        "more sales": claim(second, more, MORE_SALES, "kg:value", Decimal(4000000), origin=other),
        "in too": claim(second, "in 2024", MORE_SALES, "kg:when", in_2024, origin=other),
    }


def _inferences(claims: dict[str, Claim], *, first: str) -> tuple[Inference, ...]:
    when = date(2025, 3, 4)
    earliest = inference(LAYOFF, "kg:earliest", when, claims["when"], rule="date-of-event")
    sentence = claims["layoff again"].evidence
    joined = Ref(f"{document_key(extractions()[1].document.digest)}-s{sentence.sentence}")
    return (
        earliest,
        inference(LAYOFF, "kg:latest", when, claims["when"], rule="date-of-event"),
        inference(LAYOFF, "kg:series", Ref("series-layoffs"), claims["ordinal"], rule="same-ordinal-noun"),
        inference(LAYOFF, "kg:evidence", joined, claims["layoff"], claims["layoff again"], rule="same-event"),
        inference(LAYOFF, "kg:before", Ref(OPENING), earliest, claims["until"], rule="dates-apart"),
        inference(first, "kg:earliest", when, earliest, rule="published-after-reported-event"),
    )
