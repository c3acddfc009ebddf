// Events as a table.

import { label, row, story, typeWords, whenWords } from "../story/story.js";

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
