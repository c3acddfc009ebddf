"""Made-up news for `syndication.py`: stories of facts, told by writers, copied, cut, spun and merged.

A story is a set of facts with fixed names, places, days and numbers. A writer picks some of them, in an order, with
verbs and sentence shapes of the writer's own, and adds quotes (which several writers share, as from one press
conference) and sentences that only this writer has. What is derived from an article is:

* copied: another headline, an agency line, a few sentences added or dropped;
* cut: two fifths to two thirds of its sentences, from the top or picked;
* swapped (spun by synonyms): the text with words and phrases exchanged by a thesaurus;
* recast (spun by grammar): the same facts with active and passive, front and end of the sentence, number words and
  rounding, and neighbouring sentences changed round, additions and a sentence in eight dropped; its words stay;
* merged: three fifths of one article and two fifths of another on the same story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

ONSETS = "b br c cr d dr f fl g gr h j k l m n p pr qu r s st t th v w z".split()
VOWELS = "a e i o u ai ea ou".split()
CODAS = "ck ld ll m n nd ng r rn rt sh st ss x".split()
ENDINGS = "ton ford ham by burn stead well field mouth bridge".split()
KINDS = "Foods|Energy|Motors|Textiles|Bank|Airlines|Systems|Chemicals|Media|Logistics|Mills|Robotics".split("|")
BODIES = "Labour Union|Trade Council|Safety Board|Consumer League|City Council|Audit Office".split("|")
GIVEN = (
    "Ada Bela Carl Dina Edgar Fay Gus Hana Ivo Jun Kira Liam Mona Nils Olga Per Rosa Sven Tess Uma Vera Zeno".split()
)
JOBS = "chief executive|finance chief|head of sales|plant manager|union leader|analyst|mayor|spokesman".split("|")
MONTHS = "January February March April May June July August September October November December".split()
TENS = " ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()

# subject; verbs (past = participle); objects; what may be added
ROWS = """
{org}; closed|shut|wound up; its plant in {place}|the {place} factory; on {day}|with the loss of {count} jobs
{org}; cut|axed|shed; {count} jobs; in {place}|across its offices in {place}|over {number} months
{org}; bought|acquired|purchased; the {thing} business of {org2}; for {money}|in {month}|to reach buyers in {place}
{org}; reported|posted|booked; a profit of {money}|sales of {money}; for the year to {month}|despite dear {stuff}
{org}; reported|booked|disclosed; a loss of {money}; for the {nth} quarter|because of poor sales in {place}
{org}; raised|lifted|increased; the price of its {thing}; by {percent} percent|from {day}|for buyers in {place}
{org}; recalled|withdrew|pulled; {count} {thing}s; sold in {place}|because of a fault in the {part}|since {month}
{body}; fined|penalised|sanctioned; {org}; {money}|over the safety of its {thing}s|on {day}
{body}; criticised|blamed|attacked; {org}; for its treatment of staff in {place}|at a meeting on {day}
{body}; approved|cleared|backed; the takeover of {org2}; on {day}|with {number} conditions
{person}; praised|welcomed|hailed; the {nth} agreement on pay; in {place}|as fair to {count} workers
{person}; rejected|dismissed|denied; talk of a sale to {org2}; on {day}|in a letter to staff
{person}; joined|entered; the board of {org}; in {month}|with {number} others
{person}; left|quit; {org2}; after {number} years|in {month}|for personal reasons
{org}; opened|unveiled|launched; a {thing} centre in {place}; on {day}|at a cost of {money}
{org}; hired|recruited|engaged; {count} engineers; in {place}|by the end of {month}
{org}; delayed|postponed|deferred; the launch of its {nth} {thing}; until {month}|because of a lack of {stuff}
{org}; signed|won|secured; a contract worth {money}; with {org2}|to supply {thing}s to {place}
{org}; sold|divested|offloaded; its stake in {org2}; for {money}|to investors from {place}
{org}; halted|stopped|suspended; work on a {thing} plant; in {place}|for {number} weeks
{org2}; sued|took to court; {org}; over patents on a {thing}|in {place}|on {day}
{body}; published|released|issued; a report on {thing}s; on {day}|with {number} findings
{org}; paid|handed; {money}; to {org2}|to settle a claim of {month}
{person}; told|informed|notified; {count} workers; in {place}|by letter on {day}
{org}; moved|shifted|transferred; its head office; to {place}|in {month}
{org}; tested|tried out; a new {thing}; in {place}|with {count} volunteers|for {number} months
{org2}; expanded|extended|enlarged; its works in {place}; by {percent} percent|for {money}
{org}; lost|forfeited; {percent} percent of its market value; on {day}|within {number} days
{org}; borrowed|raised; {money}; from {org2}|to pay for its {thing} plans
{body}; questioned|doubted; the figures of {org}; on {day}|in a letter of {number} pages
{person}; led|headed; talks with {org2}; in {place}|for {number} weeks
{org}; renewed|prolonged; its lease in {place}; for {number} years|at {money} a year
{org}; scrapped|cancelled|abandoned; a plan for {count} homes; near {place}|after protests in {month}
{org2}; warned|alerted; its owners; of a drop of {percent} percent|about {stuff} from {place}
""".strip().splitlines()
QUOTES = """
We have no other choice, and we owe our people the truth
Nobody in this town expected such a year
The numbers speak for themselves
This is a sad day for every family here
We will fight for each and every job
It is far too early to speak of a recovery
Our customers come first, and always will
I have seen many plans, and few of them worked
The market has changed faster than anyone thought
That is a question for the board, not for me
We are proud of what the team has done
There is a long road ahead of us
""".strip().splitlines()
COLOUR = """
It was the {adjective} {noun} that {people} remembered most.
In the {adjective} streets around the {noun}, {people} spoke of little else.
Some {people} brought {adjective} {noun}s to the gate.
The {noun} had seemed {adjective} only a year before, as {people} recalled.
A {adjective} {noun} hangs over the entrance to this day.
Few {people} had a {adjective} word for the {noun}.
For {people} the {noun} is a {adjective} chapter.
The {adjective} {noun} of last summer is still in the minds of many {people}.
Whoever asks {people} here gets a {adjective} answer about the {noun}.
Rain fell on a {adjective} {noun} while {people} waited.
Even {adjective} {people} lose sleep over a {noun} like this.
Not every {noun} ends so, say {adjective} {people}.
""".strip().splitlines()
ADJECTIVES = "old bitter quiet early narrow rusty polite broken famous hollow cheerful stubborn modest grey".split()
NOUNS = "gate ledger bridge kitchen harbour winter letter banner market rumour canteen promise clock orchard".split()
PEOPLE = "neighbours shopkeepers drivers students teachers pensioners nurses fitters clerks cooks farmers".split()
THINGS = "tractor battery phone engine scanner heater drone pump camera printer sensor turbine".split()
STUFF = "steel copper cocoa grain gas timber cotton lithium".split()
PARTS = "brake cable screen valve switch motor filter".split()
SAID = "said told_reporters explained added declared argued".split()
CLOSINGS = """
Reporting by our own staff.
Sign up for our newsletter to read more stories like this.
The company did not reply to a request for comment.
Additional material was supplied by agencies.
""".strip().splitlines()
# how writers put the same thing; none of it is how the thesaurus of the spinners puts it
STYLES = {
    words: (words, *others.split("|"))
    for words, others in (
        line.split(": ")
        for line in """
its plant in: the production site in|its operations in|the assembly lines in
with the loss of: at the expense of|costing|which ends
jobs: posts|places of work|full-time roles
across its offices: at all its branches|throughout its outlets
business of: arm of|division of|unit of
to reach buyers in: as a way into|so as to serve
a profit of: net income of|a surplus of
sales of: revenue of|takings of
for the year to: in the twelve months through|in the fiscal year that ended in
despite dear: in the face of costly|even with record prices for
a loss of: red ink of|a negative result of
because of poor: hit by weak|on the back of slow
the price of its: what it charges for each|the tag on its
percent: per cent|points
for buyers in: to be paid in|at dealers in
sold in: shipped to|that went to
because of a fault in: owing to trouble with|given problems with
over the safety of: in a case about the risks of|citing the hazards of
for its treatment of staff in: over working hours in|for how it ran shifts in
at a meeting: before reporters|at a hearing
the takeover of: the merger with|a bid for
with 3 conditions: under strict terms
agreement on pay: wage deal|collective bargain
as fair to: as good for|as balanced towards
talk of a sale to: rumours of a bid by|reports of interest from
in a letter to staff: in an internal memo|in a message to employees
the board of: the supervisory body of|the directors of
for personal reasons: to spend time with the family|on short notice
centre: campus|laboratory
at a cost of: for a sum of|after spending
engineers: specialists in software|graduates
by the end of: before the close of|no later than
the launch of its: the start of its|the premiere of its
because of a lack of: as supplies ran short of|for want of
a contract worth: an order valued at|a deal over
to supply: for the delivery of|covering
its stake in: the holding it had in|its shares in
to investors from: to a fund based in|to a family from
work on: building of|construction of
over patents on: over the design of|for copying
a report on: a paper about|an inquiry into
findings: recommendations|points of concern
to settle: so as to end|in exchange for dropping
by letter: in writing|by post
its head office: its headquarters|its seat
with 5 volunteers: in a small trial
its works in: its site in|capacity in
of its market value: off its share price|of what it was worth
to pay for its: in order to fund its|to finance its
the figures of: the accounts of|the books of
talks with: negotiations with|a delegation to
its lease in: the rental of its rooms in|its tenancy in
a plan for: the project of|a scheme with
after protests in: when residents marched in|following anger in
of a drop of: that they could lose|about a slide of
in a letter of: in a submission of|in a document of
the head of sales: sales director|the top salesman
finance chief: chief financial officer|treasurer
chief executive: boss|managing director
union leader: labour organiser|head of the works council
""".strip().splitlines()
    )
}
_STYLED = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(STYLES, key=len, reverse=True)))
_KEY = {words: key for key, group in STYLES.items() for words in group if " " in words}
_PHRASE = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(_KEY, key=len, reverse=True)))
THESAURUS = {
    word: tuple(others.split("|"))
    for word, others in (
        line.split(": ")
        for line in """
closed: shuttered|terminated
shut: shuttered|sealed
cut: slashed|trimmed
axed: eliminated|scrapped
bought: procured|obtained
acquired: obtained|procured
purchased: procured|obtained
reported: announced|divulged
posted: registered|recorded
booked: recorded|registered
raised: boosted|elevated
lifted: elevated|hoisted
increased: augmented|boosted
recalled: summoned back|retracted
withdrew: retracted|removed
fined: punished|mulcted
criticised: censured|lambasted
blamed: faulted|censured
approved: authorised|sanctioned
cleared: authorised|permitted
praised: lauded|commended
welcomed: greeted|embraced
rejected: repudiated|spurned
dismissed: brushed aside|repudiated
joined: entered|enrolled in
left: departed|exited
opened: inaugurated|commenced
launched: inaugurated|introduced
unveiled: revealed|disclosed
hired: employed|enlisted
recruited: enlisted|employed
delayed: retarded|held up
postponed: put off|adjourned
signed: inked|concluded
won: gained|garnered
sold: vended|disposed of
halted: ceased|discontinued
stopped: ceased|discontinued
suspended: interrupted|froze
published: issued|put out
released: issued|let out
paid: remitted|disbursed
told: apprised|advised
moved: relocated|displaced
shifted: relocated|displaced
transferred: relocated|displaced
withdrew: retracted|removed
pulled: retracted|removed
shed: slashed|trimmed
divested: disposed of|vended
offloaded: disposed of|vended
cancelled: discarded|called off
abandoned: discarded|called off
doubted: queried|challenged
headed: guided|steered
quit: departed from|walked away from
entered: enrolled in|became part of
hailed: lauded|commended
denied: repudiated|spurned
attacked: censured|lambasted
penalised: mulcted|punished
backed: authorised|endorsed
deferred: put off|held up
won: gained|garnered
secured: gained|garnered
handed: remitted|disbursed
informed: apprised|advised
notified: apprised|advised
prolonged: extended|revived
extended: broadened|amplified
enlarged: broadened|amplified
forfeited: relinquished|mislaid
engaged: employed|enlisted
disclosed: divulged|revealed
alerted: cautioned|admonished
sued: litigated against|took legal steps against
released: put out|made public
posts: positions|occupations
volunteers: helpers|unpaid testers
unit: segment|branch
arm: segment|branch
division: segment|branch
orchard: fruit garden|grove
harbour: port|haven
ledger: account book|register
kitchen: galley|cookhouse
bridge: overpass|viaduct
letter: missive|note
banner: streamer|pennant
clock: timepiece|chronometer
canteen: refectory|mess hall
rusty: corroded|oxidised
polite: courteous|civil
hollow: empty|vacant
modest: humble|unassuming
grey: ashen|leaden
brought: carried|bore
clerks: office staff|pen pushers
cooks: chefs|kitchen hands
fitters: mechanics|installers
pensioners: retirees|seniors
shopkeepers: retailers|merchants
tested: trialled|examined
expanded: broadened|amplified
lost: mislaid|relinquished
borrowed: took up|loaned
questioned: queried|challenged
led: guided|steered
renewed: extended|revived
scrapped: discarded|ditched
warned: cautioned|admonished
plant: facility|manufactory
factory: manufactory|works
jobs: positions|occupations
offices: bureaus|premises
business: enterprise|concern
profit: earnings|gain
sales: turnover|vendings
loss: deficit|shortfall
price: cost|tariff
buyers: purchasers|clients
fault: defect|flaw
safety: security|protection
meeting: gathering|assembly
takeover: acquisition|absorption
conditions: stipulations|terms
agreement: accord|pact
workers: labourers|employees
staff: personnel|employees
letter: missive|note
board: directorate|panel
others: additional ones|more
reasons: motives|grounds
centre: hub|facility
engineers: technicians|specialists
lack: dearth|shortage
contract: deal|covenant
supply: furnish|deliver
stake: share|holding
investors: financiers|backers
work: labour|toil
patents: exclusive rights|licences
report: study|dossier
findings: conclusions|results
settle: resolve|conclude
claim: demand|suit
head: chief|principal
new: novel|fresh
volunteers: helpers|unpaid testers
works: premises|yards
market: commercial|trading
value: worth|valuation
plans: schemes|designs
figures: numbers|statistics
talks: negotiations|parleys
lease: tenancy|rental
plan: scheme|design
homes: dwellings|residences
protests: demonstrations|outcries
owners: proprietors|holders
drop: decline|fall
treatment: handling|management
fair: equitable|just
sale: disposal|vending
personal: private|individual
poor: feeble|weak
dear: costly|pricey
said: stated|remarked
explained: elucidated|clarified
added: appended|supplemented
declared: proclaimed|asserted
argued: contended|maintained
years: twelvemonths|annums
months: lunar cycles|four-week spells
weeks: seven-day spells|sennights
because: since|as
despite: notwithstanding|in spite of
after: following|subsequent to
until: till|up to
over: concerning|regarding
sad: sorrowful|mournful
family: household|clan
choice: option|alternative
people: folk|individuals
truth: facts|reality
town: burgh|municipality
expected: anticipated|foresaw
numbers: figures|digits
fight: battle|struggle
early: premature|soon
recovery: rebound|upturn
customers: patrons|shoppers
seen: witnessed|beheld
changed: altered|shifted
faster: quicker|swifter
thought: imagined|reckoned
question: query|matter
proud: gratified|pleased
team: squad|crew
long: lengthy|extended
road: path|way
old: ancient|aged
bitter: acrid|harsh
quiet: silent|hushed
narrow: slim|tight
broken: shattered|fractured
famous: renowned|noted
cheerful: merry|jolly
stubborn: obstinate|headstrong
gate: portal|entrance
winter: cold season|frost
rumour: gossip|hearsay
promise: pledge|vow
streets: roads|lanes
spoke: talked|conversed
remembered: recollected|retained
waited: lingered|tarried
entrance: doorway|portal
summer: warm season|sunny months
answer: reply|response
neighbours: locals|residents
teachers: educators|tutors
nurses: carers|medics
farmers: growers|agriculturists
students: pupils|learners
drivers: motorists|chauffeurs
""".strip().splitlines()
    )
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did what to whom, and what may be added: verbs by meaning, the rest in final words but for numbers."""

    subject: str
    verbs: tuple[str, ...]
    object: str
    adjuncts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a writer tells it, so that another may recast it; or fixed words."""

    words: str
    fact: Fact | None = None
    verb: str = ""
    adjuncts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """An article: what it tells, the groups it belongs to (the main one first), and how it came about."""

    story: int
    told: tuple[Told, ...]
    groups: tuple[str, ...]
    how: str
    headline: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return headline and sentences."""
        return tuple(words for words in (self.headline, *(each.words for each in self.told)) if words)


@dataclass(frozen=True, slots=True)
class World:
    """The names of a story, and its facts and quotes."""

    names: tuple[str, ...]
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    quotes: tuple[str, ...]


def invented(rng: Random) -> str:
    """Return a made-up name of two syllables."""
    parts = [rng.choice(ONSETS), rng.choice(VOWELS), rng.choice(CODAS), rng.choice(VOWELS), rng.choice("lnrst")]
    return "".join(parts).capitalize()


def world(rng: Random, facts: int = 26) -> World:
    """Return a story's names and facts."""
    orgs = [f"{invented(rng)} {rng.choice(KINDS)}" for _ in range(4)]
    bodies = [f"{invented(rng)} {rng.choice(BODIES)}" for _ in range(2)]
    people = [f"{rng.choice(GIVEN)} {invented(rng)}" for _ in range(4)]
    places = [invented(rng)[:5] + rng.choice(ENDINGS) for _ in range(4)]
    jobs = rng.sample(JOBS, 4)
    made = []
    for row in rng.sample(ROWS, facts):
        subject, verbs, objects, adjuncts = (cell.split("|") for cell in row.split("; "))
        first, second = rng.sample(orgs, 2) if rng.random() < 0.4 else (orgs[0], rng.choice(orgs[1:]))
        number, body = rng.randrange(4), rng.choice(bodies)
        person = f"{jobs[number]} {people[number]}" if rng.random() < 0.6 else people[number]

        def filled(template: str, slots: Mapping[str, str]) -> str:
            return template.format(
                **slots,
                place=rng.choice(places),
                day=f"{rng.choice(MONTHS)} {rng.randint(1, 28)}",
                month=rng.choice(MONTHS),
                count=rng.randint(21, 2900),
                number=rng.randint(2, 19),
                percent=rng.randint(2, 60),
                nth=rng.choice("second third fourth fifth".split()),
                money=f"${rng.randint(2, 990)} million",
                thing=rng.choice(THINGS),
                stuff=rng.choice(STUFF),
                part=rng.choice(PARTS),
            )

        slots = {"org": first, "org2": second, "body": body, "person": person}
        rest = tuple(filled(adjunct, slots) for adjunct in adjuncts)
        made.append(Fact(filled(subject[0], slots), tuple(verbs), filled(rng.choice(objects), slots), rest))
    quotes = [f"“{quote},”" for quote in rng.sample(QUOTES, 4)]
    return World((*orgs, *bodies, *places), tuple(people), tuple(made), tuple(quotes))


def upper(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def with_article(subject: str) -> str:
    """Return a subject as it stands at the beginning of a sentence."""
    return f"the {subject}" if subject[:1].islower() and not subject.startswith("the ") else subject


def active(fact: Fact, verb: str, adjuncts: tuple[str, ...], *, front: bool) -> str:
    """Return a fact in the active voice, one addition before it or all behind."""
    subject = with_article(fact.subject)
    if front and adjuncts:
        first, *rest = adjuncts
        return f"{upper(' '.join([f'{first},', subject, verb, fact.object, *rest]))}."
    return f"{upper(' '.join([subject, verb, fact.object, *adjuncts]))}."


def passive(fact: Fact, verb: str, adjuncts: tuple[str, ...], *, front: bool) -> str:
    """Return a fact in the passive voice."""
    be = "were" if re.match(r"\d+ |sales|talks|its owners", fact.object) else "was"
    body = [fact.object, be, verb, "by", with_article(fact.subject)]
    if front and adjuncts:
        first, *rest = adjuncts
        return f"{upper(' '.join([f'{first},', *body, *rest]))}."
    return f"{upper(' '.join([*body, *adjuncts]))}."


def original(rng: Random, told: World, story: int, number: int) -> Piece:
    """Return an article by a writer of its own: other facts, order, verbs and shapes than other writers."""
    style = {words: rng.choice(others) for words, others in STYLES.items()}
    chosen = [styled(fact, style) for fact in (told.facts[0], *rng.sample(told.facts[1:], rng.randint(10, 14)))]
    sentences = []
    for fact in chosen:
        verb = rng.choice(fact.verbs)
        adjuncts = tuple(rng.sample(fact.adjuncts, rng.randint(1, min(2, len(fact.adjuncts)))))
        shape = passive if rng.random() < 0.15 else active
        words = shape(fact, verb, adjuncts, front=rng.random() < 0.25)
        sentences.append(Told(words, fact, verb, adjuncts))
    for quote in rng.sample(told.quotes, 2):
        said = rng.choice(SAID).replace("_", " ")
        speaker = rng.choice(told.people)
        sentences.insert(rng.randint(2, len(sentences)), Told(f"{quote} {speaker} {said}."))
    for _ in range(rng.randint(3, 5)):
        words = rng.choice(COLOUR).format(
            adjective=rng.choice(ADJECTIVES), noun=rng.choice(NOUNS), people=rng.choice(PEOPLE)
        )
        words = re.sub(r"\ba (?=[aeiou])", "an ", upper(words))
        sentences.insert(rng.randint(2, len(sentences)), Told(words))
    return Piece(story, tuple(sentences), (f"{story}-{number}",), "original", headline(rng, chosen[0]))


def styled(fact: Fact, style: Mapping[str, str]) -> Fact:
    """Return a fact in a writer's words."""

    def worded(words: str) -> str:
        return _STYLED.sub(lambda found: style[found[0]], words)

    return replace(
        fact, subject=worded(fact.subject), object=worded(fact.object), adjuncts=tuple(map(worded, fact.adjuncts))
    )


def headline(rng: Random, fact: Fact) -> str:
    """Return a headline for a fact."""
    return upper(f"{fact.subject} {rng.choice(fact.verbs)} {fact.object}")


def copied(rng: Random, piece: Piece) -> Piece:
    """Return a copy: a sentence or two dropped, one or two added, perhaps another headline."""
    told = list(piece.told)
    for _ in range(rng.randint(0, 2)):
        told.pop(rng.randrange(2, len(told)))
    if rng.random() < 0.5:
        told[0] = replace(
            told[0], words=f"{invented(rng).upper()}, {rng.choice(MONTHS)} {rng.randint(1, 28)} – {told[0].words}"
        )
    told += [Told(words) for words in rng.sample(CLOSINGS, rng.randint(1, 2))]
    facts = [each.fact for each in told if each.fact]
    title = headline(rng, rng.choice(facts)) if facts and rng.random() < 0.6 else piece.headline
    return replace(piece, told=tuple(told), how="copied", headline=title)


def shortened(rng: Random, piece: Piece) -> Piece:
    """Return a cut: the beginning, or sentences picked from the whole."""
    size = max(6, round(rng.uniform(0.4, 0.66) * len(piece.told)))
    if rng.random() < 0.5:
        told = piece.told[:size]
    else:
        told = tuple(piece.told[n] for n in sorted(rng.sample(range(len(piece.told)), min(size, len(piece.told)))))
    facts = [each.fact for each in told if each.fact]
    return replace(piece, told=told, how="cut", headline=headline(rng, facts[0]) if facts else "")


def swapped(rng: Random, piece: Piece, rate: float = 0.85) -> Piece:
    """Return a spun text: words exchanged by the thesaurus, sentence for sentence."""

    def other(found: re.Match[str]) -> str:
        others = THESAURUS.get(found[0].lower())
        if others is None or rng.random() > rate:
            return found[0]
        word = rng.choice(others)
        return upper(word) if found[0][0].isupper() else word

    def rephrased(found: re.Match[str]) -> str:
        return rng.choice([words for words in STYLES[_KEY[found[0]]] if words != found[0]])

    def spun(words: str) -> str:
        reworded = _PHRASE.sub(rephrased, words)
        return re.sub(r"(?<![\w$])[A-Za-z]+(?!\w)", other, reworded)

    told = tuple(Told(spun(each.words)) for each in piece.told)
    return replace(piece, told=told, how="swapped", headline=spun(piece.headline))


def in_words(number: int) -> str:
    """Return a number below a thousand in words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens] + (f"-{SMALL[rest]}" if rest else "")
    hundreds, rest = divmod(number, 100)
    return f"{SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def renumbered(rng: Random, words: str) -> str:
    """Return words with numbers rounded, spelled out or otherwise written."""

    def other(found: re.Match[str]) -> str:
        number = int(found[0])
        pick = rng.random()
        if number >= 100 and pick < 0.45:
            return f"nearly {round(number, -2 if number > 1000 else -1)}"
        if number < 1000 and pick < 0.8:
            return in_words(number)
        return found[0]

    return re.sub(r"(?<![\w$.])\d+(?![\w.]| million)", other, re.sub(r"\$(\d+) million", r"\1 million dollars", words))


def recast(rng: Random, piece: Piece) -> Piece:
    """Return a spun text: voice, order of the parts of a sentence, numbers, and neighbouring sentences changed."""
    told = []
    for each in piece.told:
        if each.fact is None:
            told.append(Told(_turned_quote(each.words)))
            continue
        shape = active if " by " in each.words and each.words.startswith(upper(each.fact.object)[:8]) else passive
        if rng.random() < 0.12:
            continue
        adjuncts = tuple(
            rng.sample(each.adjuncts, len(each.adjuncts) - (len(each.adjuncts) > 1 and rng.random() < 0.4))
        )
        front = not each.words.startswith(upper(each.adjuncts[0])) if each.adjuncts else False
        told.append(Told(renumbered(rng, shape(each.fact, each.verb, adjuncts, front=front))))
    for place in range(1, len(told) - 1, 2):
        if rng.random() < 0.3:
            told[place : place + 2] = told[place + 1], told[place]
    return replace(piece, told=tuple(told), how="recast", headline=renumbered(rng, piece.headline))


def _turned_quote(words: str) -> str:
    """Return a quotation with its speaker before it."""
    found = re.fullmatch(r"“(.+),” (.+)\.", words)
    return f"{found[2]}: “{found[1]}.”" if found else words


def merged(rng: Random, first: Piece, second: Piece) -> Piece:
    """Return an article of three fifths of one and two fifths of another, in blocks."""
    size = min(len(first.told), len(second.told))
    mine = sorted(rng.sample(range(len(first.told)), round(0.6 * size)))
    theirs = sorted(rng.sample(range(len(second.told)), round(0.4 * size)))
    cut = rng.randint(2, len(mine) - 1)
    told = (
        *(first.told[n] for n in mine[:cut]),
        *(second.told[n] for n in theirs),
        *(first.told[n] for n in mine[cut:]),
    )
    return Piece(first.story, told, (*first.groups[:1], *second.groups[:1]), "merged", first.headline)


def articles(seed: int, stories: int, originals: int = 3) -> list[Piece]:
    """Return ten articles to a story: some written, the others derived from these (or from what was derived)."""
    rng = Random(seed)  # noqa: S311 - the same articles every time
    found: list[Piece] = []
    for story in range(stories):
        told = world(rng)
        written = [original(rng, told, story, number) for number in range(originals)]
        derived: list[Piece] = []
        for how in (swapped, recast, copied, copied, shortened, shortened):
            parents = written if how in {swapped, recast} or rng.random() < 0.7 else derived
            derived.append(how(rng, rng.choice(parents)))
        first, second = rng.sample(written, 2)
        derived.append(merged(rng, first, second))
        found += [*written, *derived]
    return found
