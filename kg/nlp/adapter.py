"""Any other spaCy pipeline in the bundled model's place: labels mapped to ours, gaps filled by rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Doc, Span, Token

from kg.errors import ModelError
from kg.nlp.annotate import mark_triggers
from kg.nlp.attributes import register
from kg.nlp.quantities import quantity_spans

if TYPE_CHECKING:
    from spacy.language import Language

# Names of OntoNotes and CoNLL models in our terms; numbers and times are span layers, not names.
NAME_LABELS = {
    "ORG": "ORGANIZATION", "ORGANIZATION": "ORGANIZATION", "PER": "PERSON", "PERSON": "PERSON", "GPE": "PLACE",
    "LOC": "PLACE", "FAC": "PLACE", "PLACE": "PLACE", "PRODUCT": "PRODUCT", "NORP": "MISC", "EVENT": "MISC",
    "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC", "MISC": "MISC",
}  # fmt: skip
TIME_LABELS = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}
# CLEAR labels with one counterpart in Universal Dependencies; the rest needs a look at the tree.
SAME_PLACE = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "neg": "advmod", "nn": "compound",
    "npadvmod": "obl:unmarked", "nmod": "nmod", "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse",
    "acomp": "xcomp", "oprd": "xcomp", "quantmod": "advmod", "meta": "dep", "complm": "mark",
}  # fmt: skip
CLEAR_MARKS = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "attr", "prep", "acomp", "npadvmod", "relcl", "pcomp"})
VERBAL = frozenset({"VERB", "AUX", "ADJ"})
EVENT_NOUN = re.compile(
    r".{2,}(tion|sion|ment|ance|ence|al|ure|ing|ery|sis)$|^(deal|merger|launch|sale|strike|lawsuit|layoff|war|attack|vote|"
    r"election|crash|fire|trial|talk|visit|meeting|cut|rise|fall|bid|probe|inquiry|protest|ban|award|debut|release)$"
)


def adapted(name: str) -> Language:
    """Return an installed spaCy pipeline (or one in a folder) that fills documents as the bundled model does."""
    import spacy
    from spacy.language import Language

    register()
    try:
        nlp = spacy.load(name)
    except OSError as error:
        message = f"the language model {name!r} is not installed: install it, or leave --model out"
        raise ModelError(message) from error
    Language.component(COMPONENT, func=adapt)
    nlp.add_pipe(COMPONENT, last=True)
    if not any(nlp.has_pipe(pipe) for pipe in ("parser", "senter", "sentencizer")):
        nlp.add_pipe("sentencizer", first=True)
    return nlp


COMPONENT = "kg_adapter"


def adapt(doc: Doc) -> Doc:
    """Return the document with our labels, and with the layers other pipelines lack."""
    if any(token.dep_ in CLEAR_MARKS for token in doc):
        to_universal(doc)
    entities = list(doc.ents)
    doc.spans["timex"] = [
        Span(doc, e.start, e.end, label=TIME_LABELS[e.label_]) for e in entities if e.label_ in TIME_LABELS
    ]
    doc.set_ents([Span(doc, e.start, e.end, label=NAME_LABELS[e.label_]) for e in entities if e.label_ in NAME_LABELS])
    doc.spans["triggers"] = [Span(doc, t.i, t.i + 1, label=label) for t in doc if (label := _trigger_label(t))]
    doc.spans["quantities"] = quantity_spans(doc) if doc.has_annotation("DEP") else []
    mark_triggers(doc, None)
    _vectors(doc)
    return doc


def _trigger_label(token: Token) -> str:
    if token.pos_ == "VERB" and token.dep_ not in {"aux", "aux:pass", "cop"}:
        return "VERB"
    named = token.ent_type_ in set(NAME_LABELS.values())
    if token.pos_ == "NOUN" and not named and EVENT_NOUN.match((token.lemma_ or token.text).lower()):
        return "NOUN"
    return ""


def _vectors(doc: Doc) -> None:
    """Fill the vectors with the pipeline's own, cut or padded to the usual width; zeros if it has none."""
    from kg.nlp.vectors import WIDTH

    rows = np.zeros((len(doc), WIDTH), np.float32)
    if doc.vocab.vectors_length:
        own = np.stack([np.asarray(token.vector, np.float32) for token in doc]) if len(doc) else rows
        width = min(WIDTH, own.shape[1] if own.ndim == 2 else 0)
        rows[:, :width] = own[:, :width]
    doc._.token_vectors = rows
    means = [rows[s.start : s.end].mean(0) for s in doc.sents] if len(doc) else []
    table = np.stack(means) if means else np.zeros((0, WIDTH), np.float32)
    doc._.sentence_vectors = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


def to_universal(doc: Doc) -> None:
    """Change a document's CLEAR labels to Universal Dependencies, in place.

    Prepositions come under their nouns, copulas under their predicates; after the Stanford manual
    (de Marneffe and Manning 2008) and its successor (Schuster and Manning 2016).
    """
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    _prepositions(doc, heads, labels)
    _copulas(doc, heads, labels)
    for token in doc:
        labels[token.i] = SAME_PLACE.get(labels[token.i], labels[token.i])
    for n, label in enumerate(labels):
        doc[n].dep_ = label
    for n, head in enumerate(heads):
        doc[n].head = doc[head]


def _prepositions(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """Turn 'verb -prep-> of -pobj-> noun' into 'verb -obl-> noun -case-> of'."""
    for token in doc:
        if labels[token.i] not in {"prep", "agent", "dative"} or token.pos_ not in {"ADP", "SCONJ", "PART"}:
            continue
        inner = next((c for c in token.children if labels[c.i] in {"pobj", "pcomp"}), None)
        if inner is None:
            labels[token.i] = "compound:prt" if labels[token.i] == "prt" else "advmod"
            continue
        above = doc[heads[token.i]]
        clause = labels[inner.i] == "pcomp"
        oblique = "obl:agent" if labels[token.i] == "agent" else "obl"
        verbal = above.pos_ in VERBAL or above.pos_ == "ADV"
        labels[inner.i] = ("advcl" if verbal else "acl") if clause else (oblique if verbal else "nmod")
        root = labels[token.i] == "ROOT"
        heads[inner.i] = inner.i if root else above.i
        heads[token.i], labels[token.i] = inner.i, "mark" if clause else "case"
        for child in token.children:
            if child.i != inner.i:
                heads[child.i] = inner.i


def _copulas(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """Turn 'is -attr-> chief' into 'chief -cop-> is', and hang what hung on the verb on the predicate."""
    for token in doc:
        if token.lemma_ != "be" and token.lower_ not in {"is", "are", "was", "were", "be", "been", "'s", "am"}:
            continue
        predicate = next(
            (c for c in token.children if labels[c.i] in {"attr", "acomp"} and heads[c.i] == token.i), None
        )
        if predicate is None or any(labels[c.i] == "expl" for c in token.children):
            continue
        root = heads[token.i] == token.i
        heads[predicate.i] = predicate.i if root else heads[token.i]
        labels[predicate.i] = labels[token.i]
        for other in doc:
            if other.i not in {predicate.i, token.i} and heads[other.i] == token.i:
                heads[other.i] = predicate.i
        heads[token.i], labels[token.i] = predicate.i, "cop"
