// The network: pyvis made nodes, edges and places; its own vis-network draws them. Nothing moves by itself.

import { button, calm, el, heading } from "./dom.js";
import { shown } from "./filter.js";
import { events, label, row, story, thing } from "./story.js";
import { isFiltered, select, state, subscribe } from "./state.js";
import { ROLE_WORDS, predicateWords } from "./words.js";

const SHAPES = { event: "diamond", organisation: "square", person: "dot", place: "triangleDown", product: "hexagon", other: "dot" };
const KEY = [["event", "event"], ["organisation", "organisation"], ["person", "person"], ["place", "place"], ["product", "product"]];
const NEIGHBOURS = 60;

export async function unpacked(id) {
  const text = document.getElementById(id).textContent;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

async function loadVis() {
  if (globalThis.vis) return;
  const script = document.createElement("script");
  script.textContent = await unpacked("vis-gzip");
  document.head.append(script);
}

function colour(name) {
  return getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();
}

function edgeWords(edge) {
  return ROLE_WORDS[edge.role]?.toLowerCase() || predicateWords(edge.role);
}

export function drawNetwork(section) {
  const canvas = el("div", { class: "canvas", role: "img", "aria-label":
    "Network of events and the names in them. The list of events and the evidence panel say the same in words." });
  const note = el("p", { class: "note faint" });
  section.append(
    heading("network", "Who is in what", button("−", () => scaleBy(1 / 1.4), { "aria-label": "Zoom out" }),
      button("+", () => scaleBy(1.4), { "aria-label": "Zoom in" }), button("Fit", () => net?.fit()),
      button("PNG", () => document.dispatchEvent(new CustomEvent("save", { detail: "png" })), { title: "Save the network as a picture" })),
    el("p", { class: "key", "aria-hidden": "true" }, KEY.map(([kind, text]) => el("span", {}, el("i", { class: `dot ${kind}` }), text))),
    canvas, note);
  let net = null;
  let nodes = null;
  let edges = null;

  function scaleBy(factor) {
    net?.moveTo({ scale: net.getScale() * factor, animation: calm.matches ? false : { duration: 200 } });
  }

  async function start() {
    try {
      await loadVis();
    } catch {
      note.textContent = "This browser cannot unpack the network; timeline, list and evidence do not need it.";
      return;
    }
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    net = new vis.Network(canvas, { nodes, edges }, {
      physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, multiselect: false, keyboard: { enabled: false, bindToWindow: false }, zoomView: false,
        dragNodes: true, dragView: !matchMedia("(pointer: coarse)").matches, hideEdgesOnDrag: story.network.edges.length > 800 },
      edges: { arrows: { to: { enabled: true, scaleFactor: 0.4 } }, smooth: { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 } },
    });
    canvas.querySelector("canvas").dataset.ready = "yes";
    net.on("click", ({ nodes: [id] }) => { if (id) select(id, { cause: "network" }); });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scaleBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    redraw();
    fitWhole();
    subscribe((change) => {
      if (change.filtered || (change.selected && !story.network.whole)) redraw(); else if (change.selected) paint();
      if (change.selected && change.cause !== "network") focus();
    });
    document.addEventListener("palette", redraw);
  }

  function redraw() {
    const picture = visible();
    nodes.clear();
    edges.clear();
    nodes.add(picture.nodes.map((node) => ({ ...node, ...look(node) })));
    edges.add(picture.edges);
    note.textContent = story.network.whole ? "" : `Of ${events.length.toLocaleString("en")} events the network shows the most connected ones and what surrounds the selection.`;
    paint();
  }

  function look(node) {
    const isEvent = node.group === "event";
    return { shape: SHAPES[node.group] || "dot", size: isEvent ? 9 : 8, title: undefined };
  }

  function near() {
    const linked = new Set([state.s]);
    for (const edge of edges.get()) {
      if (edge.from === state.s) linked.add(edge.to);
      if (edge.to === state.s) linked.add(edge.from);
    }
    return linked;
  }

  function paint() {
    const chosen = state.s && nodes.get(state.s) ? near() : null;
    const [line, text, faint, accent, paper, name] = ["edge", "ink", "fade", "accent", "paper", "name"].map(colour);
    nodes.update(nodes.get().map(({ id, group }) => {
      const lit = !chosen || chosen.has(id);
      const body = group === "event" ? accent : name;
      const hollow = group === "event" && row(id)?.modality !== "actual";
      return { id, borderWidth: id === state.s ? 3 : 1.5, color: { background: hollow ? paper : lit ? body : faint, border: lit ? body : faint,
        highlight: { background: hollow ? paper : body, border: text }, hover: { background: body, border: text } },
      font: { color: lit ? text : faint, size: 15, face: "system-ui, sans-serif", strokeWidth: 4, strokeColor: paper,
        ...(group === "event" ? {} : { bold: true }), vadjust: -2 }, opacity: 1, size: id === state.s ? 13 : group === "event" ? 9 : 8 };
    }));
    edges.update(edges.get().map((edge) => {
      const lit = chosen && (edge.from === state.s || edge.to === state.s);
      return { id: edge.id, width: lit ? 2 : 1, label: lit ? edgeWords(edge) : undefined, color: { color: lit ? accent : chosen ? faint : line, highlight: accent, hover: accent },
        font: { size: 12, color: text, strokeColor: paper, strokeWidth: 4, align: "middle", face: "system-ui, sans-serif" } };
    }));
    net.unselectAll();
  }

  function fitWhole() {
    net.fit({ animation: false });
    if (net.getScale() < 0.45) net.moveTo({ scale: 0.45 });
    if (net.getScale() > 1.1) net.moveTo({ scale: 1.1 });
    if (state.s) focus();
  }

  function focus() {
    if (!state.s || !nodes.get(state.s)) return;
    net.fit({ nodes: [...near()], animation: calm.matches ? false : { duration: 300 }, maxZoomLevel: 1 });
  }

  section.network = { image: () => canvas.querySelector("canvas"), start };
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watcher.disconnect();
    (globalThis.requestIdleCallback || setTimeout)(start);
  }, { rootMargin: "300px" });
  watcher.observe(section);
}

// All of it, or the most connected part and the surroundings of the selection.
function visible() {
  const kept = isFiltered() ? new Set(shown().map((event) => event.id)) : null;
  const all = story.network;
  const nodes = all.nodes.filter((node) => node.group !== "event" || !kept || kept.has(node.id));
  let ids = new Set(nodes.map((node) => node.id));
  let edges = all.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  if (kept) {
    const used = new Set(edges.filter((edge) => kept.has(edge.from) || kept.has(edge.to)).flatMap((edge) => [edge.from, edge.to]));
    ids = new Set([...used, ...nodes.filter((node) => node.group === "event").map((node) => node.id)]);
    edges = edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  }
  const drawn = nodes.filter((node) => ids.has(node.id));
  return all.whole ? { nodes: drawn, edges } : withSurroundings(drawn, edges, ids);
}

function withSurroundings(nodes, edges, ids) {
  const found = thing(state.s);
  if (!found) return { nodes, edges };
  const centre = found.kind === "event" ? [found.row] : events.filter((event) => event.who.includes(state.s)).slice(0, NEIGHBOURS);
  const bottom = Math.max(0, ...nodes.map((node) => node.y)) + 220;
  const more = [];
  const place = (id, index, level) => {
    if (ids.has(id) || !row(id)) return;
    ids.add(id);
    more.push({ id, label: label(id).slice(0, 60), group: thing(id).kind === "event" ? "event" : row(id).kind || "other",
      x: index * 170, y: bottom + level * 130 });
  };
  const extra = [];
  centre.forEach((event, index) => {
    place(event.id, index, 1);
    [...event.roles, ...event.ties].forEach(([role, target], at) => {
      place(target, index + at, at % 2 ? 0 : 2);
      if (ids.has(target)) extra.push({ from: event.id, to: target, role });
    });
  });
  const known = new Set(edges.map((edge) => `${edge.from} ${edge.to} ${edge.role}`));
  return { nodes: [...nodes, ...more], edges: [...edges, ...extra.filter((edge) => !known.has(`${edge.from} ${edge.to} ${edge.role}`))] };
}

