// Files that leave the page: drawings, pictures, a table, a calendar, the graph.

import { unpacked } from "../base/unpack.js";
import { shown } from "../choice/shown.js";
import { calendar } from "./calendar.js";
import { networkDrawing } from "./network-drawing.js";
import { png } from "./raster.js";
import { serialised } from "./styled.js";
import { csv } from "./table.js";
import { timelineDrawing } from "./timeline-drawing.js";

const SVG = "image/svg+xml";
const PNG = "image/png";

const FILES = {
  "timeline-svg": ["timeline.svg", SVG, () => serialised(timelineDrawing())],
  "timeline-png": ["timeline.png", PNG, () => png(timelineDrawing())],
  "network-svg": ["network.svg", SVG, () => serialised(networkDrawing())],
  "network-png": ["network.png", PNG, () => png(networkDrawing())],
  csv: ["events.csv", "text/csv;charset=utf-8", () => csv(shown())],
  ics: ["ahead.ics", "text/calendar;charset=utf-8", () => calendar(shown())],
  ttl: ["graph.ttl", "text/turtle;charset=utf-8", () => unpacked("turtle-gzip")],
};

function save(name, type, contents) {
  const address = URL.createObjectURL(contents instanceof Blob ? contents : new Blob([contents], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export function listenForSaving() {
  document.addEventListener("save", async ({ detail }) => {
    const [name, type, make] = FILES[detail];
    save(name, type, await make());
  });
}
