// Files that leave the page: a picture, a table, a calendar, the graph.

import { shown } from "./filter.js";
import { unpacked } from "./network.js";
import { label, lastDay, row, story, typeWords, whenWords } from "./story.js";

export function save(name, type, contents) {
  const address = URL.createObjectURL(contents instanceof Blob ? contents : new Blob([contents], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// A spreadsheet must not take a headline for a formula: https://owasp.org/www-community/attacks/CSV_Injection
export function cell(value) {
  const text = String(value ?? "").replace(/\r\n?|\n/g, " ");
  const safe = /^[\s]*[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",;']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const COLUMNS = [
  ["event", (event) => event.label], ["kind", typeWords], ["certainty", (event) => event.modality], ["when", whenWords],
  ["not before", (event) => event.a], ["not after", (event) => event.b],
  ["who and where", (event) => event.who.map(label).join("; ")], ["independent sources", (event) => event.n],
  ["articles", (event) => event.docs.length], ["sources disagree", (event) => (event.conflicts.length ? "yes" : "no")],
  ["article titles", (event) => event.docs.map(label).join("; ")], ["quote", (event) => row(event.evidence[0])?.text],
  ["identifier", (event) => story.base + event.id],
];

export function csv(events) {
  const rows = [COLUMNS.map(([title]) => title), ...events.map((event) => COLUMNS.map(([, value]) => value(event)))];
  return `\ufeff${rows.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

const AHEAD_OF = new Set(["planned", "expected", "possible"]);
const coder = new TextEncoder();

function calendarText(text) {
  return text.replace(/\\/g, "\\\\").replace(/\r?\n/g, "\\n").replace(/([,;])/g, "\\$1");
}

// RFC 5545, 3.1: no line longer than 75 octets
function folded(line) {
  const parts = [];
  let part = "";
  for (const letter of line) {
    if (coder.encode(part + letter).length > 74) { parts.push(part); part = letter; } else part += letter;
  }
  return [...parts, part].join("\r\n ");
}

function nextDay(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);
}

export function calendar(events) {
  const compact = (day) => day.replace(/-/g, "");
  const ahead = events.filter((event) => AHEAD_OF.has(event.modality) && event.a && event.b);
  const entries = ahead.flatMap((event) => ["BEGIN:VEVENT", `UID:${story.base}${event.id}`, `DTSTAMP:${compact(lastDay || event.a)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(event.a)}`, `DTEND;VALUE=DATE:${compact(nextDay(event.b))}`, `SUMMARY:${calendarText(event.label)}`,
    `DESCRIPTION:${calendarText([whenWords(event), row(event.evidence[0])?.text].filter(Boolean).join(": "))}`,
    `STATUS:${event.modality === "planned" ? "CONFIRMED" : "TENTATIVE"}`, "TRANSP:TRANSPARENT", "END:VEVENT"]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline-kg//story page//EN", "CALSCALE:GREGORIAN", ...entries, "END:VCALENDAR"]
    .map(folded).join("\r\n").concat("\r\n");
}

const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "font", "font-family", "font-size", "font-weight",
  "text-anchor", "text-decoration", "opacity", "display"];

// The timeline with its style copied in, so that the picture looks the same anywhere.
export function timelineSvg() {
  const [ruler, lanes] = ["#timeline .ruler", "#timeline .lanes"].map((name) => document.querySelector(name));
  const [width, height] = [lanes.clientWidth, Number(lanes.getAttribute("height"))];
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  for (const [name, value] of Object.entries({ width, height: height + 64, viewBox: `0 0 ${width} ${height + 64}` })) picture.setAttribute(name, value);
  const paper = document.createElementNS(picture.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: getComputedStyle(document.body).getPropertyValue("--paper") })) paper.setAttribute(name, value);
  const title = document.createElementNS(picture.namespaceURI, "text");
  for (const [name, value] of Object.entries({ x: 4, y: 22, "font-size": 17, "font-family": "Georgia, serif", fill: getComputedStyle(document.body).getPropertyValue("--ink") })) title.setAttribute(name, value);
  title.textContent = story.title;
  picture.append(paper, title, styled(ruler, 34), styled(lanes, 58));
  return new XMLSerializer().serializeToString(picture);
}

function styled(source, y) {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  group.setAttribute("transform", `translate(0,${y})`);
  for (const child of source.childNodes) group.append(child.cloneNode(true));
  const [originals, copies] = [source.querySelectorAll("*"), group.querySelectorAll("*")];
  copies.forEach((copy, index) => {
    const style = getComputedStyle(originals[index]);
    copy.setAttribute("style", DRAWN.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
    copy.removeAttribute("class");
  });
  return group;
}

async function networkPng() {
  const section = document.getElementById("network");
  if (!section.network.image()) await section.network.start();
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  const source = section.network.image();
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [source.width, source.height];
  const ink = copy.getContext("2d");
  ink.fillStyle = getComputedStyle(document.body).getPropertyValue("--paper");
  ink.fillRect(0, 0, copy.width, copy.height);
  ink.drawImage(source, 0, 0);
  return new Promise((done) => { copy.toBlob(done, "image/png"); });
}

const SAVED = {
  svg: async () => ["timeline.svg", "image/svg+xml", timelineSvg()],
  png: async () => ["network.png", "image/png", await networkPng()],
  csv: async () => ["events.csv", "text/csv;charset=utf-8", csv(shown())],
  ics: async () => ["ahead.ics", "text/calendar;charset=utf-8", calendar(shown())],
  ttl: async () => ["graph.ttl", "text/turtle;charset=utf-8", await unpacked("turtle-gzip")],
};

export function listenForSaving() {
  document.addEventListener("save", async ({ detail }) => save(...await SAVED[detail]()));
}
