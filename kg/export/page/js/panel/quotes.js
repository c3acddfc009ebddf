// What one article says: who speaks, when it came out, the passages, and where to read them.

import { el } from "../base/dom.js";
import { documents, label, row, whenWords } from "../story/story.js";
import { anchor } from "./links.js";
import { passages, passageText } from "./passages.js";

// https://wicg.github.io/scroll-to-text-fragment: the browser opens the article at the sentence
export function deepLink(document, sentence) {
  if (!document?.url) return "";
  const words = sentence.text.trim().split(/\s+/);
  const ends = words.length > 12 ? [words.slice(0, 5).join(" "), words.slice(-5).join(" ")] : [sentence.text.trim()];
  const coded = ends.map((part) => encodeURIComponent(part).replace(/-/g, "%2D"));
  return `${document.url.split("#")[0]}#:~:text=${coded.join(",")}`;
}

// "Harbour Notes, citing Ostwick Ledger"
export function chainWords(claim) {
  const voices = claim.chain ? claim.chain.split(" < ") : [];
  if (voices.length > 1) return voices.join(", citing ");
  const named = claim.voices.map(label);
  return named.length ? `citing ${named.join(" and ")}` : "";
}

export function published(document) {
  return document.when === "date unknown" ? "date of publication unknown" : `published ${whenWords(document)}`;
}

function caption(document, claims) {
  const chains = [...new Set(claims.map(chainWords).filter(Boolean))];
  return el("figcaption", {}, anchor(document.id, document.label),
    el("span", { class: "published" }, [...chains, published(document)].join(" · ")),
    document.caveats.map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`)),
    [...new Set(claims.map((claim) => claim.caveat).filter(Boolean))].map((caveat) => el("span", { class: "caveat" }, `⚠ ${caveat}`)));
}

// Where in the article, and how sure the program is that the sentence says so.
function footing(document, lines) {
  const told = lines.filter(({ claims }) => claims);
  const [first, last] = [told[0].sentence, told[told.length - 1].sentence];
  const sure = told.flatMap(({ claims }) => claims.map((claim) => claim.sure)).filter((value) => value !== undefined);
  const href = deepLink(document, first);
  return el("p", { class: "footing" },
    first.from !== undefined && el("span", {}, `characters ${first.from}–${last.to} `),
    sure.length > 0 && el("span", { title: "How sure the program is that the sentence says this, not that it is true" }, `reading ${Math.round(Math.max(...sure) * 100)} % sure `),
    href && el("a", { href, target: "_blank", rel: "noopener noreferrer" }, "Read it in the article ↗"));
}

// told: pairs of a sentence and its claims, all of one article
export function articleQuote(told, { context = true } = {}) {
  const document = row(told[0][0].doc);
  return el("figure", { class: "quote" }, document && caption(document, told.flatMap(([, claims]) => claims)),
    passages(told, { context }).map((lines) => [passageText(lines), footing(document, lines)]));
}

export function quote(sentence, claims, { context = false } = {}) {
  return articleQuote([[sentence, claims]], { context });
}

export function earliestFirst(one, other) {
  return documents.indexOf(row(one)) - documents.indexOf(row(other));
}
