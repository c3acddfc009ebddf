"""Lemmas of irregular and of regular forms, of known words and of new ones."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest

from kg.nlp.inflection import base_forms, irregular
from kg.nlp.lemmas import Lemmatizer
from kg.nlp.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = {
    "VBD": (
        "shed:shed sped:speed fled:flee bled:bleed wed:wed cut:cut spread:spread lay:lie laid:lay fell:fall felt:feel "
        "found:find founded:found ground:grind wound:wind wounded:wound underwent:undergo upheld:uphold "
        "overtook:overtake withdrew:withdraw broadcast:broadcast rethought:rethink died:die tied:tie "
        "shelved:shelve upgraded:upgrade renamed:rename postponed:postpone climbed:climb "
        "bombed:bomb traded:trade cared:care scarred:scar used:use "
        "controlled:control installed:install compelled:compel acquitted:acquit embedded:embed added:add agreed:agree "
        "freed:free ratified:ratify issued:issue tackled:tackle unveiled:unveil soared:soar focused:focus pasted:paste "
        "ranged:range launched:launch merged:merge debuted:debut panicked:panic targeted:target invited:invite "
        "visited:visit rebranded:rebrand offboarded:offboard quoted:quote vetoed:veto surveyed:survey vowed:vow"
    ),
    "VBN": "born:bear borne:bear shot:shoot sunk:sink sung:sing stolen:steal hung:hang undercut:undercut proven:prove",
    "VBG": (
        "lying:lie dying:die beginning:begin setting:set making:make being:be seeing:see ageing:age singing:sing "
        "hiring:hire filing:file scrapping:scrap scraping:scrape mining:mine planning:plan "
        "trafficking:traffic owing:owe"
    ),
    "VBZ": "goes:go dies:die carries:carry watches:watch fixes:fix uses:use focuses:focus closes:close vetoes:veto",
    "NNS": (
        "wolves:wolf valves:valve crises:crisis analyses:analysis lenses:lens viruses:virus potatoes:potato shoes:shoe "
        "movies:movie companies:company bases:basis houses:house responses:response series:series aircraft:aircraft "
        "headquarters:headquarters women:woman referenda:referendum menus:menu taxes:tax losses:loss "
        "runners-up:runner-up co-founders:co-founder supplies:supply"
    ),
    "JJR": "bigger:big wider:wide easier:easy newer:new worse:bad later:late stronger:strong",
    "RBR": "better:well earlier:early worse:badly",
    "NNP": "Wolves:Wolves Reeds:Reeds",
}
CASES = [(tag, *pair.split(":")) for tag, row in FORMS.items() for pair in row.split()]


@pytest.fixture(scope="module")
def lemmatizer() -> Iterator[Lemmatizer]:
    with as_file(files("kg.nlp") / "weights") as folder:
        yield Lemmatizer.open(folder / "lemmas.json", Pieces.open(folder / "tokenizer.json").whole)


def test_case_table_is_whole() -> None:
    assert len(CASES) == 134


@pytest.mark.parametrize(("tag", "word", "lemma"), CASES, ids=[f"{word}-{tag}" for tag, word, _ in CASES])
def test_lemma(lemmatizer: Lemmatizer, tag: str, word: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, tag) == lemma


def test_exceptions_come_before_guesses_and_after_known_words() -> None:
    known = {"walk", "try", "us"}.__contains__
    tables = {"VBD": {"walked": "wolk", "zrrfed": "zurf", "talked": "TALK"}, "IN": {"b4": "before"}}
    lemmatizer = Lemmatizer(exceptions=tables, rules={"IN": {"": (0, ""), "st": (2, "")}}, known=known)
    assert lemmatizer.lemma("Walked", "VBD") == "walk"
    assert lemmatizer.lemma("zrrfed", "VBD") == "zurf"
    assert lemmatizer.lemma("talked", "VBD") == "TALK"
    assert lemmatizer.lemma("glomped", "VBD") == "glomp"
    assert lemmatizer.lemma("b4", "IN") == "before"
    assert lemmatizer.lemma("amongst", "IN") == "among"


def test_every_irregular_form_has_a_base() -> None:
    tables = irregular()
    assert set(tables) == {"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"}
    assert all(base.isalpha() or "-" in base for table in tables.values() for base in table.values())
    assert tables["VBD"]["overlay"] == "overlay"


@pytest.mark.parametrize("word", ["", "s", "ed", "ing", "-", "covid-19s", "1990s", "ss"])
def test_what_is_no_inflected_word_has_no_base(word: str) -> None:
    assert all(base for tag in irregular() for base in base_forms(word, tag))
