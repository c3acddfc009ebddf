"""Links between the events of a sentence: what comes first, what is the reason for what, and what came of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.bearings import bearings
from kg.extract.cues import cues_at
from kg.extract.grammar import conjuncts, counting_head, grammar_words, passive_subjects, subjects, verb_of
from kg.model.mention import EventLink, LinkKind
from kg.ontology.terms import Cue

SUBORDINATE = {
    "later": (LinkKind.BEFORE, True),
    "earlier": (LinkKind.BEFORE, False),
    "causal": (LinkKind.CAUSE, False),
}
"""Kind of link, and whether it runs from the subordinate event to the main one."""
VERBS = {"resulting": (LinkKind.CAUSE, True), "later": (LinkKind.BEFORE, True), "earlier": (LinkKind.BEFORE, False)}
"""The same for "X leads to Y", "X follows Y": True = from object to subject."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with the links between its events."""
    heads = {analysis.tokens(event.trigger).root.i: index for index, event in enumerate(analysis.events)}
    found = dict.fromkeys(link for number in analysis.body_sentences for link in _links(number, heads, analysis))
    return replace(analysis, links=(*analysis.links, *found, *bearings(analysis)))


def _links(number: int, heads: dict[int, int], analysis: Analysis) -> Iterator[EventLink]:
    for token in analysis.sentences[number]:
        for cue in cues_at(token, analysis.ontology):
            if cue.kind in SUBORDINATE and cue.direction != "backward":
                yield from _subordinate(token, cue, heads, analysis)
            if cue.kind in VERBS and token.pos_ == "VERB":
                yield from _verb(token, cue, heads, analysis)


def _subordinate(token: Token, cue: Cue, heads: dict[int, int], analysis: Analysis) -> Iterator[EventLink]:
    if token.dep_ not in ("mark", "case", "advmod", "fixed"):
        return
    below = token.head
    inner = event_under(below, heads, analysis)
    outer = event_over(below, heads, analysis)
    if inner is None or outer is None or inner == outer:
        return
    kind, from_inner = SUBORDINATE[cue.kind]
    source, target = (inner, outer) if from_inner else (outer, inner)
    yield EventLink(kind, source, target, char_span(token), f"“{token.text}”")


def _verb(token: Token, cue: Cue, heads: dict[int, int], analysis: Analysis) -> Iterator[EventLink]:
    left = [event_under(one, heads, analysis) for one in (*subjects(token), *passive_subjects(token))]
    others = [c for c in token.children if c.dep_.split(":")[0] in ("obj", "obl", "ccomp", "xcomp")]
    right = [event_under(one, heads, analysis) for one in others]
    for source in left:
        for target in right:
            if source is not None and target is not None and source != target:
                kind, from_object = VERBS[cue.kind]
                pair = (target, source) if from_object else (source, target)
                yield EventLink(kind, *pair, char_span(token), f"“{token.text}”")


def event_under(token: Token, heads: dict[int, int], analysis: Analysis) -> int | None:
    """Return the event at a token or just below it ("the failure to hit …", "a round of layoffs")."""
    for one in conjuncts(token):
        if one.i in heads:
            return heads[one.i]
    near = [child for child in token.subtree if child.i in heads and _depth(child, token) <= 3]
    return heads[min(near, key=lambda child: (_depth(child, token), child.i)).i] if near else None


def event_over(token: Token, heads: dict[int, int], analysis: Analysis) -> int | None:
    """Return the event whose clause a subordinate word belongs to."""
    words = grammar_words(analysis.ontology)
    for steps, above in enumerate(token.ancestors):
        if above.i in heads:
            return heads[above.i]
        for child in above.children:
            for inside in child.subtree if child.dep_ in ("obj", "nsubj:pass", "nsubj") else ():
                is_counted = counting_head(inside, words) in (child, inside) and verb_of(inside) == verb_of(child)
                if inside.i in heads and inside != token and is_counted and not token.is_ancestor(inside):
                    return heads[inside.i]
        if steps >= 2 or above.dep_ == "acl:relcl":
            return None
    return None


def _depth(token: Token, top: Token) -> int:
    steps = 0
    while token != top and steps < 10:
        token, steps = token.head, steps + 1
    return steps
