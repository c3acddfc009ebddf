// What is chosen: kept in the address, so that every view of the page is a link.

import { thing } from "../story/story.js";

export const NOTHING = {
  s: "", q: "", type: "", modality: "", source: "", who: "", two: "", conflict: "", from: "", to: "", ask: "",
};

const FILTERS = Object.keys(NOTHING).filter((name) => name !== "s");

export const state = { ...NOTHING };
const listeners = [];

export function subscribe(listener) {
  listeners.push(listener);
}

export function update(changes, { cause = "" } = {}) {
  const before = { ...state };
  Object.assign(state, changes);
  if (Object.keys(NOTHING).every((name) => before[name] === state[name])) return;
  const selected = before.s !== state.s;
  remember(selected);
  notify({ selected, filtered: FILTERS.some((name) => before[name] !== state[name]), cause });
}

function notify(change) {
  for (const listener of listeners) listener(change);
}

export function select(id, { cause = "" } = {}) {
  update({ s: id }, { cause });
}

export function isFiltered() {
  return FILTERS.some((name) => state[name]);
}

export function clearFilters() {
  update(Object.fromEntries(FILTERS.map((name) => [name, ""])));
}

export function fragment(chosen = state) {
  const parts = Object.keys(NOTHING).filter((name) => chosen[name])
    .map((name) => `${name}=${encodeURIComponent(chosen[name])}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value) => ISO_DAY.test(value) && !Number.isNaN(Date.parse(value));
const ACCEPTED = { from: isDay, to: isDay, s: (value) => Boolean(thing(value)) };

export function readFragment(text) {
  const found = new URLSearchParams(text.replace(/^#/, ""));
  const chosen = { ...NOTHING };
  for (const name of Object.keys(NOTHING)) {
    const value = found.get(name) || "";
    if (!ACCEPTED[name] || ACCEPTED[name](value)) chosen[name] = value;
  }
  return chosen;
}

// A selection is a step that "Back" undoes; a keystroke in the search field is not.
function remember(isStep) {
  const address = fragment() || location.pathname + location.search;
  try {
    if (isStep) history.pushState(null, "", address); else history.replaceState(null, "", address);
  } catch {
    // inside a notebook's frame there is no address to change; the page works without
  }
}

export function followAddress() {
  const before = { ...state };
  Object.assign(state, readFragment(location.hash));
  const filtered = FILTERS.some((name) => before[name] !== state[name]);
  const selected = before.s !== state.s;
  if (selected || filtered) notify({ selected, filtered, cause: "address" });
}
