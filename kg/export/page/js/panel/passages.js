// Quotes: sentences with a little before and after, the claims' words marked. Neighbours make one passage.

import { el } from "../base/dom.js";
import { neighbour } from "../story/proofs.js";

// [from, to) pairs → the sentence as text and marks
export function marked(text, spans) {
  const parts = [];
  let done = 0;
  for (const [from, to] of merged(spans)) {
    if (from < done || to > text.length) continue;
    parts.push(text.slice(done, from), el("mark", {}, text.slice(from, to)));
    done = to;
  }
  return [...parts, text.slice(done)];
}

function merged(spans) {
  const found = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found[found.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

const ADDRESS = /^\S+:\/\/\S+\s*$/; // a line that is no sentence

// Each sentence with its claims; what stands around it, and between two of them, comes without.
export function passages(told, { context = true } = {}) {
  const lines = new Map(told.map(([sentence, claims]) => [sentence.at, { sentence, claims }]));
  for (const [sentence] of context ? told : []) {
    for (const step of [-1, 1]) {
      const beside = neighbour(sentence, step);
      if (beside && !lines.has(beside.at) && !ADDRESS.test(beside.text)) lines.set(beside.at, { sentence: beside, claims: null });
    }
  }
  const found = [];
  for (const line of [...lines.values()].sort((a, b) => a.sentence.at - b.sentence.at)) {
    const last = found[found.length - 1];
    if (last && last[last.length - 1].sentence.at + 1 >= line.sentence.at) last.push(line);
    else found.push([line]);
  }
  return found;
}

function spansOf(claims) {
  return claims.map((claim) => claim.words).filter((words) => words.length === 2);
}

export function passageText(lines) {
  return el("blockquote", {}, lines.map(({ sentence, claims }, index) => [index > 0 && " ",
    el("span", { class: claims ? "said" : "context" }, claims ? marked(sentence.text, spansOf(claims)) : sentence.text)]));
}
