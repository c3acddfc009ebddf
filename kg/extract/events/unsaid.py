"""Participants that nobody names beside the event: whom the text is about, and whom a person works for.

The roles whose `kg:grammar` holds `main` may stay unsaid once everybody knows who is meant (implicit arguments after
Gerber & Chai 2010): "the fine" in an article about Alpha is Alpha's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import antecedent, children, grammar_words, is_passive, objects, passive_subjects, subjects
from kg.extract.reference.referents import BODIES, FIRMS, is_person, referents
from kg.extract.topic import OUTLET, is_body, main_organization
from kg.model.mention import Argument, EntityMention, RelationMention
from kg.model.span import Span
from kg.ontology.terms import Role

MAIN, MAKER = "main", "maker"
ORGANIZATION, PERSON = "schema:Organization", "schema:Person"
EMPLOYER, MANUFACTURER = "schema:worksFor", "schema:manufacturer"
AFFECTED = "kg:affected"
GOVERNING, COURTS = "kg:governingNoun", "kg:courtWords"
OTHER = "kg:other"
"""Where somebody's post is: only told by whom one works for, never by whom the text is about."""
ADVERSE = ("kg:sued", "kg:fined", "kg:investigated", "kg:exposed")
"""What nobody does to whom he works for: a judge's ruling is not against the court."""
LEAVING = ("kg:leaver", "kg:removed")
PAST = frozenset({"former", "formerly", "ex", "once", "previously", "then"})
"""Words beside a post that somebody no longer has."""
SCORE = 0.5
OWNERS = ("nmod:poss", "compound", "nmod")


def fill(
    head: Token, arguments: tuple[Argument, ...], roles: Sequence[Role], analysis: Analysis
) -> tuple[Argument, ...]:
    """Return the participants of an event that go unsaid; `arguments` are those that are named or described."""
    made = _made_by(arguments, roles, analysis)
    if made:
        return made
    wanted = [role for role in roles if MAIN in role.grammar and not _is_filled(role, arguments, analysis)]
    if not wanted:
        return ()
    found = _predecessors_employer(head, arguments, analysis) or _employer(arguments, analysis)
    if found is not None:
        wanted = [role for role in wanted if role.name not in ADVERSE]
    if found is None and not _belongs_to_others(head, analysis):
        wanted = [role for role in wanted if role.thematic != OTHER]
        found = _main(head, analysis) if wanted else None
    known = {argument.entity for argument in arguments}
    if found is None or found[0] in known:
        return ()
    role = next((role for role in wanted if _fits(found[0], role, analysis)), None)
    return (Argument(role.thematic, found[1], found[0], role.name, SCORE),) if role is not None else ()


def _made_by(arguments: tuple[Argument, ...], roles: Sequence[Role], analysis: Analysis) -> tuple[Argument, ...]:
    """Return who makes the product that something befalls, where nobody is said to do it: "the Lumo goes on sale"."""
    role = next((role for role in roles if MAKER in role.grammar), None)
    if role is None or any(one.role == role.thematic for one in arguments):
        return ()
    products = {one.entity for one in arguments if one.role == AFFECTED}
    for relation in analysis.relations:
        is_of_it = relation.predicate == MANUFACTURER and relation.subject in products
        if is_of_it and isinstance(relation.object, int) and relation.object not in products:
            span = relation.object_span or relation.span
            return (Argument(role.thematic, span, relation.object, role.name, SCORE),)
    return ()


def _predecessors_employer(head: Token, arguments: Sequence[Argument], analysis: Analysis) -> tuple[int, Span] | None:
    """Return for whom somebody works whose place another takes: "She will be replaced by Beta's director, Ann Roe"."""
    words = grammar_words(analysis.ontology)
    if head.lemma_.lower() not in words.succeeding or head.pos_ != "VERB":
        return None
    left = passive_subjects(head) if is_passive(head) else objects(head)
    before = [analysis.entity_at(one) for token in left for one in referents(token, analysis)]
    for relation in analysis.relations:
        if relation.predicate == EMPLOYER and relation.subject in before and isinstance(relation.object, int):
            return relation.object, relation.object_span or relation.span
    return None


def _is_filled(role: Role, arguments: Sequence[Argument], analysis: Analysis) -> bool:
    """Whether somebody has the role, or one of the same kind: a body, not what it loses or owns."""
    for argument in arguments:
        if argument.role != role.thematic or _is_mere_post(argument, role, analysis):
            continue
        if argument.entity is not None and _is_person_for(argument.entity, role, analysis):
            continue
        if argument.entity is not None or argument.domain_role != role.name:
            return True
        filler = analysis.tokens(argument.span).root
        if _is_somebody(filler, analysis) and not _governs_main(filler, analysis):
            return True
    return False


def _is_mere_post(argument: Argument, role: Role, analysis: Analysis) -> bool:
    """Whether somebody's post is told, and not where: "took over as chief executive"."""
    if role.thematic != OTHER or argument.entity is not None:
        return False
    return argument.domain_role != role.name or is_person(analysis.tokens(argument.span).root, analysis)


def _is_person_for(entity: int, role: Role, analysis: Analysis) -> bool:
    """Whether a person stands for whom he works: "Presenting figures, Ann Roe said", not "Ann Roe will open a shop"."""
    works = any(one.predicate == EMPLOYER and one.subject == entity for one in analysis.relations)
    return works and not _fits(entity, role, analysis) and analysis.is_of(entity, PERSON)


def _is_somebody(noun: Token, analysis: Analysis) -> bool:
    """Whether a noun without a name means a company or people, who then have the role."""
    kinds = (analysis.ontology.entity_types.get(name) for name in (ORGANIZATION, PERSON))
    nouns = {words[-1] for kind in kinds if kind is not None for words in (*kind.head_nouns, *kind.job_nouns)}
    return noun.pos_ == "PRON" or noun.lemma_.lower() in nouns


def _governs_main(noun: Token, analysis: Analysis) -> bool:
    """Whether a noun means who decides for a body that goes unsaid: "the board has resolved to cut jobs"."""
    is_governing = (noun.lemma_.lower(),) in analysis.ontology.word_lists.get(GOVERNING, ())
    is_plain = any(det.lower_ == "the" for det in children(noun, "det")) and not children(noun, "nmod:poss", "compound")
    named = any(analysis.entity_at(one) is not None for child in children(noun, "nmod") for one in child.subtree)
    return is_governing and is_plain and not named


def _belongs_to_others(head: Token, analysis: Analysis) -> bool:
    """Whether an event noun is said to be somebody's who has no name here: "layoffs at rivals", "the bank's fine"."""
    if any(_is_somebody(child, analysis) for child in children(head, *OWNERS)):
        return True
    beside = [*subjects(head), *passive_subjects(head), *objects(head)] if head.pos_ == "VERB" else []
    own = [antecedent(one) for one in children(head, "nsubj", "nsubj:pass")]
    is_others = any(analysis.stands_for(one, ORGANIZATION) for noun in own for one in referents(noun, analysis))
    return is_others or any(_is_nameless_company(one, analysis) for one in beside)


def _is_nameless_company(noun: Token, analysis: Analysis) -> bool:
    """Whether a noun means a company that has no name here: "the new company will be led by Ann Roe"."""
    lists = analysis.ontology.word_lists
    kind = analysis.ontology.entity_types[ORGANIZATION]
    nouns = {*kind.head_nouns, *kind.unit_nouns, *lists.get(FIRMS, ())}
    is_company = (noun.lemma_.lower(),) in nouns and (noun.lemma_.lower(),) not in lists.get(BODIES, ())
    return (
        is_company and noun.pos_ == "NOUN" and all(analysis.entity_at(one) is None for one in referents(noun, analysis))
    )


def _fits(entity: int, role: Role, analysis: Analysis) -> bool:
    kind = analysis.entities[entity].type
    return not role.ranges or any(analysis.ontology.is_a(kind, wanted) for wanted in role.ranges)


def _employer(arguments: Sequence[Argument], analysis: Analysis) -> tuple[int, Span] | None:
    """Return for whom a participant works, as far as the document says."""
    people = {argument.entity for argument in arguments}
    is_leaving = any(argument.domain_role in LEAVING for argument in arguments)
    for relation in analysis.relations:
        is_theirs = relation.predicate == EMPLOYER and relation.subject in people
        if is_theirs and isinstance(relation.object, int) and (is_leaving or not _is_past(relation, analysis)):
            return relation.object, relation.object_span or relation.span
    return None


def _is_past(relation: RelationMention, analysis: Analysis) -> bool:
    """Whether somebody no longer works there: "the former Alpha coach"."""
    tokens = analysis.tokens(relation.span)
    first = max(0, tokens.start - 1) if len(tokens) else 0
    return any(token.lower_ in PAST for token in analysis.doc[first : tokens.end])


def _main(head: Token, analysis: Analysis) -> tuple[int, Span] | None:
    """Return the main organisation, unless the sentence is about another one."""
    main = main_organization(analysis, before=char_span(head))
    if main is None or _is_court(main, analysis):
        return None
    number = analysis.sentence_of(head)
    here = {index for index, _ in _organisations(number, analysis) if not is_body(index, analysis)}
    if here and main not in here:
        return None
    mention = _nearest(main, head, number, analysis)
    return (main, mention.span) if mention is not None else None


def _is_court(entity: int, analysis: Analysis) -> bool:
    """Whether a name says that it is a court's, which does no business and is neither sued nor fined."""
    last = tuple(analysis.entities[entity].name.lower().split()[-1:])
    return last in analysis.ontology.word_lists.get(COURTS, ())


def _organisations(number: int, analysis: Analysis) -> Iterator[tuple[int, EntityMention]]:
    for token in analysis.sentences[number]:
        found = analysis.mention_at(token)
        if found is not None:
            kind = analysis.entities[found[0]].type
            if analysis.ontology.is_a(kind, ORGANIZATION) and kind != OUTLET:
                yield found


def _nearest(entity: int, head: Token, number: int, analysis: Analysis) -> EntityMention | None:
    """Return the mention in the event's sentence, else the last one before."""
    mentions = analysis.entities[entity].mentions
    inside = [one for one in mentions if analysis.spans[number].contains(one.span)]
    before = [one for one in mentions if one.span.start < head.idx]
    return inside[0] if inside else before[-1] if before else None
