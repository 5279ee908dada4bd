// Words, numbers and days in the language of the reader.

const spoken = { texts: {}, language: "id", names: null };

export function speak(texts, language) {
  spoken.texts = texts;
  spoken.language = language in texts ? language : "id";
  spoken.names = new Intl.DisplayNames([spoken.language], { type: "region", fallback: "code" });
  document.documentElement.lang = spoken.language;
}

export const language = () => spoken.language;
export const t = (key) => spoken.texts[spoken.language][key] ?? key;
export const number = (value) => new Intl.NumberFormat(spoken.language, { maximumFractionDigits: 2 }).format(value);

export function named(filter, value) {
  if (filter === "country") return /^[A-Z]{2}$/.test(value) ? spoken.names.of(value) : value;
  return ["type", "status", "salience", "kind"].includes(filter) ? t(value) : value;
}

export function day(text) {
  if (!text) return "";
  const at = new Date(text.slice(0, 10) + "T00:00:00Z");
  const form = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return isNaN(at) ? text : new Intl.DateTimeFormat(spoken.language, form).format(at);
}

export function days(row) {
  const [first, last] = [row.date_start, row.date_end];
  if (row.date_grain === "year" && first) return first.slice(0, 4);
  if (row.date_grain === "month" && first) return barName(first, "month");
  if (first && last) return first === last ? day(first) : `${day(first)} – ${day(last)}`;
  return first ? `${day(first)} –` : last ? `– ${day(last)}` : "";
}

export function barName(first, unit) {
  if (unit === "day") return day(first);
  const form = unit === "month" ? { month: "short", year: "numeric" } : { year: "numeric" };
  const at = new Date(first + "T00:00:00Z");
  return new Intl.DateTimeFormat(spoken.language, { ...form, timeZone: "UTC" }).format(at);
}
