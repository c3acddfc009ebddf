import pytest

from kg.model.knowledge import Judgement
from kg.model.mention import EventLink, LinkKind, Modality, Tense
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article, named


def article(
    name: str, words: str, *, on: str = "", kind: str = "kg:Layoff", done: bool = True, **roles: str
) -> Article:
    """Return an article of one event; the trigger is the word in capitals, roles name their words."""
    trigger = next(word for word in words.split() if word.isupper() and len(word) > 3)
    made = Article(name, f"{words}.\nThus wrote the {name} post.", on=on)
    year = next((word for word in words.split() if word.isdigit() and len(word) == 4), "")
    entities = {role: made.entity(filler) for role, filler in roles.items()}
    made.event(
        trigger,
        kind,
        time=made.time(year) if year else None,
        modality=Modality.ACTUAL if done else Modality.PLANNED,
        tense=Tense.PAST if done else Tense.FUTURE,
        **entities,  # type: ignore[arg-type]
    )
    return made


def cuts(name: str, words: str) -> Article:
    """Return an article on layoffs at Acme."""
    return article(name, words, agent="Acme")


CASES = [
    (
        "paraphrase",
        article("a", "Acme FIRED staff", agent="Acme"),
        article("b", "Staff at Acme DISMISSED", agent="Acme"),
        1,
    ),
    (
        "other firm",
        article("a", "Acme FIRED staff", agent="Acme"),
        article("b", "Zenith FIRED staff", agent="Zenith"),
        2,
    ),
    (
        "other year",
        article("a", "Acme FIRED staff in 2023", agent="Acme"),
        article("b", "Acme FIRED staff in 2024", agent="Acme"),
        2,
    ),
    (
        "other product",
        article("a", "Acme LAUNCHED Lumo", kind="kg:ProductLaunch", agent="Acme", affected="Lumo"),
        article("b", "Acme LAUNCHED Nova", kind="kg:ProductLaunch", agent="Acme", affected="Nova"),
        2,
    ),
    (
        "wider kind",
        article("a", "Acme LAUNCHED Lumo", kind="kg:ProductLaunch", agent="Acme", affected="Lumo"),
        article("b", "Acme STARTED Lumo", kind="kg:Launch", agent="Acme", affected="Lumo"),
        1,
    ),
    (
        "other kind",
        article("a", "Acme LAUNCHED Lumo", kind="kg:ProductLaunch", agent="Acme", affected="Lumo"),
        article("b", "Acme BOUGHT Lumo", kind="kg:Acquisition", agent="Acme", affected="Lumo"),
        2,
    ),
    (
        "plan and happening",
        article("a", "Acme will SACK staff", agent="Acme", on="2024-01-05", done=False),
        article("b", "Acme SACKED staff", agent="Acme", on="2024-02-20"),
        2,
    ),
    (
        "months apart",
        article("a", "Acme SACKED staff", agent="Acme", on="2024-01-05"),
        article("b", "Acme SACKED staff again", agent="Acme", on="2024-09-20"),
        2,
    ),
]


@pytest.mark.parametrize(("left", "right", "events"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_events_across_documents(left: Article, right: Article, events: int) -> None:
    assert len(resolve(named(left, right), ontology=ONTOLOGY).events) == events


def test_cases_count() -> None:
    assert len(CASES) == 8


def test_a_definite_noun_points_back() -> None:
    made = Article("a", "Acme cut 300 jobs.\nThe layoffs follow weak sales.")
    made.event("cut", agent=made.entity("Acme"))
    made.event("layoffs", tense=Tense.NONE)
    assert len(resolve(named(made), ontology=ONTOLOGY).events) == 1


def test_the_most_specific_type_is_kept() -> None:
    _, left, right, _ = CASES[4]
    (event,) = resolve(named(left, right), ontology=ONTOLOGY).events
    assert event.type == "kg:ProductLaunch"
    assert event.key.startswith("product-launch-")


def test_judgements_on_events_outrank_features() -> None:
    articles = [article(name, f"{firm} FIRED staff", agent=firm) for name, firm in (("a", "Acme"), ("b", "Zenith"))]
    found = resolve(named(*articles), ontology=ONTOLOGY)
    left, right = (event.key for event in found.events)
    judged = resolve(named(*articles), ontology=ONTOLOGY, judgements=[Judgement(left, right, is_same=True)])
    assert len(judged.events) == 1
    same = [article(name, "Acme FIRED staff", agent="Acme") for name in ("a", "b")]
    keys = [resolve(named(each), ontology=ONTOLOGY).events[0].key for each in same]
    apart = resolve(named(*same), ontology=ONTOLOGY, judgements=[Judgement(keys[0], keys[1], is_same=False)])
    assert len(apart.events) == 2
    assert [one.comment for one in apart.distincts] == ["The user judged that they are two."]


def test_one_plan_called_off_twice_is_called_off_once() -> None:
    made = Article("a", "Acme SCRAPPED the LAUNCH.\nSo the LAUNCHING is CANCELLED, it said.", on="2024-01-21")
    acme = made.entity("Acme")
    for word, plan in (("SCRAPPED", "LAUNCH"), ("CANCELLED", "LAUNCHING")):
        off = made.event(word, "kg:Cancellation", agent=acme)
        what = made.event(plan, "kg:ProductLaunch", agent=acme, modality=Modality.NEGATED)
        made.links.append(EventLink(LinkKind.CANCELS, off, what, made.span(word), "cancels"))
    found = resolve(named(made), ontology=ONTOLOGY).events
    assert sorted(event.type for event in found) == ["kg:Cancellation", "kg:ProductLaunch"]


def test_statements_of_one_speaker_on_one_event_are_one() -> None:
    articles = [Article(name, f"Acme announced that it FIRED staff, {name}.") for name in ("a", "b")]
    for made in articles:
        acme = made.entity("Acme")
        made.event("announced", "kg:Announcement", speaker=acme)
        made.event("FIRED", agent=acme)
    kinds = sorted(event.type for event in resolve(named(*articles), ontology=ONTOLOGY).events)
    assert kinds == ["kg:Announcement", "kg:Layoff"]
