// One message as people know it from Telegram: who, what it answers, the words, pictures and files, buttons, the time.

import { avatar, element, hue } from "./dom.js";
import { here, link, rich } from "./entities.js";

const BYTES = ["B", "KB", "MB"];

export function fileSize(bytes) {
  if (!bytes) return "";
  const step = Math.min(Math.floor(Math.log2(bytes) / 10), BYTES.length - 1);
  return `${Math.round((bytes / 1024 ** step) * 10) / 10} ${BYTES[step]}`;
}

/** One line for quotes and the pinned bar. */
export function gist(message) {
  if (!message || message.deleted) return "这条消息已经删了";
  const words = message.text || message.caption || message.poll?.question || message.document?.file_name;
  const line = (words ?? "").replace(/\s+/g, " ").trim();
  if (line) return line.length > 80 ? `${line.slice(0, 80)}…` : line;
  if (message.photo) return "[照片]";
  return message.location ? "[位置]" : "[消息]";
}

/**
 * The row of one message. `around`: {me, first (begins a run by the same sender), isPrivate, time(date), quoted,
 * acts}. Deleted messages are not shown at all, so they are not made here.
 */
export function bubble(message, around) {
  const { me, acts } = around;
  if (message.service) return service(message);
  const own = message.from.id === me;
  const body = element("div", { class: "bubble" },
    around.first && !own && !around.isPrivate ? name(message, acts) : null,
    message.forward_from ? element("p", { class: "forwarded" }, `转发自 ${message.forward_from.name ?? ""}`) : null,
    message.reply_to ? quote(message, around) : null,
    attachments(message),
    words(message, acts),
    poll(message.poll),
    meta(message, around));
  const row = element("div", {
    class: ["row", own ? "row--own" : "", around.first ? "row--first" : ""].join(" ").trim(),
    "data-message": message.message_id,
    role: "article",
    tabindex: "-1",
    "aria-label": `${message.from.name}，${around.time(message.date)}`,
  });
  const shown = around.first && !own && !around.isPrivate ? face(message, acts) : null;
  row.append(
    ...(own || around.isPrivate ? [] : [element("div", { class: "face" }, shown)]),
    element("div", { class: "stack" }, body, keyboard(message, acts)),
    actions(message, own, acts));
  return row;
}

const service = (message) =>
  element("div", { class: "service", "data-message": message.message_id }, element("span", {}, message.text));

const name = (message, acts) =>
  element("button", {
    type: "button", tabindex: "-1", class: `name ${message.from.is_bot ? "name--bot" : hue(message.from.id)}`,
    onclick: () => acts.person(message.from.id),
  }, message.from.name, message.from.is_bot ? element("span", { class: "tag" }, "机器人") : null);

const face = (message, acts) =>
  element("button", {
    type: "button", tabindex: "-1", class: "face__button", "aria-label": message.from.name,
    onclick: () => acts.person(message.from.id),
  }, avatar(message.from));

function quote(message, around) {
  const { quoted } = around;
  const whose = quoted && !quoted.deleted ? quoted.from : null;
  return element("button", {
    type: "button", class: `quote ${whose?.is_bot ? "name--bot" : hue(whose?.id ?? 0)}`,
    onclick: () => around.acts.show(quoted?.message_id),
  }, whose ? element("b", {}, whose.name) : null, element("span", {}, gist(quoted)));
}

function words(message, acts) {
  const text = message.text || message.caption;
  if (!text) return null;
  const entities = message.text ? message.entities : (message.caption_entities ?? message.entities);
  return element("div", { class: "words", dir: "auto" }, rich(text, entities, acts));
}

function attachments(message) {
  const { photo, document: file, location } = message;
  const parts = [];
  if (photo?.url) parts.push(element("a", { href: photo.url, target: "_blank", rel: "noopener" },
    element("img", { class: "photo", src: photo.url, alt: "照片" })));
  else if (photo) parts.push(element("p", { class: "file" }, "🖼 照片"));
  if (file) parts.push(element("a", { class: "file", href: file.url, download: file.file_name ?? "文件" },
    element("span", { class: "file__sign", "aria-hidden": "true" }, "↓"),
    element("span", {}, file.file_name ?? "文件", element("small", {}, fileSize(file.file_size)))));
  if (location) parts.push(element("p", { class: "file" },
    `📍 ${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`));
  return parts;
}

function poll(asked) {
  if (!asked) return null;
  const total = asked.total_voter_count ?? 0;
  return element("div", { class: "poll" },
    element("b", {}, asked.question),
    element("ul", {}, asked.options.map((option) =>
      element("li", {}, option.text, element("span", {}, `${option.voter_count ?? 0} 票`)))),
    element("small", {}, asked.is_closed ? "投票结束了" : `${total} 人投了票`));
}

const meta = (message, around) =>
  element("span", { class: "meta" },
    message.edited ? element("span", {}, "已编辑") : null,
    element("time", {}, around.time(message.date)));

function keyboard(message, acts) {
  if (!message.buttons?.length) return null;
  return element("div", { class: "keyboard" }, message.buttons.map((row) =>
    element("div", { class: "keyboard__row" }, row.map((button) => key(message, button, acts)))));
}

function key(message, button, acts) {
  if (button.url) {
    const inside = here(button.url, acts);
    if (inside) return element("button", { type: "button", class: "key", onclick: inside }, button.label);
    const outside = link(button.url, [button.label, " ↗"], acts);
    outside.classList.add("key");
    return outside;
  }
  return element("button", {
    type: "button", class: "key",
    onclick: (event) => acts.tap(message, button, event.currentTarget),
  }, button.label);
}

function actions(message, own, acts) {
  const action = (label, act) =>
    element("button", { type: "button", class: "action", tabindex: "-1", onclick: () => act(message) }, label);
  return element("div", { class: "actions" },
    action("回复", acts.reply), own && message.text ? action("编辑", acts.edit) : null);
}
