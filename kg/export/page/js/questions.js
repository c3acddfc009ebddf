// Questions in plain words. Each keeps some events, or is answered in the panel.

import { el } from "./dom.js";
import { documents, events, lastDay, series, seriesEvents, story } from "./story.js";
import { update } from "./state.js";

const AHEAD = new Set(["planned", "expected", "possible"]);

const QUESTIONS = [
  { id: "firm", text: "What do two or more independent sources confirm?", keeps: (event) => event.n >= 2 },
  { id: "ahead", text: "What was still ahead when the last article came out?",
    keeps: (event) => AHEAD.has(event.modality) && (!event.b || event.b >= lastDay) },
  { id: "planned", text: "What was planned, expected or possible?", keeps: (event) => AHEAD.has(event.modality) },
  { id: "negated", text: "What did not happen, or is denied?", keeps: (event) => event.modality === "negated" },
  { id: "disputed", text: "Where do the sources disagree?", keeps: (event) => event.conflicts.length > 0 },
  { id: "weak", text: "What rests on a single voice, or on nobody named?", keeps: (event) => event.n < 2 },
  { id: "copied", text: "What is told often, but comes from one source?", keeps: (event) => event.docs.length > 1 && event.n < 2 },
  { id: "inferred", text: "Which dates did no article state?", keeps: (event) => Boolean(event.basis) },
  { id: "undated", text: "Which events have no known date?", keeps: (event) => !event.a && !event.b },
  { id: "causes", text: "What led to what?", keeps: (event) => event.ties.some(([tie]) => tie === "kg:cause") || isCause(event) },
  { id: "numbered", text: "Which events are numbered, and which numbers are missing?",
    keeps: (event) => Boolean(event.series), panel: "series" },
  { id: "targets", text: "Were the targets met?", section: "figures", when: () => story.comparisons.length > 0 },
  { id: "copies", text: "Who copies whom?", section: "sources", when: () => documents.length > 1 },
  { id: "refused", text: "What do articles claim that the graph does not accept?", panel: "refused",
    when: () => story.claims.some((claim) => claim.refused) },
];

function isCause(event) {
  causes ||= new Set(events.flatMap((other) => other.ties.filter(([tie]) => tie === "kg:cause").map(([, target]) => target)));
  return causes.has(event.id);
}

let causes = null;

export function question(id) {
  return id ? QUESTIONS.find((entry) => entry.id === id) : undefined;
}

function answers(entry) {
  if (entry.when && !entry.when()) return 0;
  return entry.keeps ? events.filter(entry.keeps).length : -1;
}

export function drawQuestions(reveal) {
  const known = QUESTIONS.map((entry) => [entry, answers(entry)]).filter(([, count]) => count !== 0);
  const node = el("select", { id: "filter-ask", "aria-label": "Ask a question", class: "ask", onchange: () => {
    const asked = question(node.value);
    if (asked?.section) reveal(asked.section);
    update({ ask: asked?.section ? "" : node.value, ...(asked?.panel ? { s: "" } : {}) });
    if (asked?.section) node.value = "";
  } }, el("option", { value: "" }, "Ask a question …"),
  known.map(([entry, count]) => el("option", { value: entry.id }, count > 0 ? `${entry.text} (${count})` : entry.text)));
  return node;
}

export function missingNumbers() {
  return series.map((entry) => {
    const known = seriesEvents(entry.id).filter((event) => event.ordinal);
    const numbers = new Set(known.map((event) => event.ordinal));
    const highest = Math.max(0, ...numbers);
    return { entry, known, highest, missing: highest - numbers.size };
  }).filter(({ highest }) => highest > 0);
}

