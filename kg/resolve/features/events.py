"""Are two mentions of events mentions of one event? The questions asked, and what each answer weighs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from kg.resolve.features import amounts, evidence, kinds, participants, parties, statements, telling, times, wording
from kg.resolve.occurrences import Occurrence
from kg.resolve.scoring import Feature, Table

Ask = Callable[[Occurrence, Occurrence], float]

FORBIDDING = (
    kinds.types_unrelated,
    kinds.ordinals_differ,
    times.times_exclude,
    kinds.denied_and_done,
    kinds.another_called_off,
    times.planned_here_and_done,
    times.plan_and_happening,
    times.over_before_told,
    times.told_before_it_was,
    telling.told_as_another,
    telling.told_beside,
    telling.of_another_shade,
    telling.one_of_several,
    participants.people_differ,
    participants.one_and_several,
    amounts.amounts_differ,
    amounts.periods_differ,
    amounts.subjects_differ,
    amounts.over_a_stretch,
    amounts.directions_differ,
    amounts.summed_up,
    participants.objects_differ,
    participants.strangers_act,
    times.history_and_news,
    times.news_months_apart,
    participants.new_and_strange,
    times.new_and_past,
    wording.two_predicates,
    wording.says_otherwise,
    statements.says_other_things,
    statements.on_another_matter,
    statements.others_speak,
    parties.another_of_many,
    parties.plan_of_another,
    evidence.nothing_in_common,
    evidence.one_of_many,
)
"""Whatever else speaks for one event, a yes to these settles that there are two."""
SHARED = (
    participants.no_participant_shared,
    kinds.types_differ,
    kinds.type_unknown,
    kinds.same_type,
    kinds.related_type,
    kinds.same_ordinal,
    participants.same_participant_in_role,
    participants.shared_participant,
    participants.related_participant,
    participants.on_topic,
    participants.named_beside,
    times.same_time_words,
    statements.same_content,
    participants.same_place,
    times.same_day,
    times.times_agree,
    amounts.same_figure,
    wording.same_word,
    wording.same_rare_word,
    wording.same_meaning,
    wording.same_saying,
    wording.words_unlike,
    wording.like_words,
    wording.like_other_words,
    wording.like_sentences,
    wording.like_context,
    wording.same_core,
    wording.cores_differ,
    wording.bare_words,
    wording.both_in_lead,
    wording.one_in_lead,
    wording.brought_up_anew,
    participants.actors_differ,
    participants.affected_differ,
    participants.places_exclude,
    amounts.figures_differ,
    times.told_far_apart,
    times.news_of_the_day,
    times.news_weeks_later,
    times.other_time_words,
    times.long_ago,
    statements.no_speaker_shared,
    participants.same_deed,
    parties.same_thing,
    parties.other_thing,
    parties.same_doer,
    parties.other_doer,
    parties.another_act,
    statements.said_alike,
)
ASKED: Mapping[str, tuple[Ask, ...]] = {
    "within": (
        *SHARED,
        wording.same_sentence,
        wording.close_by,
        wording.same_word_in_lead,
        telling.points_back,
        telling.nothing_against,
        telling.in_headline,
    ),
    "across": (*SHARED, wording.same_story, wording.same_word_in_story, statements.another_statement),
}
"""The questions on mentions of one document, and on those of different documents."""


def table(name: str, weights: Mapping[str, Mapping[str, float]]) -> Table[Occurrence]:
    """Return the table of some questions with their weights."""
    own = weights[name]
    features = (
        *(Feature(ask, 0.0, forbids=True) for ask in FORBIDDING),
        *(Feature(ask, own[ask.__name__]) for ask in ASKED[name]),
    )
    return Table(features, same=own["same"], unsure=own["unsure"], bias=own["bias"])


def read_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of the questions: as believed before any gold was seen, and as calibrated."""
    source = files("kg.resolve.features").joinpath("event_weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def within() -> Table[Occurrence]:
    """Return the table for mentions of one document."""
    return table("within", read_weights())


@cache
def across() -> Table[Occurrence]:
    """Return the table for events of different documents."""
    return table("across", read_weights())
