from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.document import Fact, PublicationFact
from kg.model.extraction import Extraction
from kg.model.mention import VoiceKind
from kg.model.span import Span
from kg.ontology import read_ontology
from kg.resolve.doubts import doubts
from tests.resolve.build import Article

NOBODY = "no byline, and nobody is named who says so"


def article(speaker: str, kind: VoiceKind | None) -> Extraction:
    """Return an article with a voice, if it has one."""
    made = Article("a", f"Halden Foods laid off 40 people.\n{speaker} told of it.\nNothing else is known.")
    firm = made.entity("Halden Foods")
    person = made.entity(speaker, type="schema:Person") if kind is VoiceKind.NAMED else None
    voices = () if kind is None else (made.voice(speaker, person, kind),)
    made.event("laid off", agent=firm, voices=voices)
    return made.done()


CASES = {
    "placeholder": ("Jane Doe", VoiceKind.NAMED, ("quotes “Jane Doe”, a placeholder name",)),
    "expert": ("Ada Quill", VoiceKind.NAMED, ()),
    "reports": ("recent reports", VoiceKind.HEARSAY, (f"{NOBODY}; it cites only “recent reports”",)),
    "insider": ("a person in the room", VoiceKind.ANONYMOUS, (f"{NOBODY}; it cites only “a person in the room”",)),
    "nobody": ("Many", None, (NOBODY,)),
}


@pytest.mark.parametrize(("speaker", "kind", "told"), CASES.values(), ids=CASES)
def test_doubts(speaker: str, kind: VoiceKind | None, told: tuple[str, ...]) -> None:
    assert len(CASES) == 5
    assert doubts(article(speaker, kind), read_ontology()) == told


TORTURED = {
    "three": (
        "Its father or mother firm won a second spherical of funding final 12 months, Ada Quill said.",
        ("machine-spun wording (“father or mother firm”, “final 12 months”, “spherical of funding”)",),
    ),
    "one": ("The spherical of talks ended, Ada Quill said.", ()),
    "none": ("A spherical tank fell; his father or mother was there; the final 12 monthsters came.", ()),
}


@pytest.mark.parametrize(("text", "told"), TORTURED.values(), ids=TORTURED)
def test_tortured_phrases(text: str, told: tuple[str, ...]) -> None:
    assert len(TORTURED) == 3
    assert doubts(Article("a", text).done(), read_ontology()) == told


@pytest.mark.parametrize("kind", [Fact.AUTHOR, Fact.PUBLISHER, Fact.AGENCY])
def test_who_signs_is_named(kind: Fact) -> None:
    found = article("recent reports", VoiceKind.HEARSAY)
    signed = replace(found.document, facts=(PublicationFact(kind, Span(0, 6), "Halden", "record"),))
    assert doubts(replace(found, document=signed), read_ontology()) == ()


def test_a_speaker_is_named() -> None:
    made = Article("a", "Halden Foods announced cuts.\nThey came.\nThey went.")
    made.event("announced", type="kg:Announcement", speaker=made.entity("Halden Foods"))
    assert doubts(made.done(), read_ontology()) == ()


def test_of_a_brief_nobody_is_expected() -> None:
    made = Article("a", "Halden Foods cut jobs.")
    made.event("cut")
    assert doubts(made.done(), read_ontology()) == ()
