// Events from the local server.

async function asked(path, parameters) {
  const answer = await fetch(`${path}?${parameters}`, { headers: { Accept: "application/json" } });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.message || answer.statusText);
  return told;
}

function withMore(filters, more) {
  const all = new URLSearchParams(filters);
  for (const [name, value] of Object.entries(more)) all.set(name, value);
  return all;
}

export const remote = {
  start: () => asked("/api/start", ""),
  summary: (filters) => asked("/api/summary", filters),
  events: (filters, order, page) => asked("/api/events", withMore(filters, { order, page })),
  evidence: (event) => asked("/api/event", new URLSearchParams({ event })),
  story: (story) => asked("/api/story", new URLSearchParams({ story })),
  export: (form, filters, order) => location.assign(`/api/export.${form}?${withMore(filters, { order })}`),
};
