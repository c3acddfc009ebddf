// One of our own drawings as a picture of points. The page's policy lets no image be loaded, not even from the page
// itself, so the drawing is painted shape by shape; it has groups, paths, rectangles, lines, circles and words only.

const MOST = 12000; // pixels a side; browsers paint no larger canvas

function number(node, name) {
  return Number.parseFloat(node.getAttribute(name)) || 0;
}

const OUTLINES = {
  path: (node) => new Path2D(node.getAttribute("d")),
  rect: (node) => {
    const found = new Path2D();
    found.roundRect(number(node, "x"), number(node, "y"), number(node, "width"), number(node, "height"), number(node, "rx"));
    return found;
  },
  line: (node) => new Path2D(`M${number(node, "x1")} ${number(node, "y1")}L${number(node, "x2")} ${number(node, "y2")}`),
  circle: (node) => {
    const found = new Path2D();
    found.arc(number(node, "cx"), number(node, "cy"), number(node, "r"), 0, 2 * Math.PI);
    return found;
  },
};

function ready(pen, node) {
  const dashes = node.getAttribute("stroke-dasharray");
  pen.globalAlpha *= node.hasAttribute("opacity") ? number(node, "opacity") : 1;
  pen.lineWidth = node.hasAttribute("stroke-width") ? number(node, "stroke-width") : 1;
  pen.setLineDash(dashes && dashes !== "none" ? dashes.split(/[ ,]+/).map(Number.parseFloat) : []);
  pen.fillStyle = node.getAttribute("fill") || "#000";
  pen.strokeStyle = node.getAttribute("stroke") || "none";
  pen.lineJoin = "round";
}

const isInked = (node, name) => node.hasAttribute(name) && node.getAttribute(name) !== "none";

function words(pen, node) {
  pen.font = `${node.getAttribute("font-weight") || 400} ${number(node, "font-size") || 13}px ${node.getAttribute("font-family") || "sans-serif"}`;
  pen.textAlign = { middle: "center", end: "right" }[node.getAttribute("text-anchor")] || "left";
  const place = [node.textContent, number(node, "x") + number(node, "dx"), number(node, "y") + (node.getAttribute("dy")?.endsWith("em") ? number(node, "dy") * number(node, "font-size") : number(node, "dy"))];
  if (isInked(node, "stroke")) pen.strokeText(...place);
  pen.fillText(...place);
}

function shape(pen, node, outline) {
  pen.save();
  pen.globalAlpha *= node.hasAttribute("fill-opacity") ? number(node, "fill-opacity") : 1;
  if (node.getAttribute("fill") !== "none" && node.tagName !== "line") pen.fill(outline);
  pen.restore();
  if (isInked(node, "stroke")) pen.stroke(outline);
}

function paint(pen, node) {
  pen.save();
  const moved = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(node.getAttribute("transform") || "");
  if (moved) pen.translate(Number(moved[1]), Number(moved[2]));
  if (node.tagName === "g" || node.tagName === "svg") [...node.children].forEach((child) => paint(pen, child));
  else if (node.tagName === "text") { ready(pen, node); words(pen, node); }
  else if (OUTLINES[node.tagName]) { ready(pen, node); shape(pen, node, OUTLINES[node.tagName](node)); }
  pen.restore();
}

export function png(drawing) {
  const [width, height] = [number(drawing, "width"), number(drawing, "height")];
  const sharp = Math.min(2, MOST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(width * sharp), Math.ceil(height * sharp)];
  const pen = canvas.getContext("2d");
  pen.scale(sharp, sharp);
  paint(pen, drawing);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
