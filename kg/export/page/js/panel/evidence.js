// What the articles say, by origin: who said so first. What names nobody comes last and is not counted.

import { el } from "../base/dom.js";
import { groupMembers } from "../story/relations.js";
import { claimsOf } from "../story/proofs.js";
import { label, row, thing } from "../story/story.js";
import { plural, predicateWords } from "../story/words.js";
import { fold, link } from "./links.js";
import { valueWords } from "./proof.js";
import { articleQuote, earliestFirst, quote } from "./quotes.js";

// origin → article → pairs of a sentence and its claims
function byOrigin(entry) {
  const groups = new Map();
  const claims = claimsOf(entry.id);
  for (const sentence of entry.evidence.map(row).filter(Boolean)) {
    const own = claims.filter((claim) => claim.sentence === sentence.id);
    const telling = own.filter((claim) => claim.p === "rdf:type");
    const origin = (telling.length ? telling : own).map((claim) => claim.origin).find(Boolean) || "";
    if (!groups.has(origin)) groups.set(origin, new Map());
    const articles = groups.get(origin);
    articles.set(sentence.doc, [...(articles.get(sentence.doc) || []), [sentence, own.filter((claim) => !claim.refused)]]);
  }
  return groups;
}

function originHead(origin, articles) {
  if (!origin) return ["Nobody named", el("span", { class: "faint" }, " and so not counted as a source")];
  if (groupMembers(origin).length && articles.size > 1) return [`One text in ${articles.size} articles`, el("span", { class: "faint" }, " and so counted once")];
  if (groupMembers(origin).length) return ["The article itself", el("span", { class: "faint" }, " which names no other source")];
  return [thing(origin) ? link(origin) : label(origin), el("span", { class: "faint" }, ` in ${plural(articles.size, "article")}`)];
}

// Named sources first, then those who speak for themselves, then nobody.
function rank(origin) {
  if (!origin) return 2;
  return groupMembers(origin).length ? 1 : 0;
}

export function evidence(entry) {
  const ranked = [...byOrigin(entry)].sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].size - a[1].size);
  return el("section", { class: "evidence", "aria-label": "What the articles say" },
    el("h3", { class: "rule-above" }, "What the articles say"),
    ranked.map(([origin, articles]) => el("div", { class: "origin" }, el("h4", {}, originHead(origin, articles)),
      [...articles].sort((a, b) => earliestFirst(a[0], b[0])).map(([, told]) => articleQuote(told)))));
}

export function refused(claims) {
  const found = claims.filter((claim) => claim.refused && row(claim.sentence));
  return found.length > 0 && fold(`Claimed, but not accepted (${found.length})`, found.map((claim) => el("div", { class: "step" },
    el("p", {}, el("strong", {}, `${predicateWords(claim.p)}: ${valueWords(claim)}`)), quote(row(claim.sentence), [claim]))));
}
