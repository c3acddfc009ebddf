"""The ontology's marked examples, run: is every event found as marked, and nothing in the counter-examples?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.extract import extract, prepare
from kg.model.document import Document
from kg.model.extraction import Extraction
from kg.model.mention import EventMention
from kg.model.span import Span
from kg.nlp import load
from kg.ontology import Ontology, read_ontology
from kg.ontology.check import check_declarations
from kg.ontology.examples import Example, Mark, parse


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example."""

    type: str
    source: str
    is_counter: bool
    is_found: bool
    missing_roles: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether the type was found where it is marked, or not found in a counter-example."""
        return self.is_found != self.is_counter


def check_file(file: Path, *, model: str | None = None) -> list[str]:
    """Return what is wrong with a file of event types: declarations by SHACL, then examples that are not found."""
    problems = check_declarations(file)
    ontology, known = read_ontology(file), read_ontology()
    mine = [name for name in ontology.types if ontology.types[name] != known.types.get(name)]
    for outcome in run(ontology, mine, model=model):
        problems += describe(outcome, ontology)
    return problems


def run(ontology: Ontology, types: Iterable[str], *, model: str | None = None) -> Iterator[Outcome]:
    """Yield the outcome of every example and counter-example of some types."""
    language = load(model)
    for name in types:
        kind = ontology.types[name]
        for source in kind.examples:
            example = parse(source)
            yield _outcome(name, source, example, _extraction(example.text, ontology, language), ontology)
        for source in kind.counter_examples:
            found = _events(_extraction(source, ontology, language), name, ontology)
            yield Outcome(name, source, is_counter=True, is_found=bool(found))


def _extraction(text: str, ontology: Ontology, language: object) -> Extraction:
    document = prepare(Document("example", "example", text, Span(0, len(text))))
    doc = language(text) if callable(language) else None
    if doc is None:
        raise KgError("the language model cannot be called. Check --model.")
    return extract(document, doc, ontology)


def _events(extraction: Extraction, name: str, ontology: Ontology) -> list[EventMention]:
    return [event for event in extraction.events if ontology.is_a(event.type, name)]


def _outcome(name: str, source: str, example: Example, extraction: Extraction, ontology: Ontology) -> Outcome:
    triggers = example.labelled("trigger")
    found = [
        event
        for event in _events(extraction, name, ontology)
        if any(_touches(event.trigger, mark) for mark in triggers)
    ]
    missing: Sequence[str] = ()
    if found:
        roles = [mark for mark in example.marks if mark.label in ontology.roles]
        missing = [mark.label for mark in roles if not _is_filled(mark, found[0], ontology)]
    return Outcome(name, source, is_counter=False, is_found=bool(found), missing_roles=tuple(missing))


def _is_filled(mark: Mark, event: EventMention, ontology: Ontology) -> bool:
    thematic = ontology.roles[mark.label].thematic
    return any(argument.role == thematic and _touches(argument.span, mark) for argument in event.arguments)


def _touches(span: Span, mark: Mark) -> bool:
    return span.start < mark.end and mark.start < span.end


Row = dict[str, float]


def evaluate_ontology(*extra: Path, model: str | None = None) -> dict[str, Row]:
    """Return how many examples of each event type, and of all together, come out as they are marked."""
    ontology = read_ontology(*extra)
    rows: dict[str, Row] = {}
    every = _empty()
    for outcome in run(ontology, sorted(ontology.types), model=model):
        row = rows.setdefault(outcome.type, _empty())
        for counts in (row, every):
            _count(outcome, counts)
    return {"all": _with_ratios(every)} | {name: _with_ratios(row) for name, row in rows.items()}


def _empty() -> Row:
    return dict.fromkeys(("examples", "found", "with roles", "counters", "left alone"), 0)


def _count(outcome: Outcome, row: Row) -> None:
    if outcome.is_counter:
        row["counters"] += 1
        row["left alone"] += outcome.is_right
    else:
        row["examples"] += 1
        row["found"] += outcome.is_found
        row["with roles"] += outcome.is_found and not outcome.missing_roles


def _with_ratios(row: Row) -> Row:
    """Return the counts with recall, the share found with all marked roles, and the share of counters left alone."""
    wanted, counters = row["examples"] or 1, row["counters"] or 1
    return row | {
        "recall": round(100 * row["found"] / wanted, 1),
        "role recall": round(100 * row["with roles"] / wanted, 1),
        "restraint": round(100 * row["left alone"] / counters, 1),
    }


def render_ontology(scores: Mapping[str, Row]) -> str:
    """Return a line per event type: examples found, found with all roles, counter-examples left alone."""
    rows = [
        f"{name:28} {_share(row, 'found', 'examples')}  {_share(row, 'with roles', 'examples')}"
        f"  {_share(row, 'left alone', 'counters')}"
        for name, row in scores.items()
    ]
    return "\n".join([f"{'event type':28} {'found':>9}  {'roles':>9}  {'counters':>9}", *rows])


def _share(row: Row, part: str, whole: str) -> str:
    return f"{row[part]:.0f} of {row[whole]:.0f}".rjust(9)


def describe(outcome: Outcome, ontology: Ontology) -> list[str]:
    """Return what is wrong with an example, in words with the remedy."""
    label = ontology.label(outcome.type)
    if outcome.is_counter and outcome.is_found:
        return [
            f"{label}: found in the counter-example “{outcome.source}”. Ask more of the trigger (kg:needs, kg:with)."
        ]
    if not outcome.is_counter and not outcome.is_found:
        return [f"{label}: not found in “{outcome.source}”. Add the trigger's lemma with kg:trigger."]
    return []
