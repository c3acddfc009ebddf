// The mark of an event: a diamond for one day, a dashed bar for "somewhere within", a solid bar for what lasts,
// an arrow where only one side is known.

import { el, svg } from "../base/dom.js";
import { dayEnd, dayStart } from "../story/days.js";

export const HEIGHT = 12;
const STUB = 34; // pixels, where one side is not known

// Where an event stands: outer bounds and, for what certainly lasts, inner ones.
export function extent(event, scale, size = HEIGHT) {
  const [x0, x1] = [scale(event.t0), scale(event.t1)];
  if (!event.a) return { kind: "open", x0: x1 - STUB * size / HEIGHT, x1, known: x1, points: -1 };
  if (!event.b) return { kind: "open", x0, x1: x0 + STUB * size / HEIGHT, known: x0, points: 1 };
  if (event.a === event.b) {
    const middle = (x0 + x1) / 2;
    return { kind: "day", x0: middle - size / 2, x1: middle + size / 2, middle };
  }
  const inner = certain(event, scale);
  return { kind: inner ? "lasting" : "within", x0, x1: x0 + Math.max(x1 - x0, size - 2), inner };
}

function certain(event, scale) {
  if (!event.ls || !event.ee || event.ls > event.ee) return null;
  const from = scale(dayStart(event.ls));
  return [from, Math.max(scale(dayEnd(event.ee)), from + 4)];
}

function arrow(place, y, top) {
  const tip = place.points > 0 ? place.x1 : place.x0;
  return [
    svg("path", { class: "body open-line", d: `M${place.known} ${top}v${HEIGHT}M${place.known} ${y}H${tip - 7 * place.points}` }),
    svg("path", { class: "body", d: `M${tip} ${y}l${-8 * place.points} -5v10z` }),
  ];
}

function diamond(place, y) {
  const half = HEIGHT / 2 + 0.5;
  return [svg("path", { class: "body", d: `M${place.middle} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z` })];
}

function bar(place, y, top) {
  const outer = svg("rect", { class: place.inner ? "outer" : "body", x: place.x0, y: top, width: place.x1 - place.x0, height: HEIGHT, rx: 3 });
  if (!place.inner) return [outer];
  const [from, to] = place.inner;
  return [outer, svg("rect", { class: "body", x: from, y: top, width: to - from, height: HEIGHT, rx: 2 })];
}

const SHAPES = { open: arrow, day: diamond, within: bar, lasting: bar };

function strike(place, y) {
  const middle = (place.x0 + place.x1) / 2;
  return svg("path", { class: "strike", d: `M${middle - 8} ${y + 8}L${middle + 8} ${y - 8}` });
}

export function mark(event, place, y) {
  return svg("g", { class: `mark ${event.modality || "actual"} ${place.kind}` }, SHAPES[place.kind](place, y, y - HEIGHT / 2),
    event.modality === "negated" && strike(place, y));
}

const SAMPLES = [
  ["on one day", { a: "1", b: "1" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
  ["some day within", {}, { kind: "within", x0: 1, x1: 25 }],
  ["on or after, on or before", {}, { kind: "open", x0: 2, x1: 24, known: 2, points: 1 }],
  ["lasting", {}, { kind: "lasting", x0: 1, x1: 25, inner: [1, 25] }],
  ["planned, expected or possible", { modality: "planned" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
  ["did not happen", { modality: "negated" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
];

export function key() {
  const samples = SAMPLES.map(([text, event, place]) => el("span", {}, svg("svg", { width: 26, height: 18, "aria-hidden": "true" }, mark(event, place, 9)), text));
  return el("p", { class: "key", "aria-hidden": "true" }, samples, el("span", {}, el("span", { class: "sign" }, "⚠"), "sources disagree"));
}
