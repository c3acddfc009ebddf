"""What an inflected form may come from."""

from __future__ import annotations

import pytest

from kg.ontology.inflection import irregular_verbs, noun_stems, stems, verb_stems

CASES = [
    pytest.param("dethroned", {"dethron", "dethrone"}, id="e before the ending"),
    pytest.param("trimmed", {"trimm", "trimme", "trim"}, id="doubled consonant"),
    pytest.param("levied", {"levy", "levi", "levie"}, id="y before the ending"),
    pytest.param("axing", {"axe"}, id="nothing shorter than three letters"),
    pytest.param("layoffs", {"layoff"}, id="plural"),
    pytest.param("launches", {"launch", "launche"}, id="plural after a sibilant"),
    pytest.param("underwent", {"undergo"}, id="irregular"),
    pytest.param("fed", {"feed"}, id="irregular, not regular"),
    pytest.param("ground", set(), id="a verb's form that is also another word"),
    pytest.param("loss", set(), id="double s is no plural"),
    pytest.param("merger", set(), id="no inflection"),
]


@pytest.mark.parametrize(("form", "expected"), CASES)
def test_stems_are_all_that_a_form_may_come_from(form: str, expected: set[str]) -> None:
    assert stems(form) == expected


def test_all_cases_are_collected() -> None:
    assert len(CASES) == 11


def test_a_past_form_gives_verbs_only_and_a_plural_nouns() -> None:
    assert (verb_stems("pulls"), noun_stems("pulled")) == (frozenset(), frozenset())


def test_no_irregular_form_belongs_to_two_verbs() -> None:
    forms = irregular_verbs()
    assert len(forms) > 120
    assert all(form != verb and form.isalpha() for form, verb in forms.items())
