from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.errors import DocumentError
from kg.evaluate.recognizers import evaluate_recognizers, seconds_of, shares

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def case(words: str, *results: dict[str, Any]) -> dict[str, Any]:
    return {"Input": words, "Context": {"ReferenceDateTime": "2025-07-02T00:00:00"}, "Results": list(results)}


def result(text: str, kind: str, **value: str) -> dict[str, Any]:
    return {"Text": text, "TypeName": f"datetimeV2.{kind}", "Resolution": {"values": [value]}}


CASES = [
    case("It closed on 3 May 2024", result("3 may 2024", "date", timex="2024-05-03", value="2024-05-03")),
    case(
        "It closed in June 2024",
        result("june 2024", "daterange", timex="2024-06", start="2024-06-01", end="2024-07-01"),
    ),
    case("It took two days", result("two days", "duration", timex="P2D", value="172800")),
    case("It may close"),
    case(
        "It closed in June 2023",
        result("june 2023", "daterange", timex="2023-06", start="2023-06-02", end="2023-07-01"),
    ),
    case("It closes at 5 pm", result("5 pm", "time", timex="T17", value="17:00:00")),
]


def test_a_case_is_right_if_its_days_are_the_same_and_clocks_are_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "DateTimeModel.json"
    path.write_text("\ufeff" + json.dumps(CASES), encoding="utf-8")
    verdicts = evaluate_recognizers(tmp_path)
    assert [verdict.is_right for verdict in verdicts] == [True, True, True, True, False]
    assert shares(verdicts) == {"date": (1, 1), "daterange": (1, 2), "duration": (1, 1), "nothing": (1, 1)}


def test_a_folder_without_the_suite_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no DateTimeModel\.json"):
        evaluate_recognizers(tmp_path)


@pytest.mark.parametrize(
    ("timex", "seconds"), [("PT1H30M", 5400), ("P2W", 1209600), ("P1.5Y", 47304000), ("2024", None)]
)
def test_a_length_in_seconds(timex: str, seconds: int | None) -> None:
    assert seconds_of(timex) == seconds


@pytest.mark.skipif("KG_RECOGNIZERS" not in os.environ, reason="KG_RECOGNIZERS names no folder of specifications")
def test_the_floor_only_rises() -> None:
    verdicts = evaluate_recognizers(Path(os.environ["KG_RECOGNIZERS"]))
    assert len(verdicts) == FLOORS["recognizers"]["cases"]
    assert sum(verdict.is_right for verdict in verdicts) >= FLOORS["recognizers"]["right"]
