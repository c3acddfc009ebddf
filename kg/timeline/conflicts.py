"""Dates of one event that exclude one another: what was given up, for what, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Conflict, TimeBasis, Verdict
from kg.model.mention import AHEAD
from kg.model.statement import Claim
from kg.timeline.network import Clash, Solution
from kg.timeline.points import Constraint
from kg.timeline.story import Story

_FIXED = re.compile(r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)


def date_conflicts(
    solution: Solution, claims: Mapping[str, Claim], labels: Mapping[str, str], story: Story
) -> Iterator[Conflict]:
    """Yield a conflict for each two sources that date one thing differently, one thing at a time.

    What clashes with a habit of news (a soft rule) only, or within one document, is no conflict between sources; nor is
    a weekday of no known week.
    """
    found: dict[str, set[str]] = {}
    figures = {figure.key for figure in story.knowledge.figures}
    for clash in solution.clashes:
        for claim, other in _rivals(clash, claims):
            found.setdefault(claim.subject.key, set()).update((claim.key, other.key))
    for key, statements in sorted(found.items()):
        rivals = [claims[statement] for statement in sorted(statements)]
        if key in figures or _are_loose(rivals, story):
            continue  # a figure of another period is another figure
        said = "; ".join(dict.fromkeys(_said(claim, story) for claim in _by_document(rivals)))
        verdict, reason = _ruling(rivals, story)
        yield Conflict(
            f"conflict-{keys.mint(key, 'kg:when', *sorted(statements))}",
            (key,),
            tuple(sorted(statements)),
            verdict,
            f"“{labels.get(key, key)}” is dated in ways that exclude one another: {said}{reason}.",
        )


def _words(claim: Claim, story: Story) -> str:
    """Return the words that date something, as they stand in the text."""
    document = claim.evidence.document
    return " ".join(story.extractions[document].quote(claim.evidence.span).split())


def _said(claim: Claim, story: Story) -> str:
    source = story.sources[claim.evidence.document]
    return f"“{_words(claim, story)}” in “{source.title or source.document}”"


def _floats(claim: Claim, story: Story) -> bool:
    """Return whether words count from the day of publication ("Friday") and the text does not state that day."""
    is_stated = story.sources[claim.evidence.document].basis is not TimeBasis.INFERRED
    return not is_stated and not _FIXED.search(_words(claim, story))


def _by_document(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.evidence.document, claim.evidence.span, claim.key))


def _rivals(clash: Clash, claims: Mapping[str, Claim]) -> Iterator[tuple[Claim, Claim]]:
    for claim in _times(clash.given_up, claims):
        for constraint in clash.against:
            for other in _times(constraint, claims):
                if other.subject == claim.subject and other.evidence.document != claim.evidence.document:
                    yield claim, other


def _times(constraint: Constraint, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    for premise in constraint.premises:
        claim = claims.get(premise)
        if claim is not None and claim.predicate in {"kg:when", "kg:timeText"}:
            yield claim


def _are_loose(rivals: Sequence[Claim], story: Story) -> bool:
    """Return whether some words may mean any week, so that they prove nothing against the others."""
    is_of_plan = len({claim.modality in AHEAD for claim in rivals}) > 1
    return not is_of_plan and any(_floats(claim, story) for claim in rivals)


def _ruling(rivals: Sequence[Claim], story: Story) -> tuple[Verdict, str]:
    """Return the verdict and why: a happening supersedes its plan, and a later plan an earlier one."""
    if len({claim.modality in AHEAD for claim in rivals}) > 1:
        return Verdict.SUPERSEDED, "; what was planned is superseded by what happened"
    told = {story.sources[claim.evidence.document].bounds for claim in rivals}
    is_told_later = len(told) > 1 and all(bounds.earliest == bounds.latest for bounds in told)
    if is_told_later and all(claim.modality in AHEAD for claim in rivals):
        return Verdict.SUPERSEDED, "; the later article tells the plan as it stands by then"
    return Verdict.OPEN, ""
