import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.chains import read_chains
from kg.evaluate.cluster_scores import agreement
from kg.evaluate.coref import as_mention_list, evaluate_coref

KEY = {"1": [["a", "b", "c"], ["d"], ["e"]]}
CASES = [
    ("the same", KEY["1"], 100.0, 100.0, 100.0),
    ("all alone", [["a"], ["b"], ["c"], ["d"], ["e"]], 0.0, 75.0, 62.5),
    ("all in one", [["a", "b", "c", "d", "e"]], 66.67, 61.11, 37.5),
]


@pytest.mark.parametrize(
    ("response", "muc", "b3", "ceaf"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_scores(response: list[list[str]], muc: float, b3: float, ceaf: float) -> None:
    scores = agreement(KEY, {"1": response})
    assert [scores[name]["f1"] for name in ("MUC", "B3", "CEAFe")] == pytest.approx([muc, b3, ceaf], abs=0.01)
    assert scores["CoNLL"]["f1"] == pytest.approx((muc + b3 + ceaf) / 3, abs=0.01)


def test_cases_count() -> None:
    assert len(CASES) == 3


TEXTS = {
    "1_1ecb": "Orlen Foods closed its cannery in Varsk .",
    "1_2ecb": "The closure of the Varsk cannery by Orlen Foods was expected .",
}
CHAINS = {("1_1ecb", 2): "close", ("1_2ecb", 1): "close"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        f"{document}\t0\t{number}\t{word}\t{CHAINS.get((document, number), '-')}"
        for document, text in TEXTS.items()
        for number, word in enumerate(text.split())
    ]
    gold = [
        {"doc_id": document, "sent_id": 0, "tokens_number": [token], "coref_chain": chain}
        for (document, token), chain in CHAINS.items()
    ]
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_documents_are_read_as_running_text(folder: Path) -> None:
    (first, _), gold = read_chains(folder, "dev")
    assert first.text == "Orlen Foods closed its cannery in Varsk."
    assert [first.text[span.start : span.end] for _, span in first.mentions] == ["closed"]
    assert gold == {"1": [[("1_1ecb", 0, (2,)), ("1_2ecb", 0, (1,))]]}


def test_verb_and_noun_of_one_event_are_one(folder: Path) -> None:
    response = folder / "ours.json"
    assert evaluate_coref(folder, split="dev", response=response)["CoNLL"]["f1"] == 100.0
    assert {mention["coref_chain"] for mention in json.loads(response.read_text())} == {"1-0"}


def test_a_folder_without_the_split_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="--split train or dev"):
        read_chains(folder, "train")


def test_clusters_are_written_as_the_gold_is() -> None:
    assert as_mention_list({"1": [[("d", 0, (1, 2))]]}) == [
        {"doc_id": "d", "sent_id": 0, "tokens_number": (1, 2), "coref_chain": "1-0"}
    ]
