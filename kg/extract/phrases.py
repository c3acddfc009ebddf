"""Headlines for event mentions: a short clause with subject and object, or a noun phrase with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.compression import (
    RELATIVE,
    Words,
    is_dateline,
    keep_clause,
    keep_phrase,
    keep_predicate,
    possessive,
)
from kg.extract.cues import cues_at
from kg.extract.grammar import (
    antecedent,
    case_of,
    children,
    counting_head,
    grammar_words,
    is_passive,
    is_plural,
    light_verb,
    objects,
    passive_subjects,
    subjects,
)
from kg.model.mention import Argument

LONGEST = 90
SPEAKER, AGENT, AFFECTED, PLACE = "kg:speaker", "kg:agent", "kg:affected", "kg:place"
ACTORS = (AGENT, SPEAKER)
SURE = 0.5
"""A participant that is no surer stands in no headline: nobody named it there."""
SUBJECT_WORDS = 45
"""How many letters a subject may have."""
ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some"})
EMPTY = frozenset("has have had is are was were does do did will".split())
QUOTES = frozenset("\"“”'‘’")
THINGS = frozenset({"it", "they", "this", "that", "which"})
COMPLEMENTS = ("ccomp", "parataxis")


def phrase(head: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    """Return a short headline of an event, or '' when nothing but its trigger is known."""
    if (head.pos_ in ("VERB", "AUX") and head.dep_ != "amod") or children(head, "cop"):
        text = _of_verb(head, arguments, analysis)
    else:
        text = _of_noun(head.head if head.dep_ == "amod" and head.pos_ == "VERB" else head, arguments, analysis)
    text = " ".join(text.split())
    return _capital(text) if len(text.split()) > 1 and len(text) <= LONGEST else ""


def _capital(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first) else text[:1].upper() + text[1:]


def _of_verb(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    top = _governing(verb)
    words = Words(analysis)
    if verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in children(verb, "mark")):
        told = _as_told(verb, words, analysis)
        if told:
            return told
    subject = _subject(top, arguments, words)
    said = _said(verb, arguments, words, subject) if _speaks(verb, arguments, analysis) else ""
    if said:
        return said
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBG" else verb
    if verb.tag_ == "VBG" and first.dep_ == "advcl" and not children(first, "mark", "case", "aux", "nsubj"):
        return _with_main(verb, first.head, analysis)
    predicate = Words(analysis, told=words.told)
    _keep_chain(top, predicate)
    _keep_gap(verb, predicate)
    if not subject:
        return ""
    place = _fronted_place(top, arguments, words, analysis)
    if len(predicate.kept) - len(children(top, "aux", "aux:pass")) <= 1:
        _keep_day(top, predicate)
    rest = predicate.fitting(LONGEST - len(subject) - len(place) - 1)
    if rest.lower() in EMPTY:
        return ""
    first = analysis.doc[min(predicate.kept)]
    if first == top and top.tag_ == "VB":
        rest = f"to {rest}"
    if first.text == "To":
        rest = rest[:1].lower() + rest[1:]
    return f"{subject} {rest}{place}" if rest else ""


def _as_told(verb: Token, words: Words, analysis: Analysis) -> str:
    """Return who told what a clause with "as" stands beside: "As first reported by Alpha, Beta will close"."""
    tellers = [*children(verb, "obl:agent"), *(one for one in children(verb, "obl") if case_of(one) == "by")]
    if not tellers or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ != "VBN":
        return ""
    teller = Words(analysis, told=words.told)
    keep_phrase(tellers[0], teller)
    teller.kept = {i: path for i, path in teller.kept.items() if analysis.doc[i].dep_ != "case"}
    content = Words(analysis, told=teller.told)
    _keep_content(verb.head, verb, content)
    lead = f"{teller.fitting(SUBJECT_WORDS)} {verb.text}"
    text = _cut(content, LONGEST - len(lead) - 2)
    return f"{lead} {text}" if text else ""


def content_of(verb: Token, voice: Token, analysis: Analysis, *, limit: int) -> str:
    """Return what a clause says without the phrase of who says it, cut to so many letters; '' for no clause."""
    if verb.pos_ not in ("VERB", "AUX") and not children(verb, "cop"):
        return ""
    content = Words(analysis)
    keep_clause(verb, content)
    own = {token.i for token in voice.subtree} - {token.i for token in verb.subtree if verb.head == voice}
    content.kept = {i: path for i, path in content.kept.items() if i not in own}
    return _cut(content, limit - 2) if content.kept else ""


def _governing(verb: Token) -> Token:
    """Return the verb whose subject a complement shares: "continues" for "continues to expand"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and not children(verb, "nsubj"):
        if children(verb.head, "obj", "iobj"):
            return verb
        verb = verb.head
    return verb


def _keep_day(verb: Token, words: Words) -> None:
    """Keep when it was, where nothing else is said: "opened in 2006", "has until July 31 to report"."""
    for child in children(verb, "obl", "advcl", "nmod", "obl:unmarked"):
        if child.i > verb.i and words.analysis.is_time(child) and any(one.like_num for one in child.subtree):
            words.kept.update({token.i: () for token in child.subtree if not token.is_space and token.dep_ != "punct"})


def _keep_gap(verb: Token, words: Words) -> None:
    """Keep the noun that a relative clause describes where its object would stand: "figures that it published"."""
    own = children(verb, "obj")
    described = [antecedent(one) for one in own if one.tag_ in RELATIVE] if own else objects(verb)
    if described and described[0] not in own and described[0].pos_ in ("NOUN", "PROPN"):
        inner = Words(words.analysis, told=words.told)
        keep_phrase(described[0], inner)
        case = {part.i for mark in children(described[0], "case") for part in (mark, *children(mark, "fixed"))}
        inner.kept = {i: path for i, path in inner.kept.items() if i not in case}
        words.names[verb.i] = f"{verb.text} {inner.fitting(SUBJECT_WORDS)}"


def _keep_chain(top: Token, words: Words) -> None:
    """Keep a predicate, with the auxiliaries that it shares with the one it is coordinated with."""
    keep_predicate(top, words)
    first = top.head
    is_bare = top.dep_ == "conj" and top.tag_ in ("VB", "VBP") and not children(top, "aux", "mark")
    if is_bare and first.pos_ in ("VERB", "AUX"):
        shared = [one for one in children(first, "aux", "mark") if one.tag_ in ("MD", "TO")]
        words.kept.update({one.i: () for one in shared})


def _with_main(verb: Token, above: Token, analysis: Analysis) -> str:
    """Return a clause with the participle that hangs on it: "Dam burst, killing 19 people"."""
    main = Words(analysis)
    subject = _subject(above, (), main)
    if not subject or above.pos_ not in ("VERB", "AUX"):
        return ""
    group = [above, *children(above, "aux", "aux:pass", "compound:prt", "advmod")]
    main.kept = {one.i: () for one in group if one.dep_ != "advmod" or one.lower_ in ("not", "n't", "never")}
    if children(above, "obj"):
        for one in children(above, "obj"):
            keep_phrase(one, main)
    said = main.fitting(LONGEST // 2 - len(subject))
    inner = Words(analysis, told=main.told)
    keep_predicate(verb, inner)
    rest = inner.fitting(LONGEST - len(subject) - len(said) - len("x , "))
    return f"{subject} {said}, {rest}" if said and rest else ""


def _subject(verb: Token, arguments: tuple[Argument, ...], words: Words) -> str:
    """Return the subject as written, pronouns and descriptions by their names: "Alpha shares", "4,500 residents"."""
    passive = is_passive(verb)
    found = passive_subjects(verb) if passive else subjects(verb)
    found = found or [one for one in children(verb, "obl") if case_of(one) == "for" and verb.tag_ == "VB"]
    token = next((antecedent(one) for one in found if not is_dateline(one, words.analysis)), None)
    if token is not None and token.pos_ == "PRON" and words.analysis.entity_at(token) is None:
        token = _meant(token, verb, words.analysis)
    token = _agreeing(token, verb, words.analysis) if token is not None else None
    if token is not None and token.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"):
        inner = Words(words.analysis, told=words.told)
        keep_phrase(token, inner)
        case = [mark.i for mark in children(token, "case")]
        own = {one.i for one in verb.subtree} if verb.dep_ == "acl:relcl" and verb.head == token else set()
        inner.kept = {i: path for i, path in inner.kept.items() if i not in case and i not in own}
        if token.lower_ == "those":
            inner.names[token.i] = "people"
        return inner.fitting(SUBJECT_WORDS) or _short(token, words.analysis)
    if token is not None:
        return ""
    wanted = (AFFECTED,) if passive else ACTORS
    named = [a for a in arguments if a.role in wanted and a.entity is not None and a.score > SURE]
    words.told.update(a.entity for a in named[:1] if a.entity is not None)
    return words.analysis.entities[named[0].entity or 0].name if named else ""


def _agreeing(token: Token, verb: Token, analysis: Analysis) -> Token:
    """Return whom a relative clause is about: not the noun beside a name, nor one of another number than the verb."""
    if verb.dep_ != "acl:relcl" or verb.head != token:
        return token
    if token.dep_ == "appos" and analysis.entity_at(token) is None and analysis.entity_at(token.head) is not None:
        return token.head
    finite = [one.lower_ for one in (verb, *children(verb, "aux", "aux:pass", "cop"))]
    is_many = True if set(finite) & {"were", "are", "have"} else False if set(finite) & {"was", "is", "has"} else None
    if is_many is None or is_plural(token) == is_many or list(children(token, "conj")):
        return token
    start = verb.left_edge.i
    near = [one for one in token.doc[token.i : start] if one.pos_ in ("NOUN", "PROPN") and is_plural(one) == is_many]
    return near[-1] if near and near[-1] != token else token


def _short(noun: Token, analysis: Analysis) -> str:
    words = Words(analysis)
    words.kept = {part.i: () for part in (*children(noun, "compound", "amod", "det", "nummod"), noun)}
    return words.fitting(LONGEST // 2)


def _meant(pronoun: Token, verb: Token, analysis: Analysis) -> Token | None:
    """Return the thing that "it" or "they" stands for: what stood where it stands, in the clause before."""
    if pronoun.lower_ not in THINGS:
        return pronoun if pronoun.lower_ in ("those", "some", "many", "others") else None
    wanted = ("obj", "nsubj:pass") if is_passive(verb) else ("nsubj", "nsubj:pass")
    start = pronoun.sent.start
    before = pronoun.doc[max(0, pronoun.doc[start - 1].sent.start if start else 0) : pronoun.i]
    number = pronoun.lower_ == "they"
    found = [
        token
        for token in before
        if token.dep_ in wanted and token.pos_ == "NOUN" and is_plural(token) == number
        if analysis.entity_at(token) is None and token.head.dep_ in ("root", "ROOT", "conj", "ccomp")
    ]
    return found[-1] if found else None


def _speaks(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    is_told = any(argument.role == SPEAKER for argument in arguments)
    return is_told or any(cue.kind == "attribution" for cue in cues_at(verb, analysis.ontology))


def _said(verb: Token, arguments: tuple[Argument, ...], words: Words, subject: str) -> str:
    """Return who said what, the last words cut; '' when nothing is said in a clause."""
    analysis = words.analysis
    content = next((one for one in children(verb, *COMPLEMENTS) if one.pos_ in ("VERB", "AUX", "NOUN", "ADJ")), None)
    if content is None and verb.dep_ == "parataxis" and verb.head.i < verb.i:
        content = verb.head
    if content is None or not subject:
        return ""
    group = Words(analysis)
    parts = [verb, *children(verb, "aux", "aux:pass", "compound:prt", "obj", "iobj")]
    parts += [one for one in children(verb, "advmod") if one.lower_ in ("not", "n't", "n’t", "never")]
    for part in parts:
        if part.dep_ in ("obj", "iobj") and not is_dateline(part, analysis):
            keep_phrase(part, group)
        elif part.dep_ in ("obj", "iobj"):
            continue
        else:
            group.kept[part.i] = ()
    lead = f"{subject} {group.fitting(LONGEST // 2)}"
    clause = Words(analysis, told=words.told | group.told)
    _keep_content(content, verb, clause)
    is_quoted = _is_quoted(content, verb)
    text = _cut(clause, LONGEST - len(lead) - len(" “ …”"))
    if not text:
        return ""
    first = analysis.doc[min(clause.kept)]
    is_plain = first.is_sent_start and first.pos_ != "PROPN" and first.i not in clause.names and first.text != "I"
    return f"{lead}: “{text}”" if is_quoted else f"{lead} {text[:1].lower() + text[1:] if is_plain else text}"


def _keep_content(content: Token, verb: Token, clause: Words) -> None:
    keep_clause(content, clause)
    marks = [
        one
        for one in children(content, "advmod", "obj", "obl")
        if one.tag_ in ("WRB", "WP", "WDT") and one.i < content.i
    ]
    clause.kept.update({one.i: () for one in marks})
    clause.kept.update({one.i: () for one in children(content, "mark") if one.lower_ in ("whether", "if")})
    own = {one.i for one in verb.subtree} if verb.head == content else {verb.i}
    clause.kept = {i: path for i, path in clause.kept.items() if i not in own}


def _cut(words: Words, limit: int) -> str:
    """Return words that fit, with dots for the rest."""
    whole = words.fitting(limit)
    if whole:
        return whole
    shortest = words.text(frozenset(place for path in words.kept.values() for place in path))
    kept = shortest[:limit].rsplit(" ", 1)[0]
    return f"{kept.strip(' ,')} …" if len(kept.split()) > 2 else ""


def _is_quoted(content: Token, verb: Token) -> bool:
    """Whether what is said stands between quotation marks."""
    inside = [
        token for token in content.subtree if token.i not in {one.i for one in verb.subtree} or verb.head != content
    ]
    inside = [token for token in inside if not token.is_space]
    if not inside:
        return False
    first = min(token.i for token in inside)
    marks = content.doc[max(content.sent.start, first - 1) : first + 1]
    return any(mark.text in QUOTES for mark in marks)


def _fronted_place(verb: Token, arguments: tuple[Argument, ...], words: Words, analysis: Analysis) -> str:
    """Return the place that is told before the subject: "In Leeds, the firm closed a plant"."""
    for child in children(verb, "obl"):
        index = analysis.entity_at(child)
        is_place = index is not None and analysis.is_of(index, "schema:Place")
        if index is not None and is_place and child.i < verb.i and case_of(child) in ("in", "at", "across"):
            return f" {case_of(child)} {analysis.entities[index].name}"
    return ""


def _of_noun(noun: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    top = counting_head(noun, grammar_words(analysis.ontology))
    words = Words(analysis)
    keep_phrase(top, words)
    words.kept = _without_start(top, words)
    if len(words.kept) <= 1:
        for child in children(noun, "nmod"):
            if analysis.is_time(child) and case_of(child) == "of":
                words.kept.update({token.i: () for token in child.subtree if not token.is_space})
    is_bare = len(words.kept) <= 1
    verb = light_verb(noun, grammar_words(analysis.ontology))
    if is_bare and verb is None and top.dep_ in ("obj", "nsubj:pass", "nsubj") and top.head.pos_ == "VERB":
        verb = top.head
    if verb is not None and not _has_owner(top):
        told = _of_verb(verb, arguments, analysis)
        if told:
            return told
    return _with_participants(words, arguments, analysis)


def _has_owner(noun: Token) -> bool:
    return any(child.pos_ != "PRON" for child in children(noun, "nmod:poss"))


def _without_start(noun: Token, words: Words) -> dict[int, tuple[int, ...]]:
    """Return the words without the preposition and the article at the start."""
    cut = {part.i for mark in children(noun, "case") for part in (mark, *children(mark, "fixed"))}
    kept = {i: path for i, path in sorted(words.kept.items()) if i not in cut}
    for i in list(kept):
        if words.analysis.doc[i].lower_ not in ARTICLES or i in words.names or len(kept) == 1:
            break
        del kept[i]
    return kept


def _with_participants(words: Words, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    text = words.fitting(LONGEST)
    if not text:
        return ""
    named = list(_named(arguments, analysis, text))
    owner = next((name for role, name, _ in named if role in ACTORS), "")
    is_whole = any(words.kept.values())  # it has a complement of its own
    other = None if is_whole else next(((name, before) for role, name, before in named if role == AFFECTED), None)
    place = next((name for role, name, _ in named if role == PLACE), "")
    if owner and not text[:1].isdigit():
        text = f"{possessive(owner)} {_lower(text, words)}"
    if other is not None and len(text.split()) < LONGEST // 10:
        text = f"{text} {other[1]} {other[0]}"
    return f"{text} in {place}" if place and len(text) + len(place) + len(" in ") <= LONGEST else text


def _named(arguments: tuple[Argument, ...], analysis: Analysis, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield role, name and preposition of the participants that a text does not name."""
    for argument in arguments:
        if argument.entity is None or (argument.score <= SURE and argument.role != PLACE):
            continue
        entity = analysis.entities[argument.entity]
        surface = argument.span.within(analysis.document.text)
        if entity.name not in text and surface not in text and entity.is_name:
            yield argument.role, entity.name, _preposition(argument, analysis)


def _preposition(argument: Argument, analysis: Analysis) -> str:
    """Return the preposition that a role takes after a noun: "the suit against Alpha", "the fine on Alpha"."""
    role = analysis.ontology.roles.get(argument.domain_role)
    rows = [row for row in (role.own_grammar if role else ()) if row.startswith("nmod/")]
    return rows[0].partition("/")[2] if rows else "of"


def _lower(text: str, words: Words) -> str:
    first = text.split(" ", 1)[0]
    is_plain = first[1:].islower() and all(first != name.split()[0] for name in words.names.values())
    token = next((words.analysis.doc[i] for i in sorted(words.kept)), None)
    return text[:1].lower() + text[1:] if is_plain and token is not None and token.pos_ != "PROPN" else text
