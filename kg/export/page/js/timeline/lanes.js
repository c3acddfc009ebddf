// Which event stands in which lane. Few events: every one has its label. Many: the best supported ones have theirs,
// the others become thin marks below, so that the whole stays in sight; zooming in gives more of them a label.

import { cut, textWidth, timelineLabel } from "./labels.js";
import { extent } from "./marks.js";

export const LANE = 25;
export const THIN = 7;
export const ABOVE_THIN = 8; // pixels between the lanes with labels and the thin ones

const GAP = 16;
const LABEL = 340; // pixels; a longer label is cut
const FEW = 160; // events
const MOST = 28; // lanes; more than that is many, too
const LABELLED = 20; // lanes with labels when there are many
const CANDIDATES = 300;

// An event with its label: at its right, else at its left, else over it.
function labelled(event, scale, width) {
  const place = extent(event, scale);
  const text = cut(timelineLabel(event), Math.min(LABEL, width - 40));
  const long = textWidth(text) + 8;
  const [from, to] = [Math.max(place.x0, 0), Math.min(place.x1, width)];
  if (to + long <= width) return { event, place, text, side: "right", x: to + 7, left: from, right: to + long, long: long - 8 };
  if (from - long >= 0) return { event, place, text, side: "left", x: from - 7, left: from - long, right: to, long: long - 8 };
  const x = Math.max(4, Math.min(from + 6, width - long));
  const words = place.kind === "lasting" && to - from > 140 ? cut(text, to - x - 8) : text;
  return { event, place, text: words, side: "over", x, left: Math.min(from, x), right: Math.max(to, x + long), long: long - 8 };
}

// The first lane where nothing is in the way; -1 if there is none.
function freeLane(lanes, { left, right }, most) {
  const lane = lanes.findIndex((taken) => taken.every(([from, to]) => right + GAP <= from || to + GAP <= left));
  return lane >= 0 || lanes.length >= most ? lane : lanes.push([]) - 1;
}

function placed(entries, most = Infinity) {
  const lanes = [];
  const found = [];
  for (const entry of entries) {
    const lane = freeLane(lanes, entry, most);
    if (lane < 0) continue;
    lanes[lane].push([entry.left, entry.right]);
    found.push({ ...entry, lane });
  }
  return { whole: found, lanes: lanes.length };
}

export function pack(some, scale, width, { first = "", all = false } = {}) {
  const few = all || some.length <= FEW ? placed(some.map((event) => labelled(event, scale, width))) : null;
  return few && (all || few.lanes <= MOST) ? { ...few, thin: [] } : crowded(some, scale, width, first);
}

// The best supported ones that find room, then in order of time, so that the eye can follow.
function crowded(some, scale, width, first) {
  const ranked = [...some].sort((a, b) => (b.id === first) - (a.id === first) || b.weight - a.weight || a.turn - b.turn).slice(0, CANDIDATES);
  const chosen = placed(ranked.map((event) => labelled(event, scale, width)), LABELLED).whole;
  const { whole, lanes } = placed(chosen.sort((a, b) => a.event.t0 - b.event.t0 || a.event.t1 - b.event.t1));
  const named = new Set(whole.map(({ event }) => event));
  return { whole, lanes, thin: thinLanes(some.filter((event) => !named.has(event)), scale) };
}

function thinLanes(events, scale) {
  const ends = [];
  const found = events.map((event) => ({ event, place: extent(event, scale, 5), lane: 0 })).sort((a, b) => a.place.x0 - b.place.x0);
  for (const entry of found) {
    const lane = ends.findIndex((end) => end + 2 <= entry.place.x0);
    entry.lane = lane < 0 ? ends.push(0) - 1 : lane;
    ends[entry.lane] = entry.place.x1;
  }
  return found;
}

export function heightOf({ lanes, thin }) {
  const deep = thin.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
  return Math.max(lanes * LANE + (deep && ABOVE_THIN + deep * THIN) + 12, 60);
}
