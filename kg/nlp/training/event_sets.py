"""Readers of event and time data: MEANTIME, GENEVA, LitBank and WikiWars."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from kg.nlp.training.sentences import (
    CERTAINTY_CLASSES,
    NAME_CLASSES,
    QUANTITY_CLASSES,
    TENSE_CLASSES,
    TIMEX_CLASSES,
    Sentence,
    allowed,
    outside,
)

MEANTIME_NAMES = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE", "PRO": "PRODUCT"}
MEANTIME_VALUES = {"MONEY": "MONEY", "PERCENT": "PERCENT", "QUANTITY": "QUANTITY"}
ARTICLES = {"the", "a", "an", "its", "his", "their"}
TENSES = {"PAST": "past", "PASTPART": "past", "PRESENT": "present", "FUTURE": "future"}


# The headline and five lines of each article of MEANTIME are annotated in full; what is marked further down only goes
# on with chains that began there, and all else that happens there is unmarked.
LAST_ANNOTATED = 5


def read_meantime(folder: Path) -> list[Sentence]:
    """Return the annotated sentences of MEANTIME's articles with names, events, times and figures."""
    return [sentence for path in sorted(folder.glob("**/*.xml")) for sentence in _article(path)]


def _article(path: Path) -> Iterator[Sentence]:
    root = ET.parse(path).getroot()  # noqa: S314 - a file of the trainer's own choice
    tokens = root.findall("token")
    place = {token.get("t_id"): number for number, token in enumerate(tokens)}
    kinds = _entity_kinds(root)
    size = len(tokens)
    masks = {
        "names": [outside(NAME_CLASSES)] * size,
        "timex": [outside(TIMEX_CLASSES)] * size,
        "quantity": [outside(QUANTITY_CLASSES)] * size,
        "trigger": [0] * size,
        "certainty": [-1] * size,
        "tense": [-1] * size,
        "polarity": [-1] * size,
    }
    marked: set[int] = set()
    for mention in root.iterfind("Markables/*"):
        span = sorted(place[a.get("t_id")] for a in mention.findall("token_anchor") if a.get("t_id") in place)
        if span and span == list(range(span[0], span[-1] + 1)):
            marked.update(span)
            words = [str(tokens[n].text) for n in span]
            _mark(masks, mention, span, words, kinds)
    numbers = [int(token.get("sentence", "0")) for token in tokens]
    last = min(LAST_ANNOTATED, max((numbers[place] for place in marked), default=-1))
    for number in range(last + 1):
        rows = [n for n in range(size) if numbers[n] == number]
        if rows:
            layers = {name: tuple(float(column[n]) for n in rows) for name, column in masks.items()}
            yield Sentence(
                words=tuple(str(tokens[n].text) for n in rows),
                source="meantime",
                document=path.stem,
                ordered=True,
                paragraph=number < 2,
                numbers=layers,
            )


def _entity_kinds(root: ET.Element) -> dict[str | None, str]:
    types = {entity.get("m_id"): entity.get("ent_type", "") for entity in root.iterfind("Markables/ENTITY")}
    return {
        source.get("m_id"): types.get(target.get("m_id"), "")
        for link in root.iterfind("Relations/REFERS_TO")
        for target in link.findall("target")
        for source in link.findall("source")
    }


def _mark(
    masks: dict[str, list[int]],
    mention: ET.Element,
    span: list[int],
    words: list[str],
    kinds: dict[str | None, str],
) -> None:
    match mention.tag:
        case "ENTITY_MENTION" if mention.get("syntactic_type", "").endswith("NAM"):
            while len(span) > 1 and words[0].lower() in ARTICLES:
                span, words = span[1:], words[1:]
            kind = kinds.get(mention.get("m_id"), "")
            names = (MEANTIME_NAMES[kind],) if kind in MEANTIME_NAMES else ("MISC", "ORGANIZATION", "PRODUCT")
            _bio(masks["names"], span, NAME_CLASSES, names)
        case "TIMEX3":
            _bio(masks["timex"], span, TIMEX_CLASSES, (mention.get("type", "DATE"),))
        case "VALUE" if mention.get("type") in MEANTIME_VALUES:
            _bio(masks["quantity"], span, QUANTITY_CLASSES, (MEANTIME_VALUES[mention.get("type", "")],))
        case "EVENT_MENTION":
            _event(masks, mention, span)


def _bio(column: list[int], span: list[int], classes: tuple[str, ...], names: tuple[str, ...]) -> None:
    for number, place in enumerate(span):
        column[place] = allowed(classes, "I" if number else "B", *names)


def _event(masks: dict[str, list[int]], mention: ET.Element, span: list[int]) -> None:
    head = span[0]
    for number, place in enumerate(span):
        masks["trigger"][place] = 2 if number else 1
    certainty = (mention.get("certainty") or "").lower()
    if certainty in CERTAINTY_CLASSES:
        masks["certainty"][head] = CERTAINTY_CLASSES.index(certainty)
    polarity = mention.get("polarity")
    if polarity in ("POS", "NEG"):
        masks["polarity"][head] = int(polarity == "NEG")
    tense = "future" if mention.get("time") == "FUTURE" else TENSES.get(mention.get("tense", ""), "none")
    masks["tense"][head] = TENSE_CLASSES.index(tense)


def read_geneva(folder: Path) -> list[Sentence]:
    """Return GENEVA's sentences with event triggers, each text once."""
    found: dict[str, Sentence] = {}
    for path in sorted(folder.glob("**/*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            words = tuple(row["tokens"])
            trigger = [0] * len(words)
            for event in row["event_mentions"]:
                start, end = event["trigger"]["start"], event["trigger"]["end"]
                for place in range(start, min(end, len(words))):
                    trigger[place] = 1 if place == start else 2
            if len(words) <= 120 and row["sentence"] not in found:
                sentence = Sentence(words=words, source="geneva", document=row["wnd_id"])
                found[row["sentence"]] = sentence.with_numbers(trigger=tuple(trigger))
    return list(found.values())


def read_litbank(folder: Path) -> list[Sentence]:
    """Return LitBank's sentences with the triggers of events that took place."""
    sentences = []
    for path in sorted(folder.glob("**/*.tsv")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
            if 2 <= len(rows) <= 100:
                words = tuple(row[0] for row in rows)
                trigger = tuple(int(row[1].strip() == "EVENT") for row in rows)
                sentence = Sentence(words=words, source="litbank", document=path.stem, ordered=True)
                sentences.append(sentence.with_numbers(trigger=trigger))
    return sentences


def read_wikiwars(folder: Path) -> list[Sentence]:
    """Return WikiWars paragraphs, cut at full stops to at most 90 words, with time expressions."""
    from kg.nlp.tokenizer import word_spans

    sentences = []
    for path in sorted(folder.glob("*.tml")):
        text, spans = wikiwars_text(path)
        for start, end in _passages(text):
            offsets = [(start + a, start + b) for a, b in word_spans(text[start:end])]
            if len(offsets) > 2:
                words = tuple(text[a:b] for a, b in offsets)
                sentence = Sentence(words=words, source="wikiwars", document=path.stem)
                sentences.append(sentence.with_numbers(timex=_timex_layer(offsets, spans)))
    return sentences


def wikiwars_text(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of a WikiWars document and its time expressions (start, end, type)."""
    return _untagged(path.read_text(encoding="utf-8", errors="replace"))


def _untagged(content: str) -> tuple[str, list[tuple[int, int, str]]]:
    body = re.sub(r"(?s)^.*?<TEXT>|</TEXT>.*$", "", content)
    body = body.replace("&amp;", "&").replace("&quot;", '"').replace("&apos;", "'")
    text, spans, opened = "", [], []
    for part in re.split(r"(<[^>]+>)", body):
        if part.startswith("<TIMEX3"):
            kind = re.search(r'type="(\w+)"', part)
            opened.append((len(text), kind[1] if kind else "DATE"))
        elif part == "</TIMEX3>" and opened:
            start, kind_name = opened.pop()
            if not opened:
                spans.append((start, len(text), kind_name))
        elif not part.startswith("<"):
            text += part
    return text, spans


def _passages(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"”)]?\s+(?=[A-Z])", line[0]):
            end = line.start() + stop.end()
            if end - start > 300:
                yield start, end
                start = end
        if line.end() - start < 900:
            yield start, line.end()


def _timex_layer(offsets: list[tuple[int, int]], spans: list[tuple[int, int, str]]) -> tuple[float, ...]:
    layer = []
    for start, end in offsets:
        span = next((s for s in spans if s[0] < end and start < s[1]), None)
        if span is None:
            layer.append(outside(TIMEX_CLASSES))
        else:
            kinds = (span[2],) if span[2] in TIMEX_CLASSES else TIMEX_CLASSES
            layer.append(allowed(TIMEX_CLASSES, "B" if start <= span[0] else "I", *kinds))
    return tuple(layer)
