// Which events are shown.

import { haystack } from "../story/proofs.js";
import { events } from "../story/story.js";
import { question } from "./questions.js";
import { state, subscribe } from "./state.js";

let kept = null;
let ids = null;

// In order of time, as all events are.
export function shown() {
  kept ||= events.filter(tests());
  return kept;
}

export function isShown(id) {
  ids ||= new Set(shown().map((event) => event.id));
  return ids.has(id);
}

function tests() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = question(state.ask);
  const checks = [
    state.type && ((event) => event.type === state.type),
    state.modality && ((event) => event.modality === state.modality),
    state.source && ((event) => event.docs.includes(state.source) || event.origins.includes(state.source)),
    state.who && ((event) => event.who.includes(state.who)),
    state.two && ((event) => event.n >= 2),
    state.conflict && ((event) => event.conflicts.length > 0),
    (state.from || state.to) && ((event) => event.dated),
    state.from && ((event) => !event.b || event.b >= state.from),
    state.to && ((event) => !event.a || event.a <= state.to),
    asked?.keeps,
    words.length && ((event) => words.every((word) => haystack(event).includes(word))),
  ].filter(Boolean);
  return (event) => checks.every((check) => check(event));
}

subscribe((change) => {
  if (change.filtered) { kept = null; ids = null; }
});
