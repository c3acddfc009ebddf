// Short proofs: from what a date, a join or a fact follows, down to the sentences.

import { el } from "./dom.js";
import { quote } from "./quotes.js";
import { claimsOf, inferencesOf, label, row, thing } from "./story.js";
import { dayWords, predicateWords } from "./words.js";

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
  const premises = inference.from.map((id) => premise(id, depth + 1, under)).filter(Boolean);
  const about = depth > 1 && thing(inference.s) ? `${label(inference.s)}: ` : "";
  return [
    el("p", {}, el("strong", {}, `${about}${predicateWords(inference.p)}${inference.p === "kg:evidence" ? "" : ` ${valueWords(inference)}`}`),
      inference.why && `: ${inference.why}`, inference.rule && el("span", { class: "rule" }, inference.rule)),
    premises.length > 0 && (depth === 1
      ? el("details", {}, el("summary", {}, "What this rests on"), el("ul", { class: "premises" }, premises))
      : el("ul", { class: "premises" }, premises)),
  ];
}

function unique(inferences) {
  const seen = new Set();
  return inferences.filter((inference) => {
    const key = `${inference.why} ${inference.rule} ${inference.o}`;
    return !seen.has(key) && seen.add(key);
  });
}

export function whyThisDate(entry) {
  const rules = unique(BOUNDS.flatMap((bound) => inferencesOf(entry.id).filter((inference) => inference.p === bound)));
  const stated = claimsOf(entry.id).filter((claim) => claim.p === "kg:when" || claim.p === "kg:timeText" || BOUNDS.includes(claim.p));
  if (!rules.length && !stated.length) return null;
  const quotes = new Map(stated.map((claim) => [`${claim.sentence} ${claim.o}`, claim]));
  return [
    [...quotes.values()].map((claim) => el("div", { class: "step" },
      el("p", {}, el("strong", {}, claim.p === "kg:timeText" ? `The article says “${claim.o}”` : "An article states the date"),
        claim.refused && el("span", { class: "rule" }, "not followed")),
      row(claim.sentence) && quote(row(claim.sentence), [claim], { context: false }))),
    rules.map((inference) => el("div", { class: "step" }, conclusion(inference))),
  ];
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
