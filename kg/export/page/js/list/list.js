// The list of events: everything is in it, in words.

import { add, button, el, heading, swap } from "../base/dom.js";
import { shown } from "../choice/shown.js";
import { select, state, subscribe } from "../choice/state.js";
import { saver } from "../saving/ask.js";
import { plural } from "../story/words.js";
import { makeChunks, rowAt, showAllEntries, showEntries } from "./chunks.js";
import { eventRow } from "./rows.js";

const HEADS = ["When", "What", "Who and where", "Sources in articles"];
const count = el("span", { class: "faint" });
let chunks = null;

function redraw() {
  const some = shown();
  swap(count, plural(some.length, "event"));
  chunks.table.setAttribute("aria-rowcount", some.length + 1);
  showEntries(chunks, some);
  if (state.s) requestAnimationFrame(() => showSelected("filter"));
}

function showSelected(cause) {
  chunks.table.querySelector("tr.selected")?.classList.remove("selected");
  const position = shown().findIndex((event) => event.id === state.s);
  if (position < 0) return;
  const line = rowAt(chunks, position);
  line.classList.add("selected");
  if (cause !== "list") scrollTo(chunks.frame, line);
}

function scrollTo(frame, line) {
  const [top, bottom] = [line.offsetTop - 40, line.offsetTop + line.offsetHeight];
  if (top < frame.scrollTop || bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = top - frame.clientHeight / 3;
}

function tools() {
  return [
    button("CSV", saver("csv"), { title: "Save these events as a table" }),
    button("Calendar", saver("ics"), { title: "Save what lies ahead as a calendar" }),
    button("Turtle", saver("ttl"), { title: "Save the whole graph, with all its proofs" }),
  ];
}

export function drawList(section) {
  const table = el("table", { "aria-labelledby": "list-heading" },
    el("thead", {}, el("tr", {}, HEADS.map((title) => el("th", { scope: "col" }, title)))));
  const frame = el("div", { class: "list-frame", tabindex: "0", role: "region", "aria-label": "Events, in order of time" }, table);
  add(section, [
    heading("list", ["Events ", count], ...tools()),
    frame,
  ]);
  chunks = makeChunks(table, frame, eventRow);
  subscribe((change) => {
    if (change.filtered) redraw();
    else if (change.selected) showSelected(change.cause);
  });
  addEventListener("beforeprint", () => showAllEntries(chunks));
  redraw();
}

export function step(direction) {
  const some = shown();
  const position = some.findIndex((event) => event.id === state.s);
  const next = some[position < 0 ? (direction > 0 ? 0 : some.length - 1) : position + direction];
  if (next) select(next.id, { cause: "keys" });
}
