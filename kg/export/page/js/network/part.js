// Which part of the network is drawn: all of it, or the most connected part and what surrounds the selection.

import { isShown } from "../choice/shown.js";
import { isFiltered, state } from "../choice/state.js";
import { eventsOf } from "../story/relations.js";
import { label, row, story, thing } from "../story/story.js";

const NEIGHBOURS = 60;
const STEP = { x: 170, y: 130, gap: 220 };

export function drawnPart() {
  const part = kept(story.network);
  return story.network.whole ? part : withSurroundings(part);
}

// What the filters leave: their events, and the names that these still have.
function kept({ nodes, edges }) {
  if (!isFiltered()) return { nodes, edges };
  const chosen = new Set(nodes.filter((node) => node.group === "event" && isShown(node.id)).map((node) => node.id));
  const used = new Set(chosen);
  for (const { from, to } of edges) {
    if (chosen.has(from)) used.add(to);
    if (chosen.has(to)) used.add(from);
  }
  const drawn = nodes.filter((node) => used.has(node.id) && (node.group !== "event" || chosen.has(node.id)));
  const ids = new Set(drawn.map((node) => node.id));
  return { nodes: drawn, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

function centre() {
  const found = thing(state.s);
  if (found?.kind === "event") return [found.row];
  return found?.kind === "name" ? eventsOf(state.s).slice(0, NEIGHBOURS) : [];
}

// The selection and its ties in rows below the rest, where they are not drawn yet.
function withSurroundings({ nodes, edges }) {
  const ids = new Set(nodes.map((node) => node.id));
  const known = new Set(edges.map(({ from, to, role }) => `${from} ${to} ${role}`));
  const found = { nodes: [...nodes], edges: [...edges] };
  const bottom = Math.max(0, ...nodes.map((node) => node.y)) + STEP.gap;
  const place = (id, column, line) => {
    if (ids.has(id) || !row(id)) return;
    ids.add(id);
    found.nodes.push({ id, label: label(id).slice(0, 60), group: thing(id).kind === "event" ? "event" : row(id).kind || "other",
      x: column * STEP.x, y: bottom + line * STEP.y });
  };
  const tie = (from, to, role) => {
    if (ids.has(to) && !known.has(`${from} ${to} ${role}`)) found.edges.push({ from, to, role });
  };
  centre().forEach((event, column) => {
    place(event.id, column, 1);
    [...event.roles, ...event.ties].forEach(([role, target], at) => {
      place(target, column + at, at % 2 ? 0 : 2);
      tie(event.id, target, role);
    });
  });
  return found;
}

// The selection and what it is tied to; null if nothing drawn is selected.
export function litPart({ edges }) {
  const lit = new Set([state.s]);
  for (const { from, to } of edges) {
    if (from === state.s) lit.add(to);
    if (to === state.s) lit.add(from);
  }
  return lit.size > 1 ? lit : null;
}
