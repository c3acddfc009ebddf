"""Figures that contradict each other, and the verdict."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

from kg.model import keys
from kg.model.knowledge import Conflict, Verdict
from kg.model.statement import Claim
from kg.resolve.blocking import candidates
from kg.resolve.dates import gap
from kg.resolve.figures import Measured
from kg.resolve.measures import Measure
from kg.resolve.quantities import SIGNS, in_words

NEAR_IN_SIZE, NEAR_WITHOUT_TIME = 10, 2
"""Values that differ more than so many times are of different things, not in conflict; sooner if no time is given."""

NEAR_IN_VALUE = Decimal("0.1")
"""So little, as a share, values differ that are taken for one thing's though only one names its period."""
AHEAD = frozenset({"target", "forecast"})
MOMENTARY = frozenset({"kg:SharePrice", "kg:Price", "kg:ExchangeRate"})
"""What changes by the day."""
LONGEST_TITLE = 60
TALLIES = frozenset({"kg:Deaths", "kg:Injuries", "kg:Missing", "kg:Displaced", "kg:Arrests", "kg:Cases"})
"""Counts that grow while they are taken."""
FEWEST = 10
"""Counts of fewer things ("two companies") are no news when they differ."""


def conflicts(
    found: Sequence[Measured], value_claims: Mapping[str, Sequence[Claim]], titles: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield the pairs of figures whose values cannot both hold of one thing and time, or that look so."""
    for left, right in candidates(found, _block_keys):
        ruling = _ruling(left, right)
        statements = [claim.key for each in (left, right) for claim in value_claims.get(each.figure.key, ())]
        if ruling is None or len(statements) < 2:
            continue
        verdict, reason = ruling
        about = tuple(sorted((left.figure.key, right.figure.key)))
        yield Conflict(
            key="conflict-" + keys.mint(*about),
            about=about,
            statements=tuple(sorted(statements)),
            verdict=verdict,
            comment=f"{_named(left)}: {_told(left, titles)}, but {_told(right, titles)}; {reason}.",
        )


def _block_keys(measured: Measured) -> Iterator[Hashable]:
    figure = measured.figure
    for who in sorted({measure.subject for measure in measured.measures}):
        yield figure.unit, who
    for event in sorted({measure.event for measure in measured.measures if measure.event}):
        yield figure.unit, figure.kind, event


def _named(measured: Measured) -> str:
    """Return what is measured of what, in words: the figure's label without its value."""
    return measured.figure.label.rsplit(": ", 1)[0]


def _told(measured: Measured, titles: Mapping[str, str]) -> str:
    figure = measured.figure
    documents = sorted({shortened(titles[reference.document]) for reference in figure.mentions})
    words = in_words(figure.value, figure.unit, is_approximate=figure.is_approximate)
    return f"{words} in {' and '.join(f'“{title}”' for title in documents[:2])}"


def shortened(title: str) -> str:
    """Return a title cut to a length that reads well.

    >>> shortened("Orlen Foods closes its cannery")
    'Orlen Foods closes its cannery'
    """
    if len(title) <= LONGEST_TITLE:
        return title
    return title[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:…") + "…"


def _ruling(left: Measured, right: Measured) -> tuple[Verdict, str] | None:
    pairs = [(a, b) for a in left.measures for b in right.measures if _overlap(a, b)]
    if not pairs or all(a.fits(b) for a, b in pairs):
        return None
    small, large = sorted((abs(left.figure.value), abs(right.figure.value)))
    if (
        small == 0
        or (large < FEWEST and left.figure.unit not in SIGNS)
        or large > (NEAR_IN_SIZE if any(map(_is_one_time, *zip(*pairs, strict=True))) else NEAR_WITHOUT_TIME) * small
        or left.figure.kind != right.figure.kind
    ):
        return None
    for reason, verdict, ask in _EXPLANATIONS:
        if (any if ask is _is_corrected else all)(ask(a, b) for a, b in pairs):
            return verdict, reason
    return Verdict.OPEN, "both are said of the same thing and time, so one of them is wrong"


def _overlap(left: Measure, right: Measure) -> bool:
    """Return whether two measures speak of one thing and time, in two documents."""
    if left.reference.document == right.reference.document or not _is_one_metric(left, right):
        return False
    if left.event is not None and left.event == right.event:
        return left.bounds is None or right.bounds is None or gap(left.bounds, right.bounds) == 0
    return left.subject == right.subject and _may_be_one_period(left, right)


def _may_be_one_period(left: Measure, right: Measure) -> bool:
    """Return whether two measures of one subject may be of one period."""
    if left.bounds is not None and right.bounds is not None:
        shorter, longer = sorted((left.bounds.days, right.bounds.days))
        return gap(left.bounds, right.bounds) == 0 and longer <= 2 * shorter
    if left.is_correction != right.is_correction:
        return True
    if left.bounds is None and right.bounds is None:
        return left.kind != "change"
    return left.kind in AHEAD and _is_near(left, right)


def _is_one_time(left: Measure, right: Measure) -> bool:
    """Return whether two measures name one event or one period, or one corrects the other."""
    is_one_event = left.event is not None and left.event == right.event
    return is_one_event or (left.bounds is not None and right.bounds is not None) or _is_corrected(left, right)


def _is_near(left: Measure, right: Measure) -> bool:
    return abs(left.value - right.value) <= NEAR_IN_VALUE * max(abs(left.value), abs(right.value))


def _is_one_metric(left: Measure, right: Measure) -> bool:
    """Return whether both measure the same; a correction is believed to correct what it does not name."""
    if left.kind != right.kind:
        return False
    is_corrected = left.is_correction != right.is_correction and (left.is_vague or right.is_vague)
    return is_corrected or (left.metric == right.metric and not left.is_vague)


def _is_corrected(left: Measure, right: Measure) -> bool:
    return left.is_correction != right.is_correction


def _scope_differs(left: Measure, right: Measure) -> bool:
    return left.per != right.per or left.place != right.place


def _sayers_differ(left: Measure, right: Measure) -> bool:
    return left.kind != "actual" and bool(left.sayers and right.sayers) and left.sayers.isdisjoint(right.sayers)


def _one_is_about(left: Measure, right: Measure) -> bool:
    return left.is_approximate != right.is_approximate and abs(left.value - right.value) * 5 <= max(
        left.value, right.value
    )


def _grew(left: Measure, right: Measure) -> bool:
    if left.published is None or right.published is None or left.published == right.published:
        return False
    earlier, later = sorted((left, right), key=lambda measure: str(measure.published))
    return later.value > earlier.value and later.kind == "actual" and len(later.unit) != 3


def _counting_went_on(left: Measure, right: Measure) -> bool:
    return left.metric in TALLIES and left.kind == "actual" and (left.published is None or right.published is None)


def _is_of_a_moment(left: Measure, right: Measure) -> bool:
    return left.metric in MOMENTARY and (left.published != right.published or left.published is None)


def _period_unnamed(left: Measure, right: Measure) -> bool:
    return (left.bounds is None) != (right.bounds is None)


_EXPLANATIONS = (
    ("one is given as a correction", Verdict.SUPERSEDED, _is_corrected),
    ("they are of different scope", Verdict.SCOPE_DIFFERS, _scope_differs),
    ("different sources estimate it", Verdict.SCOPE_DIFFERS, _sayers_differ),
    ("one is given only as about so much", Verdict.RESOLVED, _one_is_about),
    ("the later article tells the grown number", Verdict.SUPERSEDED, _grew),
    ("the count went on, and which is later is not told", Verdict.SUPERSEDED, _counting_went_on),
    ("a price holds for a moment, and these may be of different ones", Verdict.SCOPE_DIFFERS, _is_of_a_moment),
    ("only one of them names its period", Verdict.SCOPE_DIFFERS, _period_unnamed),
)
