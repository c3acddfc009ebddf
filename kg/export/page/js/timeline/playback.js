// Time told by playing it: the story grows day by day, or a chosen period moves over it.

import { button, calm } from "../base/dom.js";
import { state, update } from "../choice/state.js";
import { dayEnd, dayStart, isoDay } from "../story/days.js";

const STEPS = 60;
const PAUSE = 150; // milliseconds
const CALM = { steps: 12, pause: 1200 };

let timer = 0;

// From where to where each step shows.
function frames([first, last]) {
  const steps = calm.matches ? CALM.steps : STEPS;
  const length = state.from && state.to ? dayEnd(state.to) - dayStart(state.from) : 0;
  const start = length ? dayStart(state.from) : first;
  const room = last - start - length;
  return Array.from({ length: steps }, (_, index) => {
    const moment = start + room * (index + 1) / steps;
    return length ? { from: isoDay(moment), to: isoDay(moment + length - 1) } : { from: "", to: isoDay(moment) };
  });
}

function stop(node) {
  clearInterval(timer);
  timer = 0;
  node.textContent = "Play";
  node.setAttribute("aria-pressed", "false");
}

function start(node, whole) {
  const left = frames(whole);
  const before = { from: state.from, to: state.to };
  node.textContent = "Stop";
  node.setAttribute("aria-pressed", "true");
  timer = setInterval(() => {
    const next = left.shift();
    update(next || before, { cause: "play" });
    if (!next) stop(node);
  }, calm.matches ? CALM.pause : PAUSE);
}

export function playButton(whole) {
  const node = button("Play", () => { if (timer) stop(node); else start(node, whole); },
    { "aria-pressed": "false", title: "Watch the story grow in time; with a period chosen, move the period" });
  return node;
}
