// The table of events, a page at a time, and the order they come in.

import { el, fill } from "./dom.js";
import { change, get, PAGE } from "./state.js";
import { days, day, number, t } from "./words.js";

const COLUMNS = ["date", "type", "actors", "action", "targets", "location", "quantity", "status", "published"];

export function drawTable(rows, total) {
  if (!rows.length) return fill("table", el("p", {}, t("none")));
  const head = el("thead", {}, el("tr", {}, COLUMNS.map((name) => el("th", { scope: "col" }, t(name)))));
  fill("table", el("table", { class: "events" }, head, el("tbody", {}, rows.map(line))), pages(total));
}

function line(row) {
  const shown = {
    date: days(row), type: t(row.type), actors: some(row.actors), targets: some(row.targets),
    location: some(row.locations), quantity: row.quantity_text, status: t(row.status), published: day(row.published),
    action: el("button", { type: "button", class: "link open", click: () => change({ event: row.event_id }) }, row.action),
  };
  const made = el("tr", { class: `${row.salience} ${get("event") === row.event_id ? "now" : ""}` },
    COLUMNS.map((name) => el("td", { "data-name": t(name) }, shown[name] || "")));
  made.addEventListener("click", (event) => event.target.closest("button") || change({ event: row.event_id }));
  return made;
}

function some(names = []) {
  return names.length > 2 ? `${names.slice(0, 2).join(", ")} +${names.length - 2}` : names.join(", ");
}

function pages(total) {
  const now = Number(get("page")) || 1, last = Math.max(1, Math.ceil(total / PAGE));
  const step = (label, to) => el("button", { type: "button", disabled: to < 1 || to > last, click: () => change({ page: String(to) }) }, label);
  return el("p", { class: "tools" }, step(t("previous"), now - 1), ` ${t("page")} ${number(now)} / ${number(last)} `, step(t("next"), now + 1));
}
