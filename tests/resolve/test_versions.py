"""What copies of one text tell in one place."""

from dataclasses import replace

from kg.model.knowledge import MentionRef
from kg.resolve.occurrences import Occurrence
from kg.resolve.parties import Party
from kg.resolve.versions import told_twice, with_kinds_of_copies
from tests.resolve.build import Article

LINES = "Lumo closed a mill and opened two.", "Lumo shut down a mill and started two."


def mention(document: str, index: int, kind: str, word: str) -> Occurrence:
    """Return a mention of some kind and word."""
    return Occurrence(
        mentions=(MentionRef(document, index),),
        documents=frozenset({document}),
        types=frozenset({kind}),
        above=frozenset({kind, "kg:Change"}),
        stems=frozenset({word}),
    )


def pairs(left: list[Occurrence], right: list[Occurrence]) -> list[tuple[int, int]]:
    """Return the numbers of the mentions that are one, of two articles of a sentence each."""
    texts = []
    for name, line, found in zip("ab", LINES, (left, right), strict=True):
        article = Article(name, line)
        for _ in found:
            article.event(line.split()[1 + len(article.events)])
        texts.append(article.done())
    single = {each.mentions[0]: each for each in (*left, *right)}
    joined = told_twice([(("a", 0), ("b", 0))], texts, single)
    return [(one.index, other.index) for one, other in joined]


def test_mentions_of_one_kind_in_order() -> None:
    left = [mention("a", 0, "kg:Closure", "close"), mention("a", 1, "kg:Opening", "open")]
    right = [mention("b", 0, "kg:Closure", "shut"), mention("b", 1, "kg:Opening", "start")]
    assert sorted(pairs(left, right)) == [(0, 0), (1, 1)]


def test_the_same_word_before_the_same_kind() -> None:
    left = [mention("a", 0, "kg:Closure", "close"), mention("a", 1, "kg:Closure", "shut")]
    assert pairs(left, [mention("b", 0, "kg:Closure", "shut")]) == [(1, 0)]


def test_neither_other_kinds_nor_what_is_denied() -> None:
    one = mention("a", 0, "kg:Closure", "close")
    other = replace(mention("b", 0, "kg:Closure", "close"), is_denied=True)
    fire = replace(mention("b", 0, "kg:Fire", "burn"), above=frozenset({"kg:Fire"}))
    assert pairs([one], [other]) == []
    assert pairs([one], [fire]) == []


def test_a_deed_of_one_doer_in_words_of_another_kind() -> None:
    doers = Party(words=frozenset({"police"}))
    shown = replace(mention("a", 0, "kg:Publication", "publish"), is_verb=True, doers=doers)
    sold = replace(mention("b", 0, "kg:ProductLaunch", "release"), is_verb=True, doers=doers)
    sold = replace(sold, above=frozenset({"kg:ProductLaunch", "kg:Launch"}))
    assert pairs([shown], [sold]) == [(0, 0)]
    assert pairs([shown], [replace(sold, doers=Party())]) == []
    assert pairs([shown], [replace(sold, is_planned=True)]) == []
    of_both = with_kinds_of_copies([(shown.mentions[0], sold.mentions[0])], {o.mentions[0]: o for o in (shown, sold)})
    assert {each.types for each in of_both.values()} == {frozenset({"kg:Publication", "kg:ProductLaunch"})}


def test_statements_by_what_they_say() -> None:
    said = replace(mention("a", 0, "kg:Remark", "say"), is_speech=True, things=Party(words=frozenset({"mill"})))
    added = replace(said, mentions=(MentionRef("a", 1),), things=Party(words=frozenset({"rain"})))
    copied = replace(said, mentions=(MentionRef("b", 0),), stems=frozenset({"state"}))
    assert pairs([added_first(added), said_second(said)], [copied]) == [(1, 0)]


def added_first(one: Occurrence) -> Occurrence:
    """Return a mention as the first of its sentence."""
    return replace(one, mentions=(MentionRef("a", 0),))


def said_second(one: Occurrence) -> Occurrence:
    """Return a mention as the second of its sentence."""
    return replace(one, mentions=(MentionRef("a", 1),))
