from __future__ import annotations

import pytest

from kg.nlp.language import is_english

CASES = {
    "news": ("The company said on Monday that it would close its plant in the north of the country.", True),
    "headline": ("Orvella cuts 400 jobs", True),
    "capitals": ("ORVELLA CUTS 400 JOBS", True),
    "figures": (
        "Q3: revenue 3.2bn; margin 12%; capex 300; shares up; dividend 2.10; outlook raised; net debt down",
        True,
    ),
    "nothing": ("", True),
    "german": (
        "Der Vorstand der Bank hat gestern mitgeteilt, dass die Zahl der Stellen sinkt und nicht steigt.",
        False,
    ),
    "french": ("Le groupe a annoncé mardi la suppression de deux cents emplois dans ses usines du nord.", False),
    "spanish": ("El grupo anunció el martes la supresión de empleos en sus fábricas del norte y de la costa.", False),
    "dutch": ("De groep heeft dinsdag aangekondigd dat het banen schrapt en dat er geen nieuwe komen.", False),
    "chinese": ("公司周一宣布将关闭北方的工厂。", False),
    "arabic": ("أعلنت الشركة يوم الاثنين أنها ستغلق مصنعها في الشمال", False),
    "russian": ("Компания объявила в понедельник, что закроет завод на севере страны.", False),
}


def test_case_table_is_whole() -> None:
    assert len(CASES) == 12


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_is_english(text: str, expected: bool) -> None:
    assert is_english(text) is expected
