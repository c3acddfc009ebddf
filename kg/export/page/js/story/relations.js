// What belongs to what. Each index is made when it is asked for first.

import { conflicts, documents, events, figures, names } from "./story.js";

const NONE = Object.freeze([]);

export function index(rows, keys) {
  let found = null;
  return (key) => {
    found ||= indexed(rows(), keys);
    return found.get(key) || NONE;
  };
}

function indexed(rows, keys) {
  const found = new Map();
  for (const entry of rows) {
    for (const key of new Set(keys(entry))) {
      if (found.has(key)) found.get(key).push(entry); else found.set(key, [entry]);
    }
  }
  return found;
}

export const conflictsOf = index(() => conflicts, (conflict) => conflict.about);
export const eventsOf = index(() => events, (event) => event.who);
export const eventsIn = index(() => events, (event) => event.docs);
export const figuresOf = index(() => figures, (figure) => [figure.of]);
export const figuresIn = index(() => figures, (figure) => figure.docs);
export const figureOwners = index(() => events, (event) => event.figures);
export const seriesEvents = index(() => events, (event) => (event.series ? [event.series] : NONE));
export const groupMembers = index(() => documents, (document) => [document.group]);

export const tiesTo = index(
  () => events.flatMap((event) => event.ties.map(([tie, target]) => ({ tie, target, from: event.id }))), ({ target }) => [target]);

export const factsAbout = index(
  () => names.flatMap((name) => name.facts.map(([predicate, value]) => ({ predicate, value, from: name.id }))), ({ value }) => [value]);
