// Thin marks by the thousand, painted on a canvas behind the named ones.

import { ink } from "../base/ink.js";
import { ABOVE_THIN, LANE, THIN } from "./lanes.js";

// Filled: it happened. Hollow: planned, expected or possible. Hollow with a line through it: it did not happen.
const INKS = { actual: "accent", planned: "accent", negated: "no" };
const TALL = THIN - 2.5;

export function lookOf(event) {
  return INKS[event.modality] ? event.modality : "planned";
}

export function topOf(packed) {
  return packed.lanes * LANE + ABOVE_THIN;
}

// The outline of a thin mark, and the line through it.
export function thinPath({ event, place, lane }, top) {
  const [y, wide] = [top + lane * THIN + 1, place.x1 - place.x0];
  const box = `M${place.x0} ${y}h${wide}v${TALL}h${-wide}z`;
  return lookOf(event) === "negated" ? `${box}M${place.x0} ${y + TALL / 2}h${wide}` : box;
}

export function paintThin(canvas, packed, width, height) {
  const sharp = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.hidden = packed.thin.length === 0;
  if (canvas.hidden) return;
  const top = topOf(packed);
  const pen = sized(canvas, width, height - top, sharp, top);
  for (const [look, name] of Object.entries(INKS)) {
    pen.fillStyle = ink(name);
    for (const entry of packed.thin) if (lookOf(entry.event) === look) paintMark(pen, entry, look);
  }
}

// Rectangles only: a path of thousands of outlines would take ten times as long.
function paintMark(pen, { place, lane }, look) {
  const [y, wide] = [lane * THIN + 1, place.x1 - place.x0];
  pen.fillRect(place.x0, y, wide, TALL);
  if (look !== "actual") pen.clearRect(place.x0 + 1, y + 1, wide - 2, TALL - 2);
  if (look === "negated") pen.fillRect(place.x0, y + TALL / 2 - 0.5, wide, 1);
}

function sized(canvas, width, height, sharp, top) {
  [canvas.width, canvas.height] = [Math.ceil(width * sharp), Math.ceil(height * sharp)];
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px`, top: `${top}px` });
  const pen = canvas.getContext("2d");
  pen.scale(sharp, sharp);
  return pen;
}

export function thinAt(packed, x, y) {
  const lane = Math.floor((y - topOf(packed)) / THIN);
  return packed.thin.find((entry) => entry.lane === lane && x >= entry.place.x0 - 3 && x <= entry.place.x1 + 3)?.event;
}
