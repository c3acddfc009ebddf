// Articles: who copies whom, and when each can have come out.

import { add, el, heading, svg } from "./dom.js";
import { link } from "./links.js";
import { dayEnd, dayStart } from "./marks.js";
import { documents, eventsIn, groupMembers, label, whenWords } from "./story.js";
import { state, subscribe } from "./state.js";
import { plural, tickWords } from "./words.js";

const WIDTH = 300;

function period() {
  const days = documents.flatMap((entry) => [entry.a, entry.b]).filter(Boolean).sort();
  if (!days.length) return null;
  const [first, last] = [dayStart(days[0]), dayEnd(days[days.length - 1])];
  const room = Math.max((last - first) * 0.06, 3 * 864e5);
  return d3.scaleUtc([first - room, last + room], [0, WIDTH]);
}

function interval(entry, scale) {
  if (!scale || (!entry.a && !entry.b)) return null;
  const from = entry.a ? scale(dayStart(entry.a)) : 0;
  const to = entry.b ? scale(dayEnd(entry.b)) : WIDTH;
  const exact = entry.a === entry.b;
  return svg("svg", { viewBox: `0 0 ${WIDTH} 18`, class: "interval", role: "img", "aria-label": whenWords(entry) },
    svg("line", { x1: 0, x2: WIDTH, y1: 9, y2: 9, class: "base" }),
    exact ? svg("circle", { cx: (from + to) / 2, cy: 9, r: 4.5, class: "exact" })
      : svg("rect", { x: from, y: 4, width: Math.max(to - from, 6), height: 10, rx: 3, class: "range" }));
}

function thinned(ticks) {
  const step = Math.ceil(ticks.length / 4);
  return ticks.filter((_, index) => index % step === 0);
}

function ruler(scale) {
  if (!scale) return null;
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} 20`, class: "interval", "aria-hidden": "true" });
  d3.select(picture).append("g").attr("class", "axis").attr("transform", "translate(0,2)").call(d3.axisBottom(scale).tickValues(thinned(scale.ticks(4))).tickFormat(tickWords).tickSize(4));
  return picture;
}

// An original first, then what copies it, each one step in.
function ordered(group) {
  const inside = new Set(group.map((entry) => entry.id));
  const roots = group.filter((entry) => !entry.from.some((id) => inside.has(id)));
  const found = [];
  const visit = (entry, depth) => {
    if (found.some(([other]) => other.id === entry.id)) return;
    found.push([entry, depth]);
    group.filter((other) => other.from.includes(entry.id)).forEach((other) => visit(other, depth + 1));
  };
  roots.forEach((entry) => visit(entry, 0));
  group.forEach((entry) => visit(entry, 0));
  return found;
}

function articleRow([entry, depth], scale) {
  const known = entry.from.length > 0;
  return el("tr", { "data-id": entry.id },
    el("td", { class: `depth-${Math.min(depth, 3)}` }, depth > 0 && el("span", { class: "copies", title: "Copies the article above" }, "↳ "), link(entry.id),
      el("span", { class: "meta" }, [entry.publisher, entry.authors.join(", ")].filter(Boolean).join(" · ") || "no publisher or author named"),
      known && el("span", { class: "meta" }, `copies ${entry.from.map(label).join(", ")}`),
      entry.caveats.map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`))),
    el("td", {}, interval(entry, scale), el("span", { class: "meta" }, whenWords(entry))),
    el("td", { class: "number" }, eventsIn(entry.id).length));
}

export function drawSources(section) {
  const scale = period();
  const groups = new Map(documents.map((entry) => [entry.group || entry.id, entry.group ? groupMembers(entry.group) : [entry]]));
  add(section, [
    heading("sources", ["Articles ", el("span", { class: "faint" }, `${plural(documents.length, "article")}, ${plural(groups.size, "voice")}`)]),
    el("p", { class: "standfirst" }, "Articles that copy or rewrite one text stand together and count as one voice. A dot is a known day, a bar the days on which an article can have come out."),
    el("div", { class: "scroll" }, el("table", { class: "source-table" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Article"), el("th", { scope: "col" }, "Published", ruler(scale)), el("th", { scope: "col" }, "Events"))),
      [...groups].slice(0, 300).map(([group, members]) => el("tbody", { class: members.length > 1 ? "together" : "" },
        members.length > 1 && el("tr", { class: "group" }, el("th", { colspan: 3, scope: "rowgroup" }, `One voice: ${label(group)}`)),
        ordered(members).map((pair) => articleRow(pair, scale)))))),
    groups.size > 300 && el("p", { class: "faint" }, `The first 300 of ${plural(groups.size, "voice")} are shown.`),
  ]);
  subscribe((change) => {
    if (!change.selected) return;
    for (const node of section.querySelectorAll("tr[data-id]")) node.classList.toggle("selected", node.dataset.id === state.s);
  });
}
