"""Figure mentions → figures, and what sentences say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Event, Figure, MentionRef
from kg.model.mention import FigureMention
from kg.model.span import Span
from kg.model.statement import Object, Ref, Term
from kg.ontology import Ontology
from kg.resolve.blocking import candidates
from kg.resolve.claims import Draft, Occasion
from kg.resolve.clusters import Edge, cluster
from kg.resolve.event_claims import Teller
from kg.resolve.features.figures import FIGURES
from kg.resolve.measures import GENERIC, Measure
from kg.resolve.quantities import in_words
from kg.resolve.scoring import Judged

FIGURE, COST = "kg:Figure", "kg:Cost"
ANY, NAMED_BY, NAMES = "kg:Event", ("kg:place", "kg:affected", "kg:agent"), 2
"""What tells an event from others of its kind: where it was, to whom it happened, who did it."""
TOLD_BY_NUMBER = frozenset({"kg:Death", "kg:Injury", "kg:Disappearance"})
"""Events that the name of what is counted tells already: deaths, injuries, missing people."""
LONG = 80
"""Of clauses beyond so many letters the shorter is clearer."""
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with all that its mentions tell."""

    figure: Figure
    measures: tuple[Measure, ...]


def cluster_measures(found: Sequence[Measure]) -> tuple[tuple[Measure, ...], ...]:
    """Return the measures in clusters of one figure each."""
    edges: list[Edge[int]] = []
    different: list[tuple[int, int]] = []
    for left, right in candidates(range(len(found)), lambda index: _block_keys(found[index])):
        compared = FIGURES.compare(found[left], found[right])
        if compared.verdict is Judged.SAME and found[left].rounds(found[right]):  # a range holds more than its ends
            edges.append(Edge(left, right, compared.score, compared.words))
        elif compared.score < 0:
            different.append((left, right))
    clusters = cluster(range(len(found)), edges, different=different)
    return tuple(tuple(found[index] for index in members) for members in clusters.members)


def _block_keys(measure: Measure) -> Iterator[Hashable]:
    for who in sorted(measure.circle):
        yield measure.unit, who, measure.value.adjusted()


def figure_of(
    measures: Sequence[Measure],
    mentions: Mapping[MentionRef, tuple[Extraction, FigureMention]],
    names: Mapping[str, str],
    ontology: Ontology,
) -> Figure:
    """Return the figure that some measures are mentions of."""
    best = min(measures, key=lambda each: (each.is_approximate, -_votes(each, measures), each.reference))
    minted = min(
        keys.mention_key(mentions[m.reference][0].document.digest, mentions[m.reference][1].span, FIGURE)
        for m in measures
    )
    subject = _commonest([measure.subject for measure in measures])
    clear = [measure for measure in measures if not measure.is_vague] or measures
    metric = _commonest([measure.metric for measure in clear])
    kind = _commonest([measure.kind for measure in clear])
    is_approximate = all(measure.is_approximate for measure in measures)
    year = _year(measures)
    name = names.get(subject, "")
    what = ontology.label(metric) if kind == "actual" else f"{ontology.label(metric)} {kind}"
    is_of_event = any(measure.event == subject for measure in measures)
    value = in_words(best.value, best.unit, is_approximate=is_approximate)
    parts = (f"{what[:1].upper()}{what[1:]} ({name})", year) if is_of_event and name else (name, what, year)
    words = " ".join(part for part in parts if part)
    words = words[:1].upper() + words[1:] if is_of_event else words
    return Figure(
        key=f"figure-{minted}",
        label=_clause(best, metric, measures, mentions, value) or f"{words}{_end(best)}: {value}",
        subject=subject,
        metric=metric,
        value=best.value,
        unit=best.unit,
        kind=kind,
        mentions=tuple(sorted(measure.reference for measure in measures)),
        place=next((measure.place for measure in measures if measure.place), None),
        is_approximate=is_approximate,
        minimum=next((measure.minimum for measure in measures if measure.minimum is not None), None),
        maximum=next((measure.maximum for measure in measures if measure.maximum is not None), None),
        per=best.per,
    )


def event_name(event: Event, names: Mapping[str, str], ontology: Ontology) -> str:
    """Return a short name of an event that has figures: its kind, and where or with whom; never a clause."""
    if event.type == ANY:
        return f"“{event.label}”"
    who = [names[one.entity] for role in NAMED_BY for one in event.participants if one.role == role]
    kind = [] if event.type in TOLD_BY_NUMBER else [ontology.label(event.type)]
    return ", ".join([*kind, *sorted(set(who), key=who.index)[:NAMES]])


def _clause(
    best: Measure,
    metric: str,
    measures: Sequence[Measure],
    mentions: Mapping[MentionRef, tuple[Extraction, FigureMention]],
    value: str,
) -> str:
    """Return the fullest clause, if not too long, that tells of a figure whose metric says no more than its unit."""
    told = [mentions[one.reference][1].phrase for one in measures if one.value == best.value]
    told = [text for text in told if text and metric in GENERIC | {COST}]
    phrase = min(told, key=lambda text: (len(text) > LONG, -len(text.split()), text), default="")
    end = _end(best).lstrip(", ")
    which = f"{end}: {value}" if end else value if len(_NUMBER.findall(phrase)) > 1 else ""
    return f"{phrase} ({which})" if phrase and which else phrase


def _end(measure: Measure) -> str:
    """Return which end of a range a measure is: ", low end"."""
    if measure.minimum is None or measure.maximum is None or measure.minimum == measure.maximum:
        return ""
    ends = {measure.minimum: ", low end", measure.maximum: ", high end"}
    return ends.get(measure.value, "")


def _votes(measure: Measure, measures: Sequence[Measure]) -> int:
    return sum(other.value == measure.value for other in measures)


def _commonest(names: Sequence[str]) -> str:
    votes = Counter(names)
    return min(votes, key=lambda name: (-votes[name], name))


def _year(measures: Sequence[Measure]) -> str:
    years = {m.bounds.earliest.year for m in measures if m.bounds and m.bounds.earliest.year == m.bounds.latest.year}
    return str(years.pop()) if len(years) == 1 else ""


def figure_drafts(
    measured: Measured, mentions: Mapping[MentionRef, tuple[Extraction, FigureMention]], teller: Teller
) -> Iterator[Draft]:
    """Yield the claims of all mentions of a figure."""
    figure = measured.figure
    subject = Ref(figure.key)
    for measure in measured.measures:
        extraction, mention = mentions[measure.reference]
        spans = {"kg:metric": mention.metric_span or mention.span}
        said: list[tuple[str, Object, bool]] = [
            ("kg:value", measure.value, measure.value == figure.value),
            ("kg:unit", measure.unit, measure.unit == figure.unit),
            ("kg:of", Ref(measure.subject), measure.subject == figure.subject),
            ("kg:metric", Term(measure.metric), measure.metric == figure.metric),
            ("kg:kind", Term(f"kg:{measure.kind}"), measure.kind == figure.kind),
        ]
        for predicate, value, accepted in said:
            span = spans.get(predicate, mention.span)
            yield _draft(extraction, mention, span, (subject, predicate, value), teller, accepted=accepted)
        if measure.event is not None:
            pointer = (Ref(measure.event), "kg:figure", subject)
            yield _draft(extraction, mention, mention.span, pointer, teller, accepted=True)


def _draft(
    extraction: Extraction,
    mention: FigureMention,
    span: Span,
    said: tuple[Ref, str, Object],
    teller: Teller,
    *,
    accepted: bool,
) -> Draft:
    subject, predicate, value = said
    occasion = Occasion(
        extraction,
        span,
        teller.group_of[extraction.document.key],
        "figure" if predicate == "kg:value" else predicate.split(":", 1)[1],
        attribution=teller.voices.attribution(extraction, mention.voices),
        modality=mention.modality,
        score=mention.score,
    )
    return Draft(occasion, subject, predicate, value, accepted, inherits=True)
