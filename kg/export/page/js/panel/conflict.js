// Where sources disagree: the verdict, the reason, and every side in its own words.

import { el } from "../base/dom.js";
import { figureWords } from "../story/amounts.js";
import { proofs } from "../story/proofs.js";
import { row, thing } from "../story/story.js";
import { predicateWords, VERDICT_WORDS } from "../story/words.js";
import { link, links } from "./links.js";
import { valueWords } from "./proof.js";
import { prose } from "./prose.js";
import { quote } from "./quotes.js";

function side(statement) {
  const about = row(statement.s);
  const value = statement.p === "kg:value" && about?.unit !== undefined ? figureWords(about) : valueWords(statement);
  return el("div", { class: "side" },
    el("p", {}, el("strong", {}, value), ` ${predicateWords(statement.p)} · `, thing(statement.s) ? link(statement.s) : "",
      statement.refused && el("span", { class: "rule" }, "not accepted")),
    row(statement.sentence) && quote(row(statement.sentence), [statement]),
    statement.why && el("p", { class: "faint" }, prose(statement.why)));
}

export function conflictBox(conflict) {
  proofs();
  return el("section", { class: "conflict-box", "aria-label": "Sources disagree" },
    el("h3", {}, "⚠ Sources disagree"),
    el("p", { class: "verdict" }, VERDICT_WORDS[conflict.verdict] || conflict.verdict),
    conflict.why && el("p", {}, prose(conflict.why)),
    el("div", { class: "sides" }, conflict.statements.map(row).filter(Boolean).map(side)));
}

export function conflictPage(conflict) {
  return [el("p", { class: "kicker" }, "Conflict"), conflictBox(conflict),
    el("p", {}, "About: ", links(conflict.about.filter((id) => thing(id))))];
}
