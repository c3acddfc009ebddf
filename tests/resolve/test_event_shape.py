"""What an event is, by the votes of its mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model.knowledge import MentionRef
from kg.model.mention import Modality, Tense
from kg.resolve.event_shape import event_modality
from tests.resolve.build import Article


@pytest.mark.parametrize(
    ("is_verb", "modality"), [(True, Modality.ACTUAL), (False, Modality.PLANNED)], ids=["a participle", "a noun"]
)
def test_one_plan_is_outvoted_by_a_verb_without_tense(is_verb: bool, modality: Modality) -> None:
    article = Article("a", "Acme will cut jobs. Jobs cut at Acme.")
    article.event("cut", modality=Modality.PLANNED)
    article.event("cut", nth=1, tense=Tense.NONE)
    extraction = article.done()
    plan, told = extraction.events
    told = replace(told, is_verb=is_verb)
    found = [(MentionRef("a", index), extraction, event) for index, event in enumerate((plan, told))]
    assert event_modality(found) is modality
