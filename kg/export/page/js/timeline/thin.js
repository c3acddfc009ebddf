// Thin marks by the thousand, painted on a canvas behind the named ones.

import { ink } from "../base/ink.js";
import { ABOVE_THIN, LANE, THIN } from "./lanes.js";

const LOOKS = { negated: ["no", 1], planned: ["edge", 1], actual: ["accent", 0.75] };

export function lookOf(event) {
  return LOOKS[event.modality] ? event.modality : "planned";
}

export function topOf(packed) {
  return packed.lanes * LANE + ABOVE_THIN;
}

export function paintThin(canvas, packed, width, height) {
  const sharp = Math.min(globalThis.devicePixelRatio || 1, 2);
  canvas.hidden = packed.thin.length === 0;
  if (canvas.hidden) return;
  const top = topOf(packed);
  const pen = sized(canvas, width, height - top, sharp, top);
  for (const look of Object.keys(LOOKS)) {
    [pen.fillStyle, pen.globalAlpha] = [ink(LOOKS[look][0]), LOOKS[look][1]];
    for (const { event, place, lane } of packed.thin) {
      if (lookOf(event) === look) pen.fillRect(place.x0, lane * THIN + 1, place.x1 - place.x0, THIN - 2.5);
    }
  }
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
