// The evidence of an event: the words that say so, where they stand, and who else says it.

import { el, fill, link, painted } from "./dom.js";
import { toActor } from "./panels.js";
import { change } from "./state.js";
import { day, days, named, number, t } from "./words.js";

const FIELDS = ["action", "actor", "target", "location", "date", "quantity", "speaker"];

export function drawEvidence(found) {
  const pane = document.getElementById("evidence");
  if (!found) {
    if (pane.open) pane.close();
    return;
  }
  const { event, article, marks, tellings = [], disagreements = [] } = found;
  fill("evidence", head(event), fields(event), legend(), text(article, marks, event),
    el("p", { class: "note" }, [article.source, day(article.published), article.byline, article.engine].filter(Boolean).join(" · ")),
    el("p", {}, article.url ? link(article.url, t("read")) : ""),
    event.story_id ? el("p", {}, el("button", { type: "button", click: () => change({ story: event.story_id, event: "" }) }, t("open_story"))) : null,
    disagreements.map(differing), others(tellings, event));
  if (!pane.open) pane.showModal();
  pane.scrollTop = 0;
}

function head(event) {
  return el("header", {}, el("h2", {}, `${t(event.type)}: ${event.action}`),
    el("button", { type: "button", class: "close", "aria-label": t("close"), click: () => change({ event: "" }) }, "×"));
}

function fields(event) {
  const rows = {
    actors: (event.actors || []).map(toActor), targets: (event.targets || []).map(toActor),
    location: (event.locations || []).map(toPlace), country: event.country ? named("country", event.country) : "",
    date: days(event), quantity: event.quantity_text, status: `${t(event.status)} · ${t(event.salience)}`,
    speaker: event.attribution, confidence: number(event.confidence),
  };
  return el("dl", {}, Object.entries(rows).filter(([, value]) => value?.length).map(([name, value]) =>
    [el("dt", {}, t(name)), el("dd", {}, value)]).flat());
}

function toPlace(name) {
  return el("button", { type: "button", class: "link", click: () => change({ place: name, event: "" }) }, name);
}

function legend() {
  return el("p", { class: "legend" }, FIELDS.map((name) => el("mark", { class: name }, t(name))));
}

function text(article, marks, event) {
  const strong = article.text ? [article.sentence_start, article.sentence_end] : null;
  return el("article", { lang: article.lang || event.lang }, el("h3", {}, article.title || ""),
    el("div", { class: "text" }, painted(article.text ?? event.sentence, marks, strong, t)));
}

function differing({ kind, unit, lowest, highest, tellings }) {
  const most = Math.max(...tellings.map((told) => told.quantity));
  return el("section", {}, el("h3", {}, `${t("differing")}: ${t(kind)} ${unit || ""} ${number(lowest)} – ${number(highest)}`),
    el("table", {}, el("tbody", {}, tellings.map((told) => el("tr", {}, el("td", {}, day(told.published)),
      el("td", {}, link(told.url, told.source || "–")), el("td", {}, told.quantity_text),
      el("td", {}, el("meter", { min: 0, max: most, value: told.quantity, "aria-label": told.quantity_text })))))));
}

function others(tellings, event) {
  const rest = tellings.filter((told) => told.telling_id !== event.event_id);
  if (!rest.length) return null;
  return el("section", {}, el("h3", {}, t("tellings")), el("ul", {}, rest.map((told) => el("li", {},
    `${day(told.published)} · `, link(told.url, `${told.source || ""} ${told.title || ""}`), told.is_copy ? ` (${t("copy")})` : "",
    told.sentence ? el("blockquote", {}, told.sentence) : ""))));
}
