// Elements from text: article text only ever becomes text nodes, and only web addresses become links.

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "click") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function fill(id, ...children) {
  document.getElementById(id).replaceChildren(...children.flat().filter((child) => child != null && child !== ""));
}

export function link(url, text) {
  const safe = typeof url === "string" && /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);
  return safe ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : el("span", {}, text);
}

// The text with its marks ([first, end, field], counted in code points); `strong` is the sentence of the event.
export function painted(text, marks, strong, label) {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length, ...(strong || []), ...marks.flatMap(([start, end]) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const piece = letters.slice(start, places[index + 1]).join("");
    const mark = marks.find(([first, end]) => first <= start && start < end);
    const inner = mark ? el("mark", { class: mark[2], title: label(mark[2]) }, piece) : piece;
    return strong && strong[0] <= start && start < strong[1] ? el("span", { class: "sentence" }, inner) : inner;
  });
}

export function save(name, kind, text) {
  const address = URL.createObjectURL(new Blob([text], { type: kind }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
