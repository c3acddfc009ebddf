// Days: as moments for the scales, as words for the reader.

const ONE_DAY = 864e5;

export function dayStart(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

export function dayEnd(day) {
  return dayStart(day) + ONE_DAY;
}

export function isoDay(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}

const DAY = d3.utcFormat("%-d %B %Y");

export function dayWords(day) {
  return day ? DAY(new Date(`${day}T00:00:00Z`)) : "";
}

const TICKS = [[d3.utcYear, d3.utcFormat("%Y")], [d3.utcMonth, d3.utcFormat("%B")], [d3.utcDay, d3.utcFormat("%-d %b")]];

// 2031, March, 4 Mar; nothing for hours, which no date here has
export function tickWords(moment) {
  const [, format] = TICKS.find(([unit]) => Number(unit(moment)) === Number(moment)) || [];
  return format ? format(moment) : "";
}

const ISO_DAYS = /\b\d{4}-\d{2}-\d{2}\b/g;

// Proofs are written with ISO days; a reader gets them in words.
export function withDaysInWords(text) {
  return text.replace(ISO_DAYS, (day) => (Number.isNaN(dayStart(day)) ? day : dayWords(day)));
}
