// Reasons as the rules write them, for a reader: days in words, things and articles by their titles.

import { withDaysInWords } from "../story/days.js";
import { documents, label, row } from "../story/story.js";

const QUOTED_NAME = /“([a-z0-9]+(?:-[a-z0-9]+)+)”/g;

let titles = null;

// The file of an article without its ending, as reasons name it.
function titlesByFile() {
  titles ||= documents.filter((entry) => entry.file).map((entry) => [`(${entry.file.replace(/\.[a-z]+$/, "")})`, `(“${entry.label}”)`]);
  return titles;
}

export function prose(text) {
  if (!text) return "";
  const named = text.replace(QUOTED_NAME, (all, id) => (row(id)?.label ? `“${label(id)}”` : all));
  return withDaysInWords(titlesByFile().reduce((words, [file, title]) => words.replaceAll(file, title), named));
}
