"""Of whom a number is where nobody is told: of whom its speaker speaks for, or of whom the text is about."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.figures.others import is_outsider
from kg.extract.grammar import children, subjects, verb_of
from kg.extract.reference.descriptions import nouns_of
from kg.extract.topic import OUTLET, TELLERS, main_organization
from kg.model.mention import EntityMention
from kg.model.span import Span

PERSON, ORGANIZATION = "schema:Person", "schema:Organization"
SOURCE = 6
"""How many words before a source "according" may stand."""


def topic_of(head: Token, analysis: Analysis) -> int | None:
    """Return whom the speaker speaks for, or else whom the document is about: what goes unsaid."""
    spoken = _spoken_for(head, analysis)
    if spoken is not None:
        return spoken
    main = main_organization(analysis, before=char_span(head))
    return main if main is not None else _only_organization(analysis, before=char_span(head.sent))


def _spoken_for(head: Token, analysis: Analysis) -> int | None:
    """Return the employer of who says a number, if told: "Ann Roe, finance chief of Alpha, said sales would rise"."""
    above = verb_of(verb_of(head).head)
    if not any(cue.kind == "attribution" for cue in cues_at(above, analysis.ontology)):
        return None
    for speaker in subjects(above):
        if not analysis.stands_for(speaker, PERSON):
            continue
        for noun in nouns_of(speaker, analysis):
            if is_outsider(noun, analysis):
                return None
            for owner in children(noun, "nmod", "nmod:poss", "compound"):
                if analysis.stands_for(owner, ORGANIZATION):
                    return analysis.entity_at(owner)
    return None


def _only_organization(analysis: Analysis, *, before: Span) -> int | None:
    """Return the organisation that is the only one named in a document, if named by the end of a sentence."""
    tellers = {fact.value for fact in analysis.document.facts if fact.kind in TELLERS}
    named = [
        index
        for index, entity in enumerate(analysis.entities)
        if entity.is_name and analysis.is_of(index, ORGANIZATION) and entity.name not in tellers
        if entity.type != OUTLET and not all(_is_quoted(mention, analysis) for mention in entity.mentions)
    ]
    is_known = len(named) == 1 and analysis.entities[named[0]].mentions[0].span.start < before.end
    return named[0] if is_known else None


def _is_quoted(mention: EntityMention, analysis: Analysis) -> bool:
    """Whether somebody is only named as a source: "according to the website Alpha"."""
    tokens = analysis.tokens(mention.span)
    before = tokens.doc[max(tokens[0].sent.start, tokens.start - SOURCE) : tokens.start] if len(tokens) else ()
    return any(token.lower_ == "according" for token in before)
