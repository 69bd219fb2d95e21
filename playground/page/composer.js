// Where one writes: reply, edit one's own last message, the commands menu, and the first-time hint.

import { element } from "./dom.js";
import { gist, senderOf } from "./bubble.js";

const LONGEST = 4096; // UTF-16 units, Telegram's limit for one message
const GROWS = CSS.supports("field-sizing", "content"); // the browser lets the field grow by itself

export class Composer {
  #chat = null;
  #drafts = new Map(); // "person:chat" → what was typed and not sent
  #key = "";
  #mode = null; // {kind: "reply" | "edit", message}
  #commands = [];
  #picked = 0;
  #composing = false;

  /** `acts`: {send(text, replyTo), edit(message, text), lastOwn(), complain(words)}. */
  constructor(acts) {
    this.acts = acts;
    this.field = element("textarea", {
      class: "field", rows: "1", enterkeyhint: "send", autocomplete: "off", spellcheck: "false", "data-field": "",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#pressed(event),
      oncompositionstart: () => { this.#composing = true; },
      oncompositionend: () => { this.#composing = false; },
    });
    this.send = element("button", { type: "submit", class: "send", "aria-label": "发送", disabled: true });
    this.bar = element("div", { class: "mode", hidden: true });
    this.menu = element("ul", { class: "menu", role: "listbox", "aria-label": "可用的命令", hidden: true });
    this.node = element("form", {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        this.#submit();
      },
    }, this.menu, this.bar, element("div", { class: "composer__line" }, this.field, this.send));
  }

  /** Who writes where. What was typed before stays with its person and chat. */
  turnTo(person, chat, label, commands) {
    this.#commands = commands;
    const key = `${person}:${chat}`;
    if (key === this.#key) return;
    this.#drafts.set(this.#key, this.field.value);
    this.#key = key;
    this.#chat = chat;
    this.field.setAttribute("aria-label", label);
    this.field.placeholder = label;
    this.#leaveMode();
    this.fill(this.#drafts.get(key) ?? "");
  }

  fill(text) {
    this.field.value = text;
    this.#typed();
  }

  reply(message) {
    this.#enterMode("reply", message, `回复 ${senderOf(message).name}`);
  }

  edit(message) {
    this.#enterMode("edit", message, "编辑");
    this.fill(message.text);
  }

  focus() {
    this.field.focus();
  }

  #enterMode(kind, message, label) {
    if (this.#mode?.kind === "edit") this.fill("");
    this.#mode = { kind, message };
    this.bar.replaceChildren(
      element("span", { class: "mode__what" }, element("b", {}, label), element("span", {}, gist(message))),
      element("button", {
        type: "button", class: "close", "aria-label": "取消", onclick: () => this.#cancel(),
      }, "×"));
    this.bar.hidden = false;
    this.focus();
  }

  #leaveMode() {
    this.#mode = null;
    this.bar.hidden = true;
  }

  #cancel() {
    if (this.#mode?.kind === "edit") this.fill("");
    this.#leaveMode();
    this.focus();
  }

  #typed() {
    const { field } = this;
    if (!GROWS) {
      field.style.height = "auto";
      field.style.height = field.scrollHeight > 0 ? `${field.scrollHeight}px` : "auto";
    }
    this.send.disabled = field.value.trim() === "";
    this.#picked = 0;
    this.#showMenu();
  }

  #fitting() {
    const typed = /^\/(\w*)$/.exec(this.field.value);
    return typed ? this.#commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
  }

  #showMenu() {
    const fitting = this.#fitting();
    this.menu.hidden = fitting.length === 0;
    this.menu.replaceChildren(...fitting.map(({ command, description }, place) =>
      element("li", {
        role: "option", "aria-selected": String(place === this.#picked),
        onmousedown: (event) => event.preventDefault(), // or the field loses its focus
        onclick: () => this.#pick(command),
      }, element("b", {}, `/${command}`), element("span", {}, description))));
    this.menu.children[this.#picked]?.scrollIntoView({ block: "nearest" });
  }

  #pick(command) {
    this.fill(`/${command}`);
    this.menu.hidden = true;
    this.#submit();
  }

  #pressed(event) {
    // Enter that ends a word in an input method must not send; 229 is what Safari says of such a key.
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    const fitting = this.menu.hidden ? [] : this.#fitting();
    if (fitting.length > 0 && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      this.#picked = (this.#picked + (event.key === "ArrowDown" ? 1 : fitting.length - 1)) % fitting.length;
      this.#showMenu();
    } else if (fitting.length > 0 && event.key === "Tab") {
      event.preventDefault();
      this.fill(`/${fitting[this.#picked].command} `);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (fitting.length > 0) this.#pick(fitting[this.#picked].command);
      else this.#submit();
    } else if (event.key === "Escape") {
      if (fitting.length > 0) this.menu.hidden = true;
      else if (this.#mode) this.#cancel();
    } else if (event.key === "ArrowUp" && this.field.value === "" && !this.#mode) {
      const last = this.acts.lastOwn();
      if (last) {
        event.preventDefault();
        this.edit(last);
      }
    }
  }

  async #submit() {
    const text = this.field.value;
    if (text.trim() === "") return;
    if (text.length > LONGEST) {
      this.acts.complain(`太长了：一条最多 ${LONGEST} 个字，现在有 ${text.length} 个。分两条发吧。`);
      return;
    }
    const [mode, key] = [this.#mode, this.#key];
    this.fill("");
    this.#leaveMode();
    try {
      if (mode?.kind === "edit") await this.acts.edit(mode.message, text);
      else await this.acts.send(text, mode?.message.id);
    } catch (refusal) {
      if (this.#key === key && this.field.value === "") this.fill(text); // nothing typed is lost
      else this.#drafts.set(key, text);
      this.acts.complain(refusal.message);
    }
  }
}
