// What is said beside the chats: a callback's answer (a toast, or a dialog for an alert), complaints, hints.

import { element } from "./dom.js";

const READING = 90; // ms a character, and never under SHORTEST, so that slow readers get to the end
const SHORTEST = 3500;

export class Notices {
  constructor(node) {
    this.node = node;
  }

  /** A line at the top that goes by itself, or when the next one comes; `isWrong` looks like a complaint. */
  toast(words, isWrong = false) {
    const line = element("p", { class: isWrong ? "toast toast--wrong" : "toast" }, words);
    this.node.replaceChildren(line);
    setTimeout(() => line.remove(), Math.max(SHORTEST, words.length * READING));
  }

  /** A dialog that waits to be closed. `more`: further buttons, [label, act]. */
  dialog(content, more = []) {
    const box = element("dialog", { class: "dialog", onclose: () => box.remove() },
      element("div", { class: "dialog__words" }, content),
      element("div", { class: "dialog__buttons" },
        more.map(([label, act]) => element("button", {
          type: "button", class: "chip chip--strong",
          onclick: () => {
            box.close();
            act();
          },
        }, label)),
        element("button", { type: "button", class: "chip", autofocus: true, onclick: () => box.close() }, "好")));
    document.body.append(box);
    box.showModal();
  }
}
