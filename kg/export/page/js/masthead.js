// The head of the page: what this is about, in two sentences, and the ways into it.

import { add, button, el, reveal } from "./base/dom.js";
import { switchPalette } from "./base/ink.js";
import { fragment } from "./choice/state.js";
import { dayWords } from "./story/days.js";
import { documents, events, figures, story } from "./story/story.js";
import { plural } from "./story/words.js";

const SECTIONS = [["timeline", "Timeline"], ["network", "Network"], ["list", "Events"], ["figures", "Figures"], ["articles", "Articles"], ["names", "Names"]];

function span() {
  const days = events.flatMap((event) => [event.a, event.b]).filter(Boolean).sort();
  return days.length ? `, from ${dayWords(days[0])} to ${dayWords(days[days.length - 1])}` : "";
}

function telling() {
  const voices = new Set(documents.map((entry) => entry.group || entry.id)).size;
  const fewer = voices < documents.length ? `, which speak with ${plural(voices, "voice")}` : "";
  return `${plural(events.length, "event")} told by ${plural(documents.length, "article")}${fewer}${span()}.`;
}

function standing() {
  const firm = events.filter((event) => event.n >= 2).length;
  const disputed = events.filter((event) => event.conflicts.length).length;
  const sure = firm ? `${plural(firm, "event")} ${firm === 1 ? "is" : "are"} confirmed by two or more independent sources`
    : "No event is confirmed by two independent sources";
  return `${sure}${disputed ? `; on ${plural(disputed, "event")} the sources disagree` : ""}.`;
}

async function copyLink(event) {
  const node = event.currentTarget;
  try {
    await navigator.clipboard.writeText(location.href.split("#")[0] + fragment());
    node.textContent = "Link copied";
  } catch {
    node.textContent = "Copy it from the address bar";
  }
  setTimeout(() => { node.textContent = "Copy link"; }, 2500);
}

function tools() {
  return el("div", { class: "tools" }, button("Copy link", copyLink), button("Light or dark", switchPalette, { title: "Switch between light and dark" }),
    button("Help", () => document.getElementById("help").showModal(), { "aria-keyshortcuts": "?" }));
}

export function drawMasthead(masthead) {
  const present = SECTIONS.filter(([id]) => id !== "figures" || figures.length);
  add(masthead, [
    el("div", { class: "title" }, el("h1", {}, story.title), el("p", { class: "standfirst" }, `${telling()} ${standing()}`)),
    el("div", { class: "masthead-tools" },
      el("nav", { "aria-label": "Sections" }, present.map(([id, title]) => button(title, () => reveal(document.getElementById(id))))),
      tools()),
  ]);
}

export function drawColophon(colophon) {
  add(colophon, [el("p", {}, `Made by timeline-kg from ${plural(documents.length, "article")}. Everything on this page, with its proofs, is in the graph that “Turtle” saves.`)]);
}
