// Links to things inside the panel, and the lists made of them.

import { el } from "./dom.js";
import { pips } from "./rows.js";
import { label } from "./story.js";
import { select } from "./state.js";

// A true link: it can be opened beside, copied, and read out as what it is.
export function anchor(id, words) {
  return el("a", { href: `#s=${encodeURIComponent(id)}`, onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(id);
  } }, words);
}

export function link(id) {
  return anchor(id, label(id));
}

export function links(ids) {
  return ids.flatMap((id, index) => [index > 0 && ", ", link(id)]);
}

export function term(title, ...contents) {
  return [el("dt", {}, title), el("dd", {}, ...contents)];
}

export function fold(title, contents, { open = false } = {}) {
  return contents && el("details", { class: "fold", open }, el("summary", {}, title), contents);
}

export function shortList(some) {
  return el("ul", { class: "short-list" }, some.map((event) => el("li", {}, link(event.id), el("span", { class: "meta" }, event.when, " ", pips(event)))));
}
