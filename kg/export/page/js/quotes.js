// Quotes: the sentence with a little before and after, the claim's words marked, who said it, and where to read it.

import { el } from "./dom.js";
import { anchor } from "./links.js";
import { label, neighbour, row, story, whenWords } from "./story.js";

// [from, to) pairs → the sentence as text nodes and marks
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

// https://wicg.github.io/scroll-to-text-fragment: the browser opens the article at the sentence
export function deepLink(document, sentence) {
  if (!document?.url) return "";
  const words = sentence.text.trim().split(/\s+/);
  const ends = words.length > 12 ? [words.slice(0, 5).join(" "), words.slice(-5).join(" ")] : [sentence.text.trim()];
  const coded = ends.map((part) => encodeURIComponent(part).replace(/-/g, "%2D"));
  return `${document.url.split("#")[0]}#:~:text=${coded.join(",")}`;
}

export function chainWords(claim) {
  const voices = claim.chain ? claim.chain.split(" < ") : [];
  if (voices.length > 1) return voices.join(", citing ");
  const named = claim.voices.map(label);
  return named.length ? `citing ${named.join(" and ")}` : "";
}

export function quote(sentence, claims, { context = true } = {}) {
  const document = row(sentence.doc);
  const before = context && neighbour(sentence, -1);
  const after = context && neighbour(sentence, 1);
  const spans = claims.map((claim) => claim.words).filter((words) => words.length === 2);
  const chain = claims.map(chainWords).find(Boolean);
  const sure = Math.max(...claims.map((claim) => claim.sure ?? -1));
  const link = deepLink(document, sentence);
  return el("figure", { class: "quote" },
    el("blockquote", {},
      before && el("span", { class: "context" }, before.text, " "),
      el("span", { class: "said" }, marked(sentence.text, spans)),
      after && el("span", { class: "context" }, " ", after.text)),
    el("figcaption", {},
      document && anchor(document.id, document.label),
      document && el("span", { class: "published" }, published(document)),
      chain && el("span", { class: "chain" }, chain),
      sure >= 0 && el("span", { class: "sure", title: "How sure the program is that the sentence says this" }, `${Math.round(sure * 100)} % sure of the reading`),
      link && el("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, "Read it in the article ↗"),
      (document?.caveats || []).map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`)),
      [...new Set(claims.map((claim) => claim.caveat).filter(Boolean))].map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`))));
}

export function published(document) {
  return document.when === "date unknown" ? "date of publication unknown" : `published ${whenWords(document)}`;
}

// A group of copies speaks with its own voice; a named source is cited.
export function originWords(origin) {
  return row(origin) ? label(origin) : story.voices[origin] || label(origin);
}
