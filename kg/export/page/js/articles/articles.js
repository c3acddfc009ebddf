// Articles: who copies whom, and when each can have come out.

import { add, el, heading } from "../base/dom.js";
import { state, subscribe } from "../choice/state.js";
import { link } from "../panel/links.js";
import { eventsIn, groupMembers } from "../story/relations.js";
import { documents, label, whenWords } from "../story/story.js";
import { plural } from "../story/words.js";
import { interval, publicationPeriod, publicationRuler } from "./interval.js";

const GROUPS = 300;

// An original first, then what copies it, each one step in.
function inOrder(group) {
  const inside = new Set(group.map((entry) => entry.id));
  const found = new Map();
  const visit = (entry, depth) => {
    if (found.has(entry)) return;
    found.set(entry, depth);
    group.filter((other) => other.from.includes(entry.id)).forEach((other) => visit(other, depth + 1));
  };
  group.filter((entry) => !entry.from.some((id) => inside.has(id))).forEach((entry) => visit(entry, 0));
  group.forEach((entry) => visit(entry, 0));
  return [...found];
}

function articleRow([entry, depth], scale) {
  return el("tr", { "data-id": entry.id },
    el("td", { class: `depth-${Math.min(depth, 3)}` }, depth > 0 && el("span", { class: "copies", title: "Copies the article above" }, "↳ "), link(entry.id),
      el("span", { class: "meta" }, [entry.publisher, entry.authors.join(", ")].filter(Boolean).join(" · ") || "no publisher or author named"),
      entry.from.length > 0 && el("span", { class: "meta" }, `copies “${entry.from.map(label).join("”, “")}”`),
      entry.caveats.map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`))),
    el("td", {}, interval(entry, scale), el("span", { class: "meta" }, whenWords(entry))),
    el("td", { class: "number" }, eventsIn(entry.id).length));
}

function voiceRows(members, scale) {
  const together = members.length > 1;
  return el("tbody", { class: together ? "together" : "" },
    together && el("tr", { class: "group" }, el("th", { colspan: 3, scope: "rowgroup" }, `One voice in ${plural(members.length, "article")}`)),
    inOrder(members).map((pair) => articleRow(pair, scale)));
}

export function drawArticles(section) {
  const scale = publicationPeriod();
  const groups = new Map(documents.map((entry) => [entry.group || entry.id, entry.group ? groupMembers(entry.group) : [entry]]));
  add(section, [
    heading("articles", ["Articles ", el("span", { class: "faint" }, `${plural(documents.length, "article")}, ${plural(groups.size, "voice")}`)]),
    el("p", { class: "standfirst" }, "Articles that copy or rewrite one text stand together and count as one voice. A dot is a known day, a bar the days on which an article can have come out."),
    el("div", { class: "scroll" }, el("table", { class: "source-table" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Article"), el("th", { scope: "col" }, "Published", publicationRuler(scale)), el("th", { scope: "col" }, "Events"))),
      [...groups.values()].slice(0, GROUPS).map((members) => voiceRows(members, scale)))),
    groups.size > GROUPS && el("p", { class: "faint" }, `The first ${GROUPS} of ${plural(groups.size, "voice")} are shown.`),
  ]);
  subscribe((change) => {
    if (!change.selected) return;
    for (const node of section.querySelectorAll("tr[data-id]")) node.classList.toggle("selected", node.dataset.id === state.s);
  });
}
