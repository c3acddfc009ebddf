from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from icalendar import Calendar
from lxml import etree

from kg.errors import OutputError
from kg.graph import Engine, Rows
from kg.pipeline import Build, build_story, check_writable, load, write
from tests.conftest import FORMATS, Command

LEEDS = "Harrow Mills closed its plant in Leeds on Monday, May 6, 2024. The firm laid off 300 workers there, it said."
YORK = "Harrow Mills will open a plant in York in June 2024. The firm hired Ada Quill as its head of research."


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder `news` with two articles; the test stands beside it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    (folder / "york.txt").write_text(YORK, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# what comes out


def test_a_build_writes_its_files_and_says_so(articles: Path, kg: Command) -> None:
    ended = kg("build", "news", "-o", "out")
    assert (ended.code, ended.out) == (0, "")
    names = ["claims.csv", "deadlines.ics", "events.csv", "figures.csv", "graph.ttl", "story.html"]
    assert [name for name in contents(Path("out")) if not name.startswith(".texts")] == names
    first, last = ended.err.splitlines()
    assert first.startswith("2 articles from 2 independent texts: ")
    assert last.startswith("written: out/graph.ttl, ")
    assert all(name in last for name in names)


def test_quiet_is_quiet(articles: Path, kg: Command) -> None:
    assert kg("build", "news", "-o", "out", "-q").err == ""


def test_what_was_built_passes_its_check_and_loads(articles: Path, kg: Command) -> None:
    kg("build", "news", "-o", "out")
    ended = kg("check", "out/graph.ttl")
    assert ended.code == 0, ended.out
    assert "closed its plant" in load("out/graph.ttl").explain("Harrow Mills")


# bad input


def test_a_bad_article_is_told_and_costs_no_other(articles: Path, kg: Command) -> None:
    (articles / "bad.txt").write_bytes(b"\x00\x01\x02")
    (articles / "photo.jpg").write_bytes(b"\xff\xd8")
    (articles / "double.txt").write_text(LEEDS, encoding="utf-8")
    ended = kg("build", "news", "-o", "out")
    assert ended.code == 0
    assert "left out: bad.txt: not text: it holds NUL bytes. Convert it to UTF-8 text.\n" in ended.err
    assert "note: photo.jpg: skipped, this kind of file is not read" in ended.err
    assert "note: leeds.txt: the same text as double.txt; counted once." in ended.err
    assert "\n2 articles from 2 independent texts: " in ended.err


@pytest.mark.parametrize(("bad", "code"), [(b"\x00", 4), (LEEDS.encode(), 0)])
def test_strict_is_4_when_an_article_was_left_out(bad: bytes, code: int, articles: Path, kg: Command) -> None:
    (articles / "zz.txt").write_bytes(bad)
    assert kg("build", "news", "-o", "out", "--strict").code == code
    assert Path("out/graph.ttl").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", "", "a.txt: the file is empty. Remove it or fill it."),
        ("a.docx", "x", "a.docx: skipped, this kind of file is not read"),
        (
            "a.txt",
            "Le maire a annoncé hier la fermeture de la gare de Lyon, et les voyageurs sont en colère.",
            "not in English",
        ),
    ],
    ids=["empty", "other kind", "French"],
)
def test_nothing_readable_is_3_and_writes_nothing(
    name: str, content: str, words: str, kg: Command, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    ended = kg("build", tmp_path, "-o", tmp_path / "out")
    assert ended.code == 3
    assert words in ended.err
    assert not (tmp_path / "out").exists()


def test_a_missing_path_and_an_empty_folder_are_3(kg: Command, tmp_path: Path) -> None:
    missing, empty = kg("build", tmp_path / "nowhere"), kg("build", tmp_path)
    assert (missing.code, empty.code) == (3, 3)
    assert "nowhere: no such file or folder. Check the path." in missing.err
    assert "no article could be read. Give files or folders with .csv" in empty.err


# the output folder


def test_a_file_in_the_place_of_the_folder_is_2_before_anything_is_read(articles: Path, kg: Command) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    for output in ("out", "out/deeper"):
        ended = kg("build", "nowhere", "-o", output)
        assert (ended.code, ended.out) == (2, "")
        assert f"{output}: no folder, since " in ended.err
        assert "Name another folder with -o." in ended.err
    assert Path("out").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # the superuser may write anywhere
    with pytest.raises(OutputError, match=r"may not be written\. Change its permissions"):
        check_writable(tmp_path / "out")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("small")
    (folder / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    return build_story([folder])


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, MemoryError, OSError(28, "No space left on device")])
def test_an_interrupted_build_leaves_the_previous_output_whole(
    stopped_by: type[BaseException], small: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small, tmp_path, FORMATS)
    (tmp_path / "graph.ttl").write_text("old", encoding="utf-8")
    before = contents(tmp_path)

    def stop(*_: object) -> None:
        raise stopped_by

    monkeypatch.setattr("kg.export.deadlines.write_calendar", stop)  # the last of the files
    with pytest.raises((KeyboardInterrupt, MemoryError, OutputError)):
        write(small, tmp_path, FORMATS)
    assert contents(tmp_path) == before


def test_texts_of_an_earlier_build_go(small: Build, tmp_path: Path) -> None:
    (tmp_path / ".texts").mkdir()
    (tmp_path / ".texts" / "0123456789ab.txt").write_text("old", encoding="utf-8")
    write(small, tmp_path, ("ttl",))
    stem = next(iter(small.story.texts))[:12]
    kept = sorted(path.name for path in (tmp_path / ".texts").iterdir())
    assert kept == [f"{stem}.json", f"{stem}.txt", "verdicts.json"]


def test_a_stopped_command_is_130(articles: Path, kg: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.build_story", stop)
    ended = kg("build", "news", "-o", "out")
    assert ended.code == 130
    assert "the previous output is untouched" in ended.err


# hostile text

HOSTILE: dict[str, str] = {
    "markup": 'Harrow </script><img src=x onerror="alert(1)"><!-- closed its plant in Leeds on Monday.',
    "Turtle": 'Harrow """ closed \\" its \\u0041 plant <http://x> . } ; in Leeds on Monday.',
    "formulas": "=cmd|' /C calc'!A0\n\n+1 Harrow closed its plant in Leeds on Monday.\n\n@SUM(A1)",
    "terminal": "\x1b[31mHarrow\x1b[0m closed its plant in \x07Leeds on Monday.\x9b2J",
    "both ways": "Harrow \u202eclosed\u202c its \u2066plant\u2069 in Leeds on Monday.\u200b\u200d\ufeff",
    "control": "Harrow\x01 closed\x0b its plant\x0c in Leeds\x7f on\x85 Monday.\u2028Workers left.\u2029",
    "noncharacters": "Harrow closed \ufffe its \uffff plant in Leeds on Monday \U0001ffff.",
    "calendar": "Harrow will close its plant on 1 May 2030.\r\nEND:VEVENT\r\nBEGIN:VALARM\\n;,: it said.",
    "SPARQL": 'Harrow" } } ; DROP ALL # closed its plant in Leeds on Monday.',
    "emoji": "👩‍👩‍👧 Harrow 🏭 closed its plant in Leeds 🇬🇧 on Monday. 𝕳𝖆𝖗𝖗𝖔𝖜 😀" + "́" * 300,
    "one long word": "Harrow closed " + "a" * 20_000 + " in Leeds on Monday.",
    "many brackets": "Harrow " + "(" * 2000 + "closed its plant" + ")" * 2000 + " in Leeds on Monday.",
    "many sentences": "The firm closed it. " * 150,
    "digits": "Harrow closed " + "9" * 5000 + " plants, or $" + "9" * 400 + " billion, on Monday 99/99/9999.",
    "quotes": "“" * 500 + "Harrow closed its plant,” said Ada Quill. " + "”" * 500,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a story of nothing but hostile articles, titles included."""
    folder = tmp_path_factory.mktemp("hostile")
    records = [
        {"id": name, "title": text[:200], "author": text[:60], "url": f"https://x.example/{text[:30]}", "text": text}
        for name, text in HOSTILE.items()
    ]
    padding = " The firm said on Tuesday that it laid off workers in York, and that this was all there was to say."
    (folder / "all.json").write_text(json.dumps([r | {"text": r["text"] + padding} for r in records]), encoding="utf-8")
    return build_story([folder])


def test_hostile_articles_are_all_read(hostile: Build) -> None:
    assert len(hostile.knowledge.sources) == len(HOSTILE) == 15


def test_hostile_articles_make_a_graph_that_keeps_its_contract(hostile: Build) -> None:
    report = hostile.story.check()
    assert report.conforms, report


def test_hostile_articles_survive_every_format(hostile: Build, tmp_path: Path) -> None:
    hostile.story.export(tmp_path, ("ttl", "trig", "nq", "nt", "jsonld", "csv", "ics", "graphml", "gexf", "html"))
    for path in (tmp_path / f"graph.{suffix}" for suffix in ("ttl", "nt", "trig", "nq", "jsonld")):
        assert len(list(ox.parse(path=path))) >= len(hostile.story.graph)
    for name in ("network.graphml", "network.gexf"):
        assert etree.parse(tmp_path / name).getroot() is not None
    Calendar.from_ical((tmp_path / "deadlines.ics").read_bytes())
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert "<img src=x" not in page
    assert (tmp_path / "events.csv").read_text(encoding="utf-8-sig")


def test_hostile_words_stay_words_on_the_terminal(hostile: Build, kg: Command, tmp_path: Path) -> None:
    write(hostile, tmp_path, ("ttl",))
    quotes = kg(
        "query", "SELECT ?text { ?s a kg:Sentence ; kg:text ?text }", "-g", tmp_path / "graph.ttl", "--format", "csv"
    )
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(quotes.out)
    assert not any(line.startswith(("=", "+", "@", '"=', '"+', '"@')) for line in quotes.out.splitlines())


def test_a_question_cannot_be_broken_out_of(hostile: Build) -> None:
    answer = Engine(hostile.story.graph).answer("SELECT ?s { ?s a kg:Event }")
    assert isinstance(answer, Rows)
    assert answer.rows
