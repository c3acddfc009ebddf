// The evidence panel: whatever is selected, and why it is believed.

import { add, button, el, swap } from "./dom.js";
import { otherConclusions, valueWords, whyThisDate, whyTheSame } from "./proof.js";
import { originWords, quote } from "./quotes.js";
import { missingNumbers } from "./questions.js";
import { badges, independence, pips } from "./rows.js";
import { claimsOf, conflictsOf, distinctsOf, events, figureOwners, label, row, story, thing, tiesTo, typeWords, whenWords } from "./story.js";
import { select, state, subscribe } from "./state.js";
import { anchor, fold, link, links, shortList, term } from "./links.js";
import { documentPage, namePage } from "./pages.js";
import { capital, figureWords, plural, predicateWords, ROLE_WORDS, TIE_WORDS, VERDICT_WORDS } from "./words.js";

function roles(event) {
  const found = new Map();
  for (const [role, name] of event.roles) found.set(role, [...(found.get(role) || []), name]);
  return [...found].map(([role, ids]) => term(ROLE_WORDS[role] || capital(role), links(ids)));
}

const MERE_ORDER = new Set(TIE_WORDS["kg:before"]);

function ties(event) {
  const forward = event.ties.map(([tie, target]) => [TIE_WORDS[tie]?.[0] || predicateWords(tie), target]);
  const backward = tiesTo(event.id).map(({ tie, from }) => [TIE_WORDS[tie]?.[1] || predicateWords(tie), from]);
  const found = new Map();
  const closer = new Set([...event.ties, ...tiesTo(event.id).map(({ tie, from }) => [tie, from])].filter(([tie]) => tie !== "kg:before").map(([, id]) => id));
  for (const [words, target] of [...forward, ...backward]) {
    if (MERE_ORDER.has(words) && closer.has(target)) continue; // a cause says more than an order
    if (thing(target)) found.set(words, new Set([...(found.get(words) || []), target]));
  }
  return [...found].map(([words, ids]) => term(words, links([...ids])));
}

function number(event) {
  if (!event.ordinal && !event.series) return null;
  const words = [event.ordinal && `Number ${event.ordinal}`, event.series && `“${label(event.series)}”`].filter(Boolean);
  return term("In a series", event.series ? anchor(event.series, words.join(" in ")) : words[0]);
}

function eventPage(event) {
  return [
    el("p", { class: "kicker" }, typeWords(event)),
    el("h2", { class: "headline" }, event.label),
    el("p", { class: "dateline" }, capital(whenWords(event)), event.timeText && ` (“${event.timeText}”)`),
    el("p", { class: "standing" }, pips(event, { count: false }), " ", independence(event), badges(event)),
    event.conflicts.map(conflictBox),
    el("dl", {}, roles(event), number(event), ties(event), event.figures.length > 0 && term("Figures", links(event.figures))),
    fold("Why this date", whyThisDate(event), { open: Boolean(event.basis) }),
    fold("Why these sentences tell one event", whyTheSame(event)),
    fold("What else was concluded", otherConclusions(event)),
    apart(event),
    evidence(event),
    refused(claimsOf(event.id)),
  ];
}

function apart(entry) {
  const found = distinctsOf(entry.id);
  return found.length > 0 && fold("Held apart from", found.map((distinct) => el("div", { class: "step" },
    el("p", {}, links(distinct.about.filter((id) => id !== entry.id && thing(id))), distinct.why && `: ${distinct.why}`))));
}

// Quotes by origin: who said so first. What names nobody comes last and is not counted.
function evidence(entry) {
  const groups = new Map();
  const claims = claimsOf(entry.id);
  for (const id of entry.evidence) {
    const sentence = row(id);
    if (!sentence) continue;
    const own = claims.filter((claim) => claim.sentence === id);
    const telling = own.filter((claim) => claim.p === "rdf:type");
    const origin = (telling.length ? telling : own).map((claim) => claim.origin).find(Boolean) || "";
    if (!groups.has(origin)) groups.set(origin, []);
    groups.get(origin).push([sentence, [...telling, ...own.filter((claim) => claim.p !== "rdf:type" && !claim.refused)]]);
  }
  const ranked = [...groups].sort((a, b) => (!a[0] - !b[0]) || b[1].length - a[1].length);
  return el("section", { class: "evidence", "aria-label": "What the articles say" },
    el("h3", { class: "rule-above" }, "What the articles say"),
    ranked.map(([origin, quotes]) => el("div", { class: "origin" },
      el("h4", {}, origin ? originHead(origin) : "No named origin", el("span", { class: "faint" }, origin
        ? ` in ${plural(new Set(quotes.map(([sentence]) => sentence.doc)).size, "article")}` : " (not counted as a source)")),
      quotes.map(([sentence, own]) => quote(sentence, own)))));
}

function originHead(origin) {
  return thing(origin) ? link(origin) : originWords(origin);
}

export function conflictBox(conflict) {
  return el("section", { class: "conflict-box", "aria-label": "Sources disagree" },
    el("h3", {}, "⚠ Sources disagree"),
    el("p", { class: "verdict" }, VERDICT_WORDS[conflict.verdict] || conflict.verdict),
    conflict.why && el("p", {}, conflict.why),
    el("div", { class: "sides" }, conflict.statements.map((id) => side(row(id))).filter(Boolean)));
}

function side(statement) {
  if (!statement) return null;
  const about = row(statement.s);
  const value = statement.p === "kg:value" && about?.unit !== undefined ? figureWords(about) : valueWords(statement);
  return el("div", { class: "side" },
    el("p", {}, el("strong", {}, value), ` ${predicateWords(statement.p)} · `, thing(statement.s) ? link(statement.s) : "",
      statement.refused && el("span", { class: "rule" }, "not accepted")),
    row(statement.sentence) && quote(row(statement.sentence), [statement], { context: false }),
    statement.why && el("p", { class: "faint" }, statement.why));
}

function refused(claims) {
  const found = claims.filter((claim) => claim.refused && row(claim.sentence));
  return found.length > 0 && fold(`Claimed, but not accepted (${found.length})`, found.map((claim) => el("div", { class: "step" },
    el("p", {}, el("strong", {}, `${predicateWords(claim.p)}: ${valueWords(claim)}`)), quote(row(claim.sentence), [claim], { context: false }))));
}

function figurePage(figure) {
  const owners = figureOwners(figure.id);
  return [
    el("p", { class: "kicker" }, `${figure.kind || "figure"} · ${figure.metric}`),
    el("h2", { class: "headline" }, figure.label),
    el("p", { class: "big" }, figureWords(figure)),
    el("p", { class: "dateline" }, figure.asOf ? `As of ${figure.asOf}` : capital(whenWords(figure))),
    conflictsOf(figure.id).map(conflictBox),
    el("dl", {}, figure.of && term("Of", link(figure.of)), figure.place && term("Where", link(figure.place)),
      owners.length > 0 && term("Belongs to", links(owners.map((event) => event.id)))),
    fold("Why this period", whyThisDate(figure)),
    fold("Why these sentences give one figure", whyTheSame(figure)),
    evidence(figure),
    refused(claimsOf(figure.id)),
  ];
}

function seriesPage(entry) {
  const { known, highest, missing } = missingNumbers().find((found) => found.entry.id === entry.id) || { known: [], highest: 0, missing: 0 };
  return [
    el("p", { class: "kicker" }, "series"),
    el("h2", { class: "headline" }, capital(entry.label)),
    el("p", {}, `The highest number is ${highest}. ${missing ? `${plural(missing, "number")} in it ${missing === 1 ? "is" : "are"} told by no article here.` : "None is missing."}`),
    el("ol", { class: "plain-list" }, [...known].sort((a, b) => a.ordinal - b.ordinal)
      .map((event) => el("li", { value: event.ordinal }, link(event.id), el("span", { class: "faint" }, ` ${event.when}`)))),
  ];
}

const PAGES = {
  event: eventPage, figure: figurePage, series: seriesPage, name: (entry) => namePage(entry), document: (entry) => documentPage(entry),
  conflict: (entry) => [conflictBox(entry), el("p", {}, "About: ", links(entry.about.filter((id) => thing(id))))],
};

function seriesAnswer() {
  return [el("p", { class: "kicker" }, "question"), el("h2", { class: "headline" }, "Which numbers are missing?"),
    el("ul", { class: "plain-list" }, missingNumbers().map(({ entry, highest, missing }) => el("li", {}, link(entry.id),
      el("span", { class: "faint" }, ` highest number ${highest}, ${missing} not told here`))))];
}

function refusedAnswer() {
  const found = story.claims.filter((claim) => claim.refused && row(claim.sentence));
  return [el("p", { class: "kicker" }, "question"), el("h2", { class: "headline" }, "Claimed, but not accepted"),
    found.map((claim) => el("div", { class: "step" }, el("p", {}, thing(claim.s) && link(claim.s), `: ${predicateWords(claim.p)} ${valueWords(claim)}`),
      quote(row(claim.sentence), [claim], { context: false })))];
}

const ANSWERS = { numbered: seriesAnswer, refused: refusedAnswer };

function welcome() {
  const best = [...events].filter((event) => event.n > 1).sort((a, b) => b.n - a.n || b.docs.length - a.docs.length).slice(0, 4);
  const disputed = events.filter((event) => event.conflicts.length && !best.includes(event)).slice(0, 3);
  return [
    el("p", { class: "kicker" }, "Evidence"),
    el("h2", { class: "headline" }, "Choose an event, a name, a figure or an article"),
    el("p", { class: "standfirst" }, "Here you will read who said so, in whose words, how the date is known, and where the sources disagree."),
    best.length > 0 && [el("h3", { class: "rule-above" }, "Best supported"), shortList(best)],
    disputed.length > 0 && [el("h3", { class: "rule-above" }, "Disputed"), shortList(disputed)],
  ];
}

export function drawPanel(panel) {
  const body = el("div", { class: "panel-body" });
  add(panel, [button("Close", () => select(""), { class: "close" }), body]);
  function redraw(cause) {
    const found = thing(state.s);
    const answer = !found && ANSWERS[state.ask];
    swap(body, found && PAGES[found.kind] ? PAGES[found.kind](found.row) : answer ? answer() : welcome());
    panel.classList.toggle("open", Boolean(found || answer));
    document.body.classList.toggle("reading", Boolean(found || answer));
    panel.scrollTop = 0;
    if (found && cause !== "start") document.getElementById("status").textContent = `Evidence shown for: ${label(state.s)}.`;
  }
  subscribe((change) => {
    if (change.selected || (change.filtered && !state.s)) redraw(change.cause);
  });
  redraw("start");
}
