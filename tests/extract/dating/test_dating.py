"""Which time dates which event."""

from __future__ import annotations

import pytest

from kg.extract.dating import dating
from kg.extract.events import events
from kg.model.mention import Modality, TimeRelation
from tests.extract.trees import analysis

NAMES = {"Alpha": "Organization", "Ida": "Person"}
CASES = [
    (
        "clause",
        "Alpha/NNP/nsubj/1 opened/VBD/root/1/open a/DT/det/3 plant/NN/obj/1 on/IN/case/5 Monday/NNP/obl/1",
        "Monday",
        {"opened": "modifies the event"},
    ),
    (
        "dateline",
        "May/NNP/root/0 5/CD/nummod/0 -/:/punct/0 Alpha/NNP/nsubj/4 sued/VBD/parataxis/0/sue Ida/NNP/obj/4",
        "May 5",
        {},
    ),
    (
        "relative clause",
        "A/DT/det/1 fire/NN/nsubj/6 that/WDT/nsubj/3 began/VBD/acl:relcl/1/begin on/IN/case/5 Monday/NNP/obl/3"
        " hurt/VBD/root/6 Ida/NNP/obj/6",
        "Monday",
        {"fire": "stands in what describes it"},
    ),
    (
        "date noun",
        "Monday/NNP/nsubj/3 is/VBZ/cop/3/be the/DT/det/3 date/NN/root/3 for/IN/case/6 the/DT/det/6 merger/NN/nmod/3",
        "Monday",
        {"merger": "is said to be its date"},
    ),
    (
        "raised",
        "A/DT/det/1 trial/NN/nsubj:pass/3 is/VBZ/aux:pass/3 set/VBN/root/3/set to/TO/mark/5 open/VB/xcomp/3"
        " on/IN/case/7 Monday/NNP/obl/5",
        "Monday",
        {"trial": "in the same clause"},
    ),
    (
        "past in the future",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say it/PRP/nsubj/4 would/MD/aux/4 sue/VB/ccomp/1 Ida/NNP/obj/4"
        " yesterday/NN/obl:unmarked/4",
        "yesterday",
        {"said": "modifies the event"},
    ),
    (
        "aside",
        "Ida/NNP/nsubj/1 resigned/VBD/root/1/resign after/IN/case/5 the/DT/det/5 2019/CD/nummod/5 merger/NN/obl/1",
        "2019",
        {"merger": "modifies the event"},
    ),
    (
        "put off to",
        "Alpha/NNP/nsubj/1 postponed/VBD/root/1/postpone its/PRP$/nmod:poss/3 launch/NN/obj/1 to/IN/case/5"
        " Monday/NNP/obl/1",
        "Monday",
        {"launch": "is moved to it"},
    ),
    (
        "about the sale",
        "On/IN/case/1 Monday/NNP/obl/3 regulators/NNS/nsubj/3 did/VBD/root/3/do it/PRP/obj/3 :/:/punct/6"
        " opened/VBD/parataxis/3/open an/DT/det/8 investigation/NN/obj/6 of/IN/case/11 the/DT/det/11"
        " merger/NN/nmod/8",
        "Monday",
        {"investigation": "modifies its light verb"},
    ),
    (
        "behind a semicolon",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 ;/:/punct/6 last/JJ/amod/5 week/NN/obl:unmarked/1"
        " rain/NN/nsubj/7 fell/VBD/parataxis/1/fall",
        "last week",
        {},
    ),
    (
        "behind a phrase of the clause",
        "Alpha/NNP/nsubj:pass/2 was/VBD/aux:pass/2 sued/VBN/root/2/sue with/IN/case/4 others/NNS/obl/2 on/IN/case/6"
        " Monday/NNP/nmod/4",
        "Monday",
        {"sued": "modifies the event"},
    ),
    (
        "in the hours of",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 in/IN/case/5 the/DT/det/5 hours/NNS/obl/1/hour"
        " of/IN/case/7 Monday/NNP/nmod/5",
        "Monday",
        {"sued": "modifies the event"},
    ),
    (
        "a year that names its noun",
        "Alpha/NNP/nsubj/1 opened/VBD/root/1/open its/PRP$/nmod:poss/4 2019/CD/nummod/4 plant/NN/obj/1",
        "2019",
        {},
    ),
    (
        "of a noun beside a verb",
        "Alpha/NNP/nsubj/6 ,/,/punct/2 sued/VBN/acl/0/sue and/CC/cc/4 winner/NN/conj/2 Monday/NNP/nmod/4"
        " opened/VBD/root/6/open a/DT/det/8 plant/NN/obj/6",
        "Monday",
        {},
    ),
    (
        "put off until",
        "The/DT/det/1 launch/NN/nsubj:pass/3 was/VBD/aux:pass/3 postponed/VBN/root/3/postpone until/IN/case/5"
        " Monday/NNP/obl/3",
        "until Monday",
        {"launch": "is moved to it"},
    ),
    (
        "contrasted",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 ,/,/punct/6 not/RB/advmod/6 on/IN/case/6 Monday/NNP/obl/1",
        "Monday",
        {},
    ),
    (
        "what is said to be then",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say it/PRP/nsubj/5 would/MD/aux/5 be/VB/cop/5 Monday/NNP/ccomp/1",
        "Monday",
        {},
    ),
    (
        "beside the main clause",
        "Shops/NNS/nsubj/1 closed/VBD/root/1/close Monday/NNP/obl:unmarked/1 ;/:/punct/6 Alpha/NNP/nsubj/6"
        " later/RB/advmod/6 sued/VBD/parataxis/1/sue Ida/NNP/obj/6",
        "Monday",
        {"Shops closed": "modifies the event", "sued": "is the time of what it happens with"},
    ),
    (
        "the blow and its harm",
        "The/DT/det/1 blast/NN/nsubj/4 on/IN/case/3 Monday/NNP/nmod/1 killed/VBD/root/4/kill two/CD/nummod/6"
        " men/NNS/obj/4/man",
        "Monday",
        {"blast": "modifies the event", "killed": "is the day of what did it"},
    ),
    (
        "in one breath",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 on/IN/case/4 Monday/NNP/obl/1 and/CC/cc/6"
        " resigned/VBD/conj/1/resign",
        "Monday",
        {"sued": "modifies the event", "resigned": "is the time of what it happens with"},
    ),
    (
        "the harm and its blow",
        "On/IN/case/1 Monday/NNP/obl/4 a/DT/det/3 blast/NN/nsubj/4 killed/VBD/root/4/kill two/CD/nummod/6"
        " men/NNS/obj/4/man",
        "Monday",
        {"killed": "modifies the event", "blast": "is the time of what it happens with"},
    ),
    (
        "a time that opens the sentence",
        "In/IN/case/1 2019/CD/obl/3 Alpha/NNP/nsubj/3 sued/VBD/root/3/sue Ida/NNP/obj/3 and/CC/cc/7 she/PRP/nsubj/7"
        " resigned/VBD/conj/3/resign",
        "2019",
        {"sued": "modifies the event", "resigned": "is the time of what it happens with"},
    ),
    (
        "decided",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say on/IN/case/3 Monday/NNP/obl/1 it/PRP/nsubj/6 would/MD/aux/6"
        " suspend/VB/ccomp/1/suspend its/PRP$/nmod:poss/8 dividend/NN/obj/6",
        "Monday",
        {"said": "modifies the event", "suspend": "is when it is decided"},
    ),
    (
        "of the noun before it",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 over/IN/case/5 its/PRP$/nmod:poss/5 merger/NN/obl/1"
        " of/IN/case/7 Monday/NNP/obl/1",
        "Monday",
        {"merger of": "modifies the event"},
    ),
    (
        "the period of a target",
        "Alpha/NNP/nsubj/1 missed/VBD/root/1/miss its/PRP$/nmod:poss/4 2019/CD/compound/4 targets/NNS/obj/1/target",
        "2019",
        {"missed": "is the period of its target"},
    ),
    (
        "moved from one month to another",
        "The/DT/det/1 launch/NN/nsubj:pass/3 was/VBD/aux:pass/3 moved/VBN/root/3/move from/IN/case/5 May/NNP/obl/3"
        " to/IN/case/7 June/NNP/obl/3",
        "from May to June",
        {"launch": "is moved to it"},
    ),
    (
        "put off to a month with its year",
        "Alpha/NNP/nsubj/1 postponed/VBD/root/1/postpone its/PRP$/nmod:poss/3 launch/NN/obj/1 to/IN/case/5"
        " May/NNP/compound/6 2019/CD/obl/1",
        "May 2019",
        {"launch": "is moved to it"},
    ),
    (
        "during something",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 during/IN/case/5 a/DT/det/5 meeting/NN/nmod/2"
        " on/IN/case/7 Monday/NNP/nmod/5",
        "Monday",
        {"sued": "is the time of what it happens with", "meeting": "modifies the event"},
    ),
    (
        "gone by in what is so now",
        "The/DT/det/1 offer/NN/nsubj/4 is/VBZ/cop/4/be a/DT/det/4 premium/NN/root/4 to/IN/case/8 its/PRP$/nmod:poss/8"
        " closing/NN/compound/8 price/NN/nmod/4 on/IN/case/10 Monday/NNP/nmod/8",
        "Monday",
        {},
    ),
    (
        "month behind the reason",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 over/IN/case/5 the/DT/det/5 merger/NN/obl/1 in/IN/case/7"
        " 2019/CD/obl/1",
        "2019",
        {"merger": "modifies the event"},
    ),
    (
        "year behind the reason of what has a day",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Ida/NNP/obj/1 yesterday/NN/obl/1 over/IN/case/6 a/DT/det/6 row/NN/obl/1"
        " in/IN/case/8 2019/CD/obl/1",
        "yesterday",
        {"sued": "modifies the event"},
    ),
    (
        "threatened until then",
        "Alpha/NNP/nsubj/1 announced/VBD/root/1/announce a/DT/det/3 merger/NN/obj/1 for/IN/case/5 Monday/NNP/obl/1",
        "Monday",
        {"merger": "is the time of what is said"},
    ),
]


MEANINGS = {
    "yesterday": "rel(day,-1)",
    "last week": "rel(week,-1)",
    "May 5": "md(month(5),5)",
    "2019": "year(2019)",
    "until Monday": "until(wd(1))",
    "from May to June": "range(month(5),month(6))",
    "May 2019": "in(month(5),year(2019))",
}


@pytest.mark.parametrize(("rows", "time", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_time_dates_the_event_that_it_stands_with(rows: str, time: str, wanted: dict[str, str]) -> None:
    meaning = MEANINGS.get(time, "wd(1)")
    names = {name: kind for name, kind in NAMES.items() if name in rows}
    found = dating.extract(events.extract(analysis(rows, names, {time: meaning})))
    text = found.document.text
    assert {event.trigger.within(text): link.rule for event in found.events for link in event.times} == wanted


def test_a_length_before_after_belongs_to_the_later_event() -> None:
    rows = (
        "Ida/NNP/nsubj/1 resigned/VBD/root/1/resign two/CD/nummod/3 weeks/NNS/obl:unmarked/6/week after/IN/case/6"
        " the/DT/det/6 merger/NN/obl/1"
    )
    found = dating.extract(events.extract(analysis(rows, {"Ida": "Person"}, {"two weeks": "dur(week,2)"})))
    dated = {event.trigger.within(found.document.text): event.times for event in found.events}
    (link,) = dated["resigned"]
    assert (link.relation, link.anchor, dated["merger"]) == (TimeRelation.AFTER, 1, ())


def test_a_sentence_that_opens_with_a_length_counts_from_before_its_comma() -> None:
    rows = (
        "Two/CD/nummod/1 weeks/NNS/obl:unmarked/7/week after/IN/case/4 the/DT/det/4 merger/NN/obl/7 ,/,/punct/7"
        " Ida/NNP/nsubj/7 resigned/VBD/root/7/resign"
    )
    found = dating.extract(events.extract(analysis(rows, {"Ida": "Person"}, {"Two weeks": "dur(week,2)"})))
    dated = {event.trigger.within(found.document.text): event.times for event in found.events}
    (link,) = dated["resigned"]
    assert found.events[link.anchor or 0].trigger.within(found.document.text) == "merger"


@pytest.mark.parametrize(
    ("verb", "modality", "dated"),
    [
        ("cutting/VBG/advcl/2/cut jobs/NNS/obj/6/job", Modality.PLANNED, 1),
        ("criticising/VBG/advcl/2/criticise cuts/NNS/obj/6/cut", Modality.ACTUAL, 0),
    ],
    ids=["what comes of it", "what is said of it"],
)
def test_a_participle_beside_a_plan(verb: str, modality: Modality, dated: int) -> None:
    rows = f"Alpha/NNP/nsubj/2 will/MD/aux/2 sue/VB/root/2/sue Ida/NNP/obj/2 Monday/NNP/obl/2 ,/,/punct/6 {verb}"
    found = dating.extract(events.extract(analysis(rows, NAMES, {"Monday": "wd(1)"})))
    beside = found.events[-1]
    assert (beside.modality, len(beside.times)) == (modality, dated)


def test_a_scheduled_event_in_the_present_is_planned() -> None:
    rows = "The/DT/det/1 plant/NN/nsubj/2 opens/VBZ/root/2/open next/JJ/amod/4 week/NN/obl:unmarked/2"
    found = dating.extract(events.extract(analysis(rows, {}, {"next week": "rel(week,1)"})))
    assert [event.modality for event in found.events] == [Modality.PLANNED]


def test_every_way_to_stand_is_tried() -> None:
    assert len(CASES) == 32
