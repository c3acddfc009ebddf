// How well an event stands: in words, as dots, as badges; shared by list and panel.

import { el } from "../base/dom.js";
import { tiesTo } from "../story/relations.js";
import { lastDay, row } from "../story/story.js";
import { AHEAD, MODALITY_WORDS, plural } from "../story/words.js";

const OUTCOMES = {
  "kg:realises": "came true", "kg:cancels": "called off", "kg:misses": "missed", "kg:postpones": "put off", "kg:denies": "denied",
};

// What became of a plan, as far as the articles tell: a day that passed without news is open, not missed.
function outcome(event) {
  const isPlan = ({ tie, from }) => tie === "kg:realises" && AHEAD.has(row(from)?.modality);  // a rumour, announced since
  const ties = tiesTo(event.id);
  const told = ties.filter((one) => !isPlan(one)).map(({ tie }) => tie);
  const known = Object.keys(OUTCOMES).find((tie) => told.includes(tie));
  if (known) return OUTCOMES[known];
  if (ties.some(isPlan)) return "planned since";
  return AHEAD.has(event.modality) && event.b && event.b < lastDay ? "open: day has passed" : "";
}

export function badges(event) {
  return [
    event.modality && event.modality !== "actual" && el("span", { class: `badge ${event.modality}` }, MODALITY_WORDS[event.modality] || event.modality),
    outcome(event) && el("span", { class: "badge planned" }, outcome(event)),
    event.conflicts.length > 0 && el("span", { class: "badge conflict" }, "⚠ sources disagree"),
  ];
}

export function independence(event) {
  const many = event.docs.length;
  return event.n === 0 ? `no named source, ${plural(many, "article")}`
    : `${plural(event.n, "independent source")}, ${plural(many, "article")}`;
}

// Filled: independent sources. Hollow: further articles, which only repeat them.
export function pips(event, { count = true } = {}) {
  const more = Math.max(event.docs.length - event.n, 0);
  const dots = (some, kind) => Array.from({ length: Math.min(some, 6) }, () => el("i", { class: kind }));
  return el("span", { class: "pips", title: independence(event) },
    el("span", { "aria-hidden": "true", class: "dots" }, dots(event.n, "own"), dots(Math.min(more, 6 - Math.min(event.n, 6)), "copy")),
    count && el("span", { class: "count" }, `${event.n} in ${event.docs.length}`));
}
