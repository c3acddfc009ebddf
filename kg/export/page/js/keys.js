// Keys: / searches, arrows move, Enter opens, Escape goes back.

import { el } from "./dom.js";
import { step } from "./list.js";
import { clearFilters, isFiltered, select, state } from "./state.js";

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

const HELP = [
  ["/", "search"], ["↑ ↓", "previous, next event"], ["Enter", "read the evidence"], ["Esc", "close the evidence, then clear the filters"],
  ["Ctrl + wheel", "zoom timeline or network; drag to move"], ["?", "this help"],
];

export function drawHelp() {
  const dialog = el("dialog", { id: "help", "aria-labelledby": "help-title" },
    el("h2", { id: "help-title" }, "How to read this page"),
    el("p", {}, "Everything here was read from news articles by a program, sentence by sentence. Choose an event to see who said so, in which words, and how its date is known. Nothing is loaded from the network: the page is one file."),
    el("p", {}, "“Independent sources” counts who said it first. Articles that copy each other, or that cite the same source, count once. Filled dots are independent sources, hollow dots are articles that repeat them."),
    el("p", {}, "A diamond is one known day. A pale, dashed bar means that the event was on some day within it. A solid bar lasts. Hollow marks are planned, expected or possible; a red, struck mark did not happen."),
    el("dl", { class: "keys" }, HELP.map(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, words)])),
    el("p", {}, "The address of the page keeps what you chose; “Copy link” copies it."),
    el("form", { method: "dialog" }, el("button", {}, "Close")));
  document.body.append(dialog);
}
