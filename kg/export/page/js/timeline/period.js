// The strip below the timeline: how many events when, and a brush that chooses a period.

import { el, svg } from "../base/dom.js";
import { shown } from "../choice/shown.js";
import { state, update } from "../choice/state.js";
import { dayEnd, dayStart, isoDay, tickWords } from "../story/days.js";
import { events } from "../story/story.js";

const HEIGHT = 40;
const FOOT = 17; // pixels under the bars, for the axis
const MOST = 0.85; // share of the events that the timeline opens with, at least
const FAR = 4; // times as long as that: the whole time of a story with events far off
const strip = { domain: [0, 1], scale: null, bins: [], height: null, brush: null, width: 0 };
const parts = {};

export function wholePeriod() {
  const days = events.flatMap((event) => [event.a, event.b]).filter(Boolean).sort();
  if (!days.length) return null;
  const [first, last] = [dayStart(days[0]), dayEnd(days[days.length - 1])];
  const room = Math.max((last - first) * 0.02, 2 * 864e5);
  return [first - room, last + room];
}

// Where the timeline opens: the shortest period with most of the events, if a few far ones would press these together.
export function openingPeriod(whole) {
  const days = events.filter((event) => event.dated).map((event) => (event.t0 + event.t1) / 2).sort((one, other) => one - other);
  const most = Math.ceil(days.length * MOST);
  const starts = d3.range(0, days.length - most + 1);
  const at = d3.least(starts, (start) => days[start + most - 1] - days[start]) ?? 0;
  const [from, to] = [days[at], days[at + most - 1]];
  const room = Math.max((to - from) * 0.08, 7 * 864e5);
  return whole[1] - whole[0] > FAR * (to - from + 2 * room) ? [from - room, to + room] : whole;
}

export function drawPeriod(domain) {
  strip.domain = domain;
  const picture = svg("svg", { class: "strip", height: HEIGHT, role: "img",
    "aria-label": "Number of events over time. Drag to choose a period, or use the fields From and to." });
  const layer = d3.select(picture);
  Object.assign(parts, { picture, all: layer.append("path").attr("class", "all"), kept: layer.append("path").attr("class", "kept"),
    axis: layer.append("g").attr("class", "axis").attr("transform", `translate(0,${HEIGHT - FOOT + 1})`),
    hand: layer.append("g").attr("class", "brush") });
  return el("div", { class: "period" }, picture);
}

function chosen({ selection, sourceEvent }) {
  if (!sourceEvent) return; // moved by ourselves
  if (!selection) { update({ from: "", to: "" }, { cause: "brush" }); return; }
  const [from, to] = selection.map((x) => Number(strip.scale.invert(x)));
  update({ from: isoDay(from), to: isoDay(to - 1) }, { cause: "brush" });
}

// What only the width changes.
export function resizePeriod(width) {
  strip.width = width;
  strip.scale = d3.scaleUtc(strip.domain, [0, width]);
  strip.bins = d3.bin().value((event) => (event.t0 + event.t1) / 2).domain(strip.domain)
    .thresholds(strip.scale.ticks(Math.min(90, width / 10)).map(Number))(events.filter((event) => event.dated));
  strip.bins.forEach((bin, at) => bin.forEach((event) => { event.bin = at; }));
  strip.height = d3.scaleSqrt([0, Math.max(1, ...strip.bins.map((bin) => bin.length))], [0, HEIGHT - 20]);
  parts.picture.setAttribute("width", width);
  parts.all.attr("d", bars(strip.bins.map((bin) => bin.length)));
  parts.axis.call(d3.axisBottom(strip.scale).ticks(Math.max(2, width / 130)).tickFormat(tickWords).tickSize(3).tickPadding(1));
  strip.brush = d3.brushX().extent([[0, 0], [width, HEIGHT - 16]]).on("end", chosen);
  parts.hand.call(strip.brush);
}

function bars(counts) {
  return counts.map((count, at) => {
    const { x0, x1 } = strip.bins[at];
    const tall = strip.height(count);
    return count ? `M${strip.scale(x0)} ${HEIGHT - FOOT}v${-tall}h${Math.max(strip.scale(x1) - strip.scale(x0) - 1, 2)}v${tall}z` : "";
  }).join("");
}

export function redrawPeriod() {
  const counts = strip.bins.map(() => 0);
  for (const event of shown()) if (event.dated) counts[event.bin] += 1;
  parts.kept.attr("d", bars(counts));
  const within = (x) => Math.max(0, Math.min(strip.width, x));
  parts.hand.call(strip.brush.move, state.from || state.to
    ? [within(state.from ? strip.scale(dayStart(state.from)) : 0), within(state.to ? strip.scale(dayEnd(state.to)) : strip.width)] : null);
}
