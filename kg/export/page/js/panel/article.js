// The page of an article.

import { button, el } from "../base/dom.js";
import { update } from "../choice/state.js";
import { sentencesIn } from "../story/proofs.js";
import { eventsIn, figuresIn, groupMembers } from "../story/relations.js";
import { documents } from "../story/story.js";
import { capital, plural } from "../story/words.js";
import { eventList, figureList, fold, links, term } from "./links.js";
import { otherConclusions, whyThisDate } from "./proof.js";
import { published } from "./quotes.js";

function particulars(document) {
  const copies = groupMembers(document.group).filter((other) => other.id !== document.id);
  const derived = documents.filter((other) => other.from.includes(document.id));
  return el("dl", {}, document.publisher && term("Publisher", document.publisher),
    document.authors.length > 0 && term("By", document.authors.join(", ")),
    document.file && term("File", document.file),
    document.url && term("Address", el("a", { href: document.url, target: "_blank", rel: "noopener noreferrer" }, document.url)),
    document.from.length > 0 && term("Copies", links(document.from)),
    derived.length > 0 && term("Copied by", links(derived.map((other) => other.id))),
    copies.length > 0 && term("One voice with", links(copies.map((other) => other.id))));
}

function extract(document) {
  const all = [...sentencesIn(document.id)].sort((a, b) => a.at - b.at);
  return all.length > 0 && fold("Sentences quoted from it", el("div", { class: "extract" }, all.map((sentence, index) => [
    index > 0 && sentence.at > all[index - 1].at + 1 && el("p", { class: "gap" }, "…"), el("p", {}, sentence.text)])));
}

export function articlePage(document) {
  const told = eventsIn(document.id);
  const figures = figuresIn(document.id);
  return [
    el("p", { class: "kicker" }, "article"),
    el("h2", { class: "headline" }, document.label),
    el("p", { class: "dateline" }, capital(published(document))),
    document.caveats.map((caveat) => el("p", { class: "caveat" }, `⚠ ${caveat}`)),
    particulars(document),
    el("div", { class: "folds" }, fold("Why this date", whyThisDate(document)), fold("Why it counts as one voice", otherConclusions(document)),
      extract(document)),
    told.length > 0 && [el("h3", { class: "rule-above" }, `Tells ${plural(told.length, "event")}`), eventList(told),
      el("p", {}, button("Show only these events", () => update({ source: document.id })))],
    figures.length > 0 && [el("h3", { class: "rule-above" }, "Gives figures"), figureList(figures)],
  ];
}
