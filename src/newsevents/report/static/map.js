// The map: outlines that came along, a circle a place, its area by the number of events.

import { el, fill, svg } from "./dom.js";
import { change } from "./state.js";
import { number, t } from "./words.js";

const VIEWS = { world: [-17200, -8000, 36400, 14000], indonesia: [9300, -900, 5000, 2200] };
const sum = (points) => points.reduce((all, point) => all + point[3], 0);
const seen = { box: VIEWS.world, outlines: null, picture: null, drag: null };

export function prepareMap(outlines, points) {
  seen.outlines = outlines;
  const home = points.filter(([, lat, lon]) => lon > 93 && lon < 143 && lat > -12 && lat < 9);
  seen.box = sum(home) > sum(points) / 2 ? VIEWS.indonesia : VIEWS.world;
}

export function drawMap(points, unplaced) {
  const land = ["world", "indonesia"].map((name) => svg("path", { d: seen.outlines[name], class: `land ${name}` }));
  const circles = svg("g");
  seen.picture = svg("svg", { class: "map", role: "img", "aria-label": t("map_label") }, ...land, circles);
  seen.most = Math.max(10, ...points.map((point) => point[3]));
  for (const point of [...points].reverse()) circles.append(circle(point));
  hold(seen.picture);
  const press = (label, click) => el("button", { type: "button", click }, label);
  fill("map", seen.picture, el("p", { class: "tools" },
    press(t("world"), () => look(VIEWS.world)), press(t("indonesia"), () => look(VIEWS.indonesia)),
    press("+", () => zoom(0.6)), press("−", () => zoom(1 / 0.6)),
    unplaced ? el("span", { class: "note" }, `${number(unplaced)} ${t("unplaced")}`) : ""));
  look(seen.box);
}

function circle([name, lat, lon, n]) {
  const made = svg("circle", { cx: lon * 100, cy: -lat * 100, "data-n": n });
  made.append(svg("title"));
  made.firstChild.textContent = `${name}: ${number(n)}`;
  made.addEventListener("click", () => change({ place: name }));
  return made;
}

function look(box) {
  seen.box = box;
  seen.picture.setAttribute("viewBox", box.join(" "));
  const unit = box[2] / 700;
  for (const made of seen.picture.querySelectorAll("circle")) {
    made.setAttribute("r", unit * (3 + 17 * Math.sqrt(made.dataset.n / seen.most)));
  }
}

function zoom(by) {
  const [x, y, width, height] = seen.box;
  if (by > 1 && width * by > 40000) return;
  look([x + (width * (1 - by)) / 2, y + (height * (1 - by)) / 2, width * by, height * by]);
}

function hold(picture) {
  picture.addEventListener("pointerdown", (event) => { seen.drag = [event.clientX, event.clientY, seen.box]; });
  picture.addEventListener("pointermove", (event) => {
    if (!seen.drag || !event.buttons) return;
    const [fromX, fromY, [x, y, width, height]] = seen.drag;
    const scale = width / picture.clientWidth;
    look([x - (event.clientX - fromX) * scale, y - (event.clientY - fromY) * scale, width, height]);
  });
}
