// Figures: targets beside what was reached, tallies over time, and all of them as a table.

import { add, el, heading, svg } from "./dom.js";
import { link } from "./links.js";
import { dayStart } from "./marks.js";
import { conflictsOf, figures, label, row, story, whenWords } from "./story.js";
import { select, state, subscribe } from "./state.js";
import { amount, capital, figureWords, plural, shortNumber } from "./words.js";

const BAR = 26;
const LEFT = 190;
const LETTER = 8.4;

function sourcesOf(figure) {
  return plural(figure.docs.length, "article");
}

function bars(some) {
  const narrow = innerWidth < 720;
  const width = narrow ? 380 : 640;
  const left = narrow ? 130 : LEFT;
  const room = Math.max(...some.map((figure) => figureWords(figure).length)) * LETTER + 14;
  const top = Math.max(...some.map((figure) => figure.maximum ?? figure.value ?? 0), 1);
  const scale = d3.scaleLinear([0, top], [0, width - left - Math.min(room, narrow ? 140 : 260)]).nice();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${some.length * (BAR + 10)}`, class: "bars", role: "img",
    "aria-label": some.map((figure) => `${figure.kind}: ${figure.label}, ${figureWords(figure)}`).join("; ") });
  some.forEach((figure, index) => {
    const y = index * (BAR + 10);
    const long = Math.max(scale(figure.value ?? 0), 2);
    picture.append(svg("g", { class: `bar ${figure.kind} ${figure.id === state.s ? "selected" : ""}`, "data-id": figure.id, onclick: () => select(figure.id) },
      svg("title", {}, `${figure.label}\n${whenWords(figure)}, ${sourcesOf(figure)}`),
      svg("text", { x: left - 12, y: y + 12, "text-anchor": "end" }, clipped(label(figure.of), narrow ? 16 : 24)),
      svg("text", { x: left - 12, y: y + 25, "text-anchor": "end", class: "small" }, clipped(`${figure.kind} · ${figure.metric}`, narrow ? 18 : 27)),
      svg("rect", { x: left, y: y + 4, width: long, height: BAR - 8, rx: 2 }),
      figure.minimum !== undefined && figure.maximum !== undefined && svg("line", { x1: left + scale(figure.minimum), x2: left + scale(figure.maximum), y1: y + BAR / 2, y2: y + BAR / 2, class: "range" }),
      svg("text", { x: left + long + 8, y: y + 18, class: "amount" }, narrow && figureWords(figure).length > 16 ? `${figure.approx ? "about " : ""}${shortNumber(figure.value)}` : clipped(figureWords(figure), 30))));
  });
  return picture;
}

function clipped(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function comparison({ aim, reached }) {
  const target = row(aim);
  const some = [target, ...reached.map(row)];
  const disputes = [...new Set(some.flatMap((figure) => conflictsOf(figure.id)))];
  return el("article", { class: "plate" },
    el("h3", {}, target.label), el("p", { class: "faint" }, capital(whenWords(target)), reached.length ? "" : ". No article says what was reached."),
    bars(some),
    disputes.map((conflict) => el("p", { class: "caution" }, "⚠ ", conflict.why || "Sources disagree", " ",
      el("button", { type: "button", class: "plain", onclick: () => select(conflict.id) }, "Compare the quotes"))));
}

function tally(ids) {
  const some = ids.map(row);
  const [width, height, pad] = [innerWidth < 720 ? 400 : 640, 200, { left: 76, right: 90, top: 16, bottom: 28 }];
  const moments = some.map((figure) => dayStart(figure.asOf || figure.b));
  const days = [...new Set(moments)].map((moment) => new Date(moment));
  const time = d3.scaleUtc(d3.extent(moments), [pad.left + 24, width - pad.right]);
  const high = Math.max(...some.map((figure) => figure.maximum ?? figure.value));
  const size = d3.scaleLinear([Math.min(0, ...some.map((figure) => figure.value)), high], [height - pad.bottom, pad.top]).nice();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "tally", role: "img",
    "aria-label": some.map((figure) => `${whenWords(figure)}: ${figureWords(figure)}`).join("; ") });
  const layer = d3.select(picture);
  layer.append("g").attr("class", "axis").attr("transform", `translate(0,${height - pad.bottom})`).call(d3.axisBottom(time).tickValues(days.length > 6 ? time.ticks(5) : days).tickFormat(d3.utcFormat("%-d %b %Y")));
  layer.append("g").attr("class", "axis").attr("transform", `translate(${pad.left},0)`)
    .call(d3.axisLeft(size).ticks(4).tickFormat((value) => amount(value, some[0].unit)).tickSize(-(width - pad.left - pad.right)));
  picture.append(svg("path", { class: "path", d: some.map((figure, index) => `${index ? "L" : "M"}${time(moments[index])} ${size(figure.value)}`).join("") }));
  some.forEach((figure, index) => picture.append(svg("g", { class: `point ${figure.id === state.s ? "selected" : ""}`, "data-id": figure.id, onclick: () => select(figure.id) },
    svg("title", {}, `${figureWords(figure)}, ${whenWords(figure)}, ${sourcesOf(figure)}`),
    svg("circle", { cx: time(moments[index]), cy: size(figure.value), r: 5.5 }),
    svg("text", { x: time(moments[index]) + 9, y: size(figure.value) - 8 }, figureWords(figure)))));
  return el("article", { class: "plate" }, el("h3", {}, `${capital(some[0].metric)}: ${label(some[0].of)}`), picture);
}

function table() {
  return el("div", { class: "scroll" }, el("table", { class: "figure-table" },
    el("thead", {}, el("tr", {}, ["What", "How much", "Kind", "When", "Articles"].map((title) => el("th", { scope: "col" }, title)))),
    el("tbody", {}, figures.slice(0, 400).map((figure) => el("tr", { "data-id": figure.id },
      el("td", {}, link(figure.id)), el("td", { class: "number" }, figureWords(figure)), el("td", {}, figure.kind || ""),
      el("td", {}, whenWords(figure)), el("td", {}, figure.docs.length, conflictsOf(figure.id).length > 0 && " ⚠"))))));
}

export function drawFigures(section) {
  section.hidden = figures.length === 0;
  if (section.hidden) return;
  const aims = story.comparisons.filter(({ reached }) => reached.length).concat(story.comparisons.filter(({ reached }) => !reached.length)).slice(0, 24);
  add(section, [
    heading("figures", ["Figures ", el("span", { class: "faint" }, plural(figures.length, "figure"))]),
    aims.length > 0 && [el("p", { class: "standfirst" }, "Targets and forecasts (hollow) beside what was reported (solid), within one family of companies."),
      el("div", { class: "plates" }, aims.map(comparison))],
    story.tallies.length > 0 && [el("h3", { class: "rule-above" }, "Over time"), el("div", { class: "plates" }, story.tallies.slice(0, 24).map(tally))],
    el("details", { class: "fold", open: aims.length + story.tallies.length === 0 }, el("summary", {}, "All figures"), table()),
  ]);
  subscribe((change) => {
    if (!change.selected) return;
    for (const node of section.querySelectorAll("[data-id]")) node.classList.toggle("selected", node.dataset.id === state.s);
  });
}
