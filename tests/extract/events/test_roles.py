"""Who fills the roles of an event, over parses made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kg.extract.events import events
from tests.extract.trees import analysis

ORG, PERSON, PLACE, PRODUCT = "Organization", "Person", "Place", "Product"
Names = Mapping[str, str]
CASES: list[tuple[str, str, Names, tuple[str, ...], set[tuple[str, str]]]] = [
    (
        "a time fills no role",
        "Alpha/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be fined/VBN/root/2/fine on/IN/case/4 Monday/NNP/obl/2",
        {"Alpha": ORG},
        ("Monday",),
        {("kg:affected", "Alpha")},
    ),
    (
        "a dateline fills no role",
        "LEEDS/NNP/nsubj/4 —/:/punct/0 Alpha/NNP/nsubj/4 has/VBZ/aux/4/have bought/VBN/root/4/buy Beta/NNP/obj/4",
        {"LEEDS": PLACE, "Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha"), ("kg:affected", "Beta")},
    ),
    (
        "a place before a noun is a place",
        "Alpha/NNP/nsubj/1 announced/VBD/root/1/announce Chile/NNP/compound/3 layoffs/NNS/obj/1/layoff",
        {"Alpha": ORG, "Chile": PLACE},
        (),
        {("kg:agent", "Alpha"), ("kg:place", "Chile")},
    ),
    (
        "who receives a fine suffers it",
        "Alpha/NNP/nsubj/1 received/VBD/root/1/receive a/DT/det/3 fine/NN/obj/1",
        {"Alpha": ORG},
        (),
        {("kg:affected", "Alpha")},
    ),
    (
        "who dies suffers it",
        "Ida/NNP/nsubj/1 died/VBD/root/1/die in/IN/case/3 Oslo/NNP/obl/1",
        {"Ida": PERSON, "Oslo": PLACE},
        (),
        {("kg:affected", "Ida"), ("kg:place", "Oslo")},
    ),
    (
        "a name inside the thing named",
        "Alpha/NNP/nsubj/1 recalled/VBD/root/1/recall Pico/NNP/compound/3 phones/NNS/obj/1/phone",
        {"Alpha": ORG, "Pico": PRODUCT},
        (),
        {("kg:agent", "Alpha"), ("kg:affected", "Pico")},
    ),
    (
        "where a body without a name acts",
        "Police/NNS/nsubj/3 in/IN/case/2 Leeds/NNP/nmod/0 arrested/VBD/root/3/arrest Ida/NNP/obj/3",
        {"Leeds": PLACE, "Ida": PERSON},
        (),
        {("kg:affected", "Ida"), ("kg:place", "Leeds")},
    ),
    (
        "who pays a fine suffers it",
        "Alpha/NNP/nsubj/1 paid/VBD/root/1/pay a/DT/det/3 fine/NN/obj/1",
        {"Alpha": ORG},
        (),
        {("kg:affected", "Alpha")},
    ),
    (
        "where a thing is that something befalls",
        "A/DT/det/1 dam/NN/nsubj/4 in/IN/case/3 Leeds/NNP/nmod/1 collapsed/VBD/root/4/collapse",
        {"Leeds": PLACE},
        (),
        {("kg:place", "Leeds")},
    ),
    (
        "where a crowd does it",
        "Drivers/NNS/nsubj/3/driver in/IN/case/2 Leeds/NNP/nmod/0 protested/VBD/root/3/protest",
        {"Leeds": PLACE},
        (),
        {("kg:place", "Leeds")},
    ),
    (
        "who takes somebody's place is appointed",
        "Ann/NNP/nsubj:pass/2 was/VBD/aux:pass/2/be replaced/VBN/root/2/replace as/IN/case/4 chairman/NN/obl/2"
        " by/IN/case/6 Ida/NNP/obl:agent/2",
        {"Ann": PERSON, "Ida": PERSON},
        (),
        {("kg:affected", "Ida"), ("kg:other", "Ann")},
    ),
    (
        "whose offices are searched",
        "Police/NNP/nsubj/1 searched/VBD/root/1/search Alpha/NNP/nmod:poss/4 's/POS/case/2 offices/NNS/obj/1/office",
        {"Police": ORG, "Alpha": ORG},
        (),
        {("kg:agent", "Police"), ("kg:affected", "Alpha")},
    ),
    (
        "examples of those it happens to",
        "Police/NNP/nsubj/1 arrested/VBD/root/1/arrest people/NNS/obj/1 including/VBG/case/4 Ann/NNP/nmod/2",
        {"Police": ORG, "Ann": PERSON},
        (),
        {("kg:agent", "Police"), ("kg:affected", "Ann")},
    ),
    (
        "who rejects does it",
        "Alpha/NNP/nsubj/1 rejected/VBD/root/1/reject the/DT/det/3 plan/NN/obj/1",
        {"Alpha": ORG},
        (),
        {("kg:agent", "Alpha")},
    ),
    (
        "who leads a body without a name",
        "association/NN/nsubj/4 led/VBN/acl/0/lead by/IN/case/3 Ann/NNP/obl:agent/1 rejected/VBD/root/4/reject"
        " the/DT/det/6 plan/NN/obj/4",
        {"Ann": PERSON},
        (),
        {("kg:agent", "Ann")},
    ),
    (
        "the two that a sentence names",
        "Alpha/NNP/nsubj/1 knows/VBZ/root/1/know Beta/NNP/obj/1 ;/:/punct/6 the/DT/det/5 two/CD/nsubj/6"
        " bought/VBD/parataxis/1/buy Gamma/NNP/obj/6",
        {"Alpha": ORG, "Beta": ORG, "Gamma": ORG},
        (),
        {("kg:agent", "Alpha"), ("kg:agent", "Beta"), ("kg:affected", "Gamma")},
    ),
    (
        "the place of a site",
        "the/DT/det/2 Oslo/NNP/compound/2 plant/NN/nsubj:pass/4 was/VBD/aux:pass/4/be closed/VBN/root/4/close",
        {"Oslo": PLACE},
        (),
        {("kg:place", "Oslo")},
    ),
    (
        "who wins approval does not give it",
        "Alpha/NNP/nsubj/1 won/VBD/root/1/win approval/NN/obj/1",
        {"Alpha": ORG},
        (),
        set(),
    ),
    (
        "who is invited takes part",
        "Ida/NNP/nsubj/1 sent/VBD/root/1/send Roe/NNP/obj/1 to/TO/case/4 talks/NNS/obl/1/talk",
        {"Ida": PERSON, "Roe": PERSON},
        (),
        {("kg:agent", "Roe")},
    ),
    (
        "who leaves the talks took part",
        "Roe/NNP/nsubj/1 left/VBD/root/1/leave talks/NNS/obj/1/talk",
        {"Roe": PERSON},
        (),
        {("kg:agent", "Roe")},
    ),
    (
        "fined an amount is fined",
        "Alpha/NNP/nsubj/1 fined/VBD/root/1/fine two/CD/nummod/4 million/CD/nummod/4 pounds/NNS/obj/1/pound",
        {"Alpha": ORG},
        (),
        {("kg:affected", "Alpha")},
    ),
    (
        "a name behind the place",
        "Unia/NNP/nsubj/1 elected/VBD/root/1/elect the/DT/det/3 mayor/NN/obj/1 of/IN/case/5 Leeds/NNP/nmod/3"
        " ,/,/punct/7 Ida/NNP/conj/5",
        {"Unia": ORG, "Leeds": PLACE, "Ida": PERSON},
        (),
        {("kg:agent", "Unia"), ("kg:affected", "Ida")},
    ),
    (
        "by whom, though it hangs on the name before",
        "the/DT/det/1 purchase/NN/nsubj/6 of/IN/case/3 Beta/NNP/nmod/1 by/IN/case/5 Alpha/NNP/nmod/3 ended/VBD/root/6",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha"), ("kg:affected", "Beta")},
    ),
    (
        "a subject that hangs on the verb above",
        "Alpha/NNP/nsubj/1 cut/VBD/root/1/cut jobs/NNS/obj/1/job after/IN/mark/5 Beta/NNP/nsubj/1"
        " slept/VBD/advcl/1/sleep",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha")},
    ),
    (
        "a part that is a body of its own",
        "Alpha/NNP/nmod:poss/3 's/POS/case/0 pension/NN/compound/3 fund/NN/nsubj/4 sued/VBD/root/4/sue Beta/NNP/obj/4",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:affected", "Beta")},
    ),
    (
        "nobody twice",
        "Ida/NNP/nmod:poss/2 's/POS/case/0 resignation/NN/nsubj:pass/6 from/IN/case/4 Alpha/NNP/nmod/2"
        " was/VBD/aux:pass/6 confirmed/VBN/root/6/confirm by/IN/case/8 Alpha/NNP/obl:agent/6",
        {"Ida": PERSON, "Alpha": ORG},
        (),
        {("kg:agent", "Ida"), ("kg:other", "Alpha")},
    ),
    (
        "what somebody will lead",
        "Beta/NNP/nsubj:pass/3 will/MD/aux/3 be/VB/aux:pass/3 led/VBN/root/3/lead by/IN/case/5 Ida/NNP/obl:agent/3",
        {"Beta": ORG, "Ida": PERSON},
        (),
        {("kg:affected", "Ida"), ("kg:other", "Beta")},
    ),
    (
        "who is named something by a parse that takes both for that",
        "Alpha/NNP/nsubj/1 named/VBD/root/1/name Ida/NNP/xcomp/1 chief/NN/xcomp/1",
        {"Alpha": ORG, "Ida": PERSON},
        (),
        {("kg:affected", "Ida"), ("kg:agent", "Alpha")},
    ),
    (
        "two places in a clause",
        "Alpha/NNP/nsubj/1 cut/VBD/root/1/cut jobs/NNS/obj/1/job in/IN/case/4 Leeds/NNP/nmod/2 and/CC/cc/6"
        " Hull/NNP/conj/4",
        {"Alpha": ORG, "Leeds": PLACE, "Hull": PLACE},
        (),
        {("kg:agent", "Alpha"), ("kg:place", "Leeds"), ("kg:place", "Hull")},
    ),
    (
        "whose doors shut",
        "Alpha/NNP/nsubj/1 shut/VBD/root/1/shut its/PRP$/nmod:poss/3 doors/NNS/obj/1/door",
        {"Alpha": ORG},
        (),
        {("kg:affected", "Alpha")},
    ),
    (
        "who calls a deed something did not do it",
        "Ida/NNP/nsubj/1 called/VBD/root/1/call the/DT/det/3 theft/NN/obj/1 a/DT/det/5 wound/NN/xcomp/1",
        {"Ida": PERSON},
        (),
        set(),
    ),
    (
        "who announces that somebody leaves",
        "the/DT/det/1 departure/NN/nsubj:pass/5 of/IN/case/3 Ida/NNP/nmod/1 was/VBD/aux:pass/5/be"
        " announced/VBN/root/5/announce by/IN/case/7 Alpha/NNP/obl:agent/5",
        {"Ida": PERSON, "Alpha": ORG},
        (),
        {("kg:agent", "Ida")},
    ),
    (
        "two of whom the second hangs on another word",
        "Alpha/NNP/compound/1 Steel/NNP/nsubj/4 and/CC/cc/3 Beta/NNP/conj/0 merged/VBD/root/4/merge",
        {"Alpha Steel": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha Steel"), ("kg:agent", "Beta")},
    ),
    (
        "who is bought by somebody does not buy",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 takeover/NN/nsubj:pass/6 by/IN/case/4 Beta/NNP/nmod/2"
        " was/VBD/aux:pass/6/be completed/VBN/root/6/complete",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Beta"), ("kg:affected", "Alpha")},
    ),
    (
        "for whom a bid was that is dropped",
        "Alpha/NNP/nsubj/1 dropped/VBD/root/1/drop its/PRP$/nmod:poss/3 bid/NN/obj/1 for/IN/case/5 Beta/NNP/nmod/3",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha"), ("kg:affected", "Beta")},
    ),
    (
        "what a disaster strikes is where it is",
        "A/DT/det/1 storm/NN/nsubj/2 lashed/VBD/root/2/lash Hull/NNP/obj/2",
        {"Hull": PLACE},
        (),
        {("kg:place", "Hull")},
    ),
    (
        "who gets a job is appointed",
        "Ida/NNP/nsubj/1 got/VBD/root/1/get the/DT/det/3 job/NN/obj/1",
        {"Ida": PERSON},
        (),
        {("kg:affected", "Ida")},
    ),
    (
        "who is sued where a parse takes it for a recipient",
        "Alpha/NNP/nsubj/1 sued/VBD/root/1/sue Beta/NNP/iobj/1",
        {"Alpha": ORG, "Beta": ORG},
        (),
        {("kg:agent", "Alpha"), ("kg:affected", "Beta")},
    ),
    (
        "whose people meet",
        "Alpha/NNP/root/0 whose/WP$/nmod:poss/2 directors/NNS/nsubj/3/director met/VBD/acl:relcl/0/meet",
        {"Alpha": ORG},
        (),
        {("kg:agent", "Alpha")},
    ),
    (
        "who enters a market launches something",
        "Alpha/NNP/nmod:poss/2 's/POS/case/0 entry/NN/nsubj/6 into/IN/case/5 the/DT/det/5 market/NN/nmod/2"
        " failed/VBD/root/6/fail",
        {"Alpha": ORG},
        (),
        {("kg:agent", "Alpha")},
    ),
]


def test_the_table_is_whole() -> None:
    assert len(CASES) == 40


@pytest.mark.parametrize(
    ("rows", "names", "times", "roles"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_roles_are_filled(rows: str, names: Names, times: tuple[str, ...], roles: set[tuple[str, str]]) -> None:
    found = events.extract(analysis(rows, names, times))
    text = found.document.text
    last = [event for event in found.events if event.type != "kg:Announcement"]
    assert len(last) == 1
    assert {(argument.role, argument.span.within(text)) for argument in last[0].arguments} == roles
