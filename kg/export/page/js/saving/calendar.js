// What lies ahead, as a calendar.

import { dayEnd, isoDay } from "../story/days.js";
import { lastDay, row, story, whenWords } from "../story/story.js";
import { AHEAD } from "../story/words.js";

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

const compact = (day) => day.replace(/-/g, "");

function entry(event) {
  return ["BEGIN:VEVENT", `UID:${story.base}${event.id}`, `DTSTAMP:${compact(lastDay || event.a)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(event.a)}`, `DTEND;VALUE=DATE:${compact(isoDay(dayEnd(event.b)))}`, `SUMMARY:${calendarText(event.label)}`,
    `DESCRIPTION:${calendarText([whenWords(event), row(event.evidence[0])?.text].filter(Boolean).join(": "))}`,
    `STATUS:${event.modality === "planned" ? "CONFIRMED" : "TENTATIVE"}`, "TRANSP:TRANSPARENT", "END:VEVENT"];
}

export function calendar(events) {
  const ahead = events.filter((event) => AHEAD.has(event.modality) && event.a && event.b);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline-kg//story page//EN", "CALSCALE:GREGORIAN", ...ahead.flatMap(entry), "END:VCALENDAR"]
    .map(folded).join("\r\n").concat("\r\n");
}
