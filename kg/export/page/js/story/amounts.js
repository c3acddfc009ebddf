// Amounts as words: $17 billion, at least 3 times, about 120 jobs.

const SCALES = [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]];
const CURRENCIES = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CNY: "CN¥", INR: "₹", KRW: "₩" };

export function shortNumber(value) {
  const [size, name] = SCALES.find(([size]) => Math.abs(value) >= size) || [1, ""];
  return (value / size).toLocaleString("en", { maximumFractionDigits: size === 1 ? 2 : 1 }) + name;
}

export function amount(value, unit) {
  if (value === undefined || value === null) return "";
  if (CURRENCIES[unit]) return `${value < 0 ? "−" : ""}${CURRENCIES[unit]}${shortNumber(Math.abs(value))}`;
  if (unit === "%") return `${shortNumber(value)} %`;
  if (unit === "x") return `${shortNumber(value)} times`;
  return /^[A-Z]{3}$/.test(unit) ? `${unit} ${shortNumber(value)}` : `${shortNumber(value)} ${unit || ""}`.trim();
}

export function figureWords(figure) {
  const { minimum, maximum, value, unit } = figure;
  let words = amount(value, unit);
  if (minimum !== undefined && maximum !== undefined && minimum !== maximum) {
    words = `${amount(minimum, unit)} to ${amount(maximum, unit)}`;
  } else if (minimum !== undefined && maximum === undefined) words = `at least ${amount(minimum, unit)}`;
  else if (maximum !== undefined && minimum === undefined) words = `up to ${amount(maximum, unit)}`;
  return `${figure.approx ? "about " : ""}${words}${figure.per ? ` per ${figure.per}` : ""}`;
}
