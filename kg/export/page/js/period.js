// The strip above the timeline: how many events when, and a brush that chooses a period.

import { el, svg } from "./dom.js";
import { shown } from "./filter.js";
import { dayEnd, dayStart } from "./marks.js";
import { events } from "./story.js";
import { state, update } from "./state.js";
import { tickWords } from "./words.js";

const HEIGHT_OF_STRIP = 40;

export function wholePeriod() {
  const days = events.flatMap((event) => [event.a, event.b]).filter(Boolean).sort();
  if (!days.length) return null;
  const [first, last] = [dayStart(days[0]), dayEnd(days[days.length - 1])];
  const room = Math.max((last - first) * 0.02, 2 * 864e5);
  return [first - room, last + room];
}

function moment(event) {
  return (event.t0 + event.t1) / 2;
}

export function drawPeriod(node, domain) {
  const picture = svg("svg", { class: "strip", height: HEIGHT_OF_STRIP, role: "img",
    "aria-label": "Number of events over time. Drag to choose a period, or use the fields From and to." });
  node.append(el("div", { class: "period" }, picture));
  const dated = events.filter((event) => event.a || event.b);
  let scale = null;
  let brush = null;
  let ignoring = false;
  const layer = d3.select(picture);
  const bars = layer.append("g");
  const axis = layer.append("g").attr("class", "axis").attr("transform", `translate(0,${HEIGHT_OF_STRIP - 16})`);
  const hand = layer.append("g").attr("class", "brush");

  function chosen({ selection, sourceEvent }) {
    if (ignoring || !sourceEvent) return;
    if (!selection) { update({ from: "", to: "" }, { cause: "brush" }); return; }
    const [from, to] = selection.map((x) => scale.invert(x));
    update({ from: iso(from), to: iso(new Date(to - 1)) }, { cause: "brush" });
  }

  function redraw(width) {
    picture.setAttribute("width", width);
    scale = d3.scaleUtc(domain, [0, width]);
    const bins = d3.bin().value(moment).domain(domain).thresholds(scale.ticks(Math.min(90, width / 10)).map(Number));
    const all = bins(dated);
    const some = new Map(bins(shown().filter((event) => event.a || event.b)).map((bin) => [bin.x0, bin.length]));
    const height = d3.scaleSqrt([0, Math.max(1, ...all.map((bin) => bin.length))], [0, HEIGHT_OF_STRIP - 20]);
    bars.node().replaceChildren();
    for (const bin of all) {
      if (!bin.length) continue;
      const x = scale(bin.x0);
      const wide = Math.max(scale(bin.x1) - x - 1, 2);
      for (const [count, kind] of [[bin.length, "all"], [some.get(bin.x0) || 0, "kept"]]) {
        if (count) bars.node().append(svg("rect", { class: kind, x, width: wide, y: HEIGHT_OF_STRIP - 17 - height(count), height: height(count) }));
      }
    }
    axis.call(d3.axisBottom(scale).ticks(Math.max(2, width / 130)).tickFormat(tickWords).tickSize(3).tickPadding(1));
    brush = d3.brushX().extent([[0, 0], [width, HEIGHT_OF_STRIP - 16]]).on("end", chosen);
    hand.call(brush);
    ignoring = true;
    hand.call(brush.move, state.from || state.to
      ? [state.from ? scale(dayStart(state.from)) : 0, state.to ? scale(dayEnd(state.to)) : width]
        .map((x) => Math.max(0, Math.min(width, x))) : null);
    ignoring = false;
  }
  return redraw;
}

function iso(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}
