// One row of the list: an event in words.

import { el } from "../base/dom.js";
import { select, state } from "../choice/state.js";
import { label, typeWords, whenWords } from "../story/story.js";
import { badges, independence, pips } from "./standing.js";

const NAMES = 4;

// A kind that the title only repeats says nothing.
function isNews(event) {
  return event.label.toLowerCase() !== typeWords(event).toLowerCase();
}

export function eventRow(event, index) {
  const who = event.who.slice(0, NAMES).map(label).join(", ");
  const more = event.who.length - NAMES;
  return el("tr", { "data-id": event.id, "aria-rowindex": index + 2, class: `${event.modality} ${event.id === state.s ? "selected" : ""}`,
    onclick: () => select(event.id, { cause: "list" }) },
  el("td", { class: "when" }, whenWords(event)),
  el("td", { class: "what" }, el("button", { type: "button", class: "title", "aria-label": `${event.label}. ${independence(event)}` }, event.label),
    " ", isNews(event) && el("span", { class: "type" }, typeWords(event)), badges(event)),
  el("td", { class: "who" }, who, more > 0 && ` and ${more} more`),
  el("td", { class: "sources" }, pips(event)));
}
