// The section of the network. It waits until it is in sight, so that nothing else ever waits for it.

import { add, button, el, heading, idle } from "../base/dom.js";
import { state, subscribe } from "../choice/state.js";
import { saver } from "../saving/ask.js";
import { events, story } from "../story/story.js";
import { plural } from "../story/words.js";
import { drawNetworkAnew, fitNetwork, placeOnScreen, repaintNetwork, startDrawing, zoomNetwork } from "./drawing.js";

const KEY = [["event", "event"], ["event planned", "planned, possible or denied"], ["organisation", "organisation"], ["person", "person"], ["place", "place"], ["product", "product"]];
const PAUSE = 150; // milliseconds; typing in the search field never waits for the network
const canvas = el("div", { class: "canvas", role: "img", "aria-label":
  "Network of events and the names in them. The list of events and the evidence panel say the same in words." });
const note = el("p", { class: "note faint" });
const empty = el("p", { class: "nothing faint", hidden: true }, "Nothing to draw: no event shown is tied to a name or to another event.");
const view = { inSight: false, started: false, ready: false, waiting: 0, owed: {} };

function tools() {
  return [
    button("−", () => zoomNetwork(1 / 1.4), { "aria-label": "Zoom out" }),
    button("+", () => zoomNetwork(1.4), { "aria-label": "Zoom in" }),
    button("Fit", fitNetwork),
    button("SVG", saver("network-svg"), { title: "Save the whole network as a drawing" }),
    button("PNG", saver("network-png"), { title: "Save the whole network as a picture" }),
  ];
}

function redraw({ focus, moving = false }) {
  const { count, glide } = drawNetworkAnew({ focus });
  empty.hidden = count > 0;
  canvas.classList.toggle("bare", count === 0);
  if (moving) glide();
}

function tellWhatIsLeftOut() {
  const alone = story.network.alone ? `${plural(story.network.alone, "event")} without a tie ${story.network.alone === 1 ? "is" : "are"} only in the list. ` : "";
  note.textContent = story.network.whole ? alone
    : `Of ${plural(events.length, "event")} the network shows the most connected ones and what surrounds the selection.`;
}

async function start() {
  try {
    await startDrawing(canvas);
  } catch {
    note.textContent = "This browser cannot unpack the network; timeline, list and evidence do not need it.";
    return;
  }
  redraw({ focus: true });
  canvas.dataset.ready = "yes";
  view.ready = true;
  subscribe((change) => {
    view.owed.anew ||= change.filtered || (change.selected && (change.cause !== "network" || !story.network.whole));
    view.owed.paint ||= change.selected;
    settle();
  });
  document.addEventListener("palette", () => { view.owed.paint = true; settle(); });
}

function settle() {
  clearTimeout(view.waiting);
  view.waiting = setTimeout(pay, PAUSE);
}

function pay() {
  if (!view.inSight || !view.ready) return;
  const { anew, paint } = view.owed;
  view.owed = {};
  if (anew) redraw({ focus: Boolean(state.s), moving: Boolean(state.s) && story.network.whole }); else if (paint) repaintNetwork();
}

function watch(section) {
  new IntersectionObserver(([entry]) => {
    view.inSight = entry.isIntersecting;
    if (view.inSight && !view.started) { view.started = true; idle(start); } else settle();
  }, { rootMargin: "300px" }).observe(section);
}

export function drawNetwork(section) {
  const key = el("p", { class: "key", "aria-hidden": "true" }, KEY.map(([kind, text]) => el("span", {}, el("i", { class: `dot ${kind}` }), text)));
  add(section, [heading("network", "Network", ...tools()), key, el("div", { class: "canvas-frame" }, canvas, empty), note]);
  tellWhatIsLeftOut();
  section.network = { place: placeOnScreen };
  watch(section);
}
