// The mark of an event: a diamond for one day, a dashed bar for "somewhere within", a solid bar for what lasts,
// an arrow where only one side is known.

import { svg } from "./dom.js";

export const HEIGHT = 12;
const STUB = 34; // pixels, where one side is not known
const ONE_DAY = 864e5;

export function dayStart(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

export function dayEnd(day) {
  return dayStart(day) + ONE_DAY;
}

// Where an event stands: outer bounds and, for what certainly lasts, inner ones. `edges` close what is open.
export function extent(event, scale, size = HEIGHT) {
  const [x0, x1] = [scale(event.t0), scale(event.t1)];
  if (!event.a) return { kind: "open", x0: x1 - STUB * size / HEIGHT, x1, known: x1, points: -1 };
  if (!event.b) return { kind: "open", x0, x1: x0 + STUB * size / HEIGHT, known: x0, points: 1 };
  if (event.a && event.a === event.b) {
    const middle = (x0 + x1) / 2;
    return { kind: "day", x0: middle - size / 2, x1: middle + size / 2, middle };
  }
  const width = Math.max(x1 - x0, size - 2);
  const inner = event.ls && event.ee && event.ls <= event.ee
    ? [scale(dayStart(event.ls)), Math.max(scale(dayEnd(event.ee)), scale(dayStart(event.ls)) + 4)] : null;
  return { kind: inner ? "lasting" : "within", x0, x1: x0 + width, inner };
}

export function mark(event, place, y) {
  const group = svg("g", { class: `mark ${event.modality || "actual"} ${place.kind}` });
  const top = y - HEIGHT / 2;
  if (place.kind === "open") {
    const tip = place.points > 0 ? place.x1 : place.x0;
    group.append(svg("path", { class: "body open-line", d: `M${place.known} ${top}v${HEIGHT}M${place.known} ${y}H${tip - 7 * place.points}` }),
      svg("path", { class: "body", d: `M${tip} ${y}l${-8 * place.points} -5v10z` }));
  } else if (place.kind === "day") {
    const half = HEIGHT / 2 + 0.5;
    group.append(svg("path", { class: "body",
      d: `M${place.middle} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z` }));
  } else {
    group.append(svg("rect", { class: place.inner ? "outer" : "body", x: place.x0, y: top, width: place.x1 - place.x0,
      height: HEIGHT, rx: 3 }));
    if (place.inner) {
      group.append(svg("rect", { class: "body", x: place.inner[0], y: top, width: place.inner[1] - place.inner[0],
        height: HEIGHT, rx: 2 }));
    }
  }
  if (event.modality === "negated") {
    const middle = (place.x0 + place.x1) / 2;
    group.append(svg("path", { class: "strike", d: `M${middle - 8} ${y + 8}L${middle + 8} ${y - 8}` }));
  }
  return group;
}

const SAMPLES = [
  ["on one day", { a: "1", b: "1" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
  ["some time within", {}, { kind: "within", x0: 1, x1: 25 }],
  ["on or after, on or before", {}, { kind: "open", x0: 2, x1: 24, known: 2, points: 1 }],
  ["lasting", {}, { kind: "lasting", x0: 1, x1: 25, inner: [1, 25] }],
  ["planned, expected or possible", { modality: "planned" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
  ["did not happen", { modality: "negated" }, { kind: "day", x0: 6, x1: 18, middle: 12 }],
];

export function samples() {
  return SAMPLES.map(([text, event, place]) => [
    svg("svg", { width: 26, height: 18, "aria-hidden": "true" }, mark(event, place, 9)), text,
  ]);
}
