// Talking to the playground: the /play interface (requests) and /play/live (what changes, as it changes).

/** The playground said no, and why, in `message`. */
export class Refusal extends Error {}

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refusal("连不上小区了，等它回来再试。");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(body?.error ?? `没成（${response.status}），再试一次。`);
  return body;
}

export const get = (path, query = {}) => {
  const search = new URLSearchParams(query).toString();
  return answered(fetch(`/play/${path}${search ? `?${search}` : ""}`, { cache: "no-store" }));
};

export const post = (path, body) =>
  answered(fetch(`/play/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

const RETRY = 1500; // ms; the browser itself gives up for good after an answer that is no event stream

/** Calls `changed(event)` for all that changes, `opened()` at each (re)connection, `lost()` when it breaks. */
export function listen({ changed, opened, lost }) {
  const source = new EventSource("/play/live");
  source.onopen = opened;
  source.onmessage = (event) => changed(JSON.parse(event.data));
  source.onerror = () => {
    lost();
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    setTimeout(() => listen({ changed, opened, lost }), RETRY);
  };
}
