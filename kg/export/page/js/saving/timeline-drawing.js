// The whole timeline as a drawing: all of its time and all of its lanes, not only what is in sight.

import { svg } from "../base/dom.js";
import { shown } from "../choice/shown.js";
import { plural } from "../story/words.js";
import { axis, entryOf } from "../timeline/chart.js";
import { heightOf, pack } from "../timeline/lanes.js";
import { wholePeriod } from "../timeline/period.js";
import { lookOf, thinPath, topOf } from "../timeline/thin.js";
import { sheet, withStyle } from "./styled.js";

const WIDTH = 1400;
const RULER = 34;
const NAMED = 600; // so many events all have their names

function thinMarks(packed) {
  return packed.thin.map((entry) => svg("path", { class: `thin-mark ${lookOf(entry.event)}`, d: thinPath(entry, topOf(packed)) }));
}

function footnote(dated, y) {
  const without = shown().length - dated.length;
  return without > 0 && svg("text", { class: "footnote", x: 12, y }, `${plural(without, "event")} without a known date ${without === 1 ? "is" : "are"} not drawn.`);
}

export function timelineDrawing() {
  const dated = shown().filter((event) => event.dated);
  const scale = d3.scaleUtc(wholePeriod() || [0, 1], [0, WIDTH]);
  const packed = pack(dated, scale, WIDTH, { all: dated.length <= NAMED });
  const height = heightOf(packed);
  const ticks = scale.ticks(12);
  const ruler = svg("g", { class: "ruler" });
  axis(d3.select(ruler), scale, ticks);
  const grid = svg("g", { class: "grid" }, svg("path", { d: ticks.map((tick) => `M${scale(tick)} 0V${height}`).join("") }));
  return withStyle(sheet(WIDTH, height + RULER + 24, [ruler,
    svg("g", { transform: `translate(0,${RULER})` }, grid, thinMarks(packed), packed.whole.map((entry) => entryOf(entry))),
    footnote(dated, height + RULER + 14)]));
}
