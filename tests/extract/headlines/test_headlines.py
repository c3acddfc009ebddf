"""Headlines of events, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.events import events
from kg.extract.figures import figures
from tests.extract.trees import analysis

ORG, PLACE = "Organization", "Place"
CASES: list[tuple[str, str, Mapping[str, str], str]] = [
    (
        "the words that name it",
        "Voters/NNS/nsubj/1/voter go/VBP/root/1 to/IN/case/4 the/DT/det/4 polls/NNS/obl/1/poll",
        {},
        "Voters go to the polls",
    ),
    (
        "what was voted for",
        "They/NNP/nsubj/1 voted/VBD/root/1/vote to/TO/mark/3 pass/VB/advcl/1 the/DT/det/5 bill/NN/obj/3",
        {"They": ORG},
        "They voted to pass the bill",
    ),
    (
        "what was said",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say that/IN/mark/5 it/PRP/nsubj/5 will/MD/aux/5 grow/VB/ccomp/1",
        {"Alpha": ORG},
        "Alpha said it will grow",
    ),
    (
        "a subject without a name",
        "Some/DT/det/2 4,500/CD/nummod/2 residents/NNS/nsubj:pass/4/resident were/VBD/aux:pass/4/be"
        " evacuated/VBN/root/4/evacuate",
        {},
        "Some 4,500 residents were evacuated",
    ),
    (
        "whose shares, and by how much",
        "Shares/NNS/nsubj/3/share in/IN/case/2 Alpha/NNP/nmod/0 fell/VBD/root/3/fall 11/CD/nummod/5 percent/NN/obj/3",
        {"Alpha": ORG},
        "Shares in Alpha fell 11 percent",
    ),
    (
        "to do what",
        "Alpha/NNP/nsubj/3 is/VBZ/aux/3/be to/TO/mark/3 close/VB/root/3 its/PRP$/nmod:poss/6 old/JJ/amod/6"
        " plant/NN/obj/3",
        {"Alpha": ORG},
        "Alpha is to close its old plant",
    ),
    (
        "a complement of the object, but no time",
        "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay a/DT/det/3 fine/NN/obj/1 of/IN/case/6 6/CD/nummod/6"
        " million/NN/nmod/3 on/IN/case/8 Monday/NNP/obl/1",
        {"Alpha": ORG},
        "Alpha paid a fine of 6 million",
    ),
    (
        "the auxiliary of the first of two verbs",
        "Alpha/NNP/nsubj/2 would/MD/aux/2 close/VB/root/2 stores/NNS/obj/2/store and/CC/cc/5 dismiss/VB/conj/2"
        " staff/NN/obj/5",
        {"Alpha": ORG},
        "Alpha would dismiss staff",
    ),
    (
        "who told it, not what was told",
        "As/IN/mark/1 reported/VBN/advcl/6/report by/IN/case/3 Beta/NNP/obl:agent/1 ,/,/punct/6 Alpha/NNP/nsubj/6"
        " closed/VBD/root/6/close stores/NNS/obj/6/store",
        {"Alpha": ORG, "Beta": ORG},
        "Beta reported Alpha closed stores",
    ),
    (
        "a quotation as it is written",
        "\"/``/punct/2 We/PRP/nsubj/4 are/VBP/cop/4/be truly/RB/advmod/4 sorry/JJ/ccomp/7 \"/''/punct/4 Ann/NNP/nsubj/7"
        " said/VBD/root/7/say",
        {"Ann": "Person"},
        "Ann said: “We are truly sorry”",
    ),
    (
        "a subject that the parse takes for a time",
        "Every/DT/det/1 day/NN/obl:unmarked/2 costs/VBZ/ccomp/8/cost the/DT/det/4 city/NN/obj/2 5/CD/nummod/6"
        " euros/NNS/obj/2/euro Ann/NNP/nsubj/8 says/VBZ/root/8/say",
        {"Ann": "Person"},
        "Ann says every day costs the city 5 euros",
    ),
    (
        "what a report says",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 report/NN/nsubj/3 specifies/VBZ/root/3/specify that/IN/mark/7"
        " sales/NNS/nsubj/7/sale will/MD/aux/7 fall/VB/ccomp/3",
        {"Alpha": ORG},
        "Alpha's report specifies sales will fall",
    ),
    (
        "all that was said",
        "All/DT/nsubj:outer/8/all that/WDT/obj/3 Alpha/NNP/nsubj/3 revealed/VBD/acl:relcl/0/reveal was/VBD/cop/8/be"
        " that/IN/mark/8 sales/NNS/nsubj/8/sale will/MD/aux/8 fall/VB/root/8",
        {"Alpha": ORG},
        "Alpha revealed sales will fall",
    ),
    (
        "the clause behind a noun",
        "Alpha/NNP/nsubj/1 denied/VBD/root/1/deny the/DT/det/3 claim/NN/obj/1 that/IN/mark/6 sales/NNS/nsubj/6/sale"
        " fell/VBD/acl/3/fall",
        {"Alpha": ORG},
        "Alpha denied the claim that sales fell",
    ),
    (
        "no second noun that nothing joins",
        "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell plants/NNS/obj/1/plant today/NN/obl:unmarked/1 challenges/NNS/conj/2",
        {"Alpha": ORG},
        "Alpha sold plants",
    ),
    (
        "no time of which a part would stay",
        "Alpha/NNP/nsubj/1 opened/VBD/root/1/open a/DT/det/3 plant/NN/obj/1 in/IN/case/6 the/DT/det/6 course/NN/obl/1"
        " of/IN/case/8 Monday/NNP/nmod/6",
        {"Alpha": ORG},
        "Alpha opened a plant",
    ),
    (
        "what somebody is asked to do",
        "Alpha/NNP/nsubj/1 called/VBD/root/1/call on/IN/case/3 Beta/NNP/obl/1 to/TO/mark/5 return/VB/advcl/1",
        {"Alpha": ORG, "Beta": ORG},
        "Alpha called on Beta to return",
    ),
    (
        "whose loan",
        "Roe/NNP/nsubj/6 ,/,/punct/4 whose/WP$/nmod:poss/3 loan/NN/nsubj/4 ended/VBD/acl:relcl/0/end ,/,/punct/4"
        " retired/VBD/root/6/retire",
        {"Roe": "Person"},
        "Roe's loan",
    ),
    (
        "a name rather than what the parse puts beside it",
        "The/DT/det/1 minister/NN/nsubj/5 ,/,/punct/3 Roe/NNP/nsubj/5 ,/,/punct/3 resigned/VBD/root/5/resign",
        {"Roe": "Person"},
        "Roe resigned",
    ),
    (
        "a name whose parts the parse puts apart",
        "Chip/NN/compound/1 maker/NN/nsubj/4 Orvex/NNP/appos/1 Labs/NNP/flat/1 cut/VBD/root/4 jobs/NNS/obj/4",
        {"Orvex Labs": ORG},
        "Orvex Labs cut jobs",
    ),
    (
        "those whose something, without end",
        "Alpha/NNP/nsubj/1 said/VBD/root/1/say that/IN/mark/8 those/DT/nsubj/8 whose/WP$/nmod:poss/5 homes/NNS/nsubj/6"
        " burnt/VBD/acl:relcl/3/burn will/MD/aux/8 return/VB/ccomp/1",
        {"Alpha": ORG},
        "Alpha said those whose homes burnt will return",
    ),
    (
        "all names of a list, wherever its commas hang",
        "Ann/NNP/nsubj/6 ,/,/punct/2 Bob/NNP/conj/0 ,/,/punct/5 and/CC/cc/5 Cem/NNP/conj/0 died/VBD/root/6/die",
        {"Ann": "Person", "Bob": "Person", "Cem": "Person"},
        "Ann, Bob and Cem died",
    ),
    (
        "who was told to do it",
        "Guests/NNS/nsubj:pass/2/guest were/VBD/aux:pass/2/be told/VBN/root/2/tell to/TO/mark/4 leave/VB/xcomp/2"
        " their/PRP$/nmod:poss/6 homes/NNS/obj/4/home",
        {},
        "Guests were told to leave their homes",
    ),
    (
        "until when it is not so",
        "Alpha/NNP/nsubj/3 may/MD/aux/3 not/RB/advmod/3 launch/VB/root/3 phones/NNS/obj/3/phone until/IN/case/6"
        " Monday/NNP/obl/3",
        {"Alpha": ORG},
        "Alpha may not launch phones until Monday",
    ),
    (
        "on what condition",
        "Alpha/NNP/nsubj/2 will/MD/aux/2 buy/VB/root/2 Beta/NNP/obj/2 if/IN/mark/6 owners/NNS/nsubj/6/owner"
        " agree/VBP/advcl/2",
        {"Alpha": ORG, "Beta": ORG},
        "Alpha will buy Beta if owners agree",
    ),
    (
        "what was done to a noun, as a clause",
        "Under/IN/case/2 the/DT/det/2 contract/NN/obl/6 signed/VBN/acl/2/sign Monday/NNP/obl:unmarked/3"
        " Alpha/NNP/nsubj/6 hired/VBD/root/6/hire staff/NNS/obj/6",
        {"Alpha": ORG},
        "The contract was signed",
    ),
    (
        "an amount, at least",
        "At/IN/case/1 least/JJS/nmod/2 nine/CD/nummod/3 people/NNS/nsubj:pass/5/person were/VBD/aux:pass/5/be"
        " killed/VBN/root/5/kill",
        {},
        "At least nine people were killed",
    ),
    (
        "what a “one” stands for",
        "Alpha/NNP/nsubj/1 sold/VBD/root/1/sell a/DT/det/3 plant/NN/obj/1 but/CC/cc/5 opened/VBD/conj/1/open"
        " one/CD/obj/5",
        {"Alpha": ORG},
        "Alpha opened a plant",
    ),
    (
        "nothing of the next verb",
        "Ten/CD/nummod/1 people/NNS/nsubj:pass/3/person were/VBD/aux:pass/3/be killed/VBN/root/3/kill in/IN/case/5"
        " fires/NNS/obl/3/fire and/CC/cc/7 six/CD/conj/3 by/IN/case/9 floods/NNS/obl/3/flood",
        {},
        "Ten people were killed in fires",
    ),
    (
        "who doubts it",
        "Alpha/NNP/nsubj/1 denied/VBD/root/1/deny that/IN/mark/4 it/PRP/nsubj/4 sacked/VBD/ccomp/1/sack"
        " staff/NNS/obj/4",
        {"Alpha": ORG},
        "Alpha denied it sacked staff",
    ),
    (
        "by how much it was late",
        "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay the/DT/det/3 fine/NN/obj/1 two/CD/nummod/5 days/NNS/obl:unmarked/6/day"
        " late/RB/advmod/1",
        {"Alpha": ORG},
        "Alpha paid the fine two days late",
    ),
    (
        "not what is only beside it",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue for/IN/case/4 9/CD/nummod/4 dollars/NNS/obl/1/dollar ,/,/punct/7"
        " the/DT/det/7 sum/NN/obj/1 lost/VBN/acl/7/lose",
        {"Alpha": ORG},
        "Alpha sued for 9 dollars",
    ),
    (
        "who is to be held",
        "A/DT/det/1 court/NN/nsubj/2 ordered/VBD/root/2/order three/CD/nummod/4 men/NNS/obj/2/man to/TO/mark/7"
        " be/VB/aux:pass/7 arrested/VBN/xcomp/2/arrest",
        {},
        "Three men to be arrested",
    ),
    (
        "whose halves they are",
        "Half/NN/nsubj/5 of/IN/case/3 the/DT/det/3 workers/NNS/nsubj/5/worker were/VBD/aux:pass/5/be"
        " fired/VBN/root/5/fire",
        {},
        "Half of the workers were fired",
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 34


def test_a_verb_of_saying_is_no_headline_without_its_words() -> None:
    found = events.extract(
        figures.extract(analysis("Ann/NNP/nsubj/1 said/VBD/root/1/say 5/CD/obj/1", {"Ann": "Person"}))
    )
    assert [event.phrase for event in found.events] == [""]


@pytest.mark.parametrize(("rows", "names", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_event_has_a_headline(rows: str, names: Mapping[str, str], wanted: str) -> None:
    times = [day for day in ("Monday",) if day in rows]
    found = events.extract(figures.extract(analysis(rows, names, times)))
    assert wanted in [event.phrase for event in found.events]
