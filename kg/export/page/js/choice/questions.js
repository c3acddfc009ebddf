// Questions in plain words. Each keeps some events, or leads to a section, or is answered in the panel.

import { seriesEvents } from "../story/relations.js";
import { documents, events, lastDay, names, series, story } from "../story/story.js";
import { AHEAD } from "../story/words.js";

export const QUESTIONS = [
  { id: "firm", text: "What do two or more independent sources confirm?", keeps: (event) => event.n >= 2 },
  { id: "ahead", text: "What was still ahead when the last article came out?",
    keeps: (event) => AHEAD.has(event.modality) && (!event.b || event.b >= lastDay) },
  { id: "planned", text: "What was planned, expected or possible?", keeps: (event) => AHEAD.has(event.modality) },
  { id: "negated", text: "What did not happen, or is denied?", keeps: (event) => event.modality === "negated" },
  { id: "disputed", text: "Where do the sources disagree?", keeps: (event) => event.conflicts.length > 0 },
  { id: "weak", text: "What rests on a single voice, or on nobody named?", keeps: (event) => event.n < 2 },
  { id: "copied", text: "What is told often, but comes from one source?", keeps: (event) => event.docs.length > 1 && event.n < 2 },
  { id: "causes", text: "What led to what?", keeps: (event) => event.ties.some(([tie]) => tie === "kg:cause") || isCause(event) },
  { id: "inferred", text: "Which dates did no article state?", keeps: (event) => Boolean(event.basis) },
  { id: "undated", text: "Which events have no known date?", keeps: (event) => !event.dated },
  { id: "numbered", text: "Which events are numbered, and which numbers are missing?", keeps: (event) => Boolean(event.series), panel: true },
  { id: "targets", text: "Were the targets met?", section: "figures", when: () => story.comparisons.length > 0 },
  { id: "copies", text: "Who copies whom?", section: "articles", when: () => documents.length > 1 },
  { id: "voices", text: "Who is quoted, and on how much?", panel: true, when: () => events.some((event) => event.origins.length) },
  { id: "people", text: "Who are the people, and what do they do?", panel: true, when: () => ofKind("person") },
  { id: "places", text: "Where did it happen?", panel: true, when: () => ofKind("place") },
  { id: "family", text: "Which company belongs to which?", panel: true,
    when: () => names.some((name) => name.facts.some(([predicate]) => predicate === "schema:parentOrganization")) },
  { id: "refused", text: "What do articles claim that the graph does not accept?", panel: true, when: () => story.refused > 0 },
];

let causes = null;

function isCause(event) {
  causes ||= new Set(events.flatMap((other) => other.ties.filter(([tie]) => tie === "kg:cause").map(([, target]) => target)));
  return causes.has(event.id);
}

function ofKind(kind) {
  return names.some((name) => name.kind === kind);
}

export function question(id) {
  return id ? QUESTIONS.find((entry) => entry.id === id) : undefined;
}

// How many events answer a question; -1 where the answer is no selection of events.
export function answers(entry) {
  if (entry.when && !entry.when()) return 0;
  return entry.keeps ? events.filter(entry.keeps).length : -1;
}

export function missingNumbers() {
  return series.map((entry) => {
    const known = seriesEvents(entry.id).filter((event) => event.ordinal);
    const numbers = new Set(known.map((event) => event.ordinal));
    const highest = Math.max(0, ...numbers);
    return { entry, known, highest, missing: highest - numbers.size };
  }).filter(({ highest }) => highest > 0);
}
