from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import read_corpus
from kg.model.document import Document, Fact

BODY = "Harrow Mills closed its plant in Leeds on Monday. Some 300 people lost their jobs, the firm said."
FRONT = """---
title: "Harrow closes: a plant, a town"
author: [Ada Quill, Bo Reed]
date: 2024-05-06
extra: &bomb [x, x]
more: [*bomb, *bomb]
---
"""
PAGE = """<!doctype html><html><head><title>Plant closes - The Mill</title>
<meta property="og:site_name" content="Meta Name"><meta property="article:published_time" content="2024-05-07">
<link rel="canonical" href="https://mill.example/plant">
<script type="application/ld+json">{LD}</script></head>
<body><nav><a href="/">Home</a> <a href="/a">Towns</a></nav><article><h1>Plant closes</h1>
<p>Harrow Mills closed its plant in Leeds on Monday. Some 300 people lost their jobs, the firm said.</p>
<p>The café across the road, Chez Zoë, will close as well, since nobody is left to eat there at noon.</p></article>
<footer>Copyright</footer></body></html>"""
LD = """{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "headline": "Plant closes",
"author": [{"@type": "Person", "name": "Zoë Quill"}], "publisher": {"name": "The Mill"},
"datePublished": "2024-05-06T08:00:00Z"}]}"""


def only(folder: Path, name: str, content: str | bytes) -> Document:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (document,) = read_corpus([folder]).documents
    return document


def facts(document: Document) -> dict[str, str]:
    for fact in document.facts:
        assert document.text[fact.span.start : fact.span.end] == fact.value
    return {fact.kind.value: fact.value for fact in reversed(document.facts)}


def test_plain_text_is_the_whole_file(tmp_path: Path) -> None:
    document = only(tmp_path, "a.txt", BODY)
    assert (document.key, document.location, document.text, document.facts) == ("a", "a.txt", BODY, ())


def test_front_matter_stays_in_the_text_outside_the_body(tmp_path: Path) -> None:
    document = only(tmp_path, "a.md", FRONT + BODY)
    assert document.body.within(document.text) == BODY
    assert facts(document) == {"title": "Harrow closes: a plant, a town", "author": "Ada Quill", "date": "2024-05-06"}
    assert [fact.value for fact in document.facts if fact.kind is Fact.AUTHOR] == ["Ada Quill", "Bo Reed"]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_labelled_lines_stay_in_the_text_outside_the_body(tmp_path: Path, name: str) -> None:
    document = only(tmp_path, name, f"\nTITLE: Harrow closes\nby-line: none\nDate: 6 May 2024\n\n{BODY}")
    assert document.body.within(document.text).startswith("by-line: none")
    document = only(tmp_path, name, f"TITLE: Harrow closes \nSource:The Mill\ndate: 6 May 2024\n\n{BODY}")
    assert document.body.within(document.text).strip() == BODY
    assert facts(document) == {"title": "Harrow closes", "publisher": "The Mill", "date": "6 May 2024"}


def test_aliases_in_front_matter_do_not_explode(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert facts(only(tmp_path, "a.md", f"---\n{bomb}title: [*a59, Plant]\n---\n{BODY}")) == {"title": "Plant"}


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    document = only(tmp_path, "a.md", f"---\n{BODY}\n")
    assert document.body.within(document.text) == document.text


def test_a_page_gives_its_article_and_what_the_publisher_states(tmp_path: Path) -> None:
    document = only(tmp_path, "a.html", PAGE.replace("{LD}", LD))
    assert facts(document) == {
        "title": "Plant closes",
        "author": "Zoë Quill",
        "publisher": "The Mill",
        "date": "2024-05-06T08:00:00Z",
        "url": "https://mill.example/plant",
    }
    body = document.body.within(document.text)
    assert "Chez Zoë" in body
    assert "Towns" not in body


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": ["NewsArticle"], "headline": {"name": null}}', "[[1]]"]
)
def test_broken_structured_metadata_fall_back_to_the_page(broken: str, tmp_path: Path) -> None:
    found = facts(only(tmp_path, "a.html", PAGE.replace("{LD}", broken)))
    assert (found["publisher"], found["date"]) == ("Meta Name", "2024-05-07")


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
@pytest.mark.parametrize("declared", ["", "<meta charset='iso-8859-1'>", "<meta charset='utf-8'>"])
def test_a_page_is_read_in_its_real_encoding_whatever_it_declares(encoding: str, declared: str, tmp_path: Path) -> None:
    page = PAGE.replace("{LD}", LD).replace("<head>", f"<head>{declared}")
    document = only(tmp_path, "a.html", page.encode(encoding))
    assert facts(document)["author"] == "Zoë Quill"
    assert "Chez Zoë" in document.text


RECORDS: dict[str, str] = {
    "a.json": f'[{{"id": "x", "headline": "Plant closes", "published": "2024-05-06", "body": "{BODY}"}}]',
    "a.jsonl": f'\n{{"key": "x", "title": "Plant closes", "date": "2024-05-06", "content": "{BODY}"}}\n\n',
    "a.csv": f'id,title,date,text\r\nx,Plant closes,2024-05-06,"{BODY}"\r\n',
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_an_article_with_its_fields_as_facts(name: str, tmp_path: Path) -> None:
    document = only(tmp_path, name, RECORDS[name])
    assert (document.key, document.location) == ("a#x", f"{name}#x")
    assert facts(document) == {"title": "Plant closes", "date": "2024-05-06"}
    assert document.body.within(document.text) == BODY


def test_a_record_without_a_name_is_numbered(tmp_path: Path) -> None:
    assert only(tmp_path, "a.csv", f'text\n"{BODY}"\n').key == "a#2"


def test_a_line_separator_inside_json_ends_no_line(tmp_path: Path) -> None:
    document = only(tmp_path, "a.jsonl", '{"text": "Harrow closed a plant.\u2028It opened another.\x85"}')
    assert "\u2028" in document.text


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path) -> None:
    document = only(tmp_path, "a.json", r'{"id": "\udfff", "title": "\ud800", "text": "Harrow closed \ud83d a plant."}')
    assert document.text == "�\n\nHarrow closed � a plant."
    assert document.key == "a#�"


def test_every_fact_stands_on_one_line(tmp_path: Path) -> None:
    document = only(tmp_path, "a.json", f'{{"title": "Plant\\n  closes", "text": "{BODY}"}}')
    assert facts(document) == {"title": "Plant closes"}
