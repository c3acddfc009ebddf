"""Whom "they" can stand for, where it is one body: a club that "have won", or the subject of the sentence."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children, is_plural
from kg.extract.reference.nameless import SUBJECTS
from kg.extract.reference.salience import Discourse, Seen
from kg.model.mention import MentionKind

MANY = frozenset({"are", "were", "have"})


def several(token: Token, number: int, discourse: Discourse) -> frozenset[int]:
    """Return the organisations that "they" may stand for."""
    here = [seen for seen in discourse.seen if seen.sentence == number and seen.span.start < token.idx]
    subjects = {seen.entity for seen in here if _is_nearest_subject(seen, token, discourse.analysis)}
    return frozenset({*_treated_as_many(discourse.analysis), *subjects})


def _is_nearest_subject(seen: Seen, token: Token, analysis: Analysis) -> bool:
    """Whether a mention is a subject, and nothing in the plural stands between: "Alpha said their boss had left"."""
    root = analysis.tokens(seen.span).root
    between = token.doc[root.i + 1 : token.i]
    return root.dep_ in SUBJECTS and not any(one.pos_ in ("NOUN", "PROPN") and is_plural(one) for one in between)


def _treated_as_many(analysis: Analysis) -> set[int]:
    """Return the entities whose name takes a plural verb: "Rovers have lost"."""
    found = set()
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            root = analysis.tokens(mention.span).root
            verbs = [root.head, *children(root.head, "aux", "cop", "aux:pass")]
            is_alone = not children(root, "conj") and root.dep_ in SUBJECTS
            if mention.kind is MentionKind.NAME and is_alone and any(verb.lower_ in MANY for verb in verbs):
                found.add(index)
    return found
