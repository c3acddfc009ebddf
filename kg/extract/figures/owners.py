"""Which event a figure is of: the one that its number hangs on, the one that is measured, or the last that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.extract.analysis import Analysis
from kg.extract.figures.metrics import CROWD, RESULTS, figure_words
from kg.extract.figures.rates import each_of
from kg.extract.grammar import case_of, children, grammar_words, light_verb, passive_subjects, subjects, verb_of
from kg.extract.topic import is_body
from kg.model.mention import EventMention, FigureMention

SPEECH, GENERIC = "kg:Communication", "kg:Event"
STEPS = 6
"""How far over a number the event may stand that it belongs to."""
BEFORE = 2
"""How many sentences back the event may stand that a count without any is of."""
CROWD_BEFORE = 4
"""How many sentences back the gathering may stand at which people are counted."""
OF_MONEY = frozenset(f"kg:{name}" for name in "Cost Amount DealValue Price LoanSum FineSum ChargeSum Valuation".split())
"""What of nobody's is of the event told last."""
COSTING = frozenset(f"kg:{name}" for name in "Cost Amount DealValue Price Loss LoanSum FineSum Count Valuation".split())
"""What an event itself can have: "the strike cost £9m"."""
RESULTS_TOLD = ("kg:EarningsReport", "kg:SalesResult", "kg:EarningsGuidance")
"""Events that are no more than that a company's figure is told, so that it stays the company's."""
WHY = frozenset({"over", "for", "after", "because of", "following"})
"""What comes before the reason for an amount: a fine over a theft is no fine of the theft."""
OF_COUNTS = frozenset(f"kg:{name}" for name in "Count Buildings Families Cases Claimants Percentage".split())
"""What of nobody's is of the event told last in its sentence."""
NEAR_MONEY = OF_MONEY - {"kg:Amount"}
"""What may be of an event told in another sentence."""
DEAL, DEALS = "kg:DealValue", ("kg:Acquisition", "kg:TakeoverOffer", "kg:Merger", "kg:Divestiture")
CONTRACTS = ("kg:Agreement",)
OF_TEXT = 1000
"""More sentences than a text has."""
VOTES, ELECTIONS = "kg:Votes", ("kg:Election", "kg:Vote")
ORGANIZATION, ROLES = "schema:Organization", ("kg:agent", "kg:affected")
OF_ONE_FIRM = RESULTS | frozenset(
    f"kg:{name}"
    for name in "JobCuts Jobs Hires Stores ChargeSum Savings DividendPerShare BuybackSum SharePrice".split()
)
"""What is a company's though it is told of something that the company does."""
GATHERINGS = ("kg:Protest", "kg:Strike", "kg:Celebration", "kg:Ceremony", "kg:Meeting")


def events_by_token(analysis: Analysis) -> Mapping[int, int]:
    """Return the events by the tokens of their triggers, speech left out."""
    found: dict[int, int] = {}
    for index, event in enumerate(analysis.events):
        if not analysis.ontology.is_a(event.type, SPEECH):
            for token in analysis.tokens(event.trigger):
                found.setdefault(token.i, index)
    return found


def event_over(head: Token, by_token: Mapping[int, int], analysis: Analysis) -> int | None:
    """Return the event that a number hangs on: by its own noun, as participant, or through a light verb."""
    words = grammar_words(analysis.ontology)
    current = head
    for _ in range(STEPS):
        found = by_token.get(current.i)
        if found is not None:
            return found
        if current.pos_ == "NOUN":
            verb = light_verb(current, words)
            for child in current.children:
                if child.dep_ in ("acl", "acl:relcl", "compound") and child.i in by_token and verb is None:
                    return by_token[child.i]
        if current.head == current or current.dep_ in ("parataxis", "advcl", "ccomp", "acl:relcl", "conj"):
            return None
        current = current.head
    return None


def event_measured(figure: FigureMention, by_token: Mapping[int, int], analysis: Analysis) -> int | None:
    """Return the event whose cost, worth or count is told: "the cost of the strike", "each day of it cost £9m"."""
    if figure.metric not in COSTING:
        return None
    root = analysis.tokens(figure.span).root
    for token in _measured(root, figure, analysis):
        found = by_token.get(token.i)
        found = _named_before(token, by_token, analysis) if found is None else found
        if found is not None and analysis.events[found].type not in (GENERIC, *RESULTS_TOLD):
            return found
    return None


def firm_of(event: EventMention, metric: str, analysis: Analysis) -> int | None:
    """Return the company that an event is of where a figure of it is the company's: "Alpha's job cuts: 640 posts"."""
    if metric not in OF_ONE_FIRM:
        return None
    told = (one.entity for role in ROLES for one in event.arguments if one.role == role)
    found = (index for index in told if index is not None)
    return next(
        (index for index in found if analysis.is_of(index, ORGANIZATION) and not is_body(index, analysis)), None
    )


def _named_before(noun: Token, by_token: Mapping[int, int], analysis: Analysis) -> int | None:
    """Return the event that a definite noun takes up: by its own word, or as the affair that the text is about."""
    if noun.pos_ != "NOUN" or not any(one.lower_ in ("the", "this", "that") for one in children(noun, "det")):
        return None
    told = [place for place in by_token if place < noun.i and noun.doc[place].lemma_.lower() == noun.lemma_.lower()]
    if told:
        return by_token[max(told)]
    if noun.lemma_.lower() not in figure_words(analysis.ontology).affairs:
        return None
    return affair_of(analysis)


def affair_of(analysis: Analysis) -> int | None:
    """Return the first event of the type that a text tells of most."""
    types = Counter(event.type for event in analysis.events if _may_own(event, analysis))
    main = max(types, key=lambda name: (types[name], name)) if types else ""
    return next((index for index, event in enumerate(analysis.events) if event.type == main), None)


def _measured(root: Token, figure: FigureMention, analysis: Analysis) -> Iterator[Token]:
    """Yield what the word for the metric is of, then what the clause is about."""
    if figure.metric_span is not None:
        metric = analysis.tokens(figure.metric_span).root
        if metric.pos_ == "NOUN":
            yield from (one for one in children(metric, "nmod", "nmod:poss", "compound") if case_of(one) not in WHY)
    clause = verb_of(root)
    for subject in (*subjects(clause), *passive_subjects(clause), *each_of(clause)):
        if root.dep_ in ("obj", "obl:unmarked", "root", "ROOT") or clause == root:
            yield subject
            yield from children(subject, "nmod")


def crowd_of(figure: FigureMention, analysis: Analysis) -> tuple[int | None, int | None]:
    """Return the gathering that people are counted at, or else the place that was named last."""
    if figure.metric == VOTES:
        return _near_event(figure, ELECTIONS, analysis), None
    if figure.metric != CROWD:
        return None, None
    index = _near_event(figure, GATHERINGS, analysis, within=CROWD_BEFORE)
    return index, _place_before(figure, analysis) if index is None else None


def _near_event(
    figure: FigureMention, kinds: tuple[str, ...], analysis: Analysis, *, within: int = BEFORE
) -> int | None:
    """Return the last event of some types in a figure's sentence or shortly before."""
    for index in reversed(range(len(analysis.events))):
        event = analysis.events[index]
        is_near = 0 <= figure.sentence - event.sentence <= within
        if is_near and any(analysis.ontology.is_a(event.type, kind) for kind in kinds):
            return index
    return None


def deal_of(figure: FigureMention, analysis: Analysis) -> int | None:
    """Return the deal that a price of millions is of where nobody is named: the last one told, or its contract."""
    if figure.metric != DEAL:
        return None
    contract = _near_event(figure, CONTRACTS, analysis, within=0)
    return _near_event(figure, DEALS, analysis, within=OF_TEXT) if contract is None else contract


def event_doing(head: Token, by_token: Mapping[int, int], analysis: Analysis) -> int | None:
    """Return the event that does it in a number's clause: "the strike ruined the plans of 52,000 passengers"."""
    clause = verb_of(head)
    doers = [] if clause == head else subjects(clause)
    found = (by_token[doer.i] for doer in doers if doer.i in by_token and doer.pos_ == "NOUN")
    return next((index for index in found if analysis.events[index].type != GENERIC), None)


def _place_before(figure: FigureMention, analysis: Analysis) -> int | None:
    start, end = analysis.sentences[max(0, figure.sentence - 1)].start_char, analysis.spans[figure.sentence].end
    found = [
        (mention.span.start, index)
        for index, entity in enumerate(analysis.entities)
        if analysis.ontology.is_a(entity.type, "schema:Place")
        for mention in entity.mentions
        if start <= mention.span.start < min(end, figure.span.end + AFTER)
    ]
    return max(found)[1] if found else None


AFTER = 80
"""How many characters after a count the place may be named."""


def last_event(figure: FigureMention, analysis: Analysis) -> int | None:
    """Return the event told last before a figure in its paragraph or sentence, no speech: what is nobody's is of it."""
    is_wide = figure.metric in NEAR_MONEY and figure.unit not in ("%", "x")
    paragraph = analysis.document.text.rfind("\n", 0, figure.span.start)
    first = analysis.spans[max(0, figure.sentence - 1)].start - 1
    paragraph = max(paragraph, first) if is_wide else max(paragraph, analysis.spans[figure.sentence].start - 1)
    before = [
        (event.trigger.start, index)
        for index, event in enumerate(analysis.events)
        if paragraph < event.trigger.start < figure.span.start and _may_own(event, analysis)
    ]
    return max(before)[1] if before else None


def _may_own(event: EventMention, analysis: Analysis) -> bool:
    return event.type != GENERIC and not analysis.ontology.is_a(event.type, SPEECH)
