// What is known of the neighbourhood just now: people, groups, messages, who I am, what is unread. No page in here.

import { get, post, listen } from "./play.js";

const KEPT = "linli.me"; // who I was when the page was last open in this tab

export class Neighbourhood {
  people = []; // {id, name, username, started}
  groups = []; // {id, title, members, admins}
  bot = { id: 0, name: "邻里", username: "", is_bot: true, commands: [] };
  zone = "Asia/Shanghai";
  me = null; // a person's id
  group = null; // the group looked at
  connected = null; // null: not yet
  unread = new Map(); // person's id → how many private messages that nobody has looked at
  #chats = new Map(); // chat's id → its messages as they stand now
  #newest = new Map(); // chat's id → the newest message heard of while listening
  #offset = 0; // ms the bot's clock is ahead of this machine's
  #loading = new Map(); // chat's id → whether to load once more after this time
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
  message = (chat, id) => this.messages(chat).find((message) => message.message_id === id);
  now = () => new Date(Date.now() + this.#offset);
  commands = (kind) => this.bot.commands?.[kind] ?? [];
  get self() {
    return this.person(this.me);
  }

  async be(id) {
    this.me = id;
    sessionStorage.setItem(KEPT, String(id));
    const mine = this.groups.filter((group) => group.members.includes(id));
    if (!mine.some((group) => group.id === this.group)) this.group = mine[0]?.id ?? null;
    this.#changed();
    await Promise.all([this.#load(this.group), this.#load(id)]);
    this.saw();
  }

  async lookAt(group) {
    this.group = group;
    this.#changed();
    await this.#load(group);
  }

  /** What can be seen now is read. */
  saw() {
    if (this.me !== null && this.unread.get(this.me) && this.#seeing(this.me)) this.unread.delete(this.me);
    this.#changed();
  }

  async say(chat, text, replyTo) {
    await post("say", { chat, user: this.me, text, ...(replyTo ? { reply_to: replyTo } : {}) });
    if (chat === this.me) await this.#refreshWorld();
    await this.#load(chat);
  }

  async edit(chat, messageId, text) {
    await post("edit", { chat, message_id: messageId, text });
    await this.#load(chat);
  }

  tap = (chat, messageId, data) => post("tap", { chat, message_id: messageId, user: this.me, button: data });

  async start(payload = "") {
    await post("start", { user: this.me, ...(payload ? { payload } : {}) });
    await this.#refreshWorld();
    await this.#load(this.me);
  }

  async advance(seconds) {
    await post("advance", { seconds });
    await this.#refreshWorld();
  }

  async #reload() {
    await this.#refreshWorld();
    this.connected = true;
    if (this.self === undefined) {
      const kept = Number(sessionStorage.getItem(KEPT));
      this.me = null;
      const first = this.people.find((person) => person.id === kept) ?? this.people[0];
      if (first) return this.be(first.id);
    }
    this.#changed();
    return Promise.all([...this.#chats.keys(), this.group, this.me].map((chat) => this.#load(chat)));
  }

  async #refreshWorld() {
    const world = await get("world");
    this.people = world.people;
    this.groups = world.groups;
    this.bot = { commands: [], ...world.bot, is_bot: true };
    this.zone = world.timezone ?? this.zone;
    this.#offset = world.now * 1000 - Date.now();
    this.#changed();
  }

  async #heard(event) {
    const chat = event.chat;
    const known = this.person(chat) ?? this.chat(chat);
    if (chat === undefined || chat === null || !known) return this.#refreshWorld();
    const message = event.message;
    const isNew = message && message.message_id > (this.#newest.get(chat) ?? 0);
    if (isNew) this.#newest.set(chat, message.message_id);
    const isNews = isNew && message.from?.id === this.bot.id && !message.edited && !message.deleted;
    if (chat > 0 && isNews && !this.#seeing(chat)) this.unread.set(chat, (this.unread.get(chat) ?? 0) + 1);
    if (this.#chats.has(chat)) await this.#load(chat);
    this.#changed();
    return undefined;
  }

  /** Loads a chat as it stands; of many changes at once only the last is loaded after the one under way. */
  async #load(chat) {
    if (chat === null || chat === undefined) return;
    if (this.#loading.has(chat)) {
      this.#loading.set(chat, true);
      return;
    }
    this.#loading.set(chat, true);
    try {
      while (this.#loading.get(chat)) {
        this.#loading.set(chat, false);
        this.#chats.set(chat, await get("messages", { chat }));
      }
    } finally {
      this.#loading.delete(chat);
    }
    this.#changed();
  }
}
