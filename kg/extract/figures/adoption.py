"""Figures that nobody has by their grammar: of the event told beside them, the topic, or the affair of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import RESULTS, TOLLS
from kg.extract.figures.others import OF_FIRMS, is_of_another, is_of_part
from kg.extract.figures.owners import GENERIC, OF_COUNTS, OF_MONEY, RESULTS_TOLD, SPEECH, affair_of
from kg.extract.figures.readings import GENERIC_METRICS
from kg.extract.figures.unsaid import topic_of
from kg.extract.grammar import verb_of
from kg.model.mention import EventMention, FigureMention, Modality

AHEAD = frozenset(Modality) - {Modality.NEGATED}
FIT = {"actual": frozenset({Modality.ACTUAL}), "change": frozenset({Modality.ACTUAL})}
"""As what an event must be told for a figure of a kind: what only might be has no figure that is so already."""
OF_TEXTS = (OF_MONEY | OF_COUNTS | GENERIC_METRICS | TOLLS) - {"kg:Percentage", "kg:Growth"}
"""What of nobody's may be of the affair that the text is about."""


def adopted(figures: Sequence[FigureMention], analysis: Analysis) -> tuple[FigureMention, ...]:
    """Return figures, those of nobody with the event beside them, whom the text is about, or its affair."""
    return tuple(figure if _is_had(figure) else _adopted(figure, analysis) for figure in figures)


def _is_had(figure: FigureMention) -> bool:
    return figure.entity is not None or figure.event is not None


def _adopted(figure: FigureMention, analysis: Analysis) -> FigureMention:
    root = analysis.tokens(figure.span).root
    if is_of_part(root, analysis):
        return figure
    is_ours = not is_of_another(root, figure.metric_span, analysis)
    topic = topic_of(root, analysis) if is_ours and figure.metric in OF_FIRMS | OF_TEXTS else None
    if topic is not None and figure.metric in OF_FIRMS:
        return replace(figure, entity=topic, is_adopted=True)
    beside = min(_beside(figure, analysis), default=None)
    if beside is not None:
        return replace(figure, event=beside[1], is_adopted=True)
    affair = affair_of(analysis) if topic is None and figure.metric in OF_TEXTS else None
    is_none = topic is None and affair is None
    return figure if is_none else replace(figure, entity=topic, event=affair, is_adopted=True)


def _beside(figure: FigureMention, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield the events of a figure's sentence with their distance; no speech, nothing that is not so."""
    for index, event in enumerate(analysis.events):
        is_result = any(analysis.ontology.is_a(event.type, kind) for kind in RESULTS_TOLD)
        is_fit = event.type != GENERIC and not analysis.ontology.is_a(event.type, SPEECH)
        is_fit = is_fit and event.modality in FIT.get(figure.kind, AHEAD) and is_result <= (figure.metric in RESULTS)
        is_fit = is_fit and _is_of_one_clause(figure, event, analysis)
        if is_fit and event.sentence == figure.sentence and (event.arguments or event.times):
            yield abs(event.trigger.start - figure.span.start), index


def _is_of_one_clause(figure: FigureMention, event: EventMention, analysis: Analysis) -> bool:
    """Whether an event is told in a figure's clause, or in one above or below it, not in one that stands beside it."""
    root, trigger = analysis.tokens(figure.span).root, analysis.tokens(event.trigger).root
    own, other = verb_of(root), verb_of(trigger)
    return own == other or _hangs_on(own, other) or _hangs_on(other, own)


def _hangs_on(low: Token, high: Token) -> bool:
    """Whether a clause hangs on another and does not only follow it: "… and the search was called off"."""
    current = low
    while current.head != current:
        if current.dep_ == "conj":
            return False
        current = current.head
        if current == high:
            return True
    return False
