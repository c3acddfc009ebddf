// Puts the page together: what the eye meets first is drawn first, with a picture in between.

import { idle, picture, reveal } from "./base/dom.js";
import { followPalette } from "./base/ink.js";
import { drawArticles } from "./articles/articles.js";
import { drawFilters, fillFilters } from "./choice/filters.js";
import { followAddress, readFragment, state } from "./choice/state.js";
import { drawFigures } from "./figures/figures.js";
import { drawHelp } from "./help.js";
import { listenToKeys } from "./keys.js";
import { drawList } from "./list/list.js";
import { drawColophon, drawMasthead } from "./masthead.js";
import { drawNames } from "./names/names.js";
import { drawNetwork } from "./network/network.js";
import { drawPanel } from "./panel/panel.js";
import { listenForSaving } from "./saving/saving.js";
import { haystack } from "./story/proofs.js";
import { events } from "./story/story.js";
import { drawTimeline } from "./timeline/timeline.js";

const FIRST = [["masthead", drawMasthead], ["filters", drawFilters]];
const THEN = [["timeline", drawTimeline], ["list", drawList], ["panel", drawPanel], ["network", drawNetwork]];
const LAST = [["filters", fillFilters], ["figures", drawFigures], ["articles", drawArticles], ["names", drawNames], ["colophon", drawColophon]];

function draw(parts) {
  for (const [id, drawPart] of parts) drawPart(document.getElementById(id));
}

function followSkipLink() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || location.hash.includes("=")) return false;
  target.focus();
  reveal(target);
  return true;
}

function listen() {
  listenForSaving();
  listenToKeys();
  followPalette();
  addEventListener("hashchange", () => followSkipLink() || followAddress());
  addEventListener("popstate", () => { if (location.hash.includes("=") || !location.hash) followAddress(); });
}

// The words to search in, some at a time, before the reader searches.
function gather(from = 0) {
  events.slice(from, from + 500).forEach(haystack);
  if (from + 500 < events.length) idle(() => gather(from + 500));
}

async function main() {
  Object.assign(state, readFragment(location.hash));
  draw(FIRST);
  await picture();
  draw(THEN);
  drawHelp();
  listen();
  await picture();
  draw(LAST);
  document.documentElement.dataset.ready = "yes";
  idle(() => gather());
}

main();
