"""That a text tells of something bounds both: the event by the text's publication, and the publication by the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from kg.model.mention import LinkKind, Modality, Tense, TimeRelation
from kg.timeline.expressions import ABOUT_OTHER_TIMES, Dating, is_of_days, is_period
from kg.timeline.points import ORIGIN, Constraint, Gap, Point, Strength
from kg.timeline.readings import Bearing, Limit, Words
from kg.timeline.story import Counted, Story, Told

_COARSE_DAYS = 62
"""A plan for more than two months ("its 2024 targets") is often told of when they are over."""
FRESH_DAYS = 7
"""News is told within a week."""
_OPENING = 2
"""Sentences at the top of a text, its headline among them, that tell what is new."""
_OF_THE_DAY = frozenset(
    f"kg:{name}" for name in ("SharePriceRise", "SharePriceFall", "EarningsGuidance", "Comment", "Remark", "Report")
)
"""Types that a text tells of only when they are new, unless it dates them."""
_AHEAD = (Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE)

TOLD = {
    (Modality.ACTUAL, Tense.PAST): (Strength.HARD, Strength.LINKED),
    (Modality.ACTUAL, Tense.PRESENT): (Strength.FIRM, Strength.FIRM),
    (Modality.ACTUAL, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.NEGATED, Tense.PAST): (Strength.FIRM, Strength.SOFT),
}
"""How sure it is that what is told so had begun when the text was published: its own date had, the event had."""
FORESEEN = {
    (Modality.PLANNED, Tense.FUTURE): (Strength.HARD, Strength.LINKED),
    (Modality.PLANNED, Tense.PRESENT): (Strength.OWN, Strength.FIRM),
    (Modality.PLANNED, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.EXPECTED, Tense.FUTURE): (Strength.OWN, Strength.FIRM),
    (Modality.EXPECTED, Tense.PRESENT): (Strength.OWN, Strength.SOFT),
    (Modality.EXPECTED, Tense.NONE): (Strength.FIRM, Strength.SOFT),
    (Modality.POSSIBLE, Tense.FUTURE): (Strength.FIRM, Strength.SOFT),
    (Modality.POSSIBLE, Tense.PRESENT): (Strength.FIRM, Strength.SOFT),
}
"""How sure it is that what is put so was still ahead: its own date was, the event was."""


def told_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a text is not older than what it tells of, and not younger than what it foresees."""
    mixed = {key for key, told_of in story.by_event.items() if _is_mixed(told_of)}
    for told in story.told:
        kind = (_modality(told), told.mention.tense)
        if kind in TOLD and not story.is_name_of_plan(told):
            points = (story.begin(told.event.key), told.published)
            reason = f"{told.quote} is told of in {_name(told)}"
            strength = min(TOLD[kind][1], _most(told, mixed))
            yield _constraint(told, points, Gap(0), ("published-after-reported-event", reason, strength))
        if kind in FORESEEN:
            points = (told.published, story.end(told.event.key))
            reason = f"{told.quote} is still ahead in {_name(told)}"
            strength = min(FORESEEN[kind][1], _most(told, mixed))
            yield _constraint(told, points, Gap(0), ("still-ahead", reason, strength))


def own_constraints(datings: Sequence[Dating]) -> Iterator[Constraint]:
    """Yield what a text's own dates say of its publication, whatever other texts say of the same event."""
    for dating in datings:
        told = dating.told
        if told is None:
            continue
        kind, premises = (_modality(told), told.mention.tense), (*told.premises, dating.claim.key)
        first, last = dating.words.fixed(Limit.EARLIEST), dating.words.fixed(Limit.LATEST)
        if kind in TOLD and first is not None:
            reason = f"{told.quote} of {dating.quote} is told of in {_name(told)}"
            points, gap, rule = (ORIGIN, told.published), Gap(first), "published-after-reported-event"
            yield Constraint(*points, gap, rule, reason, premises, TOLD[kind][0], tie=told.source.key)
        if kind in FORESEEN and last is not None:
            reason = f"{told.quote} of {dating.quote} is still ahead in {_name(told)}"
            points, gap, rule = (told.published, ORIGIN), Gap(-last), "still-ahead"
            is_coarse = first is None or last - first > _COARSE_DAYS
            strength = min(FORESEEN[kind][0], Strength.SOFT) if is_coarse else FORESEEN[kind][0]
            yield Constraint(*points, gap, rule, reason, premises, strength, tie=told.source.key)


def mentioned_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a text is not older than a day which a sentence wholly in the past tense names."""
    for document, told_here in story.by_document.items():
        extraction = story.extractions[document]
        past = _past_sentences(told_here)
        for time in extraction.times:
            day = Words(time.value, Tense.PAST).fixed(Limit.EARLIEST)
            told = past.get(time.sentence)
            if day is None or told is None or time.value.signal:
                continue
            reason = f"“{time.value.expression}” is told of in the past tense in {_name(told)}"
            why = ("published-after-day-told-of", reason, Strength.HARD)
            yield _constraint(told, (ORIGIN, told.published), Gap(day), why)


def _past_sentences(told_here: Sequence[Told]) -> Mapping[int, Told]:
    """Return the sentences whose events are all facts of the past, with the first of each."""
    found: dict[int, list[Told]] = {}
    for told in told_here:
        found.setdefault(told.mention.sentence, []).append(told)
    return {
        number: told_of[0]
        for number, told_of in found.items()
        if all((told.mention.modality, told.mention.tense) == (Modality.ACTUAL, Tense.PAST) for told in told_of)
    }


def _is_mixed(told_of: Sequence[Told]) -> bool:
    """Return whether an event is told of as a fact here and as still to come there: plan and happening in one."""
    return len({told.mention.modality in _AHEAD for told in told_of}) > 1


def _most(told: Told, mixed: Set[str]) -> Strength:
    """Return how sure a rule can be at most: which of plan and happening a text means is a guess unless it dates it."""
    if told.event.key not in mixed:
        return Strength.HARD
    return Strength.FIRM if told.mention.times else Strength.SOFT


def _modality(told: Told) -> Modality:
    """Return how a mention puts its event; one without a tense of its own takes it from the others."""
    if told.mention.tense in {Tense.NONE, Tense.PRESENT} and told.event.modality in _AHEAD:
        return told.event.modality
    is_scheduled = told.mention.tense is Tense.PRESENT and any(is_of_days(told, link) for link in told.mention.times)
    return Modality.PLANNED if is_scheduled and told.mention.modality is Modality.ACTUAL else told.mention.modality


def fresh_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that what a text opens with, or somebody is quoted as saying, is not old."""
    for document, told_here in story.by_document.items():
        opening = set(_first_sentences(story, document))
        for told in _news(told_here, opening):
            points = (told.published, story.begin(told.event.key))
            reason = f"{told.quote} is news in {_name(told)}, and news is told within {FRESH_DAYS} days (soft rule)"
            yield _constraint(told, points, Gap(-FRESH_DAYS), ("news-is-fresh", reason, Strength.WEAK))


def _news(told_here: Sequence[Told], opening: Set[int]) -> Iterator[Told]:
    """Yield what each sentence of the opening tells first, and what is said or moves a market anywhere."""
    begun, earlier = set[int](), _told_as_earlier(told_here)
    for told in told_here:
        if told.reference.index in earlier:
            continue
        is_first = told.mention.sentence in opening and told.mention.sentence not in begun
        begun.add(told.mention.sentence)
        if _is_undated_fact(told) and (is_first or _is_speech(told) or told.event.type in _OF_THE_DAY):
            yield told


def announced_constraints(story: Story) -> Iterator[Constraint]:
    """Yield the soft rule that "On July 2 it announced layoffs" dates the layoffs, if nothing else does."""
    for told_here in story.by_document.values():
        for announced, told in pairwise(told_here):
            is_one = announced.mention.sentence == told.mention.sentence and announced.event.key != told.event.key
            if not is_one or announced.event.type != "kg:Announcement" or not _is_named_only(told):
                continue
            if not any(_is_day(announced, link.time) for link in announced.mention.times):
                continue
            reason = f"{told.quote} is what {announced.quote} tells, and takes effect on that day (soft rule)"
            premises = (*told.premises, *announced.premises)
            points = (story.begin(announced.event.key), story.begin(told.event.key))
            for pair in (points, points[::-1]):
                yield Constraint(*pair, Gap(0), "announced-that-day", reason, premises, Strength.SOFT)


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
    return anchors | {link.source for link in extraction.links if link.kind is LinkKind.BEFORE}


def _is_named_only(told: Told) -> bool:
    mention = told.mention
    return mention.modality is Modality.ACTUAL and mention.tense in {Tense.NONE, Tense.PAST} and not mention.times


def _is_day(told: Told, index: int) -> bool:
    return Words(told.extraction.times[index].value, Tense.PAST).usual_bounds.days == 1


def _first_sentences(story: Story, document: str) -> Iterator[int]:
    extraction = story.extractions[document]
    body = extraction.document.body
    inside = [number for number, span in enumerate(extraction.sentences) if body.contains(span) and len(span)]
    yield from inside[:_OPENING]


def _is_undated_fact(told: Told) -> bool:
    mention = told.mention
    is_fact = mention.modality is Modality.ACTUAL and mention.tense in {Tense.PAST, Tense.PRESENT}
    is_about = told.event.type in ABOUT_OTHER_TIMES
    return is_fact and not [link for link in mention.times if not (is_about and is_period(told, link))]


def _is_speech(told: Told) -> bool:
    return any(argument.role == "kg:speaker" for argument in told.mention.arguments)


def counted_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a figure which is a fact is of a period that had begun, and was over if the whole of it is meant."""
    for counted in story.counted:
        mention = counted.mention
        if mention.kind not in {"actual", "change"} or not mention.times or counted.claim is None:
            continue
        premises = (counted.claim.key,)
        reason = f"“{counted.extraction.quote(mention.span)}” is given as a fact in {_name(counted)}"
        published, begin, end = (
            Point(counted.source.key),
            story.begin(counted.figure.key),
            story.end(counted.figure.key),
        )
        rule = "published-after-reported-figure"
        yield Constraint(begin, published, Gap(0), rule, f"{reason}, so its period had begun", premises, Strength.FIRM)
        if end != begin and _names_its_years(counted):
            yield Constraint(end, published, Gap(0), rule, f"{reason}, so its period was over", premises, Strength.FIRM)


def _names_its_years(counted: Counted) -> bool:
    """Return whether all times of a figure name their year: "this quarter" is told of before it is over."""
    times = (counted.extraction.times[link.time].value for link in counted.mention.times)
    return all(Words(value, Tense.PAST).bearing is Bearing.NOTHING for value in times)


def borrowed_constraints(story: Story) -> Iterator[Constraint]:
    """Yield that a figure without a time of its own lies within the event that it belongs to, if that is dated."""
    dated = {told.event.key for told in story.told if told.mention.times}
    timed = {counted.figure.key for counted in story.counted if counted.mention.times}
    for counted in story.counted:
        event, claim = counted.event, counted.claim
        if event is None or claim is None or event.key not in dated or counted.figure.key in timed:
            continue
        reason = f"the figure belongs to “{event.label}”"
        for points in (
            (story.begin(event.key), story.begin(counted.figure.key)),
            (story.end(counted.figure.key), story.end(event.key)),
        ):
            yield Constraint(*points, Gap(0), "period-of-event", reason, (claim.key,), Strength.SOFT)


def _name(told: Told | Counted) -> str:
    return f"“{told.source.title or told.source.document}”"


def _constraint(told: Told, points: tuple[Point, Point], gap: Gap, why: tuple[str, str, Strength]) -> Constraint:
    rule, reason, strength = why
    return Constraint(*points, gap, rule, reason, told.premises, strength, tie=told.source.key)
