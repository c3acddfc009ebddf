// Puts the page together.

import { dayWords, plural } from "./words.js";
import { add, button, el, reveal } from "./dom.js";
import { documents, events, figures, haystack, story } from "./story.js";
import { followAddress, fragment, readFragment, state } from "./state.js";
import { drawQuestions } from "./questions.js";
import { drawFilters, showChoice } from "./filter.js";
import { drawTimeline } from "./timeline.js";
import { drawList } from "./list.js";
import { drawNetwork } from "./network.js";
import { drawPanel } from "./panel.js";
import { drawFigures } from "./figures.js";
import { drawSources } from "./sources.js";
import { drawNames } from "./names.js";
import { listenForSaving } from "./exports.js";
import { drawHelp, listenToKeys } from "./keys.js";

const SECTIONS = [["timeline", "Timeline"], ["network", "Network"], ["list", "Events"], ["figures", "Figures"], ["sources", "Articles"], ["names", "Names"]];

function standfirst() {
  const days = events.flatMap((event) => [event.a, event.b]).filter(Boolean).sort();
  const firm = events.filter((event) => event.n >= 2).length;
  const disputed = events.filter((event) => event.conflicts.length).length;
  const voices = new Set(documents.map((entry) => entry.group || entry.id)).size;
  const parts = [`${plural(events.length, "event")} told by ${plural(documents.length, "article")}`
    + (voices < documents.length ? `, which speak with ${plural(voices, "voice")}` : "")
    + (days.length ? `, from ${dayWords(days[0])} to ${dayWords(days[days.length - 1])}` : "") + "."];
  parts.push(firm ? `${plural(firm, "event")} ${firm === 1 ? "is" : "are"} confirmed by two or more independent sources` : "No event is confirmed by two independent sources");
  return `${parts.join(" ")}${disputed ? `; on ${plural(disputed, "event")} the sources disagree` : ""}.`;
}

function palette() {
  const dark = document.documentElement.dataset.palette
    ? document.documentElement.dataset.palette === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.palette = dark ? "light" : "dark";
  document.dispatchEvent(new CustomEvent("palette"));
}

async function copyLink(event) {
  const address = location.href.split("#")[0] + fragment();
  const node = event.currentTarget;
  try {
    await navigator.clipboard.writeText(address);
    node.textContent = "Link copied";
  } catch {
    node.textContent = "Copy it from the address bar";
  }
  setTimeout(() => { node.textContent = "Copy link"; }, 2500);
}

function drawMasthead(masthead) {
  const present = SECTIONS.filter(([id]) => id !== "figures" || figures.length);
  add(masthead, [
    el("div", { class: "title" }, el("h1", {}, story.title), el("p", { class: "standfirst" }, standfirst())),
    el("div", { class: "masthead-tools" },
      el("nav", { "aria-label": "Sections" }, present.map(([id, title]) => button(title, () => reveal(document.getElementById(id))))),
      el("div", { class: "tools" }, button("Copy link", copyLink), button("Light or dark", palette, { title: "Switch between light and dark" }),
        button("Help", () => document.getElementById("help").showModal(), { "aria-keyshortcuts": "?" }))),
  ]);
}

function followSkipLink() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || location.hash.includes("=")) return false;
  target.focus();
  reveal(target);
  return true;
}

function main() {
  const node = (id) => document.getElementById(id);
  Object.assign(state, readFragment(location.hash));
  drawMasthead(node("masthead"));
  drawFilters(node("filters"), drawQuestions((id) => reveal(node(id))));
  drawTimeline(node("timeline"));
  drawList(node("list"));
  drawPanel(node("panel"));
  drawNetwork(node("network"));
  drawFigures(node("figures"));
  drawSources(node("sources"));
  drawNames(node("names"));
  drawHelp();
  showChoice();
  listenForSaving();
  listenToKeys();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("palette")));
  addEventListener("hashchange", () => followSkipLink() || followAddress());
  addEventListener("popstate", () => { if (location.hash.includes("=") || !location.hash) followAddress(); });
  add(node("colophon"), [el("p", {}, `Made by timeline-kg from ${plural(documents.length, "article")}. Everything on this page, with its proofs, is in the graph that “Turtle” saves.`)]);
  document.documentElement.dataset.ready = "yes";
  (globalThis.requestIdleCallback || setTimeout)(() => events.forEach(haystack));
}

main();
