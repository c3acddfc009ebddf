// Which events are shown.

import { capital, MODALITY_WORDS, plural } from "./words.js";
import { add, button, el, swap } from "./dom.js";
import { documents, events, haystack, label, names, story } from "./story.js";
import { clearFilters, isFiltered, NOTHING, state, subscribe, update } from "./state.js";
import { question } from "./questions.js";

let kept = null;

export function shown() {
  kept ||= events.filter(tests());
  return kept;
}

function tests() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = question(state.ask);
  const checks = [
    words.length && ((event) => words.every((word) => haystack(event).includes(word))),
    state.type && ((event) => event.type === state.type),
    state.modality && ((event) => event.modality === state.modality),
    state.source && ((event) => event.docs.includes(state.source) || event.origins.includes(state.source)),
    state.who && ((event) => event.who.includes(state.who)),
    state.two && ((event) => event.n >= 2),
    state.conflict && ((event) => event.conflicts.length > 0),
    (state.from || state.to) && ((event) => event.a || event.b),
    state.from && ((event) => !event.b || event.b >= state.from),
    state.to && ((event) => !event.a || event.a <= state.to),
    asked?.keeps,
  ].filter(Boolean);
  return (event) => checks.every((check) => check(event));
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function options(counts, words, { byCount = false } = {}) {
  const rows = [...counts].map(([value, count]) => ({ value, text: words(value), count }));
  rows.sort((a, b) => (byCount && b.count - a.count) || a.text.localeCompare(b.text, "en"));
  return rows.map(({ value, text, count }) => el("option", { value }, `${text} (${count})`));
}

function choice(name, all, title, contents) {
  const node = el("select", { id: `filter-${name}`, "aria-label": title, onchange: () => update({ [name]: node.value }) },
    el("option", { value: "" }, all), contents);
  return node;
}

function whoOptions() {
  const counts = counted(events.flatMap((event) => event.who));
  const kinds = [["organisation", "Organisations"], ["person", "People"], ["product", "Products"], ["place", "Places"],
    ["other", "Other names"]];
  return kinds.map(([kind, title]) => {
    const some = new Map(names.filter((name) => name.kind === kind && counts.has(name.id))
      .map((name) => [name.id, counts.get(name.id)]));
    return some.size ? el("optgroup", { label: title }, options(some, label, { byCount: true })) : null;
  });
}

function sourceOptions() {
  const voices = counted(events.flatMap((event) => event.origins));
  const articles = counted(events.flatMap((event) => event.docs));
  return [
    el("optgroup", { label: "Who said so first" }, options(voices, label, { byCount: true })),
    el("optgroup", { label: "Articles" },
      documents.filter((entry) => articles.has(entry.id))
        .map((entry) => el("option", { value: entry.id }, `${entry.label} (${articles.get(entry.id)})`))),
  ];
}

function tick(name, text) {
  const box = el("input", { type: "checkbox", id: `filter-${name}`, onchange: () => update({ [name]: box.checked ? "1" : "" }) });
  return el("label", { class: "tick" }, box, text);
}

function day(name, text) {
  const field = el("input", { type: "date", id: `filter-${name}`, onchange: () => update({ [name]: field.value }) });
  return el("label", { class: "day" }, text, field);
}

export function drawFilters(bar, questions) {
  const search = el("input", { type: "search", id: "filter-q", placeholder: "Search events, names, quotes", "aria-label":
    "Search events, names and quotes", "aria-keyshortcuts": "/", autocomplete: "off", oninput: () => update({ q: search.value.trim() }) });
  const types = counted(events.map((event) => event.type));
  const modalities = counted(events.map((event) => event.modality));
  bar.classList.add("closed"); // only a narrow page hides anything
  add(bar, [
    el("div", { class: "filter-row" }, search, button("Filters", (event) => {
      event.currentTarget.setAttribute("aria-expanded", String(!bar.classList.toggle("closed")));
    }, { id: "more-filters", "aria-expanded": "false" }), questions,
      choice("type", "All kinds of events", "Kind of event", options(types, (type) => capital(story.types[type] || type), { byCount: true })),
      choice("modality", "Happened or not", "How certain", options(modalities, (name) => capital(MODALITY_WORDS[name] || name), { byCount: true })),
      choice("who", "Anyone, anywhere", "Who or where", whoOptions()),
      choice("source", "All sources", "Source", sourceOptions())),
    el("div", { class: "filter-row" }, day("from", "From "), day("to", "to "), tick("two", "Two or more independent sources"),
      tick("conflict", "Sources disagree"), el("span", { id: "chosen" })),
  ]);
  subscribe((change) => {
    if (change.filtered) kept = null;
    if (change.filtered) showChoice();
  });
}

export function showChoice() {
  for (const name of Object.keys(NOTHING)) {
    const node = document.getElementById(`filter-${name}`);
    if (!node) continue;
    if (node.type === "checkbox") node.checked = Boolean(state[name]);
    else if (node !== document.activeElement || node.type !== "search") node.value = state[name];
    if (node.value !== state[name] && node.tagName === "SELECT") node.value = "";
    node.classList.toggle("set", Boolean(state[name]));
  }
  const asked = question(state.ask);
  swap(document.getElementById("chosen"),
    asked && el("span", { class: "asked" }, asked.text, " ", button("×", () => update({ ask: "" }), { "aria-label": "Drop the question" })),
    isFiltered() && button("Clear all filters", clearFilters, { id: "clear", class: "plain" }));
  const count = shown().length;
  document.getElementById("status").textContent = isFiltered()
    ? `Showing ${count.toLocaleString("en")} of ${plural(events.length, "event")}.` : `Showing all ${plural(events.length, "event")}.`;
  document.body.classList.toggle("none", count === 0);
}

