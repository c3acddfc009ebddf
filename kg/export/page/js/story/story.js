// What the graph says, by name: events, figures, names, articles, conflicts. Their proofs are in proofs.js.

import { dayEnd, dayStart } from "./days.js";

export const story = JSON.parse(document.getElementById("story").textContent);

const NONE = Object.freeze([]);

// Lists that a row may lack are empty.
const LISTS = {
  event: ["roles", "ties", "figures", "docs", "evidence", "origins"],
  figure: ["docs", "evidence"],
  name: ["also", "same", "facts"],
  document: ["authors", "from", "caveats"],
  conflict: ["about", "statements"],
  series: [],
};

const things = new Map();

function registered(kind, rows) {
  for (const row of rows) {
    for (const name of LISTS[kind]) row[name] ||= NONE;
    things.set(row.id, { kind, row });
  }
  return rows;
}

export const events = registered("event", story.events);
export const figures = registered("figure", story.figures);
export const names = registered("name", story.names);
export const documents = registered("document", story.documents);
export const conflicts = registered("conflict", story.conflicts);
export const series = registered("series", story.series);

let resolved = () => undefined;

// How to find what is not in the story itself.
export function resolveWith(find) {
  resolved = find;
}

export function thing(id) {
  return things.get(id) || (id ? resolved(id) : undefined);
}

export function row(id) {
  return thing(id)?.row;
}

export function label(id) {
  return things.get(id)?.row.label || story.voices[id] || story.types[id]
    || id.replace(/^[a-z]+:/, "").replace(/([a-z])([A-Z])/g, "$1 $2");
}

export function typeWords(event) {
  return story.types[event.type] || "event";
}

export function whenWords(entry) {
  return entry.basis ? `${entry.when}, ${entry.basis}` : entry.when;
}

export const lastDay = documents.reduce((last, document) => (document.b && document.b > last ? document.b : last), "")
  || events.reduce((last, event) => (event.a && event.a > last ? event.a : last), "");

function disputes() {
  const found = new Map();
  for (const conflict of conflicts) {
    for (const id of conflict.about) found.set(id, [...(found.get(id) || []), conflict]);
  }
  return found;
}

// What every view asks of every event, computed once.
function prepare(event, disputed) {
  const own = [event.id, ...event.figures].flatMap((id) => disputed.get(id) || NONE);
  event.conflicts = own.length ? own : NONE;
  event.t0 = dayStart(event.a || event.b || "2000-01-01");
  event.t1 = dayEnd(event.b || event.a || "2000-01-01");
  event.dated = Boolean(event.a || event.b);
  event.weight = 4 * event.n + event.docs.length + event.ties.length + 2 * own.length;
  event.who = event.roles.length > 1 ? [...new Set(event.roles.map(([, name]) => name))] : event.roles.map(([, name]) => name);
}

const disputed = disputes();
events.forEach((event, at) => {
  prepare(event, disputed);
  event.turn = at * 7919 % events.length; // where events stand equally well, some of every time come first
});
