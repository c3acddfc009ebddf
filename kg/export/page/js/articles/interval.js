// When an article came out: a dot for a known day, a bar for the days on which it can have.

import { svg } from "../base/dom.js";
import { dayEnd, dayStart, tickWords } from "../story/days.js";
import { documents, whenWords } from "../story/story.js";

const WIDTH = 300;

export function publicationPeriod() {
  const days = documents.flatMap((entry) => [entry.a, entry.b]).filter(Boolean).sort();
  if (!days.length) return null;
  const [first, last] = [dayStart(days[0]), dayEnd(days[days.length - 1])];
  const room = Math.max((last - first) * 0.06, 3 * 864e5);
  return d3.scaleUtc([first - room, last + room], [0, WIDTH]);
}

export function interval(entry, scale) {
  if (!scale || (!entry.a && !entry.b)) return null;
  const from = entry.a ? scale(dayStart(entry.a)) : 0;
  const to = entry.b ? scale(dayEnd(entry.b)) : WIDTH;
  return svg("svg", { viewBox: `0 0 ${WIDTH} 18`, class: "interval", role: "img", "aria-label": whenWords(entry) },
    svg("line", { x1: 0, x2: WIDTH, y1: 9, y2: 9, class: "base" }),
    entry.a === entry.b ? svg("circle", { cx: (from + to) / 2, cy: 9, r: 4.5, class: "exact" })
      : svg("rect", { x: from, y: 4, width: Math.max(to - from, 6), height: 10, rx: 3, class: "range" }));
}

export function publicationRuler(scale) {
  if (!scale) return null;
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} 20`, class: "interval", "aria-hidden": "true" });
  const ticks = scale.ticks(4);
  const step = Math.ceil(ticks.length / 4);
  d3.select(picture).append("g").attr("class", "axis").attr("transform", "translate(0,2)")
    .call(d3.axisBottom(scale).tickValues(ticks.filter((_, index) => index % step === 0)).tickFormat(tickWords).tickSize(4));
  return picture;
}
