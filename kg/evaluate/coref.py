"""Event coreference across documents against gold chains: our clusters, by the resolver that builds graphs.

Documents of one gold topic are resolved together. With gold mentions our events stand where the gold marks them; with
our own, a mention of ours is that of the gold where their words overlap, and all others count against us.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluate.chains import ChainText, Clusters, Place, read_chains
from kg.evaluate.cluster_scores import agreement
from kg.evaluate.mentions import as_document
from kg.extract import EXTRACTORS, Analysis, Extractor, extract
from kg.extract.events import events
from kg.model.extraction import Extraction
from kg.model.knowledge import MentionRef
from kg.model.span import Span
from kg.ontology import Ontology, read_ontology

if TYPE_CHECKING:
    from spacy.language import Language

Scores = dict[str, dict[str, float]]


def evaluate_coref(
    folder: Path, *, split: str = "dev", own: bool = False, response: Path | None = None, model: str | None = None
) -> Scores:
    """Return the scores of a split; `own` takes our own mentions, `response` is where our clusters are written.

    Raises:
        InputError: the folder has no such split.
    """
    from kg.nlp import load

    texts, key = read_chains(folder, split)
    ontology, language = read_ontology(), load(model)
    found: dict[str, Clusters] = {}
    for topic, group in groupby(texts, lambda text: text.topic):
        found.setdefault(topic, []).extend(clusters(list(group), language, ontology, own=own))
    if response is not None:
        response.write_text(json.dumps(as_mention_list(found)), encoding="utf-8")
    return agreement(key, found)


def as_mention_list(found: Mapping[str, Clusters]) -> list[dict[str, object]]:
    """Return clusters as a list of mentions like that of the gold."""
    numbered = ((f"{topic}-{n}", cluster) for topic, group in found.items() for n, cluster in enumerate(group))
    return [
        {"doc_id": document, "sent_id": sentence, "tokens_number": tokens, "coref_chain": name}
        for name, cluster in numbered
        for document, sentence, tokens in cluster
    ]


def clusters(texts: Sequence[ChainText], language: Language, ontology: Ontology, *, own: bool = False) -> Clusters:
    """Return the mentions of some documents in clusters of one event each."""
    from kg.resolve.assembly import scene_of, unique_texts
    from kg.resolve.events import cluster_events

    take, find = (own_mentions, own_places) if own else (gold_mentions, gold_places)
    read = [take(text, language, ontology) for text in texts]
    places = {
        MentionRef(text.key, index): place
        for text, extraction in zip(texts, read, strict=True)
        for index, place in find(text, extraction)
    }
    unique = unique_texts(read)
    members = cluster_events(unique, scene_of(unique, ontology, ()).known).members
    found = ([places[mention] for mention in mentions if mention in places] for mentions in members)
    return [cluster for cluster in found if cluster]


def gold_mentions(text: ChainText, language: Language, ontology: Ontology) -> Extraction:
    """Return what a document says, with events where the gold marks them, in its order."""
    spans = [span for _, span in text.mentions]
    steps = tuple(marked(spans) if step == events.extract else step for step in EXTRACTORS)
    return extract(as_document(text.key, text.text), language(text.text), ontology, extractors=steps)


def own_mentions(text: ChainText, language: Language, ontology: Ontology) -> Extraction:
    """Return what a document says, with the events that we find."""
    return extract(as_document(text.key, text.text), language(text.text), ontology)


def marked(spans: Sequence[Span]) -> Extractor:
    """Return an extractor that finds events at some spans, whatever our own would say."""

    def extractor(analysis: Analysis) -> Analysis:
        heads = [analysis.tokens(span).root for span in spans]
        known = frozenset(head.i for head in heads)
        found = (events.at(head, known, analysis) for head in heads)
        return replace(analysis, events=tuple(replace(e, trigger=span) for e, span in zip(found, spans, strict=True)))

    return extractor


def gold_places(text: ChainText, extraction: Extraction) -> Iterator[tuple[int, Place]]:
    """Yield the gold place of each event that stands on a marked span."""
    free = list(text.mentions)
    for index, event in enumerate(extraction.events):
        found = next((one for one in free if one[1] == event.trigger), None)
        if found is not None:
            free.remove(found)
            yield index, found[0]


def own_places(text: ChainText, extraction: Extraction) -> Iterator[tuple[int, Place]]:
    """Yield each event with the place of the first marked span that it overlaps and no other has, or its own place."""
    free = list(text.mentions)
    for index, event in enumerate(extraction.events):
        found = next((one for one in free if one[1].overlaps(event.trigger)), None)
        yield index, found[0] if found else (text.key, -1, (event.trigger.start,))
        if found is not None:
            free.remove(found)
