"""Headlines for what is said: who says it, and its words in short."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.cues import cues_at
from kg.extract.grammar import case_of, children
from kg.extract.headlines.complements import SUBJECTS, has_subject, is_saying
from kg.extract.headlines.compression import SHORT_RELATED, keep_clause, keep_phrase
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.left_out import RELATIVE, is_dateline
from kg.extract.headlines.subjects import SPEAKER, SUBJECT_WORDS
from kg.extract.headlines.whole import ASKING, asking_phrases
from kg.model.mention import Argument

LONGEST = 90
OPENING, CLOSING = frozenset('"“„‘'), frozenset('"”’')
SHORTEST = 3
"""Fewer or as many words, none of them a name, noun or verb, say nothing alone."""
ANSWERS = frozenset({"yes", "no", "sorry", "goodbye"})
QUOTES = frozenset("\"“”'‘’")
COMPLEMENTS = ("ccomp", "parataxis")
CONCLUDING = frozenset({"mean", "imply", "make"})
"""Verbs that tell what follows from a report, not what it says."""
DANGLING = frozenset("a an the of to and or in on at by for with from its their his her our this that was be".split())
"""Words with which no cut clause ends."""


def speaks(verb: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> bool:
    """Return whether a verb tells that somebody says something."""
    is_told = any(argument.role == SPEAKER for argument in arguments)
    return is_told or any(cue.kind == "attribution" for cue in cues_at(verb, analysis.ontology))


def said(verb: Token, words: Words, subject: str) -> str:
    """Return who said what, the last words cut; '' when nothing is said in a clause."""
    analysis = words.analysis
    content = content_of_saying(verb)
    if content is None or not subject or any(one.tag_ == "WDT" for one in children(content, "nsubj")):
        return ""
    group = _telling(verb, content, analysis)
    lead = f"{subject} {group.fitting(LONGEST // 2)}"
    limit = LONGEST - len(lead) - len(": “ …”")
    if _is_quoted(content, verb):
        quote = quotation(content, limit=limit)
        is_short = quote.endswith("…") and content.text not in quote.split()
        if is_short and (whole := elided(content, analysis, limit=limit)):
            quote = whole
        return f"{lead}: “{quote}”" if quote and not _is_answer(content, quote) else ""
    clause = Words(analysis, told=words.told | group.told)
    _keep_content(content, verb, clause)
    text = cut(clause, limit) if has_subject(content, analysis) else ""
    if not text:
        return ""
    first = analysis.doc[min(clause.kept)]
    if text.startswith(f"{subject} ") and (pronoun := _pronoun(content, analysis)):
        text = f"{pronoun}{text[len(subject) :]}"
    is_plain = first.is_sent_start and first.pos_ != "PROPN" and first.i not in clause.names and first.text != "I"
    before = analysis.doc[content.left_edge.i - 1].text if content.left_edge.i > verb.i else ""
    return f"{lead}{':' if before == ':' else ''} {text[:1].lower() + text[1:] if is_plain else text}"


def _telling(verb: Token, content: Token, analysis: Analysis) -> Words:
    """Return the words that tell that somebody says something, with the verbs over them: "was going to tell us"."""
    group, parts, above = Words(analysis), [verb], verb
    while above.dep_ == "xcomp" and above.head.pos_ in ("VERB", "AUX") and not children(above.head, "obj", "iobj"):
        above = above.head
        parts.append(above)
    for one in parts:
        auxiliaries = children(one, "aux", "aux:pass", "compound:prt")
        marks = [mark for mark in children(one, "mark") if mark.lower_ == "to" and one != parts[-1]]
        negations = [word for word in children(one, "advmod") if word.lower_ in ("not", "n't", "n’t", "never")]
        group.kept.update({part.i: () for part in (one, *auxiliaries, *marks, *negations)})
    for part in children(verb, "obj", "iobj"):
        if part.lower_.endswith(("self", "selves")):
            group.kept[part.i] = ()
        elif part.i > verb.i and not is_dateline(part, analysis) and part.tag_ not in RELATIVE:
            keep_phrase(part, group)
    group.kept = {i: path for i, path in group.kept.items() if i < content.i or content.i < verb.i}
    return group


def _is_answer(content: Token, quote: str) -> bool:
    """Whether a quotation says nothing without the sentence before: "It was not"."""
    words = [one for one in content.subtree if one.is_alpha and one.text in quote.split()]
    return len(words) <= SHORTEST and all(one.pos_ in ("PRON", "AUX", "PART", "ADV", "INTJ") for one in words)


def _pronoun(content: Token, analysis: Analysis) -> str:
    """Return what stands for who speaks of themselves: the pronoun as written, else "it" for an organisation."""
    found = children(content, *SUBJECTS)[:1]
    if any(one.lower_ in ("he", "she", "they", "it") for one in found):
        return found[0].lower_
    indices = [analysis.entity_at(one) for one in found]
    is_body = any(index is not None and analysis.is_of(index, "schema:Organization") for index in indices)
    return "it" if is_body else ""


def content_of_saying(verb: Token) -> Token | None:
    """Return the clause that a verb of saying leads to, stands in or follows."""
    found = next((one for one in children(verb, *COMPLEMENTS) if _is_clause(one) and not _goes_on(one, verb)), None)
    if any(one.text == ";" for one in verb.doc[min(verb.i, verb.head.i) : max(verb.i, verb.head.i)]):
        return found
    if found is None and verb.dep_ == "parataxis" and (verb.head.i < verb.i or _is_between_commas(verb)):
        found = verb.head  # "The town, she points out, paid"
    return found or _cleft(verb) or _said_before(verb)


def _cleft(verb: Token) -> Token | None:
    """Return what "all that Alpha said was that …" is followed by."""
    told = verb.head
    if verb.dep_ != "acl:relcl" or told.lower_ not in SHORT_RELATED or told.dep_ not in SUBJECTS:
        return None
    return told.head if _is_clause(told.head) and told.head.i > verb.i else None


def _is_between_commas(verb: Token) -> bool:
    """Whether who says it stands between two commas inside of what is said."""
    doc, own = verb.doc, [one.i for one in verb.subtree if not one.is_punct]
    return min(own) > 0 and max(own) + 1 < len(doc) and doc[min(own) - 1].text == doc[max(own) + 1].text == ","


def _said_before(verb: Token) -> Token | None:
    """Return the clause that ends with who says it: "Alpha has sold its mill, the firm announced on Monday"."""
    own = [one for one in children(verb, *SUBJECTS) if one.tag_ not in RELATIVE]
    start = own[0].left_edge.i if own else verb.i
    root, before = verb.sent.root, verb.doc[max(0, start - 1)]
    is_last = not any(one.pos_ == "VERB" for one in verb.doc[verb.i + 1 : verb.sent.end])
    is_told = any(case_of(one) in ("to", "of", "about") for one in children(verb, "obl") if one.i > verb.i)
    is_behind = bool(own) and not is_told and before.text in (",", "”", '"') and before.i > root.i
    return root if is_behind and is_last and root != verb and _is_clause(root) else None


def _goes_on(content: Token, verb: Token) -> bool:
    """Whether a clause follows a verb that has its object already: "announced two fairs: one will …"."""
    has_object = any(one.i < content.left_edge.i for one in children(verb, "obj"))
    return content.dep_ == "parataxis" and content.i > verb.i and has_object


def _is_clause(content: Token) -> bool:
    """Whether what hangs on a verb of saying is a clause: a verb, or a noun or adjective with a copula."""
    return content.pos_ in ("VERB", "AUX") or (
        content.pos_ in ("NOUN", "ADJ", "NUM") and bool(children(content, "cop"))
    )


def says_nothing(verb: Token, analysis: Analysis) -> bool:
    """Return whether a verb only tells that words were said, so that it is no headline without them."""
    is_mere = (verb.lemma_.lower(),) in analysis.ontology.word_lists.get("kg:mereSayingVerb", ())
    is_short = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ANSWERS
    is_topic = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("of", "about")  # "spoke of 40,000"
    is_topic = is_topic or any(case_of(one) in ("of", "about") for one in children(verb, "obl"))
    return is_mere and not is_short and not is_topic


def quotation(content: Token, *, limit: int) -> str:
    """Return the words between the quotation marks around a clause as they are written, cut to so many letters."""
    doc, sentence = content.doc, content.sent
    before = [one.i for one in doc[sentence.start : content.i] if one.text in OPENING]
    start = before[-1] + 1 if before else sentence.start
    after = [one.i for one in doc[content.i : sentence.end] if one.text in CLOSING and one.i > start]
    text = " ".join(doc[start : after[0] if after else sentence.end].text.split()).rstrip(" ,")
    if len(text) <= limit:
        return text.rstrip(".")
    cut = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:—–-")
    return f"{cut} …" if len(cut.split()) > 2 else ""


def elided(content: Token, analysis: Analysis, *, limit: int) -> str:
    """Return the words of a quoted clause with dots for what is no part of its core; '' if too long."""
    words = Words(analysis)
    keep_clause(content, words)
    for i in words.names:
        found = analysis.mention_at(analysis.doc[i])
        whole = analysis.tokens(found[1].span) if found is not None else ()
        words.kept.update({one.i: words.kept[i] for one in whole if i in words.kept and not one.is_space})
    for without in words.cuts():
        text = _with_dots(words.places(without), content)
        if len(text) <= limit and has_subject(content, analysis) and not text.endswith("…"):
            return text
    return ""


def _with_dots(places: list[int], content: Token) -> str:
    doc, text = content.doc, ""
    for before, i in zip([-1, *places], places, strict=False):
        gap = "" if before in (-1, i - 1) else " … "
        text += f"{gap}{doc[i].text_with_ws if i + 1 in places else doc[i].text}"
    return " ".join(text.split())


def _keep_content(content: Token, verb: Token, clause: Words) -> None:
    keep_clause(content, clause)
    clause.kept = {i: path for i, path in clause.kept.items() if i > verb.i} if _cleft(verb) else clause.kept
    marks = [
        one
        for one in children(content, "advmod", "obj", "obl")
        if one.tag_ in ("WRB", "WP", "WDT") and one.i < content.i
    ]
    above = children(verb, "advmod") if verb.i < content.i else []
    marks += [one for one in above if one.lower_ in ASKING and verb.i < one.i < content.i]  # "asked why it had closed"
    marks += [word for one in asking_phrases(content) for word in one.subtree]  # "how long it might take"
    clause.kept.update({one.i: () for one in marks})
    clause.kept.update({one.i: () for one in children(content, "mark") if one.lower_ in ("whether", "if")})
    around = {one.i for one in verb.subtree}
    own = around if verb.head == content or content.i not in around else {verb.i}
    clause.kept = {i: path for i, path in clause.kept.items() if i not in own}


def cut(words: Words, limit: int) -> str:
    """Return words that fit, with dots for the rest."""
    whole = words.fitting(limit, limited=False)
    if whole:
        return whole
    shortest = words.text(frozenset(place for path in words.kept.values() for place in path))
    kept = shortest[: limit - len(" …")].rsplit(" ", 1)[0].split()
    while kept and kept[-1].lower().strip(",") in DANGLING:
        kept.pop()
    return f"{' '.join(kept).strip(' ,')} …" if len(kept) > 2 else ""


def _is_quoted(content: Token, verb: Token) -> bool:
    """Whether what is said stands between quotation marks."""
    inside = [
        token for token in content.subtree if token.i not in {one.i for one in verb.subtree} or verb.head != content
    ]
    inside = [token for token in inside if not token.is_space and (not token.is_punct or token.is_quote)]
    if not inside:
        return False
    first, last = min(token.i for token in inside), max(token.i for token in inside)
    marks = content.doc[max(content.sent.start, first - 1) : first + 1]
    is_closed = last + 1 < len(content.doc) and content.doc[last + 1].text in CLOSING and last < verb.i
    is_closed = is_closed or (content.doc[last].text in CLOSING and last < verb.i)
    return any(mark.text in QUOTES for mark in marks) or (is_closed and _is_left_open(content))


def _is_left_open(content: Token) -> bool:
    """Whether the quotation began in a sentence before: its last part ends with a mark that nothing opens here."""
    before = content.doc[content.sent.start : content.i]
    return not any(mark.text in OPENING for mark in before)


def reported(noun: Token, arguments: tuple[Argument, ...], analysis: Analysis) -> str:
    """Return what a report or statement says, where its sentence tells: "Alpha's report shows that sales fell"."""
    above = noun.head
    if not is_saying(noun, analysis) or above.pos_ not in ("VERB", "AUX"):
        return ""
    words = Words(analysis)
    if noun.dep_ == "nsubj" and children(above, "ccomp") and above.lemma_.lower() not in CONCLUDING:
        keep_phrase(noun, words)
        return said(above, words, words.fitting(SUBJECT_WORDS))
    names = [analysis.entities[one.entity].name for one in arguments if one.role == SPEAKER and one.entity is not None]
    if case_of(noun) == "according to" and names:
        told = content_of(above, noun, analysis, limit=LONGEST - len(names[0]))
        return f"{names[0]}: {told}" if told else ""
    return ""


def as_told(verb: Token, words: Words, analysis: Analysis) -> str:
    """Return who told what a clause with "as" stands beside: "As first reported by Alpha, Beta will close"."""
    clause = verb.head if verb.dep_ == "acl" else verb  # "as Alpha was the first to report"
    if clause.dep_ != "advcl" or not any(mark.lower_ == "as" for mark in children(clause, "mark")):
        return ""
    tellers = [*children(clause, "obl:agent"), *(one for one in children(clause, "obl") if case_of(one) == "by")]
    if clause.lower_ == "first" and any(speaks(one, (), analysis) for one in children(clause, "acl")):
        return _first_told(clause, words, analysis)
    if not tellers or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ != "VBN":
        return ""
    teller = Words(analysis, told=words.told)
    keep_phrase(tellers[0], teller)
    teller.kept = {i: path for i, path in teller.kept.items() if analysis.doc[i].dep_ != "case"}
    content = Words(analysis, told=teller.told)
    _keep_content(verb.head, verb, content)
    lead = f"{teller.fitting(SUBJECT_WORDS)} {verb.text}"
    text = cut(content, LONGEST - len(lead) - 2)
    return f"{lead} {text}" if text else ""


def _first_told(first: Token, words: Words, analysis: Analysis) -> str:
    """Return who was the first to tell what a clause with "as" stands beside: "as Alpha was the first to report"."""
    teller, content = Words(analysis, told=words.told), Words(analysis, told=words.told)
    for one in children(first, "nsubj"):
        keep_phrase(one, teller)
    if not teller.kept or first.head.pos_ not in ("VERB", "AUX"):
        return ""
    _keep_content(first.head, first, content)
    lead = f"{teller.fitting(SUBJECT_WORDS)} was the first to report that"
    text = cut(content, LONGEST - len(lead))
    return f"{lead} {text}" if text else ""


def content_of(verb: Token, voice: Token, analysis: Analysis, *, limit: int) -> str:
    """Return what a clause says without the phrase of who says it, cut to so many letters; '' for no clause."""
    if not _is_clause(verb) or not has_subject(verb, analysis):
        return ""
    if _is_quoted(verb, voice):
        return f"“{quotation(verb, limit=limit - len('“ …”'))}”"
    content = Words(analysis)
    keep_clause(verb, content)
    own = {token.i for token in voice.subtree} - {token.i for token in verb.subtree if verb.head == voice}
    content.kept = {i: path for i, path in content.kept.items() if i not in own}
    return cut(content, limit - 2) if content.kept else ""
