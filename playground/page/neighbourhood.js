// What is known of the neighbourhood just now: people, groups, messages, who I am, what is unread. No page in here.

import { get, post, listen } from "./play.js";

const KEPT = "linli.me"; // who I was when the page was last open in this tab

export class Neighbourhood {
  people = []; // {id, name, username, started}
  groups = []; // {id, title, members, admins}
  bot = { id: 0, name: "邻里", username: "", is_bot: true };
  zone = "Asia/Shanghai"; // where the bot's clock is read
  me = null; // a person's id
  group = null; // the group looked at
  connected = null; // null: not yet
  unread = new Map(); // person's id → how many private messages that nobody has looked at
  #chats = new Map(); // chat's id → its messages as they stand now
  #newest = new Map(); // chat's id → the newest message heard of while listening
  #offset = 0; // ms the bot's clock is ahead of this machine's
  #loading = new Map(); // what is being loaded (a chat's id, "world") → whether once more after this time
  #changed;
  #seeing; // (chat) → whether that chat can be seen now

  constructor({ changed, seeing }) {
    this.#changed = changed;
    this.#seeing = seeing;
  }

  async open() {
    await new Promise((resolve, reject) => {
      listen({
        opened: () => this.#reload().then(resolve, reject),
        changed: (event) => this.#heard(event),
        lost: () => {
          this.connected = false;
          this.#changed();
        },
      });
    });
  }

  person = (id) => (id === this.bot.id ? this.bot : this.people.find((person) => person.id === id));
  named = (username) =>
    [this.bot, ...this.people].find((person) => person.username?.toLowerCase() === username.toLowerCase());
  chat = (id) => this.groups.find((group) => group.id === id);
  messages = (chat) => this.#chats.get(chat) ?? [];
  message = (chat, id) => this.messages(chat).find((message) => message.id === id);
  now = () => new Date(Date.now() + this.#offset);

  /** The menu of the bot's commands in a chat, as I find it there. */
  commands(chat) {
    const { private: personal, group, admin } = this.bot.commands ?? {};
    if (chat > 0) return personal ?? [];
    return (this.chat(chat)?.admins.includes(this.me) ? admin : group) ?? [];
  }

  get self() {
    return this.person(this.me);
  }

  async be(id) {
    this.me = id;
    sessionStorage.setItem(KEPT, String(id));
    const mine = this.groups.filter((group) => group.members.includes(id));
    if (!mine.some((group) => group.id === this.group)) this.group = mine[0]?.id ?? null;
    this.#changed();
    await Promise.all([this.#load(this.group, { anew: false }), this.#load(id, { anew: false })]);
    this.saw();
  }

  async lookAt(group) {
    this.group = group;
    this.#changed();
    await this.#load(group, { anew: false });
  }

  /** What can be seen now is read. */
  saw() {
    if (this.me !== null && this.unread.get(this.me) && this.#seeing(this.me)) this.unread.delete(this.me);
    this.#changed();
  }

  say = (chat, text, replyTo) =>
    post("say", { chat, user: this.me, text, ...(replyTo ? { reply_to: replyTo } : {}) });

  edit = (chat, messageId, text) => post("edit", { chat, message_id: messageId, text });

  tap = (chat, messageId, data) => post("tap", { chat, message_id: messageId, user: this.me, button: data });

  start = (payload = "") => post("start", { user: this.me, ...(payload ? { payload } : {}) });

  advance = (seconds) => post("advance", { seconds });

  async #reload() {
    await this.#refreshWorld();
    this.connected = true;
    if (this.self === undefined) {
      const kept = Number(sessionStorage.getItem(KEPT));
      const first = this.people.find((person) => person.id === kept) ?? this.people[0];
      if (first) return this.be(first.id);
    }
    for (const chat of this.#chats.keys()) if (!this.person(chat) && !this.chat(chat)) this.#chats.delete(chat);
    this.#changed();
    return Promise.all([...this.#chats.keys(), this.group, this.me].map((chat) => this.#load(chat)));
  }

  #refreshWorld() {
    return this.#once("world", async () => {
      const world = await get("world");
      this.people = world.people.filter((person) => !person.is_bot);
      this.groups = world.groups;
      this.bot = { ...world.bot, is_bot: true };
      this.zone = world.zone ?? this.zone;
      this.#offset = world.now * 1000 - Date.now();
      if (this.group !== null && !this.chat(this.group)) this.group = null; // it has become another group
      this.group ??= this.groups.find((group) => group.members.includes(this.me))?.id ?? null;
      await this.#load(this.group, { anew: false });
    });
  }

  #load(chat, { anew } = { anew: true }) {
    if (chat === null || (!anew && this.#chats.has(chat))) return null;
    return this.#once(chat, async () => this.#chats.set(chat, await get("messages", { chat })));
  }

  /** Runs `act`; if it runs already, it is run once more after this time, however often it was asked for. */
  async #once(name, act) {
    const isRunning = this.#loading.has(name);
    this.#loading.set(name, true);
    if (isRunning) return;
    try {
      while (this.#loading.get(name)) {
        this.#loading.set(name, false);
        await act();
      }
    } finally {
      this.#loading.delete(name);
    }
    this.#changed();
  }

  #heard(event) {
    const { chat, message } = event;
    if (event.kind === "now") {
      this.#offset = event.now * 1000 - Date.now();
      this.#changed();
      return;
    }
    if (!message || !(this.person(chat) ?? this.chat(chat))) {
      this.#refreshWorld().catch(() => null); // the connection says itself when it is lost
      return;
    }
    const isNew = message.id > (this.#newest.get(chat) ?? 0);
    if (isNew) this.#newest.set(chat, message.id);
    const isNews = isNew && message.from?.id === this.bot.id && !message.edited && !message.deleted;
    if (chat > 0 && isNews && !this.#seeing(chat)) this.unread.set(chat, (this.unread.get(chat) ?? 0) + 1);
    if (this.#loading.has(chat)) this.#loading.set(chat, true); // what is being loaded may be older than this
    else if (this.#chats.has(chat)) this.#keep(this.#chats.get(chat), message);
    this.#changed();
  }

  #keep(messages, message) {
    const place = messages.findIndex((other) => other.id === message.id);
    if (place >= 0) messages[place] = message;
    else messages.push(message);
  }
}
