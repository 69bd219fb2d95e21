// One chat: its head, the pinned message, the messages, and where one writes.

import { avatar, element } from "./dom.js";
import { bubble, gist, senderOf } from "./bubble.js";
import { dateOf, dayOf, timeOf } from "./clock.js";
import { Composer } from "./composer.js";

const RUN = 300; // seconds between two messages of one sender that still stand together
const NEAR = 80; // px from the end that still count as being at the end

export class Chat {
  #rows = new Map(); // message id → {signature, node}
  #id = null;
  #person = null;
  #staysAtEnd = true; // until one scrolls up to read
  #below = 0; // new messages that came while one was reading further up

  /** `acts`: what bubbles and the composer need; `isPrivate`: the chat of one person with the bot. */
  constructor(name, isPrivate, state, acts) {
    this.state = state;
    this.isPrivate = isPrivate;
    this.acts = { ...acts, reply: (message) => this.composer.reply(message), edit: (message) => this.composer.edit(message),
      show: (id) => this.show(id), command: (words) => acts.command(this.#id, words),
      tap: (message, button, key) => acts.tap(this.#id, message, button, key) };
    this.composer = new Composer({
      send: (text, replyTo) => {
        this.#end();
        return acts.send(this.#id, text, replyTo);
      },
      edit: (message, text) => acts.change(this.#id, message.id, text),
      lastOwn: () => this.#messages().findLast((message) => message.from?.id === state.me && message.text && !message.service),
      complain: acts.complain,
    });
    this.title = element("h2", { class: "head__title" });
    this.about = element("p", { class: "head__about" });
    this.face = element("span", { class: "head__face" });
    this.pinned = element("button", { type: "button", class: "pinned", hidden: true });
    this.list = element("div", {
      class: "list", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0",
      onscroll: () => this.#scrolled(), onkeydown: (event) => this.#pressed(event), onclick: (event) => this.#clicked(event),
    });
    new ResizeObserver(() => this.#resized()).observe(this.list);
    this.down = element("button", { type: "button", class: "down", hidden: true, onclick: () => this.#end(true) });
    this.foot = element("div", { class: "foot" });
    this.hint = element("div", { class: "hint", hidden: true });
    this.node = element("section", { class: `chat chat--${name}`, "data-chat": name },
      element("header", { class: "head" }, this.face, element("div", { class: "head__words" }, this.title, this.about)),
      this.pinned,
      element("div", { class: "pane" }, this.list, this.down),
      this.hint, this.foot);
  }

  /** Shows chat `id` as it stands now. `head`: {person or group title, about, titles to choose from}. */
  render(id, { title, about, face, label, commands, beginning }) {
    const { state } = this;
    const isOther = id !== this.#id || state.me !== this.#person;
    if (isOther) {
      this.#rows.clear();
      this.list.replaceChildren();
      this.#below = 0;
    }
    [this.#id, this.#person] = [id, state.me];
    const titled = element("h2", { class: "head__title" }, title);
    if (!titled.isEqualNode(this.title)) this.title.replaceChildren(...titled.childNodes); // or an open list would close
    this.about.textContent = about;
    this.list.setAttribute("aria-label", `${this.isPrivate ? "私聊" : "群里"}的消息`);
    const faceKey = String(face.id);
    if (this.face.dataset.face !== faceKey) {
      this.face.dataset.face = faceKey;
      this.face.replaceChildren(avatar(face));
    }
    this.#renderFoot(id, label, commands, beginning);
    this.#renderPinned();
    this.#renderMessages(isOther, beginning);
  }

  fill(text) {
    this.composer.fill(text);
    this.composer.focus();
  }

  /** Whoever comes here without a mouse goes on from the newest message. */
  arrive() {
    ([...this.list.querySelectorAll(".row")].at(-1) ?? this.list).focus({ preventScroll: true });
  }

  /** Scrolls to a message and lights it up for a moment. */
  show(id) {
    const row = this.#rows.get(id)?.node;
    if (!row) return false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("row--lit");
    void row.offsetWidth; // lets the animation begin again
    row.classList.add("row--lit");
    return true;
  }

  #messages() {
    return this.state.messages(this.#id).filter((message) => !message.deleted);
  }

  #renderFoot(id, label, commands, beginning) {
    if (beginning?.button) {
      if (this.foot.dataset.what === "start") return;
      this.foot.dataset.what = "start";
      this.foot.replaceChildren(element("button", { type: "button", class: "start", onclick: beginning.act }, beginning.button));
      return;
    }
    if (this.foot.dataset.what !== "composer") {
      const byKey = this.foot.querySelector(":focus-visible"); // a finger would open the keyboard of its phone
      this.foot.dataset.what = "composer";
      this.foot.replaceChildren(this.composer.node);
      if (byKey) this.composer.focus();
    }
    this.composer.turnTo(this.state.me, id, label, commands);
  }

  #renderPinned() {
    const pinned = this.#messages().findLast((message) => message.pinned);
    this.pinned.hidden = !pinned;
    if (!pinned) return;
    this.pinned.replaceChildren(element("b", {}, "置顶消息"), element("span", {}, gist(pinned)));
    this.pinned.onclick = () => this.show(pinned.id);
  }

  #renderMessages(isOther, beginning) {
    const { state, list } = this;
    const messages = this.#messages();
    const atEnd = isOther || this.#staysAtEnd;
    const focused = list.contains(document.activeElement) ? document.activeElement.closest("[data-message]")?.dataset.message : null;
    const rows = new Map();
    const nodes = [];
    let before = null;
    for (const message of messages) {
      const at = new Date(message.date * 1000);
      const isNewDay = !before || dayOf(at, state.zone) !== dayOf(new Date(before.date * 1000), state.zone);
      if (isNewDay) nodes.push(this.#day(at));
      const first = isNewDay || before.service || senderOf(before).id !== senderOf(message).id || message.date - before.date > RUN;
      const quoted = message.reply_to ? state.message(this.#id, message.reply_to) : null;
      const signature = JSON.stringify([message, first, quoted?.text, quoted?.deleted, state.me]);
      const old = this.#rows.get(message.id);
      const node = old?.signature === signature ? old.node : bubble(message, {
        me: state.me, first, isPrivate: this.isPrivate, quoted, acts: this.acts,
        time: (date) => timeOf(new Date(date * 1000), state.zone),
      });
      if (!old && !isOther && rows.size === messages.length - 1) node.classList.add("row--new");
      if (!old && !atEnd && message.from?.id !== state.me) this.#below += 1;
      rows.set(message.id, { signature, node });
      nodes.push(node);
      before = message;
    }
    if (messages.length === 0) nodes.push(element("p", { class: "empty" }, beginning?.words ?? "还没有人说话。"));
    arrange(list, nodes);
    this.#rows = rows;
    if (atEnd) this.#end();
    else this.#showDown();
    const again = focused && rows.get(Number(focused))?.node;
    if (again && !again.contains(document.activeElement)) (again.querySelector(".key") ?? again).focus({ preventScroll: true });
  }

  #days = new Map();

  #day(at) {
    const words = dateOf(at, this.state.zone);
    if (!this.#days.has(words)) this.#days.set(words, element("div", { class: "day" }, element("span", {}, words)));
    return this.#days.get(words);
  }

  #isAtEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  #end(smoothly = false) {
    this.#staysAtEnd = true;
    this.list.scrollTo({ top: this.list.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.#below = 0;
    this.#showDown();
  }

  #scrolled() {
    if (this.list.clientHeight === 0) return; // not seen now
    this.#staysAtEnd = this.#isAtEnd();
    if (this.#staysAtEnd) this.#below = 0;
    this.#showDown();
  }

  /** A hint came, the keyboard of a phone opened, the other tab was chosen: the end stays the end. */
  #resized() {
    if (this.list.clientHeight > 0 && this.#staysAtEnd) this.#end();
  }

  #showDown() {
    this.down.hidden = this.#staysAtEnd;
    this.down.textContent = this.#below ? `↓ ${this.#below} 条新消息` : "↓";
    this.down.setAttribute("aria-label", this.#below ? `到最新，${this.#below} 条新消息` : "到最新");
  }

  /** Without a mouse: up and down go from message to message and at the end (or by Escape, at once) to where one
   * writes; Enter replies, E edits one's own. */
  #pressed(event) {
    const row = event.target.closest(".row");
    if (event.target !== this.list && event.target !== row) return;
    const rows = [...this.list.querySelectorAll(".row")];
    const place = row ? rows.indexOf(row) : rows.length;
    const message = row && this.state.message(this.#id, Number(row.dataset.message));
    if (event.key === "ArrowUp") rows[Math.max(place - 1, 0)]?.focus();
    else if (event.key === "ArrowDown" && place < rows.length - 1) rows[place + 1].focus();
    else if (event.key === "ArrowDown" || event.key === "Escape") this.composer.focus();
    else if (event.key === "Enter" && message) this.composer.reply(message);
    else if (event.key.toLowerCase() === "e" && message?.from?.id === this.state.me) this.composer.edit(message);
    else return;
    event.preventDefault();
  }

  /** With a finger there is no hovering: a tap on a message shows what can be done with it. */
  #clicked(event) {
    const row = event.target.closest(".row");
    const isOnOwnThing = event.target.closest("a, button");
    for (const other of this.list.querySelectorAll(".row--chosen")) if (other !== row) other.classList.remove("row--chosen");
    if (row && !isOnOwnThing && getSelection().isCollapsed) row.classList.toggle("row--chosen");
  }
}

/** Makes `nodes` the children of `parent`, touching only what differs, so that focus and selection stay. */
function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, place) => {
    if (parent.childNodes[place] !== node) parent.insertBefore(node, parent.childNodes[place] ?? null);
  });
}
