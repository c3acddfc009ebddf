from __future__ import annotations

from dataclasses import replace

from kg.model.knowledge import KnowledgeBase
from kg.model.statement import Ref
from kg.resolve.continuity import keep_keys, marks
from kg.resolve.renaming import renamed
from tests.factory import LAYOFF, OPENING, SALES, knowledge

OLD, OLDER = "layoff-000000000000", "layoff-111111111111"


def events(found: KnowledgeBase) -> set[str]:
    return {event.key for event in found.events}


def test_a_thing_keeps_the_key_it_had() -> None:
    now = knowledge()
    kept = keep_keys(now, {"event": {OLD: marks(now)["event"][LAYOFF]}}, {})
    assert events(kept) == {OLD, OPENING}
    assert kept.replaced == ()
    assert not [claim for claim in kept.claims if claim.subject == Ref(LAYOFF)]


def test_nothing_earlier_changes_nothing() -> None:
    assert keep_keys(knowledge(), {}, {}) == renamed(knowledge(), {})


def test_of_two_that_are_one_the_one_with_more_words_stays() -> None:
    now = knowledge()
    first, *rest = sorted(marks(now)["event"][LAYOFF])
    kept = keep_keys(now, {"event": {OLD: frozenset([first]), OLDER: frozenset([*rest, ("doc-x", 1, 2)])}}, {})
    assert len(rest) == 1  # a draw: the smaller key
    assert events(kept) == {OLD, OPENING}
    assert kept.replaced == ((OLDER, OLD),)
    more = keep_keys(now, {"event": {OLD: frozenset([first]), OLDER: frozenset([first, *rest])}}, {})
    assert more.replaced == ((OLD, OLDER),)


def test_what_was_replaced_before_points_to_what_stays_now() -> None:
    now = knowledge()
    first, *rest = sorted(marks(now)["event"][LAYOFF])
    earlier = {"event": {OLD: frozenset([first]), OLDER: frozenset([first, *rest])}}
    kept = keep_keys(now, earlier, {"layoff-222222222222": OLD, "layoff-333333333333": "layoff-444444444444"})
    assert kept.replaced == ((OLD, OLDER), ("layoff-222222222222", OLDER))


def test_a_key_is_not_given_to_something_else() -> None:
    now = knowledge()
    kept = keep_keys(now, {"event": {LAYOFF: marks(now)["event"][OPENING]}}, {})
    assert events(kept) == {LAYOFF, f"{LAYOFF}-2"}


def test_statements_are_named_by_what_they_state() -> None:
    now = knowledge()
    again = renamed(renamed(now, {LAYOFF: OLD, SALES: "figure-0"}), {OLD: LAYOFF, "figure-0": SALES})
    assert replace(again, replaced=()) == renamed(now, {})
    changed = renamed(now, {LAYOFF: OLD})
    assert {claim.key for claim in changed.claims} != {claim.key for claim in now.claims}
    stated = {statement.key for statement in changed.statements()}
    assert {premise for each in changed.inferences for premise in each.premises} <= stated
    assert {statement for each in changed.conflicts for statement in each.statements} <= stated
