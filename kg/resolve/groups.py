"""Why two documents are one voice, as inferences with their premises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.statement import Claim, Inference, Ref
from kg.resolve.copies import Grouping


def group_inferences(
    grouping: Grouping, extractions: Sequence[Extraction], claims: Sequence[Claim]
) -> Iterator[Inference]:
    """Yield why each document that was joined to another is in its group."""
    digests = {extraction.document.key: extraction.document.digest for extraction in extractions}
    premise = _premises(claims)
    for edge in grouping.edges:
        premises = tuple(sorted({premise[name] for name in (edge.left, edge.right) if name in premise}))
        if len(premises) < 2:
            continue
        for name in (edge.left, edge.right):
            subject, value = Ref(keys.document_key(digests[name])), Ref(grouping.group_of[name])
            yield Inference(
                key=keys.inference_key(subject, "kg:group", value, "same-text", premises),
                subject=subject,
                predicate="kg:group",
                object=value,
                rule="same-text",
                comment=f"{edge.reason}.",
                premises=premises,
            )


def _premises(claims: Sequence[Claim]) -> Mapping[str, str]:
    """Return a claim of each document: its headline, else its first."""
    found: dict[str, tuple[bool, str]] = {}
    for claim in claims:
        rank = (claim.predicate != "schema:headline", claim.key)
        document = claim.evidence.document
        found[document] = min(found.get(document, rank), rank)
    return {document: key for document, (_, key) in found.items()}
