from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model.knowledge import KnowledgeBase, Verdict
from kg.model.mention import LinkKind, Modality, Tense, VoiceKind
from kg.model.statement import Ref, Term
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article, named


def knowledge(*articles: Article) -> KnowledgeBase:
    return resolve(named(*articles), ontology=ONTOLOGY)


def cuts(name: str, *, firm: str = "Acme Foods", lead: str = "", on: str = "", number: int | None = None) -> Article:
    """Return an article on a firm's layoffs."""
    article = Article(name, f"{lead}{firm} went through its third wave of layoffs.\nBob Stone spoke in {name}.", on=on)
    article.event(
        "layoffs",
        agent=article.entity(firm),
        number=number,
        ordinal="third" if number else "",
        tense=Tense.NONE,
    )
    return article


def story() -> list[Article]:
    first = cuts("a", number=3)
    first.figure("third", "300", unit="jobs", metric="kg:Jobs", event=0)
    second = cuts("b", lead="So ", firm="Acme Foods Inc", number=3)
    second.figure("third", "350", unit="jobs", metric="kg:Jobs", event=0)
    third = Article("c", "Zenith bought Acme Foods, a person close to it said.\nZenith will cut jobs.")
    zenith, acme = third.entity("Zenith"), third.entity("Acme Foods")
    third.event(
        "bought",
        "kg:Acquisition",
        agent=zenith,
        affected=acme,
        voices=(third.voice("a person", kind=VoiceKind.ANONYMOUS),),
    )
    third.event("cut", agent=zenith, modality=Modality.PLANNED, tense=Tense.FUTURE)
    third.relation(zenith, "kg:competitor", acme, "Zenith bought Acme Foods")
    third.link(LinkKind.CAUSE, 1, 0)
    return [first, second, third]


@given(st.permutations(range(3)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=6)
def test_the_order_of_documents_does_not_matter(order: Sequence[int]) -> None:
    found = named(*story())
    assert resolve([found[i] for i in order], ontology=ONTOLOGY) == resolve(found, ontology=ONTOLOGY)


def test_the_same_text_twice_is_one_source() -> None:
    first = cuts("a")
    again = cuts("a")
    again.name = "again"
    assert len(knowledge(first, again).sources) == 1
    assert knowledge(first, again) == knowledge(first)


def test_every_claim_quotes_its_sentence() -> None:
    found = knowledge(*story())
    assert found.claims
    for claim in found.claims:
        extraction = found.extraction(claim.evidence.document)
        assert extraction.sentences[claim.evidence.sentence].contains(claim.evidence.span)
        assert extraction.quote(claim.evidence.span).strip()


def test_everything_is_sorted_by_key_and_unique() -> None:
    found = knowledge(*story())
    for records in (found.sources, found.entities, found.events, found.figures, found.claims, found.inferences):
        keys = [record.key for record in records]
        assert keys == sorted(set(keys))


def test_every_document_makes_a_claim_and_every_premise_is_a_statement() -> None:
    found = knowledge(*story())
    assert {claim.evidence.document for claim in found.claims} == {"a", "b", "c"}
    known = {statement.key for statement in found.statements()}
    assert found.inferences
    assert all(premise in known for inference in found.inferences for premise in inference.premises)


def test_a_join_names_its_sentence_and_reason() -> None:
    found = knowledge(cuts("a", number=3), cuts("b", lead="So ", number=3))
    (event,) = found.events
    (join,) = [inference for inference in found.inferences if inference.rule == "same-event"]
    assert join.subject == Ref(event.key)
    assert "Both are numbered the same" in join.comment
    assert len(join.premises) == 2


def test_rounds_with_different_numbers_are_held_apart_and_said_so() -> None:
    second = cuts("b", lead="So ", number=2)
    found = knowledge(cuts("a", number=3), second)
    assert len(found.events) == 2
    assert [distinct.comment for distinct in found.distincts] == ["They are numbered differently."]


def test_layoffs_at_different_firms_are_different() -> None:
    assert len(knowledge(cuts("a"), cuts("b", firm="Zenith")).events) == 2


def test_origin_is_the_innermost_named_voice_and_is_inherited() -> None:
    article = Article("a", "The Daily Post says that a clerk saw it: Acme cut jobs.\nThe cut came early.")
    acme, post = article.entity("Acme"), article.entity("The Daily Post", type="schema:NewsMediaOrganization")
    voices = (article.voice("The Daily Post", post), article.voice("a clerk", kind=VoiceKind.ANONYMOUS))
    article.event("cut", agent=acme, voices=voices)
    article.event("cut", nth=1, tense=Tense.NONE)
    claims = [claim for claim in knowledge(article).claims if claim.object == Term("kg:Layoff")]
    assert [claim.origin for claim in claims] == [Ref("the-daily-post")] * 2
    chains = {claim.chain for claim in claims}
    assert any(chain.endswith("< The Daily Post < a clerk") for chain in chains)


def test_hearsay_alone_has_no_origin() -> None:
    article = Article("a", "Reports say that Acme cut jobs.")
    acme = article.entity("Acme")
    article.event("cut", agent=acme, voices=(article.voice("Reports", kind=VoiceKind.HEARSAY),))
    (claim,) = [claim for claim in knowledge(article).claims if claim.object == Term("kg:Layoff")]
    assert claim.origin is None
    assert [voice.label for voice in knowledge(article).voices] == ["Reports"]


def test_denied_claims_are_not_accepted() -> None:
    article = Article("a", "Acme did not cut jobs.")
    article.event("cut", agent=article.entity("Acme"), modality=Modality.NEGATED)
    found = knowledge(article)
    assert found.events[0].modality is Modality.NEGATED
    told = {"rdf:type", "kg:agent"}
    denied = [claim for claim in found.about(found.events[0].key) if claim.predicate in told]
    assert denied
    assert not any(claim.is_accepted for claim in denied)


def test_symmetric_relations_and_links_are_told() -> None:
    triples = {(claim.subject.key, claim.predicate, claim.object) for claim in knowledge(*story()).claims}
    assert ("acme-foods", "kg:competitor", Ref("zenith")) in triples
    assert ("zenith", "kg:competitor", Ref("acme-foods")) in triples
    assert any(predicate == "kg:cause" for _, predicate, _ in triples)


def test_figures_that_differ_are_a_conflict_with_both_values() -> None:
    (conflict,) = knowledge(*story()).conflicts
    assert conflict.verdict is Verdict.OPEN
    assert "300 jobs" in conflict.comment
    assert "350 jobs" in conflict.comment
    assert len(conflict.statements) == 2
