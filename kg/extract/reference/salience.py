"""How likely a pronoun or description stands for what was mentioned before, in the manner of Lappin & Leass (1994)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import antecedent, children, passive_subjects, subjects, verb_of
from kg.extract.names.names import demonyms
from kg.extract.publication import LETTERHEAD
from kg.extract.reference.binding import barred
from kg.extract.reference.descriptions import BESIDE, BODIES, described, nouns_of
from kg.extract.reference.genders import GENDERS, genders, of_word
from kg.extract.reference.nameless import SINGULAR, SUBJECTS, Nouns, thing_between
from kg.extract.reference.quotations import quotation
from kg.model.document import Fact
from kg.model.span import Span

ORGANIZATION, PERSON, PLACE, PRODUCT = "schema:Organization", "schema:Person", "schema:Place", "schema:Product"
OUTLET = "schema:NewsMediaOrganization"
OWNED = "kg:ownedNoun"
BODY_ENDS = ("kg:clubWord", "kg:unionNameWord", "kg:regulatorNameWord")
"""Words at the ends of the names of clubs, unions and regulators."""
NOUNS = (BODIES, "kg:firmNoun", "kg:serviceNoun", "kg:otherWord", "kg:looseNoun")
IMPRINT = (Fact.AGENCY, Fact.PUBLISHER, Fact.AUTHOR)
"""Who is only named for having made the article, and is no part of the story there."""
TOPIC, ENOUGH = 1.6, 8
"""What it counts most that a document speaks much of an entity, and from how many mentions on."""
FIRM_TOPIC = 2.4
"""What that counts for "the company"."""
SUBJECT, ASIDE, DOER, OWNER, ELSEWHERE = 3.0, 2.2, 2.2, 1.3, 1.0
"""What it counts where a mention stands: subject, that of an aside, after "by", before a subject, elsewhere."""
ASIDES = ("acl", "acl:relcl", "advcl", "advcl:relcl")
COMPANY = 0.4
"""What it counts that "the company" was called a carrier, a bank or a maker before."""
GOVERNOR = 1.0
"""What it counts to be the subject of the clause in which the pronoun's own clause stands."""
BELOW = (
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "ccomp",
    "xcomp",
    "nmod",
    "obj",
    "obl",
    "appos",
    "conj",
    "parataxis",
)
ALONE = 1.2
"""What it counts for a pronoun to be the only one of its kind named before in the sentence."""
PARTICIPANTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "appos", "flat", "conj", "xcomp")
"""Where somebody stands who has a part in what a sentence tells."""
UNDERGOING = ("obj", "iobj", "obl")
POSSESSIVES = ("its", "his", "her", "their")
CENTRE = 1.0
"""What it counts to be spoken of just before a sentence that begins with "it"."""
MARGIN = 0.1
"""By how much the first must outdo the second, that a pronoun means it."""
CALLED_SO = 2.0
"""What it counts that the document has called an entity so: "the app" is rather what was called an app."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that something later may stand for."""

    entity: int
    span: Span
    sentence: int
    weight: float
    """What it counts where it stands."""
    is_modifier: bool = False
    """Whether it is a place that only stands before a noun: "the US firm"."""


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
    loose: frozenset[str]
    """Nouns that mean much besides: "the line" is only what is called a line."""
    called_firms: frozenset[int]
    """What the document calls a company, a firm or a group."""
    companies: frozenset[int]
    """What the document calls by a noun for companies: "the carrier Alpha"."""
    no_companies: frozenset[int]
    """What is a body by its name or by what it is called: the League, the court."""
    genders: dict[int, str]
    employers: Mapping[int, int]
    """For whom people work, by what stands beside their names: "Alpha's chief executive, Ann Roe"."""
    tellers: frozenset[int] = frozenset()
    """Who only tells the story: the agency of a dateline, the paper of a byline."""
    publisher: int | None = None
    """Whose own text it is: for whom "we" stands outside quotations."""
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
        firms = {words[-1] for words in kinds[ORGANIZATION].head_nouns | kinds[OUTLET].head_nouns}
        return Nouns(frozenset(self.bodies | firms), frozenset(people), self.entity_at)


def begin(analysis: Analysis) -> Discourse:
    """Return what a document says before its pronouns and descriptions are read."""
    seen = _seen(analysis)
    weight: dict[int, int] = defaultdict(int)
    for earlier in seen:
        weight[earlier.entity] += 1
    lists = analysis.ontology.word_lists
    nouns = [frozenset(" ".join(words) for words in lists.get(name, ())) for name in NOUNS]
    bodies, firms, services, others, loose = nouns
    called = described(analysis)
    kinds = {words[-1] for words in analysis.ontology.entity_types[ORGANIZATION].head_nouns} - bodies
    companies = frozenset(index for noun in sorted(kinds | firms) for index in called.get(noun, ()))
    rest = {index for noun in sorted(bodies) for index in called.get(noun, ())}
    ends = {suffix.strip(".") for suffix in analysis.ontology.entity_types[ORGANIZATION].suffixes}
    ends |= {words[0] for words in lists.get("kg:businessWords", ())}
    companies |= {index for index, one in enumerate(analysis.entities) if one.name.split()[-1].lower() in ends}
    clubs = bodies | {words[0] for name in BODY_ENDS for words in lists.get(name, ())}
    rest |= {index for index, one in enumerate(analysis.entities) if one.name.split()[-1].lower() in clubs}
    return Discourse(
        analysis=analysis,
        seen=seen,
        weight=weight,
        described=called,
        bodies=bodies,
        firms=firms,
        services=services,
        others=others,
        loose=loose,
        called_firms=frozenset(index for noun in sorted(firms) for index in called.get(noun, ())),
        companies=companies,
        no_companies=frozenset(rest) - companies,
        genders=genders(analysis),
        employers=dict(_employers(analysis)),
        tellers=frozenset(_tellers(analysis)),
    )


def _tellers(analysis: Analysis) -> Iterator[int]:
    told = [fact.span for fact in analysis.document.facts if fact.kind in IMPRINT[:2] and fact.origin != LETTERHEAD]
    for index, entity in enumerate(analysis.entities):
        if any(span.overlaps(mention.span) for span in told for mention in entity.mentions):
            yield index


def _seen(analysis: Analysis) -> list[Seen]:
    found = []
    imprint = list(_imprint(analysis))
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions:
            tokens = analysis.tokens(mention.span)
            if len(tokens) and not any(span.overlaps(mention.span) for span in imprint):
                root = tokens.root
                is_modifier = root.dep_ in ("compound", "amod") and analysis.is_of(index, PLACE)
                number = analysis.sentence_of(root)
                is_owner = root.dep_ == "nmod:poss" and _is_subject(root)
                is_subject = not is_owner and _is_subject(root)
                weight = _weight(root, is_subject=is_subject, is_owner=is_owner)
                found.append(Seen(index, mention.span, number, weight, is_modifier))
    return sorted(found, key=lambda mention: mention.span)


def _weight(root: Token, *, is_subject: bool, is_owner: bool) -> float:
    if is_owner:
        return OWNER
    if root.dep_ == "obl:agent" or (root.head.dep_ == "obl:agent" and root.dep_ in BESIDE):
        return DOER
    return ELSEWHERE if not is_subject else ASIDE if root.head.dep_ in ASIDES else SUBJECT


def _employers(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield people with the organisations whose post stands beside their names."""
    for index, entity in enumerate(analysis.entities):
        for mention in entity.mentions if analysis.is_of(index, PERSON) else ():
            for noun in nouns_of(analysis.tokens(mention.span).root, analysis):
                for owner in children(noun, "nmod:poss", "nmod", "compound"):
                    firm = analysis.entity_at(owner)
                    if firm is not None and analysis.is_of(firm, ORGANIZATION):
                        yield index, firm


def _imprint(analysis: Analysis) -> Iterator[Span]:
    """Yield where the makers of an article are named; a club or an office that publishes speaks of itself."""
    bodies = {words[-1] for words in analysis.ontology.word_lists.get(BODIES, ())}
    for fact in analysis.document.facts:
        is_self = fact.kind is Fact.PUBLISHER and fact.value.split()[-1].lower() in bodies
        if fact.kind in IMPRINT and not is_self and fact.origin != LETTERHEAD:
            yield fact.span


def _is_subject(root: Token) -> bool:
    """Whether a name is a subject, or stands beside one: "the auction company Alpha said", "Alpha's chief said"."""
    if root.dep_ == "nmod:poss":
        root = root.head
    while root.dep_ in BESIDE and root.head != root and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    return root.dep_ in SUBJECTS


def best(  # noqa: PLR0913 - salience looks at all of these
    token: Token,
    kinds: tuple[str, ...],
    number: int,
    discourse: Discourse,
    *,
    reach: int,
    among: frozenset[int] | None = None,
    called: frozenset[int] = frozenset(),
    since: int = 0,
) -> int | None:
    """Return the most salient entity of a kind before a token, named where the text is at `since` or later."""
    analysis = discourse.analysis
    rated: dict[int, float] = {}
    fitting = [
        mention
        for mention in discourse.seen
        if mention.span.start < token.idx and 0 <= number - mention.sentence <= reach and mention.span.start >= since
    ]
    no_one = barred(token, analysis, discourse.publisher) | _doers_of_own_clause(token, discourse)
    no_one |= _who_speaks(token, discourse)
    fitting = [
        mention
        for mention in fitting
        if (among is None or mention.entity in among)
        and mention.entity not in no_one
        and not (kinds and not fits(mention.entity, kinds, analysis))
        and not _is_demonym(mention, analysis)
        and not (mention.is_modifier and token.pos_ == "PRON")
        and not _is_of_other_gender(token, mention.entity, discourse)
    ]
    near = _near(fitting, number, analysis)
    if near and token.lower_ in GENDERS:
        fitting = [mention for mention in fitting if mention.entity in near]
    last = None if near else _only_one_before(token, fitting, number, analysis)
    doers = _governing(token)
    is_firm = token.lemma_.lower() in discourse.firms
    for mention in fitting:
        topic = FIRM_TOPIC if is_firm else TOPIC
        score = mention.weight / (1 + number - mention.sentence)
        score += topic * min(discourse.weight[mention.entity], ENOUGH) / ENOUGH
        score += COMPANY * (is_firm and mention.entity in discourse.companies)
        score += GOVERNOR * any(char_span(doer).overlaps(mention.span) for doer in doers)
        score += ALONE * (token.pos_ == "PRON" and near == {mention.entity})
        score += CALLED_SO * (mention.entity in called) + CENTRE * _is_centre(token, mention, number)
        score += CENTRE * (mention.entity == last and mention.sentence == number - 1)
        if analysis.entities[mention.entity].type == OUTLET or mention.entity in discourse.tellers:
            score -= 2.0  # who reports the story is seldom who it is about
        rated[mention.entity] = max(rated.get(mention.entity, 0.0), score)
    if not rated:
        return None
    ranked = sorted(rated, key=lambda index: (-rated[index], index))
    if token.pos_ == "PRON" and _is_of_nameless(token, ranked[0], fitting, number, discourse):
        return None
    is_close = len(ranked) > 1 and rated[ranked[0]] - rated[ranked[1]] < MARGIN
    return None if is_close and token.pos_ == "PRON" else ranked[0]


def _is_centre(token: Token, mention: Seen, number: int) -> bool:
    """Whether a sentence that begins with "it" goes on with who did it in the one before (Grosz et al. 1995)."""
    is_opening = token.lower_ in SINGULAR and (token.i - token.sent.start <= 1 or _owns_speaker(token))
    return is_opening and mention.sentence == number - 1 and mention.weight >= DOER


def _only_one_before(token: Token, fitting: list[Seen], number: int, analysis: Analysis) -> int | None:
    """Return who alone is spoken of in the sentence before "he" or "she", and more than in passing."""
    if token.lower_ not in GENDERS:
        return None
    before = [mention for mention in fitting if mention.sentence == number - 1]
    people = {mention.entity for mention in before}
    roots = (analysis.tokens(mention.span).root for mention in before)
    return people.pop() if len(people) == 1 and any(root.dep_ in PARTICIPANTS for root in roots) else None


def _owns_speaker(token: Token) -> bool:
    """Whether whose it is said to be speaks, of what the sentence before told: "“It is wrong,” said its chief"."""
    speaker = token.head
    is_subject = token.dep_ == "nmod:poss" and speaker.dep_ in SUBJECTS
    return is_subject and speaker.i > speaker.head.i and speaker.head.dep_ in ("ROOT", "parataxis")


def _near(fitting: list[Seen], number: int, analysis: Analysis) -> frozenset[int]:
    """Return who of those that fit is named in the sentence itself, outlets and mere modifiers left out."""
    return frozenset(
        mention.entity
        for mention in fitting
        if mention.sentence == number
        and analysis.entities[mention.entity].type != OUTLET
        and analysis.tokens(mention.span).root.dep_ not in ("compound", "amod", "nmod:desc")
    )


def _is_of_nameless(token: Token, found: int, fitting: list[Seen], number: int, discourse: Discourse) -> bool:
    """Whether who was found is only named in an earlier sentence, and a thing without a name stands between."""
    if any(mention.entity == found and mention.sentence == number for mention in fitting):
        return False
    lists = discourse.analysis.ontology.word_lists
    owned = {words[-1] for words in lists.get(OWNED, ())}
    owned |= {
        words[-1]
        for kind in discourse.analysis.ontology.entity_types.values()
        for words in (*kind.job_nouns, *kind.unit_nouns)
    }
    return thing_between(token, discourse.nameless(), frozenset(owned))


def _governing(token: Token) -> list[Token]:
    """Return the subjects of the clause above a pronoun's own: "Alpha shut what it had"; its own for a possessive."""
    if token.pos_ != "PRON" or (token.dep_ not in SUBJECTS and token.lower_ not in POSSESSIVES):
        return []
    clause = verb_of(token.head) if token.dep_ not in SUBJECTS else token.head
    found = subjects(clause) if token.dep_ not in SUBJECTS else []
    while (not found or any(token in one.subtree for one in found)) and clause.dep_ in BELOW and clause.head != clause:
        clause = clause.head
        found = subjects(clause) if clause.pos_ == "VERB" or children(clause, "cop") else []
    return [antecedent(one) for one in found if one.i < token.i]


def _is_of_other_gender(token: Token, entity: int, discourse: Discourse) -> bool:
    gender, known = of_word(token.lower_), discourse.genders.get(entity)
    return gender is not None and known is not None and gender != known


def _who_speaks(token: Token, discourse: Discourse) -> frozenset[int]:
    """Return who is quoted, if a pronoun stands in a quotation: it means somebody else."""
    if token.pos_ != "PRON" or quotation(token, discourse.analysis) is None:
        return frozenset()
    sayers = [one for above in token.ancestors if above.dep_ == "ccomp" for one in subjects(above.head)]
    sayers += [one for above in token.ancestors for said in children(above, "parataxis") for one in subjects(said)]
    return frozenset(index for index in map(discourse.entity_at, sayers) if index is not None)


def _doers_of_own_clause(token: Token, discourse: Discourse) -> frozenset[int]:
    """Return who does what is done to a pronoun or description, which then mean another: "it would buy it back"."""
    if token.dep_ not in UNDERGOING:
        return frozenset()
    found = map(discourse.entity_at, subjects(verb_of(token)) or passive_subjects(verb_of(token)))
    return frozenset(index for index in found if index is not None)


def fits(entity: int, kinds: tuple[str, ...], analysis: Analysis) -> bool:
    """Return whether an entity is of one of some types."""
    kind = analysis.entities[entity].type
    return any(analysis.ontology.is_a(kind, wanted) for wanted in kinds)


def _is_demonym(mention: Seen, analysis: Analysis) -> bool:
    return mention.span.within(analysis.document.text) in demonyms(analysis.ontology)
