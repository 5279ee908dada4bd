// Filters with their counts, the heading, and the cards of an actor, a place, a story.

import { el, fill, link } from "./dom.js";
import { change, clear, get, MANY, ONE, state, toggle } from "./state.js";
import { day, named, number, t } from "./words.js";

const SHOWN = 8;

export function drawTotals(totals, snapshot) {
  const parts = ["events", "articles", "sources"].map((name) =>
    el("span", { class: "total" }, el("strong", {}, number(totals[name])), ` ${t(name)}`));
  fill("totals", parts);
  document.title = t("title");
  fill("made", snapshot ? `${t("made")}: ${snapshot}` : "");
}

export function drawChosen() {
  const chips = [];
  for (const [name, value] of state.chosen) {
    if (![...MANY, ...ONE].includes(name)) continue;
    const drop = () => (MANY.includes(name) ? toggle(name, value) : change({ [name]: "" }));
    const shown = name === "story" ? "" : `: ${named(name, value)}`;
    chips.push(el("button", { class: "chip", type: "button", click: drop }, `${t(name)}${shown} ×`));
  }
  if (chips.length) chips.push(el("button", { class: "chip clear", type: "button", click: clear }, t("clear")));
  fill("chosen", chips);
}

export function drawFacets(facets) {
  fill("facets", Object.entries(facets).map(([name, values]) => facet(name, values)));
}

function facet(name, values) {
  const chosen = state.chosen.getAll(name);
  const kept = values.filter(([value], index) => index < SHOWN || chosen.includes(value));
  const rest = values.filter((value) => !kept.includes(value));
  const list = (some) => el("ul", {}, some.map(([value, n]) => el("li", {}, choice(name, value, n, chosen))));
  const more = rest.length ? el("details", {}, el("summary", {}, `+ ${rest.length}`), list(rest)) : null;
  return el("details", { class: "facet", open: true }, el("summary", {}, t(name)), list(kept), more);
}

function choice(name, value, n, chosen) {
  const on = chosen.includes(value);
  const pick = () => (MANY.includes(name) ? toggle(name, value) : change({ [name]: on ? "" : value }));
  return el("button", { type: "button", class: "choice", "aria-pressed": String(on), click: pick },
    el("span", {}, named(name, value)), el("span", { class: "n" }, number(n)));
}

export function drawCard(summary, story) {
  const name = get("actor") || get("place");
  const card = [];
  if (name) card.push(el("h2", {}, name), profile(summary.facets));
  if (summary.pairs.length) card.push(el("h3", {}, t("whom")), pairTable(summary.pairs));
  if (story) card.push(el("h2", {}, story.title || t("story")), el("h3", {}, t("chronology")), chronology(story));
  fill("card", card);
  document.getElementById("card").hidden = !card.length;
}

function profile(facets) {
  const top = (facets.type || []).slice(0, 6).map(([value, n]) => `${t(value)} ${number(n)}`);
  return el("p", {}, top.join(" · "));
}

function pairTable(pairs) {
  const row = ([actor, type, target, n]) => el("tr", {}, el("td", {}, toActor(actor)), el("td", {}, t(type)),
    el("td", {}, toActor(target)), el("td", { class: "n" }, number(n)));
  return el("table", { class: "pairs" }, el("tbody", {}, pairs.map(row)));
}

export function toActor(name) {
  return el("button", { type: "button", class: "link", click: () => change({ actor: name, event: "" }) }, name);
}

function chronology(story) {
  return el("ol", {}, story.articles.map((article) => el("li", {}, `${day(article.published)} · `,
    el("strong", {}, article.source || ""), " · ", link(article.url, article.title || article.url || "–"),
    article.is_copy ? ` (${t("copy")})` : "")));
}
