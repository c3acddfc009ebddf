"""Events as TimeML marks them: every word that names one, whether or not it is news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import Analysis
from kg.extract.analysis import char_span
from kg.extract.events import events
from kg.model.mention import EventMention

NO_CLAUSE = frozenset("amod aux aux:pass case compound cop fixed mark".split())
"""Places in a clause where a verb tells no event of its own."""


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with one event for each verb, and for each noun that the bundled model takes for one.

    An event that is told by two of them ("filed a suit") becomes two; one that is told by none stays as it is.
    """
    return replace(analysis, events=tuple(sorted(_events(analysis), key=lambda mention: mention.trigger)))


def _events(analysis: Analysis) -> Iterator[EventMention]:
    heads = {char_span(head): head for head in _heads(analysis)}
    every = frozenset(head.i for head in heads.values())
    for mention in analysis.events:
        own = [span for span in heads if span.overlaps(mention.trigger)]
        for span in own or [mention.trigger]:
            yield replace(mention, trigger=span)
            heads.pop(span, None)
    for span, head in heads.items():
        yield replace(events.at(head, every, analysis), trigger=span)


def _heads(analysis: Analysis) -> Iterator[Token]:
    seen = {trigger.root.i for trigger in analysis.doc.spans.get("triggers", ())}
    times = [time.span for time in analysis.times]
    for number in analysis.body_sentences:
        for token in analysis.sentences[number]:
            is_verb = token.pos_ == "VERB" and token.dep_ not in NO_CLAUSE
            if (is_verb or token.i in seen) and not any(char_span(token).overlaps(time) for time in times):
                yield token
