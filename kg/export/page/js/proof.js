// Short proofs: from what a date, a join or a fact follows, down to the sentences.

import { el } from "./dom.js";
import { quote } from "./quotes.js";
import { claimsOf, inferencesOf, label, row, thing } from "./story.js";
import { capital, dayWords, predicateWords } from "./words.js";

const BOUNDS = ["kg:earliest", "kg:latestStart", "kg:earliestEnd", "kg:latest"];
const DEPTH = 4;

export function valueWords(statement) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(statement.o)) return dayWords(statement.o);
  return thing(statement.o) || statement.p === "rdf:type" ? label(statement.o) : statement.o;
}

function premise(id, depth, seen) {
  const found = thing(id);
  if (!found || seen.has(id) || depth > DEPTH) return null;
  if (found.kind === "claim") {
    const sentence = row(found.row.sentence);
    return sentence && el("li", {}, quote(sentence, [found.row], { context: false }));
  }
  return el("li", {}, conclusion(found.row, depth, seen));
}

export function conclusion(inference, depth = 1, seen = new Set()) {
  const under = new Set([...seen, inference.id]);
  const grounds = inference.from.map((id) => premise(id, depth + 1, under)).filter(Boolean);
  const about = depth > 1 && thing(inference.s) ? `${label(inference.s)}: ` : "";
  return [
    el("p", {}, el("strong", {}, `${about || ""}${about ? predicateWords(inference.p) : capital(predicateWords(inference.p))}${inference.p === "kg:evidence" ? "" : ` ${valueWords(inference)}`}`),
      inference.why && `: ${inference.why}`, inference.rule && el("span", { class: "rule" }, inference.rule)),
    grounds.length > 0 && (depth === 1
      ? el("details", {}, el("summary", {}, "What this rests on"), el("ul", { class: "premises" }, grounds))
      : el("ul", { class: "premises" }, grounds)),
  ];
}

function unique(inferences) {
  const seen = new Set();
  return inferences.filter((inference) => {
    const key = `${inference.why} ${inference.rule} ${inference.o}`;
    return !seen.has(key) && seen.add(key);
  });
}

function premises(inference, seen = new Set()) {
  for (const id of inference.from) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (thing(id)?.kind === "inference") premises(row(id), seen);
  }
  return seen;
}

const TIMES = new Set(["kg:when", "kg:timeText", ...BOUNDS]);

// First what follows from what, then what articles say of the time without anything following from it.
export function whyThisDate(entry) {
  const rules = unique(BOUNDS.flatMap((bound) => inferencesOf(entry.id).filter((inference) => inference.p === bound)));
  const used = new Set(rules.flatMap((inference) => [...premises(inference)]));
  const stated = claimsOf(entry.id).filter((claim) => TIMES.has(claim.p) && !used.has(claim.id) && row(claim.sentence));
  const told = new Map(stated.map((claim) => [`${claim.sentence} ${claim.o}`, claim]));
  if (!rules.length && !told.size) return null;
  return [
    rules.map((inference) => el("div", { class: "step" }, conclusion(inference))),
    told.size > 0 && (rules.length
      ? el("details", { class: "step" }, el("summary", {}, "What else the articles say of the time"), [...told.values()].map(toldTime))
      : [...told.values()].map(toldTime)),
  ];
}

function toldTime(claim) {
  return el("div", { class: "step" },
    el("p", {}, el("strong", {}, claim.p === "kg:timeText" ? `An article says “${claim.o}”` : "An article states the date")),
    quote(row(claim.sentence), [claim], { context: false }));
}

export function whyTheSame(entry) {
  const joins = unique(inferencesOf(entry.id).filter((inference) => inference.p === "kg:evidence"));
  return joins.length ? joins.map((inference) => el("div", { class: "step" },
    el("p", {}, inference.why, inference.rule && el("span", { class: "rule" }, inference.rule)),
    thing(inference.o) && quote(row(inference.o), [], { context: false }))) : null;
}

export function otherConclusions(entry) {
  const rest = unique(inferencesOf(entry.id).filter((inference) => !BOUNDS.includes(inference.p) && inference.p !== "kg:evidence"));
  return rest.length ? rest.map((inference) => el("div", { class: "step" }, conclusion(inference))) : null;
}
