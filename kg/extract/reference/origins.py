"""People called by where they come from: "The German, 54, said" is the coach, not Germany."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children
from kg.extract.names.names import demonyms
from kg.extract.reference.salience import ORGANIZATION, PERSON, Discourse, fits
from kg.model.mention import EntityMention

BEFORE_NOUNS = ("compound", "amod", "nmod:desc", "flat")
PLURAL_TAGS = ("NNS", "NNPS")
NATIONS = ("ss", "sh", "ch", "ese")
"""Endings of words that mean a whole nation with "the": the Swiss, the British, the French, the Japanese."""
REACH = 2
"""How many sentences back the only person must be named whom such a word takes up."""


def people_apart(analysis: Analysis) -> Analysis:
    """Return the analysis with no country left that is only named by a word for one of its people."""
    kept = []
    for entity in analysis.entities:
        mentions = tuple(one for one in entity.mentions if not _names_people(one, analysis))
        if mentions:
            kept.append(replace(entity, mentions=mentions))
    return replace(analysis, entities=tuple(kept))


def _names_people(mention: EntityMention, analysis: Analysis) -> bool:
    tokens = analysis.tokens(mention.span)
    return len(tokens) == 1 and is_of_people(tokens[0], analysis)


def is_of_people(token: Token, analysis: Analysis) -> bool:
    """Return whether a word for who comes from a place stands alone with an article: "the German", "a Dane"."""
    is_alone = token.dep_ not in BEFORE_NOUNS and bool(children(token, "det"))
    return is_alone and token.text in demonyms(analysis.ontology) and not token.text.endswith(NATIONS)


def stands_for(token: Token, number: int, discourse: Discourse) -> int | None:
    """Return the only one from there that the document tells of, or the only person named just before."""
    analysis = discourse.analysis
    if any(det.lower_ != "the" for det in children(token, "det")):
        return None
    is_several = token.tag_ in PLURAL_TAGS
    word = token.lower_.removesuffix("s") if is_several else token.lower_
    kind = ORGANIZATION if is_several else PERSON
    called = {one for one in discourse.described.get(f"{word} *", ()) if fits(one, (kind,), analysis)}
    if not called and not is_several:
        near = (seen for seen in discourse.seen if seen.span.start < token.idx and number - seen.sentence <= REACH)
        called = {seen.entity for seen in near if fits(seen.entity, (PERSON,), analysis)}
    return next(iter(called)) if len(called) == 1 else None
