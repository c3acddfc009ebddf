"""Who counts: "police put their number at 900", "the 5.6 million that the company had named"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import figure_words
from kg.extract.grammar import children, subjects, verb_of
from kg.model.mention import FigureMention, Voice, VoiceKind
from kg.model.span import Span

ACTORS = ("schema:Organization", "schema:Person")
LONGEST = 4
"""How many words before its noun belong to the name of a voice."""


def counter_of(figure: FigureMention, analysis: Analysis) -> tuple[Voice, ...]:
    """Return who gives a number of their own; nobody if no verb of counting says so."""
    tokens = analysis.tokens(figure.span)
    if not len(tokens):
        return ()
    words, root = figure_words(analysis.ontology), tokens.root
    for verb in (*children(root, "acl:relcl"), verb_of(root)):
        if verb.lemma_.lower() not in words.counting:
            continue
        for subject in subjects(verb):
            voice = _voice(subject, analysis)
            if voice is not None:
                return (voice,)
    return ()


def _voice(subject: Token, analysis: Analysis) -> Voice | None:
    """Return a noun that can count as a voice: an actor by name, or people and bodies without one."""
    mention = analysis.mention_at(subject)
    if mention is not None:
        index, named = mention
        is_actor = analysis.is_of(index, *ACTORS)
        return Voice(analysis.entities[index].name, VoiceKind.NAMED, named.span, index) if is_actor else None
    if subject.pos_ != "NOUN":
        return None
    parts = [one for one in subject.lefts if one.dep_ not in ("punct", "cc") and one.i >= subject.i - LONGEST]
    start = min([subject.i, *(left.i for one in parts for left in one.subtree)])
    words = subject.doc[start : subject.i + 1]
    return Voice(" ".join(words.text.split()), VoiceKind.ANONYMOUS, Span(words.start_char, words.end_char))
