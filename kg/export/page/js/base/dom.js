// Elements made without HTML: article text only ever becomes a text node.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(isolated(String(child))));
  }
}

// Overrides of writing direction in an article could make the page around them read backwards.
export function isolated(text) {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

export function swap(node, ...children) {
  node.replaceChildren();
  add(node, children);
}

export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

export function heading(section, title, ...tools) {
  return el("div", { class: "section-head" },
    el("h2", { id: `${section}-heading` }, title), el("div", { class: "tools" }, ...tools));
}

export const calm = matchMedia("(prefers-reduced-motion: reduce)");

// A moment for the browser to paint what is there; a hidden page gets no picture, so no waiting for ever either.
export function picture() {
  return new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 120); });
}

export function idle(task) {
  if (globalThis.requestIdleCallback) requestIdleCallback(task, { timeout: 500 }); else setTimeout(task, 30);
}

export function reveal(node) {
  node.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
}
