"""Types by the nearest examples: an unknown word of a type of one's own, and nothing where none is likely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Token

from kg.evaluate.mentions import as_document
from kg.extract import extract
from kg.extract.analysis import Analysis
from kg.extract.triggers import examples
from kg.model.mention import NEAREST
from kg.nlp import event_types, load
from kg.nlp.attributes import register
from kg.nlp.event_types import TypeSpace
from kg.ontology import Ontology, read_ontology

if TYPE_CHECKING:
    from kg.model.mention import EventMention

ONTOLOGY = read_ontology()
SPACE = TypeSpace.of(np.eye(3, dtype=np.float32), ("kg:Layoff", "kg:Event", "kg:Storm"))
SINGING = "https://example.org/my#Singing"
TURTLE = """
@prefix my: <https://example.org/my#> .
@prefix kg: <https://w3id.org/timeline-kg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
my:Singing a kg:EventType ; rdfs:subClassOf kg:Event ; rdfs:label "singing"@en ; skos:definition "Somebody sings."@en ;
  kg:role kg:agent, kg:affected ;
  kg:example "[kg:agent Ada Quill] [trigger sang] an aria in Leeds on Monday."@en ,
    "The choir [trigger sang] two hymns at the church."@en .
"""


def trigger(row: list[float] | None) -> Token:
    register()
    doc = Doc(spacy.blank("en").vocab, words=["downsized"])
    doc._.type_vectors = None if row is None else {0: np.array(row, np.float32)}
    return doc[0]


def by_example(row: list[float] | None, space: TypeSpace | None = SPACE) -> tuple[str, float] | None:
    token = trigger(row)
    document = as_document("a", token.doc.text)
    return examples.by_example(token, Analysis(document, token.doc, ONTOLOGY, space=lambda _: space))


def test_a_near_example_gives_its_type() -> None:
    found = by_example([1.0, 0.0, 0.0])
    assert found is not None
    assert found[0] == "kg:Layoff"
    assert found[1] > 0.9


@pytest.mark.parametrize(
    "row", [[-1.0, -1.0, -1.0], [0.0, 1.0, 0.0], None], ids=["far", "an event of no type", "no vectors"]
)
def test_elsewhere_there_is_no_type(row: list[float] | None) -> None:
    assert by_example(row) is None


def test_without_examples_there_is_no_type() -> None:
    assert by_example([1.0, 0.0, 0.0], None) is None
    assert examples.space(replace(ONTOLOGY, types={})) is None


def test_types_above_leave_out_the_one_that_says_nothing() -> None:
    table = examples.above(ONTOLOGY)
    assert "kg:WorkforceChange" in table["kg:Layoff"]
    assert not {"kg:Event", "schema:Event"} & {name for row in table.values() for name in row}


# a type of one's own, of two examples


@pytest.fixture(scope="module")
def with_singing(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    """Return a part of the ontology with a type of two examples on top."""
    path = tmp_path_factory.mktemp("own") / "singing.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return part(read_ontology(path))


def part(ontology: Ontology) -> Ontology:
    """Return an ontology with every tenth type and our own, which are read in no time."""
    kept = [*sorted(ontology.types)[::10], *(name for name in ontology.types if name.startswith("https:"))]
    return replace(ontology, types={name: ontology.types[name] for name in kept})


def told(text: str, ontology: Ontology) -> dict[str, EventMention]:
    extraction = extract(as_document("a", text), load()(text), ontology)
    return {mention.trigger.within(text): mention for mention in extraction.events}


HUMMED = "The choir of Kestrel College hummed two hymns at the church in Leeds on Monday."


def test_two_examples_type_a_word_that_no_list_knows(with_singing: Ontology) -> None:
    mention = told(HUMMED, with_singing)["hummed"]
    assert (mention.type, mention.rule) == (SINGING, NEAREST)
    assert event_types.LIKELY_OF_FEW <= mention.score < 1.0
    assert told(HUMMED, part(ONTOLOGY))["hummed"].type == "kg:Event"


def test_what_is_like_no_example_keeps_no_type(with_singing: Ontology) -> None:
    assert told("Otto Brill polished a spoon in Leeds on Monday.", with_singing)["polished"].type == "kg:Event"


def test_nothing_is_believed_below_the_threshold(with_singing: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIKELY", "LIKELY_OF_FEW"):
        monkeypatch.setattr(event_types, name, 0.99)
    assert told(HUMMED, with_singing)["hummed"].type == "kg:Event"


def test_the_same_examples_make_the_same_space(with_singing: Ontology) -> None:
    one, other = (examples.space(replace(with_singing)) for _ in range(2))
    assert one is not None
    assert other is not None
    assert one is not other
    assert (one.rows.tobytes(), one.types) == (other.rows.tobytes(), other.types)


def test_a_mark_of_several_words_has_the_vector_of_one(with_singing: Ontology) -> None:
    kind = replace(with_singing.types[SINGING], examples=("The choir [trigger burst into song] in Leeds.",))
    found = examples.space(replace(with_singing, types={SINGING: kind}))
    assert found is not None
    assert found.types == (SINGING,)
