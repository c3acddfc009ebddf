// Sentences, claims and conclusions: by far the most rows, so they are read when a reader first asks why.

import { index } from "./relations.js";
import { label, resolveWith, row, typeWords } from "./story.js";
import { makeTable } from "./table.js";

const NONE = Object.freeze([]);
const KINDS = { s: "sentence", c: "claim", i: "inference" };

let read = null;

function proofs() {
  if (read) return read;
  const { sentences, claims, inferences, distincts } = JSON.parse(document.getElementById("proofs").textContent);
  read = { s: makeTable(sentences), c: makeTable(claims), i: makeTable(inferences), distincts };
  return read;
}

// Their names are a letter and the number of the row: s.12
resolveWith((id) => {
  const [, letter, number] = /^([sci])\.(\d+)$/.exec(id) || [];
  const found = letter && proofs()[letter].at(Number(number));
  return found && { kind: KINDS[letter], row: found };
});

export const distinctsOf = index(() => proofs().distincts, (distinct) => distinct.about);

export function claimsOf(id) {
  return proofs().c.by("s", id);
}

export function inferencesOf(id) {
  return proofs().i.by("s", id);
}

// What somebody is said to have said, first or on the way.
export function claimsBy(id) {
  return [...proofs().c.by("origin", id), ...proofs().c.by("voices", id)];
}

export function refusedClaims() {
  return proofs().c.by("refused", true).filter((claim) => row(claim.sentence));
}

export function sentencesIn(id) {
  return proofs().s.by("doc", id);
}

const sentencesAt = index(() => proofs().s.rows, (sentence) => [`${sentence.doc} ${sentence.at}`]);

export function neighbour(sentence, step) {
  return sentencesAt(`${sentence.doc} ${sentence.at + step}`)[0];
}

// All words of an event in which a reader may search: its label, kind, names and quotes.
export function haystack(event) {
  event.haystack ||= [event.label, typeWords(event), ...event.who.flatMap((id) => [label(id), ...(row(id)?.also || NONE)]),
    ...event.evidence.map((id) => row(id)?.text || ""), ...event.docs.map(label)].join(" \n ").toLowerCase();
  return event.haystack;
}
