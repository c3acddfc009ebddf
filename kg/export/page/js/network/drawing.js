// The drawing: pyvis made nodes, edges and places; its own vis-network draws them. Nothing moves by itself.

import { calm, picture } from "../base/dom.js";
import { unpacked } from "../base/unpack.js";
import { select, state } from "../choice/state.js";
import { story } from "../story/story.js";
import { legible } from "./legible.js";
import { edgeLook, nodeLook } from "./looks.js";
import { drawnPart, litPart } from "./part.js";

const MANY_EDGES = 400;
const SCALES = [0.15, 1.6];
const ROOM = 60; // pixels around what is fitted, for the names
const drawing = { net: null, canvas: null, part: { nodes: [], edges: [] } };

const isMany = story.network.edges.length > MANY_EDGES;
const OPTIONS = {
  physics: false, layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { hover: true, multiselect: false, selectConnectedEdges: false, keyboard: { enabled: false, bindToWindow: false }, zoomView: false,
    dragView: !matchMedia("(pointer: coarse)").matches, dragNodes: false, hideEdgesOnDrag: isMany },
  nodes: { chosen: false, font: { face: "system-ui, sans-serif" } },
  edges: { chosen: false, font: { align: "middle", face: "system-ui, sans-serif" },
    smooth: { enabled: !isMany, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 } },
};

async function loadVis() {
  if (globalThis.vis) return;
  const text = await unpacked("vis-gzip");
  await picture();
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
}

export async function startDrawing(canvas) {
  await loadVis();
  await picture();
  drawing.canvas = canvas;
  drawing.net = new vis.Network(canvas, {}, OPTIONS);
  drawing.net.on("click", ({ nodes: [id] }) => { if (id) select(id, { cause: "network" }); });
  drawing.net.on("dragEnd", () => show(currentView()));
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomNetwork(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  await picture();
}

function within(scale) {
  return Math.min(Math.max(scale, SCALES[0]), SCALES[1]);
}

function currentView() {
  return { position: drawing.net.getViewPosition(), scale: drawing.net.getScale() };
}

// The view in which some nodes fill the canvas.
function viewOf(nodes, most) {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth, clientHeight } = drawing.canvas;
  const scale = Math.min((clientWidth - 2 * ROOM) / Math.max(right - left, 1), (clientHeight - 2 * ROOM) / Math.max(bottom - top, 1), most);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale: within(scale) };
}

// Marks and names are made for the scale of the view, so that they keep their size on the screen.
function show(view) {
  const { nodes, edges } = drawing.part;
  const lit = litPart(drawing.part);
  const looks = { lit, scale: view.scale, named: legible(nodes, { lit, scale: view.scale }) };
  drawing.net.setData({
    nodes: new vis.DataSet(nodes.map((node) => nodeLook(node, looks))),
    edges: new vis.DataSet(edges.map((edge, id) => edgeLook(edge, id, looks))),
  });
  drawing.net.moveTo(view);
}

// The selection with its neighbours if there is one, else all that is drawn.
export function drawNetworkAnew({ focus }) {
  const before = currentView();
  drawing.part = drawnPart();
  const { nodes } = drawing.part;
  const lit = focus ? litPart(drawing.part) : null;
  const some = lit ? nodes.filter(({ id }) => lit.has(id)) : nodes.filter(({ id }) => focus && id === state.s);
  const view = nodes.length ? viewOf(some.length ? some : nodes, lit ? 0.8 : 1) : before;
  show(view);
  return { count: nodes.length, glide: () => glide(before, view) };
}

export function repaintNetwork() {
  show(currentView());
}

// A glide instead of a jump, where the reader likes movement.
function glide(before, view) {
  if (calm.matches) return;
  drawing.net.moveTo(before);
  drawing.net.moveTo({ ...view, animation: { duration: 300, easingFunction: "easeInOutQuad" } });
}

export function zoomNetwork(factor) {
  if (drawing.net) show({ position: drawing.net.getViewPosition(), scale: within(drawing.net.getScale() * factor) });
}

export function fitNetwork() {
  if (drawing.net && drawing.part.nodes.length) show(viewOf(drawing.part.nodes, 1));
}

export function placeOnScreen(id) {
  return drawing.net.canvasToDOM(drawing.net.getPosition(id));
}
