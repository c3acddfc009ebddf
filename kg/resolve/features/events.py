"""Are two mentions of events mentions of one event?"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from kg.model.bounds import TimeBounds
from kg.resolve.dates import as_if, gap
from kg.resolve.features import wording
from kg.resolve.occurrences import Occurrence
from kg.resolve.scoring import Feature, Table

SLACK, PLAN_SLACK = 3, 45
"""Days by which stated times of one event may differ: reports lag, and plans are told with different dates."""
FAR = 60
"""Days between publications after which an undated event is hardly the same."""
ALIKE = 0.2
"""From this likeness on, two mentions are told of like things."""
MOMENT, LONG = 7, 80
"""Days: what happened on a day is not what happened over a quarter or a year."""
PERSONAL = "kg:PersonnelChange"
MEASURED = frozenset({"kg:FinancialResult", "kg:SharePriceChange", "kg:PriceChange"})
"""Kinds of events that come again and again, each with its own amount and span of time."""
WEEKS = 14
"""Days after which what is told as news is not what happened then."""
ACTORS = ("kg:agent", "kg:speaker")
Ask = Callable[[Occurrence, Occurrence], float]


def types_unrelated(left: Occurrence, right: Occurrence) -> float:
    """They are different kinds of events."""
    is_one_word = wording.same_word(left, right) and wording.same_core(left, right) >= ALIKE
    return float(types_differ(left, right) and not is_one_word)


def types_differ(left: Occurrence, right: Occurrence) -> float:
    """They seem to be different kinds of events."""
    return float(bool(left.above and right.above and left.above.isdisjoint(right.above)))


def type_unknown(left: Occurrence, right: Occurrence) -> float:
    """Of neither it is known what kind of event it is."""
    return float(not left.above and not right.above)


def ordinals_differ(left: Occurrence, right: Occurrence) -> float:
    """They are numbered differently."""
    return float(bool(left.ordinals and right.ordinals) and left.ordinals.isdisjoint(right.ordinals))


def times_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are given times that exclude each other."""
    if not left.bounds or not right.bounds:
        return 0.0
    slack = PLAN_SLACK if left.is_planned and right.is_planned else SLACK
    days = min(gap(mine, theirs) for mine in left.bounds for theirs in right.bounds)
    whole_years = all(bounds.days >= 300 for bounds in (*left.bounds, *right.bounds))
    return float(days > (0 if whole_years else slack))


def no_participant_shared(left: Occurrence, right: Occurrence) -> float:
    """They have different participants."""
    if not left.roles or not right.roles:
        return 0.0
    return float(not _related(left.entities, right.entities, left, right))


def places_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are in different places."""
    return float(bool(left.places and right.places) and left.places.isdisjoint(right.places))


def denied_and_done(left: Occurrence, right: Occurrence) -> float:
    """One is denied, the other is said to have happened."""
    return float(left.is_denied != right.is_denied)


def plan_and_happening(left: Occurrence, right: Occurrence) -> float:
    """One is a plan, the other, told later, has happened."""
    for plan, done in ((left, right), (right, left)):
        if plan.is_planned and not plan.is_done and done.is_done and not done.is_planned:
            told_later = (
                bool(plan.published and done.published) and (min(done.published) - max(plan.published)).days > SLACK
            )
            if told_later or (plan.documents & done.documents and not plan.is_definite and not done.is_definite):
                return 1.0
    return 0.0


def people_differ(left: Occurrence, right: Occurrence) -> float:
    """They are about different people."""
    is_personal = PERSONAL in left.above and PERSONAL in right.above
    return float(is_personal and bool(left.people and right.people) and left.people.isdisjoint(right.people))


def amounts_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of different amounts."""
    if not figures_differ(left, right) or same_day(left, right):
        return 0.0
    return float(bool(left.documents & right.documents) or not left.above.isdisjoint(right.above & MEASURED))


def periods_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of different spans of time."""
    if left.above.isdisjoint(right.above & MEASURED) or not left.times or not right.times:
        return 0.0
    lengths = [[bounds.days for bounds in each.bounds] for each in (left, right)]
    if all(lengths):
        short, long = sorted(max(days) for days in lengths)
        return float(short <= MOMENT and long >= LONG)
    return float(bool(left.documents & right.documents) and left.times.isdisjoint(right.times))


def objects_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of one kind, and done to different things."""
    return float(same_type(left, right) and affected_differ(left, right))


def news_months_apart(left: Occurrence, right: Occurrence) -> float:
    """Each was news, months apart."""
    is_news = left.is_lead and right.is_lead and left.is_verb and right.is_verb
    return float(is_news and told_far_apart(left, right))


def strangers_act(left: Occurrence, right: Occurrence) -> float:
    """Somebody else does it, and no participant of the one has to do with one of the other."""
    return float(actors_differ(left, right) and no_participant_shared(left, right))


def history_and_news(left: Occurrence, right: Occurrence) -> float:
    """One is history, the other is news."""
    return float(long_ago(left, right) and not left.is_definite and not right.is_definite)


def subjects_differ(left: Occurrence, right: Occurrence) -> float:
    """They are of somebody else's results or prices."""
    is_measured = not left.above.isdisjoint(right.above & MEASURED)
    return float(is_measured and no_participant_shared(left, right))


def new_and_strange(left: Occurrence, right: Occurrence) -> float:
    """One is brought up as something new, with names of its own."""
    if not left.documents & right.documents or not left.beside or not right.beside:
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    is_new = later.is_new and not later.is_lead and not earlier.is_headline
    return float(is_new and (later.beside | later.entities).isdisjoint(earlier.beside | earlier.entities))


def new_and_past(left: Occurrence, right: Occurrence) -> float:
    """One is brought up as something new, with a time of its own before the news."""
    if not left.documents & right.documents:
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    if not later.is_new or later.is_lead or not later.bounds or earlier.bounds or not later.published:
        return 0.0
    ended = max(bounds.latest for bounds in later.bounds)
    return float((min(later.published) - ended).days > WEEKS)


def told_as_another(left: Occurrence, right: Occurrence) -> float:
    """The text itself tells one from the other ("a similar …", "previous …")."""
    return float(bool(left.documents & right.documents) and left.is_other != right.is_other)


def long_ago(left: Occurrence, right: Occurrence) -> float:
    """One is dated long before the time of writing, the other is news."""
    past, news = (left, right) if left.is_long_past else (right, left)
    return float(past.is_long_past and not news.is_long_past and not news.bounds)


def same_type(left: Occurrence, right: Occurrence) -> float:
    """They are the same kind of event."""
    return float(bool(left.above and right.above) and not left.types.isdisjoint(right.types) and not left.is_speech)


def related_type(left: Occurrence, right: Occurrence) -> float:
    """Their kinds are related."""
    if not left.types.isdisjoint(right.types) or not left.above or not right.above:
        return 0.0
    if not left.types.isdisjoint(right.above) or not right.types.isdisjoint(left.above):
        return 1.0
    return 0.3 * float(not left.above.isdisjoint(right.above))


def same_ordinal(left: Occurrence, right: Occurrence) -> float:
    """Both are numbered the same."""
    return float(not left.ordinals.isdisjoint(right.ordinals))


def same_participant_in_role(left: Occurrence, right: Occurrence) -> float:
    """The same participants have the same roles."""
    return min(len(left.roles & right.roles), 2) / 2 * 0.4 + 0.6 if left.roles & right.roles else 0.0


def same_deed(left: Occurrence, right: Occurrence) -> float:
    """They are of one kind, and the same participants have the same part in them."""
    if left.is_speech or right.is_speech:
        return 0.0  # who speaks once speaks often
    return same_type(left, right) * same_participant_in_role(left, right)


def shared_participant(left: Occurrence, right: Occurrence) -> float:
    """They share a participant."""
    return float(left.roles.isdisjoint(right.roles) and not left.entities.isdisjoint(right.entities))


def related_participant(left: Occurrence, right: Occurrence) -> float:
    """A participant of one belongs to a participant of the other."""
    if not left.entities.isdisjoint(right.entities):
        return 0.0
    return float(_related(left.entities, right.entities, left, right))


def actors_differ(left: Occurrence, right: Occurrence) -> float:
    """Somebody else does it."""
    return _role_differs(left, right, *ACTORS)


def affected_differ(left: Occurrence, right: Occurrence) -> float:
    """It is done to something else."""
    return _role_differs(left, right, "kg:affected")


def on_topic(left: Occurrence, right: Occurrence) -> float:
    """One names no participant and stands in a document about the other's."""
    if left.roles and right.roles:
        return 0.0
    if not left.roles and not right.roles:
        return 0.5 * float(not left.topic.isdisjoint(right.topic))
    told, other = (left, right) if left.roles else (right, left)
    return float(not other.topic.isdisjoint(told.entities | told.kin))


def same_place(left: Occurrence, right: Occurrence) -> float:
    """They are in the same place."""
    return float(not left.places.isdisjoint(right.places))


def same_day(left: Occurrence, right: Occurrence) -> float:
    """They are given the same day."""
    return float(
        any(mine.days <= 7 and theirs.days <= 7 and gap(mine, theirs) == 0 for mine, theirs in _times(left, right))
    )


def times_agree(left: Occurrence, right: Occurrence) -> float:
    """The times they are given agree."""
    return float(not same_day(left, right) and any(gap(mine, theirs) == 0 for mine, theirs in _times(left, right)))


def told_far_apart(left: Occurrence, right: Occurrence) -> float:
    """They are told months apart, and one is undated."""
    if not left.published or not right.published or (left.bounds and right.bounds):
        return 0.0
    days = min(abs((mine - theirs).days) for mine in left.published for theirs in right.published)
    return float(days > FAR)


def news_of_the_day(left: Occurrence, right: Occurrence) -> float:
    """One was news in the days that the other is given."""
    days = [(gap(TimeBounds(day, day), bounds), bounds.days) for day, bounds in _news_and_dated(left, right)]
    return float(any(apart <= SLACK and length <= LONG for apart, length in days))


def news_weeks_later(left: Occurrence, right: Occurrence) -> float:
    """One was news weeks after the time that the other is given."""
    if not any(each.is_verb and not each.bounds for each in (left, right)):
        return 0.0
    return float(any((day - bounds.latest).days > WEEKS for day, bounds in _news_and_dated(left, right)))


def _news_and_dated(left: Occurrence, right: Occurrence) -> list[tuple[date, TimeBounds]]:
    """Return the days on which an undated one was news, each with a time that the other is given."""
    for news, dated in ((left, right), (right, left)):
        is_news = news.is_lead and not news.times and not (news.is_planned or news.is_definite or news.is_denied)
        if is_news and not news.is_speech and dated.bounds:
            return [(day, bounds) for day in news.published for bounds in dated.bounds]
    return []


def same_figure(left: Occurrence, right: Occurrence) -> float:
    """They come with the same figure."""
    return float(not left.figures.isdisjoint(right.figures))


def figures_differ(left: Occurrence, right: Occurrence) -> float:
    """They come with different figures."""
    mine, theirs = ({(metric, unit) for metric, unit, _ in each.figures} for each in (left, right))
    return float(left.figures.isdisjoint(right.figures) and not mine.isdisjoint(theirs))


def points_back(left: Occurrence, right: Occurrence) -> float:
    """One points back ("the …", "this …") at an event of its kind in the same document."""
    is_pointing = bool(left.documents & right.documents) and (left.is_definite or right.is_definite)
    return float(is_pointing and not left.above.isdisjoint(right.above) and (not left.roles or not right.roles))


def nothing_against(left: Occurrence, right: Occurrence) -> float:
    """One document, and one of the two mentions tells nothing that the other does not."""
    return float(bool(left.documents & right.documents) and (not left.roles or not right.roles))


def other_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given different times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    day = min((*left.published, *right.published), default=None)
    mine, theirs = ([b for value in each.times if (b := as_if(value, day))] for each in (left, right))
    slack = PLAN_SLACK if left.is_planned or right.is_planned else SLACK
    return float(bool(mine and theirs) and min(gap(one, other) for one in mine for other in theirs) > slack)


def same_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given like times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    return float(not left.times.isdisjoint(right.times))


def named_beside(left: Occurrence, right: Occurrence) -> float:
    """Who takes part in one is named beside the other."""
    if left.roles and right.roles:
        return 0.0
    return float(not (left.entities or left.beside).isdisjoint(right.entities or right.beside))


def same_content(left: Occurrence, right: Occurrence) -> float:
    """They are statements on the same event."""
    return float(left.is_speech and right.is_speech and not left.content.isdisjoint(right.content))


def in_headline(left: Occurrence, right: Occurrence) -> float:
    """One is told of in the headline of the same document."""
    return float(bool(left.documents & right.documents) and left.is_headline != right.is_headline)


def no_speaker_shared(left: Occurrence, right: Occurrence) -> float:
    """They are statements of nobody in common."""
    if not (left.is_speech and right.is_speech):
        return 0.0
    return float(left.in_role(*ACTORS).isdisjoint(right.in_role(*ACTORS)))


def another_statement(left: Occurrence, right: Occurrence) -> float:
    """They are statements with no day or words in common."""
    if not (left.is_speech and right.is_speech) or left.documents & right.documents:
        return 0.0
    return float(not same_day(left, right) and not same_figure(left, right) and not same_content(left, right))


def _times(left: Occurrence, right: Occurrence) -> list[tuple[TimeBounds, TimeBounds]]:
    return [(mine, theirs) for mine in left.bounds for theirs in right.bounds]


def _role_differs(left: Occurrence, right: Occurrence, *roles: str) -> float:
    mine, theirs = left.in_role(*roles), right.in_role(*roles)
    if not mine or not theirs:
        return 0.0
    return float(not _related(mine, theirs, left, right))


def _related(mine: frozenset[str], theirs: frozenset[str], left: Occurrence, right: Occurrence) -> bool:
    return not (mine.isdisjoint(theirs | right.kin) and theirs.isdisjoint(left.kin))


FORBIDDING = (
    types_unrelated,
    ordinals_differ,
    times_exclude,
    denied_and_done,
    plan_and_happening,
    told_as_another,
    people_differ,
    amounts_differ,
    periods_differ,
    subjects_differ,
    objects_differ,
    strangers_act,
    history_and_news,
    news_months_apart,
    new_and_strange,
    new_and_past,
    wording.two_predicates,
    wording.says_otherwise,
)
"""Whatever else speaks for one event, a yes to these settles that there are two."""
SHARED = (
    no_participant_shared,
    types_differ,
    type_unknown,
    same_type,
    related_type,
    same_ordinal,
    same_participant_in_role,
    shared_participant,
    related_participant,
    on_topic,
    named_beside,
    same_time_words,
    same_content,
    same_place,
    same_day,
    times_agree,
    same_figure,
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
    actors_differ,
    affected_differ,
    places_exclude,
    figures_differ,
    told_far_apart,
    news_of_the_day,
    news_weeks_later,
    other_time_words,
    long_ago,
    no_speaker_shared,
    same_deed,
)
ASKED: Mapping[str, tuple[Ask, ...]] = {
    "within": (
        *SHARED,
        wording.same_sentence,
        wording.close_by,
        wording.same_word_in_lead,
        points_back,
        nothing_against,
        in_headline,
    ),
    "across": (*SHARED, wording.same_story, wording.same_word_in_story, another_statement),
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
