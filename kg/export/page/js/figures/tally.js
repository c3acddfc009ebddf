// One thing counted again and again: the amounts over time, each with its sources.

import { el, svg } from "../base/dom.js";
import { select, state } from "../choice/state.js";
import { amount, figureWords } from "../story/amounts.js";
import { dayStart } from "../story/days.js";
import { label, row, whenWords } from "../story/story.js";
import { capital } from "../story/words.js";
import { links } from "../panel/links.js";
import { sourcesOf } from "./bars.js";

const HEIGHT = 200;
const PAD = { left: 76, right: 84, top: 16, bottom: 28 };
const dayTick = d3.utcFormat("%-d %b %Y");

function axes(layer, time, size, days, { width, unit }) {
  layer.append("g").attr("class", "axis").attr("transform", `translate(0,${HEIGHT - PAD.bottom})`)
    .call(d3.axisBottom(time).tickValues(days.length > 4 ? time.ticks(4) : days).tickFormat(dayTick));
  layer.append("g").attr("class", "axis").attr("transform", `translate(${PAD.left},0)`)
    .call(d3.axisLeft(size).ticks(4).tickFormat((value) => amount(value, unit)).tickSize(-(width - PAD.left - PAD.right)));
}

function point(figure, x, y) {
  return svg("g", { class: `point ${figure.id === state.s ? "selected" : ""}`, "data-id": figure.id, onclick: () => select(figure.id) },
    svg("title", {}, `${figureWords(figure)}, ${whenWords(figure)}, ${sourcesOf(figure)}`),
    svg("circle", { cx: x, cy: y, r: 5.5 }),
    svg("text", { x: x + 9, y: y - 8 }, figureWords(figure)));
}

const sizeOf = (figure) => figure.value ?? figure.minimum ?? figure.maximum ?? 0;

export function tally(ids) {
  const some = ids.map(row);
  const width = 400;
  const moments = some.map((figure) => dayStart(figure.asOf || figure.b));
  const time = d3.scaleUtc(d3.extent(moments), [PAD.left + 24, width - PAD.right]);
  const high = Math.max(...some.map((figure) => figure.maximum ?? sizeOf(figure)));
  const size = d3.scaleLinear([Math.min(0, ...some.map(sizeOf)), high], [HEIGHT - PAD.bottom, PAD.top]).nice();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "tally", role: "img",
    "aria-label": some.map((figure) => `${whenWords(figure)}: ${figureWords(figure)}`).join("; ") });
  axes(d3.select(picture), time, size, [...new Set(moments)].map((moment) => new Date(moment)), { width, unit: some[0].unit });
  const places = some.map((figure, index) => [time(moments[index]), size(sizeOf(figure))]);
  picture.append(svg("path", { class: "path", d: `M${places.map((place) => place.join(" ")).join("L")}` }),
    ...some.map((figure, index) => point(figure, ...places[index])));
  const told = [...new Set(some.flatMap((figure) => figure.docs))];
  return el("article", { class: "plate" }, el("h3", {}, `${capital(some[0].metric)}: ${label(some[0].of || "")}`), picture,
    el("p", { class: "meta" }, "Told in ", links(told)));
}
