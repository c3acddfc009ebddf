// A target or forecast as a hollow bar, and what was reported for the same time as solid ones.

import { button, el, svg } from "../base/dom.js";
import { select, state } from "../choice/state.js";
import { conflictsOf } from "../story/relations.js";
import { figureWords, shortNumber } from "../story/amounts.js";
import { label, row, whenWords } from "../story/story.js";
import { capital, plural } from "../story/words.js";
import { prose } from "../panel/prose.js";

const BAR = 26;
const STEP = BAR + 12;
const LETTER = 8.4; // pixels
const WIDE = { width: 600, left: 170, room: 220, name: 22, kind: 26 };
const NARROW = { width: 380, left: 130, room: 140, name: 16, kind: 18 };

export function clipped(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

export function sourcesOf(figure) {
  return plural(figure.docs.length, "article");
}

function amountWords(figure, size) {
  const words = figureWords(figure);
  if (size === NARROW && words.length > 16) return `${figure.approx ? "about " : ""}${shortNumber(figure.value)}`;
  return clipped(words, 30);
}

function range(figure, scale, left, y) {
  if (figure.minimum === undefined || figure.maximum === undefined) return null;
  return svg("line", { x1: left + scale(figure.minimum), x2: left + scale(figure.maximum), y1: y + BAR / 2, y2: y + BAR / 2, class: "range" });
}

function bar(figure, index, scale, size) {
  const y = index * STEP;
  const long = Math.max(scale(figure.value ?? figure.minimum ?? 0), 2);
  return svg("g", { class: `bar ${figure.kind} ${figure.id === state.s ? "selected" : ""}`, "data-id": figure.id, onclick: () => select(figure.id) },
    svg("title", {}, `${figure.label}\n${whenWords(figure)}, ${sourcesOf(figure)}`),
    svg("text", { x: size.left - 12, y: y + 13, "text-anchor": "end" }, clipped(label(figure.of || ""), size.name)),
    svg("text", { x: size.left - 12, y: y + 28, "text-anchor": "end", class: "small" }, clipped([figure.kind, figure.metric].filter(Boolean).join(" · "), size.kind)),
    svg("rect", { x: size.left, y: y + 4, width: long, height: BAR - 6, rx: 2 }),
    range(figure, scale, size.left, y),
    svg("text", { x: size.left + long + 8, y: y + 19, class: "amount" }, amountWords(figure, size)));
}

function bars(some) {
  const size = innerWidth < 720 ? NARROW : WIDE;
  const room = Math.min(Math.max(...some.map((figure) => amountWords(figure, size).length)) * LETTER + 14, size.room);
  const top = Math.max(...some.map((figure) => figure.maximum ?? figure.value ?? figure.minimum ?? 0), 1e-9);
  const scale = d3.scaleLinear([0, top], [0, size.width - size.left - room]).nice();
  return svg("svg", { viewBox: `0 0 ${size.width} ${some.length * STEP}`, class: "bars", role: "img",
    "aria-label": some.map((figure) => `${figure.kind}: ${figure.label}, ${figureWords(figure)}`).join("; ") },
  some.map((figure, index) => bar(figure, index, scale, size)));
}

export function comparison({ aim, reached }) {
  const target = row(aim);
  const some = [target, ...reached.map(row)];
  const disputes = [...new Set(some.flatMap((figure) => conflictsOf(figure.id)))];
  return el("article", { class: "plate" },
    el("h3", {}, target.label), el("p", { class: "faint" }, capital(whenWords(target)), `, told by ${sourcesOf(target)}`),
    bars(some),
    disputes.map((conflict) => el("p", { class: "caution" }, "⚠ ", prose(conflict.why) || "Sources disagree", " ",
      button("Compare the quotes", () => select(conflict.id), { class: "plain" }))));
}
