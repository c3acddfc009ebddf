// Pages inside the panel: a name, an article.

import { el } from "./dom.js";
import { fold, link, links, shortList, term } from "./links.js";
import { otherConclusions, whyThisDate } from "./proof.js";
import { marked, published, quote } from "./quotes.js";
import { claimsOf, documents, eventsIn, eventsOf, factsAbout, figuresIn, figuresOf, groupMembers, label, row, sentencesIn, story, thing } from "./story.js";
import { update } from "./state.js";
import { capital, figureWords, plural, predicateWords } from "./words.js";

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
  return [...counts].sort((a, b) => b[1] - a[1] || label(a[0]).localeCompare(label(b[0]), "en")).slice(0, 8).map(([id]) => id);
}

export function namePage(name) {
  const told = eventsOf(name.id);
  const said = story.claims.filter((claim) => (claim.origin === name.id || claim.voices.includes(name.id)) && thing(claim.s)?.kind === "event");
  const stated = claimsOf(name.id).filter((claim) => row(claim.sentence));
  return [
    el("p", { class: "kicker" }, name.type),
    el("h2", { class: "headline" }, name.label),
    name.also.length > 0 && el("p", { class: "dateline" }, `Also called ${name.also.join(", ")}`),
    el("dl", {}, factRows(name), companions(name).length > 0 && term("Often with", links(companions(name))),
      name.same.length > 0 && term("Wikidata", name.same.join(", "))),
    told.length > 0 && [el("h3", { class: "rule-above" }, `In ${plural(told.length, "event")}`), shortList(told),
      el("p", {}, el("button", { type: "button", onclick: () => update({ who: name.id }) }, "Show only these events"))],
    figuresOf(name.id).length > 0 && [el("h3", { class: "rule-above" }, "Figures"), figureList(figuresOf(name.id))],
    said.length > 0 && [el("h3", { class: "rule-above" }, "Source of"), el("ul", { class: "short-list" },
      [...new Set(said.map((claim) => claim.s))].map((id) => el("li", {}, link(id))))],
    stated.length > 0 && fold("How the facts are known", stated.map((claim) => el("div", { class: "step" },
      el("p", {}, el("strong", {}, `${predicateWords(claim.p)} ${thing(claim.o) ? label(claim.o) : claim.o}`), claim.refused && el("span", { class: "rule" }, "not accepted")),
      quote(row(claim.sentence), [claim], { context: false })))),
    fold("What was concluded", otherConclusions(name)),
  ];
}

function figureList(some) {
  return el("ul", { class: "short-list" }, some.map((figure) => el("li", {}, link(figure.id), el("span", { class: "meta" }, `${figureWords(figure)}, ${figure.when}`))));
}

export function documentPage(document) {
  const told = eventsIn(document.id);
  const copies = groupMembers(document.group).filter((other) => other.id !== document.id);
  const derived = documents.filter((other) => other.from.includes(document.id));
  return [
    el("p", { class: "kicker" }, "article"),
    el("h2", { class: "headline" }, document.label),
    el("p", { class: "dateline" }, capital(published(document))),
    document.caveats.map((caveat) => el("p", { class: "caveat" }, `⚠ ${caveat}`)),
    el("dl", {}, document.publisher && term("Publisher", document.publisher), document.authors.length > 0 && term("By", document.authors.join(", ")),
      document.file && term("File", document.file),
      document.url && term("Address", el("a", { href: document.url, target: "_blank", rel: "noopener noreferrer" }, document.url)),
      document.from.length > 0 && term("Copies", links(document.from)), derived.length > 0 && term("Copied by", links(derived.map((other) => other.id))),
      copies.length > 0 && term("One voice with", links(copies.map((other) => other.id)))),
    fold("Why this date", whyThisDate(document)),
    fold("Why it counts as one voice", otherConclusions(document)),
    told.length > 0 && [el("h3", { class: "rule-above" }, `Tells ${plural(told.length, "event")}`), shortList(told),
      el("p", {}, el("button", { type: "button", onclick: () => update({ source: document.id }) }, "Show only these events"))],
    figuresIn(document.id).length > 0 && [el("h3", { class: "rule-above" }, "Gives figures"), figureList(figuresIn(document.id))],
    sentencesIn(document.id).length > 0 && fold("Sentences quoted from it", el("div", { class: "extract" },
      [...sentencesIn(document.id)].sort((a, b) => a.at - b.at).map((sentence, index, all) => [
        index > 0 && sentence.at > all[index - 1].at + 1 && el("p", { class: "gap" }, "…"), el("p", {}, marked(sentence.text, []))]))),
  ];
}
