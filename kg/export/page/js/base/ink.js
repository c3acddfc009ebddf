// The colours of the style sheet, for what is painted on a canvas.

const known = new Map();

export function ink(name) {
  if (!known.has(name)) known.set(name, getComputedStyle(document.body).getPropertyValue(`--${name}`).trim());
  return known.get(name);
}

// Listens before any view does: a view that redraws finds the new colours.
document.addEventListener("palette", () => known.clear());

export function followPalette() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("palette")));
}

export function switchPalette() {
  const root = document.documentElement;
  const dark = root.dataset.palette ? root.dataset.palette === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.palette = dark ? "light" : "dark";
  document.dispatchEvent(new CustomEvent("palette"));
}
