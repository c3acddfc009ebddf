"""Values set against each other: "it came to £30m … the correct figure is £33m", "all say £30m. The price is £33m"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.extract.figures.readings import GENERIC_METRICS
from kg.model.mention import FigureMention

RIGHT_VALUES, COMMON_TALK = "kg:rightValueWords", "kg:commonTalkWords"
BACK = 2
"""How many sentences before the right value the wrong one may stand."""
_WORD = re.compile(r"\w+")


def as_corrected(figure: FigureMention, before: Sequence[FigureMention], analysis: Analysis) -> FigureMention:
    """Return a right value with what the wrong one told before it measures, of whom and for when."""
    if figure.metric not in GENERIC_METRICS or not _is_right_value(figure, analysis):
        return figure
    for wrong in reversed(before):
        if figure.sentence - wrong.sentence > BACK:
            break
        if wrong.unit == figure.unit and wrong.value != figure.value:
            return replace(
                figure,
                metric=wrong.metric,
                kind=wrong.kind,
                entity=wrong.entity,
                event=wrong.event,
                place=wrong.place,
                per=figure.per or wrong.per,
                times=figure.times or tuple(replace(link, rule="time of the wrong value") for link in wrong.times),
            )
    return figure


def as_talked_of(figures: Sequence[FigureMention], analysis: Analysis) -> tuple[FigureMention, ...]:
    """Return figures; what all repeat, if nothing says of what it is, with what the value set against it measures."""
    return tuple(_as_talked_of(figure, figures[index + 1 :], analysis) for index, figure in enumerate(figures))


def _as_talked_of(figure: FigureMention, after: Sequence[FigureMention], analysis: Analysis) -> FigureMention:
    is_owned = figure.entity is not None or figure.event is not None
    if figure.metric not in GENERIC_METRICS or is_owned or not _is_said(figure, COMMON_TALK, analysis):
        return figure
    near = (one for one in after if one.sentence - figure.sentence <= BACK and one.unit == figure.unit)
    right = next(near, None)
    if right is None:
        return figure
    return replace(figure, metric=right.metric, kind=right.kind, entity=right.entity, event=right.event)


def _is_right_value(figure: FigureMention, analysis: Analysis) -> bool:
    """Return whether the words before a figure in its sentence say that it is the right one."""
    return _is_said(figure, RIGHT_VALUES, analysis)


def _is_said(figure: FigureMention, words: str, analysis: Analysis) -> bool:
    """Return whether a phrase of a word list stands before a figure in its sentence."""
    start = analysis.spans[figure.sentence].start
    before = f" {' '.join(_WORD.findall(analysis.document.text[start : figure.span.start].lower()))} "
    return any(f" {' '.join(phrase)} " in before for phrase in analysis.ontology.word_lists.get(words, ()))
