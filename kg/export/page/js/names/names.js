// People, organisations, places and products, each with a page in the panel.

import { add, button, el, heading } from "../base/dom.js";
import { select, state, subscribe } from "../choice/state.js";
import { eventsOf } from "../story/relations.js";
import { names } from "../story/story.js";
import { KIND_WORDS, plural } from "../story/words.js";

const SHOWN = 40;

function entry(name) {
  const count = eventsOf(name.id).length;
  return el("li", { "data-id": name.id }, button(name.label, () => select(name.id), { class: "name" }),
    el("span", { class: "faint" }, count ? ` ${count}` : ""));
}

function block(kind) {
  const some = names.filter((name) => name.kind === kind)
    .sort((a, b) => eventsOf(b.id).length - eventsOf(a.id).length || (a.label < b.label ? -1 : 1));
  if (!some.length) return null;
  return el("div", { class: "kind" }, el("h3", {}, KIND_WORDS[kind]), el("ul", {}, some.slice(0, SHOWN).map(entry)),
    some.length > SHOWN && el("details", {}, el("summary", {}, `${some.length - SHOWN} more`), el("ul", {}, some.slice(SHOWN, 1000).map(entry))));
}

export function drawNames(section) {
  add(section, [
    heading("names", ["Names ", el("span", { class: "faint" }, plural(names.length, "name"))]),
    el("p", { class: "standfirst" }, "The number says in how many events a name takes part."),
    el("div", { class: "kinds" }, Object.keys(KIND_WORDS).map(block)),
  ]);
  subscribe((change) => {
    if (!change.selected) return;
    for (const node of section.querySelectorAll("li[data-id]")) node.classList.toggle("selected", node.dataset.id === state.s);
  });
}
