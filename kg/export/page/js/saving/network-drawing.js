// The whole network as a drawing, with every name that has room.

import { svg } from "../base/dom.js";
import { ink } from "../base/ink.js";
import { legible } from "../network/legible.js";
import { edgeWords, LETTER, MARK, nodeColours } from "../network/looks.js";
import { drawnPart } from "../network/part.js";
import { sheet } from "./styled.js";

const MARGIN = 110;

const OUTLINES = {
  event: `M0 ${-MARK - 1}l${MARK + 1} ${MARK + 1}l${-MARK - 1} ${MARK + 1}l${-MARK - 1} ${-MARK - 1}z`,
  organisation: `M${-MARK} ${-MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}z`,
  place: `M${-MARK} ${-MARK + 1}h${2 * MARK}l${-MARK} ${2 * MARK - 2}z`,
  product: `M${-MARK} 0l${MARK / 2} ${-MARK}h${MARK}l${MARK / 2} ${MARK}l${-MARK / 2} ${MARK}h${-MARK}z`,
};

function edge({ from, to, role }, places) {
  const [one, other] = [places.get(from), places.get(to)];
  const bend = (other.y - one.y) * 0.4;
  return svg("path", { d: `M${one.x} ${one.y}C${one.x} ${one.y + bend} ${other.x} ${other.y - bend} ${other.x} ${other.y}`,
    fill: "none", stroke: ink("edge"), "stroke-width": 1, opacity: 0.6 }, svg("title", {}, edgeWords({ role })));
}

function node(entry, place) {
  const { background, border } = nodeColours(entry, null);
  const look = { fill: background, stroke: border, "stroke-width": 1.5 };
  const mark = OUTLINES[entry.group] ? svg("path", { d: OUTLINES[entry.group], ...look }) : svg("circle", { cx: 0, cy: 0, r: MARK, ...look });
  return svg("g", { transform: `translate(${place.x},${place.y})` }, mark);
}

function name(entry, place) {
  return entry.label.split("\n").map((line, index) => svg("text", { x: place.x, y: place.y + MARK + LETTER + 2 + index * LETTER * 1.25,
    fill: ink("ink"), stroke: ink("paper"), "stroke-width": 3.5, "paint-order": "stroke", "text-anchor": "middle", "font-size": LETTER,
    "font-family": "system-ui, sans-serif" }, line));
}

export function networkDrawing() {
  const { nodes, edges } = drawnPart();
  const [left, top] = ["x", "y"].map((side) => Math.min(0, ...nodes.map((entry) => entry[side])) - MARGIN);
  const [right, bottom] = ["x", "y"].map((side) => Math.max(0, ...nodes.map((entry) => entry[side])) + MARGIN);
  const places = new Map(nodes.map(({ id, x, y }) => [id, { x: x - left, y: y - top }]));
  const named = legible(nodes, { lit: null, scale: 1 });
  return sheet(right - left, bottom - top, [edges.map((entry) => edge(entry, places)),
    nodes.map((entry) => node(entry, places.get(entry.id))),
    nodes.filter(({ id }) => named.has(id)).map((entry) => name(entry, places.get(entry.id)))]);
}
