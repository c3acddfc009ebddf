// What things are called on the page.

export const AHEAD = new Set(["planned", "expected", "possible"]);

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
  "kg:misses": ["Misses", "Missed by"],
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
  "kg:realises": "carries out", "kg:postpones": "postpones", "kg:cancels": "calls off", "kg:denies": "denies", "kg:misses": "misses",
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
