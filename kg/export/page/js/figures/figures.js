// Figures: targets beside what was reached, tallies over time, and all of them as a table.

import { add, el, heading } from "../base/dom.js";
import { state, subscribe } from "../choice/state.js";
import { link } from "../panel/links.js";
import { figureWords } from "../story/amounts.js";
import { conflictsOf } from "../story/relations.js";
import { figures, row, story, whenWords } from "../story/story.js";
import { plural } from "../story/words.js";
import { comparison } from "./bars.js";
import { tally } from "./tally.js";

const PLATES = 24;
const ROWS = 400;
const HEADS = ["What", "How much", "Kind", "When", "Articles"];

function figureRow(figure) {
  return el("tr", { "data-id": figure.id }, el("td", {}, link(figure.id)), el("td", { class: "number" }, figureWords(figure)),
    el("td", {}, figure.kind || ""), el("td", {}, whenWords(figure)),
    el("td", {}, figure.docs.length, conflictsOf(figure.id).length > 0 && el("span", { class: "caution", title: "sources disagree" }, " ⚠")));
}

function table() {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "All figures" }, el("table", { class: "figure-table" },
    el("thead", {}, el("tr", {}, HEADS.map((title) => el("th", { scope: "col" }, title)))),
    el("tbody", {}, figures.slice(0, ROWS).map(figureRow))));
}

function compared(aims) {
  return aims.length > 0 && [
    el("p", { class: "standfirst" }, "Targets and forecasts (hollow) beside what was reported (solid) for the same time, within one family of companies."),
    el("div", { class: "plates" }, aims.slice(0, PLATES).map(comparison))];
}

// A bar with nothing beside it says no more than its number.
function unanswered(aims) {
  return aims.length > 0 && [
    el("h3", { class: "rule-above" }, "Targets and forecasts without an outcome"),
    el("p", { class: "faint" }, "No article here says what was reached."),
    el("ul", { class: "aims" }, aims.slice(0, PLATES).map(({ aim }) => el("li", { "data-id": aim }, link(aim),
      el("span", { class: "meta" }, `${figureWords(row(aim))} · ${row(aim).kind} · ${whenWords(row(aim))}`))))];
}

function tallies() {
  return story.tallies.length > 0 && [el("h3", { class: "rule-above" }, "Over time"),
    el("div", { class: "plates" }, story.tallies.slice(0, PLATES).map(tally))];
}

export function drawFigures(section) {
  section.hidden = figures.length === 0;
  if (section.hidden) return;
  const [met, open] = [true, false].map((wanted) => story.comparisons.filter(({ reached }) => (reached.length > 0) === wanted));
  add(section, [
    heading("figures", ["Figures ", el("span", { class: "faint" }, plural(figures.length, "figure"))]),
    compared(met), tallies(), unanswered(open),
    el("details", { class: "fold", open: !met.length && !story.tallies.length }, el("summary", {}, "All figures"), table()),
  ]);
  subscribe((change) => {
    if (!change.selected) return;
    for (const node of section.querySelectorAll("[data-id]")) node.classList.toggle("selected", node.dataset.id === state.s);
  });
}
