// A long table, of which rows are made when they are asked for: field names are written once, rows are bare lists.

const NONE = Object.freeze([]);
const LISTS = ["voices", "words", "from"];

export function makeTable({ fields, rows }) {
  const made = new Map();
  const indexes = new Map();
  const at = (number) => {
    if (!made.has(number) && rows[number]) made.set(number, rowOf(fields, rows[number]));
    return made.get(number);
  };
  const by = (field, key) => {
    if (!indexes.has(field)) indexes.set(field, indexed(rows, fields.indexOf(field)));
    return (indexes.get(field).get(key) || NONE).map(at);
  };
  return { at, by, get rows() { return rows.map((_, number) => at(number)); } };
}

function rowOf(fields, values) {
  const entry = {};
  fields.forEach((field, at) => { if (values[at] !== null && values[at] !== undefined) entry[field] = values[at]; });
  for (const name of LISTS) entry[name] ||= NONE;
  return entry;
}

// Value → numbers of the rows that have it, alone or in a list.
function indexed(rows, column) {
  const found = new Map();
  if (column < 0) return found;
  rows.forEach((values, number) => {
    const value = values[column];
    for (const key of Array.isArray(value) ? value : [value]) {
      if (found.has(key)) found.get(key).push(number); else found.set(key, [number]);
    }
  });
  return found;
}
