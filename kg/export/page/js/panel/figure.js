// The page of a figure.

import { el } from "../base/dom.js";
import { figureWords } from "../story/amounts.js";
import { dayWords } from "../story/days.js";
import { claimsOf } from "../story/proofs.js";
import { conflictsOf, figureOwners } from "../story/relations.js";
import { conflictBox } from "./conflict.js";
import { evidence, refused } from "./evidence.js";
import { dateline } from "./event.js";
import { fold, link, links, term } from "./links.js";
import { whyThisDate, whyTheSame } from "./proof.js";

export function figurePage(figure) {
  const owners = figureOwners(figure.id);
  const why = fold("Why this period", whyThisDate(figure));
  return [
    el("p", { class: "kicker" }, [figure.kind || "figure", figure.metric].filter(Boolean).join(" · ")),
    el("h2", { class: "headline" }, figure.label),
    el("p", { class: "big" }, figureWords(figure)),
    figure.asOf ? el("p", { class: "dateline" }, `As of ${dayWords(figure.asOf)}`) : dateline(figure, why),
    conflictsOf(figure.id).map(conflictBox),
    el("dl", {}, figure.of && term("Of", link(figure.of)), figure.place && term("Where", link(figure.place)),
      owners.length > 0 && term("Belongs to", links(owners.map((event) => event.id)))),
    el("div", { class: "folds" }, why, fold("Why these sentences give one figure", whyTheSame(figure)), refused(claimsOf(figure.id))),
    evidence(figure),
  ];
}
