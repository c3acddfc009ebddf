from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.corpus import Corpus, read_corpus
from kg.errors import InputError

TEXT = "Harrow Mills closed its plant in Leeds on Monday."


def written(folder: Path, **files: str | bytes) -> Path:
    """Return the folder with files named `stem_suffix`."""
    for name, content in files.items():
        path = folder / ".".join(name.rsplit("_", maxsplit=1))
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def told(corpus: Corpus) -> dict[str, str]:
    return {problem.location: problem.message for problem in corpus.problems}


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("bad.txt", b"", "the file is empty. Remove it or fill it."),
    "only blanks": ("bad.txt", b" \n\t\n", "the file is empty."),
    "binary": ("bad.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL bytes. Convert it to UTF-8 text."),
    "no encoding fits": ("bad.txt", bytes(range(128, 256)) * 3, "Convert it, e.g. iconv -t UTF-8."),
    "one word": ("bad.txt", b"Hello", "only 1 word(s) of text, which tells nothing. Add the article's text."),
    "page without text": ("bad.html", b"<html><body><script>1</script></body></html>", "no article text in this page."),
    "a page that is no page": ("bad.html", b"<!-- -->", "no article text in this page."),
    "broken JSON": ("bad.json", b'{"text": ', "line 1: not valid JSON (Expecting value). Correct the file."),
    "broken JSON line": ("bad.jsonl", b'{"text": "x', "line 1: not valid JSON (Unterminated string"),
    "JSON without text": ("bad.json", b'{"title": "x"}', "record 1: no text. Add a field named one of text, body"),
    "JSON of no record": ("bad.json", b"[1]", "record 1: not a record with named fields. Write an object"),
    "deep JSON": ("bad.json", b"[" * 100_000, "nested too deeply"),
    "long number": ("bad.jsonl", b'{"text": ' + b"1" * 5000 + b"}", "a number too long"),
    "broken front matter": (
        "bad.md",
        b"---\ntitle: [\n---\nSome words stand here.\n",
        "front matter is not valid YAML.",
    ),
    "CSV without text": ("bad.csv", b"a,b\n1,2\n", "row 2: no text."),
    "broken CSV": ("bad.csv", b'text\n"a" b\n', "not valid CSV"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_told_with_its_remedy_and_costs_no_other(case: str, tmp_path: Path) -> None:
    name, content, message = BAD[case]
    (tmp_path / name).write_bytes(content)
    corpus = read_corpus([written(tmp_path, good_txt=TEXT)])
    assert [document.key for document in corpus.documents] == ["good"]
    assert list(told(corpus)) == [name]
    assert message in told(corpus)[name]
    assert len(corpus.faults) == 1


def test_the_bad_cases_are_all_there() -> None:
    assert len(BAD) == 16


def test_a_bad_record_costs_no_other(tmp_path: Path) -> None:
    lines = ['{"id": 1, "text": "Hello"}', "{", f'{{"id": 3, "text": "{TEXT}"}}', '{"id": 4}']
    corpus = read_corpus([written(tmp_path, all_jsonl="\n".join(lines))])
    assert [document.key for document in corpus.documents] == ["all#3"]
    assert sorted(problem.message[:9] for problem in corpus.faults) == ["line 2: n", "line 4: n", "record 1:"]


ENCODINGS: dict[str, bytes] = {
    "UTF-8": "Café Noé opened in Orléans last Monday, the owner said.".encode(),
    "UTF-8 with a mark": "Café Noé opened in Orléans last Monday, the owner said.".encode("utf-8-sig"),
    "UTF-16 with a mark": "Café Noé opened in Orléans last Monday, the owner said.".encode("utf-16"),
    "Latin 1": "Café Noé opened in Orléans last Monday, the owner said.".encode("latin-1"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_text_in_a_common_encoding_is_read(name: str, tmp_path: Path) -> None:
    (document,) = read_corpus([written(tmp_path, a_txt=ENCODINGS[name])]).documents
    assert document.text == "Café Noé opened in Orléans last Monday, the owner said."


def test_line_ends_become_lf(tmp_path: Path) -> None:
    (document,) = read_corpus([written(tmp_path, a_txt="One line here.\r\nTwo.\rThree.\n")]).documents
    assert document.text == "One line here.\nTwo.\nThree.\n"


def test_other_kinds_of_files_are_skipped_with_a_note(tmp_path: Path) -> None:
    corpus = read_corpus([written(tmp_path, a_txt=TEXT, photo_jpg=b"\xff\xd8", notes_docx=b"PK")])
    assert sorted(told(corpus)) == ["notes.docx", "photo.jpg"]
    assert corpus.faults == ()


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").write_text("x")
    assert read_corpus([written(tmp_path, a_txt=TEXT)]).problems == ()


def test_what_a_build_has_written_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("graph.ttl", "story.html", "events.csv"):
        (tmp_path / "out" / name).write_text("Halden Foods cut 120 jobs in Leeds on Tuesday.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Halden Foods cut 90 jobs in Hull on Monday.", encoding="utf-8")
    assert [document.location for document in read_corpus([tmp_path]).documents] == ["a.txt"]


def test_a_double_counts_once(tmp_path: Path) -> None:
    corpus = read_corpus([written(tmp_path, a_txt=TEXT, b_txt=TEXT)])
    assert [document.key for document in corpus.documents] == ["a"]
    assert told(corpus) == {"b.txt": "the same text as a.txt; counted once. Nothing to do."}
    assert corpus.faults == ()


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    folder = written(tmp_path, a_txt=TEXT)
    assert read_corpus([folder, folder / "a.txt", folder]).problems == ()


def test_keys_are_unique_even_where_names_are_not(tmp_path: Path) -> None:
    first, second, deep = tmp_path / "one", tmp_path / "two", tmp_path / "one" / "deep"
    for folder in (first, second, deep):
        folder.mkdir()
        written(folder, a_txt=f"{folder.name}: {TEXT}", b_md=f"Only {folder.name} tells this.")
    written(first, b_jsonl='{"id": 1, "text": "Three words here."}\n{"id": 1, "text": "Four other words here."}')
    keys = [document.key for document in read_corpus([first, second]).documents]
    assert len(keys) == len(set(keys)) == 8


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    written(tmp_path, a_txt=TEXT, b_txt=f"{TEXT} Nobody was surprised.", c_txt=TEXT)
    paths = sorted(tmp_path.iterdir())
    assert read_corpus(paths) == read_corpus(paths[::-1]) == read_corpus([tmp_path])


def test_a_link_that_leads_back_up_ends(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    corpus = read_corpus([written(tmp_path, a_txt=TEXT)])
    assert [document.key for document in corpus.documents] == ["a"]
    assert all("Check link and permissions." in message for message in told(corpus).values())
    assert sorted(told(corpus)) == ["lost.txt", "self.txt"]


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = read_corpus([written(tmp_path, a_txt=TEXT)])
    assert told(corpus) == {"pipe.txt": "a pipe, socket or device, no file. Save its content as a file."}


def test_a_file_name_that_is_no_text_is_made_printable(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/odd-\xff.txt"
    Path(os.fsdecode(name)).write_text(TEXT)
    (document,) = read_corpus([tmp_path]).documents
    assert document.location.encode() == "odd-�.txt".encode()


@pytest.mark.parametrize("name", ["missing", "missing.txt"])
def test_a_missing_path_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"{name}: no such file or folder. Check the path."):
        read_corpus([tmp_path / name])


def test_an_empty_folder_is_an_error_that_names_the_kinds(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no article could be read. Give files or folders with .csv, .htm, .html"):
        read_corpus([tmp_path])


def test_nothing_readable_tells_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\n  bad.txt: the file is empty. Remove it or fill it."):
        read_corpus([written(tmp_path, bad_txt="")])
