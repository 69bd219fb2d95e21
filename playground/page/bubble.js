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
  const words = message.text || message.poll?.question || message.document?.file_name;
  const line = (words ?? "").replace(/\s+/g, " ").trim();
  if (line) return line.length > 80 ? `${line.slice(0, 80)}…` : line;
  if (message.photo) return "[照片]";
  return message.location || message.venue ? "[位置]" : "[消息]";
}

/**
 * The row of one message. `around`: {me, first (begins a run by the same sender), isPrivate, time(date), quoted,
 * acts}. Deleted messages are not shown at all, so they are not made here.
 */
export function bubble(message, around) {
  const { me, acts } = around;
  if (message.service) return service(message);
  const sender = senderOf(message);
  const own = sender.id === me;
  const body = element("div", { class: "bubble" },
    around.first && !own && !around.isPrivate ? name(message, acts) : null,
    message.forwarded ? element("p", { class: "forwarded" }, "转发的消息") : null,
    message.reply_to ? quote(message, around) : null,
    attachments(message),
    poll(message.poll),
    words(message, around));
  const row = element("div", {
    class: ["row", own ? "row--own" : "", around.first ? "row--first" : ""].join(" ").trim(),
    "data-message": message.id,
    role: "article",
    tabindex: "-1",
    "aria-label": `${sender.name}，${around.time(message.date)}`,
  });
  const shown = around.first && !own && !around.isPrivate ? face(message, acts) : null;
  row.append(
    ...(own || around.isPrivate ? [] : [element("div", { class: "face" }, shown)]),
    element("div", { class: message.buttons?.length ? "stack stack--keys" : "stack" },
      body, keyboard(message, acts), reactions(message), actions(message, own, acts)));
  return row;
}

/** Who stands beside a message: a person, the bot, or the group or channel in whose name it was written. */
export const senderOf = (message) =>
  message.sender_chat ? { id: message.sender_chat, name: "匿名管理员", is_bot: false } : (message.from ?? { id: 0, name: "已注销", is_bot: false });

function service(message) {
  const { new_chat_members: came, left_chat_member: gone, new_chat_title: title, pinned_message: pinned } = message.service;
  const names = (users) => users.map((user) => user.first_name).join("、");
  const words = came ? `${names(came)} 进群了` : gone ? `${names([gone])} 退群了` : title ? `群名改成了「${title}」`
    : pinned ? `${senderOf(message).name} 置顶了一条消息` : message.service.migrate_to_chat_id || message.service.migrate_from_chat_id
      ? "群升级成了超级群" : "群里有变化";
  return element("div", { class: "service", "data-message": message.id }, element("span", {}, words));
}

function name(message, acts) {
  const sender = senderOf(message);
  return element("button", {
    type: "button", tabindex: "-1", class: `name ${sender.is_bot ? "name--bot" : hue(sender.id)}`,
    onclick: () => acts.person(sender.id),
  }, sender.name, sender.is_bot ? element("span", { class: "tag" }, "机器人") : null);
}

function face(message, acts) {
  const sender = senderOf(message);
  return element("button", {
    type: "button", tabindex: "-1", class: "face__button", "aria-label": sender.name,
    onclick: () => acts.person(sender.id),
  }, avatar(sender));
}

function quote(message, around) {
  const { quoted } = around;
  const whose = quoted && !quoted.deleted ? senderOf(quoted) : null;
  return element("button", {
    type: "button", class: `quote ${whose?.is_bot ? "name--bot" : hue(whose?.id ?? 0)}`,
    onclick: () => around.acts.show(quoted?.id),
  }, whose ? element("b", {}, whose.name) : null, element("span", {}, gist(quoted)));
}

function words(message, around) {
  return element("div", { class: "words" },
    message.text ? element("span", { class: "said", dir: "auto" }, rich(message.text, message.entities, around.acts)) : null,
    meta(message, around));
}

/** Where the playground gives out a file that was sent. */
const fileAddress = (file) => `/play/file?${new URLSearchParams({ id: file.file_id })}`;

function attachments({ photo: sizes, document: file, location, venue }) {
  const parts = [];
  const photo = sizes?.at(-1);
  if (photo) {
    const [width, height] = [photo.width, photo.height];
    parts.push(element("a", { href: fileAddress(photo), target: "_blank", rel: "noopener" },
      element("img", { class: "photo", src: fileAddress(photo), alt: "照片", width, height })));
  }
  if (file) {
    parts.push(element("a", { class: "file", href: fileAddress(file), download: file.file_name ?? "文件" },
      element("span", { class: "file__sign", "aria-hidden": "true" }, "↓"),
      element("span", {}, file.file_name ?? "文件", element("small", {}, fileSize(file.file_size)))));
  }
  const spot = venue?.location ?? location;
  if (spot) {
    parts.push(element("p", { class: "file" },
      `📍 ${venue ? `${venue.title} · ` : ""}${spot.latitude.toFixed(4)}, ${spot.longitude.toFixed(4)}`));
  }
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

function reactions(message) {
  const counts = new Map();
  for (const emoji of Object.values(message.reactions ?? {}).flat()) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  if (counts.size === 0) return null;
  return element("div", { class: "reactions" },
    [...counts].map(([emoji, count]) => element("span", {}, count > 1 ? `${emoji} ${count}` : emoji)));
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
