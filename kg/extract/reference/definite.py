"""Definite descriptions, resolved inside a document: "the carrier", "its chief executive", "the Norwegian group".

A description must fit what the document calls its antecedent, or else its type.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import children, is_plural
from kg.extract.reference.binding import barred
from kg.extract.reference.bodies import only_body
from kg.extract.reference.descriptions import BESIDE, phrases_of
from kg.extract.reference.employers import MODIFIERS, PARTS, looks_on, sayer_of, spoken_of
from kg.extract.reference.genders import of_word
from kg.extract.reference.nameless import SUBJECTS
from kg.extract.reference.referents import names_people
from kg.extract.reference.salience import ORGANIZATION, PERSON, PLACE, PRODUCT, Discourse, best, fits
from kg.extract.topic import OUTLET, main_organization
from kg.model.mention import EntityMention, MentionKind
from kg.model.span import Span

DEFINITE = frozenset({"the", "this", "that"})
JUST_BEFORE = 2
"""How many sentences back the person may be named who is then called by the job alone."""
TELLING = ("compound", "amod", "nmod:desc")
LOOSE_POSTS = "kg:loosePost"
CLASSIFYING = "kg:classifyingWord"
LEAD = 1.3
"""By how much a text must speak more of a company than of the next, to be the one meant by its kind."""


def is_definite(token: Token) -> bool:
    """Return whether a noun has "the", "this" or somebody's before it."""
    return any(
        (child.dep_ == "det" and child.lower_ in DEFINITE) or (child.dep_ == "nmod:poss" and child.pos_ == "PRON")
        for child in token.children
    )


def is_bare_in_headline(token: Token) -> bool:
    """Return whether a noun stands alone as subject where headlines leave articles out."""
    is_headline = not token.sent.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return is_headline and token.dep_ in SUBJECTS and not children(token, "det", "nmod:poss", "nummod", "amod")


def _unit(token: Token, discourse: Discourse) -> tuple[int, EntityMention] | None:
    """Return the part of an organisation that "the team" or "the division" takes up."""
    analysis = discourse.analysis
    nouns = {words[-1] for kind in analysis.ontology.entity_types.values() for words in kind.unit_nouns}
    if token.lemma_.lower() not in nouns:
        return None
    units = [s for s in discourse.seen if s.span.start < token.idx and not analysis.entities[s.entity].is_name]
    named_so = [s for s in units if analysis.entities[s.entity].name.lower().endswith(token.lemma_.lower())]
    units = named_so or (units if token.lemma_.lower() not in discourse.loose else [])
    if not units:
        return None
    return _mention(token, max(units, key=lambda mention: mention.span).entity, analysis)


def _mention(token: Token, index: int, analysis: Analysis) -> tuple[int, EntityMention]:
    first = min((child.idx for child in children(token, "det", "nmod:poss")), default=token.idx)
    span = Span(min(first, token.idx), token.idx + len(token))
    reason = f"“{span.within(analysis.document.text)}” after {analysis.entities[index].name}"
    return index, EntityMention(span, char_span(token), MentionKind.NOMINAL, " ".join(reason.split()))


def description(token: Token, number: int, discourse: Discourse) -> Iterator[tuple[int, EntityMention]]:
    """Yield whom a description stands for, if that is sure enough."""
    if _is_beside_name(token, discourse.analysis) or is_plural(token):
        return
    firm = spoken_of(token, discourse)
    if firm is not None:
        yield _mention(token, firm, discourse.analysis)
        return
    called = _called_so(token, discourse)
    if not called and _was_new(token, discourse.analysis):
        return
    index = None
    if called and (_is_certain(token, discourse) or children(token, "nmod:poss") or len(list(phrases_of(token))) > 1):
        index = best(token, (), number, discourse, reach=len(discourse.analysis.sentences), among=called)
    elif not called and _is_certain(token, discourse) and token.lemma_.lower() not in discourse.bodies:
        index = _only_person(token, number, discourse)
    elif not called and (body := only_body(token, discourse)) is not None:
        index = body
    elif not children(token, "nmod:poss") and children(token, "det"):
        unit = _unit(token, discourse) if not children(token, *MODIFIERS) else None
        index = unit[0] if unit is not None else _of_kind(token, number, discourse, called)
    if index is not None:
        yield _mention(token, index, discourse.analysis)


def _only_person(token: Token, number: int, discourse: Discourse) -> int | None:
    """Return the one person named just before a job: "Ann Roe spoke … The Alpha chief added …"."""
    people = discourse.analysis.ontology.entity_types[PERSON]
    is_job = (token.lemma_.lower(),) in people.job_nouns and token.dep_ in SUBJECTS
    if not is_job or children(token, "nmod", "acl", "acl:relcl", "nummod"):
        return None
    near = [
        seen for seen in discourse.seen if seen.span.start < token.idx and 0 <= number - seen.sentence <= JUST_BEFORE
    ]
    persons = {seen.entity for seen in near if fits(seen.entity, (PERSON,), discourse.analysis)}
    gender = of_word(token.lower_)
    persons = {one for one in persons if gender is None or discourse.genders.get(one, gender) == gender}
    persons -= _of_other_jobs(token, discourse)
    return next(iter(persons)) if len(persons) == 1 else None


def _of_other_jobs(token: Token, discourse: Discourse) -> frozenset[int]:
    """Return who is only called by other jobs: "Superintendent Ann Roe spoke" is not "the prosecutor"."""
    jobs = discourse.analysis.ontology.entity_types[PERSON].job_nouns
    loose = {words[-1] for words in discourse.analysis.ontology.word_lists.get(LOOSE_POSTS, ())}
    noun = token.lemma_.lower()
    if noun in loose:
        return frozenset()
    return frozenset(
        one
        for called, people in discourse.described.items()
        if (called,) in jobs and called != noun and called not in loose
        for one in people
        if one not in discourse.described.get(noun, ())
    )


def _was_new(token: Token, analysis: Analysis) -> bool:
    """Whether the noun takes up one that was brought in just before without a name: "a bank failed. The bank …"."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else start
    for earlier in token.doc[first : token.i]:
        is_same = earlier.lemma_ == token.lemma_ and earlier.dep_ not in BESIDE and analysis.entity_at(earlier) is None
        is_new = any(det.lower_ in ("a", "an", "another") for det in children(earlier, "det"))
        named = any(analysis.entity_at(child) is not None for child in children(earlier, *BESIDE))
        if is_same and is_new and not named and not children(earlier, "cop"):
            return True
    return False


def _is_certain(token: Token, discourse: Discourse) -> bool:
    """Whether only what is called so can be meant: a body, or somebody with a job."""
    noun = token.lemma_.lower()
    person = discourse.analysis.ontology.entity_types.get(PERSON)
    return noun in discourse.bodies or (person is not None and (noun,) in person.job_nouns | person.head_nouns)


def _is_beside_name(token: Token, analysis: Analysis) -> bool:
    """Whether a noun stands before or after the name it describes: "the carrier Skarn", "Skarn, the carrier"."""
    if any(analysis.entity_at(child) is not None for child in children(token, *BESIDE) if child.i > token.i):
        return True
    if token.dep_ in BESIDE and analysis.entity_at(token.head) is not None:
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.pos_ == "PROPN"


def _called_so(token: Token, discourse: Discourse) -> frozenset[int]:
    """Return who the document has called so: "the union", "its chief executive", "the Norwegian group"."""
    analysis = discourse.analysis
    places = [child for child in children(token, "amod", "compound") if analysis.stands_for(child, PLACE)]
    kept = [child for child in children(token, *MODIFIERS) if child not in places and not _adds_nothing(child)]
    if places:
        called = discourse.described.get(f"{places[0].lower_} *", frozenset())
    else:
        phrases = list(phrases_of(token))
        kept = [child for child in kept if child.dep_ != "compound" or len(phrases) == 1]
        called = discourse.described.get(phrases[-1], frozenset())
        if not called and token.lemma_.lower() not in discourse.firms and not children(token, "compound"):
            called = _named_with(
                _kinds_told(token, discourse), discourse.described.get(phrases[0], frozenset()), analysis
            )
    owners = [child for child in kept if child.dep_ == "nmod:poss"]
    earlier = frozenset(seen.entity for seen in discourse.seen if seen.span.start < token.idx)
    called = frozenset(index for index in called & earlier if _can_be_called(index, token, analysis))
    return frozenset() if len(kept) > len(owners) or (owners and len(called) > 1) else called


def _can_be_called(index: int, token: Token, analysis: Analysis) -> bool:
    """Whether an entity is no person where a noun means none: "the camp" is not its candidate."""
    return names_people(token.lemma_.lower(), analysis.ontology) or not analysis.is_of(index, PERSON)


def _kinds_told(token: Token, discourse: Discourse) -> frozenset[str]:
    """Return the adjectives that tell one body or company from others of its kind: "central" in "the central bank"."""
    telling = {words[0] for words in discourse.analysis.ontology.word_lists.get(CLASSIFYING, ())} | discourse.others
    return frozenset(child.lower_ for child in children(token, "amod") if child.lower_ in telling)


def _named_with(kinds: frozenset[str], called: frozenset[int], analysis: Analysis) -> frozenset[int]:
    """Return who of those called by a noun has the adjectives before it in the name: "the Central Bank"."""
    names = {index: set(analysis.entities[index].name.lower().split()) for index in called}
    return frozenset(index for index in called if kinds <= names[index])


def _adds_nothing(child: Token) -> bool:
    """Whether a clause only adds something: there is a comma before it."""
    first = child.left_edge.i
    return child.dep_ in ("acl", "acl:relcl") and "," in (child.doc[first].text, child.doc[max(0, first - 1)].text)


def _of_kind(token: Token, number: int, discourse: Discourse, called: frozenset[int]) -> int | None:
    """Return the most salient entity of the kind that a noun tells, bodies left out that are no company."""
    analysis, noun = discourse.analysis, token.lemma_.lower()
    if noun in discourse.bodies or (noun in discourse.loose and not called):
        return None
    is_told_apart = any(not _adds_nothing(child) for child in children(token, *MODIFIERS))
    main = _by_word_of_name(token, discourse)
    if main is None and (is_told_apart or _is_from_somewhere(token, analysis)):
        main = _main_firm(token, discourse)
    if is_told_apart or main is not None:
        return main
    if any(part.lemma_.lower() in discourse.others for child in children(token, "amod") for part in child.subtree):
        return None
    kinds = tuple(
        kind.name
        for kind in analysis.ontology.entity_types.values()
        if (noun,) in kind.head_nouns and kind.name in (ORGANIZATION, PRODUCT, PLACE)
    )
    if not kinds:
        return None
    wanted = (*kinds, ORGANIZATION) if PRODUCT in kinds and noun in discourse.services else kinds
    if PLACE in kinds:
        return _of_place(token, number, discourse, called)
    among = frozenset(range(len(analysis.entities)))
    sayer = sayer_of(token, discourse)
    if sayer is not None and looks_on(sayer, analysis):
        among -= {discourse.employers[sayer]}
    among -= discourse.no_companies - called
    if ORGANIZATION in kinds and noun not in discourse.firms and not called:
        among &= _only_or_main(token, discourse)
    elif ORGANIZATION not in kinds and noun in discourse.services:
        among -= discourse.called_firms - called
    reach = JUST_BEFORE if _is_from_somewhere(token, analysis) else len(analysis.sentences)
    return best(token, wanted, number, discourse, reach=reach, among=among, called=called)


def _by_word_of_name(token: Token, discourse: Discourse) -> int | None:
    """Return the only organisation whose name holds the word before a noun: "the wind company" after "Alpha Wind"."""
    before = {child.lower_ for child in children(token, "compound", "amod") if child.text.islower()}
    if token.lemma_.lower() not in discourse.firms or not before:
        return None
    earlier = {seen.entity for seen in discourse.seen if seen.span.start < token.idx}
    found = [
        one
        for one in sorted(earlier)
        if fits(one, (ORGANIZATION,), discourse.analysis)
        and before & set(discourse.analysis.entities[one].name.lower().split()[1:])
    ]
    return found[0] if len(found) == 1 else None


def _only_or_main(token: Token, discourse: Discourse) -> frozenset[int]:
    """Return who "the insurer" may be where nobody is called so: the company that the text speaks of most by far."""
    analysis = discourse.analysis
    before = {seen.entity for seen in discourse.seen if seen.span.start < token.idx}
    firms = [
        one
        for one in before - discourse.no_companies - discourse.tellers
        if fits(one, (ORGANIZATION,), analysis) and analysis.entities[one].type != OUTLET
    ]
    ranked = sorted(firms, key=lambda one: (-discourse.weight[one], one))
    is_clear = len(ranked) > 1 and discourse.weight[ranked[0]] >= LEAD * discourse.weight[ranked[1]]
    return frozenset(ranked[:1]) if is_clear or len(ranked) == 1 else frozenset()


def _is_from_somewhere(token: Token, analysis: Analysis) -> bool:
    return any(analysis.stands_for(child, PLACE) for child in children(token, "amod"))


def _main_firm(token: Token, discourse: Discourse) -> int | None:
    """Return whom the text is about, if a firm is told by where it is or what it does: "the US payments company"."""
    told = children(token, *MODIFIERS, "amod")
    is_plain = all(child.dep_ in ("compound", "amod") or _adds_nothing(child) for child in told)
    if token.lemma_.lower() not in discourse.firms - PARTS or not is_plain:
        return None
    if any(part.lemma_.lower() in discourse.others for child in told for part in child.subtree):
        return None
    if _is_part_of_one(token, discourse.analysis):
        return None
    main = main_organization(discourse.analysis, before=char_span(token), kinds=(ORGANIZATION,))
    if main is None or main in discourse.no_companies or main in barred(token, discourse.analysis):
        return None
    return None if _is_from_elsewhere(main, token, discourse) else main


def _is_part_of_one(token: Token, analysis: Analysis) -> bool:
    """Whether the text tells of a part by the same word: "the printing company" beside "its printing business"."""
    words = {child.lemma_.lower() for child in children(token, *TELLING)}
    kind = analysis.ontology.entity_types.get(ORGANIZATION)
    parts = {words[-1] for words in kind.unit_nouns} | PARTS if kind is not None else PARTS
    return any(
        other.lemma_.lower() in parts
        and not words.isdisjoint(child.lemma_.lower() for child in children(other, *TELLING))
        for other in analysis.doc
        if other.i != token.i
    )


def _is_from_elsewhere(main: int, token: Token, discourse: Discourse) -> bool:
    """Whether the document tells that an entity is from another place than a description says."""
    told = {f"{one.lower_} *" for one in children(token, "amod") if discourse.analysis.stands_for(one, PLACE)}
    known = {origin for origin, called in discourse.described.items() if origin.endswith(" *") and main in called}
    return bool(told) and bool(known) and not told & known


def _of_place(token: Token, number: int, discourse: Discourse, called: frozenset[int]) -> int | None:
    """Return the place that a noun names: no city is a country, and what is only some place is neither."""
    types = discourse.analysis.ontology.entity_types
    noun = (token.lemma_.lower(),)
    fitting = {
        index
        for index, entity in enumerate(discourse.analysis.entities)
        if entity.type != PLACE and entity.type in types and noun in types[entity.type].head_nouns
    }
    among = frozenset(fitting | called)
    near = {s.entity for s in discourse.seen if s.entity in among and 0 <= number - s.sentence <= JUST_BEFORE}
    if len(near) > 1:
        return None
    return best(token, (PLACE,), number, discourse, reach=JUST_BEFORE, among=among)
