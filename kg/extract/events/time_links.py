"""Which times of its sentence date an event: its own, its light verb's, its clause's."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import grammar_words, light_verb, path_to, verb_of
from kg.model.mention import TimeLink
from kg.model.time_value import TimeType

SETS = (TimeType.SET,)
IN_CLAUSE = "in the same clause"
ASIDE = frozenset({"obl", "obl:agent", "nsubj", "appos"})
"""Parts of a clause whose own times do not date its verb: "hired on a three-year contract"."""


def time_links(head: Token, number: int, heads: frozenset[int], analysis: Analysis) -> Iterator[TimeLink]:
    """Yield links to the times that date an event: its own, its light verb's, its clause's; `heads` are all events."""
    rated = []
    for index, time in enumerate(analysis.times):
        tokens = analysis.tokens(time.span)
        if time.sentence != number or time.value.type in SETS or not len(tokens):
            continue
        dated = _dated(head, tokens.root, heads, analysis)
        if dated is not None:
            rank, rule = dated
            rated.append((rank, abs(time.span.start - head.idx), TimeLink(index, rule=rule)))
    if rated:
        best = min(rank for rank, _, _ in rated)
        yield from (link for rank, _, link in sorted(rated, key=lambda row: row[:2])[:2] if rank == best)


def _dated(head: Token, time: Token, heads: frozenset[int], analysis: Analysis) -> tuple[int, str] | None:
    """Return how near a time stands to an event, and why it dates it, or None."""
    verb = light_verb(head, grammar_words(analysis.ontology))
    clause = verb_of(head)
    others = heads - {head.i}
    if head in time.ancestors:
        between = list(path_to(time, head))
        is_aside = head.pos_ == "VERB" and any(token.dep_ in ASIDE for token in between)
        is_own = verb_of(time) in (head, clause) and not others & {token.i for token in between}
        return (0, "modifies the event") if is_own and not is_aside else None
    if verb is not None and verb.i not in others and time.head in (verb, verb.head) and time.head.i not in others:
        return 1, "modifies its light verb"
    if clause.i in others or verb_of(time) != clause or others & {token.i for token in path_to(time, clause)}:
        return None
    return (2, IN_CLAUSE) if _is_in_focus(head, clause) else None


def _is_in_focus(head: Token, clause: Token) -> bool:
    """Whether a clause is about the event: its verb, subject or object, not the reason or the occasion."""
    if head == clause:
        return True
    last = list(path_to(head, clause))
    return (last[-1] if last else head).dep_ in ("nsubj", "nsubj:pass", "obj", "conj", "xcomp", "ccomp", "parataxis")
