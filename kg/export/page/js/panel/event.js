// The page of an event.

import { button, el } from "../base/dom.js";
import { badges, independence, pips } from "../list/standing.js";
import { claimsOf, distinctsOf } from "../story/proofs.js";
import { tiesTo } from "../story/relations.js";
import { label, thing, typeWords, whenWords } from "../story/story.js";
import { capital, predicateWords, ROLE_WORDS, TIE_WORDS } from "../story/words.js";
import { conflictBox } from "./conflict.js";
import { evidence, refused } from "./evidence.js";
import { anchor, fold, links, term } from "./links.js";
import { otherConclusions, whyThisDate, whyTheSame } from "./proof.js";
import { prose } from "./prose.js";

function roles(event) {
  const found = new Map();
  for (const [role, name] of event.roles) found.set(role, [...(found.get(role) || []), name]);
  return [...found].map(([role, ids]) => term(ROLE_WORDS[role] || capital(role), links(ids)));
}

// Each tie as [tie, words, the event at the other end], seen from here.
function seenFrom(event) {
  const forward = event.ties.map(([tie, target]) => [tie, TIE_WORDS[tie]?.[0] || predicateWords(tie), target]);
  const backward = tiesTo(event.id).map(({ tie, from }) => [tie, TIE_WORDS[tie]?.[1] || predicateWords(tie), from]);
  return [...forward, ...backward].filter(([, , other]) => thing(other));
}

function ties(event) {
  const all = seenFrom(event);
  const closer = new Set(all.filter(([tie]) => tie !== "kg:before").map(([, , other]) => other));
  const found = new Map();
  for (const [tie, words, other] of all) {
    if (tie === "kg:before" && closer.has(other)) continue; // a cause says more than an order
    found.set(words, new Set([...(found.get(words) || []), other]));
  }
  return [...found].map(([words, ids]) => term(words, links([...ids])));
}

function number(event) {
  if (!event.ordinal && !event.series) return null;
  const words = [event.ordinal && `Number ${event.ordinal}`, event.series && `“${label(event.series)}”`].filter(Boolean);
  return term("In a series", event.series ? anchor(event.series, words.join(" in ")) : words[0]);
}

function apart(entry) {
  const found = distinctsOf(entry.id);
  return found.length > 0 && fold("Held apart from", found.map((distinct) => el("div", { class: "step" },
    el("p", {}, links(distinct.about.filter((id) => id !== entry.id && thing(id))), distinct.why && `: ${prose(distinct.why)}`))));
}

// When, and a way straight to why.
export function dateline(entry, why) {
  const open = () => { why.open = true; why.querySelector("summary").focus(); };
  return el("p", { class: "dateline" }, capital(whenWords(entry)), entry.timeText && ` (“${entry.timeText}”)`,
    why && [" ", button("why?", open, { class: "plain", "aria-label": "Why this date?" })]);
}

export function eventPage(event) {
  const why = fold("Why this date", whyThisDate(event));
  return [
    el("p", { class: "kicker" }, typeWords(event)),
    el("h2", { class: "headline" }, event.label),
    dateline(event, why),
    el("p", { class: "standing" }, pips(event, { count: false }), " ", independence(event), badges(event)),
    event.conflicts.map(conflictBox),
    el("dl", {}, roles(event), number(event), ties(event), event.figures.length > 0 && term("Figures", links(event.figures))),
    el("div", { class: "folds" }, why, fold("Why these sentences tell one event", whyTheSame(event)),
      fold("What else was concluded", otherConclusions(event)), apart(event), refused(claimsOf(event.id))),
    evidence(event),
  ];
}
