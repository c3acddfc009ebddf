// Sentences, claims and conclusions: by far the most rows, so they are read when a reader first asks why.

import { index } from "./relations.js";
import { label, register, row, typeWords } from "./story.js";

const NONE = Object.freeze([]);
const LISTS = ["voices", "words", "from"];

let read = null;

// Long tables come with the names of their fields written once.
function rowsOf(kind, { fields, rows }) {
  return rows.map((values) => {
    const entry = {};
    fields.forEach((field, at) => { if (values[at] !== null && values[at] !== undefined) entry[field] = values[at]; });
    for (const name of LISTS) entry[name] ||= NONE;
    register(entry.id, kind, entry);
    return entry;
  });
}

export function proofs() {
  if (read) return read;
  const { sentences, claims, inferences, distincts } = JSON.parse(document.getElementById("proofs").textContent);
  read = { sentences: rowsOf("sentence", sentences), claims: rowsOf("claim", claims), inferences: rowsOf("inference", inferences), distincts };
  return read;
}

export const claimsOf = index(() => proofs().claims, (claim) => [claim.s]);
export const inferencesOf = index(() => proofs().inferences, (inference) => [inference.s]);
export const distinctsOf = index(() => proofs().distincts, (distinct) => distinct.about);
export const sentencesIn = index(() => proofs().sentences, (sentence) => [sentence.doc]);

const sentencesAt = index(() => proofs().sentences, (sentence) => [`${sentence.doc} ${sentence.at}`]);

export function neighbour(sentence, step) {
  return sentencesAt(`${sentence.doc} ${sentence.at + step}`)[0];
}

export function refusedClaims() {
  return proofs().claims.filter((claim) => claim.refused && row(claim.sentence));
}

// All words of an event in which a reader may search: its label, kind, names and quotes.
export function haystack(event) {
  proofs();
  event.haystack ||= [event.label, typeWords(event), ...event.who.flatMap((id) => [label(id), ...(row(id)?.also || NONE)]),
    ...event.evidence.map((id) => row(id)?.text || ""), ...event.docs.map(label)].join(" \n ").toLowerCase();
  return event.haystack;
}
