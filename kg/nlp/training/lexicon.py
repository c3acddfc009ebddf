"""Learning the lemmatiser: suffix rules by tag, and the words they get wrong."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.nlp.lemmas import KEEP_TAGS, LONGEST_SUFFIX, NAME_TAGS, apply
from kg.nlp.training.sentences import Sentence

Rule = tuple[int, str]


def learn_lexicon(sentences: Iterable[Sentence]) -> dict[str, dict[str, dict[str, object]]]:
    """Return exceptions and rules by tag from the treebanks' forms, tags and lemmas."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in sentences:
        for word, tag, lemma in zip(sentence.words, sentence.text["xpos"], sentence.text["lemma"], strict=True):
            if tag not in NAME_TAGS and tag not in KEEP_TAGS and lemma != "_":
                seen[tag][word.lower().replace("’", "'")][lemma] += 1
    exceptions: dict[str, dict[str, object]] = {}
    rules: dict[str, dict[str, object]] = {}
    for tag in sorted(seen):
        pairs = {form: counts.most_common(1)[0][0] for form, counts in sorted(seen[tag].items())}
        learnt = _rules(pairs)
        wrong = {form: lemma for form, lemma in pairs.items() if apply(learnt, form) != lemma}
        exceptions[tag] = dict(wrong)
        rules[tag] = {suffix: list(rule) for suffix, rule in sorted(learnt.items())}
    return {"exceptions": exceptions, "rules": rules}


def script(form: str, lemma: str) -> Rule:
    """Return the change of ending that makes the lemma from the form."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]


def _rules(pairs: dict[str, str]) -> dict[str, Rule]:
    votes: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, lemma in pairs.items():
        rule = script(form, lemma)
        if rule[0] < len(form) or len(form) <= 2:
            for size in range(min(LONGEST_SUFFIX, len(form)) + 1):
                votes[form[len(form) - size :]][rule] += 1
    rules: dict[str, Rule] = {}
    for suffix in sorted(votes, key=len):
        rule, count = min(votes[suffix].items(), key=lambda item: (-item[1], item[0]))
        inherited = next((rules[suffix[n:]] for n in range(1, len(suffix) + 1) if suffix[n:] in rules), None)
        if rule != inherited and (suffix == "" or count >= 2) and count * 2 > sum(votes[suffix].values()):
            rules[suffix] = rule
    rules.setdefault("", (0, ""))
    return rules


def write_lexicon(sentences: Iterable[Sentence], path: Path) -> None:
    """Write the lemmatiser's file."""
    content = learn_lexicon(sentences)
    path.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )
