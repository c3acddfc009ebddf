// The network: pyvis made nodes, edges and places; its own vis-network draws them. Nothing moves by itself.

import { button, calm, el, heading } from "./dom.js";
import { shown } from "./filter.js";
import { events, label, row, story, thing } from "./story.js";
import { isFiltered, select, state, subscribe } from "./state.js";
import { plural, predicateWords, ROLE_WORDS } from "./words.js";

const SHAPES = { event: "diamond", organisation: "square", person: "dot", place: "triangleDown", product: "hexagon", other: "dot" };
const KEY = [["event", "event"], ["organisation", "organisation"], ["person", "person"], ["place", "place"], ["product", "product"]];
const NEIGHBOURS = 60;
const FEW_EVENTS = 24; // with more, events are named only around the selection
const CLEAR = "rgba(0,0,0,0)";

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
    heading("network", "Network", button("−", () => scaleBy(1 / 1.4), { "aria-label": "Zoom out" }),
      button("+", () => scaleBy(1.4), { "aria-label": "Zoom in" }), button("Fit", () => net?.fit()),
      button("PNG", () => document.dispatchEvent(new CustomEvent("save", { detail: "png" })), { title: "Save the network as a picture" })),
    el("p", { class: "key", "aria-hidden": "true" }, KEY.map(([kind, text]) => el("span", {}, el("i", { class: `dot ${kind}` }), text))),
    canvas, note);
  let net = null;
  let nodes = null;
  let edges = null;
  let ties = [];
  let count = 0;
  let owed = {};
  let waiting = 0;
  let inSight = false;

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
    net = new vis.Network(canvas, {}, {
      physics: false, layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, multiselect: false, keyboard: { enabled: false, bindToWindow: false }, zoomView: false,
        dragView: !matchMedia("(pointer: coarse)").matches, hideEdgesOnDrag: story.network.edges.length > 400 },
      nodes: { borderWidth: 1.5, font: { size: 15, face: "system-ui, sans-serif", strokeWidth: 4, vadjust: -2 } },
      edges: { arrows: { to: { enabled: true, scaleFactor: 0.4 } }, font: { size: 12, strokeWidth: 4, align: "middle", face: "system-ui, sans-serif" },
        smooth: { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 } },
    });
    net.on("click", ({ nodes: [id] }) => { if (id) select(id, { cause: "network" }); });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scaleBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    }, { passive: false });
    redraw();
    fitWhole();
    canvas.dataset.ready = "yes";
    subscribe((change) => {
      owed.fit ||= change.filtered;
      owed.anew ||= change.filtered || (change.selected && !story.network.whole);
      owed.paint ||= change.selected;
      owed.focus = change.selected && change.cause !== "network";
      settle();
    });
    document.addEventListener("palette", () => { owed.anew = true; settle(); });
  }

  // The network follows a moment later and only while in sight: typing in the search field never waits for it.
  function settle() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!inSight || !net) return;
      if (owed.anew) redraw(); else if (owed.paint) paint();
      if (owed.fit) fitWhole(); else if (owed.focus) focus();
      owed = {};
    }, 150);
  }

  function redraw() {
    const place = nodes ? { position: net.getViewPosition(), scale: net.getScale() } : null;
    const picture = visible();
    count = picture.nodes.filter(({ group }) => group === "event").length;
    ties = picture.edges.map((edge, index) => ({ ...edge, id: index }));
    const style = styles();
    nodes = new vis.DataSet(picture.nodes.map((node) => ({ ...node, ...style.node(node) })));
    edges = new vis.DataSet(ties.map((edge) => ({ ...edge, ...style.edge(edge) })));
    net.setData({ nodes, edges });
    if (place) net.moveTo(place);
    note.textContent = story.network.whole ? "" : `Of ${plural(events.length, "event")} the network shows the most connected ones and what surrounds the selection.`;
  }

  function near() {
    const linked = new Set([state.s]);
    for (const { from, to } of ties) {
      if (from === state.s) linked.add(to);
      if (to === state.s) linked.add(from);
    }
    return linked;
  }

  // How nodes and edges look now: the selection and its neighbours in full ink, the rest stepping back.
  function styles() {
    const crowded = count > FEW_EVENTS;
    const isNamed = (group, lit, isLit) => isLit && (lit || group !== "event" || !crowded);
    const [line, ink, faint, accent, paper, name] = ["edge", "ink", "fade", "accent", "paper", "name"].map(colour);
    const lit = thing(state.s) && ties.some(({ from, to }) => from === state.s || to === state.s) ? near() : null;
    return {
      node({ id, group }) {
        const isLit = !lit || lit.has(id);
        const body = group === "event" ? accent : name;
        const background = group === "event" && row(id)?.modality !== "actual" ? paper : isLit ? body : faint;
        const border = isLit ? body : faint;
        return { shape: SHAPES[group] || "dot", size: id === state.s ? 13 : 9, borderWidth: id === state.s ? 3 : 1.5,
          color: { background, border, highlight: { background, border: ink }, hover: { background, border: ink } },
          title: `${label(id)}${group === "event" ? `, ${row(id)?.when}` : ""}`,
          font: isNamed(group, lit, isLit) ? { color: ink, strokeColor: paper, size: crowded && !lit ? 22 : 15 } : { color: CLEAR, strokeColor: CLEAR } };
      },
      edge(edge) {
        const isLit = lit && (edge.from === state.s || edge.to === state.s);
        return { width: isLit ? 2 : 1, label: isLit ? edgeWords(edge) : " ", font: { color: ink, strokeColor: isLit ? paper : CLEAR },
          color: { color: isLit ? accent : lit ? faint : line, highlight: accent, hover: accent } };
      },
    };
  }

  function paint() {
    const style = styles();
    nodes.update(nodes.get().map((node) => ({ id: node.id, ...style.node(node) })));
    edges.update(ties.map((edge) => ({ id: edge.id, ...style.edge(edge) })));
    net.unselectAll();
  }

  function fitWhole() {
    net.fit({ animation: false });
    const scale = Math.min(Math.max(net.getScale(), 0.45), 1.1);
    if (scale !== net.getScale()) net.moveTo({ scale });
    if (state.s) focus();
  }

  function focus() {
    if (!state.s || !nodes.get(state.s)) return;
    net.fit({ nodes: [...near()], animation: calm.matches ? false : { duration: 300 }, maxZoomLevel: 1 });
  }

  section.network = { image: () => canvas.querySelector("canvas"), start, place: (id) => net.canvasToDOM(net.getPosition(id)) };
  let started = false;
  new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    if (inSight && !started) { started = true; (globalThis.requestIdleCallback || setTimeout)(start); } else settle();
  }, { rootMargin: "300px" }).observe(section);
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

