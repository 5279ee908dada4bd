// What is chosen stands in the address after "#", so that every view can be linked to.

export const MANY = ["type", "status", "salience", "country", "source", "kind"];
export const ONE = ["who", "actor", "place", "story", "words", "since", "until"];
export const PAGE = 50;

export const state = { chosen: new URLSearchParams() };

export function readAddress() {
  state.chosen = new URLSearchParams(location.hash.slice(1));
}

export function get(name) {
  return state.chosen.get(name) || "";
}

export function change(changes) {
  const next = new URLSearchParams(state.chosen);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  }
  if (!("page" in changes) && !("event" in changes) && !("ui" in changes) && !("theme" in changes)) next.delete("page");
  location.hash = next.toString();
}

export function toggle(name, value) {
  const now = state.chosen.getAll(name);
  change({ [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
}

export function clear() {
  change(Object.fromEntries([...MANY, ...ONE].map((name) => [name, ""])));
}

export function filters() {
  const kept = new URLSearchParams();
  for (const [name, value] of state.chosen) if ([...MANY, ...ONE, "clock"].includes(name)) kept.append(name, value);
  return kept;
}
