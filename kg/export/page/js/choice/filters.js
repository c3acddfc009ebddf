// The bar of filters.

import { add, button, el, reveal, swap } from "../base/dom.js";
import { documents, events, label, names, story } from "../story/story.js";
import { capital, KIND_WORDS, MODALITY_WORDS, plural } from "../story/words.js";
import { answers, question, QUESTIONS } from "./questions.js";
import { shown } from "./shown.js";
import { clearFilters, isFiltered, NOTHING, state, subscribe, update } from "./state.js";

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function options(counts, words) {
  const rows = [...counts].map(([value, count]) => ({ value, text: words(value), count }));
  rows.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return rows.map(({ value, text, count }) => el("option", { value }, `${text} (${count})`));
}

function choice(name, all, title, contents) {
  const node = el("select", { id: `filter-${name}`, "aria-label": title, onchange: () => update({ [name]: node.value }) },
    el("option", { value: "" }, all), contents);
  return node;
}

function whoOptions() {
  const counts = counted(events.flatMap((event) => event.who));
  return Object.entries(KIND_WORDS).map(([kind, title]) => {
    const some = new Map(names.filter((name) => name.kind === kind && counts.has(name.id)).map((name) => [name.id, counts.get(name.id)]));
    return some.size ? el("optgroup", { label: title }, options(some, label)) : null;
  });
}

function sourceOptions() {
  const voices = counted(events.flatMap((event) => event.origins));
  const articles = counted(events.flatMap((event) => event.docs));
  const told = documents.filter((entry) => articles.has(entry.id));
  return [
    el("optgroup", { label: "Who said so first" }, options(voices, label)),
    el("optgroup", { label: "Articles" }, told.map((entry) => el("option", { value: entry.id }, `${entry.label} (${articles.get(entry.id)})`))),
  ];
}

function questionOptions() {
  return QUESTIONS.map((entry) => [entry, answers(entry)]).filter(([, count]) => count !== 0)
    .map(([entry, count]) => el("option", { value: entry.id }, count > 0 ? `${entry.text} (${count})` : entry.text));
}

export function ask(id) {
  const asked = question(id);
  if (asked?.section) reveal(document.getElementById(asked.section));
  update({ ask: asked?.section ? "" : id, ...(asked?.panel ? { s: "" } : {}) });
}

function questions() {
  const node = el("select", { id: "filter-ask", "aria-label": "Ask a question", class: "ask", onchange: () => {
    ask(node.value);
    node.value = state.ask;
  } }, el("option", { value: "" }, "Ask a question …"), questionOptions());
  return node;
}

function search() {
  const node = el("input", { type: "search", id: "filter-q", placeholder: "Search events, names, quotes", "aria-label":
    "Search events, names and quotes", "aria-keyshortcuts": "/", autocomplete: "off", oninput: () => update({ q: node.value.trim() }) });
  return node;
}

function tick(name, text) {
  const box = el("input", { type: "checkbox", id: `filter-${name}`, onchange: () => update({ [name]: box.checked ? "1" : "" }) });
  return el("label", { class: "tick" }, box, text);
}

function day(name, text) {
  const field = el("input", { type: "date", id: `filter-${name}`, onchange: () => update({ [name]: field.value }) });
  return el("label", { class: "day" }, text, field);
}

// Only a narrow page hides anything.
function more(bar) {
  bar.classList.add("closed");
  return button("Filters", (event) => {
    event.currentTarget.setAttribute("aria-expanded", String(!bar.classList.toggle("closed")));
  }, { id: "more-filters", "aria-expanded": "false" });
}

export function drawFilters(bar) {
  const types = counted(events.map((event) => event.type));
  const modalities = counted(events.map((event) => event.modality));
  add(bar, [
    el("div", { class: "filter-row" }, search(), more(bar), questions(),
      choice("type", "All kinds of events", "Kind of event", options(types, (type) => capital(story.types[type] || type))),
      choice("modality", "Happened or not", "How certain", options(modalities, (name) => capital(MODALITY_WORDS[name] || name))),
      choice("who", "Anyone, anywhere", "Who or where"),
      choice("source", "All sources", "Source")),
    el("div", { class: "filter-row" }, day("from", "From "), day("to", "to "), tick("two", "Two or more independent sources"),
      tick("conflict", "Sources disagree"), el("span", { id: "chosen" })),
  ]);
  subscribe((change) => { if (change.filtered) showChoice(); });
  showChoice();
}

// Names and articles may be thousands; the page is painted before they are listed.
export function fillFilters() {
  add(document.getElementById("filter-who"), whoOptions());
  add(document.getElementById("filter-source"), sourceOptions());
  showChoice();
}

function showControl(node, value) {
  if (node.type === "checkbox") node.checked = Boolean(value);
  else if (node.value !== value && (node !== document.activeElement || node.type !== "search")) node.value = value;
  if (node.selectedIndex === -1) node.value = "";
  node.classList.toggle("set", Boolean(value));
}

function statusWords(count) {
  if (!isFiltered()) return `Showing all ${plural(events.length, "event")}.`;
  return count ? `Showing ${count.toLocaleString("en")} of ${plural(events.length, "event")}.` : "No event fits all of this. Drop a filter, or clear them all.";
}

function showChoice() {
  for (const name of Object.keys(NOTHING)) {
    const node = document.getElementById(`filter-${name}`);
    if (node) showControl(node, state[name]);
  }
  const asked = question(state.ask);
  swap(document.getElementById("chosen"),
    asked && el("span", { class: "asked" }, asked.text, " ", button("×", () => update({ ask: "" }), { "aria-label": "Drop the question" })),
    isFiltered() && button("Clear all filters", clearFilters, { id: "clear", class: "plain" }));
  const count = shown().length;
  document.getElementById("status").textContent = statusWords(count);
  document.body.classList.toggle("none", count === 0);
}
