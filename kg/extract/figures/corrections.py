"""The right value of what a figure before it got wrong: "it came to £30m … the correct figure is £33m"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.analysis import Analysis
from kg.extract.figures.readings import GENERIC_METRICS
from kg.model.mention import FigureMention

RIGHT_VALUES = "kg:rightValueWords"
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


def _is_right_value(figure: FigureMention, analysis: Analysis) -> bool:
    """Return whether the words before a figure in its sentence say that it is the right one."""
    start = analysis.spans[figure.sentence].start
    before = f" {' '.join(_WORD.findall(analysis.document.text[start : figure.span.start].lower()))} "
    return any(f" {' '.join(phrase)} " in before for phrase in analysis.ontology.word_lists.get(RIGHT_VALUES, ()))
