// The words beside a mark: how long they are, and how they are cut.

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();
const cuts = new Map();
let font = "";

export function readFont() {
  const now = getComputedStyle(document.body).getPropertyValue("--label-font").trim() || "13px sans-serif";
  if (now === font) return;
  widths.clear();
  cuts.clear();
  font = now;
  pen.font = font;
}

export function textWidth(text) {
  if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
  return widths.get(text);
}

export function cut(text, room) {
  if (textWidth(text) <= room) return text;
  const key = `${Math.round(room / 8)} ${text}`;
  if (!cuts.has(key)) cuts.set(key, shortened(text, room));
  return cuts.get(key);
}

function shortened(text, room) {
  let length = Math.max(4, Math.floor(text.length * room / textWidth(text)));
  while (length > 4 && pen.measureText(`${text.slice(0, length)}…`).width > room) length -= 2;
  return `${text.slice(0, length).trimEnd()}…`;
}

export function timelineLabel(event) {
  return `${event.conflicts.length ? "⚠ " : ""}${event.label}`;
}
