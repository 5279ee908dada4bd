// The page: reads the address, asks for what it names, draws it.

import { drawTimeline } from "./chart.js";
import { fill } from "./dom.js";
import { drawEvidence } from "./evidence.js";
import { drawMap, prepareMap } from "./map.js";
import { drawCard, drawChosen, drawFacets, drawTotals } from "./panels.js";
import { change, filters, get, readAddress } from "./state.js";
import { drawTable } from "./table.js";
import { speak, t } from "./words.js";

const page = { provider: null, start: null, drawn: "", turn: 0 };

export async function open(provider) {
  page.provider = provider;
  page.start = await provider.start();
  readAddress();
  prepareMap(page.start.outlines, (await provider.summary(filters())).points);
  wire();
  await draw();
}

async function draw() {
  readAddress();
  const turn = ++page.turn;
  speak(page.start.texts, get("ui") || (navigator.language.startsWith("id") ? "id" : page.start.language));
  document.documentElement.dataset.theme = get("theme");
  const shown = [filters(), get("order"), get("page"), get("ui")].join("|");
  try {
    if (shown !== page.drawn) await drawShown(turn);
    page.drawn = shown;
    drawEvidence(get("event") ? await page.provider.evidence(get("event")) : null);
    fill("failed", "");
  } catch (error) {
    fill("failed", `${t("failed")}: ${error.message}`);
  }
}

async function drawShown(turn) {
  const { provider } = page;
  const [summary, rows, story] = await Promise.all([
    provider.summary(filters()), provider.events(filters(), get("order"), Number(get("page")) || 1),
    get("story") ? provider.story(get("story")) : null]);
  if (turn !== page.turn) return;
  label();
  drawTotals(summary.totals, page.start.made);
  drawChosen();
  drawFacets(summary.facets);
  drawCard(summary, story);
  drawMap(summary.points, summary.totals.events - summary.totals.placed);
  drawTimeline(summary.timeline, summary.totals.events);
  drawTable(rows, summary.totals.events);
}

function label() {
  for (const made of document.querySelectorAll("[data-t]")) made.textContent = t(made.dataset.t);
  for (const made of document.querySelectorAll("[data-l]")) made.setAttribute("aria-label", t(made.dataset.l));
  const search = document.getElementById("words");
  search.placeholder = t("search");
  for (const name of ["words", "since", "until", "clock", "order"]) {
    const field = document.getElementById(name);
    if (field !== document.activeElement) field.value = get(name) || field.dataset.default || "";
  }
}

function wire() {
  let wait = 0;
  if (matchMedia("(max-width: 50rem)").matches) document.querySelector(".all").open = false;
  const on = (id, kind, act) => document.getElementById(id).addEventListener(kind, act);
  on("words", "input", (event) => { clearTimeout(wait); wait = setTimeout(() => change({ words: event.target.value.trim() }), 250); });
  for (const name of ["since", "until", "clock", "order"]) on(name, "change", (event) => change({ [name]: event.target.value }));
  on("language", "click", () => change({ ui: document.documentElement.lang === "id" ? "en" : "id" }));
  on("theme", "click", () => change({ theme: isDark() ? "light" : "dark" }));
  on("evidence", "close", () => get("event") && change({ event: "" }));
  for (const form of ["csv", "json"]) on(form, "click", () => page.provider.export(form, filters(), get("order")));
  addEventListener("hashchange", draw);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      document.getElementById("words").focus();
    }
  });
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
