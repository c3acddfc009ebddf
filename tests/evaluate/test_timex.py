from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import DocumentError
from kg.evaluate.timex import evaluate_timex, event_class, tagged
from kg.nlp.attributes import register

TIMEML = """<?xml version="1.0"?>
<TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-07-02">July 2, 2025</TIMEX3></DCT>
<TEXT>Brightwell &amp; Sons <EVENT eid="e1" class="OCCURRENCE">cut</EVENT> jobs
<TIMEX3 tid="t1" type="DATE" value="1999">last month</TIMEX3>
and on Monday &lt;again&gt;, for three months, daily.</TEXT>
<MAKEINSTANCE eiid="ei1" eventID="e1"/>
</TimeML>
"""


def test_the_text_bears_our_tags_alone() -> None:
    assert tagged(TIMEML).partition("<TEXT>")[2] == (
        "Brightwell &amp; Sons cut jobs\n"
        '<TIMEX3 tid="t1" type="DATE" value="2025-06">last month</TIMEX3>\nand on '
        '<TIMEX3 tid="t2" type="DATE" value="2025-06-30">Monday</TIMEX3> &lt;again&gt;, for '
        '<TIMEX3 tid="t3" type="DURATION" value="P3M">three months</TIMEX3>, '
        '<TIMEX3 tid="t4" type="SET" value="XXXX-XX-XX">daily</TIMEX3>.</TEXT>\n\n</TimeML>\n'
    )


def test_gold_tags_do_not_matter() -> None:
    bare = TIMEML.replace('<TIMEX3 tid="t1" type="DATE" value="1999">last month</TIMEX3>', "last month")
    assert tagged(bare) == tagged(TIMEML)


def test_every_file_is_written_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.tml").write_text(TIMEML, encoding="utf-8")
    assert evaluate_timex(tmp_path / "in", tmp_path / "out") == 1
    assert (tmp_path / "out" / "a.tml").read_text(encoding="utf-8") == tagged(TIMEML)


def test_a_folder_without_files_and_a_file_without_text_say_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no \.tml files"):
        evaluate_timex(tmp_path, tmp_path / "out")
    with pytest.raises(DocumentError, match=r"b\.tml: no TEXT element"):
        tagged("<TimeML></TimeML>", name="b.tml")


@pytest.mark.parametrize(
    ("lemma", "part_of_speech", "kind"),
    [
        ("say", "VERB", "REPORTING"),
        ("begin", "VERB", "ASPECTUAL"),
        ("merge", "VERB", "OCCURRENCE"),
        ("ill", "ADJ", "STATE"),
        ("likely", "ADJ", "I_STATE"),
    ],
)
def test_the_class_of_an_event(lemma: str, part_of_speech: str, kind: str) -> None:
    assert event_class(lemma, part_of_speech) == kind


def test_a_pipeline_adds_events_and_the_tense_of_times() -> None:
    words = ["Brightwell", "will", "cut", "jobs", "on", "Monday", "."]
    nlp = spacy.blank("en")
    register()

    def analyse(text: str) -> Doc:
        heads = [2, 2, 2, 2, 5, 2, 2]
        doc = Doc(nlp.vocab, words=words, spaces=[True] * 5 + [False] * 2, heads=heads, deps=["dep"] * 7)
        doc[2].lemma_ = "cut"
        doc[2]._.tense = "future"
        doc.spans["triggers"] = [doc[2:3]]
        assert doc.text == text
        return doc

    timeml = '<TimeML><DCT><TIMEX3 value="2025-07-02"/></DCT><TEXT>Brightwell will cut jobs on Monday.</TEXT></TimeML>'
    assert (
        tagged(timeml, analyse=analyse)
        .partition("<TEXT>")[2]
        .startswith(
            'Brightwell will <EVENT eid="e1" class="OCCURRENCE">cut</EVENT> jobs on '
            '<TIMEX3 tid="t1" type="DATE" value="2025-07-07">Monday</TIMEX3>.</TEXT>'
        )
    )
