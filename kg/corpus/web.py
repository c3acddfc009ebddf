"""Web pages: the article's text without clutter, and what the page's metadata state.

The text and the metadata of pages without structured ones come from trafilatura (and htmldate inside it); schema.org
JSON-LD is read first, since it is what the publisher states.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator

import trafilatura
from lxml import etree, html

from kg.corpus.reader import decode, stem, with_head
from kg.errors import DocumentError
from kg.model.document import Document, Fact

ARTICLE_TYPES = {
    "NewsArticle",
    "Article",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
}
META = {
    "article:published_time": Fact.DATE,
    "og:title": Fact.TITLE,
    "og:site_name": Fact.PUBLISHER,
    "og:url": Fact.URL,
    "author": Fact.AUTHOR,
    "date": Fact.DATE,
}
Found = tuple[Fact, str, str]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read(content: bytes, location: str) -> Iterator[Document]:
    """Yield the one article of a web page."""
    source = decode(content)
    body = trafilatura.extract(
        source,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_precision=False,
        deduplicate=False,
    )
    if not body:
        raise DocumentError("no article text in this page. Save the page with its text, or give the text as .txt.")
    yield with_head(body, list(_facts(source)), key=stem(location), location=location)


def _facts(source: str) -> Iterator[Found]:
    tree = _tree(source)
    found: dict[Fact, Found] = {}
    for fact in (*_json_ld(tree), *_meta(tree), *_guessed(source)):
        found.setdefault(fact[0], fact)
    order = list(Fact)
    yield from sorted(found.values(), key=lambda fact: order.index(fact[0]))


def _tree(source: str) -> etree._Element | None:
    try:  # the parser is told the encoding, since the page may name the one it had before it was decoded
        return html.fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def _json_ld(tree: etree._Element | None) -> Iterator[Found]:
    for script in tree.iterfind(".//script[@type='application/ld+json']") if tree is not None else ():
        try:
            described = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # publishers often break their own JSON-LD; the page has other metadata
        for node in _nodes(described):
            types = node.get("@type", [])
            if ARTICLE_TYPES & set(types if isinstance(types, list) else [types]):
                yield from _article(node)


def _nodes(described: object) -> Iterator[dict[str, object]]:
    if isinstance(described, list):
        for part in described:
            yield from _nodes(part)
    elif isinstance(described, dict):
        yield described
        yield from _nodes(described.get("@graph", []))


def _article(node: dict[str, object]) -> Iterator[Found]:
    fields = (
        ("headline", Fact.TITLE),
        ("author", Fact.AUTHOR),
        ("publisher", Fact.PUBLISHER),
        ("datePublished", Fact.DATE),
        ("dateModified", Fact.UPDATED),
        ("url", Fact.URL),
        ("mainEntityOfPage", Fact.URL),
    )
    for name, kind in fields:
        for words in _words(node.get(name)):
            yield kind, words, "json-ld"


def _words(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        yield from _words(value.get("name") or value.get("@id"))


def _meta(tree: etree._Element | None) -> Iterator[Found]:
    if tree is None:
        return
    for tag in tree.iterfind(".//meta"):
        kind = META.get(tag.get("property") or tag.get("name") or "")
        content = tag.get("content")
        if kind is not None and content:
            yield kind, content, "meta"
    for link in tree.iterfind(".//link[@rel='canonical']"):
        if link.get("href"):
            yield Fact.URL, link.get("href", ""), "canonical link"
    for tag in tree.iterfind(".//time[@datetime]"):
        yield Fact.DATE, tag.get("datetime", ""), "time element"


def _guessed(source: str) -> Iterator[Found]:
    described = trafilatura.extract_metadata(source)
    if described is None:
        return
    pairs = ((Fact.TITLE, described.title), (Fact.AUTHOR, described.author), (Fact.PUBLISHER, described.sitename))
    for kind, words in pairs:
        if words:
            yield kind, str(words), "page"
