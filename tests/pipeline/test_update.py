from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL

import kg as timeline
from kg.errors import InputError
from kg.model.knowledge import Judgement, KnowledgeBase, Link
from kg.namespaces import DEFAULT_BASE
from kg.pipeline import Build, build_story, read_earlier, write
from kg.pipeline.verdicts import Verdicts, read_verdicts, verdicts
from kg.resolve.continuity import marks
from kg.resolve.renaming import renamed
from tests.conftest import Command
from tests.pipeline.test_cache import LEEDS, YORK, Parses

AGAIN = (
    "LEEDS, May 8, 2024. Harrow Mills Ltd laid off 300 workers when it closed its plant in Leeds this week. "
    "Ada Quill, head of research at Harrow, left the company in April 2024."
)
ARTICLES = {"leeds": LEEDS, "york": YORK, "again": AGAIN}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a folder for each of three articles; the test stands in it."""
    for name, text in ARTICLES.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def scratch(names: list[str], cache: Path) -> Build:
    return build_story(names, cache=cache)


def updated(names: list[str], cache: Path, folder: Path = Path("out")) -> Build:
    """Return what comes of building the first article and adding the others one by one."""
    built = scratch(names[:1], cache)
    for name in names[1:]:
        write(built, folder, ("ttl",))
        built = build_story([name], cache=cache, update=read_earlier(folder))
    return built


def under_its_keys(knowledge: KnowledgeBase, other: KnowledgeBase) -> KnowledgeBase:
    """Return the knowledge with the keys of another whose things have the same marks."""
    theirs = {(kind, spans): key for kind, things in marks(other).items() for key, spans in things.items()}
    mine = [(kind, key, spans) for kind, things in marks(knowledge).items() for key, spans in things.items()]
    return renamed(knowledge, {key: theirs[kind, spans] for kind, key, spans in mine})


ORDERS = (["leeds", "york", "again"], ["again", "york", "leeds"], ["york", "leeds", "again"])


@pytest.mark.parametrize("names", ORDERS, ids="-".join)
def test_an_update_equals_a_build_from_scratch_but_for_iris(names: list[str], news: Path, cache: Path) -> None:
    assert len(ORDERS) == 3
    whole, grown = scratch(names, cache), updated(names, cache)
    assert under_its_keys(grown.knowledge, whole.knowledge) == whole.knowledge
    assert grown.story.check().conforms
    assert len(grown.story.graph) == len(whole.story.graph) + len(grown.knowledge.replaced)


def test_iris_stay(news: Path, cache: Path) -> None:
    whole = {event.key for event in scratch(list(ARTICLES), cache).knowledge.events}
    differ = set()
    for number, names in enumerate(ORDERS):
        first = scratch(names[:1], cache).knowledge.events
        grown = updated(names, cache, Path(f"out{number}")).knowledge
        found = {event.key for event in grown.events}
        assert {event.key for event in first} <= found | {old for old, _ in grown.replaced}
        differ |= found - whole
    assert differ  # from scratch some would be called otherwise


def test_only_new_documents_are_parsed(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parses = Parses(monkeypatch)
    updated(["leeds", "york"], tmp_path / "shelf")
    assert parses.texts == [LEEDS, YORK]


def test_nothing_new_changes_nothing(news: Path, cache: Path) -> None:
    write(scratch(["leeds"], cache), Path("out"), ("ttl",))
    before = Path("out/graph.ttl").read_bytes()
    again = build_story(["leeds"], cache=cache, update=read_earlier("out"))
    assert [str(problem) for problem in again.problems] == [
        "leeds.txt: already in the graph; counted once. Nothing to do."
    ]
    write(again, Path("out"), ("ttl",))
    assert Path("out/graph.ttl").read_bytes() == before


def test_what_was_replaced_before_stays_replaced(news: Path, cache: Path) -> None:
    built = scratch(["leeds"], cache)
    key = built.knowledge.events[0].key
    write(
        replace(built, knowledge=replace(built.knowledge, replaced=(("layoff-000000000000", key),))),
        Path("out"),
        ("ttl",),
    )
    earlier = read_earlier("out")
    old, new = URIRef(DEFAULT_BASE + "layoff-000000000000"), URIRef(DEFAULT_BASE + key)
    earlier.graph.add((old, DCTERMS.isReplacedBy, new))
    grown = build_story(["york"], cache=cache, update=earlier).story
    assert (old, DCTERMS.isReplacedBy, new) in grown.graph
    assert grown.explain(":layoff-000000000000") == grown.explain(f":{key}")


APART = Judgement("Harrow Mills Ltd", "Harrow Mills", is_same=False)
ELSEWHERE = Link("Leeds", "wd:Q39121")


def test_what_the_user_said_before_is_heeded_after_an_update(news: Path, cache: Path) -> None:
    first = build_story(["leeds"], cache=cache, judgements=[APART], links=[ELSEWHERE])
    write(first, Path("out"), ("ttl",))
    grown = build_story(["again"], cache=cache, update=read_earlier("out"))
    whole = build_story(["leeds", "again"], cache=cache, judgements=[APART], links=[ELSEWHERE])
    assert under_its_keys(grown.knowledge, whole.knowledge) == whole.knowledge
    assert grown.story.verdicts == Verdicts((APART,), (ELSEWHERE,))
    write(grown, Path("out"), ("ttl",))
    assert read_earlier("out").verdicts == grown.story.verdicts


def test_a_new_verdict_on_a_pair_outranks_the_earlier_one() -> None:
    other = Judgement("Acme", "Acme Inc", is_same=True)
    turned = Judgement("harrow mills", "HARROW Mills Ltd", is_same=True)
    assert verdicts([turned], (), Verdicts((APART, other))).judgements == (turned, other)


def test_damaged_verdicts_are_named(tmp_path: Path) -> None:
    (tmp_path / "verdicts.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"verdicts\.json: cannot be read"):
        read_verdicts(tmp_path)


def test_in_python_a_story_or_its_folder_can_be_added_to(news: Path, cache: Path) -> None:
    first = timeline.build("leeds")
    by_story = timeline.build("york", update=first)
    write(scratch(["leeds"], cache), Path("out"), ("ttl",))
    by_folder = timeline.build("york", update="out")
    by_file = timeline.build("york", update=Path("out/graph.ttl"))
    assert set(by_story.graph) == set(by_folder.graph) == set(by_file.graph)


def test_the_command_adds(news: Path, kg: Command) -> None:
    assert kg("build", "leeds", "-o", "out").code == 0
    ended = kg("build", "york", "again", "-o", "out", "--update")
    assert ended.code == 0
    assert ended.err.startswith("3 articles from ")
    assert kg("check", "out/graph.ttl").code == 0


def test_another_base_is_kept_and_cannot_be_changed(news: Path, kg: Command) -> None:
    base = "https://news.example/"
    assert kg("build", "leeds", "-o", "out", "--base", base).code == 0
    assert kg("build", "york", "-o", "out", "--update").code == 0
    assert Graph().parse("out/graph.ttl").namespace_manager.store.namespace("") == URIRef(base)
    ended = kg("build", "again", "-o", "out", "--update", "--base", "https://other.example/")
    assert ended.code == 3
    assert f"the graph's IRIs begin with {base}, not https://other.example/." in ended.err


# bad input


def spoil(what: str) -> None:
    """Spoil what an update starts from."""
    text, metadata = (next(Path("out/.texts").glob(f"*.{suffix}")) for suffix in ("txt", "json"))
    match what:
        case "no graph":
            Path("out/graph.ttl").unlink()
        case "another graph":
            Path("out/graph.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
        case "text gone":
            text.unlink()
        case "text changed":
            text.write_text("Another text.", encoding="utf-8")
        case "metadata gone":
            metadata.unlink()
        case "metadata broken":
            metadata.write_bytes(metadata.read_bytes()[:-20])
        case "another version":
            metadata.write_text(
                json.dumps(json.loads(metadata.read_text()) | {"format": "document-9"}), encoding="utf-8"
            )
        case "of another text":
            metadata.write_text(json.dumps(json.loads(metadata.read_text()) | {"digest": "0" * 64}), encoding="utf-8")


SPOILED = {
    "no graph": "no graph to add to. Build one first",
    "another graph": "holds no articles",
    "text gone": "the text of an article is gone",
    "text changed": "the text was changed since the graph was built",
    "metadata gone": "what is known of an article is gone",
    "metadata broken": "not what this version of kg writes",
    "another version": "written by another version of kg (document-9)",
    "of another text": "belongs to another text",
}


@pytest.mark.parametrize(("what", "words"), SPOILED.items(), ids=SPOILED)
def test_what_cannot_be_added_to_is_told_and_stays(what: str, words: str, news: Path, kg: Command) -> None:
    assert len(SPOILED) == 8
    kg("build", "leeds", "-o", "out")
    spoil(what)
    before = sorted(path.name for path in Path("out").iterdir())
    ended = kg("build", "york", "-o", "out", "--update")
    assert ended.code == 3
    assert words in ended.err
    assert "Build" in ended.err or "Name another folder" in ended.err
    assert sorted(path.name for path in Path("out").iterdir()) == before


def test_a_story_without_its_documents_cannot_be_added_to(news: Path, cache: Path) -> None:
    write(scratch(["leeds"], cache), Path("out"), ("ttl",))
    with pytest.raises(InputError, match="has 0 of its 1 articles at hand"):
        timeline.build("york", update=timeline.load("out/graph.ttl"))


# what the same things are elsewhere


def test_links_of_the_user_reach_the_graph(news: Path, kg: Command) -> None:
    rows = "# name, IRI\nHarrow Mills, https://example.org/harrow\nAda Quill, wd:Q42\nNobody, wd:Q1\n"
    Path("links.csv").write_text(rows, encoding="utf-8")
    assert kg("build", "leeds", "york", "-o", "out", "--links", "links.csv").code == 0
    found = dict(Graph().parse("out/graph.ttl").subject_objects(OWL.sameAs))
    assert found[URIRef(DEFAULT_BASE + "harrow-mills")] == URIRef("https://example.org/harrow")
    assert found[URIRef(DEFAULT_BASE + "ada-quill")] == URIRef("http://www.wikidata.org/entity/Q42")
    assert kg("check", "out/graph.ttl").code == 0


@pytest.mark.parametrize("row", ["Harrow Mills", "Harrow Mills, Q42", "a, b, c, d", ", wd:Q42", "a, wd:Q 1", "a, x:Q1"])
def test_what_is_no_link_is_told_with_its_line(row: str, news: Path, kg: Command) -> None:
    Path("links.csv").write_text(f"# links\n{row}\n", encoding="utf-8")
    ended = kg("build", "leeds", "-o", "out", "--links", "links.csv")
    assert ended.code == 3
    assert "links.csv, line 2: not a link. Write: name, IRI such as wd:Q17" in ended.err
