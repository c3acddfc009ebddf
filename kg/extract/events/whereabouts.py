"""Where an event happens, as far as its clause says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.grammar import antecedent, case_of, children, conjuncts, is_frame, is_plural, objects, subjects, verb_of
from kg.extract.names.names import demonyms
from kg.extract.reference.referents import is_person
from kg.model.mention import Argument, MentionKind

SITES = "kg:siteWords"
ACTING = ("kg:bodyNoun", "kg:firmNoun", "kg:personNoun")
PERSON, ORGANIZATION, PLACE = "schema:Person", "schema:Organization", "schema:Place"


def near_places(head: Token, analysis: Analysis, *, is_speech: bool = True) -> tuple[Argument, ...]:
    """Return the first place that stands in the event's clause with a preposition of place, and those beside it.

    Where many or a body without a name are who do something, there they do it, unless they only speak: "Drivers in
    Leeds walked out", "A court in Leeds fined Alpha".
    """
    clause = verb_of(head)
    for token in head.subtree if is_frame(head) else (*clause.subtree, *_where(clause)):
        index = analysis.entity_at(token)
        if index is None or (verb_of(token) != clause and clause not in token.children):
            continue
        is_place = analysis.ontology.is_a(analysis.entities[index].type, PLACE)
        if _is_in_a_participant(token, clause, analysis, is_speech=is_speech) or is_language(token, analysis):
            continue
        if is_place and case_of(token) in ("in", "at", "across", "throughout", "near"):
            beside = tuple(_named_places(token, analysis))
            if beside and beside[0].entity == index:
                return beside
    at_site = None if is_speech else _at_site(head, clause, analysis)
    return () if at_site is None else (at_site,)


def _named_places(first: Token, analysis: Analysis) -> Iterator[Argument]:
    """Yield a place and what is coordinated with it: "in Leeds and Hull"."""
    for token in conjuncts(first):
        mention = analysis.mention_at(token)
        if mention and mention[1].kind is MentionKind.NAME and analysis.is_of(mention[0], PLACE):
            yield Argument("kg:place", mention[1].span, mention[0], "kg:place", 0.5)


def is_language(token: Token, analysis: Analysis) -> bool:
    """Return whether a word for what is from a place stands for its language: "published in Chinese"."""
    return case_of(token) == "in" and token.text in demonyms(analysis.ontology) and not children(token, "det")


def _at_site(head: Token, clause: Token, analysis: Analysis) -> Argument | None:
    """Return the place of a site in a clause: "The Leeds plant reopened", "its plant in Leeds, which it opened"."""
    sites = {words[-1] for words in analysis.ontology.word_lists.get(SITES, ())}
    nouns = [token for token in (*clause.children, *head.children) if token.lemma_.lower() in sites]
    if head not in (clause, *children(clause, "nsubj", "nsubj:pass", "obj")):
        return None
    places = [child for noun in nouns for child in children(noun, "compound")]
    if clause.dep_ == "acl:relcl" and clause.head in map(antecedent, (*objects(clause), *subjects(clause))):
        places += [child for child in children(clause.head, "nmod") if _is_thing(clause.head, analysis)]
    places += [one for noun in nouns for one in _told_elsewhere(noun, analysis)]
    for place in places:
        mention = analysis.mention_at(place)
        is_inside = place.dep_ == "compound" or case_of(place) in ("in", "at", "near")
        is_name = mention is not None and mention[1].kind is MentionKind.NAME
        if mention is not None and is_name and is_inside and analysis.is_of(mention[0], PLACE):
            return Argument("kg:place", mention[1].span, mention[0], "kg:place", 0.5)
    return None


def _told_elsewhere(site: Token, analysis: Analysis) -> list[Token]:
    """Return the one place where a text says that the site is which a noun takes up: "the Leeds plant … the plant"."""
    is_taken_up = any(det.lower_ in ("the", "this") for det in children(site, "det"))
    is_told_apart = bool(children(site, "compound", "amod", "nmod", "nmod:poss", "nummod"))
    if not is_taken_up or is_told_apart or _is_somebody(site, analysis):
        return []
    found: dict[int, Token] = {}
    for other in analysis.doc:
        if other.lemma_.lower() != site.lemma_.lower():
            continue
        own = analysis.entity_at(other)
        for place in children(other, "compound", "nmod"):
            index = analysis.entity_at(place)
            index = None if index == own else index
            is_inside = place.dep_ == "compound" or case_of(place) in ("in", "at", "near")
            if index is not None and is_inside and analysis.is_of(index, PLACE):
                found.setdefault(index, place)
    return list(found.values()) if len(found) == 1 else []


def _is_somebody(site: Token, analysis: Analysis) -> bool:
    """Whether a site does something to others or hears of it, and is no scene: "the office banned it"."""
    is_doer = site.dep_ == "nsubj" and bool(objects(site.head))
    return is_doer or (site.dep_ in ("obj", "iobj") and analysis.stands_for(site, ORGANIZATION))


def _where(clause: Token) -> list[Token]:
    """Return the place that a clause with "where" tells of: "In Leeds, where it closed a plant"."""
    is_relative = clause.dep_ in ("acl:relcl", "advcl:relcl", "acl")
    return [clause.head] if is_relative and any(c.lower_ == "where" for c in children(clause, "advmod", "obl")) else []


def _is_in_a_participant(token: Token, clause: Token, analysis: Analysis, *, is_speech: bool) -> bool:
    """Whether a place belongs to who does it, not to where it is done: "Police in Leeds said".

    Where a thing is that something befalls, there it happens: "A dam in the Alva valley burst".
    """
    current = token
    while current.head not in (clause, current):
        current = current.head
    is_inside = current != token and current.dep_ in ("nsubj", "nsubj:pass", "obl:agent")
    is_nameless = not is_speech and current.pos_ == "NOUN" and analysis.entity_at(current) is None
    is_body = (current.lemma_.lower(),) in analysis.ontology.word_lists.get(ACTING[0], ())
    are_many = is_nameless and (is_body or (is_plural(current) and is_person(current, analysis)))
    return is_inside and not are_many and not _is_thing(current, analysis)


def _is_thing(noun: Token, analysis: Analysis) -> bool:
    kinds = (analysis.ontology.entity_types[name] for name in (PERSON, ORGANIZATION))
    acting = {words[-1] for kind in kinds for words in (*kind.head_nouns, *kind.job_nouns, *kind.unit_nouns)}
    acting |= {words[-1] for name in ACTING for words in analysis.ontology.word_lists.get(name, ())}
    is_plain = noun.pos_ == "NOUN" and analysis.entity_at(noun) is None
    return is_plain and noun.lemma_.lower() not in acting
