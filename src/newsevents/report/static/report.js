// The report: the page over the events packed into it.

import { open } from "./app.js";
import { local } from "./local.js";

async function unpacked() {
  const packed = Uint8Array.from(atob(document.getElementById("packed").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

unpacked().then((data) => open(local(data))).then(() => document.getElementById("brief").remove());
