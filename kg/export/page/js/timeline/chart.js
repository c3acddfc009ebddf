// The chart of the timeline: D3 gives scale, axis and zoom; lanes.js says where each event stands.

import { button, calm, el, svg } from "../base/dom.js";
import { fragment, select, state } from "../choice/state.js";
import { shown } from "../choice/shown.js";
import { dayEnd, dayStart, tickWords } from "../story/days.js";
import { whenWords } from "../story/story.js";
import { plural } from "../story/words.js";
import { readFont } from "./labels.js";
import { heightOf, LANE, pack } from "./lanes.js";
import { mark } from "./marks.js";
import { paintThin, thinAt } from "./thin.js";

const SPACED = 110; // pixels between ticks
const KEPT = 6;
const view = { whole: [0, 1], width: 800, transform: d3.zoomIdentity, packed: { whole: [], thin: [], lanes: 0 }, zoomed: () => {}, kept: new Map() };
const parts = {};
let zoom = null;

export function drawChart(whole) {
  view.whole = whole;
  parts.ruler = svg("svg", { class: "ruler", height: 24, "aria-hidden": "true" });
  parts.grid = svg("g", { class: "grid" });
  parts.marks = svg("g", { class: "marks" });
  parts.thin = el("canvas", { class: "thin", hidden: true, "aria-hidden": "true" });
  parts.lanes = svg("svg", { class: "lanes", role: "img", onclick: clickThin }, parts.grid, parts.marks);
  parts.frame = el("div", { class: "lanes-frame" }, el("div", { class: "lanes-ground" }, parts.thin, parts.lanes));
  parts.earlier = button("", () => shift(-1), { class: "beyond earlier" });
  parts.later = button("", () => shift(1), { class: "beyond later" });
  listenToZoom();
  return el("div", { class: "chart" }, parts.ruler, parts.frame, parts.earlier, parts.later);
}

function listenToZoom() {
  zoom = d3.zoom().scaleExtent([0.8, 2000])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && event.type !== "dblclick"))
    .on("zoom", (event) => { view.transform = event.transform; redrawChart(); view.zoomed(); });
  d3.select(parts.lanes).call(zoom).on("dblclick.zoom", null);
}

export function onZoom(listener) {
  view.zoomed = listener;
}

// Measured when the page changes its size: asking while drawing would lay the page out again and again.
export function measureChart() {
  readFont();
  view.width = parts.frame.clientWidth || 800;
  return view.width;
}

export function namelessCount() {
  return view.packed.thin.length;
}

export function redrawChart() {
  const scale = view.transform.rescaleX(d3.scaleUtc(view.whole, [0, view.width]));
  const [from, to] = scale.domain().map(Number);
  const dated = shown().filter((event) => event.dated);
  view.packed = remembered(() => pack(dated.filter((event) => event.t1 >= from && event.t0 <= to), scale, view.width, { first: state.s }));
  const height = heightOf(view.packed);
  drawRuler(scale, height);
  parts.lanes.setAttribute("height", height);
  parts.lanes.setAttribute("aria-label", `Timeline of ${plural(dated.length, "event")}. The list of events below says the same in words.`);
  parts.marks.replaceChildren(...view.packed.whole.map((entry) => entryOf(entry)));
  paintThin(parts.thin, view.packed, view.width, height);
  hint(parts.earlier, dated.filter((event) => event.t1 < from).length, "‹ ", " earlier");
  hint(parts.later, dated.filter((event) => event.t0 > to).length, "", " later ›");
}

// The last few choices are kept: who clears a filter returns to what was there.
function remembered(make) {
  const key = `${fragment()} ${view.width} ${view.transform}`;
  const found = view.kept.get(key) || make();
  view.kept.delete(key);
  view.kept.set(key, found);
  if (view.kept.size > KEPT) view.kept.delete(view.kept.keys().next().value);
  return found;
}

function drawRuler(scale, height) {
  const ticks = scale.ticks(Math.max(2, view.width / SPACED));
  parts.ruler.style.width = `${view.width}px`;
  d3.select(parts.ruler).selectChild("g").remove();
  axis(d3.select(parts.ruler), scale, ticks);
  parts.grid.replaceChildren(svg("path", { d: ticks.map((tick) => `M${scale(tick)} 0V${height}`).join("") }));
}

export function axis(layer, scale, ticks) {
  layer.append("g").attr("transform", "translate(0,23)").call(d3.axisTop(scale).tickValues(ticks).tickFormat(tickWords).tickSize(5));
}

export function entryOf({ event, place, text, side, x, lane, left, right, long }) {
  const y = lane * LANE + LANE / 2 + 4;
  return svg("g", { class: `entry ${event.modality} ${event.id === state.s ? "selected" : ""}`, "data-id": event.id,
    onclick: () => select(event.id, { cause: "timeline" }) },
  svg("title", {}, `${event.label}\n${whenWords(event)}`),
  svg("rect", { class: "reach", x: left - 3, y: y - LANE / 2 + 1, width: right - left + 6, height: LANE - 2, rx: 4 }),
  mark(event, place, y),
  svg("text", { class: side === "over" ? `over ${place.kind}` : "", x, y: y + 4.5, "text-anchor": side === "left" ? "end" : "start" }, text),
  event.modality === "negated" && svg("line", { class: "struck", x1: x, x2: side === "left" ? x - long : x + long, y1: y + 0.5, y2: y + 0.5 }));
}

function hint(node, count, before, after) {
  node.textContent = `${before}${count}${after}`;
  node.hidden = count === 0;
}

function clickThin(event) {
  if (!view.packed.thin.length || event.target.closest(".entry")) return;
  const box = parts.lanes.getBoundingClientRect();
  const found = thinAt(view.packed, event.clientX - box.left, event.clientY - box.top);
  if (found) select(found.id, { cause: "timeline" });
}

export function fitChart([first, last] = view.whole) {
  const [from, to] = [state.from ? dayStart(state.from) : first, state.to ? dayEnd(state.to) : last];
  const base = d3.scaleUtc(view.whole, [0, view.width]);
  const size = Math.min(view.width / Math.max(base(to) - base(from), 1e-3), 2000);
  d3.select(parts.lanes).call(zoom.transform, d3.zoomIdentity.scale(size).translate(-base(from), 0));
}

function moved() {
  return d3.select(parts.lanes).transition().duration(calm.matches ? 0 : 250);
}

export function zoomBy(factor) {
  moved().call(zoom.scaleBy, factor);
}

function shift(direction) {
  moved().call(zoom.translateBy, -direction * view.width * 0.7 / view.transform.k, 0);
}

// A chosen event that lies beyond what is shown brings back the whole time.
function reachSelected() {
  const [from, to] = view.transform.rescaleX(d3.scaleUtc(view.whole, [0, view.width])).domain().map(Number);
  const chosen = shown().find((event) => event.id === state.s && event.dated);
  if (chosen && (chosen.t1 < from || chosen.t0 > to)) fitChart();
}

export function showSelected() {
  reachSelected();
  if (view.packed.thin.some(({ event }) => event.id === state.s)) redrawChart();
  for (const node of parts.marks.children) node.classList.toggle("selected", node.dataset.id === state.s);
  const found = view.packed.whole.find(({ event }) => event.id === state.s);
  const { frame } = parts;
  const y = found ? found.lane * LANE : frame.scrollTop;
  if (y < frame.scrollTop || y > frame.scrollTop + frame.clientHeight - LANE) frame.scrollTop = y - frame.clientHeight / 2;
}
