// The bot's clock: what time it is in the neighbourhood, and moving it on.

import { element } from "./dom.js";

const MORNING = 9; // o'clock
const NIGHT = 5; // before this hour 明早 is the morning that comes, after it tomorrow's
const TICK = 5000; // ms

const formats = new Map(); // making one takes longer than all its uses

function format(locale, options) {
  const key = JSON.stringify([locale, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, options));
  return formats.get(key);
}

/** The wall time of `moment` in `zone`, in numbers. */
export function wall(moment, zone) {
  const parts = format("en-US", {
    timeZone: zone, hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(moment);
  return Object.fromEntries(parts.filter((part) => part.type !== "literal").map((part) => [part.type, Number(part.value)]));
}

/** Seconds until nine 明早. */
export function untilMorning(now, zone) {
  const { year, month, day, hour } = wall(now, zone);
  const wanted = Date.UTC(year, month - 1, hour < NIGHT ? day : day + 1, MORNING);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) { // twice, as the zone's distance to UTC may change in between
    const at = wall(guess, zone);
    guess += wanted - Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
  }
  return Math.round((guess - now.getTime()) / 1000);
}

export const dayOf = (moment, zone) => {
  const { year, month, day } = wall(moment, zone);
  return `${year}-${month}-${day}`;
};

export const timeOf = (moment, zone) =>
  format("zh-CN", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);

/** 「11月21日 周五」. */
export const dateOf = (moment, zone) => {
  const text = (options) => format("zh-CN", { timeZone: zone, ...options }).format(moment);
  return `${text({ month: "long", day: "numeric" })} ${text({ weekday: "short" })}`;
};

/** Fills `node`. `advance(seconds)` returns a promise. */
export class Clock {
  #face = element("time", { class: "clock__time" });
  #busy = false;
  #node;
  #more; // on a phone: opens the three ways onward

  constructor(node, state, advance) {
    this.state = state;
    this.advance = advance;
    const onward = [
      ["快进 10 分钟", () => 600],
      ["快进 1 小时", () => 3600],
      ["到明早 9 点", () => untilMorning(state.now(), state.zone)],
    ];
    this.buttons = onward.map(([label, seconds]) =>
      element("button", { type: "button", class: "chip", onclick: (event) => this.#go(event.currentTarget, seconds()) }, label));
    const onwards = element("div", { class: "clock__onward", id: "onward" }, this.buttons);
    this.#node = node;
    this.#more = element("button", {
      type: "button", class: "chip clock__more", "aria-expanded": "false", "aria-controls": "onward",
      onclick: () => this.#open(!node.classList.contains("clock--open")),
    }, "快进");
    node.append(this.#face, this.#more, onwards);
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !node.classList.contains("clock--open")) return;
      this.#open(false);
      this.#more.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!node.contains(event.target)) this.#open(false);
    });
    setInterval(() => this.show(), TICK);
  }

  show() {
    const now = this.state.now();
    this.#face.replaceChildren(
      element("span", {}, dateOf(now, this.state.zone)), element("b", {}, timeOf(now, this.state.zone)));
    this.#face.dateTime = now.toISOString();
  }

  #open(isOpen) {
    this.#node.classList.toggle("clock--open", isOpen);
    this.#more.setAttribute("aria-expanded", String(isOpen));
  }

  async #go(button, seconds) {
    if (this.#busy) return;
    this.#busy = true;
    for (const each of this.buttons) each.disabled = true;
    button.classList.add("busy");
    await this.advance(seconds);
    button.classList.remove("busy");
    for (const each of this.buttons) each.disabled = false;
    this.#busy = false;
    this.#open(false);
    this.show();
  }
}
