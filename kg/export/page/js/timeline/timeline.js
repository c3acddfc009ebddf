// The timeline: a strip to choose a period, the chart, and what has no date.

import { add, button, el, heading, swap } from "../base/dom.js";
import { shown } from "../choice/shown.js";
import { select, state, subscribe } from "../choice/state.js";
import { saver } from "../saving/ask.js";
import { plural } from "../story/words.js";
import { drawChart, fitChart, measureChart, namelessCount, onZoom, redrawChart, showSelected, zoomBy } from "./chart.js";
import { timelineLabel } from "./labels.js";
import { key } from "./marks.js";
import { drawPeriod, openingPeriod, redrawPeriod, resizePeriod, wholePeriod } from "./period.js";
import { playButton } from "./playback.js";

const UNDATED = 40;
const undated = el("div", { class: "undated" });
const unnamed = el("p", { class: "faint unnamed" });

function chip(event) {
  return button(timelineLabel(event), () => select(event.id, { cause: "timeline" }),
    { class: `chip ${event.modality} ${event.id === state.s ? "selected" : ""}`, "data-id": event.id });
}

function drawUndated() {
  const some = shown().filter((event) => !event.dated);
  swap(undated, some.length > 0 && el("h3", {}, `Date unknown (${some.length})`), some.slice(0, UNDATED).map(chip),
    some.length > UNDATED && el("span", { class: "faint" }, `and ${some.length - UNDATED} more in the list`));
}

function markChip() {
  for (const node of undated.querySelectorAll(".chip")) node.classList.toggle("selected", node.dataset.id === state.s);
}

function tellUnnamed() {
  const count = namelessCount();
  unnamed.textContent = count ? `The best supported events have their names; ${plural(count, "thin mark")} below ${count === 1 ? "stands" : "stand"} for the others. Zoom in to read them.` : "";
}

function redraw() {
  redrawPeriod();
  redrawChart();
  tellUnnamed();
  drawUndated();
}

function tools(whole) {
  return [
    playButton(whole),
    button("−", () => zoomBy(1 / 1.8), { "aria-label": "Zoom out", title: "Zoom out" }),
    button("+", () => zoomBy(1.8), { "aria-label": "Zoom in", title: "Zoom in (Ctrl and the wheel)" }),
    button("Fit", () => fitChart(), { title: "Show the whole time" }),
    button("SVG", saver("timeline-svg"), { title: "Save the whole timeline as a drawing" }),
    button("PNG", saver("timeline-png"), { title: "Save the whole timeline as a picture" }),
  ];
}

function follow(change) {
  if (change.filtered && ["brush", "address"].includes(change.cause)) fitChart();
  if (change.filtered) redraw();
  else if (change.selected) { showSelected(); markChip(); }
}

export function drawTimeline(section) {
  const whole = wholePeriod();
  if (!whole) {
    add(section, [heading("timeline", "Timeline"), key(), undated]);
    drawUndated();
    subscribe(drawUndated);
    return;
  }
  const chart = drawChart(whole);
  add(section, [heading("timeline", "Timeline", ...tools(whole)), key(), chart, drawPeriod(whole), unnamed, undated]);
  onZoom(tellUnnamed);
  let width = 0;
  const resize = () => {
    const now = measureChart();
    if (now === width) return;
    width = now;
    resizePeriod(width);
    redraw();
  };
  resize();
  const opening = openingPeriod(whole);
  if (state.from || state.to || opening !== whole) { fitChart(opening); showSelected(); }
  new ResizeObserver(resize).observe(chart);
  subscribe(follow);
  document.addEventListener("palette", redrawChart);
}
