"""Readers of training data, over small files written for the test."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from kg.nlp.training.event_sets import read_meantime, read_wikiwars
from kg.nlp.training.lexicon import learn_lexicon, script
from kg.nlp.training.name_sets import read_name_set, with_edges
from kg.nlp.training.own import own_sentences
from kg.nlp.training.scores import score_model
from kg.nlp.training.sentences import NAME_CLASSES, TIMEX_CLASSES, allowed, bio_classes, outside
from kg.nlp.training.treebanks import (
    gum_mentions,
    read_conllu,
    read_uner,
    surface_spans,
    with_gum_names,
    with_uner,
)

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

CONLLU = """# newdoc id = story
# sent_id = story-1
# text = Orvella didn't close it.
1\tOrvella\tOrvella\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tEntity=(1-organization-new-cf1-1-sgl)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tclose\tclose\tVERB\tVB\t_\t0\troot\t_\t_
5\tit\tit\tPRON\tPRP\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = story-2
# text = Workers left.
1\tWorkers\tworker\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
UNER = "# sent_id = story-1\n1\tOrvella\tB-ORG\n2\tdid\tO\n3\tn't\tO\n4\tclose\tO\n5\tit\tO\n6\t.\tO\n\n"


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    (tmp_path / "treebank").mkdir()
    (tmp_path / "treebank/en_ewt-ud-dev.conllu").write_text(CONLLU, encoding="utf-8")
    (tmp_path / "ner/uner").mkdir(parents=True)
    (tmp_path / "ner/uner/dev.iob2").write_text(UNER, encoding="utf-8")
    return tmp_path


def test_conllu_sentences(treebank: Path) -> None:
    first, second = read_conllu(treebank / "treebank/en_ewt-ud-dev.conllu", source="ewt")
    assert first.words == ("Orvella", "did", "n't", "close", "it", ".")
    assert first.document == second.document == "story"
    assert (first.paragraph, second.paragraph) == (True, True)
    raw = first.text["raw"][0]
    assert [raw[start:end] for start, end in surface_spans(first)] == list(first.words)


def test_names_of_uner_leave_room_for_kinds_it_does_not_mark(treebank: Path) -> None:
    sentences = list(read_conllu(treebank / "treebank/en_ewt-ud-dev.conllu", source="ewt"))
    named = with_uner(sentences, read_uner(treebank / "ner/uner/dev.iob2"))
    assert named[0].numbers["names"][0] == allowed(NAME_CLASSES, "B", "ORGANIZATION")
    assert named[0].numbers["names"][1] == outside(NAME_CLASSES, "MISC")
    assert "names" not in named[1].numbers


def test_names_of_gum(treebank: Path) -> None:
    first, _ = read_conllu(treebank / "treebank/en_ewt-ud-dev.conllu", source="gum")
    assert with_gum_names(first).numbers["names"][0] == allowed(NAME_CLASSES, "B", "ORGANIZATION")


def test_gum_mentions_nest() -> None:
    column = ("(1-person-new-cf1-3-coref", "(2-place-new-cf1-1-coref)", "", "1)")
    assert gum_mentions(column) == [(0, 4, "person", "3"), (1, 2, "place", "1")]


def test_masks_name_classes() -> None:
    table = bio_classes(("A", "B"))
    assert table == ("O", "B-A", "I-A", "B-B", "I-B")
    assert allowed(("A", "B"), "I", "B") == 0b10000
    assert outside(("A", "B"), "B") == 0b11001


def test_name_set_maps_labels(tmp_path: Path) -> None:
    (tmp_path / "wikigold.conll.txt").write_text("Orvella I-ORG\nAS I-ORG\nsold O\nLumo I-MISC\n\n", encoding="utf-8")
    (sentence,) = read_name_set(tmp_path, "wikigold")
    assert sentence.numbers["names"] == (
        allowed(NAME_CLASSES, "B", "ORGANIZATION"),
        allowed(NAME_CLASSES, "I", "ORGANIZATION"),
        1,
        allowed(NAME_CLASSES, "B", "PRODUCT", "MISC"),
    )


def test_edges_of_io_tags() -> None:
    assert with_edges(["I-A", "I-A", "O", "I-B", "B-B"]) == ["B-A", "I-A", "O", "B-B", "B-B"]


def test_wikiwars_times(tmp_path: Path) -> None:
    body = 'In <TIMEX3 tid="t1" type="DATE" value="1901-05">May 1901</TIMEX3> the war began.'
    (tmp_path / "1.tml").write_text(f"<TimeML><TEXT>\n{body}\n</TEXT></TimeML>", encoding="utf-8")
    (sentence,) = read_wikiwars(tmp_path)
    begin, inside = (allowed(TIMEX_CLASSES, edge, "DATE") for edge in "BI")
    assert sentence.numbers["timex"][:4] == (1, begin, inside, 1)


def test_meantime_events_and_names(tmp_path: Path) -> None:
    (tmp_path / "7_x.xml").write_text(
        '<Document><token number="0" sentence="0" t_id="1">Orvella</token>'
        '<token number="1" sentence="0" t_id="2">sues</token><Markables>'
        '<ENTITY_MENTION m_id="3" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>'
        '<EVENT_MENTION m_id="4" certainty="CERTAIN" polarity="NEG" time="FUTURE"><token_anchor t_id="2"/>'
        '</EVENT_MENTION><ENTITY m_id="9" ent_type="ORG"/></Markables><Relations><REFERS_TO r_id="1">'
        '<source m_id="3"/><target m_id="9"/></REFERS_TO></Relations></Document>',
        encoding="utf-8",
    )
    (sentence,) = read_meantime(tmp_path)
    assert sentence.numbers["names"] == (allowed(NAME_CLASSES, "B", "ORGANIZATION"), 1)
    assert sentence.numbers["trigger"] == (0, 1)
    assert sentence.numbers["polarity"] == (-1, 1)


def test_meantime_is_read_as_far_as_it_is_annotated(tmp_path: Path) -> None:
    tokens = "".join(f'<token number="{n}" sentence="{n}" t_id="{n}">sues</token>' for n in range(9))
    marks = "".join(f'<EVENT_MENTION m_id="m{n}"><token_anchor t_id="{n}"/></EVENT_MENTION>' for n in (0, 3, 8))
    (tmp_path / "7_x.xml").write_text(f"<Document>{tokens}<Markables>{marks}</Markables></Document>", encoding="utf-8")
    assert [sentence.numbers["trigger"] for sentence in read_meantime(tmp_path)] == [(1,), (0,), (0,), (1,), (0,), (0,)]


def test_own_texts(tmp_path: Path) -> None:
    from kg.nlp.training.marked import read_marked

    path = tmp_path / "x.txt"
    path.write_text(
        "=== x-1\nstory: x\nstyle: agency\ndate: none\n---\n[e1 agent [org Orvella]] may [e1 trigger close]\n"
        "in [time May]\n---\ne1 Closure possible\n",
        encoding="utf-8",
    )
    first, second = own_sentences(read_marked(path)[0])
    assert first.words == ("Orvella", "may", "close")
    assert first.numbers["names"][0] == allowed(NAME_CLASSES, "B", "ORGANIZATION")
    assert first.numbers["trigger"] == (0, 0, 1)
    assert first.numbers["certainty"][2] == 2
    assert math.isnan(first.numbers["factuality"][0])
    assert second.numbers["timex"][1] == allowed(TIMEX_CLASSES, "B", *TIMEX_CLASSES)


def test_lexicon_learns_rules_and_exceptions(treebank: Path) -> None:
    assert script("cried", "cry") == (3, "y")
    content = learn_lexicon(read_conllu(treebank / "treebank/en_ewt-ud-dev.conllu", source="ewt"))
    assert content["exceptions"]["VBD"] | {"did": "do", "left": "leave"} == content["exceptions"]["VBD"]


def test_scores_of_a_small_folder(treebank: Path, nlp: Language) -> None:
    tables = score_model(nlp, treebank)
    assert set(tables) == {
        "ewt gold tokens",
        "ewt raw text",
        "ewt names",
        "ewt names, by the guideline for news",
    }
    assert tables["ewt gold tokens"]["upos"] == 100.0
    assert tables["ewt raw text"]["words"] == 100.0
    assert 0.0 < tables["ewt gold tokens"]["las"] <= 100.0
