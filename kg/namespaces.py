"""The vocabulary as closed constants, and the one place where a CURIE becomes an IRI."""

from __future__ import annotations

import re

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.errors import GraphError

DEFAULT_BASE = "https://w3id.org/timeline-kg/id/"
"""Where the things of a graph live unless `--base` says otherwise."""

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "kg": "https://w3id.org/timeline-kg/ns#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

SCHEMA = Namespace(PREFIXES["schema"])

# RFC 3987, and what Turtle forbids between < and >
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")


class KG(DefinedNamespace):
    """Every term of `ontology/core.ttl`; any other raises AttributeError. Event types are data, not terms."""

    _fail = True
    _NS = Namespace(PREFIXES["kg"])
    _extras = ["with"]  # noqa: RUF012 - the name is fixed by rdflib; "with" is a keyword of Python

    # things
    Event: URIRef
    Figure: URIRef
    Series: URIRef
    # statements
    Statement: URIRef
    Claim: URIRef
    Inference: URIRef
    Conflict: URIRef
    Distinct: URIRef
    Drift: URIRef
    # sources
    Sentence: URIRef
    SourceGroup: URIRef
    AnonymousSource: URIRef
    # time: on events, on figures
    when: URIRef
    earliest: URIRef
    latest: URIRef
    latestStart: URIRef
    earliestEnd: URIRef
    timeText: URIRef
    timeBasis: URIRef
    before: URIRef
    # participants: the thematic roles
    involves: URIRef
    agent: URIRef
    affected: URIRef
    speaker: URIRef
    place: URIRef
    instrument: URIRef
    other: URIRef
    # other properties of events
    modality: URIRef
    ordinal: URIRef
    series: URIRef
    cause: URIRef
    partOf: URIRef
    figure: URIRef
    evidence: URIRef
    source: URIRef
    independentSources: URIRef
    # lifecycle
    realises: URIRef
    postpones: URIRef
    cancels: URIRef
    denies: URIRef
    misses: URIRef
    # figures
    of: URIRef
    metric: URIRef
    value: URIRef
    minimum: URIRef
    maximum: URIRef
    unit: URIRef
    per: URIRef
    kind: URIRef
    approx: URIRef
    asOf: URIRef
    # statements and attribution
    accordingTo: URIRef
    chain: URIRef
    origin: URIRef
    confidence: URIRef
    extractor: URIRef
    rule: URIRef
    # sentences and documents
    doc: URIRef
    position: URIRef
    start: URIRef
    end: URIRef
    text: URIRef
    group: URIRef
    sha256: URIRef
    caveat: URIRef
    # conflicts
    about: URIRef
    statement: URIRef
    verdict: URIRef
    # relations between entities
    operatesIn: URIRef
    competitor: URIRef
    # authoring of event types
    EventType: URIRef
    trigger: URIRef
    lemma: URIRef
    partOfSpeech: URIRef
    needs: URIRef
    without: URIRef
    doer: URIRef
    doerNot: URIRef
    undergoer: URIRef
    undergoerNot: URIRef
    WordList: URIRef
    word: URIRef
    contrastsWith: URIRef
    role: URIRef
    grammar: URIRef
    preposition: URIRef
    example: URIRef
    counterExample: URIRef
    presumedModality: URIRef
    bearing: URIRef
    habit: URIRef
    comesBefore: URIRef
    habits: URIRef
    toldWhenNew: URIRef
    toldWithTheNews: URIRef
    answersTheNews: URIRef
    saying: URIRef
    arranged: URIRef
    hangsOver: URIRef
    lasts: URIRef
    undergone: URIRef
    goesUp: URIRef
    goesDown: URIRef
    ofMany: URIRef
    toldByItsObject: URIRef
    toldByItsWords: URIRef
    deedOfWords: URIRef
    befallsEach: URIRef
    ofTimesToCome: URIRef
    takenFor: URIRef
    # authoring of cues
    Cue: URIRef
    cueKind: URIRef
    kindForOthers: URIRef
    kindWhenNegated: URIRef
    kindForActs: URIRef
    direction: URIRef
    scope: URIRef
    # authoring of names of entities and lasting relations
    EntityType: URIRef
    nameSuffix: URIRef
    namePrefix: URIRef
    nameWord: URIRef
    headNoun: URIRef
    unitNoun: URIRef
    jobNoun: URIRef
    cueVerb: URIRef
    demonym: URIRef
    isoCode: URIRef
    RelationType: URIRef
    pattern: URIRef
    symmetric: URIRef
    # authoring of metrics
    unitWord: URIRef
    measuredIn: URIRef
    # value lists
    modalities: URIRef
    kinds: URIRef
    metrics: URIRef
    cueKinds: URIRef
    verdicts: URIRef
    bases: URIRef
    wordKinds: URIRef
    valueKinds: URIRef
    directions: URIRef
    scopes: URIRef
    actual: URIRef
    planned: URIRef
    expected: URIRef
    possible: URIRef
    negated: URIRef
    target: URIRef
    forecast: URIRef
    change: URIRef
    stated: URIRef
    inferred: URIRef
    mixed: URIRef
    open: URIRef
    scopeDiffers: URIRef
    superseded: URIRef
    resolved: URIRef
    verb: URIRef
    noun: URIRef
    adjective: URIRef
    adverb: URIRef
    money: URIRef
    percent: URIRef
    number: URIRef
    measure: URIRef
    conditional: URIRef
    question: URIRef
    generic: URIRef
    hearsay: URIRef
    attribution: URIRef
    anonymousVoice: URIRef
    cancelling: URIRef
    postponing: URIRef
    realising: URIRef
    earlier: URIRef
    later: URIRef
    simultaneous: URIRef
    causal: URIRef
    resulting: URIRef
    approximate: URIRef
    atLeast: URIRef
    atMost: URIRef
    targetCue: URIRef
    forecastCue: URIRef
    increase: URIRef
    decrease: URIRef
    governs: URIRef
    modifies: URIRef
    forward: URIRef
    backward: URIRef
    complement: URIRef
    clause: URIRef
    phrase: URIRef
    sentence: URIRef


def expand(name: str) -> URIRef:
    """Return the IRI of a CURIE with one of our prefixes, or of a full IRI.

    >>> expand("kg:Layoff")
    rdflib.term.URIRef('https://w3id.org/timeline-kg/ns#Layoff')
    >>> expand("https://example.org/ns#Recall")
    rdflib.term.URIRef('https://example.org/ns#Recall')
    """
    prefix, colon, local = name.partition(":")
    iri = PREFIXES[prefix] + local if colon and prefix in PREFIXES else name
    if not _IRI.fullmatch(iri) or (iri is name and not is_absolute(name)):
        known = ", ".join(PREFIXES)
        raise GraphError(f"{name!r} is no IRI and has no known prefix. Write the full IRI or use one of: {known}.")
    return URIRef(iri)


def is_absolute(name: str) -> bool:
    """Return whether a name is a full IRI rather than a CURIE.

    >>> is_absolute("urn:x:1"), is_absolute("my:Recall")
    (True, False)
    """
    return bool(_IRI.fullmatch(name)) and ("://" in name or name.startswith(("urn:", "tag:")))


def shorten(iri: str, *, base: str = DEFAULT_BASE) -> str:
    """Return the shortest name people type: `:layoff-33d2860a91c4`, `kg:Layoff`, or the IRI itself.

    >>> shorten("https://w3id.org/timeline-kg/id/tiktok"), shorten("https://schema.org/Person")
    (':tiktok', 'schema:Person')
    """
    if iri.startswith(base):
        return ":" + iri.removeprefix(base)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
