from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from kg.evaluate.every_event import extract
from kg.model.mention import EventMention
from kg.model.span import Span
from tests.extract.trees import analysis

ROWS = (
    "Alpha/NNP/nsubj/1 filed/VBD/root/1/file a/DT/det/3 suit/NN/obj/1 that/WDT/nsubj/5 has/VBZ/acl:relcl/3/have "
    "no/DT/det/8 growing/VBG/amod/8/grow end/NN/obj/5"
)


def test_each_verb_and_each_noun_seen_tells_an_event() -> None:
    given = analysis(ROWS, {"Alpha": "schema:Organization"})
    given.doc.spans["triggers"] = [TokenSpan(given.doc, place, place + 1) for place in (1, 3)]
    told = EventMention(Span(6, 18), "kg:Lawsuit", 0)
    found = extract(replace(given, events=(told,))).events
    text = given.document.text
    assert [one.trigger.within(text) for one in found] == ["filed", "suit", "has"]
    assert [one.type for one in found] == ["kg:Lawsuit", "kg:Lawsuit", "kg:Event"]


def test_an_event_without_such_a_word_stays() -> None:
    given = analysis("Alpha/NNP/root/0 first/RB/advmod/0")
    told = EventMention(Span(0, 5), "kg:Event", 0)
    assert extract(replace(given, events=(told,))).events == (told,)
