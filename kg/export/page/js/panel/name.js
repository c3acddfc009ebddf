// The page of a name: a person, an organisation, a place, a product.

import { button, el } from "../base/dom.js";
import { update } from "../choice/state.js";
import { claimsBy, claimsOf } from "../story/proofs.js";
import { eventsOf, factsAbout, figuresOf } from "../story/relations.js";
import { label, row, thing } from "../story/story.js";
import { capital, plural, predicateWords } from "../story/words.js";
import { eventList, figureList, fold, link, links, term } from "./links.js";
import { otherConclusions, valueWords } from "./proof.js";
import { quote } from "./quotes.js";

const COMPANIONS = 8;
const QUOTES = 12;

function factRows(name) {
  const own = name.facts.map(([predicate, value]) => [predicateWords(predicate), value]);
  const others = factsAbout(name.id).map(({ predicate, from }) => [predicateWords(predicate, { inverse: true }), from]);
  const found = new Map();
  for (const [words, value] of [...own, ...others]) found.set(words, new Set([...(found.get(words) || []), value]));
  return [...found].map(([words, values]) => term(capital(words),
    [...values].flatMap((value, index) => [index > 0 && ", ", thing(value) ? link(value) : value])));
}

function companions(name) {
  const counts = new Map();
  for (const event of eventsOf(name.id)) {
    for (const other of event.who) if (other !== name.id) counts.set(other, (counts.get(other) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (label(a[0]) < label(b[0]) ? -1 : 1)).slice(0, COMPANIONS).map(([id]) => id);
}

function told(name) {
  const some = eventsOf(name.id);
  return some.length > 0 && [el("h3", { class: "rule-above" }, `In ${plural(some.length, "event")}`), eventList(some),
    el("p", {}, button("Show only these events", () => update({ who: name.id })))];
}

function sourceOf(name) {
  const ids = new Set(claimsBy(name.id).map((claim) => claim.s));
  const some = [...ids].filter((id) => thing(id)?.kind === "event").map(row);
  return some.length > 0 && [el("h3", { class: "rule-above" }, `Source of ${plural(some.length, "event")}`), eventList(some)];
}

const FACT_WORDS = { "rdf:type": "Is a", "rdfs:label": "Called" };

function statedFact(claims) {
  const [{ p }] = claims;
  return el("details", { class: "step" },
    el("summary", {}, `${FACT_WORDS[p] || capital(predicateWords(p))} ${valueWords(claims[0])}`, claims[0].refused && " (not accepted)",
      el("span", { class: "faint" }, `, in ${plural(claims.length, "sentence")}`)),
    claims.slice(0, QUOTES).map((claim) => quote(row(claim.sentence), [claim])));
}

// One fold for each fact, with the sentences that say so.
function stated(name) {
  const found = new Map();
  for (const claim of claimsOf(name.id)) {
    const key = `${claim.p} ${claim.o} ${claim.refused}`;
    if (row(claim.sentence)) found.set(key, [...(found.get(key) || []), claim]);
  }
  return found.size > 0 && fold("How the facts are known", [...found.values()].sort((a, b) => b.length - a.length).map(statedFact));
}

export function namePage(name) {
  const often = companions(name);
  return [
    el("p", { class: "kicker" }, name.type),
    el("h2", { class: "headline" }, name.label),
    name.also.length > 0 && el("p", { class: "dateline" }, `Also called ${name.also.join(", ")}`),
    el("dl", {}, factRows(name), often.length > 0 && term("Often with", links(often)),
      name.same.length > 0 && term("Wikidata", name.same.join(", "))),
    el("div", { class: "folds" }, stated(name), fold("What was concluded", otherConclusions(name))),
    told(name),
    figuresOf(name.id).length > 0 && [el("h3", { class: "rule-above" }, "Figures"), figureList(figuresOf(name.id))],
    sourceOf(name),
  ];
}
