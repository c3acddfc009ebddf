"""Whom "we" and "our" stand for: who is quoted, or the company that publishes the text of itself."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children, subjects
from kg.extract.reference.binding import FIRST_PERSON
from kg.extract.reference.quotations import quotation
from kg.extract.reference.referents import referents
from kg.extract.reference.salience import ORGANIZATION, OUTLET, Discourse
from kg.extract.topic import issuer
from kg.model.document import Fact
from kg.model.mention import MentionKind

PLURAL = FIRST_PERSON
SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
OWN = "our"
ENOUGH = 2
"""How often a text must speak of itself to be a company's own."""


def stands_for(token: Token, discourse: Discourse) -> int | None:
    """Return the organisation that a first person plural stands for."""
    return _quoted(token, discourse) if _is_quoted(token, discourse.analysis) else discourse.publisher


def _is_quoted(token: Token, analysis: Analysis) -> bool:
    """Whether a quotation is open before a token in its paragraph."""
    return quotation(token, analysis) is not None


def _quoted(token: Token, discourse: Discourse) -> int | None:
    """Return the organisation that is quoted, or the one that a quoted person works for."""
    for above in token.ancestors:
        verbs = [*([above.head] if above.dep_ == "ccomp" else []), *children(above, "parataxis")]
        named = [one for verb in verbs for doer in subjects(verb) for one in referents(doer, discourse.analysis)]
        found = [index for index in map(discourse.entity_at, named) if index is not None]
        if found:
            is_body = discourse.analysis.is_of(found[0], ORGANIZATION)
            return found[0] if is_body else discourse.employers.get(found[0])
    return None


def publisher(analysis: Analysis) -> int | None:
    """Return the organisation whose letterhead a text has, or that it speaks most of, if it speaks of itself."""
    issued = issuer(analysis)
    if issued is not None:
        return issued
    if analysis.document.fact(Fact.AUTHOR) is not None:
        return None
    spoken = [token for token in analysis.doc if token.lower_ in PLURAL | SINGULAR and not _is_quoted(token, analysis)]
    own = [token.lower_ for token in spoken]
    if len(own) < ENOUGH or OWN not in own or not SINGULAR.isdisjoint(own):
        return None
    named = {
        index: sum(mention.kind is MentionKind.NAME for mention in entity.mentions)
        for index, entity in enumerate(analysis.entities)
        if entity.type != OUTLET and analysis.is_of(index, ORGANIZATION)
    }
    best = max(named, key=lambda index: (named[index], -index), default=None)
    return best if best is not None and list(named.values()).count(named[best]) == 1 else None
