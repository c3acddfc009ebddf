// Links to things inside the panel, and the lists made of them.

import { el } from "../base/dom.js";
import { select } from "../choice/state.js";
import { pips } from "../list/standing.js";
import { figureWords } from "../story/amounts.js";
import { label } from "../story/story.js";

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

const MOST = 200;

export function eventList(some) {
  return [el("ul", { class: "short-list" }, some.slice(0, MOST).map((event) => el("li", {}, link(event.id),
    el("span", { class: "meta" }, event.when, " ", pips(event))))),
  some.length > MOST && el("p", { class: "faint" }, `and ${some.length - MOST} more`)];
}

export function figureList(some) {
  return el("ul", { class: "short-list" }, some.slice(0, MOST).map((figure) => el("li", {}, link(figure.id),
    el("span", { class: "meta" }, `${figureWords(figure)}, ${figure.when}`))));
}
