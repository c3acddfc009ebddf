"""Figures that contradict each other, and the verdict: one conflict for all values of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date

import networkx as nx

from kg.model import keys
from kg.model.knowledge import Conflict, Verdict
from kg.model.statement import Claim
from kg.resolve.blocking import candidates
from kg.resolve.comparable import (
    CROWD,
    MOMENTARY,
    NEAR_IN_SIZE,
    NEAR_WITHOUT_TIME,
    TALLIES,
    comparable,
    is_corrected,
    is_one_time,
)
from kg.resolve.figures import Measured
from kg.resolve.likely import SUMS, seem_one, set_against_talk
from kg.resolve.measures import COUNT, Measure
from kg.resolve.quantities import SIGNS, in_words

LONGEST_TITLE = 60
FEWEST = 10
"""Counts of fewer things ("two companies") are no news when they differ."""
SHARES = ("%", "x")
OF_PERIODS = frozenset(f"kg:{name}" for name in "Revenue Sales GMV Profit OperatingProfit Loss CashFlow Cost".split())
"""What is of a period, so that two values without one may be of two."""
FALLING = "kg:Missing"
"""A tally that falls as well while it is taken."""


def conflicts(
    found: Sequence[Measured], value_claims: Mapping[str, Sequence[Claim]], titles: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield the figures whose values cannot all hold of one thing and time, or that look so."""
    linked: defaultdict[Verdict, nx.Graph[int]] = defaultdict(nx.Graph)
    for left, right in candidates(range(len(found)), lambda index: _block_keys(found[index])):
        ruling = _ruling(found[left], found[right])
        if ruling is not None:
            linked[ruling[0]].add_edge(left, right, reason=ruling[1])
    for verdict, pairs in linked.items():
        for members in nx.connected_components(pairs):
            rivals = sorted((found[index] for index in members), key=_when)
            statements = {claim.key for each in rivals for claim in value_claims.get(each.figure.key, ())}
            if len(statements) > 1:
                about = tuple(sorted(each.figure.key for each in rivals))
                reasons = Counter(map(str, nx.get_edge_attributes(pairs.subgraph(members), "reason").values()))
                reason = "; ".join(sorted(reasons, key=lambda words: (-reasons[words], words)))
                comment = f"{_named(rivals)}: {_values(rivals, titles)}; {reason}."
                yield Conflict("conflict-" + keys.mint(*about), about, tuple(sorted(statements)), verdict, comment)


def _block_keys(measured: Measured) -> Iterator[Hashable]:
    figure = measured.figure
    for measure in measured.measures:
        yield figure.unit, measure.subject
        if measure.event:
            yield figure.unit, figure.kind, measure.event
        for event in sorted(measure.scene) if figure.metric in TALLIES else ():
            yield figure.metric, event
        if measure.event_type:
            yield figure.unit, figure.metric, measure.event_type
        for member in sorted(measure.circle) if figure.metric in SUMS else ():
            yield figure.unit, figure.metric, member


def _when(measured: Measured) -> tuple[date, int, str]:
    """Return a sort key: the values in the order in which they were told."""
    days = [measure.published for measure in measured.measures if measure.published is not None]
    return min(days, default=date.max), int(measured.figure.value), measured.figure.key


def _named(rivals: Sequence[Measured]) -> str:
    """Return what is measured of what, in words: the label of the figure told most often, without its value."""
    return max(rivals, key=lambda each: (len(each.measures), each.figure.key)).figure.label.rsplit(": ", 1)[0]


def _values(rivals: Sequence[Measured], titles: Mapping[str, str]) -> str:
    told = list({each.figure.value: _told(each, titles) for each in reversed(rivals)}.values())[::-1]
    return f"{told[0]}, but {told[1]}" if len(told) == 2 else f"{', '.join(told[:-1])} and {told[-1]}"


def _told(measured: Measured, titles: Mapping[str, str]) -> str:
    figure = measured.figure
    documents = sorted({shortened(titles[reference.document]) for reference in figure.mentions})
    words = in_words(figure.value, figure.unit, is_approximate=figure.is_approximate)
    sayers = sorted({name for measure in measured.measures for name in measure.sayers})
    said = f" according to {sayers[0]}" if len(documents) == len(sayers) == 1 else ""
    return f"{words}{said} in {' and '.join(f'“{title}”' for title in documents[:2])}"


def shortened(title: str) -> str:
    """Return a title cut to a length that reads well.

    >>> shortened("Orlen Foods closes its cannery")
    'Orlen Foods closes its cannery'
    """
    if len(title) <= LONGEST_TITLE:
        return title
    return title[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:…") + "…"


def _ruling(left: Measured, right: Measured) -> tuple[Verdict, str] | None:
    both = [(a, b) for a in left.measures for b in right.measures]
    if any(set_against_talk(a, b) for a, b in both):
        return Verdict.OPEN, "a text sets the one against the other, which it says that all repeat"
    pairs = [(a, b) for a, b in both if comparable(a, b)] or _likely(left, right)
    if not pairs or all(a.fits(b) for a, b in pairs) or left.figure.kind != right.figure.kind:
        return None
    small, large = sorted((abs(left.figure.value), abs(right.figure.value)))
    reach = NEAR_IN_SIZE if any(is_one_time(a, b) for a, b in pairs) else NEAR_WITHOUT_TIME
    is_toll = left.figure.metric in TALLIES and any(a.event is not None and a.event == b.event for a, b in pairs)
    is_few = large < FEWEST and left.figure.unit not in (*SIGNS, *SHARES) and not is_toll
    if small == 0 or is_few or large > reach * small:
        return None
    for reason, verdict, ask in _EXPLANATIONS:
        if (any if ask is is_corrected else all)(ask(a, b) for a, b in pairs):
            return verdict, reason
    return Verdict.OPEN, "both are said of the same thing and time, so one of them is wrong"


def _likely(left: Measured, right: Measured) -> list[tuple[Measure, Measure]]:
    """Return the mentions that are probably of one thing; none if a text tells both, for it tells them apart."""
    documents = {measure.reference.document for measure in left.measures}
    if not documents.isdisjoint(measure.reference.document for measure in right.measures):
        return []
    return [(a, b) for a in left.measures for b in right.measures if seem_one(a, b)]


def _scope_differs(left: Measure, right: Measure) -> bool:
    return left.place != right.place


def _sayers_differ(left: Measure, right: Measure) -> bool:
    return left.kind != "actual" and bool(left.sayers and right.sayers) and left.sayers.isdisjoint(right.sayers)


def _sides_differ(left: Measure, right: Measure) -> bool:
    return left.reference.document == right.reference.document


def _one_is_about(left: Measure, right: Measure) -> bool:
    return left.is_approximate != right.is_approximate and abs(left.value - right.value) * 5 <= max(
        left.value, right.value
    )


def _grew(left: Measure, right: Measure) -> bool:
    if left.metric == CROWD or left.published is None or right.published in (None, left.published):
        return False
    earlier, later = sorted((left, right), key=lambda measure: str(measure.published))
    return later.value > earlier.value and later.kind == "actual" and len(later.unit) != 3


def _counting_went_on(left: Measure, right: Measure) -> bool:
    is_undated = left.published is None or right.published is None
    is_later = is_undated or left.metric == FALLING or _grew(left, right)
    return left.metric in (*TALLIES, COUNT) and left.kind == "actual" and is_later


def _is_of_a_moment(left: Measure, _: Measure) -> bool:
    return left.metric in MOMENTARY


def _period_unnamed(left: Measure, right: Measure) -> bool:
    return (left.bounds is None) != (right.bounds is None)


def _periods_unnamed(left: Measure, right: Measure) -> bool:
    is_of_event = left.event is not None and left.event == right.event
    is_untimed = left.bounds is None and right.bounds is None and not is_of_event
    return is_untimed and not left.per and left.metric in OF_PERIODS and left.kind == "actual"


_EXPLANATIONS = (
    ("one is given as a correction", Verdict.SUPERSEDED, is_corrected),
    ("each side gives a number of its own", Verdict.OPEN, _sides_differ),
    ("they are of different scope", Verdict.SCOPE_DIFFERS, _scope_differs),
    ("different sources estimate it", Verdict.SCOPE_DIFFERS, _sayers_differ),
    ("one is given only as about so much", Verdict.RESOLVED, _one_is_about),
    ("the count went on", Verdict.SUPERSEDED, _counting_went_on),
    ("the later article tells the grown number", Verdict.SUPERSEDED, _grew),
    ("a price holds for a moment, and these may be of different ones", Verdict.SCOPE_DIFFERS, _is_of_a_moment),
    ("only one of them names its period", Verdict.SCOPE_DIFFERS, _period_unnamed),
    ("neither names its period", Verdict.SCOPE_DIFFERS, _periods_unnamed),
)
