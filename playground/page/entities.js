// Text with Telegram's entities → nodes. Offsets are in UTF-16 units, which is what JavaScript's strings are made of.

import { element, safeAddress } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const SUPERGROUPS = 1_000_000_000_000; // a supergroup's id is the negative of this and its number in links
const MINE = "mention mention--me";

/**
 * Nodes for `text`. Entities may be nested; one that sticks out of another is cut in two, as Telegram does.
 * `acts`: what a click does — {person(id), username(name), command(text), message(chat, id), start(payload)}.
 */
export function rich(text, entities, acts) {
  const ordered = (entities ?? [])
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  return within(text, 0, text.length, ordered, acts);
}

function within(text, start, end, entities, acts) {
  const nodes = [];
  const waiting = [...entities];
  let position = start;
  while (waiting.length > 0) {
    const entity = waiting.shift();
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    if (from > position) nodes.push(text.slice(position, from));
    const inner = [];
    const beyond = [];
    while (waiting.length > 0 && waiting[0].offset < to) {
      const next = waiting.shift();
      const over = next.offset + next.length - to;
      inner.push(over > 0 ? { ...next, length: next.length - over } : next);
      if (over > 0) beyond.push({ ...next, offset: to, length: over });
    }
    waiting.unshift(...beyond);
    nodes.push(wrapped(entity, text.slice(from, to), within(text, from, to, inner, acts), acts));
    position = to;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

function wrapped(entity, words, children, acts) {
  switch (entity.type) {
    case "text_mention":
      return pressable(acts.isMe(entity.user) ? MINE : "mention", () => acts.person(entity.user.id), children);
    case "mention":
      return pressable(acts.isMe({ username: words.slice(1) }) ? MINE : "mention", () => acts.username(words.slice(1)), children);
    case "bot_command":
      return pressable("command", () => acts.command(words), children);
    case "hashtag":
      return element("span", { class: "hashtag" }, children);
    case "text_link":
      return link(entity.url, children, acts);
    case "url":
      return link(/^[a-z][a-z0-9+.-]*:/i.test(words) ? words : `https://${words}`, children, acts);
    case "email":
      return link(`mailto:${words}`, children, acts);
    case "phone_number":
      return link(`tel:${words.replace(/[^\d+]/g, "")}`, children, acts);
    case "spoiler":
      return pressable("spoiler", (event) => event.currentTarget.classList.add("spoiler--seen"), children);
    default:
      return TAGS[entity.type] ? element(TAGS[entity.type], {}, children) : children;
  }
}

// A link rather than a button, because a button cannot be broken over two lines.
function pressable(look, act, children, more = {}) {
  const onclick = (event) => {
    event.preventDefault();
    act(event);
  };
  return element("a", { ...more, href: "#", class: look, onclick }, children);
}

/** A link. Those that stay in this neighbourhood (a message, a person, the bot's deep link) are followed here. */
export function link(address, children, acts) {
  const inside = here(address, acts);
  if (inside) return pressable("link", inside, children);
  const url = safeAddress(address);
  if (!url) return element("span", {}, children);
  return element("a", { class: "link", href: url.href, target: "_blank", rel: "noopener noreferrer" }, children);
}

/** What following an address does on this page, or null where it leads outside. */
export function here(address, acts) {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(address);
  if (person) return () => acts.person(Number(person[1]));
  const message = /^https?:\/\/t\.me\/c\/(\d+)\/(?:\d+\/)?(\d+)$/.exec(address);
  if (message) return () => acts.message(-(SUPERGROUPS + Number(message[1])), Number(message[2]));
  const start = /^https?:\/\/t\.me\/(\w+)(?:\?start=([\w-]*))?$/.exec(address);
  if (start && acts.isBot(start[1])) return () => acts.start(start[2] ?? "");
  if (start && start[2] === undefined) return () => acts.username(start[1]);
  return null;
}
