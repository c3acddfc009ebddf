"""Scores of the language model against gold data in a folder laid out like the project's training data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from spacy.tokens import Doc

from kg.nlp.load import COMPONENT
from kg.nlp.names import LABELS as NAME_TYPES
from kg.nlp.names import evidence, name_key, type_votes
from kg.nlp.network import UNER
from kg.nlp.training.corpus import GUM, HELD_OUT_WARS
from kg.nlp.training.event_sets import read_meantime, wikiwars_text
from kg.nlp.training.marked import MarkedText, marked_files, read_marked, sealed_stories
from kg.nlp.training.own import LABELS
from kg.nlp.training.sentence_ends import VERDICTS, found_ends, gold_ends, read_verdicts
from kg.nlp.training.sentences import Sentence
from kg.nlp.training.treebanks import read_conllu, read_uner, surface_spans

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.annotate import Annotator

UNER_KINDS = {"ORGANIZATION": "ORG", "PERSON": "PER", "PLACE": "LOC"}
Key = tuple[object, ...]


@dataclass(slots=True)
class Count:
    """Gold, found and right, summed over documents."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Iterable[Key], found: Iterable[Key]) -> None:
        """Count two sets of keys."""
        mine, theirs = set(gold), set(found)
        self.gold += len(mine)
        self.found += len(theirs)
        self.right += len(mine & theirs)

    @property
    def f1(self) -> float:
        """Return F1 in per cent."""
        return 200.0 * self.right / max(1, self.gold + self.found)

    def table(self) -> dict[str, float]:
        """Return precision, recall and F1 in per cent."""
        return {
            "precision": round(100.0 * self.right / max(1, self.found), 2),
            "recall": round(100.0 * self.right / max(1, self.gold), 2),
            "f1": round(self.f1, 2),
        }


def score_model(
    nlp: Language, folder: Path, *, split: str = "dev", news: Path | None = None
) -> dict[str, dict[str, float]]:
    """Return tables of scores by part; a part whose files the folder lacks is left out."""
    result: dict[str, dict[str, float]] = {}
    ewt = folder / f"treebank/en_ewt-ud-{split}.conllu"
    if ewt.exists():
        sentences = list(read_conllu(ewt, source="ewt"))
        result["ewt gold tokens"] = gold_tokens(nlp, sentences)
        result["ewt raw text"] = raw_text(nlp, sentences)
        uner = folder / f"ner/uner/{split}.iob2"
        if uner.exists():
            with _following(nlp, UNER):
                result["ewt names"] = names(nlp, sentences, read_uner(uner))
            result["ewt names, by the guideline for news"] = names(nlp, sentences, read_uner(uner))
    parts = [path for part in GUM if (path := folder / f"treebank/{part}-{split}.conllu").exists()]
    if parts:
        sentences = [sentence for path in parts for sentence in read_conllu(path, source="gum")]
        result["gum gold tokens"] = gold_tokens(nlp, sentences)
        result["gum raw text"] = raw_text(nlp, sentences)
    if split == "dev" and (folder / "events/meantime-apple").exists():
        result["meantime triggers (trained on)"] = triggers(nlp, read_meantime(folder / "events/meantime-apple"))
    if split == "dev" and (folder / "time/wikiwars").exists():
        result["wikiwars times, held-out documents"] = times(nlp, folder / "time/wikiwars")
    if news is not None:
        result |= own_news(nlp, news)
        result |= own_sentences(nlp, news)
    return result


def brief(nlp: Language, folder: Path, news: Path, *, most: int = 600) -> dict[str, float]:
    """Return the five scores by which runs of training are compared, over the first sentences of EWT's dev split."""
    sentences = list(read_conllu(folder / "treebank/en_ewt-ud-dev.conllu", source="ewt"))[:most]
    with _following(nlp, UNER):
        web = names(nlp, sentences, read_uner(folder / "ner/uner/dev.iob2"))
    own = own_news(nlp, news)
    return {
        "EWT LAS": gold_tokens(nlp, sentences)["las"],
        "UNER names": web["f1"],
        "own names": own["own news, sealed: names"]["f1"],
        "own names with evidence": own["own news, sealed: names, the story's evidence"]["f1"],
        "own triggers": own["own news, sealed: triggers"]["f1"],
    }


def documents(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences document by document."""
    for _, members in groupby(sentences, key=lambda s: s.document):
        yield list(members)


def gold_doc(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """Return a document of given words and sentences."""
    words = [word for s in sentences for word in s.words]
    starts: list[bool | int | None] = [place == 0 for s in sentences for place in range(len(s.words))]
    return Doc(nlp.vocab, words=words, sent_starts=starts)


def gold_tokens(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the share of words with the right tag, head and relation, words and sentences given."""
    right = dict.fromkeys(("upos", "xpos", "feats", "lemma", "uas", "las", "las with subtypes"), 0)
    total = 0
    for group in documents(sentences):
        doc = nlp(gold_doc(nlp, group))
        at = 0
        for sentence in group:
            for n, token in enumerate(doc[at : at + len(sentence.words)]):
                text = sentence.text
                head = 0 if token.head.i == token.i else token.head.i - at + 1
                relation = "root" if token.dep_ == "ROOT" else token.dep_
                same = head == int(text["head"][n])
                total += 1
                right["upos"] += token.pos_ == text["upos"][n]
                right["xpos"] += token.tag_ == text["xpos"][n]
                right["feats"] += (str(token.morph) or "_") == text["feats"][n]
                right["lemma"] += token.lemma_ == text["lemma"][n]
                right["uas"] += same
                right["las"] += same and universal(relation) == universal(text["rel"][n])
                right["las with subtypes"] += same and relation == text["rel"][n]
            at += len(sentence.words)
    return {name: round(100.0 * count / max(1, total), 2) for name, count in right.items()}


def universal(relation: str) -> str:
    """Return a relation without its subtype."""
    return relation.partition(":")[0]


def raw_text(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return F1 of words, sentences, tags and attachments from the raw text, as in the CoNLL 2018 shared task."""
    counts = {name: Count() for name in ("words", "sentences", "sentence ends", "upos", "uas", "las")}
    for group in documents(sentences):
        text, gold = _gold_keys(group)
        found = _found_keys(nlp(text))
        for name, count in counts.items():
            count.add(gold[name], found[name])
    return {name: round(count.f1, 2) for name, count in counts.items()}


def _gold_keys(group: Sequence[Sentence]) -> tuple[str, dict[str, list[Key]]]:
    text = ""
    keys: dict[str, list[Key]] = {name: [] for name in ("words", "sentences", "sentence ends", "upos", "uas", "las")}
    for sentence in group:
        text += "" if not text else "\n\n" if sentence.paragraph else " "
        spans = [(a + len(text), b + len(text)) for a, b in surface_spans(sentence)]
        text += sentence.text["raw"][0]
        keys["sentences"].append((spans[0][0], spans[-1][1]))
        keys["sentence ends"].append((spans[-1][1],))
        for n, span in enumerate(spans):
            head = int(sentence.text["head"][n])
            above = spans[head - 1] if head else (-1, -1)
            keys["words"].append(span)
            keys["upos"].append((*span, sentence.text["upos"][n]))
            keys["uas"].append((*span, *above))
            keys["las"].append((*span, *above, universal(sentence.text["rel"][n])))
    return text, keys


def _found_keys(doc: Doc) -> dict[str, list[Key]]:
    keys: dict[str, list[Key]] = {name: [] for name in ("words", "sentences", "sentence ends", "upos", "uas", "las")}
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        first, last = words[0].idx, words[-1].idx + len(words[-1])
        keys["sentences"].append((first, last))
        keys["sentence ends"].append((last,))
        for token in words:
            span = (token.idx, token.idx + len(token))
            above = (-1, -1) if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            keys["words"].append(span)
            keys["upos"].append((*span, token.pos_))
            keys["uas"].append((*span, *above))
            keys["las"].append((*span, *above, universal(relation)))
    return keys


def names(nlp: Language, sentences: Sequence[Sentence], tags: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Return precision, recall and F1 of names against UNER, words and sentences given."""
    count = Count()
    for number, group in enumerate(documents(sentences)):
        doc = nlp(gold_doc(nlp, group))
        gold: list[Key] = []
        at = 0
        for sentence in group:
            for start, end, kind in _bio(tags.get(sentence.text["ident"][0], ())):
                if kind in UNER_KINDS.values():
                    gold.append((number, at + start, at + end, kind))
            at += len(sentence.words)
        found = [(number, e.start, e.end, UNER_KINDS[e.label_]) for e in doc.ents if e.label_ in UNER_KINDS]
        count.add(gold, found)
    return count.table()


def _following(nlp: Language, guideline: str) -> AbstractContextManager[None]:
    """Return a context in which the bundled model marks names by a data set's own guideline."""
    if not nlp.has_pipe(COMPONENT):
        return nullcontext()
    annotator = cast("Annotator", nlp.get_pipe(COMPONENT))
    return annotator.network.following(guideline)


def own_news(nlp: Language, folder: Path, *, sealed: bool = True) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of names, triggers and times on the sealed stories of our own, from raw text.

    Names are also measured with the evidence of their text, and of all texts on the story.
    """
    parts = ("names", "names, the text's evidence", "names, the story's evidence", "name spans", "triggers", "times")
    counts = {name: Count() for name in (*parts, "times, overlapping")}
    held = sealed_stories(folder)
    texts = (text for path in marked_files(folder) for text in read_marked(path) if (text.story in held) is sealed)
    for _, group in groupby(sorted(texts, key=lambda text: text.story), key=lambda text: text.story):
        docs = [(text, nlp(text.text)) for text in group]
        whole = type_votes([evidence(doc) for _, doc in docs])
        for text, doc in docs:
            _count_names(counts, text, doc, whole)
            _count_marks(counts, text, doc)
    return {f"own news, sealed: {name}": count.table() for name, count in counts.items()}


def own_sentences(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of sentence ends in our open texts, whose sentences no training is told."""
    counts = {"sentence ends": Count(), "sentence ends inside lines": Count()}
    held, verdicts = sealed_stories(folder), read_verdicts(folder) if (folder / VERDICTS).exists() else {}
    texts = (text for path in marked_files(folder) for text in read_marked(path) if text.story not in held)
    for text in texts if verdicts else ():
        lines, inside = gold_ends(text.text, verdicts.get(text.key, ()))
        found = found_ends(nlp(text.text))
        counts["sentence ends"].add(((end,) for end in lines | inside), ((end,) for end in found))
        counts["sentence ends inside lines"].add(((end,) for end in inside), ((end,) for end in found - lines))
    return {f"own news: {name}": count.table() for name, count in counts.items() if count.gold}


def _count_names(counts: dict[str, Count], text: MarkedText, doc: Doc, whole: Mapping[str, str]) -> None:
    gold = [(text.key, m.span.start, m.span.end, LABELS[m.label]) for m in text.names]
    entities = [entity for entity in doc.ents if entity.label_ in NAME_TYPES]
    spans = [(text.key, entity.start_char, entity.end_char) for entity in entities]
    for part, table in (
        ("names", {}),
        ("names, the text's evidence", type_votes([evidence(doc)])),
        ("names, the story's evidence", whole),
    ):
        labels = [table.get(name_key(entity), entity.label_) for entity in entities]
        counts[part].add(gold, ((*span, label) for span, label in zip(spans, labels, strict=True)))
    counts["name spans"].add((key[:3] for key in gold), spans)


def _count_marks(counts: dict[str, Count], text: MarkedText, doc: Doc) -> None:
    counts["triggers"].add(
        ((text.key, _first_word(doc, t.start)) for event in text.events for t in event.triggers),
        ((text.key, span.start) for span in doc.spans["triggers"]),
    )
    times = [(text.key, span.start, span.end) for span in text.times]
    spans = [(text.key, span.start_char, span.end_char) for span in doc.spans["timex"]]
    counts["times"].add(times, spans)
    counts["times, overlapping"].add(*_overlapping(times, spans))


def _first_word(doc: Doc, start: int) -> int:
    return next((token.i for token in doc if token.idx <= start < token.idx + len(token)), -1)


def _overlapping(gold: list[tuple[str, int, int]], found: list[tuple[str, int, int]]) -> tuple[list[Key], list[Key]]:
    """Return gold and found spans, a found one as the first gold span it overlaps."""
    matched: list[Key] = [next((g for g in gold if g[1] < f[2] and f[1] < g[2]), f) for f in found]
    return list(gold), matched


def _bio(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    from kg.nlp.decode import bio_spans

    return bio_spans(list(tags))


def triggers(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return precision, recall and F1 of event trigger words, words and sentences given."""
    count = Count()
    for group in documents(sentences):
        doc = nlp(gold_doc(nlp, group))
        gold = [n for n, mark in enumerate(m for s in group for m in s.numbers["trigger"]) if mark == 1]
        count.add(((n,) for n in gold), ((span.start,) for span in doc.spans["triggers"]))
    return count.table()


def times(nlp: Language, folder: Path) -> dict[str, float]:
    """Return relaxed and strict F1 of time expressions in the documents held out from training."""
    overlap_gold = overlap_found = gold_count = found_count = 0
    strict = Count()
    for path in sorted(folder.glob("*.tml")):
        if path.stem not in HELD_OUT_WARS:
            continue
        text, spans = wikiwars_text(path)
        gold = [(start, end) for start, end, _ in spans]
        doc = nlp(text)
        found = [(s.start_char, s.end_char) for s in doc.spans["timex"]]
        strict.add([(path.stem, *s) for s in gold], [(path.stem, *s) for s in found])
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        overlap_gold += sum(any(a < d and c < b for c, d in found) for a, b in gold)
        overlap_found += sum(any(a < d and c < b for c, d in gold) for a, b in found)
    precision, recall = overlap_found / max(1, found_count), overlap_gold / max(1, gold_count)
    relaxed = 200 * precision * recall / max(1e-9, precision + recall)
    return {"relaxed f1": round(relaxed, 2), "strict f1": round(strict.f1, 2)}
