"""Labels of events that several documents tell."""

from __future__ import annotations

from dataclasses import replace

from kg.resolve.assembly import scene_of, unique_texts
from kg.resolve.events import cluster_events
from kg.resolve.story import build_events
from tests.resolve.build import ONTOLOGY, Article, named


def told(name: str, words: str) -> Article:
    article = Article(name, f"{words}.\nBob Stone spoke in {name}.")
    article.event("layoffs", agent=article.entity("Acme Foods"), ordinal="third", number=3, phrase=words)
    return article


def test_no_event_has_its_label_from_a_spun_copy_if_others_tell_it() -> None:
    plain, spun = "Acme Foods began a third round of layoffs", "Acme Foods commenced a third spherical of layoffs today"
    unique = unique_texts(named(told("a", plain), told("b", spun)))
    scene = scene_of(unique, ONTOLOGY, ())
    clusters = cluster_events(unique, scene.known, ())
    labels = []
    for marked in unique:
        teller = replace(scene.teller, spun=frozenset({marked.document.key}))
        labels += [event.label for event in build_events(unique, clusters, scene.names, teller).events]
    assert sorted(labels) == [plain, spun]
