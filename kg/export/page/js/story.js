// What the graph says, by name.

export const story = JSON.parse(document.getElementById("story").textContent);

const LISTS = ["roles", "ties", "figures", "docs", "evidence", "voices", "from", "about", "statements", "facts", "also",
  "same", "authors", "caveats", "words"];

const things = new Map();

// Long tables come with the names of their fields written once.
function rowsOf({ fields, rows }) {
  return rows.map((values) => Object.fromEntries(values.map((value, index) => [fields[index], value ?? undefined])));
}

for (const table of ["claims", "inferences", "sentences"]) story[table] = rowsOf(story[table]);

function register(kind, rows) {
  for (const row of rows) {
    for (const name of LISTS) row[name] ||= [];
    if (row.id) things.set(row.id, { kind, row });
  }
  return rows;
}

export const events = register("event", story.events);
export const figures = register("figure", story.figures);
export const names = register("name", story.names);
export const documents = register("document", story.documents);
export const conflicts = register("conflict", story.conflicts);
export const distincts = register("distinct", story.distincts);
export const series = register("series", story.series);
register("claim", story.claims);
register("inference", story.inferences);
register("sentence", story.sentences);

export function thing(id) {
  return things.get(id);
}

export function row(id) {
  return things.get(id)?.row;
}

export function label(id) {
  const found = things.get(id);
  if (found?.row.label) return found.row.label;
  if (found?.kind === "sentence") return `“${found.row.text}”`;
  return story.voices[id] || story.types[id] || id.replace(/^[a-z]+:/, "").replace(/([a-z])([A-Z])/g, "$1 $2");
}

export function typeWords(event) {
  return story.types[event.type] || "event";
}

function index(rows, keys) {
  const found = new Map();
  for (const entry of rows) {
    for (const key of new Set(keys(entry))) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(entry);
    }
  }
  return (key) => found.get(key) || [];
}

export const claimsOf = index(story.claims, (claim) => [claim.s]);
export const inferencesOf = index(story.inferences, (inference) => [inference.s]);
export const conflictsOf = index(conflicts, (conflict) => conflict.about);
export const distinctsOf = index(distincts, (distinct) => distinct.about);
export const eventsOf = index(events, (event) => event.roles.map(([, name]) => name));
export const eventsIn = index(events, (event) => event.docs);
export const figuresOf = index(figures, (figure) => [figure.of]);
export const figuresIn = index(figures, (figure) => figure.docs);
export const seriesEvents = index(events, (event) => (event.series ? [event.series] : []));
export const tiesTo = index(
  events.flatMap((event) => event.ties.map(([tie, target]) => ({ tie, target, from: event.id }))), (tie) => [tie.target]);
export const figureOwners = index(events, (event) => event.figures);
export const factsAbout = index(
  names.flatMap((name) => name.facts.map(([predicate, value]) => ({ predicate, value, from: name.id }))),
  (fact) => [fact.value]);
export const groupMembers = index(documents, (document) => [document.group]);

const sentencesAt = new Map(story.sentences.map((sentence) => [`${sentence.doc} ${sentence.at}`, sentence]));

export function neighbour(sentence, step) {
  return sentencesAt.get(`${sentence.doc} ${sentence.at + step}`);
}

export const sentencesIn = index(story.sentences, (sentence) => [sentence.doc]);

const CORE = new Set(["rdf:type"]);

for (const event of events) {
  event.origins = [...new Set(claimsOf(event.id).filter((claim) => CORE.has(claim.p) && claim.origin)
    .map((claim) => claim.origin))];
  event.conflicts = conflictsOf(event.id).concat(event.figures.flatMap(conflictsOf));
  event.t0 = Date.parse(`${event.a || event.b || "2000-01-01"}T00:00:00Z`);
  event.t1 = Date.parse(`${event.b || event.a || "2000-01-01"}T00:00:00Z`) + 864e5;
  event.weight = 4 * event.n + event.docs.length + event.ties.length + 2 * event.conflicts.length;
  event.who = [...new Set(event.roles.map(([, name]) => name))];
}

export function haystack(event) {
  event.haystack ||= [event.label, typeWords(event), ...event.who.flatMap((id) => [label(id), ...(row(id)?.also || [])]),
    ...event.evidence.map((id) => row(id)?.text || ""), ...event.docs.map(label)].join(" \n ").toLowerCase();
  return event.haystack;
}

export function whenWords(entry) {
  return entry.basis ? `${entry.when}, ${entry.basis}` : entry.when;
}

export const lastDay = documents.reduce((last, document) => (document.b && document.b > last ? document.b : last), "")
  || events.reduce((last, event) => (event.a && event.a > last ? event.a : last), "");
