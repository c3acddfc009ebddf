// The list of events: everything is in it, in words. Rows far from sight are left out when there are many.

import { add, button, el, heading, swap } from "./dom.js";
import { shown } from "./filter.js";
import { badges, independence, pips } from "./rows.js";
import { label, typeWords, whenWords } from "./story.js";
import { select, state, subscribe } from "./state.js";
import { plural } from "./words.js";

const CHUNK = 50;
const ROW = 58; // pixels, until the row is drawn

const saver = (kind) => () => document.dispatchEvent(new CustomEvent("save", { detail: kind }));

export function drawList(section) {
  const count = el("span", { class: "faint" });
  const table = el("table", { "aria-labelledby": "list-heading" },
    el("thead", {}, el("tr", {}, ["When", "What", "Who and where", "Sources"].map((title) => el("th", { scope: "col" }, title)))));
  const frame = el("div", { class: "list-frame", tabindex: "0", role: "region", "aria-label": "Events, in order of time" }, table);
  add(section, [
    heading("list", ["Events ", count],
      button("CSV", saver("csv"), { title: "Save these events as a table" }),
      button("Calendar", saver("ics"), { title: "Save what lies ahead as a calendar" }),
      button("Turtle", saver("ttl"), { title: "Save the whole graph, with all its proofs" })),
    frame,
    el("p", { class: "empty" }, "No event fits all of this. ", el("span", {}, "Drop a filter, or clear them all.")),
  ]);
  const watcher = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (entry.isIntersecting) fillChunk(entry.target);
    else if (shown().length > 4 * CHUNK) emptyChunk(entry.target);
  }), { root: frame, rootMargin: "600px 0px" });

  function redraw() {
    watcher.disconnect();
    const some = shown();
    swap(count, state.ask || some.length ? plural(some.length, "event") : "");
    table.querySelectorAll("tbody").forEach((body) => body.remove());
    table.setAttribute("aria-rowcount", some.length + 1);
    for (let start = 0; start < some.length; start += CHUNK) {
      const body = el("tbody");
      body.start = start;
      table.append(body);
      if (start === 0 || some.length <= 4 * CHUNK) fillChunk(body); else emptyChunk(body);
      watcher.observe(body);
    }
    requestAnimationFrame(() => { frame.scrollTop = 0; showSelected("filter"); });
  }

  function showSelected(cause) {
    table.querySelector("tr.selected")?.classList.remove("selected");
    const position = shown().findIndex((event) => event.id === state.s);
    if (position < 0) return;
    const body = [...table.tBodies].find(({ start }) => position >= start && position < start + CHUNK);
    fillChunk(body);
    const line = body.rows[position - body.start];
    line.classList.add("selected");
    if (cause === "list") return;
    const [top, bottom] = [line.offsetTop - 40, line.offsetTop + line.offsetHeight];
    if (top < frame.scrollTop || bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = top - frame.clientHeight / 3;
  }

  subscribe((change) => {
    if (change.filtered) redraw();
    else if (change.selected) showSelected(change.cause);
  });
  addEventListener("beforeprint", () => [...table.tBodies].forEach(fillChunk));
  redraw();
}

function emptyChunk(body) {
  if (body.dataset.filled === "no" || body.contains(document.activeElement)) return;
  const height = body.dataset.filled ? body.offsetHeight : Math.min(CHUNK, shown().length - body.start) * ROW;
  body.dataset.filled = "no";
  swap(body, el("tr", { "aria-hidden": "true" }, el("td", { colspan: 4, style: `height:${height}px` })));
}

function fillChunk(body) {
  if (body.dataset.filled === "yes") return;
  body.dataset.filled = "yes";
  swap(body, shown().slice(body.start, body.start + CHUNK).map((event, index) => eventRow(event, body.start + index)));
}

function eventRow(event, index) {
  const who = event.who.map(label);
  return el("tr", { "data-id": event.id, "aria-rowindex": index + 2, class: `${event.modality} ${event.id === state.s ? "selected" : ""}`,
    onclick: () => select(event.id, { cause: "list" }) },
  el("td", { class: "when" }, whenWords(event)),
  el("td", { class: "what" }, el("button", { type: "button", class: "title", "aria-label": `${event.label}. ${independence(event)}` }, event.label),
    " ", el("span", { class: "type" }, typeWords(event)), badges(event)),
  el("td", { class: "who" }, who.slice(0, 4).join(", "), who.length > 4 && ` and ${who.length - 4} more`),
  el("td", { class: "sources" }, pips(event)));
}

export function step(direction) {
  const some = shown();
  const position = some.findIndex((event) => event.id === state.s);
  const next = some[position < 0 ? (direction > 0 ? 0 : some.length - 1) : position + direction];
  if (next) select(next.id, { cause: "keys" });
}
