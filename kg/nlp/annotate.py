"""The pipeline component: one pass of the network fills tags, trees, names, spans and vectors of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from kg.nlp.decode import log_softmax, span_types, spans, tree
from kg.nlp.layout import line_starts, word_places
from kg.nlp.lemmas import Lemmatizer
from kg.nlp.modality import modality
from kg.nlp.name_spans import tidy
from kg.nlp.network import Network, Transitions
from kg.nlp.quantities import quantity_spans
from kg.nlp.time_spans import whole_times
from kg.nlp.triggers import trigger_spans
from kg.nlp.windows import Analysed, analyse

SPAN_LAYERS = {"names": "ents", "timex": "timex"}
WIDTH = 384
NAME_TYPES = ("ORGANIZATION", "PERSON", "PLACE", "PRODUCT")
CERTAINTIES = ("certain", "probable", "possible")
SURE = 0.8


@dataclass(slots=True)
class Annotator:
    """Fills documents from a network and a lemmatiser; sentence starts set before are kept."""

    network: Network
    lemmatizer: Lemmatizer
    transitions: dict[str, Transitions]

    @classmethod
    def of(cls, network: Network, lemmatizer: Lemmatizer) -> Annotator:
        """Return an annotator for an open network."""
        tables = {layer: Transitions(tuple(network.labels[layer])) for layer in SPAN_LAYERS}
        return cls(network, lemmatizer, tables)

    def __call__(self, doc: Doc) -> Doc:
        """Fill a document and return it."""
        places, offsets = word_places(doc)
        if not places:
            return _blank(doc)
        given = None
        if doc.has_annotation("SENT_START"):
            given = [bool(doc[i].is_sent_start) for i in places]
        text = doc.text
        words = [text[start:end] for start, end in offsets]
        columns = _Columns(len(places))
        sentences: list[Analysed] = []
        for sentence in analyse(self.network, words, line_starts(text, offsets), given):
            self._fill(columns, sentence, words)
            sentences.append(sentence.alone())
        _write(doc, places, columns)
        self._spans(doc, places, sentences)
        self._vectors(doc, places, sentences)
        self._triggers(doc, places, sentences)
        doc.spans["quantities"] = quantity_spans(doc)
        return doc

    def _fill(self, columns: _Columns, sentence: Analysed, words: list[str]) -> None:
        labels, scores, rows = self.network.labels, sentence.scores, sentence.rows
        for layer in ("upos", "xpos", "feats"):
            best = scores.tags[layer][rows].argmax(1)
            getattr(columns, layer)[sentence.start : sentence.end] = [labels[layer][n] for n in best]
        inside = [0, *range(rows.start + 1, rows.stop + 1)]
        arcs = log_softmax(scores.arc[rows][:, inside])
        heads = tree(arcs)
        in_window = np.where(heads > 0, heads + rows.start, 0)
        table = scores.relations(rows, in_window, len(labels["rel"]))
        root = labels["rel"].index("root")
        table[:, root] = np.where(heads == 0, np.inf, -np.inf)
        for n, (head, relation) in enumerate(zip(heads, table.argmax(1), strict=True)):
            place = sentence.start + n
            columns.head[place] = place if head == 0 else sentence.start + int(head) - 1
            columns.rel[place] = labels["rel"][relation]
            columns.lemma[place] = self.lemmatizer.lemma(words[place], columns.xpos[place])

    def _spans(self, doc: Doc, places: list[int], sentences: list[Analysed]) -> None:
        found: dict[str, list[Span]] = {name: [] for name in SPAN_LAYERS.values()}
        doc._.name_types = np.zeros((len(doc), len(NAME_TYPES)), np.float32)
        for sentence in sentences:
            for layer, target in SPAN_LAYERS.items():
                table = self.transitions[layer]
                scores = log_softmax(sentence.scores.tags[layer][sentence.rows])
                for start, end, label in spans(scores, table.classes, table.cost):
                    first, last = places[sentence.start + start], places[sentence.start + end - 1]
                    found[target].append(Span(doc, first, last + 1, label=label))
                    if layer == "names":
                        doc._.name_types[first] = span_types(scores[start:end], table.classes, NAME_TYPES)
        doc.set_ents([span for span in found.pop("ents") if not (span[0].like_email or span[0].like_url)])
        tidy(doc)
        doc.spans["timex"] = whole_times(doc, found["timex"])

    def _vectors(self, doc: Doc, places: list[int], sentences: list[Analysed]) -> None:
        rows = np.zeros((len(doc), WIDTH), np.float32)
        rows[places] = np.concatenate([s.scores.sense[s.rows] for s in sentences])
        means = np.stack([s.scores.space[s.rows].mean(0) for s in sentences])
        doc._.token_vectors = rows
        doc._.sentence_vectors = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)

    def _triggers(self, doc: Doc, places: list[int], sentences: list[Analysed]) -> None:
        probability = np.zeros(len(doc), np.float32)
        factuality = np.zeros(len(doc), np.float32)
        heads = Heads(np.zeros(len(doc), np.float32), np.zeros(len(doc), np.int64))
        for sentence in sentences:
            at = places[sentence.start : sentence.end]
            scores = np.exp(log_softmax(sentence.scores.tags["trigger"][sentence.rows]))
            probability[at] = 1 - scores[:, 0]
            factuality[at] = sentence.scores.tags["factuality"][sentence.rows][:, 0]
            tags = sentence.scores.tags
            heads.negative[at] = np.exp(log_softmax(tags["polarity"][sentence.rows]))[:, 1]
            heads.certainty[at] = tags["certainty"][sentence.rows].argmax(1)
        doc.spans["triggers"] = trigger_spans(doc, probability)
        doc._.trigger_scores = probability
        space = dict(zip(places, np.concatenate([s.scores.space[s.rows] for s in sentences]), strict=True))
        doc._.type_vectors = {span.root.i: space[span.root.i].copy() for span in doc.spans["triggers"]}
        mark_triggers(doc, factuality, heads)


@dataclass(frozen=True, slots=True)
class Heads:
    """What the network's modality heads say of each token: probability of negation, class of certainty."""

    negative: NDArray[np.float32]
    certainty: NDArray[np.int64]


def mark_triggers(doc: Doc, factuality: NDArray[np.float32] | None, heads: Heads | None = None) -> None:
    """Set the modality attributes of a document's triggers: by rules, and by the network where it sees a hedge."""
    for span in doc.spans["triggers"]:
        token = span.root
        found = modality(token)
        if heads is not None and heads.certainty[token.i] > 0:
            found = replace(found, certainty=CERTAINTIES[heads.certainty[token.i]])
        if heads is not None and heads.negative[token.i] >= SURE:
            found = replace(found, polarity="negative")
        token._.polarity, token._.certainty = found.polarity, found.certainty
        token._.tense, token._.generic = found.tense, found.generic
        if factuality is not None:
            token._.factuality = float(np.clip(factuality[token.i], -3.0, 3.0))


class _Columns:
    """The annotation of a document's words, one list per layer."""

    def __init__(self, size: int) -> None:
        self.upos, self.xpos, self.feats, self.lemma, self.rel = ([""] * size for _ in range(5))
        self.head = [0] * size


def _blank(doc: Doc) -> Doc:
    """Return a document without words, all its layers empty."""
    if len(doc):
        size = len(doc)
        _write(doc, [], _Columns(0))
        doc._.token_vectors = np.zeros((size, WIDTH), np.float32)
    else:
        doc._.token_vectors = np.zeros((0, WIDTH), np.float32)
    doc._.sentence_vectors = np.zeros((0, WIDTH), np.float32)
    for name in ("timex", "triggers", "quantities"):
        doc.spans[name] = []
    return doc


def _write(doc: Doc, places: list[int], columns: _Columns) -> None:
    """Write the columns into the document; white space hangs on the word before it (or after, at the start)."""
    strings, size = doc.vocab.strings, len(doc)
    table: dict[str, list[int]] = {
        "POS": [strings.add("SPACE")] * size,
        "TAG": [strings.add("_SP")] * size,
        "DEP": [strings.add("dep")] * size,
        "LEMMA": doc.to_array("ORTH").tolist(),
        "MORPH": [doc.vocab.morphology.add("")] * size,
    }
    for n, place in enumerate(places):
        table["POS"][place] = strings.add(columns.upos[n])
        table["TAG"][place] = strings.add(columns.xpos[n])
        table["DEP"][place] = strings.add("ROOT" if columns.rel[n] == "root" else columns.rel[n])
        table["LEMMA"][place] = strings.add(columns.lemma[n])
        table["MORPH"][place] = doc.vocab.morphology.add("" if columns.feats[n] == "_" else columns.feats[n])
    heads = _head_offsets(size, places, columns.head)
    table["HEAD"] = heads.astype(np.int64).view(np.uint64).tolist()
    values: Any = np.array(list(table.values()), dtype=np.uint64).T
    doc.from_array(list(table), values)


def _head_offsets(size: int, places: list[int], head: list[int]) -> NDArray[np.int64]:
    """Return the distance of every token to its head; white space hangs on the word before it."""
    heads = np.zeros(size, np.int64)
    before = places[0] if places else 0
    known = set(places)
    for place in range(size):
        if place in known:
            before = place
        heads[place] = before - place
    for n, place in enumerate(places):
        heads[place] = places[head[n]] - place
    return heads
