// How nodes and edges look: the selection and its neighbours in full ink, the rest stepping back.
// Marks and names keep their size on the screen, whatever the zoom.

import { ink } from "../base/ink.js";
import { state } from "../choice/state.js";
import { label, row, thing } from "../story/story.js";
import { predicateWords, ROLE_WORDS, TIE_WORDS } from "../story/words.js";

export const SHAPES = { event: "diamond", organisation: "square", person: "dot", place: "triangleDown", product: "hexagon", other: "dot" };
export const MARK = 5; // pixels, from the middle to the edge
const CROWDED = 15; // pixels of the plan; closer together, marks shrink
export const LETTER = 13; // pixels

function colours(node, isLit) {
  const body = ink(node.group === "event" ? "accent" : "name");
  const border = isLit ? body : ink("fade");
  const isHollow = node.group === "event" && row(node.id)?.modality !== "actual";
  return { background: isHollow ? ink("paper") : border, border };
}

export function markSize(scale) {
  return Math.min(MARK, Math.max(CROWDED * scale, 1.5));
}

export function nodeColours(node, lit) {
  return colours(node, !lit || lit.has(node.id));
}

export function nodeLook(node, { lit, named, scale }) {
  const found = nodeColours(node, lit);
  const chosen = node.id === state.s;
  const look = {
    id: node.id, x: node.x, y: node.y, shape: SHAPES[node.group] || "dot", size: (chosen ? 1.5 : 1) * markSize(scale) / scale,
    borderWidth: (chosen ? 3 : 1.5) / scale, color: { ...found, highlight: found, hover: { ...found, border: ink("ink") } },
    title: thing(node.id)?.kind === "event" ? `${label(node.id)}, ${row(node.id).when}` : label(node.id),
  };
  if (!named.has(node.id)) return look;
  return { ...look, label: node.label,
    font: { size: LETTER / scale, color: ink("ink"), strokeColor: ink("paper"), strokeWidth: 4 / scale, vadjust: -3 / scale } };
}

export function edgeWords(edge) {
  return (ROLE_WORDS[edge.role] || TIE_WORDS[edge.role]?.[0] || predicateWords(edge.role)).toLowerCase();
}

export function edgeLook(edge, id, { lit, scale }) {
  const look = { id, from: edge.from, to: edge.to };
  if (!lit || (edge.from !== state.s && edge.to !== state.s)) {
    return { ...look, width: 1 / scale, color: { color: ink(lit ? "fade" : "edge"), opacity: lit ? 1 : 0.55 }, arrows: { to: { enabled: false } } };
  }
  return { ...look, width: 2 / scale, label: edgeWords(edge), color: { color: ink("accent") },
    font: { size: 11 / scale, color: ink("soft"), strokeColor: ink("paper"), strokeWidth: 4 / scale },
    arrows: { to: { enabled: true, scaleFactor: 0.5 / scale } } };
}
