"""What is news in a text, and what is said in it: not old, and not later than the saying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from kg.model.mention import LinkKind, Modality, Tense, TimeLink, TimeRelation
from kg.timeline.expressions import ABOUT_OTHER_TIMES, is_period
from kg.timeline.points import Constraint, Gap, Point, Strength, both_ways
from kg.timeline.readings import Words
from kg.timeline.reporting import constraint_of, name_of
from kg.timeline.story import Habits, Story, Told

FRESH_DAYS = 7
"""News is told within a week."""
_OPENING = 2
"""Sentences at the top of a text, its headline among them, that tell what is new."""


_PLUPERFECT = re.compile(
    r"\bhad\s+(?:(?!to\b)\w+\s+){0,3}$|[’']d\s+(?:been\s+)?$|\bhad\s+(?!to\b)\w+(?:ed|en|one|ade|ome)\b[^,.;:]*\bto\s+$"
)
"""Words before a verb with which it lies before what is told: "had left", "had travelled to Hull to sign"."""
_FOR = re.compile(r"\bfor (?:the |all of )?$")
_HALF_A_YEAR = 184
_BACK = 48
_LISTED = 6
"""So many sentences after the opening may list results."""
_SOON = 2
"""So many sentences after the opening may still tell on which day its news was told."""
_NEAR = re.compile(r"(?:in\()?(?:wd\(|rel\(day,(?:0|-1)\))")
_SO_FAR = re.compile(r"\b(?:ha(?:s|ve|d)|since|so far|this year|already)\b")
"""Words by which a price has moved over a longer time: "have lost a third since"."""
_ASIDE = re.compile(
    r"\b(?:who|which|that|whose|where|when|after|since|before|until|while|once)\b[^,;]*$"
    r"|(?:\b(?:an?|the|its?|their|his|her)|[’']s?)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""Words that open a clause about something else, or stand before a noun."""
_SESSION = re.compile(
    r"\bin (?:early|morning|midday|afternoon|late|premarket|pre-market) (?:\w+ )?(?:trade|trading|dealings)\b"
    r"|\bat \d{4} GMT\b|\bshortly after the open(?:ing)?\b|\bbefore the (?:market )?(?:open(?:ed|s|ing)?|bell)\b"
)
"""Words for a price of a session that is still going on."""
_CLOCK = re.compile(r"(?:by\()?time\(")
_WHO = re.compile(r"\b(?:who|which|whose)\b[^,;]*$", re.IGNORECASE)
_WORDS = ("kg:Remark", "kg:Announcement", "kg:Comment", "kg:Report")


def fresh_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that what a text opens with, or somebody is quoted as saying, is not old."""
    for document, told_here in story.by_document.items():
        opening = set(first_sentences(story, document))
        for told in _news(told_here, opening, story.habits):
            if told.mention.tense is Tense.PRESENT and story.is_name_of_plan(told):
                continue  # "is splitting itself in two" opens with what is still to be done
            points = (told.published, story.begin(told.event.key))
            reason = f"{told.quote} is news in {name_of(told)}, and news is told within {FRESH_DAYS} days (soft rule)"
            strength = Strength.LEADING if _is_lead(told, opening) else Strength.WEAK
            yield constraint_of(told, points, Gap(-FRESH_DAYS), ("news-is-fresh", reason, strength))
        yield from _traded(told_here, story.habits)
        yield from _disclosed(told_here, opening, story)


def _disclosed(told_here: Sequence[Told], opening: Set[int], story: Story) -> Iterator[Constraint]:
    """Yield that what is let known without a date of its own is let known with the news of the text.

    What a company reports, it reports with its news; markets and analysts answer on the same day.
    """
    labels = {entity.key: entity.name for entity in story.knowledge.entities}
    day = _news_of_the_day(told_here, opening, story.habits)
    for told in told_here:
        news = _answered(told, told_here, story.habits) or day
        if news is None or told.event.key == news.event.key or not _is_told_with(told, news, opening, (labels, story)):
            continue
        reason = f"{told.quote} is told with {news.quote}, the news of {name_of(told)} (soft rule)"
        premises = (*told.premises, *news.premises)
        points = (story.begin(news.event.key), story.begin(told.event.key))
        rule, tie = "told-with-the-news", told.source.key
        yield from both_ways(Constraint(*points, Gap(0), rule, reason, premises, Strength.WEAK, tie=tie))


def _traded(told_here: Sequence[Told], habits: Habits) -> Iterator[Constraint]:
    """Yield that prices "in early trading" are those of the day on which a text is dated."""
    for told in told_here:
        if told.event.type in habits.answers and _is_of_this_session(told):
            reason = f"{told.quote} is told of the trading of the day on which {name_of(told)} came out (soft rule)"
            points, rule = (told.published, Point(told.event.key)), "trading-of-the-day"
            yield from both_ways(
                Constraint(*points, Gap(0), rule, reason, told.premises, Strength.SOFT, tie=told.source.key)
            )


def _is_of_this_session(told: Told) -> bool:
    """Return whether a text tells a price as it moves: "fell 4 percent in early trading"; no later copy of one."""
    is_fact = is_undated_fact(told) if told.source.bounds.is_known else _is_fact(told) and not told.source.derived_from
    return is_fact and _SESSION.search(_words_around(told)) is not None


def _news_of_the_day(told_here: Sequence[Told], opening: Set[int], habits: Habits) -> Told | None:
    """Return what a text opens with and dates to a day, else the report soon after it that says which day it is."""
    dated = [told for told in told_here if is_news_of_a_day(told, habits)]
    first = max(opening, default=0)
    near = [told for told in dated if first < told.mention.sentence <= first + _SOON and is_reported(told, habits)]
    return next((told for told in dated if told.mention.sentence in opening), near[0] if near else None)


def _answered(told: Told, told_here: Sequence[Told], habits: Habits) -> Told | None:
    """Return what a market answers: the last thing before it in its paragraph that happened on a day."""
    if told.mention.type not in habits.answers:
        return None
    before = [one for one in told_here if one.mention.trigger.start < told.mention.trigger.start]
    near = [one for one in before if _is_in_paragraph(one, told) and one.mention.sentence != told.mention.sentence]
    return next((one for one in reversed(near) if is_news_of_a_day(one, habits)), None)


def is_reported(told: Told, habits: Habits) -> bool:
    """Return whether a mention is a saying or a result of a day close to the writing: "said on Tuesday"."""
    is_told = told.event.type in habits.sayings | habits.told_with_the_news
    times = told.extraction.times
    return is_told and any(_NEAR.match(times[link.time].value.meaning) for link in told.mention.times)


def _is_told_with(told: Told, news: Told, opening: Set[int], known: tuple[Mapping[str, str], Story]) -> bool:
    labels, story = known
    habits, kind = story.habits, told.mention.type
    if not is_undated_fact(told) or any(is_of_another_year(told, link) for link in told.mention.times):
        return False
    if kind in habits.answers:
        is_after = told.mention.sentence >= news.mention.sentence and not _is_of_this_session(told)
        return is_after and _SO_FAR.search(_words_around(told)) is None
    if kind not in habits.told_with_the_news:
        return False
    ours = _companies(told, labels)
    is_beside = not ours and _is_in_paragraph(told, news)
    is_headline = told.mention.sentence in opening and told.mention.sentence < news.mention.sentence
    return is_beside or is_headline or bool(ours & _companies(news, labels))


def _is_in_paragraph(told: Told, news: Told) -> bool:
    first, last = sorted((told.mention.trigger.start, news.mention.trigger.start))
    return "\n\n" not in told.extraction.document.text[first:last]


def _words_around(told: Told) -> str:
    """Return the words of the sentence of a mention."""
    return told.extraction.sentences[told.mention.sentence].within(told.extraction.document.text)


def is_of_another_year(told: Told, link: TimeLink) -> bool:
    """Return whether something was so in a year gone by: "lost 4 million last year", but not "its loss for 2020"."""
    time = told.extraction.times[link.time]
    words = Words(time.value, Tense.PAST)
    if words.usual_bounds.days <= _HALF_A_YEAR or words.touches_writing or time.value.meaning.startswith("shift("):
        return False
    return not _FOR.search(told.extraction.document.text[max(0, time.span.start - _BACK) : time.span.start])


def is_news_of_a_day(told: Told, habits: Habits) -> bool:
    """Return whether a mention tells of a fact on a day that it gives."""
    mention = told.mention
    is_past = mention.tense is Tense.PAST or (mention.tense is Tense.NONE and mention.type in habits.told_with_the_news)
    is_fact = mention.modality is Modality.ACTUAL and is_past and not is_pluperfect(told)
    return is_fact and any(_is_day(told, link.time) for link in mention.times)


def _companies(told: Told, labels: Mapping[str, str]) -> set[str]:
    """Return the first words of the names of those who take part: "Alpha" and "Alpha Motors" are one company."""
    keys = (one.entity for one in told.event.participants if one.role in ("kg:agent", "kg:speaker", "kg:affected"))
    return {name.split()[0] for key in keys if (name := labels.get(key, ""))}


def _news(told_here: Sequence[Told], opening: Set[int], habits: Habits) -> Iterator[Told]:
    """Yield what each sentence of the opening tells first, and what is said or moves a market anywhere."""
    begun, earlier = set[int](), _told_as_earlier(told_here)
    for told in told_here:
        if told.reference.index in earlier:
            continue
        is_first = told.mention.sentence in opening and told.mention.sentence not in begun
        begun.add(told.mention.sentence)
        is_result = told.mention.sentence <= max(opening, default=0) + _LISTED and _is_listed(told, habits)
        is_new = is_first or _is_speech(told) or (told.event.type in habits.told_when_new and not _is_of_some(told))
        if is_result or (is_undated_fact(told) and is_new):
            yield told


def _is_of_some(told: Told) -> bool:
    """Return whether a clause only says of whom a text speaks what they once did: "the fund, which backed the bid"."""
    start, sentence = told.mention.trigger.start, told.extraction.sentences[told.mention.sentence]
    before = told.extraction.document.text[max(sentence.start, start - _BACK) : start]
    is_told = told.event.type in _WORDS
    return told.mention.tense is Tense.PAST and not is_told and _WHO.search(before) is not None


def _is_listed(told: Told, habits: Habits) -> bool:
    """Return whether a dated text only names a result or an outlook of its own: "Net loss of 11 million euros"."""
    is_named = (told.mention.modality, told.mention.tense) == (Modality.ACTUAL, Tense.NONE)
    is_result = told.event.type in habits.told_with_the_news and told.source.bounds.is_known
    return is_named and is_result and not is_timed(told)


def _is_lead(told: Told, opening: Set[int]) -> bool:
    """Return whether a dated text opens with something as done: not by a noun, nor in a clause about somebody."""
    is_early = told.mention.sentence <= max(opening, default=0) + _SOON
    if not is_early or told.mention.tense is not Tense.PAST or not told.source.bounds.is_known:
        return False
    sentence, start = told.extraction.sentences[told.mention.sentence], told.mention.trigger.start
    before = told.extraction.document.text[sentence.start : start]
    return _ASIDE.search(before) is None and not is_pluperfect(told)


def is_pluperfect(told: Told) -> bool:
    """Return whether a text puts something before what it tells: "had reported the theft"."""
    start = told.mention.trigger.start
    first = max(told.extraction.sentences[told.mention.sentence].start, start - _BACK)
    return _PLUPERFECT.search(told.extraction.document.text[first:start]) is not None


def announced_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that what is said to have happened is not later than the saying, and of an act that it is of that day."""
    for told_here in story.by_document.values():
        for number, told in enumerate(told_here):
            said = _saying(told, told_here[max(0, number - 3) : number + 4], story.habits)
            if said is None:
                continue
            premises = (*told.premises, *said.premises)
            points = (story.begin(told.event.key), story.begin(said.event.key))
            if _is_act(told, said, told_here[max(0, number - 1)], story.habits):
                reason = f"{told.quote} is what {said.quote} tells, and takes effect on that day (soft rule)"
                rule = "announced-that-day"
                yield from both_ways(Constraint(*points, Gap(0), rule, reason, premises, Strength.SOFT))
            elif told.mention.voices and told.mention.tense is Tense.PAST:
                reason = f"{told.quote} had happened when {said.quote} told of it"
                yield Constraint(*points, Gap(0), "said-after-it-happened", reason, premises, Strength.FIRM)


def _saying(told: Told, near: Sequence[Told], habits: Habits) -> Told | None:
    """Return the saying, on a day, of its own sentence that tells of something without a time."""
    if not _is_named_only(told):
        return None
    for said in near:
        is_one = said.mention.sentence == told.mention.sentence and said.event.key != told.event.key
        if (
            is_one
            and said.event.type in habits.sayings
            and any(_is_day(said, link.time) for link in said.mention.times)
        ):
            return said
    return None


def _is_act(told: Told, said: Told, before: Told, habits: Habits) -> bool:
    """Return whether something is done by being announced: "On July 2 it announced layoffs"."""
    is_object = before is said and said.event.type == "kg:Announcement"
    return is_object and told.event.type not in habits.undergone and not is_pluperfect(told)


def _told_as_earlier(told_here: Sequence[Told]) -> Set[int]:
    """Return the mentions that a text puts before another one, so that they are not its news."""
    if not told_here:
        return frozenset()
    extraction = told_here[0].extraction
    anchors = {
        link.anchor
        for told in told_here
        for link in told.mention.times
        if link.anchor is not None and link.relation is TimeRelation.AFTER
    }
    earlier = {told.reference.index for told in told_here if is_pluperfect(told)}
    return anchors | earlier | {link.source for link in extraction.links if link.kind is LinkKind.BEFORE}


def _is_named_only(told: Told) -> bool:
    mention = told.mention
    return mention.modality is Modality.ACTUAL and mention.tense in {Tense.NONE, Tense.PAST} and not mention.times


def _is_day(told: Told, index: int) -> bool:
    return Words(told.extraction.times[index].value, Tense.PAST).usual_bounds.days == 1


def first_sentences(story: Story, document: str) -> Iterator[int]:
    """Yield the sentences at the top of a text that tell what is new."""
    extraction = story.extractions[document]
    body = extraction.document.body
    inside = [number for number, span in enumerate(extraction.sentences) if body.contains(span) and len(span)]
    yield from inside[:_OPENING]


def is_undated_fact(told: Told) -> bool:
    """Return whether a fact has no day: a period that it is about or an hour of the day does not count."""
    times = told.extraction.times
    is_clock = {link.time for link in told.mention.times if _CLOCK.match(times[link.time].value.meaning)}
    return _is_fact(told) and not is_timed(told, but=is_clock)


def _is_fact(told: Told) -> bool:
    is_so = told.mention.modality is Modality.ACTUAL
    is_silent = told.mention.modality is Modality.NEGATED and told.mention.type == "kg:Comment"  # "would not comment"
    return (is_so or is_silent) and told.mention.tense in {Tense.PAST, Tense.PRESENT}


def is_timed(told: Told, *, but: Set[int] = frozenset()) -> bool:
    """Return whether a mention is told with a time of its own, not only with the period that it is about."""
    is_about, times = told.event.type in ABOUT_OTHER_TIMES, told.extraction.times
    own = [link for link in told.mention.times if link.time not in but]
    return any(not (is_about and is_period(told, link)) or times[link.time].value.signal == "since" for link in own)


def _is_speech(told: Told) -> bool:
    return any(argument.role == "kg:speaker" for argument in told.mention.arguments)
