from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.extract import Analysis, extract
from kg.model.document import Document, Fact, PublicationFact
from kg.model.extraction import Extraction
from kg.model.span import Span
from kg.nlp.event_types import TypeSpace
from kg.ontology import Ontology, read_ontology
from kg.pipeline import build_story, cache_folder
from kg.pipeline.cache import METHODS_KEPT, Cache
from kg.pipeline.method import method_digest
from kg.pipeline.reader import Reader
from tests.conftest import Command
from tests.factory import FIRST, document, extraction, with_event

METHOD = "0123456789abcdef" * 4
LEEDS = "Harrow Mills closed its plant in Leeds on Monday, May 6, 2024. The firm laid off 300 workers there, it said."
YORK = "Harrow Mills will open a plant in York in June 2024. The firm hired Ada Quill as its head of research."


@pytest.fixture
def found() -> Extraction:
    return with_event(extraction(FIRST, key="first"), "laid off", "kg:Layoff")


@pytest.fixture
def kept(found: Extraction, tmp_path: Path) -> Cache:
    """Return a cache with one extraction."""
    cache = Cache.of(tmp_path, METHOD)
    cache.keep(found)
    assert not cache.failure
    return cache


def only_file(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


# one record


def test_what_is_kept_is_found_again(kept: Cache, found: Extraction) -> None:
    assert kept.find(found.document) == found


def test_every_extraction_of_an_article_survives(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    (parsed,) = build_story([tmp_path]).knowledge.extractions
    shelf = Cache.of(tmp_path, METHOD)
    shelf.keep(parsed)
    assert shelf.find(parsed.document) == parsed
    assert parsed.sentence_vectors


def test_place_and_name_of_the_file_do_not_matter(kept: Cache, found: Extraction) -> None:
    moved = replace(found.document, key="b", location="elsewhere/b.txt")
    assert kept.find(moved) == replace(found, document=moved)


OTHERS: dict[str, Document] = {
    "text": document(FIRST + "More."),
    "metadata": document(FIRST, facts=(PublicationFact(Fact.DATE, Span(0, 1), "2024-01-01", "record"),)),
    "body": replace(document(FIRST), body=Span(0, 10)),
    "skipped": replace(document(FIRST), skipped=(Span(0, 10),)),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_contents_are_another_document(other: Document, kept: Cache) -> None:
    assert len(OTHERS) == 4
    assert kept.find(other) is None


def test_another_method_knows_nothing(kept: Cache, found: Extraction, tmp_path: Path) -> None:
    assert Cache.of(tmp_path, "f" * 64).find(found.document) is None


DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "cut": b"half",
    "pickle": b"\x80\x04\x95\x1c\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "text": b"{}" * 100,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_counts_as_missing(content: bytes, kept: Cache, found: Extraction, tmp_path: Path) -> None:
    assert len(DAMAGED) == 4
    only_file(tmp_path).write_bytes(content)
    assert kept.find(found.document) is None


@pytest.mark.parametrize("at", range(0, 200, 13))
def test_no_flipped_bit_is_read(at: int, kept: Cache, found: Extraction, tmp_path: Path) -> None:
    path = only_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))
    assert kept.find(found.document) is None


def test_a_whole_record_of_something_else_counts_as_missing(kept: Cache, found: Extraction, tmp_path: Path) -> None:
    from hashlib import sha256

    import msgspec

    record = msgspec.msgpack.encode({"document": 1, "sentences": [[9, 3]]})
    only_file(tmp_path).write_bytes(sha256(record).digest() + record)
    assert kept.find(found.document) is None


def test_nothing_half_written_stays(found: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    cache = Cache.of(tmp_path, METHOD)
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        cache.keep(found)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_is_told_once(found: Extraction, tmp_path: Path) -> None:
    (tmp_path / "extractions").write_text("in the way", encoding="utf-8")
    cache = Cache.of(tmp_path, METHOD)
    cache.keep(found)
    assert "cannot be written (File exists)" in cache.failure or "Not a directory" in cache.failure


def test_only_the_methods_used_last_are_kept(found: Extraction, tmp_path: Path) -> None:
    for number in range(METHODS_KEPT + 3):
        folder = Cache.of(tmp_path, f"{number:064}"[::-1]).folder
        folder.mkdir(parents=True)
        os.utime(folder, (number, number))
    mine = tmp_path / "extractions" / "mine"
    mine.mkdir()
    Cache.of(tmp_path, METHOD).keep(found)
    left = [path for path in (tmp_path / "extractions").iterdir() if path != mine]
    assert (len(left), mine.exists()) == (METHODS_KEPT, True)
    assert Cache.of(tmp_path, METHOD).find(found.document) == found


# what the ontology's examples teach

LEARNT = TypeSpace.of(np.eye(3, dtype=np.float32), ("kg:Layoff", "kg:Fire", "kg:Layoff"))


def learnt(space: TypeSpace | None) -> tuple[bytes, tuple[str, ...]]:
    assert space is not None
    return space.rows.tobytes(), space.types


def test_a_space_that_is_kept_is_found_again(tmp_path: Path) -> None:
    shelf = Cache.of(tmp_path, METHOD)
    assert shelf.find_space() is None
    shelf.keep_space(LEARNT)
    assert learnt(shelf.find_space()) == learnt(LEARNT)


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_space_counts_as_missing(content: bytes, tmp_path: Path) -> None:
    shelf = Cache.of(tmp_path, METHOD)
    shelf.keep_space(LEARNT)
    only_file(tmp_path).write_bytes(content)
    assert shelf.find_space() is None


@pytest.mark.parametrize("has_cache", [True, False], ids=["kept", "no cache"])
def test_a_reader_learns_once_what_the_examples_teach(
    has_cache: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Ontology] = []

    def learn(ontology: Ontology) -> TypeSpace:
        asked.append(ontology)
        return LEARNT

    monkeypatch.setattr("kg.pipeline.reader.space", learn)
    spaces: list[TypeSpace | None] = []

    def asks(analysis: Analysis) -> Analysis:
        assert analysis.space is not None
        spaces.append(analysis.space(analysis.ontology))
        return analysis

    for text in (LEEDS, YORK):
        reader = Reader(read_ontology(), cache=Cache.of(tmp_path, METHOD) if has_cache else None, extractors=(asks,))
        reader(document(text))
        reader(document(text * 2))
    assert len(spaces) == 4
    assert len(asked) == (1 if has_cache else 2)
    assert {learnt(space) for space in spaces} == {learnt(LEARNT)}


# the method


def test_the_method_is_the_same_from_call_to_call_and_needs_an_ontology_with_a_digest() -> None:
    ontology = read_ontology()
    assert method_digest(ontology) == method_digest(ontology)
    assert method_digest(replace(ontology, digest="")) is None
    assert method_digest(replace(ontology, digest="other")) != method_digest(ontology)


def test_the_method_depends_on_the_model(tmp_path: Path) -> None:
    ontology = read_ontology()
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    assert method_digest(ontology, str(tmp_path)) != method_digest(ontology)
    assert method_digest(ontology, "no_such_model") is None


def test_an_unknown_model_is_an_error_though_all_is_in_the_cache(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    build_story([tmp_path], cache=cache)
    with pytest.raises(ModelError):
        build_story([tmp_path], cache=cache, model="no_such_model")


@pytest.mark.parametrize(("value", "folder"), [("", None), ("off", None), ("/x", Path("/x"))])
def test_the_environment_names_the_folder(value: str, folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", value)
    assert cache_folder() == folder


def test_the_users_folder_is_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_CACHE")
    folder = cache_folder()
    assert folder is not None
    assert folder.name == "timeline-kg"


# a build


class Parses:
    """Counts what is parsed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []

        def counted(document: Document, doc: object, ontology: Ontology, **rest: object) -> Extraction:
            self.texts.append(document.text)
            return extract(document, doc, ontology, **rest)  # type: ignore[arg-type]

        monkeypatch.setattr("kg.pipeline.reader.extract", counted)


def test_a_document_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news, shelf = tmp_path / "news", tmp_path / "shelf"
    news.mkdir()
    (news / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    parses = Parses(monkeypatch)
    first = build_story([news], cache=shelf)
    assert parses.texts == [LEEDS]
    monkeypatch.setattr("kg.nlp.load", None)  # the model is not even loaded
    second = build_story([news], cache=shelf)
    assert parses.texts == [LEEDS]
    assert set(first.story.graph) == set(second.story.graph)


def test_the_same_bytes_with_and_without_cache(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name, text in (("leeds", LEEDS), ("york", YORK)):
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, options in (("a", ()), ("b", ()), ("c", ("--no-cache",))):
        assert kg("build", tmp_path / "news", "-o", tmp_path / name, *options).code == 0
    written = [contents(tmp_path / name) for name in "abc"]
    assert written[0] == written[1] == written[2]
    assert len(written[0]) == 11  # six files, two texts with what was read in them, the verdicts of the user


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_cache_that_fails_is_a_note_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "leeds.txt").write_text(LEEDS, encoding="utf-8")
    (tmp_path / "extractions").write_text("in the way", encoding="utf-8")
    built = build_story([tmp_path / "leeds.txt"], cache=tmp_path)
    (problem,) = built.problems
    assert problem.is_skipped_kind
    assert "Name another folder in KG_CACHE, or build with --no-cache." in str(problem)


def test_no_folder_no_cache() -> None:
    assert Reader.of(read_ontology(), None, None).cache is None
