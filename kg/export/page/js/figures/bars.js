// A target or forecast as a hollow bar, and what was reported for the same time as solid ones.

import { button, el, svg } from "../base/dom.js";
import { select, state } from "../choice/state.js";
import { conflictsOf } from "../story/relations.js";
import { figureWords } from "../story/amounts.js";
import { label, row, whenWords } from "../story/story.js";
import { capital, plural } from "../story/words.js";
import { links } from "../panel/links.js";
import { prose } from "../panel/prose.js";

const WIDTH = 400;
const STEP = 46; // words above, a bar below
const BAR = { y: 20, height: 16 };
const LETTER = 8.2; // pixels
const ROOM = 170; // for the amount, at most

export function clipped(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

export function sourcesOf(figure) {
  return plural(figure.docs.length, "article");
}

function range(figure, scale) {
  if (figure.minimum === undefined || figure.maximum === undefined) return null;
  const y = BAR.y + BAR.height / 2;
  return svg("line", { x1: scale(figure.minimum), x2: scale(figure.maximum), y1: y, y2: y, class: "range" });
}

function bar(figure, index, scale) {
  const long = Math.max(scale(figure.value ?? figure.minimum ?? 0), 2);
  const [of, kind] = [label(figure.of || ""), [figure.kind, figure.metric].filter(Boolean).join(" · ")];
  return svg("g", { class: `bar ${figure.kind} ${figure.id === state.s ? "selected" : ""}`, "data-id": figure.id, transform: `translate(0,${index * STEP})`,
    onclick: () => select(figure.id) },
  svg("title", {}, `${figure.label}\n${whenWords(figure)}, ${sourcesOf(figure)}`),
  svg("text", { x: 1, y: 13 }, clipped(of, 24), svg("tspan", { class: "small", dx: 8 }, clipped(kind, Math.max(52 - of.length, 16)))),
  svg("rect", { x: 1, y: BAR.y, width: long, height: BAR.height, rx: 2 }),
  range(figure, scale),
  svg("text", { x: long + 9, y: BAR.y + 13, class: "amount" }, clipped(figureWords(figure), 30)));
}

function bars(some) {
  const room = Math.min(Math.max(...some.map((figure) => figureWords(figure).length)) * LETTER + 14, ROOM);
  const top = Math.max(...some.map((figure) => figure.maximum ?? figure.value ?? figure.minimum ?? 0), 1e-9);
  const scale = d3.scaleLinear([0, top], [0, WIDTH - room]).nice();
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${some.length * STEP}`, class: "bars", role: "img",
    "aria-label": some.map((figure) => `${figure.kind}: ${figure.label}, ${figureWords(figure)}`).join("; ") },
  some.map((figure, index) => bar(figure, index, scale)));
}

export function comparison({ aim, reached }) {
  const target = row(aim);
  const some = [target, ...reached.map(row)];
  const disputes = [...new Set(some.flatMap((figure) => conflictsOf(figure.id)))];
  return el("article", { class: "plate" },
    el("h3", {}, target.label), el("p", { class: "faint" }, capital(whenWords(target))),
    bars(some),
    el("p", { class: "meta" }, "Told in ", links([...new Set(some.flatMap((figure) => figure.docs))])),
    disputes.map((conflict) => el("p", { class: "caution" }, "⚠ ", prose(conflict.why) || "Sources disagree", " ",
      button("Compare the quotes", () => select(conflict.id), { class: "plain" }))));
}
