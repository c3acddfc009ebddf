// Which event stands in which lane. Few events: every one has its label. Many: the best supported ones have theirs,
// the others become thin marks below, so that the whole stays in sight; zooming in gives more of them a label.

import { extent } from "./marks.js";

export const LANE = 25;
export const THIN = 7;

const GAP = 16;
const LABEL = 340; // pixels; a longer label is cut
const FEW = 160; // events
const MOST = 28; // lanes; more than that is many, too
const LABELLED = 20; // lanes with labels when there are many
const CANDIDATES = 300;

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();
const cuts = new Map();
let font = "";

export function forgetWidths() {
  const now = getComputedStyle(document.body).getPropertyValue("--label-font").trim() || "13px sans-serif";
  if (now !== font) { widths.clear(); cuts.clear(); }
  font = now;
  pen.font = font;
}

function textWidth(text) {
  if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
  return widths.get(text);
}

function cut(text, room) {
  if (textWidth(text) <= room) return text;
  const key = `${Math.round(room / 8)} ${text}`;
  if (!cuts.has(key)) {
    let length = Math.max(4, Math.floor(text.length * room / textWidth(text)));
    while (length > 4 && pen.measureText(`${text.slice(0, length)}…`).width > room) length -= 2;
    cuts.set(key, `${text.slice(0, length).trimEnd()}…`);
  }
  return cuts.get(key);
}

export function timelineLabel(event) {
  return `${event.conflicts.length ? "⚠ " : ""}${event.label}`;
}

function labelled(event, scale, width) {
  const place = extent(event, scale);
  const text = cut(timelineLabel(event), Math.min(LABEL, width - 40));
  const long = textWidth(text) + 8;
  const [from, to] = [Math.max(place.x0, 0), Math.min(place.x1, width)];
  let side = "right";
  if (to + long > width) side = from - long >= 0 ? "left" : "over";
  const x = { right: to + 7, left: from - 7, over: Math.max(4, Math.min(from + 6, width - long)) }[side];
  const inside = side === "over" && place.kind === "lasting" && to - from > 140;
  const words = inside ? cut(text, to - x - 8) : text;
  const left = side === "left" ? from - long : Math.min(from, x);
  const right = side === "right" ? to + long : Math.max(to, side === "over" ? x + long : to);
  return { event, place, text: words, side, x, left, right, long: long - 8 };
}

// The first lane where nothing is in the way; -1 if there is none.
function freeLane(lanes, left, right, most) {
  const lane = lanes.findIndex((taken) => taken.every(([from, to]) => right + GAP <= from || to + GAP <= left));
  return lane >= 0 || lanes.length >= most ? lane : lanes.push([]) - 1;
}

export function pack(some, scale, width, { first = "" } = {}) {
  const all = some.length <= FEW && packed(some, scale, width, { many: false, first });
  return all && all.lanes <= MOST ? all : packed(some, scale, width, { many: true, first });
}

function packed(some, scale, width, { many, first }) {
  const order = many ? [...some].sort((a, b) => (b.id === first) - (a.id === first) || b.weight - a.weight) : some;
  const [lanes, whole, rest] = [[], [], []];
  for (const [index, event] of order.entries()) {
    const found = index < CANDIDATES || !many ? labelled(event, scale, width) : null;
    const lane = found ? freeLane(lanes, found.left, found.right, many ? LABELLED : Infinity) : -1;
    if (lane < 0) { rest.push(event); continue; }
    lanes[lane].push([found.left, found.right]);
    whole.push({ ...found, lane });
  }
  return { whole, thin: thinLanes(rest, scale), lanes: lanes.length };
}

function thinLanes(events, scale) {
  const ends = [];
  return events.map((event) => ({ event, place: extent(event, scale, 5) }))
    .sort((a, b) => a.place.x0 - b.place.x0)
    .map((found) => {
      let lane = ends.findIndex((end) => end + 2 <= found.place.x0);
      if (lane < 0) lane = ends.push(0) - 1;
      ends[lane] = found.place.x1;
      return { ...found, lane };
    });
}
