"""Where people come to harm: where the disaster of their sentence strikes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import children
from kg.model.mention import Argument, EventMention

HARM = ("kg:Death", "kg:Injury", "kg:Disappearance", "kg:Rescue", "kg:Damage")
DISASTER, PLACE = "kg:Disaster", "kg:place"


def strikers(verb: Token) -> list[Token]:
    """Return what strikes somebody or something, by the verb of it: "a storm lashed Leeds", "Leeds was hit by one"."""
    return children(verb, "nsubj", "obl:agent")


def placed(mentions: Sequence[EventMention], analysis: Analysis) -> list[EventMention]:
    """Return the events of a sentence, harm without a place at the place of its only disaster: "when a quake hit"."""
    disasters = [one for one in mentions if analysis.ontology.is_a(one.type, DISASTER)]
    scene = _places(disasters[0]) if len(disasters) == 1 else ()
    return [_at(one, scene, analysis) if scene and not _places(one) else one for one in mentions]


def _at(mention: EventMention, scene: tuple[Argument, ...], analysis: Analysis) -> EventMention:
    if not any(analysis.ontology.is_a(mention.type, kind) for kind in HARM):
        return mention
    known = {one.entity for one in mention.arguments}
    return replace(mention, arguments=(*mention.arguments, *(one for one in scene if one.entity not in known)))


def _places(mention: EventMention) -> tuple[Argument, ...]:
    return tuple(one for one in mention.arguments if one.role == PLACE)
