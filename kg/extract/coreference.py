"""Pronouns and definite descriptions, resolved inside the document, each with its reason.

Salience in the manner of Lappin & Leass (1994): recency, subjects before objects, agreement in kind; a
description must fit what the document calls its antecedent, or else its type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.descriptions import BESIDE, BODIES, described, phrases_of
from kg.extract.grammar import children, is_plural
from kg.extract.nameless import SUBJECTS, Nouns, is_expletive, stands_for_nobody
from kg.extract.names import demonyms
from kg.extract.topic import main_organization
from kg.model.mention import EntityMention, LocalEntity, MentionKind
from kg.model.span import Span

ORGANIZATION, PERSON, PLACE, PRODUCT = "schema:Organization", "schema:Person", "schema:Place", "schema:Product"
PRONOUNS = {
    "he": (PERSON,), "she": (PERSON,), "him": (PERSON,), "her": (PERSON,), "his": (PERSON,), "hers": (PERSON,),
    "it": (ORGANIZATION, PRODUCT), "its": (ORGANIZATION, PRODUCT, PLACE), "itself": (ORGANIZATION, PRODUCT),
    "they": (ORGANIZATION,), "their": (ORGANIZATION,),
}  # fmt: skip
OUTLET = "schema:NewsMediaOrganization"
DEFINITE = frozenset({"the", "this", "that"})
REACH = 3
"""How many sentences back a pronoun looks; a description looks through the whole document."""
NOUNS = (BODIES, "kg:firmNoun", "kg:serviceNoun", "kg:otherWord")
JUST_BEFORE = 2
"""How many sentences back the person may be named who is then called by the job alone."""
TOPIC, ENOUGH = 1.6, 8
"""What it counts most that a document speaks much of an entity, and from how many mentions on."""
CALLED_SO = 2.0
"""What it counts that the document has called an entity so: "the app" is rather what was called an app."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that something later may stand for."""

    entity: int
    span: Span
    sentence: int
    is_subject: bool
    is_modifier: bool = False
    """Whether it is a place that only stands before a noun: "the US firm"."""


MODIFIERS = ("compound", "nmod:poss", "nmod", "acl", "acl:relcl")
PARTS = frozenset({"business", "concern", "enterprise"})
"""Firms that may be a part of one: "the printer business"."""
OBLIGATION = frozenset({"must", "should", "ought", "has", "have", "had", "needs", "need", "needed"})


@dataclass(frozen=True, slots=True)
class Discourse:
    """What a document has said so far: mentions, how often each entity, and what the entities are called."""

    analysis: Analysis
    seen: list[Seen]
    weight: Mapping[int, int]
    described: Mapping[str, frozenset[int]]
    bodies: frozenset[str]
    firms: frozenset[str]
    services: frozenset[str]
    others: frozenset[str]
    met: dict[int, int] = field(default_factory=dict)
    """The pronouns and descriptions read so far, by the place of their heads."""

    def entity_at(self, token: Token) -> int | None:
        """Return whom a token stands for, pronouns and descriptions read so far among them."""
        found = self.analysis.entity_at(token)
        return self.met.get(token.i) if found is None else found

    def nameless(self) -> Nouns:
        """Return what a pronoun's rivals are told by."""
        kinds = self.analysis.ontology.entity_types
        people = {words[-1] for words in kinds[PERSON].head_nouns | kinds[PERSON].job_nouns}
        people |= {words[-1] for words in self.analysis.ontology.word_lists.get("kg:personNoun", ())}
        firms = {words[-1] for words in kinds[ORGANIZATION].head_nouns}
        return Nouns(frozenset(self.bodies | firms), frozenset(people), self.entity_at)


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with pronouns and descriptions added to the entities they stand for."""
    discourse = _begin(analysis)
    added: dict[int, list[EntityMention]] = defaultdict(list)
    for number in analysis.body_sentences:
        for token in analysis.sentences[number]:
            for index, mention in _resolve(token, number, discourse):
                added[index].append(mention)
                discourse.met[token.i] = index
                discourse.seen.append(Seen(index, mention.span, number, token.dep_ in SUBJECTS))
    entities = [_with(entity, added.get(index, [])) for index, entity in enumerate(analysis.entities)]
    return replace(analysis, entities=tuple(entities))


def _begin(analysis: Analysis) -> Discourse:
    seen = _seen(analysis)
    weight: dict[int, int] = defaultdict(int)
    for earlier in seen:
        weight[earlier.entity] += 1
    lists = analysis.ontology.word_lists
    nouns = [frozenset(" ".join(words) for words in lists.get(name, ())) for name in NOUNS]
    bodies, firms, services, others = nouns
    return Discourse(analysis, seen, weight, described(analysis), bodies, firms, services, others)


def _with(entity: LocalEntity, more: list[EntityMention]) -> LocalEntity:
    mentions = sorted((*entity.mentions, *more), key=lambda mention: mention.span)
    return replace(entity, mentions=tuple(mentions))


def _seen(analysis: Analysis) -> list[Seen]:
    found = []
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            tokens = analysis.tokens(mention.span)
            if len(tokens):
                root = tokens.root
                is_modifier = root.dep_ in ("compound", "amod") and analysis.is_of(index, PLACE)
                number = analysis.sentence_of(root)
                found.append(Seen(index, mention.span, number, _is_subject(root), is_modifier))
    return sorted(found, key=lambda mention: mention.span)


def _is_subject(root: Token) -> bool:
    """Whether a name is a subject, or stands beside one: "the auction company Alpha said"."""
    while root.dep_ in BESIDE and root.head != root and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    return root.dep_ in SUBJECTS


def _resolve(token: Token, number: int, discourse: Discourse) -> Iterator[tuple[int, EntityMention]]:
    if discourse.analysis.entity_at(token) is not None:
        return
    kinds = PRONOUNS.get(token.lower_)
    if kinds is not None and not is_expletive(token):
        index = _of_pronoun(token, kinds, number, discourse)
        if index is not None:
            name = discourse.analysis.entities[index].name
            reason = f"“{token.text}” after {name}"
            yield index, EntityMention(char_span(token), char_span(token), MentionKind.PRONOUN, reason)
    elif token.pos_ == "NOUN" and (_is_definite(token) or _is_bare_in_headline(token)):
        yield from _description(token, number, discourse)


def _is_definite(token: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in DEFINITE) or (child.dep_ == "nmod:poss" and child.pos_ == "PRON")
        for child in token.children
    )


def _is_bare_in_headline(token: Token) -> bool:
    is_headline = not token.sent.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return is_headline and token.dep_ in SUBJECTS and not children(token, "det", "nmod:poss", "nummod", "amod")


def _of_pronoun(token: Token, kinds: tuple[str, ...], number: int, discourse: Discourse) -> int | None:
    told = _addressee(token, discourse)
    if told is not None and _fits(told, kinds, discourse.analysis):
        return told
    if stands_for_nobody(token, discourse.nameless()):
        return None
    sayer = _sayer(token, discourse) if ORGANIZATION in kinds else None
    return sayer if sayer is not None else _best(token, kinds, number, discourse, reach=REACH)


def _sayer(token: Token, discourse: Discourse) -> int | None:
    """Return who says what it does: "Alpha announced it was splitting". Even a place that speaks is a body."""
    if token.dep_ not in SUBJECTS or token.head.dep_ != "ccomp":
        return None
    analysis = discourse.analysis
    subjects = map(analysis.entity_at, children(token.head.head, *SUBJECTS))
    named = next((index for index in subjects if index is not None), None)
    if named is None or analysis.entities[named].type == OUTLET:
        return None
    return named if _fits(named, (ORGANIZATION, PRODUCT, PLACE), analysis) else None


def _addressee(token: Token, discourse: Discourse) -> int | None:
    """Return who is told what he must do: "told Alpha that it must sell"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ccomp":
        return None
    if not any(child.lower_ in OBLIGATION for child in children(verb, "aux")):
        return None
    objects = children(verb.head, "iobj", "obj")
    return next((index for index in map(discourse.analysis.entity_at, objects) if index is not None), None)


def _unit(token: Token, discourse: Discourse) -> tuple[int, EntityMention] | None:
    """Return the part of an organisation that "the team" or "the division" takes up."""
    analysis = discourse.analysis
    nouns = {words[-1] for kind in analysis.ontology.entity_types.values() for words in kind.unit_nouns}
    if token.lemma_.lower() not in nouns:
        return None
    units = [s for s in discourse.seen if s.span.start < token.idx and not analysis.entities[s.entity].is_name]
    units = [s for s in units if analysis.entities[s.entity].name.lower().endswith(token.lemma_.lower())] or units
    if not units:
        return None
    return _mention(token, max(units, key=lambda mention: mention.span).entity, analysis)


def _mention(token: Token, index: int, analysis: Analysis) -> tuple[int, EntityMention]:
    first = min((child.idx for child in children(token, "det", "nmod:poss")), default=token.idx)
    span = Span(min(first, token.idx), token.idx + len(token))
    reason = f"“{span.within(analysis.document.text)}” after {analysis.entities[index].name}"
    return index, EntityMention(span, char_span(token), MentionKind.NOMINAL, " ".join(reason.split()))


def _description(token: Token, number: int, discourse: Discourse) -> Iterator[tuple[int, EntityMention]]:
    if _is_beside_name(token, discourse.analysis) or is_plural(token):
        return
    called = _called_so(token, discourse)
    index = None
    if called and (_is_certain(token, discourse) or children(token, "nmod:poss") or len(list(phrases_of(token))) > 1):
        index = _best(token, (), number, discourse, reach=len(discourse.analysis.sentences), among=called)
    elif not called and _is_certain(token, discourse) and token.lemma_.lower() not in discourse.bodies:
        index = _only_person(token, number, discourse)
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
    persons = {seen.entity for seen in near if _fits(seen.entity, (PERSON,), discourse.analysis)}
    return next(iter(persons)) if len(persons) == 1 else None


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
    return following is not None and analysis.entity_at(following) is not None and following.pos_ == "PROPN"


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
            called = discourse.described.get(phrases[0], frozenset())
    owners = [child for child in kept if child.dep_ == "nmod:poss"]
    earlier = frozenset(seen.entity for seen in discourse.seen if seen.span.start < token.idx)
    called &= earlier
    return frozenset() if len(kept) > len(owners) or (owners and len(called) > 1) else called


def _adds_nothing(child: Token) -> bool:
    """Whether a relative clause only adds something: there is a comma before it."""
    first = child.left_edge.i
    return child.dep_ == "acl:relcl" and "," in (child.doc[first].text, child.doc[max(0, first - 1)].text)


def _of_kind(token: Token, number: int, discourse: Discourse, called: frozenset[int]) -> int | None:
    """Return the most salient entity of the kind that a noun tells, bodies left out that are no company."""
    analysis, noun = discourse.analysis, token.lemma_.lower()
    if noun in discourse.bodies:
        return None
    is_told_apart = any(not _adds_nothing(child) for child in children(token, *MODIFIERS))
    main = _main_firm(token, discourse) if is_told_apart or _is_from_somewhere(token, analysis) else None
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
    others = {index for body in discourse.bodies for index in discourse.described.get(body, ())}
    among = frozenset(range(len(analysis.entities))) - others
    return _best(token, wanted, number, discourse, reach=len(analysis.sentences), among=among, called=called)


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
    return main_organization(discourse.analysis, before=char_span(token), kinds=(ORGANIZATION,))


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
    return _best(token, (PLACE,), number, discourse, reach=len(discourse.analysis.sentences), among=among)


def _best(  # noqa: PLR0913 - salience looks at all of these
    token: Token,
    kinds: tuple[str, ...],
    number: int,
    discourse: Discourse,
    *,
    reach: int,
    among: frozenset[int] | None = None,
    called: frozenset[int] = frozenset(),
) -> int | None:
    """Return the most salient entity of a kind before a token."""
    analysis = discourse.analysis
    rated: dict[int, float] = {}
    for mention in discourse.seen:
        distance = number - mention.sentence
        if mention.span.start >= token.idx or distance < 0 or distance > reach:
            continue
        if among is not None and mention.entity not in among:
            continue
        if (kinds and not _fits(mention.entity, kinds, analysis)) or _is_demonym(mention, analysis):
            continue
        if mention.is_modifier and token.pos_ == "PRON":
            continue
        score = (3.0 if mention.is_subject else 1.0) / (1 + distance) + TOPIC * min(
            discourse.weight[mention.entity], ENOUGH
        ) / ENOUGH
        score += _same_clause_object(token, mention, analysis) + CALLED_SO * (mention.entity in called)
        if analysis.entities[mention.entity].type == OUTLET:
            score -= 2.0  # who reports the story is seldom who it is about
        rated[mention.entity] = max(rated.get(mention.entity, 0.0), score)
    if not rated:
        return None
    return max(sorted(rated), key=lambda index: rated[index])


def _same_clause_object(token: Token, mention: Seen, analysis: Analysis) -> float:
    """A possessive pronoun seldom means the object of its own verb, a plain pronoun never the subject of it."""
    if token.lower_ in ("it", "he", "she", "they"):
        tokens = analysis.tokens(mention.span)
        if len(tokens) and tokens.root.head == token.head and token.dep_ not in SUBJECTS:
            return -3.0
    return 0.0


def _fits(entity: int, kinds: tuple[str, ...], analysis: Analysis) -> bool:
    kind = analysis.entities[entity].type
    return any(analysis.ontology.is_a(kind, wanted) for wanted in kinds)


def _is_demonym(mention: Seen, analysis: Analysis) -> bool:
    return mention.span.within(analysis.document.text) in demonyms(analysis.ontology)
