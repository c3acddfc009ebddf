from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.mention import Cue, Modality, Tense, Voice, VoiceKind
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article

HEADLINE, LATER = (
    "Staff FIRED in haste.\nThus wrote the post.\n",
    "Thus wrote the post.\nNobody knew.\nStaff FIRED in 2024.\n",
)


def told(text: str, kind: str, modality: Modality, *, time: str = "") -> int:
    """Return how many events are told of a text with one bare event."""
    article = Article("a", text)
    article.event(
        "FIRED", kind, time=article.time(time, "year(2024)") if time else None, modality=modality, tense=Tense.PAST
    )
    return len(resolve((article.done(),), ontology=ONTOLOGY).events)


CASES = (
    ("in the headline", HEADLINE, "kg:Layoff", Modality.ACTUAL, "", 1),
    ("in passing", LATER, "kg:Layoff", Modality.ACTUAL, "", 0),
    ("dated", LATER, "kg:Layoff", Modality.ACTUAL, "2024", 1),
    ("only possible", HEADLINE, "kg:Layoff", Modality.POSSIBLE, "", 0),
    ("of no type", HEADLINE, "kg:Event", Modality.ACTUAL, "", 0),
    ("said by nobody", HEADLINE, "kg:Remark", Modality.ACTUAL, "", 0),
)


@pytest.mark.parametrize(
    ("text", "kind", "modality", "time", "count"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_bare_event_is_told_only_if_it_is_the_news(
    text: str, kind: str, modality: Modality, time: str, count: int
) -> None:
    assert told(text, kind, modality, time=time) == count


def test_no_case_is_lost() -> None:
    assert len(CASES) == 6


SAYING = replace(ONTOLOGY, word_lists={"kg:sayingVerb": (("say",), ("said",))})
REMARKS = (
    ("what is told as an event", "Alpha said it FIRED staff.\n", "kg:Remark", True, True, False),
    ("what nothing else tells", "Alpha said it was sad.\n", "kg:Remark", True, False, True),
    ("by nobody named", "Alpha said it was sad.\n", "kg:Remark", False, False, False),
    ("an announcement", "Alpha said it FIRED staff.\n", "kg:Announcement", True, True, False),
    ("a person's view", "Ann said “it FIRED staff”.\n", "kg:Remark", True, True, True),
    ("what a person says that happened", "Ann said it FIRED staff.\n", "kg:Remark", True, True, False),
    ("no words", "Alpha said.\n", "kg:Announcement", True, False, False),
    ("more than saying", "Alpha swore it FIRED staff.\n", "kg:Remark", True, True, True),
)


@pytest.mark.parametrize(
    ("text", "kind", "is_name", "has_event", "is_kept"), [case[1:] for case in REMARKS], ids=[c[0] for c in REMARKS]
)
def test_a_saying_is_told_where_nothing_else_tells_it(
    text: str, kind: str, is_name: bool, has_event: bool, is_kept: bool
) -> None:
    article = Article("a", text)
    name = text.split(maxsplit=1)[0]
    kind_of_speaker = "schema:Person" if name == "Ann" else "schema:Organization"
    alpha = article.entity(name, type=kind_of_speaker, is_name=is_name)
    article.event(
        text.split()[1].strip("."), kind, speaker=alpha, phrase=" ".join(text.split()) if " " in text[6:] else ""
    )
    article.relation(alpha, "schema:jobTitle", "chief", name)
    if has_event:
        voice = Voice(name, VoiceKind.NAMED, article.span(name), alpha)
        article.event("FIRED", "kg:Layoff", agent=alpha, voices=(voice,))
    events = resolve((article.done(),), ontology=SAYING).events
    assert any(event.type == kind for event in events) is is_kept


def test_no_saying_is_lost() -> None:
    assert len(REMARKS) == 8


def test_what_somebody_did_not_say_is_not_told() -> None:
    article = Article("a", "Alpha said nothing of it.\n")
    article.event(
        "said", "kg:Remark", speaker=article.entity("Alpha"), phrase="Alpha said nothing", modality=Modality.NEGATED
    )
    assert not resolve((article.done(),), ontology=SAYING).events


@pytest.mark.parametrize(("cue", "count"), [("not", 0), ("declined", 1)], ids=["not done", "declined"])
def test_what_was_not_done_at_no_time_is_not_told(cue: str, count: int) -> None:
    article = Article("a", f"Alpha {cue} HIRED.\n")
    index = article.event("HIRED", agent=article.entity("Alpha"), phrase="Alpha hired", modality=Modality.NEGATED)
    article.events[index] = replace(article.events[index], cues=(Cue("negated", article.span(cue)),))
    assert len(resolve((article.done(),), ontology=ONTOLOGY).events) == count


@pytest.mark.parametrize(("phrase", "count"), [("Alpha put it off", 0), ("Alpha hired Beta", 1)])
def test_what_only_points_at_its_thing_is_not_told(phrase: str, count: int) -> None:
    article = Article("a", "Nobody knew.\nNobody asked.\nAlpha HIRED.\n")
    article.event("HIRED", agent=article.entity("Alpha"), phrase=phrase, tense=Tense.PAST)
    assert len(resolve((article.done(),), ontology=ONTOLOGY).events) == count


@pytest.mark.parametrize(("phrase", "count"), [("", 0), ("Hiring at Alpha", 1)], ids=["bare", "with a headline"])
def test_a_bare_noun_is_told_only_with_a_headline(phrase: str, count: int) -> None:
    article = Article("a", "Nobody knew.\nNobody asked.\nHIRING, certainly.\nAlpha.\n")
    article.event("HIRING", agent=article.entity("Alpha"), phrase=phrase, tense=Tense.NONE)
    assert len(resolve((article.done(),), ontology=ONTOLOGY).events) == count


@pytest.mark.parametrize(
    ("office", "figure", "articles", "count"),
    [
        pytest.param(False, False, 1, 0, id="a passer-by"),
        pytest.param(True, False, 1, 1, id="somebody in office"),
        pytest.param(False, True, 1, 1, id="a passer-by who counts"),
        pytest.param(False, False, 2, 1, id="somebody whom two articles name"),
    ],
)
def test_a_remark_is_told_of_those_whose_words_count(office: bool, figure: bool, articles: int, count: int) -> None:
    article = Article("a", "Ann said there were 40 buses.\n")
    ann = article.entity("Ann", type="schema:Person")
    article.event("said", "kg:Remark", speaker=ann, phrase="Ann said there were buses")
    if office:
        article.relation(ann, "schema:jobTitle", "mayor", "Ann")
    if figure:
        article.figure("40", "40")
    other = Article("b", "Ann was there.\n")
    other.entity("Ann", type="schema:Person")
    told_by = (article.done(), other.done())[:articles]
    assert len(resolve(told_by, ontology=SAYING).events) == count
