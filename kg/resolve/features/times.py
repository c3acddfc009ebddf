"""Do their times speak for two mentions being mentions of one event?"""

from __future__ import annotations

import re
from datetime import date

from kg.model.bounds import TimeBounds
from kg.resolve.dates import as_if, gap
from kg.resolve.occurrences import Occurrence

_MONTH_DAY = re.compile(r"md\(month\((\d+)\),(\d+)\)")
_MONTH = re.compile(r"(?<!md\()month\((\d+)\)")
SLACK, PLAN_SLACK = 3, 45
"""Days by which stated times of one event may differ: reports lag, and plans are told with different dates."""
FAR = 60
"""Days between publications after which an undated event is hardly the same."""
MONTH = 31
"""Days: a longer time does not tell that what was planned is what has happened."""
WEEKS = 14
"""Days after which what is told as news is not what happened then."""
VAGUE = 80
"""A time of more days does not tell of which news it is."""


def month_days(found: Occurrence) -> set[tuple[int, int]]:
    """Return the days of a year that an event is told to be on, whatever the year."""
    return {(int(month), int(day)) for time in found.times for month, day in _MONTH_DAY.findall(time.meaning)}


def months(found: Occurrence) -> set[str]:
    """Return the months that an event is told to be in, whatever the year, where no day of them is told."""
    return {month for time in found.times for month in _MONTH.findall(time.meaning)}


def times_exclude(left: Occurrence, right: Occurrence) -> float:
    """They are given times that exclude each other."""
    if not left.bounds or not right.bounds:
        return 0.0
    slack = PLAN_SLACK if left.is_planned and right.is_planned else SLACK
    days = min(gap(mine, theirs) for mine in left.bounds for theirs in right.bounds)
    whole_years = all(bounds.days >= 300 for bounds in (*left.bounds, *right.bounds))
    return float(days > (0 if whole_years else slack))


def same_day(left: Occurrence, right: Occurrence) -> float:
    """They are given the same day."""
    return float(
        any(mine.days <= 7 and theirs.days <= 7 and gap(mine, theirs) == 0 for mine, theirs in _times(left, right))
    )


def times_agree(left: Occurrence, right: Occurrence) -> float:
    """The times they are given agree."""
    return float(not same_day(left, right) and any(gap(mine, theirs) == 0 for mine, theirs in _times(left, right)))


def other_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given different times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    if month_days(left) & month_days(right):  # "April 5, 2025 … the April 5 deadline"
        return 0.0
    day = min((*left.published, *right.published), default=None)
    mine, theirs = ([b for value in each.times if (b := as_if(value, day))] for each in (left, right))
    slack = PLAN_SLACK if left.is_planned or right.is_planned else SLACK
    return float(bool(mine and theirs) and min(gap(one, other) for one in mine for other in theirs) > slack)


def same_time_words(left: Occurrence, right: Occurrence) -> float:
    """They are given like times."""
    if not left.times or not right.times or (left.bounds and right.bounds):
        return 0.0
    return float(not left.times.isdisjoint(right.times) or not months(left).isdisjoint(months(right)))


def planned_here_and_done(left: Occurrence, right: Occurrence) -> float:
    """One text tells of one as a plan, and of the other as done."""
    if not left.documents & right.documents or not (left.is_verb and right.is_verb):
        return 0.0
    if left.is_headline or right.is_headline:
        return 0.0
    plan, done = (left, right) if left.is_planned else (right, left)
    return float(plan.is_planned and not plan.is_done and done.is_done and not done.is_planned)


def plan_and_happening(left: Occurrence, right: Occurrence) -> float:
    """One is a plan, the other, told later, has happened."""
    if _came_as_planned(left, right):
        return 0.0
    for plan, done in ((left, right), (right, left)):
        if plan.is_planned and not plan.is_done and done.is_done and not done.is_planned:
            told_later = (
                bool(plan.published and done.published) and (min(done.published) - max(plan.published)).days > SLACK
            )
            if told_later or (plan.documents & done.documents and not plan.is_definite and not done.is_definite):
                return 1.0
    return 0.0


def _came_as_planned(left: Occurrence, right: Occurrence) -> bool:
    """Return whether two texts date a plan and a happening of a kind alike, to the month at least."""
    is_one_kind = not left.types.isdisjoint(right.types) and _is_done_to_one(left, right)
    if left.documents & right.documents or not is_one_kind:
        return False
    pairs = [(mine, theirs) for mine, theirs in _times(left, right) if max(mine.days, theirs.days) <= MONTH]
    return any(gap(mine, theirs) <= SLACK for mine, theirs in pairs)


def _is_done_to_one(left: Occurrence, right: Occurrence) -> bool:
    return left.things.shares(right.things) or not left.entities.isdisjoint(right.entities)


def over_before_told(left: Occurrence, right: Occurrence) -> float:
    """One was over when the other was told of as still to come."""
    for plan, done in ((left, right), (right, left)):
        if plan.is_ahead and not plan.is_done and not (done.is_planned or done.is_denied):
            told = min(plan.published, default=None)
            over = [*(bounds.latest for bounds in done.bounds), *(done.published if done.is_done else ())]
            if told is not None and over and (told - (min if done.is_done else max)(over)).days > SLACK:
                return 1.0
    return 0.0


def told_before_it_was(left: Occurrence, right: Occurrence) -> float:
    """One was told of as done before the day that the other is given."""
    for done, dated in ((left, right), (right, left)):
        if done.is_done and done.is_verb and not done.bounds and done.published and dated.bounds:
            return float((min(bounds.earliest for bounds in dated.bounds) - min(done.published)).days > SLACK)
    return 0.0


def long_ago(left: Occurrence, right: Occurrence) -> float:
    """One is dated long before the time of writing, the other is news."""
    past, news = (left, right) if left.is_long_past else (right, left)
    is_history = past.is_long_past and not news.is_long_past and not news.bounds
    return float(is_history and not _may_be_news_of(past, news))


def _may_be_news_of(past: Occurrence, news: Occurrence) -> bool:
    """Return whether the text that tells the one as news may have come out soon after what the other dates."""
    if news.is_planned:
        return False
    if not news.published:
        return True
    return any(0 <= (day - bounds.earliest).days <= FAR for day in news.published for bounds in past.bounds)


def history_and_news(left: Occurrence, right: Occurrence) -> float:
    """One is history, the other is news."""
    return float(long_ago(left, right) and not left.is_definite and not right.is_definite)


def told_far_apart(left: Occurrence, right: Occurrence) -> float:
    """They are told months apart, and one is undated."""
    if not left.published or not right.published or (left.bounds and right.bounds):
        return 0.0
    days = min(abs((mine - theirs).days) for mine in left.published for theirs in right.published)
    return float(days > FAR)


def news_months_apart(left: Occurrence, right: Occurrence) -> float:
    """Each was news, months apart."""
    is_news = left.is_lead and right.is_lead and left.is_verb and right.is_verb
    return float(is_news and told_far_apart(left, right))


def news_of_the_day(left: Occurrence, right: Occurrence) -> float:
    """One was news in the days that the other is given."""
    days = [(gap(TimeBounds(day, day), bounds), bounds.days) for day, bounds in _news_and_dated(left, right)]
    return float(any(apart <= SLACK and length <= VAGUE for apart, length in days))


def news_weeks_later(left: Occurrence, right: Occurrence) -> float:
    """One was news weeks after the time that the other is given."""
    if not any(each.is_verb and not each.bounds for each in (left, right)):
        return 0.0
    return float(any((day - bounds.latest).days > WEEKS for day, bounds in _news_and_dated(left, right)))


def new_and_past(left: Occurrence, right: Occurrence) -> float:
    """One is brought up as something new, with a time of its own before the news."""
    if not left.documents & right.documents:
        return 0.0
    earlier, later = sorted((left, right), key=lambda each: each.mentions)
    if not later.is_new or later.is_lead or not later.bounds or earlier.bounds or not later.published:
        return 0.0
    ended = max(bounds.latest for bounds in later.bounds)
    return float((min(later.published) - ended).days > WEEKS)


def _news_and_dated(left: Occurrence, right: Occurrence) -> list[tuple[date, TimeBounds]]:
    """Return the days on which an undated one was news, each with a time that the other is given."""
    for news, dated in ((left, right), (right, left)):
        is_news = news.is_lead and not news.times and not (news.is_planned or news.is_definite or news.is_denied)
        if is_news and not news.is_speech and dated.bounds:
            return [(day, bounds) for day in news.published for bounds in dated.bounds]
    return []


def _times(left: Occurrence, right: Occurrence) -> list[tuple[TimeBounds, TimeBounds]]:
    return [(mine, theirs) for mine in left.bounds for theirs in right.bounds]
