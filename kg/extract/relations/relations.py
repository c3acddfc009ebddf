"""Lasting relations: parents, employers, job titles, rivals, markets, by the templates of `ontology/relations.ttl`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract import imprint
from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import conjuncts, is_plural
from kg.extract.relations import houses, patterns, relational
from kg.extract.relations.patterns import Bound, Cell, Row
from kg.extract.relations.rows import is_grammatical
from kg.model.document import Fact
from kg.model.mention import MentionKind, RelationMention
from kg.model.span import Span
from kg.ontology import Ontology

PARENT, JOB, EMPLOYER = "schema:parentOrganization", "schema:jobTitle", "schema:worksFor"
OUTLET, ORGANIZATION = "schema:NewsMediaOrganization", "schema:Organization"
BEFORE_EMPLOYER = re.compile(r"(?:[\s,]*\b(?:at|of|for|with|from))?(?:\s+the)?[\s,|]*$", re.IGNORECASE)
"""What stands between a post and who it is at."""
OF_ALL = (("of", "X"), ("to", "X"))
"""How a template ends that is said of all who are told together: "the parent of Alpha and Beta"."""
OWN = ("X", "'s", "Y")
TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "PUNCT", "CCONJ"})
LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Template:
    """A written-out template of a relation."""

    predicate: str
    row: Row
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    is_symmetric: bool


@cache
def templates(ontology: Ontology) -> tuple[Template, ...]:
    """Return all templates, longest first."""
    found = [
        Template(relation.name, row, relation.domains, relation.ranges, relation.is_symmetric)
        for relation in ontology.relations.values()
        for pattern in relation.patterns
        if not is_grammatical(pattern)
        for row in patterns.rows(pattern)
    ]
    return tuple(sorted(found, key=lambda template: (-len(template.row), template.predicate, template.row)))


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with its relations, none twice in a sentence."""
    found: dict[tuple[int, int, str, int | str], RelationMention] = {}
    for number in analysis.body_sentences:
        for relation in (*_in_sentence(number, analysis), *relational.find(number, analysis)):
            key = (number, relation.subject, relation.predicate, relation.object)
            first = found.setdefault(key, relation)
            if relation.times and not first.times:
                found[key] = replace(first, times=relation.times)
    employers = {one.subject: one.object for one in found.values() if one.predicate == EMPLOYER}
    known = {person: firm for person, firm in employers.items() if isinstance(firm, int)}
    through = (one for number in analysis.body_sentences for one in relational.colleagues(known, number, analysis))
    for relation in (*through, *_units(analysis), *_authors(analysis)):
        found.setdefault((relation.sentence, relation.subject, relation.predicate, relation.object), relation)
    for relation in tuple(houses.of_posts(found.values(), analysis)):
        found.setdefault((relation.sentence, relation.subject, relation.predicate, relation.object), relation)
    return replace(analysis, relations=tuple(sorted(found.values(), key=lambda one: (one.span, one.predicate))))


def _in_sentence(number: int, analysis: Analysis) -> Iterator[RelationMention]:
    cells = list(_cells(number, analysis))
    words = {form for cell in cells for form in cell.forms}
    for template in templates(analysis.ontology):
        plain = [word for word in template.row if word not in ("X", "Y", "TITLE", "'s") and not word.startswith("{")]
        if all(word.lower() in words for word in plain):
            for bound in patterns.match(template.row, cells, analysis.ontology):
                yield from _relations(template, bound, number, analysis)


def _relations(template: Template, bound: Bound, number: int, analysis: Analysis) -> Iterator[RelationMention]:
    x, y, title = bound.x, bound.y, bound.title
    if x is None or x.entity is None or not analysis.is_of(x.entity, *template.domains):
        return
    if title is not None and template.predicate == JOB:
        words = analysis.doc[title.start : title.end]
        text, span = _title(words.text, words.start_char)
        if is_plural(words[-1]):  # "the two chief executives, Roe and Benn"
            text = text.removesuffix(words[-1].text) + words[-1].lemma_
        if text:
            yield _relation(template, x.entity, text, span, number)
    elif y is not None and y.entity is not None and not _is_about(template, y.entity, title, analysis):
        if template.row == OWN and _is_other_kind(analysis.doc[x.end : y.start], analysis):
            return
        yield from _between(template, x, y, number, analysis)


def _is_other_kind(words: TokenSpan, analysis: Analysis) -> bool:
    """Whether the noun between an owner and a name says that the name is no part: "Alpha's rival Beta"."""
    lists, kind = analysis.ontology.word_lists, analysis.ontology.entity_types[ORGANIZATION]
    parts = {*lists.get("kg:partWord", ()), *lists.get("kg:firmNoun", ()), *kind.unit_nouns, *kind.head_nouns}
    parts -= {*lists.get("kg:rivalWord", ()), *lists.get("kg:parentWord", ())}
    nouns = [word for word in words if word.pos_ == "NOUN"]
    return bool(nouns) and (nouns[-1].lemma_.lower(),) not in parts


def _between(template: Template, x: Cell, y: Cell, number: int, analysis: Analysis) -> Iterator[RelationMention]:
    """Yield the relations of one side to all that are told with the other."""
    mine, other = x.entity or 0, y.entity or 0
    for entity, _ in _coordinated(x, analysis) if template.row[-2:] in OF_ALL else ():
        if entity not in (mine, other) and analysis.is_of(entity, *template.domains):
            yield _relation(template, entity, other, _span(y, analysis), number)
    for entity, span in _coordinated(y, analysis):
        if entity != mine and analysis.is_of(entity, *template.ranges):
            yield _relation(template, mine, entity, span, number)
            if template.is_symmetric:
                yield _relation(template, entity, mine, _span(x, analysis), number)


def _is_about(template: Template, employer: int, title: Cell | None, analysis: Analysis) -> bool:
    """Whether a name before a job only says what it is about: "Alpha analyst Ann Roe"."""
    if template.row != ("Y", "TITLE", "X") or title is None or title.end - title.start > 1:
        return False
    outsiders = analysis.ontology.word_lists.get("kg:outsiderWord", ())
    is_outlet = analysis.ontology.is_a(analysis.entities[employer].type, OUTLET)
    return any((form,) in outsiders for form in title.forms) and not is_outlet


def _coordinated(cell: Cell, analysis: Analysis) -> Iterator[tuple[int, Span]]:
    """Yield an entity and those coordinated with it: "rivals such as Alpha, Beta and Gamma"."""
    root = analysis.doc[cell.start : cell.end].root
    for token in conjuncts(root):
        found = analysis.mention_at(token)
        if found is not None:
            yield found[0], found[1].span


def _title(text: str, start: int) -> tuple[str, Span]:
    kept = text.strip(" ,")
    offset = start + text.index(kept) if kept else start
    return " ".join(kept.split()), Span(offset, offset + len(kept))


def _relation(template: Template, subject: int, value: int | str, span: Span, number: int) -> RelationMention:
    return RelationMention(subject, template.predicate, value, span, number, span, rule=" ".join(template.row))


def _span(cell: Cell, analysis: Analysis) -> Span:
    return char_span(analysis.doc[cell.start : cell.end])


def _cells(number: int, analysis: Analysis) -> Iterator[Cell]:
    """Yield a sentence as templates see it: entity mentions and job titles are one cell each."""
    sentence = analysis.sentences[number]
    position = sentence.start
    while position < sentence.end:
        token = analysis.doc[position]
        found = analysis.mention_at(token)
        title_end = _title_end(position, sentence.end, analysis)
        if found is not None and found[1].kind is not MentionKind.PRONOUN:
            end = max(position + 1, analysis.tokens(found[1].span).end)
            yield Cell(patterns.forms_of(token), position, end, found[0], part_of_speech=token.pos_)
            position = end
        elif found is not None:
            is_possessive = token.dep_ == "nmod:poss"
            yield Cell(
                frozenset() if not is_possessive else frozenset({token.lower_}), position, position + 1, found[0]
            )
            if is_possessive:
                yield Cell(frozenset({"'s"}), position, position + 1)
            position += 1
        elif title_end:
            yield Cell(patterns.forms_of(token), position, title_end, is_title=True, part_of_speech=token.pos_)
            position = title_end
        else:
            if not token.is_space:
                kind = "ADJ" if _describes_next(token, analysis) else token.pos_
                yield Cell(patterns.forms_of(token), position, position + 1, part_of_speech=kind)
            position += 1


def _describes_next(token: Token, analysis: Analysis) -> bool:
    """Whether a noun only says what is named right after it, so that templates may skip it: "of the charity Alpha"."""
    if token.pos_ != "NOUN" or token.i + 1 >= token.sent.end:
        return False
    after = analysis.mention_at(token.nbor(1))
    is_name = after is not None and after[1].kind is MentionKind.NAME and analysis.is_of(after[0], ORGANIZATION)
    return is_name and (token.lemma_.lower(),) in analysis.ontology.entity_types[ORGANIZATION].head_nouns


@cache
def _job_nouns(ontology: Ontology) -> frozenset[tuple[str, ...]]:
    return frozenset(words for kind in ontology.entity_types.values() for words in kind.job_nouns)


def _title_end(start: int, end: int, analysis: Analysis) -> int:
    """Return where a job title that begins at a token ends, 0 if none does: "head of e-commerce", "tech analyst"."""
    nouns = _job_nouns(analysis.ontology)
    doc = analysis.doc
    if doc[start].pos_ not in ("NOUN", "PROPN", "ADJ") or doc[start].lower_ in ("former", "new"):
        return 0
    best = 0
    for position in range(start, min(end, start + LONGEST_TITLE)):
        token = doc[position]
        if token.pos_ not in TITLE_PARTS or token.text in (",", ";", ":") or analysis.mention_at(token) is not None:
            break
        if token.pos_ == "CCONJ" and best == position:
            break  # "chairman and founder" are two titles
        if token.pos_ == "ADP" and token.lower_ not in ("of", "for"):
            break
        for length in (1, 2, 3):
            words = tuple(t.lemma_.lower() for t in doc[position - length + 1 : position + 1])
            if position - length + 1 >= start and words in nouns:
                best = position + 1
    return _with_of(best, end, analysis) if best else 0


def _with_of(position: int, end: int, analysis: Analysis) -> int:
    """Return the end of a title with its field: "head of e-commerce"."""
    doc = analysis.doc
    if position >= end or doc[position].lower_ not in ("of", "for"):
        return position
    last = position + 1
    while last < end and doc[last].pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ") and analysis.mention_at(doc[last]) is None:
        last += 1
    return last if last > position + 1 else position


def _authors(analysis: Analysis) -> Iterator[RelationMention]:
    """Yield employer and post of an author, from the byline and the lines about the author."""
    author, outlet = analysis.document.fact(Fact.AUTHOR), analysis.document.fact(Fact.PUBLISHER)
    if author is None:
        return
    subject = _entity_in(author.span, analysis)
    if subject is None:
        return
    number = analysis.sentence_of(analysis.tokens(author.span).root)
    if outlet is not None and outlet.origin == author.origin == "about the author":
        value = _entity_in(outlet.span, analysis)
        if value is not None:
            place = analysis.sentence_of(analysis.tokens(outlet.span).root)
            yield RelationMention(subject, EMPLOYER, value, outlet.span, place, outlet.span, rule="about the author")
    byline = imprint.BYLINE.match(analysis.document.text, analysis.document.text.rfind("\n", 0, author.span.start) + 1)
    if byline is not None and byline["role"]:
        words = byline["role"].strip()
        span = Span(byline.start("role"), byline.start("role") + len(words))
        yield from _of_role(subject, span, number, analysis)


def _of_role(author: int, role: Span, number: int, analysis: Analysis) -> Iterator[RelationMention]:
    """Yield post and employer of an author as the byline has them: "senior writer, The Bay Echo", "The Bay Echo"."""
    text = analysis.document.text
    at = next((token.idx for token in analysis.tokens(role) if analysis.entity_at(token) is not None), role.end)
    employer = _entity_in(Span(at, role.end), analysis) if at < role.end else None
    if employer is not None and employer != author and analysis.is_of(employer, ORGANIZATION):
        place = Span(at, role.end)
        yield RelationMention(author, EMPLOYER, employer, place, number, place, rule="byline")
    else:
        at = role.end
    post = BEFORE_EMPLOYER.sub("", text[role.start : at])
    if post:
        span = Span(role.start, role.start + len(post))
        yield RelationMention(author, JOB, post, span, number, span, rule="byline")


def _entity_in(span: Span, analysis: Analysis) -> int | None:
    found = [analysis.entity_at(token) for token in analysis.tokens(span)]
    return next((index for index in found if index is not None), None)


def _units(analysis: Analysis) -> Iterator[RelationMention]:
    """Yield the owner of each part of an organisation: "its U.S. Orbit Pay division", "the Nordic arm of Kestrel"."""
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions if not entity.is_name else ():
            if mention.kind is not MentionKind.NOMINAL or mention.reason != "part of an organisation":
                continue
            head = analysis.tokens(mention.head).root
            for token in head.children:
                is_owner = token.dep_ in ("nmod:poss", "compound") or (token.dep_ == "nmod" and token.i > head.i)
                owner = analysis.entity_at(token)
                if is_owner and owner not in (None, index) and analysis.is_of(owner or 0, "schema:Organization"):
                    number = analysis.sentence_of(head)
                    place = Span(token.idx, token.idx + len(token))
                    yield RelationMention(
                        index, PARENT, owner or 0, place, number, place, rule="part of an organisation"
                    )
