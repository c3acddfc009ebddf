// Questions that are answered in the panel, and the page of a numbered series.

import { el } from "../base/dom.js";
import { missingNumbers, question } from "../choice/questions.js";
import { refusedClaims } from "../story/proofs.js";
import { eventsOf } from "../story/relations.js";
import { events, label, names, row, thing } from "../story/story.js";
import { capital, plural, predicateWords } from "../story/words.js";
import { link, links } from "./links.js";
import { valueWords } from "./proof.js";
import { quote } from "./quotes.js";

function lines(some) {
  return el("ul", { class: "short-list" }, some.map(([id, ...words]) => el("li", {}, thing(id) ? link(id) : label(id), el("span", { class: "meta" }, words))));
}

function inEvents(name) {
  return plural(eventsOf(name.id).length, "event");
}

function factOf(name, predicate) {
  return name.facts.filter(([found]) => found === predicate).map(([, value]) => value);
}

function ofKind(kind) {
  return names.filter((name) => name.kind === kind).sort((a, b) => eventsOf(b.id).length - eventsOf(a.id).length);
}

function series() {
  return lines(missingNumbers().map(({ entry, highest, missing }) => [entry.id, `highest number ${highest}, ${missing} not told here`]));
}

function people() {
  return lines(ofKind("person").map((name) => [name.id,
    [...factOf(name, "schema:jobTitle"), ...factOf(name, "schema:worksFor").map((id) => `works for ${label(id)}`), `in ${inEvents(name)}`].join(" · ")]));
}

function places() {
  return ofKind("place").filter((name) => eventsOf(name.id).length).map((name) => [
    el("h3", { class: "rule-above" }, link(name.id), el("span", { class: "faint" }, ` ${inEvents(name)}`)),
    lines(eventsOf(name.id).slice(0, 12).map((event) => [event.id, event.when]))]);
}

function family() {
  return lines(names.map((name) => [name, factOf(name, "schema:parentOrganization")]).filter(([, above]) => above.length)
    .map(([name, above]) => [name.id, "belongs to ", ...links(above)]));
}

function voices() {
  const counts = new Map();
  for (const event of events) for (const origin of event.origins) counts.set(origin, (counts.get(origin) || 0) + 1);
  return lines([...counts].sort((a, b) => b[1] - a[1]).map(([origin, count]) => [origin, `first to say so of ${plural(count, "event")}`]));
}

function refused() {
  return refusedClaims().map((claim) => el("div", { class: "step" },
    el("p", {}, thing(claim.s) && link(claim.s), `: ${predicateWords(claim.p)} ${valueWords(claim)}`), quote(row(claim.sentence), [claim])));
}

const ANSWERS = { numbered: series, refused, people, places, family, voices };

export function answer(id) {
  return ANSWERS[id] && [el("p", { class: "kicker" }, "question"), el("h2", { class: "headline" }, question(id).text), ANSWERS[id]()];
}

export function seriesPage(entry) {
  const { known, highest, missing } = missingNumbers().find((found) => found.entry.id === entry.id) || { known: [], highest: 0, missing: 0 };
  return [
    el("p", { class: "kicker" }, "series"),
    el("h2", { class: "headline" }, capital(entry.label)),
    el("p", {}, `The highest number is ${highest}. ${missing ? `${plural(missing, "number")} in it ${missing === 1 ? "is" : "are"} told by no article here.` : "None is missing."}`),
    el("ol", { class: "plain-list" }, [...known].sort((a, b) => a.ordinal - b.ordinal)
      .map((event) => el("li", { value: event.ordinal }, link(event.id), el("span", { class: "faint" }, ` ${event.when}`)))),
  ];
}
