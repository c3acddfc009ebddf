"""Which time of its clause a figure is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import DAY, RESULTS, is_day_of_report
from kg.extract.figures.readings import distance
from kg.extract.grammar import case_of, verb_of
from kg.model.mention import TimeLink
from kg.model.span import Span

LOOKING_BACK = re.compile(r"\b(?:ago|earlier|before|previously)$", re.IGNORECASE)
COMPARING = ("from", "against", "with", "to", "compared with", "compared to")
BESIDE = ("than", "above", "below", "beyond")


def times_of(head: Token, sentence: int, metric: str, analysis: Analysis) -> Iterator[TimeLink]:
    """Yield links to the time of the figure's clause that stands nearest in the tree; none that it is compared with."""
    clause = verb_of(head)
    near = []
    for index, time in enumerate(analysis.times):
        tokens = analysis.tokens(time.span)
        if time.sentence != sentence or time.value.type not in ("DATE", "TIME") or not len(tokens):
            continue
        root = tokens.root
        if _clause_of(root, clause) == clause and not _is_compared(root, head):
            words = time.span.within(analysis.document.text)
            if analysis.document.text[: time.span.start].rstrip().lower().endswith(" than"):
                continue
            if _is_in_other_bracket(time.span, head):
                continue
            if not is_day_of_report(words, metric) and not _is_of_number_before(time.span, head, analysis):
                is_other = metric in RESULTS and DAY.search(words) is not None
                near.append((is_other, distance(head, root), abs(time.span.start - head.idx), index))
    yield from (TimeLink(index, rule="in the figure's clause") for *_, index in sorted(near)[:1])


def _is_of_number_before(time: Span, head: Token, analysis: Analysis) -> bool:
    """Whether a time that looks back is of a number between: "sales rose to €6m, and a profit of €2m a year ago"."""
    if time.start < head.idx or not LOOKING_BACK.search(time.within(analysis.document.text)):
        return False
    between = analysis.tokens(Span(head.idx + len(head), time.start)) if time.start > head.idx + len(head) else ()
    return any(token.pos_ == "NUM" and token not in head.subtree for token in between)


def _is_in_other_bracket(time: Span, head: Token) -> bool:
    """Whether a time is that of another number, in brackets: "a loss of €3m (third quarter of 2018: €5m)"."""
    text = head.doc.text
    opened, closed = text.rfind("(", head.sent.start_char, time.start), text.find(")", time.end, head.sent.end_char)
    if opened < 0 or closed < 0 or ")" in text[opened : time.start] or opened < head.idx < closed:
        return False
    return any(letter.isdigit() for letter in text[time.end : closed])


def _clause_of(time: Token, clause: Token) -> Token:
    """Return the clause that a time is of, or the one over it that tells its purpose: "a loan to help it grow"."""
    own = verb_of(time)
    while own != clause and own.tag_ == "VB" and own.dep_ in ("xcomp", "advcl", "acl"):
        own = verb_of(own.head)
    return own


def _is_compared(time: Token, head: Token) -> bool:
    """Whether a time is that of something else the figure is compared with: "2% less than a year earlier"."""
    if case_of(time) == "than":
        return True
    above = time
    while above.head != above and above.head not in (head, *head.ancestors):
        above = above.head
        if head in above.subtree:
            continue
        if case_of(above) in BESIDE:
            return True
        if case_of(above) in COMPARING:
            return any(token.pos_ == "NUM" or token.is_currency for token in above.subtree)
    return False
