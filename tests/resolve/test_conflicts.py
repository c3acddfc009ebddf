"""Which values are told as a conflict, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import Conflict, Verdict
from kg.model.mention import Tense, VoiceKind
from kg.resolve import resolve
from tests.resolve.build import ONTOLOGY, Article, named

DEADLY = replace(ONTOLOGY, parents={**ONTOLOGY.parents, "kg:Collapse": ("kg:Disaster",), "kg:Disaster": ("kg:Event",)})


def found(*articles: Article) -> list[Conflict]:
    return list(resolve(named(*articles), ontology=DEADLY).conflicts)


def profit(name: str, words: str, value: str, *, year: str = "2023", kind: str = "forecast", of: str = "") -> Article:
    """Return an article with a figure of Acme."""
    made = Article(name, f"In {year} {of or 'Acme'} sees {words} for Acme, wrote the {name} post.")
    made.figure(words, value, metric="kg:EarningsPerShare", kind=kind, entity=made.entity("Acme"), time=made.time(year))
    return made


CASES = [
    pytest.param(profit("a", "$3.96", "3.96"), profit("b", "$3.90", "3.90"), [Verdict.OPEN], id="one year"),
    pytest.param(profit("a", "$3.96", "3.96"), profit("b", "$3.90", "3.90", year="2024"), [], id="other year"),
    pytest.param(profit("a", "$3.96", "3.96"), profit("b", "$3.90", "3.90", of="an analyst"), [], id="analysts"),
    pytest.param(profit("a", "$3.96", "3.96"), profit("b", "$3.90", "3.90", kind="target"), [], id="target"),
    pytest.param(profit("a", "$3.96", "3.96"), profit("b", "$50", "50"), [], id="far away"),
]


def test_every_case_is_collected() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize(("left", "right", "verdicts"), CASES)
def test_forecasts(left: Article, right: Article, verdicts: list[Verdict]) -> None:
    assert [conflict.verdict for conflict in found(left, right)] == verdicts


def toll(name: str, on: str, value: str) -> Article:
    """Return an article on a collapse with the number of the dead, who are nobody's by grammar."""
    made = Article(name, f"A dam of Acme COLLAPSED near Orvo.\nThe dead are {value} by now, said {name}.", on=on)
    event = made.event("COLLAPSED", "kg:Collapse", agent=made.entity("Acme"), tense=Tense.PAST)
    made.figure(value, value, unit="people", metric="kg:Deaths", event=event)
    return made


def test_a_toll_that_grows_is_told_once_as_a_series() -> None:
    days = (("a", "2024-02-01", "19"), ("b", "2024-02-02", "27"), ("c", "2024-02-05", "61"))
    (conflict,) = found(*(toll(*each) for each in days))
    assert conflict.verdict is Verdict.SUPERSEDED
    assert len(conflict.about) == 3
    places = [conflict.comment.index(f"{value} people") for value in ("19", "27", "61")]
    assert places == sorted(places)
    assert conflict.comment.endswith("; the count went on.")


def test_two_sides_of_one_text_are_heard() -> None:
    made = Article("a", "Acme counted 52,000 guests.\nThe union spoke of 70,000 guests.")
    acme = made.entity("Acme")
    for words, value in (("52,000 guests", "52000"), ("70,000 guests", "70000")):
        made.figure(words, value, unit="people", metric="kg:Customers", entity=acme)
    assert found(made) == []
    made.figures = [
        replace(made.figures[0], voices=(made.voice("Acme"),)),
        replace(made.figures[1], voices=(made.voice("The union"),)),
    ]
    (conflict,) = found(made)
    assert conflict.verdict is Verdict.OPEN
    assert "52,000 people according to Acme" in conflict.comment


def test_a_crowd_may_be_more_than_twice_as_many_to_those_who_called_it() -> None:
    made = Article("a", "Police counted 15,000 people on Acme Square.\nThe organisers spoke of 40,000 people.")
    square = made.entity("Acme")
    for words, value in (("15,000 people", "15000"), ("40,000 people", "40000")):
        made.figure(words, value, unit="people", metric="kg:Attendance", entity=square)
    assert found(made) == []
    made.figures = [
        replace(made.figures[0], voices=(replace(made.voice("Police"), kind=VoiceKind.ANONYMOUS),)),
        replace(made.figures[1], voices=(replace(made.voice("The organisers"), kind=VoiceKind.ANONYMOUS),)),
    ]
    assert [conflict.verdict for conflict in found(made)] == [Verdict.OPEN]


def test_counts_of_different_events_are_no_conflict() -> None:
    made = Article("a", "Acme closed 40 depots.")
    other = Article("b", "Acme painted 60 depots.")
    for article, words, value in ((made, "40 depots", "40"), (other, "60 depots", "60")):
        article.figure(words, value, unit="depot", metric="kg:Count", entity=article.entity("Acme"))
    assert found(made, other) == []


def test_those_who_were_hurt_are_a_tally_of_the_hurt() -> None:
    def hurt(name: str, on: str, words: str, value: str, metric: str) -> Article:
        made = Article(name, f"{words} on the Orvo ferry were HURT in May, said Acme in {name}.", on=on)
        event = made.event(
            "HURT",
            "kg:Injury",
            affected=made.entity("Acme"),
            tense=Tense.PAST,
            time=made.time("May", "in(month(5),year(2024))"),
        )
        made.figure(words.split(maxsplit=1)[0], value, unit="people", metric=metric, event=event)
        return made

    left = hurt("a", "2024-06-01", "19 patients", "19", "kg:Cases")
    (conflict,) = found(left, hurt("b", "2024-06-05", "26 people", "26", "kg:Injuries"))
    assert conflict.verdict is Verdict.SUPERSEDED


def test_a_small_toll_is_news_as_well() -> None:
    (conflict,) = found(toll("a", "2024-02-01", "4"), toll("b", "2024-02-02", "5"))
    assert conflict.verdict is Verdict.SUPERSEDED


def test_a_text_that_tells_the_whole_beside_a_part_is_at_odds_with_nobody() -> None:
    earlier, part, whole = toll("a", "2024-02-01", "23"), toll("b", "2024-03-02", "19"), toll("b", "2024-03-02", "19")
    whole.figure("by now", "27", unit="people", metric="kg:Deaths", event=0)
    assert any("19 people" in conflict.comment for conflict in found(earlier, part))
    assert not any("19 people" in conflict.comment for conflict in found(earlier, whole))


def test_a_text_counts_a_crowd_and_the_police_count_it_otherwise() -> None:
    made = Article("a", "Some 400 people MARCHED in Orvo. It RALLIED. Police put the turnout at 250.")
    march, rally = (made.event(word, "kg:Protest", tense=Tense.PAST) for word in ("MARCHED", "RALLIED"))
    made.figure("400", "400", unit="people", metric="kg:Attendance", event=march)
    made.figure("250", "250", unit="people", metric="kg:Attendance", event=rally)
    assert found(made) == []
    made.figures = [made.figures[0], replace(made.figures[1], voices=(made.voice("Police"),))]
    (conflict,) = found(made)
    assert "each side gives a number of its own" in conflict.comment
