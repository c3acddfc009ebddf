// The timeline: D3 gives scale, axis and zoom; lanes.js says where each event stands.

import { add, button, calm, el, heading, svg, swap } from "./dom.js";
import { shown } from "./filter.js";
import { forgetWidths, LANE, pack, THIN, timelineLabel } from "./lanes.js";
import { dayEnd, dayStart, mark, samples } from "./marks.js";
import { drawPeriod, wholePeriod } from "./period.js";
import { whenWords } from "./story.js";
import { select, state, subscribe } from "./state.js";
import { plural, tickWords } from "./words.js";

const SPACED = 110; // pixels between ticks
const UNDATED = 40;

function key() {
  return el("p", { class: "key", "aria-hidden": "true" }, samples().map(([picture, text]) => el("span", {}, picture, text)),
    el("span", {}, el("span", { class: "sign" }, "⚠"), "sources disagree"));
}

function drawUndated(node) {
  const some = shown().filter((event) => !event.a && !event.b);
  swap(node, some.length > 0 && el("h3", {}, `Date unknown (${some.length})`),
    some.slice(0, UNDATED).map((event) => button(timelineLabel(event), () => select(event.id, { cause: "timeline" }),
      { class: `chip ${event.modality} ${event.id === state.s ? "selected" : ""}` })),
    some.length > UNDATED && el("span", { class: "faint" }, `and ${some.length - UNDATED} more in the list`));
}

function entryOf({ event, place, text, side, x, lane, left, right, long }) {
  const y = lane * LANE + LANE / 2 + 4;
  return svg("g", { class: `entry ${event.modality} ${event.id === state.s ? "selected" : ""}`, "data-id": event.id,
    onclick: () => select(event.id, { cause: "timeline" }) },
  svg("title", {}, `${event.label}\n${whenWords(event)}`),
  svg("rect", { class: "reach", x: left - 3, y: y - LANE / 2 + 1, width: right - left + 6, height: LANE - 2, rx: 4 }),
  mark(event, place, y),
  svg("text", { class: side === "over" ? `over ${place.kind}` : "", x, y: y + 4.5, "text-anchor": side === "left" ? "end" : "start" }, text),
  event.modality === "negated" && svg("line", { class: "struck", x1: x, x2: side === "left" ? x - long : x + long, y1: y + 0.5, y2: y + 0.5 }));
}

// Thin marks by the thousand: one path for each look.
function thinPaths(thin, top) {
  const lines = new Map();
  for (const { event, place, lane } of thin) {
    const look = event.modality === "actual" || event.modality === "negated" ? event.modality : "planned";
    const y = top + lane * THIN + THIN / 2;
    lines.set(look, `${lines.get(look) || ""}M${place.x0.toFixed(1)} ${y}h${(place.x1 - place.x0).toFixed(1)}`);
  }
  return [...lines].map(([look, d]) => svg("path", { class: `thin ${look}`, d }));
}

export function drawTimeline(section) {
  const whole = wholePeriod();
  const undated = el("div", { class: "undated" });
  const unnamed = el("p", { class: "faint unnamed" });
  if (!whole) {
    add(section, [heading("timeline", "Timeline"), key(), undated]);
    drawUndated(undated);
    subscribe(() => drawUndated(undated));
    return;
  }
  const chart = makeChart(whole);
  add(section, [heading("timeline", "Timeline", ...chart.tools), key(), chart.node]);
  const redrawPeriod = drawPeriod(section, whole);
  section.append(unnamed, undated);

  function redraw() {
    redrawPeriod(chart.width());
    chart.redraw();
    tellUnnamed();
    drawUndated(undated);
  }
  function tellUnnamed() {
    const count = chart.unnamed();
    unnamed.textContent = count ? `The best supported events have their names; ${plural(count, "thin mark")} below ${count === 1 ? "stands" : "stand"} for the others. Zoom in to read them.` : "";
  }
  chart.onzoom = tellUnnamed;
  new ResizeObserver(() => {
    forgetWidths();
    chart.measure();
    redraw();
  }).observe(chart.node);
  subscribe((change) => {
    if (change.filtered && ["brush", "address"].includes(change.cause)) chart.fit();
    if (change.filtered) redraw();
    else if (change.selected) { chart.showSelected(); drawUndated(undated); }
  });
  document.addEventListener("palette", redraw);
  forgetWidths();
  chart.measure();
  if (state.from || state.to) chart.fit();
}

function makeChart(whole) {
  const ruler = svg("svg", { class: "ruler", height: 24, "aria-hidden": "true" });
  const [lines, thinMarks, marks] = ["grid", "thin-marks", "marks"].map((name) => svg("g", { class: name }));
  const lanes = svg("svg", { class: "lanes", role: "img" }, lines, thinMarks, marks);
  const frame = el("div", { class: "lanes-frame" }, lanes);
  const earlier = button("", () => shift(-1), { class: "beyond earlier" });
  const later = button("", () => shift(1), { class: "beyond later" });
  let transform = d3.zoomIdentity;
  let width = 800; // measured when the page changes its size: asking while drawing would lay the page out again and again
  let packed = { whole: [], thin: [], lanes: 0 };
  const zoom = d3.zoom().scaleExtent([0.8, 2000])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && event.type !== "dblclick"))
    .on("zoom", (event) => { transform = event.transform; redraw(); chart.onzoom?.(); });
  const zoomed = d3.select(lanes).call(zoom).on("dblclick.zoom", null);
  const moved = () => zoomed.transition().duration(calm.matches ? 0 : 250);
  lanes.addEventListener("click", clickThin);

  function redraw() {
    const scale = transform.rescaleX(d3.scaleUtc(whole, [0, width]));
    const [from, to] = scale.domain().map(Number);
    const dated = shown().filter((event) => event.a || event.b);
    const inside = dated.filter((event) => event.t1 >= from && event.t0 <= to);
    packed = pack(inside, scale, width, { first: state.s });
    const height = Math.max(packed.lanes * LANE + packed.thin.reduce((most, { lane }) => Math.max(most, lane + 1), 0) * THIN + 12, 60);
    lanes.setAttribute("height", height);
    lanes.setAttribute("aria-label", `Timeline of ${plural(dated.length, "event")}. The list of events below says the same in words.`);
    const ticks = scale.ticks(Math.max(2, width / SPACED));
    ruler.style.width = `${width}px`;
    d3.select(ruler).selectChild("g").remove();
    d3.select(ruler).append("g").attr("transform", "translate(0,23)").call(d3.axisTop(scale).tickValues(ticks).tickFormat(tickWords).tickSize(5));
    lines.replaceChildren(...ticks.map((tick) => svg("line", { x1: scale(tick), x2: scale(tick), y1: 0, y2: height })));
    marks.replaceChildren(...packed.whole.map(entryOf));
    thinMarks.replaceChildren(...thinPaths(packed.thin, packed.lanes * LANE + 8));
    hint(earlier, dated.filter((event) => event.t1 < from).length, "‹ ", " earlier");
    hint(later, dated.filter((event) => event.t0 > to).length, "", " later ›");
  }

  function clickThin(event) {
    if (!packed.thin.length || event.target.closest(".entry")) return;
    const box = lanes.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const lane = Math.floor((y - packed.lanes * LANE - 8) / THIN);
    const found = packed.thin.filter((some) => some.lane === lane)
      .find(({ place }) => x >= place.x0 - 3 && x <= place.x1 + 3);
    if (found) select(found.event.id, { cause: "timeline" });
  }

  function fit() {
    const [from, to] = [state.from ? dayStart(state.from) : whole[0], state.to ? dayEnd(state.to) : whole[1]];
    const base = d3.scaleUtc(whole, [0, width]);
    const size = Math.min(width / Math.max(base(to) - base(from), 1e-3), 2000);
    zoomed.call(zoom.transform, d3.zoomIdentity.scale(size).translate(-base(from), 0));
  }

  function shift(direction) {
    moved().call(zoom.translateBy, -direction * width * 0.7 / transform.k, 0);
  }

  function showSelected() {
    if (packed.thin.length) redraw();
    for (const node of marks.children) node.classList.toggle("selected", node.dataset.id === state.s);
    const found = packed.whole.find(({ event }) => event.id === state.s);
    const y = found ? found.lane * LANE : frame.scrollTop;
    if (y < frame.scrollTop || y > frame.scrollTop + frame.clientHeight - LANE) frame.scrollTop = y - frame.clientHeight / 2;
  }

  const tools = [
    button("−", () => moved().call(zoom.scaleBy, 1 / 1.8), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("+", () => moved().call(zoom.scaleBy, 1.8), { "aria-label": "Zoom in", title: "Zoom in (Ctrl and the wheel)" }),
    button("Fit", fit, { title: "Show all events" }),
    button("SVG", () => document.dispatchEvent(new CustomEvent("save", { detail: "svg" })), { title: "Save the timeline as a picture" }),
  ];
  const chart = { node: el("div", { class: "chart" }, ruler, frame, earlier, later), tools, redraw, fit, showSelected, onzoom: null,
    unnamed: () => packed.thin.length,
    width: () => width, measure: () => { width = frame.clientWidth || 800; } };
  return chart;
}

function hint(node, count, before, after) {
  node.textContent = `${before}${count}${after}`;
  node.hidden = count === 0;
}
