"""The lines of an explanation, topic by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rdflib import Graph, Literal
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from kg.graph.proof import BOUNDS, Proofs
from kg.graph.standing import OUTCOMES, in_words, standings
from kg.graph.wording import Wording, spoken
from kg.namespaces import KG, SCHEMA

Told = tuple[int, str]

_BOUND_WORDS = {KG.earliest: "not before", KG.latest: "not after"}
_TOLD_ELSEWHERE = frozenset({*BOUNDS, KG.when, KG.timeText, KG.evidence, KG.group})


class Telling:
    """A graph while it is being told: every method yields lines with their depth."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.proofs, self.words = graph, Proofs(graph), Wording(graph)

    def title(self, thing: Node, types: set[Node]) -> str:
        """Return what a thing is, in one line."""
        names = {kind: self.graph.value(kind, RDFS.label) or spoken(str(kind)) for kind in types - {KG.Event}}
        kinds = sorted(map(str, names.values())) or ["event"]
        title = f"{self.words.name(thing)} ({', '.join(kinds)})"
        if self.graph.value(thing, KG.earliest) is None:
            return title
        return f"{title}{self.reading(thing)}, {self.words.time(thing)}"

    def thing(self, thing: Node, types: set[Node]) -> Iterator[Told]:
        """Yield all that is known of a thing, and why."""
        yield from self.dates(thing)
        yield from self.outcome(thing)
        yield from self.independence(thing)
        yield from self.believed(thing)
        yield from self.joins(thing)
        yield from self.disputes(thing)
        if KG.Conflict in types:
            yield from self.conflict(thing)
        elif SCHEMA.NewsArticle in types:
            yield from self.document(thing)
        elif KG.Event not in types:
            yield from self.names(thing)

    def dates(self, thing: Node) -> Iterator[Told]:
        """Yield the reasons for the bounds, the shortest proof first; both at once where they are the same."""
        shown: dict[Node | None, list[str]] = defaultdict(list)
        others, is_day = 0, self.graph.value(thing, KG.earliest) == self.graph.value(thing, KG.latest)
        for bound in BOUNDS:
            value = self.graph.value(thing, bound)
            if not isinstance(value, Literal) or str(value) in {"0001-01-01", "9999-12-31"}:
                continue
            reasons = self.proofs.shortest(self.proofs.of_bound(thing, bound, value))
            word = "on" if is_day else _BOUND_WORDS[bound]
            shown[reasons[0] if reasons else None].append(f"{word} {self.words.name(value)}")
            others += max(len(reasons) - 1, 0)
        for reason, words in shown.items():
            known = " and ".join(dict.fromkeys(words))
            known = known[:1].upper() + known[1:]
            yield 1, f"{known}, because" if reason is not None else f"{known}: no reason is given."
            if reason is not None:
                yield from self.statement(reason, 2)
        if others:
            yield 1, f"{others} more {'proof gives' if others == 1 else 'proofs give'} the same."

    def statement(self, statement: Node, depth: int, seen: set[Node] | None = None) -> Iterator[Told]:
        """Yield a statement with its proof, down to the sentences; what was proved above is not proved again."""
        seen = set() if seen is None else seen
        if (statement, RDF.type, KG.Claim) in self.graph:
            yield depth, f"{self.words.name(self.graph.value(statement, RDF.subject))} – {self.said(statement)}"
            yield depth + 1, self.quote(statement)
            return
        yield depth, f"{self.reason(statement)}: {self.words.triple(statement)}"
        if statement not in self.proofs.grounded:
            yield depth + 1, "(its premises do not lead to sentences)"
        elif statement in seen:
            yield depth + 1, "(proved above)"
        else:
            seen.add(statement)
            for premise in self.proofs.shortest(self.proofs.premises(statement)):
                yield from self.statement(premise, depth + 1, seen)

    def reason(self, inference: Node) -> str:
        """Return why an inference holds, and its rule."""
        comment = min(map(str, self.graph.objects(inference, RDFS.comment)), default="No reason is given.")
        return f"{comment} [{self.graph.value(inference, KG.rule)}]"

    def said(self, claim: Node) -> str:
        """Return what a claim says, in which words, and how surely."""
        believed = "" if self.is_accepted(claim) else " (not believed)"
        words, score = self.graph.value(claim, KG.text), self.graph.value(claim, KG.confidence)
        _, mark, how = str(self.graph.value(claim, KG.extractor)).partition(", ")
        by = f" by {how}" if mark else ""
        return f"{self.words.predicate(claim)}{self.reading(claim)}{believed}: “{words}” ({score}{by})"

    def quote(self, claim: Node) -> str:
        """Return the sentence of a claim, its document and its voices."""
        sentence, chain = self.graph.value(claim, KG.evidence), self.graph.value(claim, KG.chain)
        quote = self.graph.value(sentence, KG.text) if sentence is not None else None
        voices = f", according to {chain}" if chain is not None else ""
        return f"“{quote}” — {self.words.name(self.graph.value(claim, KG.doc))}{voices}"

    def reading(self, thing: Node) -> str:
        """Return the modality of an event or claim if it is not simply so."""
        modality = self.graph.value(thing, KG.modality)
        return "" if modality is None or modality == KG.actual else f", {self.words.local(modality)}"

    def is_accepted(self, claim: Node) -> bool:
        """Return whether the triple of a claim is in the graph."""
        subject, predicate, value = (self.graph.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        if subject is None or predicate is None or value is None:
            return False
        return (subject, predicate, value) in self.graph

    def outcome(self, thing: Node) -> Iterator[Told]:
        """Yield what became of a plan, with the sentences that say so; or that no article says it."""
        standing = standings(self.graph).get(thing)
        if standing is None:
            return
        words = in_words(standing)
        yield 1, f"{words[:1].upper()}{words[1:]}{', because' if standing.by else '.'}"
        for link in OUTCOMES:
            for event in standing.by:
                for statement in self.proofs.shortest(self.proofs.by_triple.get((event, link, thing), ())):
                    yield from self.statement(statement, 2)

    def independence(self, thing: Node) -> Iterator[Told]:
        """Yield how many independent voices say that something is so."""
        count, documents = self.graph.value(thing, KG.independentSources), set(self.graph.objects(thing, KG.source))
        if count is not None:
            sources = "source" if str(count) == "1" else "sources"
            yield 1, f"{count} independent {sources} in {len(documents)} document{'s'[: len(documents) != 1]}."

    def believed(self, thing: Node) -> Iterator[Told]:
        """Yield the claims about a thing by origin, and the inferences that are no dates."""
        by_origin: dict[str, list[Node]] = defaultdict(list)
        inferred: list[Node] = []
        for statement in self.proofs.by_subject.get(thing, ()):
            if (statement, RDF.type, KG.Claim) in self.graph:
                origin = self.graph.value(statement, KG.origin)
                by_origin[self.words.name(origin) if origin is not None else ""].append(statement)
            elif self.graph.value(statement, RDF.predicate) not in _TOLD_ELSEWHERE:
                inferred.append(statement)
        for name, claims in sorted(by_origin.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
            yield 1, f"Origin: {name}" if name else "No named origin (not counted)"
            yield from self.claims(claims)
        if inferred:
            yield 1, "Inferred"
        for statement in self.proofs.shortest(inferred):
            yield from self.statement(statement, 2)

    def claims(self, claims: list[Node]) -> Iterator[Told]:
        """Yield claims below their sentences."""
        by_quote: dict[str, list[str]] = defaultdict(list)
        for claim in sorted(claims, key=self._place):
            by_quote[self.quote(claim)].append(self.said(claim))
        for quote, said in by_quote.items():
            yield 2, quote
            yield from ((3, text) for text in said)

    def joins(self, thing: Node) -> Iterator[Told]:
        """Yield why several mentions, or several documents, are one."""
        joined = [
            statement
            for statement in self.proofs.by_subject.get(thing, ())
            if (statement, RDF.type, KG.Inference) in self.graph
            and self.graph.value(statement, RDF.predicate) in {KG.evidence, KG.group}
        ]
        if joined:
            is_document = (thing, RDF.type, SCHEMA.NewsArticle) in self.graph
            yield 1, "Why it belongs to its group" if is_document else "Why these mentions are one"
        for statement in joined:
            target = self.graph.value(statement, RDF.object)
            quote = self.graph.value(target, KG.text) if target is not None else None
            end = self.words.name(target) if quote is None else f"“{quote}”"
            yield 2, f"{self.reason(statement)}: {end}"

    def disputes(self, thing: Node) -> Iterator[Told]:
        """Yield conflicts, and what was held apart."""
        for node in sorted(self.graph.subjects(KG.about, thing), key=str):
            comment = self.graph.value(node, RDFS.comment)
            others = sorted(self.words.name(other) for other in self.graph.objects(node, KG.about) if other != thing)
            if (node, RDF.type, KG.Conflict) in self.graph:
                yield 1, f"Conflict ({self.words.local(self.graph.value(node, KG.verdict))}): {comment}"
            elif (node, RDF.type, KG.Drift) in self.graph:
                yield 1, f"Changed from version to version, {comment}"
                for sentence in sorted(self.graph.objects(node, KG.evidence), key=str):
                    document = self.words.name(self.graph.value(sentence, KG.doc))
                    yield 2, f"“{self.graph.value(sentence, KG.text)}” — {document}"
            else:
                yield 1, f"Not the same as {', '.join(others)}: {comment}"

    def conflict(self, conflict: Node) -> Iterator[Told]:
        """Yield a conflict with all sides in the words of the sources."""
        yield (
            1,
            f"{self.words.local(self.graph.value(conflict, KG.verdict))}: {self.graph.value(conflict, RDFS.comment)}",
        )
        for statement in sorted(self.graph.objects(conflict, KG.statement), key=str):
            yield from self.statement(statement, 1)

    def document(self, document: Node) -> Iterator[Told]:
        """Yield the caveats and the use of a document."""
        for caveat in sorted(map(str, self.graph.objects(document, KG.caveat))):
            yield 1, f"Beware: {caveat}"
        claims = set(self.graph.subjects(KG.doc, document)) & set(self.graph.subjects(RDF.type, KG.Claim))
        group = self.words.name(self.graph.value(document, KG.group))
        yield 1, f"{len(claims)} claims are taken from it; its group is {group}."

    def names(self, thing: Node) -> Iterator[Told]:
        """Yield other names of an entity and the events it takes part in."""
        others = sorted(map(str, self.graph.objects(thing, SKOS.altLabel)))
        if others:
            yield 1, f"Also called {', '.join(others)}"
        for same in sorted(map(str, self.graph.objects(thing, OWL.sameAs))):
            yield 1, f"The same as {same}"
        for event in sorted(self.graph.subjects(KG.involves, thing), key=self._time):
            roles = set(self.graph.predicates(event, thing)) - {KG.involves}
            named = ", ".join(sorted(map(self.words.local, roles)))
            yield 1, f"{named} of {self.words.name(event)} ({self.words.short(event)}), {self.words.time(event)}"

    def _time(self, event: Node) -> tuple[str, str]:
        return str(self.graph.value(event, KG.latest, default=Literal("9999-12-31", datatype=XSD.date))), str(event)

    def _place(self, claim: Node) -> tuple[bool, str, int, str]:
        start = str(self.graph.value(claim, KG.start) or "0")
        is_type = self.graph.value(claim, RDF.predicate) == RDF.type
        return not is_type, str(self.graph.value(claim, KG.doc)), int(start) if start.isdecimal() else 0, str(claim)
