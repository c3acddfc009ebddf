"""Write timelines of entities as SemEval-2015 Task 4 asks for them (Minard et al. 2015), from raw articles."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path

from kg.errors import DocumentError
from kg.model.bounds import UNKNOWN_EARLIEST, TimeBounds
from kg.model.extraction import Extraction
from kg.model.knowledge import Entity, Event, KnowledgeBase
from kg.model.mention import Modality

_TOKEN = re.compile(r"<token\b[^>]*\bsentence=\"(\d+)\"[^>]*>(.*?)</token>", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’") | {"'s", "’s", "n't", "n’t"}
_NO_SPACE_AFTER = frozenset("([{$£€")
_SHORT = 8
"""Days, both ends counted, within which news is dated to the last: the day of the report."""
TITLE = 0
"""The sentence of an article whose events the task does not mark."""
UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the task: its number, its text, and the sentence of every character that is no space."""

    number: str
    text: str
    sentences: tuple[int, ...]

    def sentence_at(self, text: str, offset: int) -> int:
        """Return the sentence of an offset into a text that differs from this one in spaces only."""
        return self.sentences[min(letters(text[:offset]), len(self.sentences) - 1)]


def letters(text: str) -> int:
    """Return how many characters of a text are no spaces: places that count so do not depend on the spaces."""
    return sum(not sign.isspace() for sign in text)


def evaluate_timeline(
    folder: Path, out: Path, *, entities: Path | None = None, weights_of: Callable[[str], Path | None] | None = None
) -> int:
    """Return how many timelines were written to `out`, one per target entity; Markables and Relations are not read.

    `weights_of` gives the folder of weights for an article by its number, where folds hold articles out.
    """
    articles = [article for path in _articles(folder) if (article := read_article(path)).sentences]
    if not articles:
        raise DocumentError(f"{folder}: no articles in CAT XML; give the folder of a corpus of the task")
    targets = _targets(folder, entities)
    knowledge = _knowledge(articles, weights_of or (lambda number: None))
    by_number = {article.number: article for article in articles}
    out.mkdir(parents=True, exist_ok=True)
    for target in targets:
        name = "_".join(re.findall(r"\w+", target.lower()))
        lines = timeline(target, knowledge, by_number)
        (out / f"{name}.txt").write_text("\n".join([target, *lines]) + "\n", encoding="utf-8")
    return len(targets)


def _articles(folder: Path) -> list[Path]:
    inner = [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name.lower() == "corpus_tracka_cat"]
    return sorted((inner[0] if inner else folder).glob("*.xml"))


def _targets(folder: Path, entities: Path | None) -> list[str]:
    paths = [entities] if entities else sorted(folder.glob("list_target_entities*.txt"))
    if not paths:
        raise DocumentError(f"{folder}: no list_target_entities*.txt; name the file of target entities")
    lines = paths[0].read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


def read_article(path: Path) -> Article:
    """Return an article from its tokens alone."""
    text: list[str] = []
    sentences: list[int] = []
    last, before = -1, ""
    for number, escaped in _TOKEN.findall(path.read_text(encoding="utf-8")):
        word, sentence = unescape(escaped).strip(), int(number)
        if not word:
            continue
        if sentence != last:
            text.append("\n\n" if last >= 0 else "")
        elif word not in _NO_SPACE_BEFORE and before not in _NO_SPACE_AFTER:
            text.append(" ")
        text.append(word)
        sentences += [sentence] * letters(word)
        last, before = sentence, word
    number = _NUMBER.match(path.name)
    return Article(number[0] if number else path.stem, "".join(text), tuple(sentences))


def _knowledge(articles: Sequence[Article], weights_of: Callable[[str], Path | None]) -> KnowledgeBase:
    from kg.corpus import read_corpus
    from kg.evaluate import every_event
    from kg.extract import EXTRACTORS, prepare
    from kg.extract.events import events
    from kg.nlp.load import load_folder
    from kg.ontology import read_ontology
    from kg.pipeline.reader import Reader
    from kg.resolve import resolve
    from kg.timeline import order

    ontology = read_ontology()
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / f"{article.number}.txt").write_text(article.text, encoding="utf-8")
        documents = [prepare(document) for document in read_corpus([Path(folder)]).documents]

    @cache
    def reader_with(weights: Path | None) -> Reader:
        after = EXTRACTORS.index(events.extract) + 1
        extractors = (*EXTRACTORS[:after], every_event.extract, *EXTRACTORS[after:])
        reader = Reader(ontology, extractors=extractors)
        return replace(reader, _language=load_folder(weights)) if weights else reader

    found = [reader_with(weights_of(Path(document.location).stem))(document) for document in documents]
    return order(resolve(found, ontology=ontology, only_worth_telling=False), ontology=ontology)


def timeline(target: str, knowledge: KnowledgeBase, articles: dict[str, Article]) -> list[str]:
    """Return the lines of an entity's timeline: position, day, mentions; position 0 where the day is unknown."""
    keys = {entity.key for entity in knowledge.entities if is_named(entity, target)}
    chosen = [event for event in knowledge.events if _takes_part(event, keys) and event.modality is Modality.ACTUAL]
    rows = sorted(
        (*_place(event.bounds), day_of(event.bounds), mentions)
        for event in chosen
        if (mentions := tuple(_mentions(event, knowledge, articles)))
    )
    lines: list[str] = []
    position, last = 0, ""
    for is_known, _, _, day, mentions in rows:
        position += is_known and (day != last or day == UNKNOWN_DAY)
        last = day
        lines.append("\t".join((str(position), day if is_known else UNKNOWN_DAY, *mentions)))
    return lines


def is_named(entity: Entity, target: str) -> bool:
    """Return whether an entity goes by a name, whatever its case; either may have an owner or maker before it."""
    wanted = re.findall(r"\w+", target.lower())
    names = [re.findall(r"\w+", name.lower()) for name in (entity.name, *entity.aliases)]
    return any(name[-len(wanted) :] == wanted or (len(name) > 1 and wanted[-len(name) :] == name) for name in names)


def _takes_part(event: Event, keys: set[str]) -> bool:
    return any(participant.entity in keys for participant in event.participants)


def _place(bounds: TimeBounds) -> tuple[bool, str, str]:
    """Return whether it is known when something was, and what puts it in order: the day written, if it is one."""
    if bounds.earliest == UNKNOWN_EARLIEST:
        return False, "", ""
    first = bounds.latest if bounds.days <= _SHORT else bounds.earliest
    return True, first.isoformat(), bounds.latest.isoformat()


def day_of(bounds: TimeBounds) -> str:
    """Return bounds as the task writes days, months and years: the last day where they leave a week or less open.

    >>> day_of(TimeBounds())
    'XXXX-XX-XX'
    """
    first, last = bounds.earliest, bounds.latest
    if bounds.days <= _SHORT:
        return last.isoformat()
    if not bounds.is_known or first.year != last.year:
        return UNKNOWN_DAY
    return first.isoformat()[:7] if first.month == last.month else first.isoformat()[:4]


def _mentions(event: Event, knowledge: KnowledgeBase, articles: dict[str, Article]) -> Iterator[str]:
    extractions = {extraction.document.key: extraction for extraction in knowledge.extractions}
    for reference in event.mentions:
        extraction: Extraction = extractions[reference.document]
        number = _NUMBER.search(Path(extraction.document.location).name)
        article = articles.get(number[0]) if number else None
        if article is not None:
            trigger = extraction.events[reference.index].trigger
            text = extraction.document.text
            sentence = article.sentence_at(text, trigger.start)
            if sentence == TITLE:
                continue
            yield f"{article.number}-{sentence}-{'_'.join(trigger.within(text).split())}"
