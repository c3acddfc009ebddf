// The timeline: D3 gives scale, axis and zoom; events are packed into lanes so that no label covers another.

import { add, button, calm, el, heading, svg, swap } from "./dom.js";
import { shown } from "./filter.js";
import { dayEnd, dayStart, extent, mark, samples } from "./marks.js";
import { drawPeriod, wholePeriod } from "./period.js";
import { whenWords } from "./story.js";
import { select, state, subscribe } from "./state.js";
import { plural } from "./words.js";

const LANE = 25;
const GAP = 16;
const LABEL = 340; // pixels; a longer label is cut
const MANY = 300; // events; above, only the lanes in sight are drawn

const ink = document.createElement("canvas").getContext("2d");
const widths = new Map();

function textWidth(text) {
  if (!widths.has(text)) {
    ink.font = getComputedStyle(document.body).getPropertyValue("--label-font") || "13px sans-serif";
    widths.set(text, ink.measureText(text).width);
  }
  return widths.get(text);
}

const cuts = new Map();

function cut(text, room) {
  if (textWidth(text) <= room) return text;
  const key = `${Math.round(room / 8)} ${text}`;
  if (!cuts.has(key)) {
    let length = Math.max(4, Math.floor(text.length * room / textWidth(text)));
    while (length > 4 && textWidth(`${text.slice(0, length)}…`) > room) length -= 2;
    cuts.set(key, `${text.slice(0, length).trimEnd()}…`);
  }
  return cuts.get(key);
}

export function timelineLabel(event) {
  return `${event.conflicts.length ? "⚠ " : ""}${event.label}`;
}

// Each event in the first lane where its mark and its label are free.
export function pack(some, scale, width) {
  const ends = [];
  return some.map((event) => {
    const place = extent(event, scale, [-20, width + 20]);
    const text = cut(timelineLabel(event), Math.min(LABEL, width - 40));
    const long = textWidth(text) + 8;
    const [from, to] = [Math.max(place.x0, 0), Math.min(place.x1, width)];
    let side = "right";
    if (to + long > width) side = from - long >= 0 ? "left" : "over";
    const x = { right: to + 7, left: from - 7, over: Math.max(4, Math.min(from + 6, width - long)) }[side];
    const left = side === "left" ? from - long : Math.min(from, x);
    const right = side === "right" ? to + long : Math.max(to, side === "over" ? x + long : to);
    let lane = ends.findIndex((end) => end + GAP <= left);
    if (lane < 0) lane = ends.push(0) - 1;
    ends[lane] = right;
    return { event, place, text, side, x, lane, left, right };
  });
}

export function drawTimeline(section) {
  const whole = wholePeriod();
  const key = el("p", { class: "key", "aria-hidden": "true" }, samples().map(([picture, text]) => el("span", {}, picture, text)),
    el("span", {}, el("span", { class: "sign" }, "⚠"), "sources disagree"));
  const zoomBy = (factor) => d3.select(lanes).transition().duration(calm.matches ? 0 : 250).call(zoom.scaleBy, factor);
  const tools = whole ? [
    button("−", () => zoomBy(1 / 1.8), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("+", () => zoomBy(1.8), { "aria-label": "Zoom in", title: "Zoom in (Ctrl and the wheel)" }),
    button("Fit", () => fit(), { title: "Show all events" }),
    button("SVG", () => document.dispatchEvent(new CustomEvent("save", { detail: "svg" })), { title: "Save the timeline as a picture" }),
  ] : [];
  const ruler = svg("svg", { class: "ruler", height: 24, "aria-hidden": "true" });
  const lanes = svg("svg", { class: "lanes", role: "img" });
  const frame = el("div", { class: "lanes-frame" }, lanes);
  const earlier = button("", () => shift(-1), { class: "beyond earlier" });
  const later = button("", () => shift(1), { class: "beyond later" });
  const undated = el("div", { class: "undated" });
  add(section, [heading("timeline", "Timeline", tools), key]);
  if (!whole) {
    section.append(undated);
    drawUndated();
    subscribe(drawUndated);
    return;
  }
  const redrawPeriod = drawPeriod(section, whole);
  add(section, [el("div", { class: "chart" }, ruler, frame, earlier, later), undated]);

  let transform = d3.zoomIdentity;
  const zoom = d3.zoom().scaleExtent([0.8, 2000])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && event.type !== "dblclick"))
    .on("zoom", (event) => { transform = event.transform; redraw(); });
  d3.select(lanes).call(zoom).on("dblclick.zoom", null);

  let packed = [];
  let first = -1;

  function scaleNow(width) {
    return transform.rescaleX(d3.scaleUtc(whole, [0, width]));
  }

  function redraw() {
    const width = frame.clientWidth || 800;
    const scale = scaleNow(width);
    const [from, to] = scale.domain().map(Number);
    const dated = shown().filter((event) => event.a || event.b);
    const inside = dated.filter((event) => (!event.b || dayEnd(event.b) >= from) && (!event.a || dayStart(event.a) <= to));
    packed = pack(inside, scale, width);
    const height = Math.max(packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0) * LANE + 10, 60);
    lanes.setAttribute("height", height);
    lanes.setAttribute("aria-label", `Timeline of ${plural(dated.length, "event")}. The list of events below says the same in words.`);
    d3.select(ruler).call(d3.axisTop(scale).ticks(Math.max(2, width / 110)).tickSize(5)).attr("transform", null);
    d3.select(ruler).selectAll(".domain, .tick").attr("transform", function moved() {
      const own = this.getAttribute("transform") || "translate(0,0)";
      return this.classList.contains("tick") ? own.replace(/,[^)]*\)/, ",23)") : "translate(0,23)";
    });
    grid(scale, width, height);
    first = -1;
    drawLanes();
    hint(earlier, dated.filter((event) => event.b && dayEnd(event.b) < from).length, "earlier", "‹ ", "");
    hint(later, dated.filter((event) => event.a && dayStart(event.a) > to).length, "later", "", " ›");
    if (packed.length > 4000) return;
    drawUndated();
  }

  const lines = svg("g", { class: "grid" });
  const marks = svg("g", { class: "marks" });
  lanes.append(lines, marks);

  function grid(scale, width, height) {
    lines.replaceChildren(...scale.ticks(Math.max(2, width / 110)).map((tick) => svg("line",
      { x1: scale(tick), x2: scale(tick), y1: 0, y2: height })));
  }

  function drawLanes() {
    const many = packed.length > MANY;
    const top = many ? Math.floor(frame.scrollTop / LANE / 8) * 8 : 0;
    if (top === first) return;
    first = top;
    const bottom = many ? top + Math.ceil(frame.clientHeight / LANE) + 16 : Infinity;
    marks.replaceChildren(...packed.filter(({ lane }) => lane >= top - 8 && lane <= bottom).map(drawn));
  }

  function drawUndated() {
    const some = shown().filter((event) => !event.a && !event.b);
    swap(undated, some.length > 0 && el("h3", {}, `Date unknown (${some.length})`),
      some.slice(0, 60).map((event) => button(timelineLabel(event), () => select(event.id, { cause: "timeline" }),
        { class: `chip ${event.modality} ${event.id === state.s ? "selected" : ""}` })),
      some.length > 60 && el("span", { class: "faint" }, `and ${some.length - 60} more in the list`));
  }

  function fit() {
    const [from, to] = [state.from ? dayStart(state.from) : whole[0], state.to ? dayEnd(state.to) : whole[1]];
    const width = frame.clientWidth || 800;
    const base = d3.scaleUtc(whole, [0, width]);
    const scale = width / Math.max(base(to) - base(from), 1e-3);
    d3.select(lanes).call(zoom.transform, d3.zoomIdentity.scale(scale).translate(-base(from), 0));
  }

  function shift(direction) {
    const width = frame.clientWidth;
    d3.select(lanes).transition().duration(calm.matches ? 0 : 250).call(zoom.translateBy, -direction * width * 0.7 / transform.k, 0);
  }

  function showSelected() {
    for (const node of marks.children) node.classList.toggle("selected", node.dataset.id === state.s);
    const found = packed.find(({ event }) => event.id === state.s);
    if (!found) { drawUndated(); return; }
    const y = found.lane * LANE;
    if (y < frame.scrollTop || y > frame.scrollTop + frame.clientHeight - LANE) frame.scrollTop = y - frame.clientHeight / 2;
  }

  frame.addEventListener("scroll", drawLanes, { passive: true });
  new ResizeObserver(() => { widthsMayChange(); redrawPeriod(); redraw(); }).observe(frame);
  subscribe((change) => {
    if (change.filtered) { redrawPeriod(); if (change.cause === "brush" || change.cause === "address") fit(); redraw(); }
    if (change.selected) showSelected();
  });
  document.addEventListener("palette", redraw);
  if (state.from || state.to) fit();
  redrawPeriod();
  redraw();
}

let lastFont = "";

function widthsMayChange() {
  const font = getComputedStyle(document.body).getPropertyValue("--label-font");
  if (font !== lastFont) widths.clear();
  lastFont = font;
}

function hint(node, count, word, before, after) {
  node.textContent = `${before}${count} ${word}${after}`;
  node.hidden = count === 0;
}

function drawn({ event, place, text, side, x, lane, left, right }) {
  const y = lane * LANE + LANE / 2 + 4;
  const picture = mark(event, place, y);
  const whole = svg("g", { class: `entry ${event.modality} ${event.id === state.s ? "selected" : ""}`, "data-id": event.id,
    onclick: () => select(event.id, { cause: "timeline" }) },
  svg("title", {}, `${event.label}\n${whenWords(event)}`),
  svg("rect", { class: "reach", x: left - 3, y: y - LANE / 2 + 1, width: right - left + 6, height: LANE - 2, rx: 4 }),
  picture,
  svg("text", { x, y: y + 4.5, "text-anchor": side === "left" ? "end" : "start" }, text));
  return whole;
}
