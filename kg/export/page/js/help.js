// Help, as a dialog.

import { el } from "./base/dom.js";

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
