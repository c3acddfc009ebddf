// The panel while nothing is chosen: where to begin.

import { button, el } from "../base/dom.js";
import { ask } from "../choice/filters.js";
import { answers, QUESTIONS } from "../choice/questions.js";
import { events } from "../story/story.js";
import { eventList } from "./links.js";

const FIRST_QUESTIONS = ["firm", "ahead", "disputed", "targets", "copies"];

function questions() {
  const some = QUESTIONS.filter((entry) => FIRST_QUESTIONS.includes(entry.id) && answers(entry) !== 0);
  return some.length > 0 && [el("h3", { class: "rule-above" }, "Ask"),
    el("ul", { class: "short-list" }, some.map((entry) => el("li", {}, button(entry.text, () => ask(entry.id), { class: "plain" }))))];
}

export function welcome() {
  const best = events.filter((event) => event.n > 1).sort((a, b) => b.n - a.n || b.docs.length - a.docs.length).slice(0, 4);
  const disputed = events.filter((event) => event.conflicts.length && !best.includes(event)).slice(0, 3);
  return [
    el("p", { class: "kicker" }, "Evidence"),
    el("h2", { class: "headline" }, "Choose an event, a name, a figure or an article"),
    el("p", { class: "standfirst" }, "Here you will read who said so, in whose words, how the date is known, and where the sources disagree."),
    best.length > 0 && [el("h3", { class: "rule-above" }, "Best supported"), eventList(best)],
    disputed.length > 0 && [el("h3", { class: "rule-above" }, "Disputed"), eventList(disputed)],
    questions(),
  ];
}
