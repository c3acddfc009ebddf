// A drawing that looks the same anywhere: its style copied into it.

import { svg } from "../base/dom.js";
import { ink } from "../base/ink.js";
import { story } from "../story/story.js";

const COPIED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-weight",
  "text-anchor", "opacity"];
const DROPPED = ["class", "data-id", "style"];
const HEAD = 40; // pixels, for the title

// parts: what is drawn below the title, in pixels from its lower edge
export function sheet(width, height, parts) {
  const title = svg("text", { x: 12, y: 27, fill: ink("ink"), "font-size": 18, "font-weight": 700, "font-family": "Georgia, serif" }, story.title);
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: height + HEAD, viewBox: `0 0 ${width} ${height + HEAD}` },
    svg("rect", { width, height: height + HEAD, fill: ink("paper") }), title, svg("g", { transform: `translate(0,${HEAD})` }, parts));
}

export function withStyle(drawing) {
  document.body.append(drawing);
  const nodes = [...drawing.querySelectorAll("*")];
  const styles = nodes.map((node) => {
    const style = getComputedStyle(node);
    return COPIED.map((name) => [name, style.getPropertyValue(name)]);
  });
  drawing.remove();
  nodes.forEach((node, index) => {
    for (const name of DROPPED) node.removeAttribute(name);
    for (const [name, value] of styles[index]) node.setAttribute(name, value);
  });
  return drawing;
}

export function serialised(drawing) {
  return new XMLSerializer().serializeToString(drawing);
}
