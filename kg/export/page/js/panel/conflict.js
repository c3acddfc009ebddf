// Where sources disagree: the verdict, the reason, and every side in its own words.

import { el } from "../base/dom.js";
import { figureWords } from "../story/amounts.js";
import { row, thing } from "../story/story.js";
import { capital, predicateWords, VERDICT_WORDS } from "../story/words.js";
import { link, links } from "./links.js";
import { valueWords } from "./proof.js";
import { prose } from "./prose.js";
import { articleQuote } from "./quotes.js";

function valueOf(statement) {
  const about = row(statement.s);
  return statement.p === "kg:value" && about?.unit !== undefined ? figureWords(about) : valueWords(statement);
}

// Statements that say the same of the same thing stand together.
function sides(statements) {
  const found = new Map();
  for (const statement of statements) {
    const key = `${valueOf(statement)} ${statement.s} ${statement.p}`;
    found.set(key, [...(found.get(key) || []), statement]);
  }
  return [...found.values()];
}

function quotesOf(statements) {
  const told = statements.filter((statement) => row(statement.sentence)).map((statement) => [row(statement.sentence), [statement]]);
  const articles = new Set(told.map(([sentence]) => sentence.doc));
  return [...articles].map((doc) => articleQuote(told.filter(([sentence]) => sentence.doc === doc), { context: false }));
}

function side(statements) {
  const [{ s, p }] = statements;
  return el("div", { class: "side" },
    el("h4", {}, p === "kg:value" ? "" : `${capital(predicateWords(p))}: `, valueOf(statements[0]),
      statements.every((statement) => statement.refused) && el("span", { class: "rule" }, "not accepted")),
    thing(s) && el("p", { class: "meta" }, "of ", link(s)),
    quotesOf(statements),
    [...new Set(statements.map(({ why }) => why).filter(Boolean))].map((why) => el("p", { class: "faint" }, prose(why))));
}

function comparison(found) {
  const values = [...new Set(found.map(([statement]) => valueOf(statement)))];
  return found.length > 0 && el("details", { class: "sides" },
    el("summary", {}, values.length > 1 ? `Compare the quotes: ${values.join(" or ")}` : "Compare the quotes"), found.map(side));
}

export function conflictBox(conflict) {
  return el("section", { class: "conflict-box", "aria-label": "Sources disagree" },
    el("h3", {}, "⚠ Sources disagree"),
    el("p", { class: "verdict" }, VERDICT_WORDS[conflict.verdict] || conflict.verdict),
    conflict.why && el("p", {}, prose(conflict.why)),
    comparison(sides(conflict.statements.map(row).filter(Boolean))));
}

export function conflictPage(conflict) {
  const box = conflictBox(conflict);
  const quotes = box.querySelector("details");
  if (quotes) quotes.open = true;
  return [el("p", { class: "kicker" }, "conflict"),
    el("p", {}, "About: ", links(conflict.about.filter((id) => thing(id)))), box];
}
