// The time line: a bar a day, month or year; events known less exactly are counted in words.

import { el, fill, svg } from "./dom.js";
import { change } from "./state.js";
import { barName, number, t } from "./words.js";

const WIDTH = 600, HEIGHT = 120;

export function drawTimeline({ unit, bars, undated }, total) {
  const days = bars.map(([first]) => place(first, unit));
  const low = Math.min(...days), count = bars.length ? Math.max(...days) - low + 1 : 1;
  const most = Math.max(1, ...bars.map(([, n]) => n));
  const wide = WIDTH / Math.max(count, 12);
  const drawn = bars.map(([first, n], index) => bar(first, n, unit, {
    x: (days[index] - low) * wide, width: Math.max(1, wide - 1), height: Math.max(2, (n / most) * (HEIGHT - 4)),
  }));
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": t("timeline"),
    preserveAspectRatio: "none", class: "bars" }, ...drawn);
  const ends = bars.length ? [barName(bars[0][0], unit), barName(bars.at(-1)[0], unit)] : [];
  const coarse = total - undated - bars.reduce((sum, [, n]) => sum + n, 0);
  const notes = [undated ? `${number(undated)} ${t("undated")}` : "", coarse ? `${number(coarse)} ${t("coarse")}` : ""];
  fill("timeline", picture, el("p", { class: "ends" }, [...new Set(ends)].map((end) => el("span", {}, end))),
    el("p", { class: "note" }, notes.filter(Boolean).join(" · ")));
}

function place(first, unit) {
  const [year, month] = first.split("-").map(Number);
  if (unit === "year") return year;
  return unit === "month" ? year * 12 + month : Math.round(Date.parse(first) / 86400000);
}

function bar(first, n, unit, { x, width, height }) {
  const made = svg("rect", { x, y: HEIGHT - height, width, height });
  made.append(svg("title"));
  made.firstChild.textContent = `${barName(first, unit)}: ${number(n)}`;
  made.addEventListener("click", () => change({ since: first, until: lastDay(first, unit) }));
  return made;
}

function lastDay(first, unit) {
  const [year, month, dayOf] = first.split("-").map(Number);
  const last = { day: [year, month - 1, dayOf], month: [year, month, 0], year: [year, 12, 0] }[unit];
  return new Date(Date.UTC(...last)).toISOString().slice(0, 10);
}
