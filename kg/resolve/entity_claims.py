"""What sentences say of an entity's names and type, and why two names were joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.model import keys
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity
from kg.model.mention import EntityMention, MentionKind
from kg.model.statement import Claim, Inference, Ref, Term
from kg.resolve.claims import Draft, Occasion
from kg.resolve.directory import Directory
from kg.resolve.judgements import spoken

PLAIN_RULE = "same-name"


def entity_drafts(
    extraction: Extraction, directory: Directory, entities: Mapping[str, Entity], group: str
) -> Iterator[Draft]:
    """Yield a document's claims on names and types: each spelling and each type of an entity once."""
    told: set[tuple[str, str]] = set()
    for index, local in enumerate(extraction.entities):
        key = directory.key(extraction.document.key, index)
        if key is None:
            continue
        entity = entities[key]
        for mention in _naming(local.mentions, is_name=local.is_name):
            words = " ".join(extraction.quote(mention.span).split())
            occasion = Occasion(extraction, mention.span, group, mention.reason or "name", score=local.score)
            if (key, local.type) not in told:
                told.add((key, local.type))
                yield Draft(occasion, Ref(key), "rdf:type", Term(local.type), local.type == entity.type)
            if words and (key, words) not in told:
                told.add((key, words))
                predicate = "rdfs:label" if spoken(words) == spoken(entity.name) else "skos:altLabel"
                yield Draft(occasion, Ref(key), predicate, words)


def _naming(mentions: Sequence[EntityMention], *, is_name: bool) -> Iterator[EntityMention]:
    """Yield the mentions that name the entity, or the first one of what is only described."""
    named = [mention for mention in mentions if mention.kind is MentionKind.NAME]
    yield from named if is_name and named else mentions[:1]


def join_inferences(directory: Directory, claims: Sequence[Claim]) -> Iterator[Inference]:
    """Yield why names that differ were taken for one entity's."""
    by_words: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.predicate in {"rdfs:label", "skos:altLabel"} and isinstance(claim.object, str):
            by_words.setdefault((claim.subject.key, spoken(claim.object)), claim.key)
    forms = directory.form_of or {}
    for edge in directory.edges:
        left, right = forms[edge.left], forms[edge.right]
        names = [form.spellings[0][0] for form in (left, right)]
        owner = next((directory.key_of[o] for o in (*left.owners, *right.owners) if o in directory.key_of), None)
        if owner is None or left.core == right.core:
            continue
        premises = tuple(sorted({by_words[owner, spoken(name)] for name in names if (owner, spoken(name)) in by_words}))
        if premises:
            subject, rule = Ref(owner), edge.rule
            yield Inference(
                key=keys.inference_key(subject, "skos:altLabel", names[1], rule, premises),
                subject=subject,
                predicate="skos:altLabel",
                object=names[1],
                rule=rule,
                comment=f"“{names[0]}” and “{names[1]}” name one thing: {edge.reason}.",
                premises=premises,
            )
