"""Headlines for event mentions: names in place of pronouns, verb group, object; no time, no asides."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.grammar import (
    antecedent,
    case_of,
    children,
    counting_head,
    grammar_words,
    is_passive,
    objects,
    passive_subjects,
    subjects,
)
from kg.model.mention import Argument

LONGEST = 90
SPEAKER = "kg:speaker"
ACTORS = ("kg:agent", SPEAKER)
VERB_GROUP = ("aux", "aux:pass", "cop", "compound:prt")
NOUN_GROUP = ("compound", "amod", "nummod", "flat", "nmod:desc", "nmod:unmarked")
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
WORDS_SAID = 9
"""How many words of what somebody said a headline gives."""
WORDS_BESIDE = 5
"""How many words a phrase after a noun may have."""
INNER = ("nmod", "compound", "nmod:poss", "appos", "flat")


def phrase(head: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    """Return a short headline of an event, or '' when nothing but its trigger is known."""
    render = _clause if head.pos_ in ("VERB", "AUX") else _nominal
    words = render(head, arguments, analysis)
    text = " ".join(" ".join(word.split()) for word in words if word).replace(" : ", ": ")
    return text[:1].upper() + text[1:] if len(text) <= LONGEST and len(text.split()) > 1 else ""


def _names(arguments: tuple[Argument, ...], analysis: Analysis, *roles: str) -> list[str]:
    found = [a for a in arguments if a.role in roles and a.entity is not None]
    return list(dict.fromkeys(analysis.entities[a.entity].name for a in found if a.entity is not None))


def _clause(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> list[str]:
    actors, affected = _names(arguments, analysis, *ACTORS), _names(arguments, analysis, "kg:affected")
    places = _names(arguments, analysis, "kg:place")
    passive = is_passive(verb)
    subject = _subject(verb, analysis) or next(iter(affected if passive else actors or affected), "")
    if passive:
        rest = [f"by {actors[0]}"] if actors and actors[0] not in subject else []
    else:
        rest = [_object(verb, [name for name in affected if name not in subject], analysis), *_amount(verb, analysis)]
    rest += _complement(verb, arguments, analysis)
    where = [f"in {places[0]}"] if places and not any(places[0] in part for part in (subject, *rest)) else []
    return [subject, _verb_group(verb), *rest, *where]


def _subject(verb: Token, analysis: Analysis) -> str:
    """Return the subject as written, pronouns and descriptions by their names: "Alpha shares", "4,500 residents"."""
    found = passive_subjects(verb) if is_passive(verb) else subjects(verb)
    token = next((antecedent(one) for one in found if not _is_dateline(one, analysis)), None)
    if token is None or token.pos_ == "PRON":
        return _entity_name(token, analysis) if token is not None else ""
    name = _entity_name(token, analysis)
    if name or token.pos_ not in ("NOUN", "PROPN", "NUM"):
        return name
    group = _noun_group(token)
    for child in children(token, *INNER):
        inner = _entity_name(child, analysis)
        if inner and child.dep_ in ("appos", "flat"):
            return inner
        if inner and inner not in group and child.text not in group:
            return f"{inner} {group if group.isupper() else group[:1].lower() + group[1:]}"
    return group


def _is_dateline(token: Token, analysis: Analysis) -> bool:
    """Whether a subject is only the capitals of a dateline that the parser took for one."""
    index = analysis.entity_at(token)
    is_place = index is not None and analysis.ontology.is_a(analysis.entities[index].type, "schema:Place")
    return (
        is_place and token.text.isupper() and len(token) > len("USSR") and token.i - token.sent.start < len("DATELINE")
    )


def _entity_name(token: Token, analysis: Analysis) -> str:
    index = analysis.entity_at(token)
    return analysis.entities[index].name if index is not None else ""


def _verb_group(verb: Token) -> str:
    parts = [verb, *children(verb, *VERB_GROUP)]
    parts += [child for child in children(verb, "advmod") if child.lower_ in NEGATIONS]
    if any(part.lemma_.lower() == "be" for part in children(verb, "aux")):
        parts += [mark for mark in children(verb, "mark") if mark.lower_ == "to"]
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        parts += [verb.head, *children(verb.head, *VERB_GROUP), *children(verb, "mark")]
    return " ".join(token.text for token in sorted(set(parts), key=lambda token: token.i))


def _object(verb: Token, affected: list[str], analysis: Analysis) -> str:
    for token in objects(verb):
        figure = _figure_at(token, analysis)
        if figure:
            return figure
        if analysis.entity_at(token) is None and token.pos_ in ("NOUN", "PROPN", "NUM"):
            return _noun_group(token)
    return " and ".join(affected[:2])


def _amount(verb: Token, analysis: Analysis) -> list[str]:
    """Return by how much or to what something moved: "fell 11 percent"."""
    beside = children(verb, "obl:unmarked", "nmod:unmarked", "advmod")
    found = (_figure_at(child, analysis) for child in beside)
    return [next((words for words in found if words), "")]


def _figure_at(token: Token, analysis: Analysis) -> str:
    place = char_span(token)
    inside = (figure.span for figure in analysis.figures if figure.span.contains(place))
    return next((span.within(analysis.document.text) for span in inside), "")


def _complement(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> list[str]:
    """Return what somebody said or undertook: the first words of the clause that hangs on the verb."""
    for clause in children(verb, "ccomp", "xcomp"):
        is_told = any(argument.role == SPEAKER for argument in arguments)
        if clause.dep_ == "ccomp" and not is_told:
            continue
        if clause.dep_ == "xcomp":
            marks = [mark.text for mark in children(clause, "mark")]
            return [*marks, clause.text, _object(clause, [], analysis)] if clause.pos_ == "VERB" else []
        without = set(verb.subtree) - set(clause.subtree) | {verb}
        words = [token for token in clause.subtree if not token.is_space and token not in without]
        words = [token for token in words if token.is_alpha or token.i > words[0].i]
        words = words[1:] if words and words[0].lower_ == "that" else words
        return [":", _first(words)] if clause.i < verb.i else [_first(words)]
    return []


def _first(words: list[Token]) -> str:
    """Return the first words, up to a comma or as many as fit, with dots for the rest."""
    stop = next((place for place, token in enumerate(words) if token.text in (",", ";", ":", "—", "–")), len(words))
    kept = words[: min(stop, WORDS_SAID)]
    if not kept:
        return ""
    text = kept[0].doc[kept[0].i : kept[-1].i + 1].text.strip(" .“”")
    return text if len(kept) == len(words) else f"{text} …"


def _noun_group(noun: Token) -> str:
    """Return a noun with what stands before it, articles and owners left out: "all-hands meeting"."""
    first = noun.i
    for child in noun.children:
        if child.dep_ in NOUN_GROUP and child.i < noun.i:
            first = min(first, child.left_edge.i)
    while first < noun.i and noun.doc[first].dep_ in ("det", "nmod:poss", "case", "punct"):
        first += 1
    return noun.doc[first : noun.i + 1].text


def _nominal(noun: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> list[str]:
    top = counting_head(noun, grammar_words(analysis.ontology))
    group = _noun_group(noun) if top == noun else f"{_noun_group(top)} of {_noun_group(noun)}"
    actors, affected = _names(arguments, analysis, *ACTORS), _names(arguments, analysis, "kg:affected")
    beside = _beside(noun) if not affected else ""
    places = [f"in {name}" for name in _names(arguments, analysis, "kg:place")[:1] if name not in f"{group} {beside}"]
    whose = [f"{actors[0]}:"] if actors and actors[0] not in f"{group} {beside}" else []
    what = [f"at {affected[0]}"] if affected and affected[0] not in group else []
    return [*whose, group, beside, *what, *places]


def _beside(noun: Token) -> str:
    """Return the short phrase after a noun that says which event it is: "explosion in a coal mine"."""
    for child in children(noun, "nmod"):
        words = [token for token in child.subtree if not token.is_space]
        if case_of(child) and child.i > noun.i and len(words) <= WORDS_BESIDE and words[0].i == noun.i + 1:
            return noun.doc[words[0].i : words[-1].i + 1].text
    return ""
