// Keys: / searches, arrows move, Enter opens, Escape goes back.

import { clearFilters, isFiltered, select, state } from "./choice/state.js";
import { step } from "./list/list.js";

const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);

function escape() {
  if (state.s) {
    const line = document.querySelector("#list tr.selected button");
    const wasReading = document.getElementById("panel").contains(document.activeElement);
    select("");
    if (wasReading) line?.focus();
  } else if (isFiltered()) clearFilters();
}

const KEYS = {
  "/": () => document.getElementById("filter-q").focus(),
  "?": () => document.getElementById("help").showModal(),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => state.s && document.getElementById("panel").focus(),
  Escape: escape,
};

function isTaken(event) {
  const { tagName } = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return true;
  if (event.key === "Escape") return false;
  if (FIELDS.has(tagName)) return true;
  if (event.key === "Enter") return ["BUTTON", "A", "SUMMARY"].includes(tagName);
  return event.key.startsWith("Arrow") && Boolean(event.target.closest("#panel"));
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || isTaken(event)) return;
    if (event.key !== "Escape") event.preventDefault();
    KEYS[event.key]();
  });
  document.getElementById("list").addEventListener("click", (event) => {
    // a click on a title with the keyboard (detail 0) is the wish to read
    if (event.target.closest("button.title") && event.detail === 0) document.getElementById("panel").focus();
  });
}
