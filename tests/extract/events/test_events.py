"""Event mentions over parses made by hand: which words, which times, and what the language model has to say."""

from __future__ import annotations

import pytest
from spacy.tokens import Span as TokenSpan

from kg.extract.analysis import Analysis
from kg.extract.events import events
from tests.extract.trees import analysis

SAID = "Alpha/NNP/nsubj/1 raised/VBD/root/1/raise its/PRP$/nmod:poss/3 guidance/NN/obj/1 on/IN/case/5 Monday/NNP/obl/1"
MERGED = "The/DT/det/1 merger/NN/nsubj/2 pleased/VBD/root/2/please Ida/NNP/obj/2"
SAILED = "Alpha/NNP/nsubj/1 sailed/VBD/root/1/sail on/IN/case/3 Monday/NNP/obl/1"
OPTIONS = "Buying/VBG/amod/1/buy options/NNS/nsubj/2/option fell/VBD/root/2/fall"
CONTRACT = "Alpha/NNP/nsubj/1 hired/VBD/root/1/hire Ida/NNP/obj/1 on/IN/case/5 three-year/JJ/amod/5 contract/NN/obl/1"
STARTED = (
    "Alpha/NNP/nsubj/1 started/VBD/root/1/start hiring/VBG/xcomp/1/hire Ida/NNP/obj/2 in/IN/case/5 Chile/NNP/obl/2"
)
STARTED_IN = "Alpha/NNP/nsubj/1 started/VBD/root/1/start in/IN/case/3 Chile/NNP/obl/1"
POSTPONED = "A/DT/det/1 walkout/NN/nsubj:pass/3 was/VBD/aux:pass/3/be postponed/VBN/root/3/postpone Monday/NNP/obl/3"


def _seen(found: Analysis, *words: int) -> Analysis:
    """Return the analysis with some words that the language model takes for events."""
    found.doc.spans["triggers"] = [TokenSpan(found.doc, word, word + 1) for word in words]
    return found


def _told(found: Analysis) -> list[tuple[str, str, tuple[str, ...]]]:
    text = found.document.text
    return [
        (
            event.trigger.within(text),
            event.type,
            tuple(found.times[link.time].span.within(text) for link in event.times),
        )
        for event in events.extract(found).events
    ]


def test_a_noun_that_only_tells_its_verbs_kind_is_no_second_event() -> None:
    found = analysis(SAID, {"Alpha": "Organization"}, ["Monday"])
    assert _told(found) == [("raised", "kg:EarningsGuidance", ("Monday",))]


def test_a_goal_that_was_missed_is_not_set_by_that() -> None:
    rows = (
        "Alpha/NNP/nsubj/1 fell/VBD/root/1/fall short/JJ/advmod/1 of/IN/case/5 its/PRP$/nmod:poss/5"
        " goal/NN/obl/1 of/IN/case/7 9/CD/nmod/5"
    )
    assert [kind for _, kind, _ in _told(analysis(rows, {"Alpha": "Organization"}))] == ["kg:MissedTarget"]


def test_a_noun_of_the_ontology_needs_no_word_of_the_language_model() -> None:
    assert _told(_seen(analysis(MERGED), 2)) == [("merger", "kg:Merger", ())]
    assert _told(_seen(analysis(MERGED), 1, 2)) == [("merger", "kg:Merger", ())]
    assert _told(analysis(MERGED)) == [("merger", "kg:Merger", ())]


@pytest.mark.parametrize(
    ("noun", "told"),
    [
        pytest.param("fund", [], id="a noun that only tells which fund"),
        pytest.param("talks", [("merger", "kg:Merger", ())], id="the event that talks are about"),
    ],
)
def test_a_noun_before_a_noun_is_an_event_where_that_bears_one(noun: str, told: list[object]) -> None:
    rows = f"The/DT/det/2 merger/NN/compound/2 {noun}/NNS/nsubj/3/{noun.removesuffix('s')} pleased/VBD/root/3/please"
    found = [one for one in _told(_seen(analysis(rows), 1)) if one[0] == "merger"]
    assert found == told


def test_a_dated_event_of_no_known_type_needs_somebody_named() -> None:
    named = _seen(analysis(SAILED, {"Alpha": "Organization"}, ["Monday"]), 1)
    assert _told(named) == [("sailed", "kg:Event", ("Monday",))]
    assert events.extract(named).events[0].rule == "language model"
    assert _told(_seen(analysis(SAILED, {}, ["Monday"]), 1)) == []
    assert _told(_seen(analysis(SAILED, {"Alpha": "Organization"}), 1)) == []


def test_a_participle_that_says_what_kind_is_no_event() -> None:
    assert _told(analysis(OPTIONS)) == []


def test_the_time_inside_another_phrase_dates_nothing() -> None:
    found = analysis(CONTRACT, {"Alpha": "Organization", "Ida": "Person"}, ["three-year"])
    assert [times for _, _, times in _told(found)] == [()]


def test_the_time_of_a_verb_does_not_date_what_it_is_done_to() -> None:
    found = analysis(POSTPONED, {}, ["Monday"])
    assert {kind: times for _, kind, times in _told(found)} == {"kg:Delay": ("Monday",), "kg:Strike": ()}


def test_a_word_before_the_noun_of_the_same_event_is_no_second_one() -> None:
    found = events.extract(
        analysis(
            "Alpha/NNP/nsubj/1 held/VBD/root/1/hold a/DT/det/5 town/NN/compound/4 hall/NN/compound/5 meeting/NN/obj/1",
            {"Alpha": "Organization"},
        )
    )
    assert [event.type for event in found.events] == ["kg:Meeting"]


def test_a_verb_that_says_how_far_another_is_is_no_start_in_a_market() -> None:
    found = analysis(STARTED, {"Alpha": "Organization", "Ida": "Person", "Chile": "Country"})
    assert "started" not in [trigger for trigger, _, _ in _told(found)]
    found = analysis(STARTED_IN, {"Alpha": "Organization", "Chile": "Country"})
    assert [(trigger, kind) for trigger, kind, _ in _told(found)] == [("started", "kg:MarketLaunch")]
