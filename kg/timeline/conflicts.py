"""Dates of one event that exclude one another: what was given up, for what, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.knowledge import Conflict, Verdict
from kg.model.mention import Modality
from kg.model.statement import Claim
from kg.timeline.network import Clash, Solution
from kg.timeline.points import Constraint

_AHEAD = (Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE)


def date_conflicts(solution: Solution, claims: Mapping[str, Claim], labels: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield a conflict for each two sources that date one event differently, one event at a time.

    What clashes with a habit of news (a soft rule) only, or within one document, is no conflict between sources.
    """
    found: dict[str, set[str]] = {}
    for clash in solution.clashes:
        for claim, other in _rivals(clash, claims):
            found.setdefault(claim.subject.key, set()).update((claim.key, other.key))
    for key, statements in sorted(found.items()):
        rivals = [claims[statement] for statement in sorted(statements)]
        said = "; ".join(f"{claim.object} ({claim.evidence.document})" for claim in _by_document(rivals))
        comment = f"The dates given for “{labels.get(key, key)}” exclude one another: {said}."
        yield Conflict(
            f"conflict-{keys.mint(key, 'kg:when', *sorted(statements))}",
            (key,),
            tuple(sorted(statements)),
            _verdict(rivals),
            comment,
        )


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


def _verdict(rivals: Sequence[Claim]) -> Verdict:
    """Return "superseded" where a plan's day differs from that of the happening, else leave it to the reader."""
    ahead = {claim.modality in _AHEAD for claim in rivals}
    return Verdict.SUPERSEDED if len(ahead) > 1 else Verdict.OPEN
