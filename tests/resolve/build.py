"""Extractions by hand: the text is read for the words that the mentions name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model.document import Document, Fact, PublicationFact
from kg.model.extraction import Extraction
from kg.model.mention import (
    Argument,
    EntityMention,
    EventLink,
    EventMention,
    FigureMention,
    LinkKind,
    LocalEntity,
    MentionKind,
    Modality,
    RelationMention,
    Tense,
    TimeLink,
    TimeMention,
    Voice,
    VoiceKind,
)
from kg.model.span import Span
from kg.model.time_value import TimeType, TimeValue
from kg.ontology import Ontology
from kg.ontology.terms import EntityType, KnownName, RelationType

PARENTS = {
    "kg:Layoff": ("kg:WorkforceChange",),
    "kg:Hiring": ("kg:WorkforceChange",),
    "kg:WorkforceChange": ("kg:Event",),
    "kg:ProductLaunch": ("kg:Launch",),
    "kg:MarketLaunch": ("kg:Launch",),
    "kg:Launch": ("kg:Event",),
    "kg:Acquisition": ("kg:Event",),
    "kg:Remark": ("kg:Communication",),
    "kg:Announcement": ("kg:Communication",),
    "kg:Communication": ("kg:Event",),
    "schema:NewsMediaOrganization": ("schema:Organization",),
    "schema:Country": ("schema:Place",),
}
LABELS = {"kg:Layoff": "layoffs", "kg:ProductLaunch": "product launch", "kg:Jobs": "jobs", "kg:Revenue": "revenue"}
ONTOLOGY = Ontology(
    types={},
    roles={},
    metrics={},
    cues=(),
    entity_types={
        "schema:Organization": EntityType(
            "schema:Organization",
            suffixes=frozenset({"inc", "corp", "ltd", "plc"}),
            unit_nouns=frozenset({("division",), ("team",), ("unit",)}),
        ),
        "schema:Person": EntityType("schema:Person", prefixes=frozenset({"mr", "ms"})),
    },
    names=(
        KnownName("place:US", "schema:Country", "United States", ("US", "U.S.", "America"), ("American",)),
        KnownName("place:JP", "schema:Country", "Japan", (), ("Japanese",)),
    ),
    relations={"kg:competitor": RelationType("kg:competitor", "competitor", (), is_symmetric=True)},
    word_lists={
        "kg:forecasterWords": (
            ("analyst",),
            ("analysts",),
            ("economists",),
            ("consensus",),
            ("polled",),
            ("wall", "street"),
        ),
        "kg:commonTalkWords": (("everybody",), ("everyone",)),
        "kg:correctionWords": (("corrected",), ("correction",), ("corrects",), ("in", "error")),
    },
    parents=PARENTS,
    labels=LABELS,
)


@dataclass
class Article:
    """An article under construction: the first argument of most methods is a stretch of its text."""

    name: str
    text: str
    on: str = ""
    entities: list[LocalEntity] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    relations: list[RelationMention] = field(default_factory=list)
    links: list[EventLink] = field(default_factory=list)
    vectors: tuple[tuple[int, ...], ...] = ()

    def span(self, words: str, nth: int = 0) -> Span:
        """Return where the words stand for the nth time."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences: one a line."""
        found, start = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append(Span(start, start + len(line)))
            start += len(line) + 1
        return tuple(found)

    def sentence(self, span: Span) -> int:
        """Return the number of the sentence that a span stands in."""
        return next(i for i, sentence in enumerate(self.sentences) if sentence.contains(span))

    def entity(self, *names: str, type: str = "schema:Organization", is_name: bool = True) -> int:  # noqa: A002
        """Add an entity with one mention for each name, and return its index."""
        kind = MentionKind.NAME if is_name else MentionKind.NOMINAL
        mentions = tuple(EntityMention(self.span(name), self.span(name), kind) for name in names)
        self.entities.append(LocalEntity(type, names[0], mentions, is_name=is_name))
        return len(self.entities) - 1

    def time(self, words: str, meaning: str = "") -> int:
        """Add a time expression and return its index."""
        span = self.span(words)
        value = TimeValue(TimeType.DATE, "test", words.lower(), meaning or f"year({words})")
        self.times.append(TimeMention(span, value, self.sentence(span)))
        return len(self.times) - 1

    def event(
        self,
        trigger: str,
        type: str = "kg:Layoff",  # noqa: A002
        *,
        nth: int = 0,
        agent: int | None = None,
        affected: int | None = None,
        place: int | None = None,
        speaker: int | None = None,
        ordinal: str = "",
        number: int | None = None,
        time: int | None = None,
        modality: Modality = Modality.ACTUAL,
        tense: Tense = Tense.PAST,
        voices: tuple[Voice, ...] = (),
        phrase: str = "",
    ) -> int:
        """Add an event and return its index."""
        span = self.span(trigger, nth)
        filled = {"kg:agent": agent, "kg:affected": affected, "kg:place": place, "kg:speaker": speaker}
        arguments = tuple(
            Argument(role, self.entities[index].mentions[0].span, index)
            for role, index in filled.items()
            if index is not None
        )
        mention = EventMention(
            trigger=span,
            type=type,
            sentence=self.sentence(span),
            arguments=arguments,
            times=() if time is None else (TimeLink(time),),
            modality=modality,
            tense=tense,
            voices=voices,
            ordinal=number,
            ordinal_span=self.span(ordinal) if ordinal else None,
            phrase=phrase,
        )
        self.events.append(mention)
        return len(self.events) - 1

    def figure(
        self,
        words: str,
        value: str,
        *,
        unit: str = "USD",
        metric: str = "kg:Revenue",
        kind: str = "actual",
        entity: int | None = None,
        event: int | None = None,
        time: int | None = None,
        place: int | None = None,
        is_approximate: bool = False,
    ) -> int:
        """Add a figure and return its index."""
        span = self.span(words)
        mention = FigureMention(
            span, value, unit, kind, metric, self.sentence(span), entity, event, place, is_approximate
        )
        self.figures.append(replace(mention, times=() if time is None else (TimeLink(time),)))
        return len(self.figures) - 1

    def relation(self, subject: int, predicate: str, target: int | str, words: str) -> None:
        """Add a relation."""
        span = self.span(words)
        self.relations.append(RelationMention(subject, predicate, target, span, self.sentence(span)))

    def link(self, kind: LinkKind, source: int, target: int) -> None:
        """Add a link between events."""
        self.links.append(EventLink(kind, source, target, self.events[source].trigger, "test"))

    def voice(self, words: str, entity: int | None = None, kind: VoiceKind = VoiceKind.NAMED) -> Voice:
        """Return a voice."""
        return Voice(words, kind, self.span(words), entity)

    def done(self) -> Extraction:
        """Return the extraction."""
        facts = (PublicationFact(Fact.DATE, Span(0, 1), self.on, "record"),) if self.on else ()
        document = Document(self.name, f"{self.name}.txt", self.text, Span(0, len(self.text)), facts)
        return Extraction(
            document,
            self.sentences,
            tuple(self.entities),
            tuple(self.times),
            tuple(self.events),
            tuple(self.figures),
            tuple(self.relations),
            tuple(self.links),
            sentence_vectors=self.vectors,
        )


def named(*articles: Article) -> Sequence[Extraction]:
    """Return the extractions of some articles."""
    return [article.done() for article in articles]
