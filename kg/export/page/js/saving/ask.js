// A wish to save: the views have the buttons, saving.js has the files.

export function saver(kind) {
  return () => document.dispatchEvent(new CustomEvent("save", { detail: kind }));
}
