// The evidence panel: whatever is selected, and why it is believed.

import { add, button, el, swap } from "../base/dom.js";
import { select, state, subscribe, update } from "../choice/state.js";
import { label, thing } from "../story/story.js";
import { answer, seriesPage } from "./answers.js";
import { articlePage } from "./article.js";
import { conflictPage } from "./conflict.js";
import { eventPage } from "./event.js";
import { figurePage } from "./figure.js";
import { namePage } from "./name.js";
import { welcome } from "./welcome.js";

const PAGES = { event: eventPage, figure: figurePage, series: seriesPage, name: namePage, document: articlePage, conflict: conflictPage };

function contents() {
  const found = thing(state.s);
  return found && PAGES[found.kind] ? PAGES[found.kind](found.row) : answer(state.ask);
}

function close() {
  if (state.s) select(""); else update({ ask: "" });
}

function redraw(panel, body, cause) {
  const found = contents();
  swap(body, found || welcome());
  panel.classList.toggle("open", Boolean(found));
  document.body.classList.toggle("reading", Boolean(found));
  panel.scrollTop = 0;
  if (thing(state.s) && cause !== "start") document.getElementById("status").textContent = `Evidence shown for: ${label(state.s)}.`;
}

export function drawPanel(panel) {
  const body = el("div", { class: "panel-body" });
  add(panel, [button("Close", close, { class: "close" }), body]);
  let shownAnswer = state.ask;
  subscribe((change) => {
    const asked = state.ask !== shownAnswer;
    shownAnswer = state.ask;
    if (change.selected || (asked && !state.s)) redraw(panel, body, change.cause);
  });
  redraw(panel, body, "start");
}
