// Rows in chunks, of which only those near the reader's eyes are in the page. What is left out keeps its height.

import { el, swap } from "../base/dom.js";

const CHUNK = 25;
const ROW = 58; // pixels, until the row has been drawn
const MARGIN = 900; // pixels above and below that are drawn beforehand
const FEW = 200; // so many rows are always all there, to be found by the browser's own search

export function makeChunks(table, frame, rowOf) {
  const [before, after] = [el("tbody", { "aria-hidden": "true" }), el("tbody", { "aria-hidden": "true" })];
  const chunks = { table, frame, rowOf, before, after, entries: [], heights: [], bodies: new Map() };
  table.append(before, after);
  let asked = 0;
  const later = () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => draw(chunks)); };
  frame.addEventListener("scroll", later, { passive: true });
  addEventListener("scroll", later, { passive: true });
  return chunks;
}

export function showEntries(chunks, entries) {
  chunks.entries = entries;
  chunks.heights = Array.from({ length: Math.ceil(entries.length / CHUNK) }, (_, at) => ROW * Math.min(CHUNK, entries.length - at * CHUNK));
  chunks.bodies.forEach((body) => body.remove());
  chunks.bodies.clear();
  chunks.frame.scrollTop = 0;
  arrange(chunks, 0, entries.length <= FEW ? chunks.heights.length : Math.min(1, chunks.heights.length));
}

export function showAllEntries(chunks) {
  arrange(chunks, 0, chunks.heights.length);
}

// The row at a position, drawn if it was not.
export function rowAt(chunks, position) {
  const at = Math.floor(position / CHUNK);
  if (!chunks.bodies.has(at)) arrange(chunks, at, at + 1);
  return chunks.bodies.get(at).rows[position % CHUNK];
}

// From where to where the reader sees, in pixels of the table; on a phone the page scrolls and not the frame.
function sight({ frame }) {
  if (frame.scrollHeight > frame.clientHeight + 1) return [frame.scrollTop, frame.scrollTop + frame.clientHeight];
  const { top } = frame.getBoundingClientRect();
  return [-top, innerHeight - top];
}

function draw(chunks) {
  if (chunks.entries.length <= FEW) return;
  for (const [at, body] of chunks.bodies) chunks.heights[at] = body.offsetHeight || chunks.heights[at];
  const [from, to] = sight(chunks);
  let [top, first, last] = [0, -1, 0];
  chunks.heights.forEach((height, at) => {
    if (top + height > from - MARGIN && top < to + MARGIN) { if (first < 0) first = at; last = at + 1; }
    top += height;
  });
  if (first >= 0) arrange(chunks, first, last);
}

function arrange(chunks, first, last) {
  for (const [at, body] of chunks.bodies) {
    if ((at < first || at >= last) && !body.contains(document.activeElement)) { body.remove(); chunks.bodies.delete(at); }
  }
  for (let at = first; at < last; at += 1) if (!chunks.bodies.has(at)) insert(chunks, at);
  const there = [...chunks.bodies.keys()].sort((a, b) => a - b);
  const sum = (from, to) => chunks.heights.slice(from, to).reduce((total, height) => total + height, 0);
  space(chunks.before, sum(0, there[0] ?? 0));
  space(chunks.after, sum((there[there.length - 1] ?? -1) + 1));
}

function insert(chunks, at) {
  const body = el("tbody", {}, chunks.entries.slice(at * CHUNK, (at + 1) * CHUNK).map((entry, index) => chunks.rowOf(entry, at * CHUNK + index)));
  const next = [...chunks.bodies.keys()].filter((other) => other > at).sort((a, b) => a - b)[0];
  chunks.table.insertBefore(body, next === undefined ? chunks.after : chunks.bodies.get(next));
  chunks.bodies.set(at, body);
}

function space(body, height) {
  swap(body, height > 0 && el("tr", {}, el("td", { colspan: 4, style: `height:${height}px` })));
}
