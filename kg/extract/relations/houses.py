"""For whom somebody works of whom a text only tells the post: "Ann Roe, chief executive since 2016"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.analysis import Analysis
from kg.extract.topic import OUTLET, is_body, main_organization
from kg.model.mention import RelationMention
from kg.model.span import Span

JOB, EMPLOYER = "schema:jobTitle", "schema:worksFor"
ORGANIZATION = "schema:Organization"
COMPANY_POST = "kg:companyPost"
RULE = "post of the company told of"
SCORE = 0.5


def of_posts(relations: Iterable[RelationMention], analysis: Analysis) -> Iterator[RelationMention]:
    """Yield the employers that go unsaid beside a post: the one company of the paragraph, else of the article."""
    found = tuple(relations)
    placed = {one.subject for one in found if one.predicate == EMPLOYER}
    for post in found:
        if post.predicate != JOB or post.subject in placed or not _is_of_company(post, analysis):
            continue
        house = _house(post, analysis)
        if house is not None and house != post.subject:
            placed.add(post.subject)
            yield RelationMention(
                post.subject, EMPLOYER, house, post.span, post.sentence, post.span, rule=RULE, score=SCORE
            )


def _is_of_company(post: RelationMention, analysis: Analysis) -> bool:
    words = tuple(str(post.object).lower().split())
    return any(words[-len(name) :] == name for name in analysis.ontology.word_lists.get(COMPANY_POST, ()))


def _house(post: RelationMention, analysis: Analysis) -> int | None:
    """Return the only company that the paragraph of a post tells of, or the main one where it tells of none."""
    text, place = analysis.document.text, post.span.start
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    paragraph = Span(start, end if end >= 0 else len(text))
    here = {
        index
        for index, entity in enumerate(analysis.entities)
        if _is_company(index, analysis) and any(paragraph.contains(one.span) for one in entity.mentions)
    }
    if len(here) == 1:
        return here.pop()
    return None if here else main_organization(analysis, before=post.span, kinds=(ORGANIZATION,))


def _is_company(index: int, analysis: Analysis) -> bool:
    entity = analysis.entities[index]
    is_firm = analysis.is_of(index, ORGANIZATION) and entity.type != OUTLET and entity.is_name
    return is_firm and not is_body(index, analysis)
