"""Voices: who says it, outermost first, named, anonymous or hearsay.

An attribution is a cue, its voice and the words it covers; one that is covered by another, or hangs on another's voice
("according to B, which cites a person in the room"), stands further in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.analysis import Analysis, char_span
from kg.extract.cues import cues_at
from kg.extract.events.parties import said
from kg.extract.figures.voices import counter_of
from kg.extract.fillers import fillers
from kg.extract.grammar import children, grammar_words
from kg.extract.headlines import speech
from kg.extract.headlines.kept_words import Words
from kg.extract.headlines.speech import LONGEST, content_of
from kg.model.mention import Argument, EventMention, FigureMention, Tense, Voice, VoiceKind
from kg.model.span import Span
from kg.ontology.terms import Cue

PERSON, SPEAKER, REMARK = "schema:Person", "kg:speaker", "kg:Remark"
OPENING = frozenset({'"', "“", "‘", "''", "``"})
COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "parataxis", "advcl", "nmod", "acl")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue of attribution at a token, the voice's head, and the tokens it covers."""

    cue: Token
    voice: Token | None
    kind: VoiceKind
    cover: frozenset[int]


def extract(analysis: Analysis) -> Analysis:
    """Return the analysis with the voices of its events, figures and relations."""
    by_sentence = {
        number: list(_attributions(analysis.sentences[number], analysis)) for number in analysis.body_sentences
    }

    def voices(sentence: int, span: Span) -> tuple[Voice, ...]:
        return _voices(span, by_sentence.get(sentence, []), analysis)

    for number in analysis.body_sentences:
        by_sentence[number] += _continued(number, by_sentence, analysis)
    first = _first_report(by_sentence, analysis)
    main = _main_type(analysis)

    def voiced(mention: EventMention) -> EventMention:
        found = voices(mention.sentence, mention.trigger)
        if not found and first is not None and mention.type == main:
            found = (first,)
        return replace(mention, voices=found)

    remarks = [
        remark for number, found in by_sentence.items() for one in found for remark in _remark(one, number, analysis)
    ]
    return replace(
        analysis,
        events=(*map(voiced, analysis.events), *remarks),
        figures=tuple(
            replace(one, voices=_counters(one, voices(one.sentence, one.span), analysis)) for one in analysis.figures
        ),
        relations=tuple(replace(one, voices=voices(one.sentence, one.span)) for one in analysis.relations),
    )


def _counters(figure: FigureMention, found: tuple[Voice, ...], analysis: Analysis) -> tuple[Voice, ...]:
    """Return who gives a figure: those who count it in its clause outrank, unnamed, a name given elsewhere."""
    own = counter_of(figure, analysis)
    return own if own and own[0].kind is VoiceKind.ANONYMOUS else found or own


def _continued(number: int, by_sentence: Mapping[int, list[Attribution]], analysis: Analysis) -> Iterator[Attribution]:
    """Yield the speaker of the sentence before if a quotation goes on: "“We closed it,” she said. “We will …”"."""
    sentence = analysis.sentences[number]
    before = by_sentence.get(number - 1, [])
    words = [token for token in sentence if not token.is_space]
    if by_sentence[number] or not before or not words:
        return
    depth = _open_quotes(analysis, until=analysis.spans[number].start)
    is_quoted = words[0].text in OPENING or depth
    speaker = before[-1]
    if is_quoted and speaker.kind is VoiceKind.NAMED and _speaks_aloud(speaker, analysis):
        cover = frozenset(token.i for token in words)
        yield Attribution(speaker.cue, speaker.voice, speaker.kind, cover)


def _open_quotes(analysis: Analysis, *, until: int) -> bool:
    """Whether a quotation that began in the paragraph is still open."""
    text = analysis.document.text
    paragraph = text[text.rfind("\n", 0, until) + 1 : until]
    return paragraph.count('"') % 2 == 1 or paragraph.count("“") > paragraph.count("”")


def _speaks_aloud(one: Attribution, analysis: Analysis) -> bool:
    """Whether a person is quoted, and no outlet."""
    index = analysis.entity_at(one.voice) if one.voice is not None else None
    has_quote = any(token.text in OPENING for token in one.cue.sent)
    return index is not None and has_quote and analysis.ontology.is_a(analysis.entities[index].type, PERSON)


def _first_report(by_sentence: Mapping[int, list[Attribution]], analysis: Analysis) -> Voice | None:
    """Return the outlet that "first reported" the story; it speaks for the main event wherever nobody else does."""
    for found in by_sentence.values():
        for one in found:
            index = analysis.entity_at(one.voice) if one.voice is not None else None
            is_first = one.cue.lemma_ == "break" or any(child.lower_ == "first" for child in one.cue.children)
            if index is None or not is_first:
                continue
            if analysis.ontology.is_a(analysis.entities[index].type, "schema:Organization"):
                return _named(one, analysis)
    return None


def _main_type(analysis: Analysis) -> str:
    """Return the type of what a document tells first, speech left out."""
    for event in analysis.events:
        if not analysis.ontology.is_a(event.type, "kg:Communication"):
            return event.type
    return ""


def _remark(one: Attribution, number: int, analysis: Analysis) -> Iterator[EventMention]:
    """Yield the remark of a named person that no event mention of the sentence tells yet ("according to Ann Roe")."""
    index = analysis.entity_at(one.voice) if one.voice is not None else None
    if index is None or not analysis.ontology.is_a(analysis.entities[index].type, PERSON):
        return
    if analysis.sentence_of(one.cue) != number:
        return  # the quotation goes on
    told = [event for event in analysis.events if event.sentence == number]
    if any(argument.role == SPEAKER and argument.entity == index for event in told for argument in event.arguments):
        return
    span = char_span(one.voice) if one.voice is not None else char_span(one.cue)
    tense = Tense.PAST if one.cue.tag_ in ("VBD", "VBN") else Tense.PRESENT
    argument = Argument(SPEAKER, span, index, SPEAKER)
    name = analysis.entities[index].name
    yield EventMention(
        char_span(one.cue),
        REMARK,
        number,
        (argument,),
        tense=tense,
        score=0.8,
        rule="attribution",
        phrase=_headline(name, one, analysis),
        is_verb=one.cue.pos_ == "VERB",
        things=said((one.cue,), analysis),
    )


def _headline(name: str, one: Attribution, analysis: Analysis) -> str:
    """Return who said what: "Ann Roe: Alpha will close"."""
    if one.cue.pos_ == "VERB" and one.cue.dep_ != "case":
        return speech.said(one.cue, Words(analysis), name)
    top = one.voice.head if one.cue.dep_ == "case" and one.voice is not None else one.cue.head
    told = content_of(top, one.cue if one.voice is None else one.voice, analysis, limit=LONGEST - len(name))
    return f"{name}: {told}" if told else ""


def _attributions(sentence: TokenSpan, analysis: Analysis) -> Iterator[Attribution]:
    for token in sentence:
        for cue in cues_at(token, analysis.ontology):
            if cue.kind == "attribution":
                found = _attribution(token, cue, analysis)
                if found is not None:
                    yield found
                    break
            elif cue.kind == "hearsay" and cue.direction == "modifies":
                yield Attribution(token, None, VoiceKind.HEARSAY, _subtree(token.head, without=token))
                break


def _attribution(token: Token, cue: Cue, analysis: Analysis) -> Attribution | None:
    voice = _voice(token, cue, analysis)
    if voice is None:
        return None
    kind = _kind(voice, analysis)
    if kind is None:
        return None
    return Attribution(token, voice, kind, _cover(token, cue, voice))


def _voice(token: Token, cue: Cue, analysis: Analysis) -> Token | None:
    words = grammar_words(analysis.ontology)
    if token.dep_ == "case":
        return token.head
    last = token.doc[token.i + len(cue.words) - 1]
    if last.dep_ == "case" and len(cue.words) > 1 and cue.direction != "governs":
        return last.head
    for row in cue.grammar:
        found = [t for t in fillers(token, row, words) if t.pos_ in ("PROPN", "NOUN", "PRON")]
        if found:
            return found[0]
    return None


def _kind(voice: Token, analysis: Analysis) -> VoiceKind | None:
    index = analysis.entity_at(voice)
    if index is not None:
        kind = analysis.entities[index].type
        is_voice = any(analysis.ontology.is_a(kind, name) for name in ("schema:Organization", "schema:Person"))
        return VoiceKind.NAMED if is_voice else None
    for cue in cues_at(voice, analysis.ontology):
        if cue.kind == "anonymousVoice":
            return VoiceKind.ANONYMOUS
        if cue.kind in ("hearsay", "attribution") and voice.pos_ == "NOUN":
            return VoiceKind.HEARSAY
    return None


def _cover(token: Token, cue: Cue, voice: Token) -> frozenset[int]:
    own = frozenset(t.i for t in voice.subtree)
    if token.dep_ == "case" or cue.scope == "clause":
        top = voice.head if token.dep_ == "case" else token.head
        if top.dep_ in ("acl:relcl", "acl", "advcl") and token.dep_ != "case":
            top = top.head
        return _subtree(top, without=token) - own
    if token.dep_ in ("parataxis", "advcl") and not children(token, "ccomp", "obj"):
        return _subtree(token.head, without=token)
    covered = {t.i for child in children(token, *COMPLEMENTS) for t in child.subtree}
    last = token.doc[token.i + len(cue.words) - 1]
    if last != token and last.dep_ == "case":  # "spoke of 70,000"
        covered |= {t.i for t in last.head.subtree}
    return frozenset(covered) - own


def _subtree(token: Token, *, without: Token) -> frozenset[int]:
    return frozenset(t.i for t in token.subtree) - frozenset(t.i for t in without.subtree)


def _voices(span: Span, attributions: list[Attribution], analysis: Analysis) -> tuple[Voice, ...]:
    tokens = analysis.tokens(span)
    if not attributions or not len(tokens):
        return ()
    head = tokens.root
    around = [one for one in attributions if head.i in one.cover and one.cue != head]
    nested = [one for one in attributions if one not in around and any(_hangs_on(one, outer) for outer in around)]
    ordered = sorted(around, key=lambda one: (-len(one.cover), one.cue.i)) + nested
    found: dict[str, Voice] = {}
    for one in ordered:
        voice = _named(one, analysis)
        found.setdefault(voice.name, voice)
    return tuple(found.values())


def _hangs_on(inner: Attribution, outer: Attribution) -> bool:
    return outer.voice is not None and inner.cue.i in {token.i for token in outer.voice.subtree}


def _named(one: Attribution, analysis: Analysis) -> Voice:
    if one.voice is None:
        return Voice("reports", VoiceKind.HEARSAY, char_span(one.cue))
    index = analysis.entity_at(one.voice)
    if index is not None:
        mention = analysis.mention_at(one.voice)
        span = mention[1].span if mention else char_span(one.voice)
        return Voice(analysis.entities[index].name, one.kind, span, index)
    kept = [
        token for token in one.voice.subtree if token.dep_ not in ("acl:relcl", "punct") and token.i <= one.voice.i + 6
    ]
    start = min(token.i for token in kept)
    words = one.voice.doc[start : one.voice.i + 1]
    name = "reports" if one.kind is VoiceKind.HEARSAY else " ".join(words.text.split())
    return Voice(name, one.kind, Span(words.start_char, words.end_char))
