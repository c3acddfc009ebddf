// What things are called on the page.

export const ROLE_WORDS = {
  agent: "Who", affected: "Whom or what", speaker: "Who says it", instrument: "By means of", other: "Also involved",
  place: "Where",
};

// forward: on the event that has the tie; backward: on the event it points to
export const TIE_WORDS = {
  "kg:cause": ["Because of", "Led to"],
  "kg:before": ["Came before", "Came after"],
  "kg:partOf": ["Part of", "Includes"],
  "kg:realises": ["Carries out", "Carried out by"],
  "kg:postpones": ["Postpones", "Postponed by"],
  "kg:cancels": ["Calls off", "Called off by"],
  "kg:denies": ["Denies", "Denied by"],
  "kg:figure": ["Figure", "Belongs to"],
};

export const MODALITY_WORDS = {
  actual: "happened", planned: "planned", expected: "expected", possible: "possible", negated: "did not happen",
};

export const VERDICT_WORDS = {
  open: "Open: the reader must judge", scopeDiffers: "They do not speak of the same thing",
  superseded: "The later statement replaces the earlier one", resolved: "Resolved",
};

export const KIND_WORDS = {
  organisation: "Organisations", person: "People", place: "Places", product: "Products", other: "Other names",
};

export const PREDICATE_WORDS = {
  "rdf:type": "what happened", "kg:when": "when", "kg:timeText": "when", "kg:earliest": "not before",
  "kg:latest": "not after", "kg:latestStart": "begun by", "kg:earliestEnd": "lasting at least to",
  "kg:agent": "who", "kg:affected": "whom or what", "kg:speaker": "who says it", "kg:place": "where",
  "kg:instrument": "by means of", "kg:other": "also involved", "kg:involves": "also involved",
  "kg:ordinal": "number in the series", "kg:series": "series", "kg:cause": "cause", "kg:before": "order",
  "kg:partOf": "part of", "kg:figure": "figure", "kg:value": "value", "kg:unit": "unit", "kg:of": "of",
  "kg:metric": "what is measured", "kg:kind": "kind of figure", "kg:minimum": "at least", "kg:maximum": "at most",
  "kg:asOf": "as of", "kg:modality": "certainty", "kg:evidence": "same event", "kg:group": "same voice",
  "schema:parentOrganization": "belongs to", "schema:worksFor": "works for", "schema:jobTitle": "job",
  "schema:manufacturer": "made by", "kg:operatesIn": "active in", "kg:competitor": "competes with",
  "kg:realises": "carries out", "kg:postpones": "postpones", "kg:cancels": "calls off", "kg:denies": "denies",
};

const INVERSE_WORDS = {
  "schema:parentOrganization": "owns", "schema:worksFor": "employs", "schema:manufacturer": "makes",
  "kg:operatesIn": "active here", "kg:competitor": "competes with",
};

export function predicateWords(name, { inverse = false } = {}) {
  const known = inverse ? INVERSE_WORDS[name] : PREDICATE_WORDS[name];
  if (known) return known;
  const words = name.replace(/^.*[:/#]/, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return inverse ? `${words} of` : words;
}

const WHOLE = new Intl.NumberFormat("en");

export function plural(count, one, many = `${one}s`) {
  return `${WHOLE.format(count)} ${count === 1 ? one : many}`;
}

export function capital(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : "";
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

const SCALES = [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]];
const CURRENCIES = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CNY: "CN¥", INR: "₹", KRW: "₩" };

export function shortNumber(value) {
  const [size, name] = SCALES.find(([size]) => Math.abs(value) >= size) || [1, ""];
  return (value / size).toLocaleString("en", { maximumFractionDigits: size === 1 ? 2 : 1 }) + name;
}

export function amount(value, unit) {
  if (value === undefined || value === null) return "";
  if (CURRENCIES[unit]) return `${value < 0 ? "−" : ""}${CURRENCIES[unit]}${shortNumber(Math.abs(value))}`;
  if (unit === "%") return `${shortNumber(value)} %`;
  if (unit === "x") return `${shortNumber(value)} times`;
  return /^[A-Z]{3}$/.test(unit) ? `${unit} ${shortNumber(value)}` : `${shortNumber(value)} ${unit || ""}`.trim();
}

export function figureWords(figure) {
  const { minimum, maximum, value, unit } = figure;
  let words = amount(value, unit);
  if (minimum !== undefined && maximum !== undefined && minimum !== maximum) {
    words = `${amount(minimum, unit)} to ${amount(maximum, unit)}`;
  } else if (minimum !== undefined && maximum === undefined) words = `at least ${amount(minimum, unit)}`;
  else if (maximum !== undefined && minimum === undefined) words = `up to ${amount(maximum, unit)}`;
  return `${figure.approx ? "about " : ""}${words}${figure.per ? ` per ${figure.per}` : ""}`;
}
