// The page: puts state, people, clock and the two chats together.

import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { element } from "./dom.js";
import { Neighbourhood } from "./neighbourhood.js";
import { Notices } from "./notices.js";
import { showPeople } from "./people.js";

const TRY = "谁家有姜，炒菜缺两块";
const HINTED = "linli.hinted"; // the first-time hint was taken or closed in this browser

const place = (id) => document.getElementById(id);
const notices = new Notices(place("notices"));
const isNarrow = matchMedia("(max-width: 759px)");
let tab = "group"; // on a narrow screen: which chat is seen

const state = new Neighbourhood({
  changed: () => later(render),
  seeing: (chat) => chat === state.me && !document.hidden && (!isNarrow.matches || tab === "private"),
});

let isWaiting = false;
function later(act) {
  if (isWaiting) return;
  isWaiting = true;
  queueMicrotask(() => {
    isWaiting = false;
    act();
  });
}

/** Does it, and says so kindly where it fails. */
async function attempt(act) {
  try {
    return await act();
  } catch (refusal) {
    notices.toast(refusal.message, true);
    return null;
  }
}

const acts = {
  complain: (words) => notices.toast(words, true),
  send: (chat, text, replyTo) => {
    if (chat === state.group) hinted(); // whoever has said something needs no first words
    return state.say(chat, text, replyTo);
  },
  change: (chat, messageId, text) => state.edit(chat, messageId, text),
  command: (chat, words) => attempt(() => state.say(chat, words)),
  start: (payload) => attempt(async () => {
    await state.start(payload);
    see("private");
  }),
  isBot: (username) => username.toLowerCase() === (state.bot.username ?? "").toLowerCase(),
  isMe: ({ id, username }) =>
    id === state.me || Boolean(username && state.self?.username?.toLowerCase() === username.toLowerCase()),
  username: (username) => {
    const person = state.named(username);
    if (person) acts.person(person.id);
    else notices.toast(`这里没有 @${username}`);
  },
  message: (chat, id) => {
    if (chat !== state.group) state.lookAt(chat);
    see("group");
    if (!group.show(id)) notices.toast("这条消息不在了");
  },
  person: (id) => {
    const person = state.person(id);
    if (!person) return;
    const about = [person.username ? `@${person.username}` : null,
      person.is_bot ? "这个小区的机器人" : person.started ? "和邻里私聊过" : "还没开始和邻里私聊"].filter(Boolean).join(" · ");
    const canBe = !person.is_bot && id !== state.me;
    const more = canBe ? `在 Telegram 里，点名字就能和${person.name}私聊。在这里，你可以当一回${person.name}。` : null;
    notices.dialog([element("h2", {}, person.name), element("p", {}, about), more && element("p", {}, more)],
      canBe ? [[`当一回${person.name}`, () => be(id)]] : []);
  },
  tap: async (chat, message, button, key) => {
    if (key.classList.contains("busy")) return;
    key.classList.add("busy");
    key.setAttribute("aria-busy", "true");
    const answer = await attempt(() => state.tap(chat, message.id, button.data ?? button.label));
    key.classList.remove("busy");
    key.removeAttribute("aria-busy");
    if (answer?.text && answer.show_alert) notices.dialog(element("p", {}, answer.text));
    else if (answer?.text) notices.toast(answer.text);
  },
};

const group = new Chat("group", false, state, acts);
const personal = new Chat("private", true, state, acts);
place("chats").replaceChildren(group.node, personal.node);
const clock = new Clock(place("clock"), state, (seconds) => attempt(() => state.advance(seconds)));

const be = (id) => attempt(() => state.be(id));

function see(which) {
  tab = which;
  state.saw();
}

function render() {
  document.body.dataset.tab = tab;
  document.body.dataset.connected = String(state.connected);
  showPeople(place("people"), state, be);
  clock.show();
  showTabs();
  showLost();
  const self = state.self;
  place("chats").hidden = !self;
  if (!self) return showNobody();
  place("nobody")?.remove();
  const mine = state.groups.filter((each) => each.members.includes(self.id));
  const looked = state.chat(state.group);
  group.node.classList.toggle("chat--none", !looked);
  if (looked) {
    group.render(looked.id, {
      title: mine.length > 1 ? groupChoice(mine) : looked.title,
      about: `${looked.members.length} 位邻居和邻里`,
      face: { id: looked.id, name: looked.title },
      label: `用${self.name}的名字在群里说`,
      commands: state.commands(looked.id),
    });
  }
  personal.render(self.id, {
    title: element("span", {}, state.bot.name, element("span", { class: "tag" }, "机器人")),
    about: `${self.name}的私聊，群里看不到`,
    face: state.bot,
    label: `用${self.name}的名字私下对邻里说`,
    commands: state.commands(self.id),
    beginning: self.started ? null : {
      words: `${self.name}还没和邻里打过招呼。点了「开始」，邻里才能私下给${self.name}写信。`,
      button: "开始",
      act: () => acts.start(""),
    },
  });
  showHint(self);
  return undefined;
}

function groupChoice(groups) {
  return element("select", {
    class: "head__choice", "aria-label": "哪个群", onchange: (event) => state.lookAt(Number(event.target.value)),
  }, groups.map((each) => element("option", { value: each.id, selected: each.id === state.group }, each.title)));
}

function showTabs() {
  const unread = state.unread.get(state.me) ?? 0;
  const shown = JSON.stringify([tab, unread]);
  const node = place("tabs");
  if (node.dataset.shown === shown) return;
  node.dataset.shown = shown;
  const one = (which, words, count) => element("button", {
    type: "button", class: "tab", "aria-pressed": String(tab === which), onclick: () => see(which),
  }, words, count ? element("span", { class: "badge" }, String(count), element("span", { class: "unseen" }, " 条新私信")) : null);
  node.replaceChildren(one("group", "群里", 0), one("private", "和邻里私聊", unread));
}

/** Whoever got a private message that nobody has looked at: how a newcomer sees where the story goes on. */
function showHint(self) {
  const others = state.people.filter((person) => person.id !== self.id && state.unread.get(person.id));
  const isMine = isNarrow.matches && tab === "group" && state.unread.get(self.id);
  const isFirst = localStorage.getItem(HINTED) === null && others.length === 0 && !isMine;
  const shown = JSON.stringify([self.id, others.map((person) => [person.id, state.unread.get(person.id)]), isMine, isFirst]);
  const node = group.hint;
  if (node.dataset.shown === shown) return;
  node.dataset.shown = shown;
  node.hidden = !isFirst && others.length === 0 && !isMine;
  if (isFirst) {
    node.replaceChildren(
      element("p", {}, `你现在是${self.name}。在群里写：`),
      element("button", { type: "button", class: "chip chip--strong", onclick: () => firstTry() }, TRY),
      element("button", { type: "button", class: "close", "aria-label": "知道了", onclick: closeHint }, "×"));
  } else {
    node.replaceChildren(
      isMine ? element("button", { type: "button", class: "chip chip--strong", onclick: () => seeMine() }, "邻里给你发了私信") : "",
      ...others.map((person) => element("button", {
        type: "button", class: "chip chip--strong",
        onclick: async () => {
          await be(person.id);
          seeMine();
        },
      }, `${person.name} 有 ${state.unread.get(person.id)} 条新私信，去看看`)));
  }
}

function seeMine() {
  see("private");
  queueMicrotask(() => personal.arrive()); // once it is drawn; the chip that was pressed is gone
}

function hinted() {
  localStorage.setItem(HINTED, "1");
  later(render);
}

function closeHint() {
  const byKey = group.hint.querySelector(":focus-visible");
  hinted();
  if (byKey) group.composer.focus();
}

function firstTry() {
  group.fill(TRY);
  hinted();
}

function showLost() {
  const isLost = state.connected === false;
  const old = place("lost");
  if (isLost && !old) document.body.append(element("p", { class: "lost", id: "lost", role: "status" }, "小区断线了，正在重新连…"));
  else if (!isLost) old?.remove();
}

function showNobody() {
  if (place("nobody") || state.connected === null) return;
  document.body.append(element("p", { class: "empty", id: "nobody" }, "这个小区还没有邻居。等有人搬进来，这里就热闹了。"));
}

for (const [target, name] of [[document, "visibilitychange"], [isNarrow, "change"], [window, "focus"]]) {
  target.addEventListener(name, () => state.saw());
}
await attempt(() => state.open());
