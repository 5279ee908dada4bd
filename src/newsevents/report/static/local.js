// Events that came along in the page itself: filters and counts as the server has them.

import { save } from "./dom.js";
import { PAGE } from "./state.js";

const FACETS = {
  type: (e) => [e.type], status: (e) => [e.status], salience: (e) => [e.salience], country: (e) => [e.country],
  source: (e) => [e.source], kind: (e) => e.kinds || [], actor: (e) => [...(e.actors || []), ...(e.targets || [])],
  place: (e) => e.locations || [],
};
const lower = (values) => values.flat().filter(Boolean).join(" | ").toLowerCase();
const words = (e) => lower([e.title, e.sentence, e.action, e.attribution, e.source, e.actors, e.targets, e.locations]);
const ends = (e, clock) => (clock === "published" ? [e.published, e.published] : [e.date_start || e.date_end, e.date_end || e.date_start]);
const TESTS = {
  who: (e, [who]) => lower([e.actors, e.targets]).includes(who.toLowerCase()),
  words: (e, [some]) => (e.text ??= words(e)).includes(some.toLowerCase()),
  story: (e, [story]) => e.story_id === story,
  since: (e, [day], clock) => ends(e, clock)[1] >= day,
  until: (e, [day], clock) => ends(e, clock)[0] <= day,
};
const newest = (key) => (a, b) => (key(b) || "").localeCompare(key(a) || "") || b.event_id.localeCompare(a.event_id);
const ORDER = {
  published: newest((e) => e.published), date: newest((e) => ends(e)[0]),
  oldest: (a, b) => (ends(a)[0] || "~").localeCompare(ends(b)[0] || "~") || a.event_id.localeCompare(b.event_id),
  sure: (a, b) => b.confidence - a.confidence, told: (a, b) => b.n_articles - a.n_articles,
};

function chosen(all, filters, but) {
  const names = [...new Set(filters.keys())].filter((name) => name !== but && name !== "clock");
  const clock = filters.get("clock");
  const fits = (e, name) => {
    const wanted = filters.getAll(name);
    return TESTS[name] ? TESTS[name](e, wanted, clock) : FACETS[name](e).some((value) => wanted.includes(value));
  };
  return all.filter((e) => names.every((name) => fits(e, name)));
}

function counted(values, most) {
  const found = new Map();
  for (const value of values) if (value) found.set(value, (found.get(value) || 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
}

function facet(all, filters, name) {
  return counted(chosen(all, filters, name).flatMap((e) => [...new Set(FACETS[name](e))]), 40);
}

function timeline(some, clock) {
  const dated = some.map((e) => ends(e, clock)).filter(([first]) => first);
  const low = dated.reduce((least, [first]) => (first < least ? first : least), "9999");
  const high = dated.reduce((most, [, last]) => (last > most ? last : most), "");
  const span = dated.length ? (Date.parse(high) - Date.parse(low)) / 86400000 : 0;
  const [unit, kept, rest] = span <= 92 ? ["day", 10, ""] : span <= 3660 ? ["month", 7, "-01"] : ["year", 4, "-01-01"];
  const exact = dated.map((both) => both.map((day) => day.slice(0, kept))).filter(([first, last]) => first === last);
  const bars = counted(exact.map(([first]) => first + rest), Infinity).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return { unit, bars, undated: some.length - dated.length };
}

function together(lists, most) {
  return counted(lists.map((list) => JSON.stringify(list)), most).map(([list, n]) => [...JSON.parse(list), n]);
}

function pairs(some) {
  return together(some.flatMap((e) => (e.actors || []).flatMap((a) => (e.targets || []).map((b) => [a, e.type, b]))), 25);
}

function summary(all, filters) {
  const some = chosen(all, filters), placed = some.filter((e) => e.lat != null);
  return {
    totals: { events: some.length, articles: new Set(some.map((e) => e.article_id)).size,
      sources: new Set(some.map((e) => e.source).filter(Boolean)).size, placed: placed.length },
    facets: Object.fromEntries(Object.keys(FACETS).map((name) => [name, facet(all, filters, name)])),
    timeline: timeline(some, filters.get("clock")),
    points: together(placed.map((e) => [e.locations?.[0] ?? "", e.lat, e.lon]), 600),
    pairs: filters.has("actor") ? pairs(some) : [],
  };
}

function story(all, wanted) {
  const told = new Map(all.filter((e) => e.story_id === wanted).map((e) => [e.article_id, e]));
  const articles = [...told.values()].sort((a, b) => (a.published || "").localeCompare(b.published || ""));
  return articles.length ? { title: articles[0].title, articles } : null;
}

function csv(rows) {
  const names = ["event_id", "type", "status", "salience", "actors", "action", "targets", "locations", "country", "date_start", "date_end",
    "date_grain", "quantity_text", "attribution", "confidence", "title", "url", "source", "published", "sentence"];
  const cell = (value) => {
    const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
  };
  return [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => line.map(cell).join(",")).join("\r\n");
}

export function local(data) {
  const all = data.events, by = (order) => ORDER[order] || ORDER.published;
  const sorted = (filters, order) => chosen(all, filters).sort(by(order));
  return {
    start: async () => data,
    summary: async (filters) => summary(all, filters),
    events: async (filters, order, page) => sorted(filters, order).slice((page - 1) * PAGE, page * PAGE),
    story: async (wanted) => story(all, wanted),
    evidence: async (wanted) => {
      const event = all.find((e) => e.event_id === wanted);
      return event ? { event, article: { ...event, text: null }, marks: event.marks || [], tellings: event.tellings, disagreements: event.differing } : null;
    },
    export: (form, filters, order) => {
      const rows = sorted(filters, order).map(({ text, marks, ...kept }) => kept);
      save(`events.${form}`, form === "csv" ? "text/csv" : "application/json", form === "csv" ? csv(rows) : JSON.stringify(rows, null, 1));
    },
  };
}
