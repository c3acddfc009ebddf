import inspect

import pytest

from kg.resolve.features import copies, events, figures, names, units
from kg.resolve.scoring import Comparison, Feature, Judged, Table

TABLES = {
    "names": names.NAMES,
    "units": units.UNITS,
    "copies": copies.COPIES,
    "events within": events.within(),
    "events across": events.across(),
    "figures": figures.FIGURES,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_feature_says_its_reason_in_one_sentence(table: Table[object]) -> None:
    reasons = [feature.reason for feature in table.features]
    assert all(reason and not reason.endswith(".") and "\n" not in reason for reason in reasons)


def test_every_function_of_the_features_has_a_docstring() -> None:
    for module in (names, units, copies, events, figures):
        public = [f for n, f in inspect.getmembers(module, inspect.isfunction) if not n.startswith("_")]
        assert all(function.__doc__ for function in public)


def bigger(left: int, right: int) -> float:
    """The first is bigger."""
    return float(left > right)


def odd(left: int, right: int) -> float:
    """Both are odd."""
    return float(left % 2 == right % 2 == 1)


TABLE = Table((Feature(odd, 0.0, forbids=True), Feature(bigger, 0.7)), same=0.6, unsure=0.3)


def test_a_forbidding_feature_settles_it() -> None:
    assert TABLE.compare(3, 1) == Comparison(Judged.DIFFERENT, -1.0, ("Both are odd",))


def test_a_score_comes_with_its_reasons() -> None:
    assert TABLE.compare(4, 1) == Comparison(Judged.SAME, 0.7, ("The first is bigger",))
    assert TABLE.compare(1, 4).verdict is Judged.DIFFERENT
