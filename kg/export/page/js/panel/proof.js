// Short proofs: from what a date, a join or a fact follows, down to the sentences.

import { el } from "../base/dom.js";
import { dayWords } from "../story/days.js";
import { claimsOf, inferencesOf } from "../story/proofs.js";
import { label, row, thing } from "../story/story.js";
import { capital, predicateWords } from "../story/words.js";
import { prose } from "./prose.js";
import { quote } from "./quotes.js";

const BOUNDS = ["kg:earliest", "kg:latestStart", "kg:earliestEnd", "kg:latest"];
const TIMES = new Set(["kg:when", "kg:timeText", ...BOUNDS]);
const WORDLESS = new Set(["kg:evidence", "kg:group"]); // their values are names of our own
const DEPTH = 4;

export function valueWords(statement) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(statement.o)) return dayWords(statement.o);
  return thing(statement.o)?.row.label || statement.p === "rdf:type" ? label(statement.o) : statement.o;
}

function premise(id, depth, seen) {
  const found = thing(id);
  if (!found || seen.has(id) || depth > DEPTH) return null;
  if (found.kind === "inference") return el("li", {}, conclusion(found.row, depth, seen));
  const sentence = row(found.row.sentence);
  return sentence && el("li", {}, quote(sentence, [found.row]));
}

function conclusionWords(inference, depth) {
  const value = WORDLESS.has(inference.p) ? "" : ` ${valueWords(inference)}`;
  const about = depth > 1 && thing(inference.s)?.row.label;
  return about ? `${about}: ${predicateWords(inference.p)}${value}` : `${capital(predicateWords(inference.p))}${value}`;
}

function ruleName(inference) {
  return inference.rule && el("span", { class: "rule", title: "The rule that concludes it" }, inference.rule.replace(/-/g, " "));
}

function grounds(inference, depth, seen) {
  const under = new Set([...seen, inference.id]);
  const found = inference.from.map((id) => premise(id, depth + 1, under)).filter(Boolean);
  if (!found.length) return null;
  const list = el("ul", { class: "premises" }, found);
  return depth === 1 ? el("details", {}, el("summary", {}, "What this rests on"), list) : list;
}

function conclusion(inference, depth = 1, seen = new Set()) {
  return [
    el("p", {}, el("strong", {}, conclusionWords(inference, depth)), inference.why && `: ${prose(inference.why)}`, ruleName(inference)),
    grounds(inference, depth, seen),
  ];
}

function unique(inferences) {
  const seen = new Set();
  return inferences.filter(({ why, rule, o }) => {
    const key = `${why} ${rule} ${o}`;
    return !seen.has(key) && seen.add(key);
  });
}

function step(inference) {
  return el("div", { class: "step" }, conclusion(inference));
}

function premises(inference, seen = new Set()) {
  for (const id of inference.from) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (thing(id)?.kind === "inference") premises(row(id), seen);
  }
  return seen;
}

function toldTime(claim) {
  return el("div", { class: "step" },
    el("p", {}, el("strong", {}, claim.p === "kg:timeText" ? `An article says “${claim.o}”` : "An article states the date")),
    quote(row(claim.sentence), [claim]));
}

// First what follows from what, then what articles say of the time without anything following from it.
export function whyThisDate(entry) {
  const rules = unique(BOUNDS.flatMap((bound) => inferencesOf(entry.id).filter((inference) => inference.p === bound)));
  const used = new Set(rules.flatMap((inference) => [...premises(inference)]));
  const stated = claimsOf(entry.id).filter((claim) => TIMES.has(claim.p) && !used.has(claim.id) && row(claim.sentence));
  const told = [...new Map(stated.map((claim) => [`${claim.sentence} ${claim.o}`, claim])).values()].map(toldTime);
  if (!rules.length) return told.length ? told : null;
  return [rules.map(step),
    told.length > 0 && el("details", { class: "step" }, el("summary", {}, "What else the articles say of the time"), told)];
}

export function whyTheSame(entry) {
  const joins = unique(inferencesOf(entry.id).filter((inference) => inference.p === "kg:evidence"));
  return joins.length ? joins.map((inference) => el("div", { class: "step" },
    el("p", {}, prose(inference.why), ruleName(inference)),
    thing(inference.o)?.kind === "sentence" && quote(row(inference.o), []))) : null;
}

export function otherConclusions(entry) {
  const rest = unique(inferencesOf(entry.id).filter((inference) => !BOUNDS.includes(inference.p) && inference.p !== "kg:evidence"));
  return rest.length ? rest.map(step) : null;
}
