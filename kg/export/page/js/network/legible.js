// Which names can be read: the most important first, and none over another.

import { state } from "../choice/state.js";
import { eventsOf } from "../story/relations.js";
import { row } from "../story/story.js";
import { LETTER, markSize } from "./looks.js";

const LINE = LETTER * 1.25;
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(line) {
  pen.font = `${LETTER}px system-ui, sans-serif`;
  if (!widths.has(line)) widths.set(line, pen.measureText(line).width);
  return widths.get(line);
}

function importance(node, lit) {
  if (node.id === state.s) return 1e6;
  const own = node.group === "event" ? row(node.id)?.weight || 0 : 3 * eventsOf(node.id).length + 4;
  return lit ? 1e3 + own : own;
}

// Where the name of a node stands on the screen, under its mark.
export function boxOf({ x, y, label }, scale) {
  const lines = label.split("\n");
  const half = Math.max(...lines.map(widthOf)) / 2 + 3;
  const top = y * scale + markSize(scale) + 2;
  return [x * scale - half, top, x * scale + half, top + lines.length * LINE];
}

function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

export function legible(nodes, { lit, scale }) {
  const some = nodes.filter(({ id }) => !lit || lit.has(id)).map((node) => ({ node, rank: importance(node, lit) }));
  const mark = markSize(scale);
  const taken = some.map(({ node: { x, y } }) => [x * scale - mark, y * scale - mark, x * scale + mark, y * scale + mark]);
  const found = new Set();
  for (const { node } of some.sort((a, b) => b.rank - a.rank)) {
    const box = boxOf(node, scale);
    if (node.id !== state.s && taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    found.add(node.id);
  }
  return found;
}
