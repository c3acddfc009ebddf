from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from kg.graph import build, diff, render_diff
from kg.model.bounds import TimeBounds
from kg.model.knowledge import KnowledgeBase
from kg.namespaces import DEFAULT_BASE
from tests.factory import LAYOFF, OPENING, SALES, knowledge


@pytest.fixture(scope="module")
def old() -> Graph:
    return build(knowledge())


def kinds(old: Graph, story: KnowledgeBase) -> list[tuple[str, str]]:
    return [(change.kind, change.thing) for change in diff(old, build(story)).changes]


def test_nothing_changes_by_itself(old: Graph) -> None:
    assert not diff(old, build(knowledge()))
    assert render_diff(diff(old, old)) == "Nothing changed."


def test_events_come_and_go(old: Graph) -> None:
    story = knowledge()
    fewer = replace(story, events=story.events[:1])
    assert kinds(old, fewer) == [("event gone", f":{OPENING}")]
    assert [change.kind for change in diff(build(fewer), old).changes] == ["event added"]


def test_a_new_date_says_why(old: Graph) -> None:
    story = knowledge()
    sooner = replace(story.events[1], bounds=TimeBounds(date(2025, 3, 4), date(2025, 5, 1)))
    reason = replace(story.inferences[0], key="inf-new", subject=replace(story.inferences[0].subject, key=OPENING))
    new = build(replace(story, events=(story.events[0], sooner), inferences=(*story.inferences, reason)))
    (change,) = diff(old, new).changes
    assert (change.kind, change.thing) == ("event dated", f":{OPENING}")
    assert (change.old, change.new) == ("by 1 May 2025", "between 4 March 2025 and 1 May 2025")
    assert change.why == "It follows by date-of-event."
    assert "by 1 May 2025 → between 4 March 2025 and 1 May 2025 because It follows" in render_diff(diff(old, new))


def test_figures_labels_and_sources_are_watched(old: Graph) -> None:
    story = knowledge()
    figures = (replace(story.figures[0], value=Decimal(3600000)), story.figures[1])
    events = (replace(story.events[0], label="Layoffs", mentions=story.events[0].mentions[:1]), story.events[1])
    claims = tuple(
        claim for claim in story.claims if claim.evidence.document == "first" or claim.predicate != "rdf:type"
    )
    inferences = tuple(found for found in story.inferences if found.predicate != "kg:evidence")
    changed = replace(story, figures=figures, events=events, claims=claims, inferences=inferences)
    assert kinds(old, changed) == [
        ("event relabelled", f":{LAYOFF}"),
        ("event sourced", f":{LAYOFF}"),
        ("figure value", f":{SALES}"),
    ]


def test_a_merged_event_names_its_heir(old: Graph) -> None:
    new = build(replace(knowledge(), events=knowledge().events[:1]))
    new.add((URIRef(DEFAULT_BASE + OPENING), DCTERMS.isReplacedBy, URIRef(DEFAULT_BASE + LAYOFF)))
    (change,) = diff(old, new).changes
    assert (change.kind, change.new) == ("event merged", f":{LAYOFF}")
