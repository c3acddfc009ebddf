from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from kg.errors import GraphError, QueryError
from kg.graph import build, explain, read, render_explanation
from kg.model.knowledge import Judgement
from kg.namespaces import DEFAULT_BASE, KG
from tests.factory import LAYOFF, OPENING, SALES, inference, knowledge


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(knowledge())


def told(graph: Graph, *things: str) -> str:
    return render_explanation(explain(graph, *things))


def test_an_event_is_told_with_date_origins_and_quotes(graph: Graph) -> None:
    lines = told(graph, LAYOFF).splitlines()
    assert lines[:2] == [
        "Second round of layoffs at Brightloom (layoff), on 4 March 2025",
        "  On 4 March 2025, because",
    ]
    assert lines[3].lstrip().startswith("“On 4 March 2025 Brightloom laid off 120 workers in Norway")
    text = "\n".join(lines)
    assert "1 independent source in 2 documents." in text
    assert text.index("Origin: Alder Post") < text.index("No named origin (not counted)")
    assert "place – Oslo (not believed): “Oslo” (0.3)" in text
    assert "Why these mentions are one" in text
    assert "Not the same as Brightloom opens a shop in Oslo: One is a layoff, the other an opening." in text


def test_the_shortest_proof_comes_first() -> None:
    story = knowledge()
    long = inference(LAYOFF, "kg:earliest", date(2025, 3, 4), *story.inferences[:2], rule="by-a-detour")
    graph = build(replace(story, inferences=(*story.inferences, long)))
    lines = told(graph, LAYOFF).splitlines()
    assert "when – 2025-03-04" in lines[2]
    assert lines[4].strip() == "3 more proofs give the same."


def test_a_document_is_dated_by_what_it_reports(graph: Graph) -> None:
    text = told(graph, "Brightloom cuts jobs")
    assert text.startswith(
        "Brightloom cuts jobs (news article), on 4 March 2025 or later\n  Not before 4 March 2025, because"
    )
    assert "[published-after-reported-event]" in text
    assert text.index("[published-after-reported-event]") < text.index("[date-of-event]") < text.index("“4 March 2025”")


def test_a_bound_without_reason_is_said_to_have_none(graph: Graph) -> None:
    bare = build(replace(knowledge(), inferences=(), claims=()))
    assert "On 4 March 2025: no reason is given." in told(bare, LAYOFF)


def test_an_entity_lists_its_events(graph: Graph) -> None:
    text = told(graph, "Brightloom AS")
    assert "parentOrganization – Loom Group: “belongs to” (0.9)" in text
    assert f"agent of Brightloom opens a shop in Oslo (:{OPENING}), by 1 May 2025" in text


def test_a_figure_tells_its_conflict(graph: Graph) -> None:
    assert "Conflict (open): Sales of 2024 are given as 3.5 and as 4 million dollars." in told(graph, SALES)
    assert "“Its sales were 4 million dollars in 2024.”" in told(graph, "conflict-eeeeeeeeeeee")


def test_a_circle_ends(graph: Graph) -> None:
    round_ = read(Path(__file__).with_name("small.ttl"))
    one, other = (URIRef(DEFAULT_BASE + name) for name in ("inf-1", "inf-2"))
    round_.set((other, URIRef("http://www.w3.org/ns/prov#wasDerivedFrom"), one))
    assert "(its premises do not lead to sentences)" in told(round_, "inf-1")


def test_two_that_were_held_apart(graph: Graph) -> None:
    text = told(graph, LAYOFF, OPENING)
    assert text.startswith("Two: ")
    assert "One is a layoff, the other an opening." in text
    assert "Linked: Second round of layoffs at Brightloom – before – Brightloom opens a shop in Oslo" in text
    assert "They are kinds of events that are never one: layoff and opening." in text
    assert "Their times differ, but may meet: on 4 March 2025 and by 1 May 2025." in text


def test_two_claims_of_one_event(graph: Graph) -> None:
    first, second = (
        claim.key for claim in knowledge().claims if claim.predicate == "rdf:type" and claim.subject.key == LAYOFF
    )
    text = told(graph, first, second)
    assert text.startswith("One: both belong to Second round of layoffs at Brightloom")
    assert "[same-event]" in text


def test_two_that_were_never_compared(graph: Graph) -> None:
    text = told(graph, LAYOFF, "Norway")
    assert "never candidates" in text
    assert "One is an event, the other is not" in text
    assert "They are of different kinds: " in told(graph, "Brightloom AS", "Norway")


def test_two_of_which_the_user_made_one(graph: Graph) -> None:
    judged = Judgement(LAYOFF, "layoff-lost", is_same=True, place="judged.csv, line 2")
    text = render_explanation(explain(graph, LAYOFF, ":layoff-lost", judgements=[judged]))
    assert text.startswith("One: both are Second round of layoffs at Brightloom")
    assert "The user judged that they are one (judged.csv, line 2)." in text


def test_a_name_for_several_things_is_refused(graph: Graph) -> None:
    with pytest.raises(GraphError, match="2 things are called"):
        explain(graph, "Layoffs at Brightloom")


def test_a_document_is_meant_where_its_group_is_called_the_same() -> None:
    graph = build(knowledge())
    group = next(graph.subjects(RDF.type, KG.SourceGroup))
    graph.add((group, RDFS.label, Literal("Brightloom cuts jobs")))
    assert told(graph, "Brightloom cuts jobs").startswith("Brightloom cuts jobs (news article)")


def test_a_name_for_nothing_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Did you mean: brightloom"):
        explain(graph, "Brightlom")


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    story = knowledge()
    norway = next(found for found in story.entities if found.key == "norway")
    hostile = replace(norway, name="Nor\nway\x1b[31m\u202e")
    graph = build(replace(story, entities=(hostile, *(found for found in story.entities if found != norway))))
    assert "place – Nor way [31m : “Norway” (0.9)" in told(graph, LAYOFF)
